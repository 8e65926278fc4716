/**
 * Applies a plan straight to the in-memory workbook: the same sheets, looks and tables as the gateway over Office.js
 * writes, with the results the engine expects as the stored results of the formulas.
 */
import { CELL_APPEARANCES } from '../workbook/cell-appearance';
import { prepareCopy } from '../host/formula/rewrite-formula';
import { makeArea, SHEET_COLUMN_COUNT } from '../host/model/area';
import type { CellStyle as ModelStyle } from '../host/model/cell-style';
import type { CellValue as ModelValue } from '../host/model/cell-value';
import type { SheetModel, WorkbookModel } from '../host/model/workbook-model';
import { pointsInto } from '../workbook/pointing-formulas';
import type { CellValue } from '../workbook/table-data';
import type {
  CellStyle,
  PlannedCell,
  PlannedColumn,
  PlannedTable,
  SheetPlan,
  WorkbookPlan,
} from '../workbook/workbook-plan';

/**
 * Replaces the sheets that carry the plan's names by new ones behind all others and removes the retired ones. Formulas
 * and names of sheets that stay go on pointing at the sheets replaced.
 */
export function applyPlanToModel(model: WorkbookModel, plan: WorkbookPlan): void {
  model.batch('load', () => {
    const replaced = plan.sheets.flatMap(({ name }) => model.sheet(name) ?? []);
    const retired = (plan.retired ?? []).flatMap(({ name, title }) => {
      const sheet = model.sheet(name);
      return sheet?.valueAt(0, 0) === title ? [sheet] : [];
    });
    const earlier = [...replaced, ...retired];
    const putBack = noteFormulas(model, plan, new Set(earlier));
    const sheets = plan.sheets.map((_, index) => model.addSheet(freeName(model, index)));
    // Emptied first: deleting a sheet or table looks through every formula that is left.
    for (const sheet of earlier) {
      if (!sheet.protection.protected) for (const table of sheet.tables) sheet.clear(table.dataArea, 'Contents');
    }
    for (const sheet of earlier) model.deleteSheet(sheet);
    plan.sheets.forEach(({ name }, index) => model.renameSheet(sheets[index]!, name));
    plan.sheets.forEach((sheetPlan, index) => writeSheet(sheets[index]!, sheetPlan));
    putBack();
    const active = model.sheet(plan.activate);
    if (active) model.activateSheet(active);
  });
}

/** Notes the formulas that point at what the plan writes; answers how to put them back. */
function noteFormulas(model: WorkbookModel, plan: WorkbookPlan, leaving: ReadonlySet<SheetModel>): () => void {
  const points = pointsInto(plan);
  const cells: { sheet: SheetModel; row: number; column: number; formula: string }[] = [];
  for (const sheet of model.sheets) {
    if (leaving.has(sheet)) continue;
    sheet.forEachCell((row, column, _value, formula) => {
      if (formula !== undefined && points(formula)) cells.push({ sheet, row, column, formula });
    });
  }
  const names = model.names.all
    .filter(({ formula, sheet }) => points(formula) && !(sheet !== undefined && leaving.has(sheet)))
    .map((name) => ({ name, formula: name.formula }));
  return () => {
    for (const { sheet, row, column, formula } of cells) sheet.putFormula(row, column, formula, sheet.valueAt(row, column));
    for (const { name, formula } of names) name.formula = formula;
  };
}

function freeName(model: WorkbookModel, index: number): string {
  let name = `(new ${index})`;
  while (model.sheet(name)) name += ' ';
  return name;
}

function writeSheet(sheet: SheetModel, plan: SheetPlan): void {
  sheet.tabColor = plan.tabColor;
  sheet.showGridlines = plan.showGridlines;
  sheet.pageLayout = {
    ...sheet.pageLayout,
    ...(plan.landscape && { orientation: 'Landscape' as const }),
    zoom: { horizontalFitToPages: 1 },
    ...(plan.table && { printTitleRows: makeArea(plan.table.headerRow, 0, 1, SHEET_COLUMN_COUNT) }),
  };
  for (const { column, width } of plan.columnWidths) sheet.setColumnFormat(column, 1, { sizePoints: pointsOf(width) });
  for (const cell of plan.cells) writeCell(sheet, cell);
  if (plan.table) writeTable(sheet, plan.table);
  sheet.frozenPanes = { rowCount: plan.freeze.rows, columnCount: plan.freeze.columns };
}

