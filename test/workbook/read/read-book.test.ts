/** Rows become facts: defaults, missing tables, what an error leaves out, and where facts came from. */
import { dayFromIso } from '../../../src/engine/foundation/calendar';
import { readBook } from '../../../src/workbook/read/read-book';
import { findSourceCell } from '../../../src/workbook/read/tables/source-map';
import { invoiceLine, serial, smallBook, tableOf, tablesOf } from './small-book';

const day = (iso: string): number => dayFromIso(iso)!;

test('the facts of the small book', () => {
  const { book } = readBook(tablesOf(smallBook()));
  expect(book.contracts).toEqual([
    {
      id: 'C-1',
      customer: 'Acme',
      entity: 'US',
      currency: 'USD',
      signedDay: null,
      firstDay: day('2026-01-01'),
      lastDay: day('2026-12-31'),
      origin: { table: 'Contracts', key: ['C-1'] },
    },
  ]);
  expect(book.obligations[0]).toEqual({
    acceptedDay: null,
    deliveredDay: null,
    id: 'O-1',
    contractId: 'C-1',
    productId: 'PLAT',
    description: '',
    quantity: { digits: 1, scale: 0 },
    statedPrice: 120000,
    standaloneSellingPrice: null,
    method: null,
    strategy: null,
    trigger: null,
    firstDay: null,
    lastDay: null,
    recognitionDay: null,
    unbilledIs: null,
    expectedCompletionDay: null,
    billing: null,
    modificationId: null,
    origin: { table: 'Obligations', key: ['O-1'] },
  });
  expect(book.invoiceLines[1]).toMatchObject({
    lineId: '2',
    type: 'product discount',
    lineGroup: 'A',
    amount: -10000,
    customer: 'Acme',
    entity: 'US',
  });
  expect(book.invoiceLines[1]!.origin).toEqual({ table: 'Invoices', key: ['INV-1', 2] });
  expect(book.creditNoteLines[0]).toMatchObject({
    creditNoteId: 'CN-1',
    day: day('2026-06-01'),
    invoiceLineId: '1',
    amount: 5000,
    status: 'final',
  });
  expect(book.usage[0]).toMatchObject({ obligationId: 'O-2', quantity: { digits: 10, scale: 0 }, amount: 1250 });
  expect(book.usage[0]!.origin.key).toEqual(['O-2', serial('2026-02-03')]);
  expect(book.milestones.map(({ measure }) => measure)).toEqual([
    { kind: 'share', share: { digits: 4, scale: 1 } },
    { kind: 'share', share: { digits: 6, scale: 1 } },
  ]);
  expect(book.accounts[0]).toMatchObject({ role: 'Revenue', account: '4000', name: 'Revenue', productId: '' });
  expect(book.posted).toHaveLength(2);
});

test('invoices alone are a book: no contracts, obligations or products are needed', () => {
  const lines = [
    invoiceLine({ Contract: null, Customer: 'Acme', Product: 'ANY' }),
    invoiceLine({ Line: 2, Contract: null, 'Service start': null, 'Service end': null, Type: '', Status: null }),
  ];
  const { book, diagnostics } = readBook([tableOf('Invoices', lines)]);
  expect(diagnostics).toEqual([]);
  expect(book.invoiceLines).toHaveLength(2);
  expect(book.invoiceLines[0]).toMatchObject({ customer: 'Acme', productId: 'ANY', contractId: null, entity: 'Main' });
  expect(book.invoiceLines[1]).toMatchObject({ type: 'charge', status: 'final', firstDay: null });
});

test('a line takes contract, customer, currency and entity from its obligation', () => {
  const book = smallBook();
  Object.assign(book.Invoices[0]!, { Contract: null, Currency: null, Customer: '' });
  const line = readBook(tablesOf(book)).book.invoiceLines[0];
  expect(line).toMatchObject({ contractId: 'C-1', currency: 'USD', customer: 'Acme', entity: 'US' });
});

test('ids are text or numbers, trimmed, and found whatever their case; the raw key is kept', () => {
  const book = smallBook();
  book.Contracts[0]!['Contract'] = 1001;
  for (const obligation of book.Obligations) obligation['Contract'] = '1001';
  for (const line of [...book.Invoices, ...book.Modifications]) line['Contract'] = ' 1001 ';
  book['Contract costs'][0]!['Contract'] = '1001';
  const { book: read, diagnostics } = readBook(tablesOf(book));
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['text.hidden-space']));
  expect(read.contracts[0]!.origin.key).toEqual([1001]);
  expect(read.invoiceLines.map(({ contractId }) => contractId)).toEqual(['1001', '1001']);
});

