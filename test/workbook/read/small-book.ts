/** A small workbook without a fault, as rows by column; tests change one thing in it. */
import type { InputTable } from '../../../src/engine/domain/source-reference';
import { dayFromIso, serialOf } from '../../../src/engine/foundation/calendar';
import { BOOK_FORMAT } from '../../../src/workbook/read/format/book-format';
import {
  DAILY_JOURNAL_COLUMNS,
  DAILY_JOURNAL_FIELDS,
  DAILY_JOURNAL_TABLE,
} from '../../../src/workbook/write/rows/daily-journal-columns';
import type { JournalField } from '../../../src/workbook/write/rows/daily-journal-columns';
import type { CellValue, TableData } from '../../../src/workbook/table-data';

export type CellsByColumn = Record<string, CellValue>;
export type RowsByTable = Partial<Record<InputTable, CellsByColumn[]>> & {
  posted?: Partial<Record<JournalField, CellValue>>[];
};

/** Day number of `YYYY-MM-DD`, as a workbook's cell holds it. */
export function serial(iso: string): number {
  const day = dayFromIso(iso);
  if (day === null) throw new Error(`no date: ${iso}`);
  return serialOf(day);
}

export function smallBook(): Required<RowsByTable> {
  return {
    Settings: [{ Setting: 'Usage timing', Value: 'dated usage' }],
    Products: [
      {
        Product: 'PLAT',
        Name: 'Platform',
        Category: 'Subscription',
        'Recognition method': 'straight-line',
        'SSP (per unit)': 1200,
      },
      { Product: 'API', Name: 'API calls', Category: 'Usage', 'Recognition method': 'usage', 'SSP (per unit)': null },
      {
        Product: 'PROJ',
        Name: 'Project',
        Category: 'Services',
        'Recognition method': 'milestone',
        'SSP (per unit)': null,
      },
    ],
    Contracts: [
      {
        Contract: 'C-1',
        Customer: 'Acme',
        Entity: 'US',
        Currency: 'USD',
        Start: serial('2026-01-01'),
        End: serial('2026-12-31'),
      },
    ],
    Obligations: [
      {
        Obligation: 'O-1',
        Contract: 'C-1',
        Product: 'PLAT',
        Quantity: 1,
        Price: 1200,
        'SSP (total)': null,
        Start: null,
        End: null,
      },
      {
        Obligation: 'O-2',
        Contract: 'C-1',
        Product: 'API',
        Quantity: null,
        Price: 0,
        'SSP (total)': null,
        Start: null,
        End: null,
      },
      {
        Obligation: 'O-3',
        Contract: 'C-1',
        Product: 'PROJ',
        Quantity: null,
        Price: 500,
        'SSP (total)': 600,
        Start: null,
        End: null,
      },
    ],
    Invoices: [
      invoiceLine({ Obligation: 'O-1', Type: 'charge', 'Line group': 'A', Amount: 1200 }),
      invoiceLine({ Line: 2, Obligation: 'O-1', Type: 'product discount', 'Line group': 'A', Amount: -100 }),
    ],
    'Credit notes': [
      {
        'Credit note': 'CN-1',
        Line: 1,
        Date: serial('2026-06-01'),
        Invoice: 'INV-1',
        'Invoice line': 1,
        Amount: 50,
        Status: 'final',
      },
    ],
    Usage: [{ Obligation: 'O-2', Date: serial('2026-02-03'), Quantity: 10, Amount: 12.5 }],
    Milestones: [
      { Obligation: 'O-3', Milestone: 'M1', 'Share or Amount': 0.4, Completed: serial('2026-03-01') },
      { Obligation: 'O-3', Milestone: 'M2', 'Share or Amount': 0.6, Completed: null },
    ],
    Progress: [],
    'Contract costs': [
      {
        Cost: 'K-1',
        Contract: 'C-1',
        Obligation: null,
        Kind: 'obtain',
        Amount: 120,
        Date: serial('2026-01-01'),
        Incremental: 'yes',
        Start: null,
        End: null,
        Months: null,
        Pattern: null,
        'Renewal commensurate': null,
        'Impairment date': null,
        'Impairment amount': null,
        Terminated: null,
        Rationale: null,
      },
    ],
    Financing: [],
    'Write-offs': [
      {
        Invoice: 'INV-1',
        Date: serial('2026-09-01'),
        Amount: null,
        Recovered: null,
        'Recovered amount': null,
        Disputed: null,
      },
    ],
    Modifications: [
      {
        Modification: 'M-1',
        Contract: 'C-1',
        'Effective date': serial('2026-07-01'),
        Treatment: 'automatic',
        'Remaining distinct': 'Y',
        Rationale: 'Each month is a distinct service.',
      },
    ],
    'Modification lines': [
      {
        Modification: 'M-1',
        Line: 1,
        Obligation: 'O-1',
        'Price change': 60,
        'New price': null,
        'New end': serial('2026-12-31'),
        'Quantity change': null,
        'SSP of the remainder': 660,
        Removed: null,
      },
    ],
    Accounts: [
      { Role: 'Revenue', Account: 4000, Name: 'Revenue', Product: null, Category: null, Entity: null },
      { Role: 'Revenue', Account: '4010', Name: 'Subscriptions', Product: 'PLAT', Category: null, Entity: null },
    ],
    'Price list': [
      {
        Product: 'PLAT',
        Segment: null,
        Currency: 'USD',
        'Valid from': serial('2026-01-01'),
        'Valid to': null,
        'SSP (per unit)': 1200,
        Low: 1000,
        High: 1400,
        Method: null,
        Cost: null,
        Margin: null,
        Rationale: null,
      },
    ],
    'Discount evidence': [],
    Estimates: [
      estimate({ Estimate: 'E-1', Contract: null, Obligation: 'O-1', Kind: 'bonus', Method: 'expected value' }),
      estimate({ Estimate: 'E-2', 'As of': serial('2026-02-01'), Contract: null, Obligation: 'O-1', Amount: 20 }),
      estimate({ Estimate: 'E-2', 'As of': serial('2026-03-01'), Contract: null, Obligation: 'O-1', Amount: 15 }),
    ],
    Scenarios: [
      { Estimate: 'E-1', 'As of': null, Scenario: 'high', Amount: 100, Rate: null, Probability: 0.3 },
      { Estimate: 'E-1', 'As of': null, Scenario: 'low', Amount: 0, Rate: null, Probability: 0.7 },
    ],
    Entities: [{ Entity: 'US', 'Functional currency': 'USD' }],
    Rates: [{ Date: serial('2026-01-01'), From: 'EUR', To: 'USD', Rate: 1.1, Type: null }],
    'Material rights': [],
    'Option exercises': [],
    'Promised items': [],
    'Line shares': [],
    'Credit grants': [],
    'Credit draw-downs': [],
    posted: [postedLine({}), postedLine({ line: 2, role: 'Deferred revenue', debit: null, credit: 100 })],
  };
}

