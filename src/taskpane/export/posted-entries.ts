/** The posted monthly journal as it stands on its sheet: what an export carries. */
import type { AccountRole } from '../../engine/domain/account-role';
import type { MonthlyJournalLine } from '../../engine/domain/journal';
import { dayFromSerial } from '../../engine/foundation/calendar';
import { minorUnits, readDecimal } from '../../engine/foundation/decimal-text';
import type { CellValue, TableData } from '../../workbook/table-data';
import { TABLE_NAMES } from '../../workbook/write/close-layout';

/** Lines in the order of the sheet; none where no close was run. */
export function readPostedEntries(tables: readonly TableData[]): MonthlyJournalLine[] {
  const table = tables.find(({ name }) => name === TABLE_NAMES.monthly);
  if (table === undefined) return [];
  const column = new Map(table.headers.map((header, index) => [header, index]));
  return table.rows
    .map((cells) => readLine((header) => cells[column.get(header) ?? -1] ?? null))
    .filter(({ entry }) => entry !== '');
}

function readLine(cell: (header: string) => CellValue): MonthlyJournalLine {
  const text = (header: string): string => {
    const value = cell(header);
    return value === null ? '' : String(value);
  };
  const number = (header: string): number => {
    const value = cell(header);
    return typeof value === 'number' ? value : 0;
  };
  const currency = text('Currency');
  const minor = (header: string): number => {
    const decimal = readDecimal(number(header));
    return (decimal === null ? null : minorUnits(decimal, currency)) ?? 0;
  };
  return {
    entry: text('Entry'),
    line: number('Line'),
    day: dayFromSerial(number('Date')),
    period: text('Period'),
    role: text('Account role') as AccountRole,
    account: text('Account'),
    accountName: text('Account name'),
    debit: minor('Debit'),
    credit: minor('Credit'),
    currency,
    entity: text('Entity'),
    customer: text('Customer'),
    contractId: text('Contract'),
    obligationId: text('Obligation'),
    productId: text('Product'),
    invoiceId: text('Invoice'),
    source: text('Source kind'),
    rule: text('Rule'),
    narrative: text('Narrative'),
    run: number('Run'),
  };
}

/** Months with entries, oldest first. */
export function monthsOf(lines: readonly MonthlyJournalLine[]): string[] {
  return [...new Set(lines.map(({ period }) => period))].sort();
}
