/** Small edits in the user's own tables: a policy chosen in the pane, a row of a register. */
import type { CellValue } from '../workbook/table-data';
import { splitAddress } from './split-address';
import { synchronize } from './synchronize';

export async function writeCell(
  context: Excel.RequestContext,
  address: string,
  value: CellValue,
  numberFormat?: string,
): Promise<void> {
  const { sheet, cells } = splitAddress(address);
  const range = context.workbook.worksheets.getItem(sheet).getRange(cells);
  if (numberFormat !== undefined) range.numberFormat = [[numberFormat]];
  range.values = [[asTyped(value)]];
  await synchronize(context);
}

export async function appendRow(context: Excel.RequestContext, table: string, values: readonly CellValue[]): Promise<void> {
  context.workbook.tables.getItem(table).rows.add(undefined, [values.map(asTyped)]);
  await synchronize(context);
}

/** What Excel would read as a formula, a number or a truth value gets the apostrophe that keeps it text. */
const READ_AS_OTHER = /^(?:[=+\-@'.\d$€£(%]|(?:true|false)$)/i;

export function asTyped(value: CellValue): string | number | boolean {
  if (typeof value === 'string') return READ_AS_OTHER.test(value.trim()) ? `'${value}` : value;
  return value ?? '';
}
