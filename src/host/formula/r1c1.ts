import { SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../model/area';
import { formatCorner, quoteSheetName } from './a1';
import type { Corner } from './a1';
import { tokenizeFormula } from './tokenize-formula';

const OFFSET = '(?:\\[-?\\d+\\]|\\d+)?';
const CELL = `R${OFFSET}C${OFFSET}`;
/** Text, quoted sheet names and structured references (`T[RC]`, but not `RC[1]`) are passed over. */
const PASSED_OVER = `"(?:[^"]|"")*"|'(?:[^']|'')*'|[A-Za-z_][\\w.]*\\[(?!-?\\d+\\])(?:[^\\[\\]]|\\[[^\\]]*\\])*\\]|`;
const R1C1_REFERENCE = new RegExp(
  `${PASSED_OVER}\\b(?:(${CELL})(?::(${CELL}))?|(R${OFFSET}):(R${OFFSET})|(C${OFFSET}):(C${OFFSET}))(?![\\w.(\\[])`,
  'gi',
);

/** The R1C1 text of an A1 formula standing in (row, column). */
export function toR1C1(formula: string, row: number, column: number): string {
  let text = '';
  for (const token of tokenizeFormula(formula)) {
    if (token.kind !== 'reference') {
      text += token.text;
      continue;
    }
    const prefix = token.sheetName === undefined ? '' : `${quoteSheetName(token.sheetName)}!`;
    const from = r1c1Corner(token.from, row, column);
    text += prefix + from + (token.to ? `:${r1c1Corner(token.to, row, column)}` : '');
  }
  return text;
}

function r1c1Corner(corner: Corner, row: number, column: number): string {
  return part('R', corner.row, corner.rowFixed, row) + part('C', corner.column, corner.columnFixed, column);
}

function part(letter: string, index: number | undefined, fixed: boolean, base: number): string {
  if (index === undefined) return '';
  if (fixed) return letter + String(index + 1);
  return index === base ? letter : `${letter}[${index - base}]`;
}

/** The A1 text of an R1C1 formula for the cell (row, column). References beyond the sheet become #REF!. */
export function fromR1C1(formula: string, row: number, column: number): string {
  return formula.replace(R1C1_REFERENCE, (whole, ...groups: (string | undefined)[]) => {
    const [cellFrom, cellTo, rowFrom, rowTo, columnFrom, columnTo] = groups;
    const from = cellFrom ?? rowFrom ?? columnFrom;
    const to = cellTo ?? rowTo ?? columnTo;
    if (from === undefined) return whole;
    const first = a1Corner(from, row, column);
    const second = to === undefined ? undefined : a1Corner(to, row, column);
    if (first === undefined || (to !== undefined && second === undefined)) return '#REF!';
    return second === undefined ? first : `${first}:${second}`;
  });
}

function a1Corner(text: string, row: number, column: number): string | undefined {
  const [, rowPart, columnPart] = /^(R[^C]*)?(C.*)?$/i.exec(text)!;
  const r = rowPart === undefined ? undefined : resolvePart(rowPart.slice(1), row);
  const c = columnPart === undefined ? undefined : resolvePart(columnPart.slice(1), column);
  if (r && (r.index < 0 || r.index >= SHEET_ROW_COUNT)) return undefined;
  if (c && (c.index < 0 || c.index >= SHEET_COLUMN_COUNT)) return undefined;
  return formatCorner({
    row: r?.index,
    column: c?.index,
    rowFixed: r?.fixed ?? false,
    columnFixed: c?.fixed ?? false,
  });
}

function resolvePart(text: string, base: number): { readonly index: number; readonly fixed: boolean } {
  if (text === '') return { index: base, fixed: false };
  if (text.startsWith('[')) return { index: base + Number(text.slice(1, -1)), fixed: false };
  return { index: Number(text) - 1, fixed: true };
}
