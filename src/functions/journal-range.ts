/** Balances from the posted daily journal: debits and credits of a role through a day. */
import type { AccountRole } from '../engine/domain/account-role';
import { isTransferLine } from '../engine/domain/transfer-schedule';
import { serialOf, type Day } from '../engine/foundation/calendar';
import { DAILY_JOURNAL_COLUMNS, DAILY_JOURNAL_TABLE } from '../workbook/write/rows/daily-journal-columns';
import { amountOfCell, unitsOf } from './read-arguments';
import { currencyOfRows, numberOf, readRange, rowsOfKey, textOf, type Cells } from './read-range';

/**
 * Debits less credits of the roles through the day, in units of the rows' currency. Lines of other schedules, such as
 * a receivable written off, are no billing and no revenue.
 */
export function debitBalance(journal: Cells, roles: readonly AccountRole[], asOf: Day, key: unknown): number {
  const range = readRange(journal, `${DAILY_JOURNAL_TABLE}[#All]`);
  const [day, roleColumn, debit, credit, currencyColumn, document] = (
    ['day', 'role', 'debit', 'credit', 'currency', 'documentId'] as const
  ).map((field) => range.column(DAILY_JOURNAL_COLUMNS[field].header)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const isOne = (text: string): boolean => roles.some((role) => role === text);
  const lastSerial = serialOf(asOf);
  const rows = rowsOfKey(range, key);
  const currency = currencyOfRows(rows, currencyColumn);
  let balance = 0;
  for (const row of rows) {
    const serial = numberOf(row[day]);
    if (serial === null || serial > lastSerial || !isOne(textOf(row[roleColumn]))) continue;
    if (isTransferLine({ documentId: textOf(row[document]) })) continue;
    balance += minorOf(row[debit], currency) - minorOf(row[credit], currency);
  }
  return unitsOf(balance, currency);
}

function minorOf(cell: unknown, currency: string): number {
  const amount = numberOf(cell);
  return amount === null ? 0 : amountOfCell(amount, currency);
}
