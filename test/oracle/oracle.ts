/**
 * The oracle: a book kept by hand, day by day, from the rules alone. Every obligation has day books of revenue and one
 * of what was invoiced; balances of a contract are what was invoiced less what was earned.
 */
import { splitByWeights, sum } from './arithmetic';
import { emptyDayBook, endOfMonth, enter, runningTotals, FIRST_WATCHED_DAY } from './day-book';
import type { DayBook } from './day-book';
import type { Facts, InvoiceFacts, Method, ObligationFacts, Strategy, Trigger } from './facts';
import { minorOf } from './facts';
import { atOnce, byMilestones, byProgress, inProportion, straightLine } from './patterns';
import type { DaysInMonth } from './patterns';
import { allocate, isInPeriod, netOf, weightsOf } from './prices';

export const totalOn = (totals: readonly number[], day: number): number =>
  day < FIRST_WATCHED_DAY ? 0 : (totals[Math.min(day - FIRST_WATCHED_DAY, totals.length - 1)] ?? 0);

/** A promise: a row of Obligations, or an invoice line that names none. */
export interface Promise {
  readonly id: string;
  /** The contract that its position is netted in; an invoice line without contract stands alone. */
  readonly netsWith: string;
  readonly isContract: boolean;
  readonly method: Method;
  readonly strategy: Strategy;
  readonly trigger: Trigger;
  readonly daysInMonth: DaysInMonth;
  readonly start: number | null;
  readonly end: number | null;
  readonly recognitionDay: number | null;
  readonly currency: string;
}

/** A charge with the discounts that concern it, or a minimum true-up. */
export interface ChargedLine {
  readonly line: InvoiceFacts;
  readonly promise: string;
  readonly net: number;
  readonly discounts: { readonly amount: number; readonly line: InvoiceFacts; readonly start: number | null; readonly end: number | null }[];
}

export interface KeptBook {
  readonly promise: Promise;
  readonly beforeDiscounts: number;
  readonly discounts: number;
  readonly trueUps: number;
  /** The schedule without true-ups, lines and discounts on dates of their own. */
  readonly main: DayBook[];
  /** What `main` spreads, as far as it is dated. */
  readonly mainPrice: number;
  /** Discounts on days of their own. */
  readonly apart: DayBook[];
  /** By `INVOICE/LINE`: what a line recognizes by itself. */
  readonly ofLines: Map<string, DayBook[]>;
  /** Changes by credits and voids, in their order. */
  readonly changes: {
    readonly book: DayBook;
    readonly amount: number;
    readonly day: number;
    readonly falls: 'on its day' | 'on service to come' | 'on all service';
    /** Of a line of the promise that earns by itself (a true-up, a line with dates of its own). */
    readonly isOfLine: boolean;
  }[];
  /** What modifications do, each with the change of the price. */
  readonly modified: { readonly day: number; readonly amount: number; readonly book: DayBook }[];
  readonly invoiced: DayBook;
  readonly charges: readonly ChargedLine[];
  readonly trueUpLines: ChargedLine[];
  /** Changes of estimates, from the day on which each counts. */
  readonly estimated: { readonly day: number; readonly amount: number; readonly book: DayBook }[];
}

export const keyOf = (line: InvoiceFacts): string => `${line.invoice}/${line.line}`;

export const isIssued = (line: InvoiceFacts): boolean =>
  line.status === 'final' || (line.status === 'voided' && line.voidDay !== null && line.voidDay >= line.day);

export function keepBooks(facts: Facts): Map<string, KeptBook> {
  const issued = facts.invoices.filter(isIssued);
  const allocated = allocate(facts);
  const promises = [
    ...facts.obligations.map((row) => promiseOfObligation(facts, row)),
    ...issued.filter((line) => line.type === 'charge' && line.obligation === null).map((line) => promiseOfLine(facts, line)),
  ];
  const charged = chargeLines(facts, issued);
  const kept = new Map<string, KeptBook>();
  for (const promise of promises) {
    const charges = charged.filter((charge) => charge.promise === promise.id);
    kept.set(promise.id, keepBook(facts, promise, allocated.get(promise.id) ?? 0, charges));
  }
  for (const line of issued.filter(({ type }) => type === 'minimum true-up')) enterTrueUp(facts, line, charged, kept);
  return kept;
}

function promiseOfObligation(facts: Facts, row: ObligationFacts): Promise {
  const { settings } = facts;
  const isArrears = row.billing === 'arrears' && settings.arrearsTiming === 'period-end';
  return {
    id: row.id,
    netsWith: contractOf(facts, row),
    isContract: true,
    method: row.method,
    strategy: row.strategy ?? settings.strategy,
    trigger: row.trigger ?? settings.trigger,
    daysInMonth: isArrears ? 'month-end' : settings.dailyAmounts,
    start: row.start,
    end: row.end,
    recognitionDay: row.recognitionDay,
    currency: facts.contracts.find(({ id }) => id === row.contract)?.currency ?? '',
  };
}

