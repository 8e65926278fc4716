/** Random books of every kind of contract, coherent enough that a reader would accept them. */
import fc from 'fast-check';
import type {
  CreditNoteLine,
  InvoiceLine,
  Milestone,
  Obligation,
  Policy,
  RevenueBook,
  UsageRecord,
} from '../../../src/engine';
import { firstDayOfMonth, lastDayOfMonth, monthOf } from '../../../src/engine';
import {
  aBook,
  aContract,
  aCredit,
  aLine,
  aMilestone,
  anObligation,
  aProduct,
  aUsage,
  day,
} from '../pipeline/book-builder';

export const FIRST_DAY = day('2025-01-01');
export const LAST_DAY = day('2025-06-30');
const SPAN = LAST_DAY - FIRST_DAY;

type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value;

const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
const anyAmount = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 2_000_000 }));
const anyStrategy = fc.constantFrom(
  'even-daily-ends',
  'even-period-ends',
  'even-calendar-ends',
  'even-periods',
  'exact-days',
);
const rarely = fc.integer({ min: 0, max: 5 }).map((number) => number === 0);
const often = fc.integer({ min: 0, max: 3 }).map((number) => number > 0);

const PRODUCTS = [
  aProduct('SUB', { category: 'Subscription', standaloneSellingPricePerUnit: { digits: 90, scale: 0 } }),
  aProduct('USE', { category: 'Usage', method: 'usage', standaloneSellingPricePerUnit: { digits: 5, scale: 2 } }),
  aProduct('FEE', { method: 'point-in-time', standaloneSellingPricePerUnit: { digits: 250, scale: 0 } }),
  aProduct('WORK', { method: 'milestone', standaloneSellingPricePerUnit: { digits: 4000, scale: 0 } }),
];

interface Facts {
  readonly obligations: Obligation[];
  readonly invoiceLines: InvoiceLine[];
  readonly creditNoteLines: CreditNoteLine[];
  readonly usage: UsageRecord[];
  readonly milestones: Milestone[];
}

/** Books whose facts lie between January and June 2025. */
export const randomBook: fc.Arbitrary<RevenueBook> = fc.gen().map((generate) => {
  const draw: Draw = (arbitrary) => generate(() => arbitrary);
  const contractIds = Array.from({ length: draw(fc.integer({ min: 1, max: 3 })) }, (_, i) => `C-${i + 1}`);
  const facts: Facts = { obligations: [], invoiceLines: [], creditNoteLines: [], usage: [], milestones: [] };
  for (const contractId of contractIds) promise(draw, contractId, facts);
  for (let i = draw(fc.integer({ min: 0, max: 4 })); i > 0; i--) invoiceWithoutObligation(draw, facts, contractIds);
  for (let i = draw(fc.integer({ min: 0, max: 4 })); i > 0; i--) credit(draw, facts);
  return aBook({
    ...facts,
    policy: anyPolicy(draw),
    products: PRODUCTS,
    contracts: contractIds.map((id, i) =>
      aContract(id, {
        firstDay: FIRST_DAY,
        lastDay: LAST_DAY,
        customer: `Customer ${i}`,
        entity: i === 2 ? 'Second' : 'Main',
      }),
    ),
    accounts: [
      {
        role: 'Revenue',
        account: '4100',
        name: 'Usage revenue',
        productId: '',
        category: 'Usage',
        entity: '',
        origin: null,
      },
    ],
  });
});

function anyPolicy(draw: Draw): Partial<Policy> {
  const lockMethod = draw(fc.constantFrom('none', 'none', 'custom-date', 'invoice-date'));
  return {
    straightLineStrategy: draw(anyStrategy),
    usageTiming: draw(fc.constantFrom('dated-usage', 'period-end')),
    lockMethod,
    lockDay: lockMethod === 'custom-date' ? draw(fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 70 })) : null,
    statedPrice: draw(fc.constantFrom('before-discounts', 'after-discounts')),
    missingStandaloneSellingPrice: 'stated-price',
    monthlyGrain: draw(fc.constantFrom('customer-product-invoice', 'customer', 'product', 'one-entry')),
    dailyDetail: draw(fc.constantFrom('auto', 'all', 'closing-month')),
    dailyLineLimit: draw(fc.constantFrom(50, 20000)),
  };
}

