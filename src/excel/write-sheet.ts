/** Writes one planned sheet onto a hidden working sheet: single cells, then blocks of rows, fills, then the table. */
import type { CellValue } from '../workbook/table-data';
import type { CellStyle, PlannedColumn, PlannedTable, SheetPlan } from '../workbook/workbook-plan';
import { bytesOfCell, cutIntoBlocks } from './blocks';
import { CELL_APPEARANCES } from '../workbook/cell-appearance';
import { retargetFormula } from './retarget-formula';

export interface SheetWriter {
  readonly context: Excel.RequestContext;
  readonly sheet: Excel.Worksheet;
  readonly workingNames: ReadonlyMap<string, string>;
  /** Sends what is queued; counts rows for progress; throws when the run was cancelled. */
  send(rows: number, bytes: number): Promise<void>;
}

/** Points of a column that shows `characters` digits of the default font. */
const pointsOf = (characters: number): number => (characters * 7 + 5) * 0.75;

export async function writeSheet(writer: SheetWriter, plan: SheetPlan): Promise<void> {
  const { sheet } = writer;
  sheet.tabColor = plan.tabColor;
  sheet.showGridlines = plan.showGridlines;
  setUpPrinting(sheet, plan);
  for (const { column, width } of plan.columnWidths) {
    sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth = pointsOf(width);
  }
  writeCells(writer, plan);
  if (plan.table !== null) await writeTable(writer, plan.table);
  freeze(sheet, plan);
  await writer.send(0, 0);
}

/** One page wide, with the header rows on every page. */
function setUpPrinting(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const { pageLayout } = sheet;
  if (plan.landscape) pageLayout.orientation = Excel.PageOrientation.landscape;
  pageLayout.zoom = { horizontalFitToPages: 1 };
  if (plan.table !== null) pageLayout.setPrintTitleRows(`$${String(plan.table.headerRow + 1)}:$${String(plan.table.headerRow + 1)}`);
}

function writeCells({ sheet, workingNames }: SheetWriter, plan: SheetPlan): void {
  for (const cell of plan.cells) {
    const range = sheet.getRangeByIndexes(cell.row, cell.column, 1, 1);
    const isText = cell.content.kind === 'value' && typeof cell.content.value === 'string';
    if (cell.numberFormat !== undefined || isText) range.numberFormat = [[cell.numberFormat ?? '@']];
    if (cell.content.kind === 'formula') range.formulas = [[retargetFormula(cell.content.formula, workingNames)]];
    else range.values = [[cell.content.value ?? '']];
    applyStyle(range, cell.style);
  }
}

function applyStyle(range: Excel.Range, style: CellStyle): void {
  const appearance = CELL_APPEARANCES[style];
  const { font } = range.format;
  font.color = appearance.fontColor;
  font.size = appearance.size;
  if (appearance.bold) font.bold = true;
  if (appearance.italic) font.italic = true;
  if (appearance.underline) font.underline = Excel.RangeUnderlineStyle.single;
  if (appearance.fill !== null) range.format.fill.color = appearance.fill;
}