test('tables are found by any usual name, columns in any order, and the user’s own are left alone', () => {
  const [settings, products, contracts, obligations, invoices, credits, ...rest] = tablesOf(smallBook());
  const reversed = {
    ...invoices!,
    name: 'tbl_INVOICES',
    headers: [...invoices!.headers].reverse(),
    rows: invoices!.rows.map((row) => [...row].reverse()),
  };
  const own = {
    ...contracts!,
    name: 'tblContracts',
    headers: [...contracts!.headers, 'Notes'],
    rows: contracts!.rows.map((row) => [...row, '#REF!']),
  };
  const others = [tableOf('Forecast', [{ Month: '2026-01', Total: 5 }]), tableOf('Invoice lines', [{ Anything: 1 }])];
  const renamed = { ...credits!, name: 'CreditMemos' };
  const { book, diagnostics } = readBook([
    ...others,
    settings!,
    products!,
    own,
    obligations!,
    reversed,
    renamed,
    ...rest,
  ]);
  expect(diagnostics).toEqual([]);
  expect(book).toEqual(readBook(tablesOf(smallBook())).book);
});

test('blank rows are skipped and counted', () => {
  const book = smallBook();
  book.Usage.unshift({ Obligation: null }, { Obligation: '  ' });
  const { counts, sources, diagnostics } = readBook(tablesOf(book));
  expect(diagnostics).toEqual([]);
  expect(counts.tables.get('Usage')).toEqual({ rows: 3, blank: 2, used: 1, leftOut: 0, amounts: { USD: 1250 } });
  expect(findSourceCell(sources, { table: 'Usage', key: ['O-2', serial('2026-02-03')] }, 'Amount')).toBe('Usage!D4');
});

test('an error leaves out its contract with all that hangs on it, and nothing else', () => {
  const book = smallBook();
  book.Contracts.push({ ...book.Contracts[0]!, Contract: 'C-2' });
  book.Obligations.push({ ...book.Obligations[0]!, Obligation: 'O-9', Contract: 'C-2' });
  book.Invoices.push(
    invoiceLine({ Invoice: 'INV-9', Contract: 'C-2', Obligation: 'O-9' }),
    invoiceLine({ Invoice: 'INV-10', Contract: null, Customer: 'Cash' }),
  );
  book.Usage[0]!['Amount'] = 'much';
  const { book: read, counts } = readBook(tablesOf(book));
  expect(read.contracts.map(({ id }) => id)).toEqual(['C-2']);
  expect(read.obligations.map(({ id }) => id)).toEqual(['O-9']);
  expect(read.invoiceLines.map(({ invoiceId }) => invoiceId)).toEqual(['INV-9', 'INV-10']);
  expect([read.creditNoteLines, read.usage, read.milestones]).toEqual([[], [], []]);
  expect(counts.tables.get('Invoices')).toMatchObject({ rows: 4, used: 2, leftOut: 2 });
});

test('a faulty product leaves out the contracts that use it', () => {
  const book = smallBook();
  book.Products[1]!['SSP (per unit)'] = 'dear';
  const { book: read } = readBook(tablesOf(book));
  expect([read.contracts, read.obligations, read.invoiceLines]).toEqual([[], [], []]);
  expect(read.products.map(({ id }) => id)).toEqual(['PLAT', 'PROJ']);
});

test.each([
  [
    'shares that are percentages',
    'Share',
    [25, 75],
    [
      { digits: 25, scale: 2 },
      { digits: 75, scale: 2 },
    ],
  ],
  [
    'thirds',
    'Share or Amount',
    [1 / 3, 2 / 3],
    [
      { digits: 333333333333333, scale: 15 },
      { digits: 666666666666667, scale: 15 },
    ],
  ],
  [
    'percent signs',
    'Share or Amount',
    ['25%', '75 %'],
    [
      { digits: 25, scale: 2 },
      { digits: 75, scale: 2 },
    ],
  ],
  [
    'amounts that sum to 100',
    'Share or Amount',
    [12.5, 87.5],
    [
      { digits: 125, scale: 3 },
      { digits: 875, scale: 3 },
    ],
  ],
  ['amounts', 'Share or Amount', [200, 300], [20000, 30000]],
  ['amounts in their own column', 'Amount', [0.5, 499.5], [50, 49950]],
])('milestones: %s', (_what, column, values, expected) => {
  const book = smallBook();
  book.Milestones = values.map((value, index) => ({
    Obligation: 'O-3',
    Milestone: index + 1,
    [column]: value,
    Completed: null,
  }));
  const { book: read, diagnostics } = readBook(tablesOf(book));
  expect(diagnostics).toEqual([]);
  expect(read.milestones.map(({ measure }) => (measure.kind === 'share' ? measure.share : measure.amount))).toEqual(
    expected,
  );
});