function anyTerm(draw: Draw): { firstDay: number; lastDay: number } {
  const firstDay = draw(anyDay);
  const wholeMonths = draw(often);
  const lastDay = Math.min(LAST_DAY, firstDay + draw(fc.integer({ min: 0, max: SPAN })));
  if (!wholeMonths) return { firstDay, lastDay };
  return { firstDay: firstDayOfMonth(monthOf(firstDay)), lastDay: lastDayOfMonth(monthOf(lastDay)) };
}

function promise(draw: Draw, contractId: string, facts: Facts): void {
  for (let i = draw(fc.integer({ min: 1, max: 4 })); i > 0; i--) {
    const id = `OB-${facts.obligations.length + 1}`;
    const productId = draw(fc.constantFrom('SUB', 'SUB', 'USE', 'FEE', 'WORK'));
    const term = draw(often) ? anyTerm(draw) : { firstDay: null, lastDay: null };
    const obligation = anObligation(id, productId === 'USE' ? 0 : draw(anyAmount), {
      contractId,
      productId,
      ...term,
      standaloneSellingPrice: draw(often) ? draw(anyAmount) : null,
      trigger: draw(fc.constantFrom(null, 'service-end', 'invoice-date', 'recognition-date')),
    });
    facts.obligations.push(obligation);
    if (productId === 'USE') useIt(draw, id, facts);
    if (productId === 'WORK') workOnIt(draw, id, facts);
    invoiceObligation(draw, obligation, facts);
  }
}

function useIt(draw: Draw, id: string, facts: Facts): void {
  const days = draw(fc.uniqueArray(anyDay, { maxLength: 8 }));
  for (const usageDay of days)
    facts.usage.push(aUsage(id, usageDay, draw(fc.integer({ min: 0, max: 500 })), draw(anyAmount)));
}

function workOnIt(draw: Draw, id: string, facts: Facts): void {
  const count = draw(fc.integer({ min: 0, max: 4 }));
  for (let i = 1; i <= count; i++) {
    const share = i < count ? Math.floor(100 / count) : 100 - (count - 1) * Math.floor(100 / count);
    facts.milestones.push(
      aMilestone(id, `M${i}`, { kind: 'share', share: { digits: share, scale: 2 } }, draw(often) ? draw(anyDay) : null),
    );
  }
}

const nextInvoice = (facts: Facts): string =>
  `INV-${new Set(facts.invoiceLines.map((line) => line.invoiceId)).size + 1}`;

function statusOf(draw: Draw, invoiceDay: number): Partial<InvoiceLine> {
  if (draw(rarely))
    return { status: 'voided', voidDay: Math.min(LAST_DAY, invoiceDay + draw(fc.integer({ min: 0, max: 90 }))) };
  return { status: draw(rarely) ? 'draft' : 'final' };
}

/** One to three invoices, some with discounts and a method of their own. */
function invoiceObligation(draw: Draw, obligation: Obligation, facts: Facts): void {
  const { id: obligationId, contractId, productId, statedPrice } = obligation;
  const count = draw(fc.integer({ min: 0, max: 3 }));
  for (let i = 1; i <= count; i++) {
    const invoiceId = nextInvoice(facts);
    const invoiceDay = draw(anyDay);
    const shared = { contractId, obligationId, productId, ...statusOf(draw, invoiceDay) };
    const dates = draw(often) ? anyTerm(draw) : {};
    const amount = productId === 'USE' ? draw(anyAmount) : Math.max(1, Math.floor(statedPrice / count));
    const method = draw(rarely) ? draw(fc.constantFrom('point-in-time' as const, 'straight-line' as const)) : null;
    facts.invoiceLines.push(
      aLine(`${invoiceId}/1`, invoiceDay, amount, { ...shared, ...dates, method, lineGroup: 'A' }),
    );
    if (draw(rarely))
      discount(draw, facts, `${invoiceId}/2`, invoiceDay, amount, {
        ...shared,
        type: 'product discount',
        lineGroup: 'A',
      });
    if (draw(rarely))
      discount(draw, facts, `${invoiceId}/3`, invoiceDay, amount, {
        ...shared,
        obligationId: null,
        type: 'invoice discount',
      });
    if (productId === 'USE' && draw(often)) {
      facts.invoiceLines.push(
        aLine(`${invoiceId}/4`, invoiceDay, draw(anyAmount), {
          ...shared,
          obligationId: null,
          ...dates,
          type: 'minimum true-up',
        }),
      );
    }
  }
}