/** Points of a column that shows this many digits of the default font. */
const pointsOf = (characters: number): number => (characters * 7 + 5) * 0.75;

function lookOf(style: CellStyle): Partial<ModelStyle> {
  const { fontColor, size, bold, italic, underline, fill } = CELL_APPEARANCES[style];
  return {
    fontColor,
    fontSize: size,
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(underline && { underline: 'Single' }),
    ...(fill !== null && { fillColor: fill }),
  };
}

function writeCell(sheet: SheetModel, { row, column, content, style, numberFormat }: PlannedCell): void {
  const isText = content.kind === 'value' && typeof content.value === 'string';
  const format = numberFormat ?? (isText ? '@' : undefined);
  sheet.setStyle(makeArea(row, column), { ...lookOf(style), ...(format !== undefined && { numberFormat: format }) });
  if (content.kind === 'formula') sheet.putFormula(row, column, content.formula, content.result);
  else sheet.putValues(row, column, [[stored(content.value)]]);
}

/** Writing an empty text through Office.js empties the cell. */
const stored = (value: CellValue | undefined): ModelValue => (value === '' || value === undefined ? null : value);

function writeTable(sheet: SheetModel, table: PlannedTable): void {
  const { columns, headerRow, firstColumn, rowCount } = table;
  sheet.putValues(headerRow, firstColumn, [columns.map((column) => column.header)]);
  sheet.setStyle(makeArea(headerRow, firstColumn, 1, columns.length), {
    ...lookOf('header'),
    numberFormat: '@',
    wrapText: true,
    verticalAlignment: 'Center',
  });
  columns.forEach((column, index) => {
    const at = firstColumn + index;
    sheet.setColumnFormat(at, 1, { sizePoints: pointsOf(column.width), ...(column.grouped && { outlineLevel: 1 }) });
    if (rowCount > 0) writeColumn(sheet, column, headerRow + 1, at, rowCount);
  });
  sheet.addTable(makeArea(headerRow, firstColumn, rowCount + 1, columns.length), {
    name: table.name,
    style: table.style,
  });
}

function writeColumn(sheet: SheetModel, column: PlannedColumn, firstRow: number, at: number, rowCount: number): void {
  const { cells } = column;
  const styleIds = styleIdsOf(sheet.workbook, column, rowCount);
  if (cells.kind === 'values') {
    sheet.putColumn(at, firstRow, {
      values: Array.from({ length: rowCount }, (_, row) => stored(cells.values[row])),
      styleIds,
    });
    return;
  }
  const values = Array.from({ length: rowCount }, (_, row) => cells.results[row] ?? null);
  sheet.putColumn(at, firstRow, { values, formulas: formulasOf(cells, values, rowCount), styleIds });
}

/** An empty formula leaves its cell empty. */
function formulasOf(
  cells: Exclude<PlannedColumn['cells'], { kind: 'values' }>,
  values: CellValue[],
  rowCount: number,
): (string | undefined)[] {
  const copy = cells.kind === 'fill' ? prepareCopy(cells.formula) : undefined;
  return Array.from({ length: rowCount }, (_, row) => {
    const formula = cells.kind === 'fill' ? copy!(row, 0) : (cells.formulas[row] ?? '');
    if (formula !== '') return checkedFormula(formula);
    values[row] = null;
    return undefined;
  });
}

const EQUALS_SIGN = 61;

/**
 * Looking at a character has a use of its own: a text put together from pieces takes several times its room until it is
 * first looked into, and a plan has millions of them.
 */
function checkedFormula(formula: string): string {
  if (formula.charCodeAt(0) !== EQUALS_SIGN) throw new Error(`A formula begins with =, this one does not: ${formula}`);
  return formula;
}

const ALIGNMENTS = { left: 'Left', right: 'Right', center: 'Center' } as const;

function styleIdsOf(model: WorkbookModel, { style, align, numberFormat }: PlannedColumn, rowCount: number): number[] {
  const base = model.styles.patch(0, { ...lookOf(style), horizontalAlignment: ALIGNMENTS[align] });
  const known = new Map<string, number>();
  return Array.from({ length: rowCount }, (_, row) => {
    const format = (typeof numberFormat === 'string' ? numberFormat : numberFormat[row]) ?? 'General';
    let id = known.get(format);
    if (id === undefined) known.set(format, (id = model.styles.patch(base, { numberFormat: format })));
    return id;
  });
}