/** What a modification adds as a separate contract stands by itself. */
function contractOf({ modifications }: Facts, { contract, addedBy }: ObligationFacts): string {
  const isSeparate = modifications.some(({ id, treatment }) => id === addedBy && treatment === 'separate contract');
  return isSeparate ? `${contract} by ${addedBy}` : contract;
}

function promiseOfLine(facts: Facts, line: InvoiceFacts): Promise {
  const { settings } = facts;
  const isAfterService = line.end !== null && line.day > line.end;
  return {
    id: keyOf(line),
    netsWith: line.contract ?? keyOf(line),
    isContract: false,
    method: facts.products.find(({ id }) => id === line.product)?.method ?? 'point-in-time',
    strategy: line.strategy ?? settings.strategy,
    trigger: settings.trigger,
    daysInMonth: isAfterService && settings.arrearsTiming === 'period-end' ? 'month-end' : settings.dailyAmounts,
    start: line.start,
    end: line.end,
    recognitionDay: line.recognitionDay,
    currency: line.currency,
  };
}

/** Charges with their shares of the discounts on their invoice: of their group first, then of the whole invoice. */
function chargeLines(facts: Facts, issued: readonly InvoiceFacts[]): ChargedLine[] {
  const charged: ChargedLine[] = issued
    .filter(({ type }) => type === 'charge')
    .map((line) => ({ line, promise: line.obligation ?? keyOf(line), net: netOf(line), discounts: [] }));
  const give = (discount: InvoiceFacts, charges: readonly ChargedLine[], weights: readonly number[]): void => {
    splitByWeights(netOf(discount), weights).forEach((amount, index) => {
      const charge = charges[index];
      charge?.discounts.push({
        amount,
        line: discount,
        start: discount.start ?? charge.line.start,
        end: discount.end ?? charge.line.end,
      });
    });
  };
  for (const discount of issued.filter(({ type }) => type === 'product discount')) {
    const charges = charged.filter(({ line }) => line.invoice === discount.invoice && line.group === discount.group);
    give(discount, charges, charges.map(({ net }) => net));
  }
  const nets = new Map(charged.map((charge) => [charge, netAmount(charge)]));
  for (const discount of issued.filter(({ type }) => type === 'invoice discount')) {
    const charges = charged.filter(({ line }) => line.invoice === discount.invoice);
    const amounts = charges.map((charge) => nets.get(charge) ?? 0);
    give(discount, charges, weightsOf(facts, charges.map(({ line }) => line), amounts, facts.settings.discountBasis));
  }
  return charged;
}

/** A charge less its discounts. */
export const netAmount = ({ net, discounts }: ChargedLine): number => net + sum(discounts.map(({ amount }) => amount));

function keepBook(facts: Facts, promise: Promise, allocated: number, charges: readonly ChargedLine[]): KeptBook {
  const invoiced = emptyDayBook();
  for (const charge of charges) enter(invoiced, charge.line.day, netAmount(charge));
  const shared = { promise, trueUps: 0, changes: [], invoiced, charges, trueUpLines: [], estimated: [], modified: [] };
  const discounts = sum(charges.flatMap((charge) => charge.discounts.map(({ amount }) => amount)));
  if (promise.method === 'usage') return { ...shared, discounts, ...keepUsage(facts, promise, charges) };
  const beforeDiscounts = promise.isContract ? allocated : sum(charges.map(({ net }) => net));
  const apart = charges.flatMap((charge) => charge.discounts).filter((discount) => isApart(promise, discount));
  const mainPrice = beforeDiscounts + discounts - sum(apart.map(({ amount }) => amount));
  return {
    ...shared,
    beforeDiscounts,
    discounts,
    mainPrice,
    main: [earn(facts, promise, mainPrice, charges)],
    apart: apart.map(({ amount, start, end }) =>
      straightLine(amount, start ?? 0, end ?? 0, promise.strategy, promise.daysInMonth),
    ),
    ofLines: new Map(),
  };
}

/** A discount on service days of its own is negative revenue of those days; any other lowers the price. */
function isApart(promise: Promise, { start, end }: ChargedLine['discounts'][number]): boolean {
  if (promise.method !== 'straight-line') return false;
  return (start ?? promise.start) !== promise.start || (end ?? promise.end) !== promise.end;
}

function earn(facts: Facts, promise: Promise, price: number, charges: readonly ChargedLine[]): DayBook {
  const { settings } = facts;
  switch (promise.method) {
    case 'straight-line':
      return straightLine(price, promise.start ?? 0, promise.end ?? 0, promise.strategy, promise.daysInMonth);
    case 'milestone':
      return byMilestones(price, facts.milestones.filter(({ obligation }) => obligation === promise.id));
    case 'progress': {
      const measures = facts.progress.filter(({ obligation }) => obligation === promise.id);
      return byProgress(price, measures, settings.progressRounding, minorOf(promise.currency));
    }
    default:
      return atOnce(price, transferDay(promise, charges));
  }
}

