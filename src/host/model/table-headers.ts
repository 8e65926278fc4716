import type { Area } from './area';
import { intersectAreas } from './area';
import type { Sheet } from './sheet';
import type { Table } from './table';
import type { TableColumnModel } from './table-model';

/** The name a header text leads to: blanks become ColumnN, a name in use gets a number. */
export function freeHeader(text: string, others: readonly TableColumnModel[]): string {
  const taken = new Set(others.map((column) => column.name.toLowerCase()));
  if (text !== '' && !taken.has(text.toLowerCase())) return text;
  const stem = text === '' ? 'Column' : text;
  for (let number = text === '' ? 1 : 2; ; number++) {
    if (!taken.has(`${stem}${number}`.toLowerCase())) return `${stem}${number}`;
  }
}

/** Puts a column's name into its header cell. */
export function writeHeader(table: Table, index: number): void {
  const header = table.headerArea;
  if (header) table.sheet.cells.setValue(header.row, header.column + index, table.columns[index]!.name);
}

/** After an edit: header cells become text, and their columns take the new names. */
export function adoptHeaders(sheet: Sheet, edited: Area): void {
  for (const table of sheet.tables) {
    const common = table.headerArea && intersectAreas(table.headerArea, edited);
    if (!common) continue;
    for (let column = common.column; column < common.column + common.columnCount; column++) {
      const index = column - table.area.column;
      if (table.columns[index] && sheet.valueAt(common.row, column) !== table.columns[index].name)
        table.readHeader(index);
    }
  }
}