test('a contract of one obligation, or of usage beside it, needs no SSP; nor does any under the stated price', () => {
  const { Milestones: _open, ...alone } = smallBook();
  alone.Obligations = alone.Obligations.slice(0, 2);
  alone.Products[0]!['SSP (per unit)'] = null;
  expect(readBook(tablesOf(alone)).diagnostics).toEqual([]);
  const stated = smallBook();
  stated.Obligations[2]!['SSP (total)'] = null;
  stated.Settings.push({ Setting: 'Missing SSP', Value: 'use the stated price' });
  expect(readBook(tablesOf(stated)).diagnostics).toEqual([]);
});

test.each([
  ['a product discount that names its obligation', { Obligation: 'O-1', 'Line group': 'Z' }],
  ['a product discount beside the only charge', { Obligation: null, 'Line group': null }],
])('%s has its charge', (_what, cells) => {
  const book = smallBook();
  Object.assign(book.Invoices[1]!, cells);
  expect(readBook(tablesOf(book)).diagnostics).toEqual([]);
});

test('a usage obligation needs no price', () => {
  const book = smallBook();
  book.Obligations[1]!['Price'] = null;
  const { book: read, diagnostics } = readBook(tablesOf(book));
  expect(diagnostics).toEqual([]);
  expect(read.obligations[1]!.statedPrice).toBe(0);
});

test('an invoice discount on one obligation, and credits of a whole invoice, are in order', () => {
  const book = smallBook();
  book.Invoices.push(invoiceLine({ Invoice: 'INV-2', Obligation: 'O-1', Type: 'invoice discount', Amount: -5 }));
  Object.assign(book['Credit notes'][0]!, { 'Invoice line': null, Amount: 1100 });
  expect(readBook(tablesOf(book)).diagnostics).toEqual([]);
});

test('the source map gives the user’s own names, for formulas and for going to the source', () => {
  const invoices = {
    ...tableOf('tblInv', [{}]),
    name: 'tbl_invoices',
    sheet: 'Billing 2026',
    headerRow: 2,
    headerColumn: 1,
  };
  const table = {
    ...invoices,
    headers: ['Notes', 'Invoice number', 'Line no', 'Issue date', 'Net amount', 'Currency'],
    rows: [['x', 'I-1', 7, serial('2026-01-01'), 5, 'USD']],
  };
  const { sources } = readBook([table]);
  const source = sources.tables.get('Invoices')!;
  expect({
    ...source,
    headers: [...source.headers],
    columns: [...source.columns],
    positions: [...source.positions],
  }).toEqual({
    tableName: 'tbl_invoices',
    sheet: 'Billing 2026',
    headerRow: 2,
    headerColumn: 1,
    rowCount: 1,
    headers: expect.arrayContaining([
      ['Invoice', 'Invoice number'],
      ['Line', 'Line no'],
      ['Amount', 'Net amount'],
    ]),
    columns: expect.arrayContaining([
      ['Invoice', 1],
      ['Line', 2],
      ['Amount', 4],
    ]),
    keyColumns: ['Invoice', 'Line'],
    positions: [['["I-1",7]', 0]],
    source: 'workbook',
  });
  const reference = { table: 'Invoices', key: ['I-1', 7] } as const;
  expect(findSourceCell(sources, reference, 'Amount')).toBe("'Billing 2026'!F4");
  expect(findSourceCell(sources, reference, 'Service start')).toBe("'Billing 2026'!C4");
  expect(findSourceCell(sources, { table: 'Invoices', key: ['I-2', 7] })).toBeNull();
  expect(findSourceCell(sources, { table: 'Usage', key: ['I-1', 7] })).toBeNull();
});

test('the result can cross to a worker', () => {
  const reading = readBook(tablesOf(smallBook()));
  expect(structuredClone(reading)).toEqual(reading);
});

test('the order of rows changes no fact', () => {
  const book = smallBook();
  const byKey = (read: ReturnType<typeof readBook>['book']): unknown =>
    Object.fromEntries(
      Object.entries(read).map(([name, list]) => [
        name,
        Array.isArray(list) ? [...list].map((item) => JSON.stringify(item)).sort() : list,
      ]),
    );
  const expected = byKey(readBook(tablesOf(book)).book);
  for (const rows of [book.Products, book.Obligations, book.Invoices, book.Milestones, book.Accounts]) rows.reverse();
  expect(byKey(readBook(tablesOf(book).reverse()).book)).toEqual(expected);
});