/** A row of Estimates with all its columns. */
export function estimate(cells: CellsByColumn): CellsByColumn {
  return {
    Estimate: 'E-9',
    'As of': serial('2026-01-01'),
    Contract: 'C-1',
    Obligation: null,
    Kind: 'returns',
    Method: null,
    Amount: null,
    Rate: null,
    Constrained: null,
    Actual: null,
    'Fair value': null,
    'Due to form': null,
    Rationale: 'Experience of three years',
    ...cells,
  };
}

/** A row of Invoices with all the columns that tests change. */
export function invoiceLine(cells: CellsByColumn): CellsByColumn {
  return {
    Invoice: 'INV-1',
    Line: 1,
    'Invoice date': serial('2026-01-01'),
    Customer: null,
    Currency: 'USD',
    Contract: 'C-1',
    Obligation: null,
    Product: null,
    Type: null,
    'Line group': null,
    Amount: 100,
    'Service start': serial('2026-01-01'),
    'Service end': serial('2026-12-31'),
    'Recognition method': null,
    Status: 'sent',
    'Void date': null,
    ...cells,
  };
}

export function postedLine(cells: Partial<Record<JournalField, CellValue>>): Partial<Record<JournalField, CellValue>> {
  return {
    entry: '2026-01-00001',
    line: 1,
    day: serial('2026-01-01'),
    period: '2026-01',
    originPeriod: '2026-01',
    originDay: serial('2026-01-01'),
    role: 'Receivable clearing',
    account: '1150',
    accountName: 'Receivable clearing',
    debit: 100,
    credit: null,
    currency: 'USD',
    entity: 'US',
    customer: 'Acme',
    contractId: 'C-1',
    obligationId: 'O-1',
    productId: 'PLAT',
    invoiceId: 'INV-1',
    source: 'Invoice',
    rule: 'billing',
    reason: 'normal',
    documentId: 'INV-1/1',
    narrative: 'Invoice INV-1 / 1',
    netBefore: 0,
    netAfter: 100,
    originTable: 'Invoices',
    originKey: '["INV-1",1]',
    monthlyEntry: 'M-2026-01-0001',
    run: 1,
    closedThrough: serial('2026-01-31'),
    ...cells,
  };
}

/** Tables in the order of the format, each on a sheet of its name with the header in row 1; none without rows. */
export function tablesOf(book: RowsByTable): TableData[] {
  const { posted, ...inputs } = book;
  const tables = Object.entries(inputs).flatMap(([name, rows]) =>
    rows.length === 0 ? [] : [tableOf(BOOK_FORMAT[name as InputTable].excelName, rows, name)],
  );
  return posted === undefined ? tables : [...tables, journalTable(posted)];
}

/** A table whose headers are the columns of its rows. */
export function tableOf(name: string, rows: readonly CellsByColumn[], sheet = name): TableData {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    name,
    sheet,
    headerRow: 0,
    headerColumn: 0,
    headers,
    rows: rows.map((row) => headers.map((header) => row[header] ?? null)),
    source: 'workbook',
  };
}

function journalTable(lines: readonly Partial<Record<JournalField, CellValue>>[]): TableData {
  return {
    name: DAILY_JOURNAL_TABLE,
    sheet: 'Daily journal',
    headerRow: 5,
    headerColumn: 0,
    headers: DAILY_JOURNAL_FIELDS.map((field) => DAILY_JOURNAL_COLUMNS[field].header),
    rows: lines.map((line) => DAILY_JOURNAL_FIELDS.map((field) => line[field] ?? null)),
    source: 'workbook',
  };
}
