import type { Table } from './table';

/** Hides the data rows that a value filter leaves out; other criteria are stored and echoed only. */
export function applyFilters(table: Table): void {
  const { sheet } = table;
  const { row, column, rowCount } = table.dataArea;
  const lists = table.columns.flatMap(({ filter }, index) =>
    filter?.filterOn === 'Values' && Array.isArray(filter.values)
      ? [{ index, allowed: new Set(filter.values.map(String)) }]
      : [],
  );
  for (let at = row; at < row + rowCount; at++) {
    const hidden = lists.some(({ index, allowed }) => !allowed.has(sheet.textAt(at, column + index)));
    if ((sheet.rowFormat(at).hidden ?? false) !== hidden) sheet.rows.change(at, 1, { hidden });
  }
  sheet.told('view');
}