function discount(
  draw: Draw,
  facts: Facts,
  id: string,
  invoiceDay: number,
  amount: number,
  more: Partial<InvoiceLine>,
): void {
  const size = draw(fc.integer({ min: 1, max: Math.max(1, Math.floor(amount / 3)) }));
  facts.invoiceLines.push(aLine(id, invoiceDay, -size, { ...more, ...(draw(rarely) ? anyTerm(draw) : {}) }));
}

function invoiceWithoutObligation(draw: Draw, facts: Facts, contractIds: readonly string[]): void {
  const invoiceId = nextInvoice(facts);
  const invoiceDay = draw(anyDay);
  const status = statusOf(draw, invoiceDay);
  const contractId = draw(rarely) ? contractIds[0]! : null;
  const parties = contractId === null ? { customer: 'Walk-in', entity: 'Main' } : {};
  const count = draw(fc.integer({ min: 1, max: 3 }));
  for (let i = 1; i <= count; i++) {
    const productId = draw(fc.constantFrom('SUB', 'FEE', 'USE'));
    facts.invoiceLines.push(
      aLine(`${invoiceId}/${i}`, invoiceDay, draw(anyAmount), {
        ...status,
        ...parties,
        contractId,
        productId,
        ...anyTerm(draw),
        lineGroup: i === 1 ? 'A' : 'B',
      }),
    );
  }
  if (draw(often)) return;
  const total = facts.invoiceLines
    .filter((line) => line.invoiceId === invoiceId)
    .reduce((sum, line) => sum + line.amount, 0);
  discount(draw, facts, `${invoiceId}/8`, invoiceDay, total, {
    ...status,
    ...parties,
    contractId,
    type: 'invoice discount',
  });
  facts.invoiceLines.push(
    aLine(`${invoiceId}/9`, invoiceDay, draw(anyAmount), {
      ...status,
      ...parties,
      contractId,
      productId: 'USE',
      type: 'minimum true-up',
      lineGroup: draw(often) ? 'A' : null,
    }),
  );
}

/** A credit of a charge or a whole invoice that stands, at most half of what was invoiced. */
function credit(draw: Draw, facts: Facts): void {
  const charges = facts.invoiceLines.filter((line) => line.type === 'charge' && line.status === 'final');
  if (charges.length === 0) return;
  const line = draw(fc.constantFrom(...charges));
  const id = `CN-${facts.creditNoteLines.length + 1}/1`;
  const creditDay = Math.min(LAST_DAY, line.invoiceDay + draw(fc.integer({ min: 0, max: 120 })));
  const target = draw(often) ? `${line.invoiceId}/${line.lineId}` : line.invoiceId;
  facts.creditNoteLines.push(
    aCredit(id, creditDay, target, draw(fc.integer({ min: 1, max: Math.max(1, Math.floor(line.amount / 2)) }))),
  );
}

/** The same facts with every table in another order. */
export function shuffled(book: RevenueBook, seed: number): RevenueBook {
  const shuffle = <Row>(rows: readonly Row[]): Row[] =>
    rows
      .map((row, i) => ({ row, rank: ((i + 1) * (seed * 2 + 1) * 7919) % 10007 }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ row }) => row);
  return {
    ...book,
    products: shuffle(book.products),
    contracts: shuffle(book.contracts),
    obligations: shuffle(book.obligations),
    invoiceLines: shuffle(book.invoiceLines),
    creditNoteLines: shuffle(book.creditNoteLines),
    usage: shuffle(book.usage),
    milestones: shuffle(book.milestones),
    accounts: shuffle(book.accounts),
  };
}
