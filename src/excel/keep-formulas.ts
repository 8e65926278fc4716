/**
 * Formulas and names of the user's own that point at sheets about to be replaced: noted before, put back after. Only
 * cells with formulas are read, so sheets of constants cost one request.
 */
import { pointsInto } from '../workbook/pointing-formulas';
import { cellAddress } from '../workbook/read/cells/cell-address';
import type { WorkbookPlan } from '../workbook/workbook-plan';
import { synchronize } from './synchronize';

/** Excel answers at most 5 MB on the web: formulas of ordinary length stay below. */
const CELLS_PER_READ = 25_000;

/** Cells below each other. */
interface KeptRun {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formulas: readonly string[];
}

interface KeptName {
  readonly item: Excel.NamedItem;
  readonly words: string;
  readonly formula: string;
}

export interface KeptFormulas {
  readonly runs: readonly KeptRun[];
  readonly names: readonly KeptName[];
}

export interface RestoredFormulas {
  /** Formulas and names put back. */
  readonly kept: number;
  /** Cells and names that Excel refused: what they name is no longer there. */
  readonly lost: readonly string[];
}

/** `leaving`: sheets that are replaced or removed; what stands on them is not the user's. */
export async function noteFormulas(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  leaving: ReadonlySet<string>,
): Promise<KeptFormulas> {
  const points = pointsInto(plan);
  const { worksheets, names } = context.workbook;
  worksheets.load('items/name');
  names.load('items/name,items/formula');
  await synchronize(context);
  const sheets = worksheets.items.filter(({ name }) => !leaving.has(name.toLowerCase()));
  for (const sheet of sheets) sheet.names.load('items/name,items/formula');
  await synchronize(context);
  const runs: KeptRun[] = [];
  for (const sheet of sheets) runs.push(...(await runsOfSheet(context, sheet, points)));
  const named = [
    ...names.items.map((item) => ({ item, words: item.name })),
    ...sheets.flatMap((sheet) => sheet.names.items.map((item) => ({ item, words: `${sheet.name}!${item.name}` }))),
  ];
  return {
    runs,
    names: named.map(({ item, words }) => ({ item, words, formula: String(item.formula) })).filter(({ formula }) => points(formula)),
  };
}

async function runsOfSheet(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  points: (formula: string) => boolean,
): Promise<KeptRun[]> {
  const areas = await areasWithFormulas(context, sheet);
  const runs: KeptRun[] = [];
  let pending: { row: number; column: number; part: Excel.Range }[] = [];
  let cells = 0;
  const flush = async (): Promise<void> => {
    if (pending.length > 0) await synchronize(context);
    for (const { row, column, part } of pending) runs.push(...(await runsOfPart(context, part, { sheet: sheet.name, row, column }, points)));
    pending = [];
    cells = 0;
  };
  for (const area of areas) {
    const rowsPerRead = Math.max(1, Math.floor(CELLS_PER_READ / area.columnCount));
    for (let first = 0; first < area.rowCount; first += rowsPerRead) {
      const rowCount = Math.min(rowsPerRead, area.rowCount - first);
      const row = area.rowIndex + first;
      const part = sheet.getRangeByIndexes(row, area.columnIndex, rowCount, area.columnCount);
      part.load('formulas,hasSpill');
      pending.push({ row, column: area.columnIndex, part });
      cells += rowCount * area.columnCount;
      if (cells >= CELLS_PER_READ) await flush();
    }
  }
  await flush();
  return runs;
}

