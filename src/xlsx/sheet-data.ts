/**
 * The rows of a worksheet part. They are ours and not the file library's: it cannot store an error as the result of a
 * formula, takes text that spells an error for one, loses spaces at the ends of texts and row looks, and is slow here.
 */
import { columnLetters, formatAddress } from '../host/formula/a1';
import { endRow, makeArea } from '../host/model/area';
import type { Area } from '../host/model/area';
import { isCellError } from '../host/model/cell-value';
import type { CellValue } from '../host/model/cell-value';
import type { LineFormat } from '../host/model/sheet-parts';
import type { SheetModel } from '../host/model/workbook-model';
import { storedFormula } from './function-prefixes';

/** Excel refuses files with longer texts. */
const LONGEST_TEXT = 32_767;
const { isFinite: isFiniteNumber } = Number;

/** Rows that are read at a time. */
const ROWS_PER_BAND = 1_024;
/** Text that is put together at a time: enough to be quick, little enough to be forgotten at once. */
const PIECE_LENGTH = 100_000;

/** The element `<sheetData>` in pieces. `formatOf` answers the file's number of a style of the model. */
export function* sheetDataPieces(sheet: SheetModel, formatOf: (styleId: number) => number): Generator<string> {
  const formats = [...sheet.rowFormats()].sort(([a], [b]) => a - b);
  const used = sheet.usedArea(false) ?? makeArea(0, 0);
  const cellWriter = createCellWriter(sheet, used, formatOf);
  let nextFormat = 0;
  let text = '<sheetData>';
  for (let row = used.row; row < endRow(used); row++) {
    // Rows may have a look or a height without having cells.
    for (; nextFormat < formats.length && formats[nextFormat]![0] < row; nextFormat++) {
      text += `${rowTag(...formats[nextFormat]!, formatOf)}</row>`;
    }
    const own = formats[nextFormat]?.[0] === row ? formats[nextFormat++]![1] : undefined;
    const cells = cellWriter(row);
    if (cells !== '' || own) text += `${rowTag(row, own ?? {}, formatOf)}${cells}</row>`;
    if (text.length < PIECE_LENGTH) continue;
    yield text;
    text = '';
  }
  for (; nextFormat < formats.length; nextFormat++) text += `${rowTag(...formats[nextFormat]!, formatOf)}</row>`;
  yield `${text}</sheetData>`;
}

/** Answers the cells of a row; to be asked for one row after the other. */
function createCellWriter(
  sheet: SheetModel,
  used: Area,
  formatOf: (styleId: number) => number,
): (row: number) => string {
  const letters = Array.from({ length: used.columnCount }, (_, index) => columnLetters(used.column + index));
  const spills = new Map(sheet.spills.map((area) => [`${area.row},${area.column}`, formatAddress(area)]));
  let bandStart = Number.NEGATIVE_INFINITY;
  let band: ReturnType<SheetModel['readColumn']>[] = [];
  return (row) => {
    if (row >= bandStart + ROWS_PER_BAND) {
      const rowCount = Math.min(ROWS_PER_BAND, endRow(used) - row);
      band = letters.map((_, index) => sheet.readColumn(used.column + index, row, rowCount));
      bandStart = row;
    }
    let text = '';
    for (let index = 0; index < band.length; index++) {
      const { values, formulas, styleIds } = band[index]!;
      const value = values[row - bandStart] ?? null;
      const formula = formulas[row - bandStart];
      const styleId = styleIds[row - bandStart] ?? 0;
      if (value === null && formula === undefined && styleId === 0) continue;
      const style = styleId === 0 ? 0 : formatOf(styleId);
      const start = `<c r="${letters[index]!}${row + 1}"${style === 0 ? '' : ` s="${style}"`}`;
      const spill = spills.size === 0 ? undefined : spills.get(`${row},${used.column + index}`);
      text += formula === undefined ? constantXml(start, value) : formulaXml(start, formula, value, spill);
    }
    return text;
  };
}

function rowTag(row: number, format: LineFormat, formatOf: (styleId: number) => number): string {
  const style = format.styleId ? formatOf(format.styleId) : 0;
  const attributes = [
    style > 0 ? ` s="${style}" customFormat="1"` : '',
    format.sizePoints === undefined ? '' : ` ht="${format.sizePoints}" customHeight="1"`,
    format.hidden ? ' hidden="1"' : '',
    format.outlineLevel ? ` outlineLevel="${format.outlineLevel}"` : '',
    format.collapsed ? ' collapsed="1"' : '',
  ];
  return `<row r="${row + 1}"${attributes.join('')}>`;
}

function constantXml(start: string, value: CellValue): string {
  if (typeof value === 'number')
    return isFiniteNumber(value) ? `${start}><v>${value}</v></c>` : `${start} t="e"><v>#NUM!</v></c>`;
  if (typeof value === 'string') return `${start} t="inlineStr"><is>${textXml('t', value)}</is></c>`;
  if (typeof value === 'boolean') return `${start} t="b"><v>${Number(value)}</v></c>`;
  return isCellError(value) ? `${start} t="e"><v>${value.error}</v></c>` : `${start}/>`;
}

/** `spill`: address of the area an array result covers. */
function formulaXml(start: string, formula: string, value: CellValue, spill: string | undefined): string {
  const text = escapeText(storedFormula(formula));
  const head = spill === undefined ? start : `${start} cm="1"`;
  const body = spill === undefined ? `<f>${text}</f>` : `<f t="array" ref="${spill}">${text}</f>`;
  if (typeof value === 'number')
    return isFiniteNumber(value) ? `${head}>${body}<v>${value}</v></c>` : `${head} t="e">${body}<v>#NUM!</v></c>`;
  if (typeof value === 'string') return `${head} t="str">${body}${textXml('v', value)}</c>`;
  if (typeof value === 'boolean') return `${head} t="b">${body}<v>${Number(value)}</v></c>`;
  return isCellError(value) ? `${head} t="e">${body}<v>${value.error}</v></c>` : `${head}>${body}</c>`;
}

function textXml(tag: string, text: string): string {
  const kept = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  const space = /^\s|\s$|[\n\t]/.test(kept) ? ' xml:space="preserve"' : '';
  // A text that looks like one of the format's escapes would be read as the character it stands for.
  const plain = kept.includes('_x') ? kept.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_') : kept;
  return `<${tag}${space}>${escapeText(plain)}</${tag}>`;
}

const UNSAFE = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]/;
const EACH_UNSAFE = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;

/** Control characters are written as the format's `_x000D_`; two characters XML cannot hold at all are dropped. */
function escapeText(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return text.replace(EACH_UNSAFE, (char) => {
    if (char === '&') return '&amp;';
    if (char === '<') return '&lt;';
    if (char === '>') return '&gt;';
    const code = char.charCodeAt(0);
    return code > 31 ? '' : `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}