/** The day that a row names; else what the trigger says; where service has no such day, the first invoice. */
export function transferDay(promise: Promise, charges: readonly ChargedLine[]): number | null {
  if (promise.recognitionDay !== null) return promise.recognitionDay;
  const invoiceDays = charges.map(({ line }) => line.day);
  const firstInvoice = invoiceDays.length === 0 ? null : Math.min(...invoiceDays);
  if (promise.trigger === 'service-start') return promise.start ?? firstInvoice;
  if (promise.trigger === 'service-end') return promise.end ?? firstInvoice;
  return promise.trigger === 'invoice-date' ? firstInvoice : null;
}

/** Rows are revenue of their day, or of the end of the period that bills them; a line without rows is itself revenue. */
function keepUsage(
  facts: Facts,
  promise: Promise,
  charges: readonly ChargedLine[],
): Pick<KeptBook, 'beforeDiscounts' | 'main' | 'mainPrice' | 'apart' | 'ofLines'> {
  const rows = facts.usage.filter(({ obligation }) => obligation === promise.id);
  const main = emptyDayBook();
  for (const row of rows) {
    const covering = charges.find(({ line }) => line.end !== null && isInPeriod(row.day, line))?.line;
    const periodEnd = covering?.end ?? endOfMonth(row.day);
    enter(main, facts.settings.usageTiming === 'dated-usage' ? row.day : periodEnd, row.amount);
  }
  const apart: DayBook[] = [];
  const ofLines = new Map<string, DayBook[]>();
  let alone = 0;
  for (const charge of charges) {
    const { line } = charge;
    const day = line.recognitionDay ?? line.end ?? line.day;
    const isOfRows = rows.some((row) => isInPeriod(row.day, line));
    if (!isOfRows) {
      ofLines.set(keyOf(line), [charge.net, ...charge.discounts.map(({ amount }) => amount)].map((amount) => atOnce(amount, day)));
      alone += charge.net;
      continue;
    }
    const totals = runningTotals([main]);
    for (const { amount, start, end } of charge.discounts) {
      const before = totalOn(totals, (start ?? 0) - 1);
      const whole = totalOn(totals, end ?? 0) - before;
      const bounds = { firstDay: start ?? 0, lastDay: end ?? 0, before, whole };
      apart.push(whole === 0 ? atOnce(amount, end ?? line.day) : inProportion(amount, totals, bounds, totalOn));
    }
  }
  const used = sum(rows.map(({ amount }) => amount));
  return { beforeDiscounts: used + alone, main: [main], mainPrice: used, apart, ofLines };
}

/** The shortfall is revenue at the end of its period, split over the charges of its group. */
function enterTrueUp(facts: Facts, line: InvoiceFacts, charged: readonly ChargedLine[], kept: Map<string, KeptBook>): void {
  const covered = charged.filter((charge) => charge.line.invoice === line.invoice && charge.line.group === line.group);
  const lines = covered.map((charge) => charge.line);
  const weights = weightsOf(facts, lines, covered.map(netAmount), 'selling-price');
  splitByWeights(netOf(line), weights).forEach((amount, index) => {
    const promise = covered[index]?.promise ?? '';
    const book = kept.get(promise);
    if (book === undefined) return;
    enter(book.invoiced, line.day, amount);
    const day = line.recognitionDay ?? line.end ?? line.day;
    book.ofLines.set(keyOf(line), [atOnce(amount, day)]);
    book.trueUpLines.push({ line, promise, net: amount, discounts: [] });
    kept.set(promise, { ...book, trueUps: book.trueUps + amount });
  });
}

/** Every day book of revenue of a promise. */
export const revenueOf = (kept: KeptBook): DayBook[] => [
  ...kept.main,
  ...kept.apart,
  ...[...kept.ofLines.values()].flat(),
  ...kept.estimated.map(({ book }) => book),
  ...kept.modified.map(({ book }) => book),
  ...kept.changes.map(({ book }) => book),
];

export interface ContractPosition {
  readonly billed: number;
  readonly recognized: number;
  readonly deferred: number;
  readonly unbilled: number;
}

/** One net position per contract: a liability or an asset, not both. */
export function positionsOn(kept: ReadonlyMap<string, KeptBook>, day: number): Map<string, ContractPosition> {
  const positions = new Map<string, ContractPosition>();
  for (const book of kept.values()) {
    const { netsWith } = book.promise;
    const earlier = positions.get(netsWith) ?? { billed: 0, recognized: 0, deferred: 0, unbilled: 0 };
    const billed = earlier.billed + totalOn(runningTotals([book.invoiced]), day);
    const recognized = earlier.recognized + totalOn(runningTotals(revenueOf(book)), day);
    const net = billed - recognized;
    positions.set(netsWith, { billed, recognized, deferred: Math.max(0, net), unbilled: Math.max(0, -net) });
  }
  return positions;
}
