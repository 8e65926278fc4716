import type { Sheet } from './sheet';

/** Copies everything of a sheet into a blank one of the same workbook. */
export function copySheetInto(source: Sheet, copy: Sheet): void {
  source.forEachCell((row, column) => copy.cells.copyCell(source.cells, row, column, row, column));
  for (const [index, format] of source.columns.all) copy.columns.change(index, 1, format);
  for (const [index, format] of source.rows.all) copy.rows.change(index, 1, format);
  copy.merges = [...source.merges];
  copy.links = [...source.links];
  copy.tabColor = source.tabColor;
  copy.showGridlines = source.showGridlines;
  copy.showHeadings = source.showHeadings;
  copy.standardWidth = source.standardWidth;
  copy.frozenPanes = source.frozenPanes;
  copy.pageLayout = source.pageLayout;
  for (const [key, value] of source.customProperties) copy.customProperties.set(key, value);
  copy.conditionalFormats = source.conditionalFormats.map((rule) => ({ ...rule, id: source.workbook.newId() }));
  copy.dataValidations = source.dataValidations.map((rule) => ({ ...rule }));
  for (const table of source.tables) {
    const made = copy.addTable(table.area, { style: table.style, showTotals: table.showTotals });
    made.showBandedRows = table.showBandedRows;
    made.highlightFirstColumn = table.highlightFirstColumn;
  }
  copy.protection = source.protection;
}