async function writeTable(writer: SheetWriter, table: PlannedTable): Promise<void> {
  const { context, sheet } = writer;
  const { columns, rowCount, headerRow, firstColumn } = table;
  const header = sheet.getRangeByIndexes(headerRow, firstColumn, 1, columns.length);
  header.numberFormat = [columns.map(() => '@')];
  header.values = [columns.map((column) => column.header)];
  applyStyle(header, 'header');
  header.format.wrapText = true;
  header.format.verticalAlignment = Excel.VerticalAlignment.center;
  columns.forEach((column, index) => {
    formatColumn(sheet, table, column, index);
  });
  await writer.send(0, 0);

  const sources = columns.map((column) => cellsToSend(column, writer.workingNames));
  const blocks = cutIntoBlocks(rowCount, (row) => sources.reduce((bytes, source) => bytes + bytesOfCell(source(row)), 2));
  for (const block of blocks) {
    context.application.suspendApiCalculationUntilNextSync();
    const range = sheet.getRangeByIndexes(headerRow + 1 + block.firstRow, firstColumn, block.rowCount, columns.length);
    writeRowFormats(writer, table, block.firstRow, block.rowCount);
    range.formulas = Array.from({ length: block.rowCount }, (_, row) => sources.map((source) => source(block.firstRow + row) ?? ''));
    await writer.send(block.rowCount, block.bytes);
  }
  fillDown(writer, table);
  const range = sheet.getRangeByIndexes(headerRow, firstColumn, rowCount + 1, columns.length);
  const excelTable = sheet.tables.add(range, true);
  excelTable.name = workingTableName(table.name);
  excelTable.style = table.style;
  for (const [first, last] of groupedRuns(columns)) {
    sheet.getRangeByIndexes(headerRow, firstColumn + first, 1, last - first + 1).getEntireColumn().group(Excel.GroupOption.byColumns);
  }
  await writer.send(0, 0);
}

export const workingTableName = (name: string): string => `${name}New`;

function formatColumn(sheet: Excel.Worksheet, table: PlannedTable, column: PlannedColumn, index: number): void {
  const cell = sheet.getRangeByIndexes(table.headerRow, table.firstColumn + index, 1, 1);
  cell.getEntireColumn().format.columnWidth = pointsOf(column.width);
  if (table.rowCount === 0) return;
  const body = sheet.getRangeByIndexes(table.headerRow + 1, table.firstColumn + index, table.rowCount, 1);
  if (typeof column.numberFormat === 'string') body.numberFormat = column.numberFormat as unknown as string[][];
  body.format.horizontalAlignment =
    column.align === 'left' ? Excel.HorizontalAlignment.left : column.align === 'right' ? Excel.HorizontalAlignment.right : Excel.HorizontalAlignment.center;
  applyStyle(body, column.style);
}

/** Columns whose rows differ in currency get a format a row, sent with their block. */
function writeRowFormats({ sheet }: SheetWriter, table: PlannedTable, firstRow: number, rowCount: number): void {
  table.columns.forEach((column, index) => {
    if (typeof column.numberFormat === 'string') return;
    const formats = column.numberFormat.slice(firstRow, firstRow + rowCount).map((format) => [format]);
    sheet.getRangeByIndexes(table.headerRow + 1 + firstRow, table.firstColumn + index, rowCount, 1).numberFormat = formats;
  });
}

/** What goes over the wire for a cell of the column; filled columns send their first formula only. */
function cellsToSend(column: PlannedColumn, workingNames: ReadonlyMap<string, string>): (row: number) => CellValue {
  const { cells } = column;
  if (cells.kind === 'values') return (row) => cells.values[row] ?? null;
  if (cells.kind === 'formulas') return (row) => retargetFormula(cells.formulas[row] ?? '', workingNames);
  const first = retargetFormula(cells.formula, workingNames);
  return (row) => (row === 0 ? first : null);
}

function fillDown({ sheet }: SheetWriter, table: PlannedTable): void {
  if (table.rowCount < 2) return;
  table.columns.forEach((column, index) => {
    if (column.cells.kind !== 'fill') return;
    const first = sheet.getRangeByIndexes(table.headerRow + 1, table.firstColumn + index, 1, 1);
    const rest = sheet.getRangeByIndexes(table.headerRow + 2, table.firstColumn + index, table.rowCount - 1, 1);
    rest.copyFrom(first, Excel.RangeCopyType.formulas);
  });
}

function groupedRuns(columns: readonly PlannedColumn[]): [number, number][] {
  const runs: [number, number][] = [];
  columns.forEach((column, index) => {
    if (!column.grouped) return;
    const last = runs.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}

function freeze(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const { rows, columns } = plan.freeze;
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}
