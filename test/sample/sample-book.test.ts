/** The sample: believable in size, complete in features, without a single finding, the same from the same seed. */
import { sampleBook } from '../../src/sample/sample-book';
import { readBook } from '../../src/workbook/read/read-book';
import type { BookReading } from '../../src/workbook/read/read-book';
import { checkBooks, dayFromIso, isoOf, journalize, positionsAt, recognizeRevenue } from '../../src/engine';
import type { RuleId } from '../../src/engine';

const reading: BookReading = readBook(sampleBook());
const { book } = reading;
const recognitionOf = new Map(book.products.map((product) => [product.id, product]));

test('it reads without a finding, whatever the seed', () => {
  for (const seed of [undefined, 1, 7, 2 ** 31]) expect(readBook(sampleBook(seed)).diagnostics).toEqual([]);
});

test('the same seed gives the same book, another seed another', () => {
  expect(sampleBook(5)).toEqual(sampleBook(5));
  expect(sampleBook(5)).not.toEqual(sampleBook(6));
});

test('its size', () => {
  expect(book.contracts.length).toBeGreaterThanOrEqual(60);
  expect(book.invoiceLines.length).toBeGreaterThanOrEqual(300);
  expect(book.usage.length).toBeGreaterThan(200);
  expect(book.usage.length).toBeLessThan(800);
  expect(new Set(book.contracts.map(({ currency }) => currency))).toEqual(new Set(['USD', 'EUR', 'JPY']));
  expect(new Set(book.contracts.map(({ entity }) => entity)).size).toBe(2);
  // Of one customer: C-2002, signed with another contract, and renewals.
  const again = book.contracts.filter(({ id, renewalOf }) => id === 'C-2002' || renewalOf !== undefined).length;
  expect(new Set(book.contracts.map(({ customer }) => customer)).size).toBe(book.contracts.length - again);
});

