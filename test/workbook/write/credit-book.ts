/** A book with every treatment of a credit note on one kind of invoice, as the tables of its workbook. */
import { serialOf } from '../../../src/engine/foundation/calendar';
import { formatTable } from '../../../src/sample/format-table';
import type { TableData } from '../../../src/workbook/table-data';
import { dayOfIso, type Row } from './close-book';

export const on = (iso: string): number => serialOf(dayOfIso(iso));

interface CreditRow {
  readonly invoice: number;
  readonly date: string;
  readonly amount: number;
  readonly treatment: string | null;
  readonly service?: readonly [string, string];
}

/** Nine months into a year of 12,000.00, unless dated otherwise; several lines have two credits. */
const CREDITS: readonly CreditRow[] = [
  { invoice: 1, date: '2025-10-10', amount: 4000, treatment: null },
  { invoice: 2, date: '2025-10-10', amount: 4000.01, treatment: 'pro rata' },
  { invoice: 3, date: '2025-10-10', amount: 4000, treatment: 'contra revenue' },
  { invoice: 3, date: '2025-10-20', amount: 7000, treatment: 'contra revenue' },
  { invoice: 4, date: '2025-10-10', amount: 600, treatment: 'price concession' },
  { invoice: 5, date: '2025-10-10', amount: 2000, treatment: 'cumulative catch-up' },
  { invoice: 5, date: '2025-10-10', amount: 500.03, treatment: 'deferred first' },
  { invoice: 5, date: '2025-11-10', amount: 700, treatment: 'cumulative catch-up' },
  { invoice: 6, date: '2025-10-10', amount: 300, treatment: 'rebuild by service dates', service: ['2025-09-15', '2025-12-10'] },
  { invoice: 6, date: '2025-10-11', amount: 100, treatment: 'rebuild by service dates', service: ['2025-03-01', '2025-03-31'] },
  { invoice: 7, date: '2025-10-10', amount: 100, treatment: 'billing only' },
  { invoice: 8, date: '2025-10-10', amount: 13000, treatment: 'pro rata' },
];

const INVOICES = 9;

function creditRows(credits: readonly CreditRow[]): Row[] {
  return credits.map(({ invoice, date, amount, treatment, service }, index) => ({
    'Credit note': `CN-${index + 1}`,
    Line: 1,
    Date: on(date),
    Invoice: `INV-${invoice}`,
    'Invoice line': 1,
    Amount: amount,
    Treatment: treatment,
    'Service start': service === undefined ? null : on(service[0]),
    'Service end': service === undefined ? null : on(service[1]),
  }));
}

/** Invoice 9 is voided in November and its recognized part is contra revenue as the settings say. */
export function creditTables(late: readonly CreditRow[] = [], settings: readonly (readonly [string, string])[] = []): TableData[] {
  const invoices = Array.from({ length: INVOICES }, (_, index): Row => {
    const isVoided = index === INVOICES - 1;
    return {
      Invoice: `INV-${index + 1}`,
      Line: 1,
      'Invoice date': on('2025-01-01'),
      Customer: 'Acme',
      Currency: 'USD',
      Product: 'PLAN',
      Amount: 12000,
      'Service start': on('2025-01-01'),
      'Service end': on('2025-12-31'),
      Status: isVoided ? 'voided' : 'sent',
      'Void date': isVoided ? on('2025-11-15') : null,
    };
  });
  return [
    formatTable('Settings', settings.map(([Setting, Value]) => ({ Setting, Value }))),
    formatTable('Products', [{ Product: 'PLAN', 'Recognition method': 'straight-line' }]),
    formatTable('Invoices', invoices),
    formatTable('Credit notes', creditRows([...CREDITS, ...late])),
  ];
}

/** Known only after October is closed. */
export const LATE_CREDITS: readonly CreditRow[] = [
  { invoice: 7, date: '2025-09-10', amount: 250, treatment: 'contra revenue' },
  { invoice: 1, date: '2025-09-12', amount: 120, treatment: 'pro rata' },
];
