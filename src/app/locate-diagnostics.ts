/** The engine knows rows by their key; this finds the cell a person can click. */
import type { Diagnostic } from '../engine';
import { keyText, type InputTable } from '../engine/domain/source-reference';
import { cellAddress } from '../workbook/read/cells/cell-address';
import type { SourceMap, SourceTable } from '../workbook/read/tables/source-map';

/** The findings with their cells, where row and column can be found. */
export function locateDiagnostics(diagnostics: readonly Diagnostic[], sources: SourceMap): Diagnostic[] {
  const rowsByTable = new Map<SourceTable, ReadonlyMap<string, number>>();
  return diagnostics.map((diagnostic) => {
    const table = [...sources.tables].find(([name]) => name === diagnostic.table)?.[1];
    if (diagnostic.cell !== '' || table === undefined) return diagnostic;
    const rows = rowsByTable.get(table) ?? rowsByKeyText(diagnostic.table as InputTable, table);
    rowsByTable.set(table, rows);
    const row = rows.get(diagnostic.key);
    if (row === undefined) return diagnostic;
    const column = table.columns.get(diagnostic.column) ?? 0;
    return { ...diagnostic, cell: cellAddress(table.sheet, table.headerRow + 1 + row, table.headerColumn + column) };
  });
}

function rowsByKeyText(name: InputTable, { positions }: SourceTable): ReadonlyMap<string, number> {
  return new Map([...positions].map(([key, row]) => [keyText({ table: name, key: JSON.parse(key) as (string | number)[] }), row]));
}