test('its eighteen months: every month has invoices, none after the close', () => {
  const months = new Set(book.invoiceLines.map(({ invoiceDay }) => isoOf(invoiceDay).slice(0, 7)));
  expect([...months].sort()).toEqual([
    ...['2024-10', '2024-11', '2024-12'],
    ...Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`),
    ...['2026-01', '2026-02', '2026-03'],
  ]);
});

test('all five strategies, in use', () => {
  const used = book.obligations.flatMap(
    ({ strategy, productId }) => strategy ?? recognitionOf.get(productId)?.strategy ?? 'even-daily-ends',
  );
  expect(new Set(used)).toEqual(
    new Set(['even-daily-ends', 'even-period-ends', 'even-calendar-ends', 'even-periods', 'exact-days']),
  );
});

test('all five methods, with usage that has dated rows and usage that has none', () => {
  const methods = book.obligations.map(({ productId }) => recognitionOf.get(productId)?.method);
  expect(new Set(methods)).toEqual(new Set(['straight-line', 'usage', 'point-in-time', 'milestone', 'progress']));
  const dated = new Set(book.usage.map(({ obligationId }) => obligationId));
  const metered = book.obligations.filter(({ productId }) => recognitionOf.get(productId)?.method === 'usage');
  const billed = new Set(book.invoiceLines.map(({ obligationId }) => obligationId));
  expect(metered.some(({ id }) => dated.has(id) && billed.has(id))).toBe(true);
  expect(metered.some(({ id }) => !dated.has(id) && billed.has(id))).toBe(true);
});

test('usage invoices bill the sum of the rows of their month', () => {
  const lines = book.invoiceLines.filter(
    ({ productId, type }) => type === 'charge' && (productId === 'API' || productId === 'MESSAGES'),
  );
  expect(lines.length).toBeGreaterThan(20);
  for (const { obligationId, firstDay, lastDay, amount } of lines) {
    const rows = book.usage.filter(
      (row) => row.obligationId === obligationId && row.day >= firstDay! && row.day <= lastDay!,
    );
    expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(amount);
  }
});

test.each([
  ['milestones done', () => book.milestones.some(({ completedDay }) => completedDay !== null)],
  ['milestones open', () => book.milestones.some(({ completedDay }) => completedDay === null)],
  ['milestones by share and by amount', () => new Set(book.milestones.map(({ measure }) => measure.kind)).size === 2],
  [
    'product discounts',
    () => book.invoiceLines.some(({ type, lineGroup }) => type === 'product discount' && lineGroup !== null),
  ],
  ['invoice discounts', () => book.invoiceLines.some(({ type }) => type === 'invoice discount')],
  ['minimum true-ups', () => book.invoiceLines.some(({ type }) => type === 'minimum true-up')],
  [
    'a voided invoice with its date',
    () => book.invoiceLines.some(({ status, voidDay }) => status === 'voided' && voidDay !== null),
  ],
  ['drafts', () => book.invoiceLines.filter(({ status }) => status === 'draft').length >= 3],
  ['a financed service whose payments are its invoices', () => book.financing?.some(({ firstPaymentDay }) => firstPaymentDay === null) === true],
  ['a renewal', () => book.contracts.some(({ renewalOf }) => renewalOf !== undefined)],
  ['free credits given after the contract began', () => (book.creditGrants ?? []).some(({ contractId, pricePaid, grantDay }) => pricePaid === 0 && (book.contracts.find(({ id }) => id === contractId)?.firstDay ?? grantDay) < grantDay)],
  ['lines without contract', () => book.invoiceLines.filter(({ contractId }) => contractId === null).length >= 10],
  [
    'lines of a contract without obligation',
    () => book.invoiceLines.some(({ contractId, obligationId }) => contractId !== null && obligationId === null),
  ],
  ['a method set on a line', () => book.invoiceLines.some(({ method }) => method !== null)],
  ['a recognition date on a line', () => book.invoiceLines.some(({ recognitionDay }) => recognitionDay !== null)],
  [
    'credit notes on a line and on an invoice',
    () => new Set(book.creditNoteLines.map(({ invoiceLineId }) => invoiceLineId === null)).size === 2,
  ],
  ['a draft credit note', () => book.creditNoteLines.some(({ status }) => status === 'draft')],
  [
    'billing in advance and in arrears',
    () => ['advance', 'arrears'].every((kind) => book.obligations.some(({ billing }) => billing === kind)),
  ],
  [
    'accounts by product, category and entity',
    () =>
      (['productId', 'category', 'entity'] as const).every((field) =>
        book.accounts.some((account) => account[field] !== ''),
      ),
  ],
  [
    'a service period that starts within a month',
    () => book.contracts.some(({ firstDay }) => !isoOf(firstDay!).endsWith('-01')),
  ],
])('it has %s', (_what, has) => {
  expect(has()).toBe(true);
});

test('a credit goes beyond what is deferred, and another stays within', () => {
  const beyond = book.creditNoteLines
    .filter(({ status }) => status === 'final')
    .map((credit) => {
      const line = book.invoiceLines.find(
        ({ invoiceId, lineId }) => invoiceId === credit.invoiceId && lineId === (credit.invoiceLineId ?? '1'),
      )!;
      const deferred = (line.amount * (line.lastDay! - credit.day + 1)) / (line.lastDay! - line.firstDay! + 1);
      return credit.amount > deferred;
    });
  expect(new Set(beyond)).toEqual(new Set([true, false]));
});

test('bundles are priced apart from their stand-alone selling prices, so that netting occurs', () => {
  const bundles = book.contracts.filter(({ id }) => {
    const promises = book.obligations.filter(({ contractId }) => contractId === id);
    return (
      promises.some(({ productId }) => productId === 'ONBOARDING') &&
      promises.some(({ productId }) => productId === 'PLATFORM')
    );
  });
  expect(bundles.length).toBeGreaterThanOrEqual(8);
  const onboarding = book.obligations.filter(({ productId }) => productId === 'ONBOARDING');
  expect(onboarding.every(({ statedPrice }) => statedPrice < 750_000)).toBe(true);
});

test('some revenue is earned by the close and not billed yet', () => {
  const billed = new Set(
    book.invoiceLines.flatMap(({ obligationId, status }) =>
      status === 'draft' || obligationId === null ? [] : [obligationId],
    ),
  );
  expect(book.obligations.some(({ id, billing }) => billing === 'arrears' && !billed.has(id))).toBe(true);
});

/** What the sample is there to show. */
const SAMPLED_RULES: readonly RuleId[] = [
  ...(['straight-line', 'usage', 'point-in-time', 'milestone', 'product-discount', 'invoice-discount'] as const),
  ...(['minimum-true-up', 'billing', 'credit-note', 'void', 'contract-netting'] as const),
];

test('closing March 2026 gives the two warnings that belong to it, and every check passes', () => {
  const closingDay = dayFromIso('2026-03-31')!;
  const recognition = recognizeRevenue(book);
  const journals = journalize(book, recognition, closingDay);
  // A sale that is none, C-2007, and a project at a loss, C-2065, say so.
  expect(recognition.diagnostics.map(({ code }) => code).sort()).toEqual(['control.no-sale', 'progress.loss']);
  expect(checkBooks(book, recognition, journals, closingDay).filter(({ pass }) => !pass)).toEqual([]);
  const rules = new Set(journals.daily.map(({ rule }) => rule));
  expect(SAMPLED_RULES.filter((rule) => !rules.has(rule))).toEqual([]);
  expect(positionsAt(recognition, journals.daily, closingDay).some(({ unbilled }) => unbilled > 0)).toBe(true);
});