/** The rectangles that hold formulas; the used cells of a sheet that does not tell, as one under protection. */
async function areasWithFormulas(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<readonly Excel.Range[]> {
  const found = sheet.getRange().getSpecialCellsOrNullObject(Excel.SpecialCellType.formulas);
  found.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
  try {
    await synchronize(context);
    return found.isNullObject ? [] : found.areas.items;
  } catch {
    const used = sheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount');
    await synchronize(context);
    return used.isNullObject ? [] : [used];
  }
}

async function runsOfPart(
  context: Excel.RequestContext,
  part: Excel.Range,
  at: { readonly sheet: string; readonly row: number; readonly column: number },
  points: (formula: string) => boolean,
): Promise<KeptRun[]> {
  const formulas = part.formulas as unknown[][];
  const isKept = formulas.map((line) => line.map((formula) => typeof formula === 'string' && points(formula)));
  // Excel writes the formula of an array only where it begins.
  if ((part.hasSpill as boolean | null) !== false) await leaveOutSpilled(context, part, isKept);
  const runs: { row: number; column: number; formulas: string[] }[] = [];
  for (let column = 0; column < (isKept[0]?.length ?? 0); column += 1) {
    let run: string[] | null = null;
    for (let row = 0; row < isKept.length; row += 1) {
      if (isKept[row]?.[column] !== true) {
        run = null;
        continue;
      }
      if (run === null) runs.push({ row: at.row + row, column: at.column + column, formulas: (run = []) });
      run.push(String(formulas[row]?.[column]));
    }
  }
  return runs.map((run) => ({ ...run, sheet: at.sheet }));
}

async function leaveOutSpilled(context: Excel.RequestContext, part: Excel.Range, isKept: boolean[][]): Promise<void> {
  const asked = isKept.flatMap((line, row) =>
    line.flatMap((kept, column) => {
      if (!kept) return [];
      const cell = part.getCell(row, column).load('hasSpill');
      return [{ row, column, cell, begins: cell.getSpillingToRangeOrNullObject().load('address') }];
    }),
  );
  await synchronize(context);
  for (const { row, column, cell, begins } of asked) if (cell.hasSpill && begins.isNullObject) isKept[row]![column] = false;
}

/** After the new sheets have their names. What Excel refuses stays #REF! and is told. */
export async function putBackFormulas(context: Excel.RequestContext, { runs, names }: KeptFormulas): Promise<RestoredFormulas> {
  const lost = [
    ...(await refusedOf(context, runs, writeRun)).map(({ sheet, row, column }) => cellAddress(sheet, row, column)),
    ...(await refusedOf(context, names, writeName)).map(({ words }) => words),
  ];
  const noted = runs.reduce((sum, { formulas }) => sum + formulas.length, 0) + names.length;
  return { kept: noted - lost.length, lost };
}

/** Writes all at once; where Excel refuses, each half apart, down to the cells that it does not take. */
async function refusedOf<T extends KeptRun | KeptName>(
  context: Excel.RequestContext,
  items: readonly T[],
  write: (context: Excel.RequestContext, item: T) => void,
): Promise<T[]> {
  if (items.length === 0) return [];
  try {
    for (const item of items) write(context, item);
    await synchronize(context);
    return [];
  } catch {
    // The close stands by now: what cannot be put back is told, not thrown.
    const halves = halve(items);
    if (halves === null) return [...items];
    return [...(await refusedOf(context, halves[0], write)), ...(await refusedOf(context, halves[1], write))];
  }
}

/** Null for a single cell or name. */
function halve<T extends KeptRun | KeptName>(items: readonly T[]): [T[], T[]] | null {
  const [only] = items;
  if (items.length > 1) {
    const middle = Math.ceil(items.length / 2);
    return [items.slice(0, middle), items.slice(middle)];
  }
  if (only === undefined || !('formulas' in only) || only.formulas.length < 2) return null;
  const middle = Math.ceil(only.formulas.length / 2);
  return [
    [{ ...only, formulas: only.formulas.slice(0, middle) }],
    [{ ...only, row: only.row + middle, formulas: only.formulas.slice(middle) }],
  ];
}

function writeRun(context: Excel.RequestContext, { sheet, row, column, formulas }: KeptRun): void {
  const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, formulas.length, 1);
  range.formulas = formulas.map((formula) => [formula]);
}

function writeName(_context: Excel.RequestContext, { item, formula }: KeptName): void {
  item.formula = formula;
}
