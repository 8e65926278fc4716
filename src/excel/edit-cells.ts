/** Small edits in the user's own tables: a policy chosen in the pane, a row of a register. */
import type { CellValue } from '../workbook/table-data';
import { splitAddress } from './split-address';
import { synchronize } from './synchronize';

/** Excel keeps as it is what it gets under this format: no formula, no number, no date. */
const TEXT_FORMAT = '@';

export async function writeCell(
  context: Excel.RequestContext,
  address: string,
  value: CellValue,
  numberFormat?: string,
): Promise<void> {
  const { sheet, cells } = splitAddress(address);
  const range = context.workbook.worksheets.getItem(sheet).getRange(cells);
  const format = numberFormat ?? textFormatOf(value);
  if (format !== null) range.numberFormat = [[format]];
  range.values = [[value ?? '']];
  await synchronize(context);
}

/** The row comes empty first: only then can its texts be told apart from what they look like. */
export async function appendRow(context: Excel.RequestContext, table: string, values: readonly CellValue[]): Promise<void> {
  const row = context.workbook.tables.getItem(table).rows.add(undefined, [values.map(() => '')]);
  const range = row.getRange();
  // Null leaves the format that the table gives its new row.
  range.numberFormat = [values.map(textFormatOf)];
  range.values = [values.map((value) => value ?? '')];
  await synchronize(context);
}

const READ_AS_OTHER = /^(?:[=+\-@'.\d$€£(%]|(?:true|false)$)/i;

function textFormatOf(value: CellValue): string | null {
  return typeof value === 'string' && READ_AS_OTHER.test(value.trim()) ? TEXT_FORMAT : null;
}
