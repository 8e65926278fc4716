import { areaOfCorners, formatAddress, quoteSheetName } from '../formula/a1';
import { tokenizeFormula } from '../formula/tokenize-formula';
import type { FormulaToken } from '../formula/tokenize-formula';
import { endColumn, endRow, intersectAreas, makeArea } from '../model/area';
import type { Area } from '../model/area';
import type { CalculationChanges, CalculationEngine } from '../model/calculation-engine';
import { cellError, parseCellError } from '../model/cell-value';
import type { SheetModel, WorkbookModel } from '../model/workbook-model';
import type { CustomFunctionCalls, FunctionArgument } from './custom-function-calls';

/** An argument before its value is read: a constant, or cells. */
type ParsedArgument =
  | { readonly kind: 'constant'; readonly value: FunctionArgument }
  | { readonly kind: 'cells'; readonly sheetName: string | undefined; readonly area: Area; readonly single: boolean };

interface CallCell {
  readonly formula: string;
  readonly fullName: string;
  readonly args: readonly ParsedArgument[];
  cancel: () => void;
}

/**
 * The engine for hosts without a real one: formulas that are nothing but one custom function over constants and
 * references are called, and called again when those cells change; all other formulas keep the value given with them.
 */
export function createCallCellEngine(calls: CustomFunctionCalls): CalculationEngine {
  const cells = new Map<string, CallCell>();
  return {
    recalculate: (changes, workbook) => {
      if (calls.functions.size === 0) return;
      for (const [key, cell] of cells) {
        if (!placeOf(key, workbook) || formulaAt(key, workbook) !== cell.formula) {
          cell.cancel();
          cells.delete(key);
        }
      }
      for (const { sheet, row, column, formula } of callFormulas(workbook, calls)) {
        const key = `${sheet.id}|${row}|${column}`;
        const known = cells.get(key);
        if (known && !isTouched(known, sheet, row, column, changes, workbook)) continue;
        known?.cancel();
        const cell = known ?? parseCall(formula, calls);
        if (!cell) continue;
        cells.set(key, cell);
        invoke(cell, sheet, row, column, calls, workbook);
      }
    },
  };
}

function placeOf(key: string, workbook: WorkbookModel): { sheet: SheetModel; row: number; column: number } | undefined {
  const [sheetId, row, column] = key.split('|') as [string, string, string];
  const sheet = workbook.sheet(sheetId);
  return sheet && { sheet, row: Number(row), column: Number(column) };
}

function formulaAt(key: string, workbook: WorkbookModel): string | undefined {
  const place = placeOf(key, workbook);
  return place?.sheet.formulaAt(place.row, place.column);
}

function* callFormulas(
  workbook: WorkbookModel,
  calls: CustomFunctionCalls,
): Generator<{ sheet: SheetModel; row: number; column: number; formula: string }> {
  const prefixes = [...new Set([...calls.functions.keys()].map((name) => `=${name.split('.')[0]}.`))];
  for (const sheet of workbook.sheets) {
    const found: { row: number; column: number; formula: string }[] = [];
    sheet.forEachCell((row, column, _value, formula) => {
      const upper = formula?.slice(0, 40).toUpperCase();
      if (formula !== undefined && prefixes.some((prefix) => upper!.startsWith(prefix)))
        found.push({ row, column, formula });
    });
    for (const place of found) yield { sheet, ...place };
  }
}

/** Whether the cell was entered anew or one of its arguments changed. */
function isTouched(
  cell: CallCell,
  sheet: SheetModel,
  row: number,
  column: number,
  changes: CalculationChanges,
  workbook: WorkbookModel,
): boolean {
  if (changes.full) return true;
  const watched = [
    { sheetId: sheet.id, area: makeArea(row, column) },
    ...cell.args.flatMap((arg) =>
      arg.kind === 'cells' ? [{ sheetId: sheetOf(arg.sheetName, sheet, workbook)?.id ?? '', area: arg.area }] : [],
    ),
  ];
  return changes.cells.some((changed) =>
    watched.some((one) => one.sheetId === changed.sheetId && intersectAreas(one.area, changed.area)),
  );
}

function sheetOf(name: string | undefined, own: SheetModel, workbook: WorkbookModel): SheetModel | undefined {
  return name === undefined ? own : workbook.sheet(name);
}

function invoke(
  cell: CallCell,
  sheet: SheetModel,
  row: number,
  column: number,
  calls: CustomFunctionCalls,
  workbook: WorkbookModel,
): void {
  const args = cell.args.map((arg): FunctionArgument => {
    if (arg.kind === 'constant') return arg.value;
    const source = sheetOf(arg.sheetName, sheet, workbook);
    if (!source) return cellError('#REF!');
    return arg.single ? source.valueAt(arg.area.row, arg.area.column) : source.readValues(usedPart(source, arg.area));
  });
  sheet.putFormulaResult(row, column, cellError('#BUSY!'));
  const address = `${quoteSheetName(sheet.name)}!${formatAddress(makeArea(row, column))}`;
  const started = calls.start(cell.fullName, args, address, (result) => {
    if (sheet.formulaAt(row, column) === cell.formula) sheet.putFormulaResult(row, column, result);
  });
  cell.cancel = started.cancel;
}

/** Whole columns and rows are handed over as far as the sheet is filled. */
function usedPart(sheet: SheetModel, area: Area): Area {
  const used = sheet.usedArea();
  if (!used || (endRow(area) <= endRow(used) && endColumn(area) <= endColumn(used))) return area;
  return intersectAreas(area, makeArea(0, 0, endRow(used), endColumn(used))) ?? makeArea(area.row, area.column);
}

/** The call a formula consists of; undefined when it is anything more. */
function parseCall(formula: string, calls: CustomFunctionCalls): CallCell | undefined {
  const tokens = tokenizeFormula(formula.slice(1)).filter((token) => token.kind !== 'space');
  const [name, open, ...rest] = tokens;
  if (name?.kind !== 'function' || open?.text !== '(' || rest.pop()?.text !== ')') return undefined;
  if (!calls.functions.has(name.text.toUpperCase())) return undefined;
  const args: ParsedArgument[] = [];
  let part: FormulaToken[] = [];
  for (const token of [...rest, ...(rest.length > 0 ? [{ kind: 'other', text: ',' } as const] : [])]) {
    if (token.text !== ',') {
      part.push(token);
      continue;
    }
    const arg = parseArgument(part);
    if (!arg) return undefined;
    args.push(arg);
    part = [];
  }
  return { formula, fullName: name.text.toUpperCase(), args, cancel: () => undefined };
}

function parseArgument(tokens: readonly FormulaToken[]): ParsedArgument | undefined {
  const sign = tokens.length === 2 && tokens[0]!.text === '-' ? -1 : 1;
  const token = tokens.at(-1);
  if (!token) return { kind: 'constant', value: null };
  if (tokens.length > (sign === -1 ? 2 : 1)) return undefined;
  switch (token.kind) {
    case 'number':
      return { kind: 'constant', value: sign * Number(token.text) };
    case 'text':
      return { kind: 'constant', value: token.text.slice(1, -1).replace(/""/g, '"') };
    case 'error':
      return { kind: 'constant', value: parseCellError(token.text) ?? cellError('#REF!') };
    case 'name':
      return /^(true|false)$/i.test(token.text) ? { kind: 'constant', value: /^true$/i.test(token.text) } : undefined;
    case 'reference':
      return {
        kind: 'cells',
        sheetName: token.sheetName,
        area: areaOfCorners(token.from, token.to),
        single: token.to === undefined,
      };
    default:
      return undefined;
  }
}
