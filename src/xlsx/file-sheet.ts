/** What surrounds the cells of a sheet, in the form in which the file library writes sheets. */
import type { Cell, WriteSheet } from 'hucre/xlsx';
import { formatAddress } from '../host/formula/a1';
import { endColumn, endRow } from '../host/model/area';
import type { SheetModel } from '../host/model/workbook-model';
import { fileHeaders, fileSetup } from './page-setup';
import { linksOf } from './sheet-lists';
import { fileProtection } from './sheet-protection';
import { fileConditions, fileValidations } from './sheet-rules';

/** Of a link that lies on more cells only the first get it. */
const MOST_CELLS_OF_LINK = 10_000;

/** The sheet without its cells (except those the library needs for links). */
export function fileSheetOf(sheet: SheetModel): Omit<WriteSheet, 'name'> {
  const { rowCount, columnCount } = sheet.frozenPanes;
  const protection = fileProtection(sheet.protection);
  const headerFooter = fileHeaders(sheet.pageLayout);
  return {
    cells: linkCells(sheet),
    merges: sheet.merges.map((area) => ({
      startRow: area.row,
      startCol: area.column,
      endRow: endRow(area) - 1,
      endCol: endColumn(area) - 1,
    })),
    ...(rowCount + columnCount > 0 && { freezePane: { rows: rowCount, columns: columnCount } }),
    view: {
      ...(sheet.tabColor !== '' && { tabColor: { rgb: sheet.tabColor.slice(1) } }),
      ...(!sheet.showGridlines && { showGridLines: false }),
      ...(!sheet.showHeadings && { showRowColHeaders: false }),
    },
    pageSetup: fileSetup(sheet.pageLayout),
    ...(headerFooter && { headerFooter }),
    ...(protection && { protection }),
    dataValidations: fileValidations(sheet),
    conditionalRules: fileConditions(sheet),
    tables: sheet.tables.map((table) => ({
      name: table.name,
      range: formatAddress(table.area),
      columns: table.columns.map(({ name }) => ({ name })),
    })),
  };
}

function linkCells(sheet: SheetModel): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  for (const { area, link } of linksOf(sheet)) {
    const hyperlink = {
      target: link.address ?? '',
      ...(link.documentReference !== undefined && { location: link.documentReference }),
      ...(link.screenTip !== undefined && { tooltip: link.screenTip }),
    };
    for (let row = area.row; row < endRow(area); row++) {
      for (let column = area.column; column < endColumn(area) && cells.size < MOST_CELLS_OF_LINK; column++) {
        cells.set(`${row},${column}`, { hyperlink });
      }
    }
  }
  return cells;
}
