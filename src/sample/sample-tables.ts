/** The drawn-up sample as tables of the workbook format. */
import { serialOf } from '../engine/foundation/calendar';
import type { Day } from '../engine/foundation/calendar';
import type { InputTable } from '../engine/domain/source-reference';
import { TABLE_FORMATS } from '../workbook/read/format/book-format';
import { settingsCatalogue } from '../workbook/read/settings/settings-catalogue';
import type { CellValue, TableData } from '../workbook/table-data';
import { formatTable } from './format-table';
import { HANDMADE_CONTRACTS } from './handmade/handmade-contracts';
import type { Cells } from './handmade/story';
import { ACCOUNT_ROWS, PRODUCT_ROWS, US_ENTITY } from './sample-company';
import type { Draft, DraftInvoice } from './sample-draft';

const date = (day: Day | null): CellValue => (day === null ? null : serialOf(day));
const amount = (cents: number | null): CellValue => (cents === null ? null : cents / 100);

/** Settings of the sample that differ from their defaults. */
const SAMPLE_SETTINGS: Readonly<Record<string, CellValue>> = {
  'Default entity': US_ENTITY,
  'Rate age limit': 31,
  'Current and non-current': '12 months',
  'Compare policy sets': 'yes',
};

/** All tables that have rows, in the order of the format: what was drawn, then what was written by hand. */
export function tablesOfDraft(draft: Draft): TableData[] {
  const invoices = numberInvoices(draft.invoices);
  const drawn: Partial<Record<InputTable, Cells[]>> = {
    Settings: settingsRows(SAMPLE_SETTINGS),
    Products: rowsOf(
      ['Product', 'Name', 'Category', 'Recognition method', 'SSP (per unit)', 'Strategy', 'Trigger'],
      PRODUCT_ROWS,
    ),
    Contracts: contractRows(draft),
    Obligations: obligationRows(draft),
    Invoices: invoiceRows(invoices),
    'Credit notes': creditRows(draft, invoices),
    Usage: usageRows(draft),
    Milestones: milestoneRows(draft),
    Accounts: rowsOf(['Role', 'Account', 'Name', 'Product', 'Category', 'Entity'], ACCOUNT_ROWS),
  };
  return TABLE_FORMATS.flatMap(({ name }) => {
    const rows = [...(drawn[name] ?? []), ...HANDMADE_CONTRACTS.flatMap((story) => story.rows[name] ?? [])];
    return rows.length === 0 ? [] : [formatTable(name, rows, name === 'Milestones' ? ['Share', 'Amount'] : [])];
  });
}

/** Every setting with its default, or with the value given for its name; the lock date stays empty. */
export function settingsRows(values: Readonly<Record<string, CellValue>> = {}): Cells[] {
  return settingsCatalogue.map(({ name, input, defaultLabel }) => ({
    Setting: name,
    Value: values[name] ?? (input.kind === 'count' ? Number(defaultLabel) : defaultLabel || null),
  }));
}

function rowsOf(columns: readonly string[], rows: readonly (readonly CellValue[])[]): Cells[] {
  return rows.map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null])));
}

function contractRows(draft: Draft): Cells[] {
  return draft.contracts.map((contract) => ({
    Contract: contract.id,
    Customer: contract.customer,
    Entity: contract.entity,
    Currency: contract.currency,
    Signed: date(contract.signedDay),
    Start: date(contract.firstDay),
    End: date(contract.lastDay),
  }));
}

function obligationRows(draft: Draft): Cells[] {
  return draft.obligations.map((obligation) => ({
    Obligation: obligation.id,
    Contract: obligation.contract.id,
    Product: obligation.product,
    Description: obligation.description,
    Quantity: obligation.quantity,
    Price: amount(obligation.price),
    'SSP (total)': amount(obligation.standaloneSellingPrice),
    'Recognition method': obligation.method,
    Start: date(obligation.firstDay),
    End: date(obligation.lastDay),
    Billing: obligation.billing,
    Strategy: obligation.strategy,
    Trigger: obligation.trigger,
    'Recognition date': date(obligation.recognitionDay),
  }));
}

interface NumberedInvoice {
  readonly id: string;
  readonly invoice: DraftInvoice;
}

/** Numbers follow the dates; invoices of one day stay in the order in which they were drawn up. */
function numberInvoices(invoices: readonly DraftInvoice[]): NumberedInvoice[] {
  const byDay = invoices
    .map((invoice, index) => ({ invoice, index }))
    .sort((a, b) => a.invoice.day - b.invoice.day || a.index - b.index);
  return byDay.map(({ invoice }, index) => ({ id: `INV-${10001 + index}`, invoice }));
}

function invoiceRows(invoices: readonly NumberedInvoice[]): Cells[] {
  return invoices.flatMap(({ id, invoice }) =>
    invoice.lines.map((line, index) => ({
      Invoice: id,
      Line: index + 1,
      'Invoice date': date(invoice.day),
      Customer: invoice.customer,
      Currency: invoice.currency,
      Contract: invoice.contract?.id ?? null,
      Obligation: line.obligation?.id ?? null,
      Product: line.product,
      Description: line.description,
      Type: line.type,
      'Line group': line.group,
      Amount: amount(line.amount),
      'Service start': date(line.firstDay),
      'Service end': date(line.lastDay),
      'Recognition method': line.method,
      'Recognition date': date(line.recognitionDay),
      Status: invoice.status,
      'Void date': date(invoice.voidDay),
      Entity: invoice.entity,
    })),
  );
}

function creditRows(draft: Draft, invoices: readonly NumberedInvoice[]): Cells[] {
  const numbers = new Map(invoices.map(({ id, invoice }) => [invoice, id]));
  const credits = [...draft.credits].sort((a, b) => a.day - b.day);
  return credits.map((credit, index) => ({
    'Credit note': `CN-${101 + index}`,
    Line: 1,
    Date: date(credit.day),
    Invoice: numbers.get(credit.invoice) ?? null,
    'Invoice line': credit.line === null ? null : credit.line + 1,
    Amount: amount(credit.amount),
    Status: credit.status,
  }));
}

function usageRows(draft: Draft): Cells[] {
  const rows = [...draft.usage].sort((a, b) => a.day - b.day);
  return rows.map(({ obligation, day, quantity, amount: cents }) => ({
    Obligation: obligation.id,
    Date: date(day),
    Quantity: quantity,
    Amount: amount(cents),
  }));
}

function milestoneRows(draft: Draft): Cells[] {
  return draft.milestones.map(({ obligation, name, share, amount: cents, completedDay }) => ({
    Obligation: obligation.id,
    Milestone: name,
    'Share or Amount': share ?? amount(cents),
    Completed: date(completedDay),
  }));
}
