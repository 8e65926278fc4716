/**
 * A random book and the same book with a fact and its opposite: a change of a price and back, an estimate raised and
 * lowered, an invoice with its credit note and void. What must be as though neither had been there, and from which day.
 */
import fc from 'fast-check';
import type { EstimateFacts, Facts, InvoiceFacts, ModificationFacts, ModifiedFacts, ObligationFacts } from './facts';
import { LAST_WATCHED_DAY } from './day-book';
import { inceptionOf } from './estimates';
import { keepObligations } from './keep-obligations';
import { keepBooks } from './oracle';
import { FIRST_DAY, LAST_DAY } from './random-facts';

export type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value;

/** Revenue of the watched days before `from` and from `until` on must be the same; between them it may differ. */
export interface Reversed {
  readonly with: Facts;
  readonly contract: string;
  readonly obligation: string;
  readonly from: number;
  readonly until: number;
  readonly told: string;
}

const anyAmount = fc.oneof(fc.constantFrom(1, -1), fc.integer({ min: -300, max: 900 }), fc.integer({ min: -1_000_000, max: 3_000_000 }));

/** Two days of which the second may be the first; each may be the first or last day of service. */
function drawDays(draw: Draw, { start, end }: ObligationFacts, earliest: number): { first: number; second: number } | null {
  const edges = [start, end, end + 1, start + 1].filter((day) => day >= earliest && day <= LAST_DAY + 20);
  const anyDay = fc.integer({ min: earliest, max: LAST_DAY + 20 });
  if (earliest > LAST_DAY + 20) return null;
  const first = draw(edges.length === 0 ? anyDay : fc.oneof(anyDay, fc.constantFrom(...edges)));
  return { first, second: first + draw(fc.oneof(fc.constantFrom(0, 0, 1), fc.integer({ min: 0, max: Math.min(60, LAST_WATCHED_DAY - first) }))) };
}

const pick = <Item>(draw: Draw, items: readonly Item[]): Item | null => (items.length === 0 ? null : draw(fc.constantFrom(...items)));

/** Promises of some method, in force on days of their own, that nothing ends. */
function promised(facts: Facts): { readonly row: ObligationFacts; readonly earliest: number }[] {
  return facts.obligations.flatMap((row) => {
    if (row.method === 'usage') return [];
    const adding = facts.modifications.find(({ id }) => id === row.addedBy);
    const ends = facts.modifications.some(
      ({ id, contract, treatment }) =>
        (treatment === 'termination' && contract === row.contract) ||
        facts.modified.some((line) => line.modification === id && line.obligation === row.id && line.isRemoved),
    );
    return ends ? [] : [{ row, earliest: adding === undefined ? FIRST_DAY : adding.day + 1 }];
  });
}

const isQuietBetween = (facts: Facts, contract: string, first: number, second: number): boolean => {
  const isBetween = (day: number): boolean => day >= first && day <= second;
  const invoices = new Set(facts.invoices.filter((line) => line.contract === contract).map(({ invoice }) => invoice));
  return (
    !facts.modifications.some((row) => row.contract === contract && isBetween(row.day)) &&
    // What is billed of a higher price and then not owed is given back by a credit first.
    (facts.credits.length === 0 || !facts.invoices.some((line) => line.contract === contract && line.day >= first)) &&
    !facts.credits.some((row) => invoices.has(row.invoice) && isBetween(row.day)) &&
    !facts.invoices.some((line) => invoices.has(line.invoice) && line.voidDay !== null && isBetween(line.voidDay))
  );
};

const NO_CHANGE: Omit<ModifiedFacts, 'modification' | 'obligation'> = {
  priceChange: null,
  newPrice: null,
  newEnd: null,
  quantityChange: null,
  sellingPriceOfRemainder: null,
  isRemoved: false,
  isDistinct: null,
};

function withModifications(
  facts: Facts,
  contract: string,
  treatment: ModificationFacts['treatment'],
  steps: readonly { readonly day: number; readonly line: Pick<ModifiedFacts, 'obligation'> & Partial<ModifiedFacts> }[],
): Facts {
  const rows = steps.map(({ day }, index): ModificationFacts => ({ id: `N-${index + 1}`, contract, day, treatment }));
  const lines = steps.map(({ line }, index): ModifiedFacts => ({ ...NO_CHANGE, ...line, modification: `N-${index + 1}` }));
  return { ...facts, modifications: [...facts.modifications, ...rows], modified: [...facts.modified, ...lines] };
}

/** By catch-up the price is as though it had always been so: there and back leaves no trace. */
export function priceAndBack(facts: Facts, draw: Draw, treatment: ModificationFacts['treatment'] = 'cumulative catch-up'): Reversed | null {
  const chosen = pick(draw, promised(facts));
  const days = chosen === null ? null : drawDays(draw, chosen.row, chosen.earliest);
  if (chosen === null || days === null) return null;
  const { id: obligation, contract } = chosen.row;
  if (!isQuietBetween(facts, contract, days.first, days.second)) return null;
  const amount = draw(anyAmount);
  const steps = [
    { day: days.first, line: { obligation, priceChange: amount } },
    { day: days.second, line: { obligation, priceChange: 0 - amount } },
  ];
  const changed = withModifications(facts, contract, treatment, steps);
  return { with: changed, contract, obligation, from: days.first, until: days.second, told: `${obligation} ${amount} and back` };
}

/** The last day of service as modifications before a day have left it. */
function standingEnd(facts: Facts, { id, end }: ObligationFacts, day: number): number {
  const earlier = facts.modifications.filter((row) => row.day < day).sort((a, b) => a.day - b.day);
  const ends = earlier.flatMap((row) => facts.modified.filter((line) => line.modification === row.id && line.obligation === id).map(({ newEnd }) => newEnd));
  return ends.reduce<number>((last, newEnd) => newEnd ?? last, end);
}

/** A longer term and a higher price, and back, both from the start of the contract. */
export function termAndBack(facts: Facts, draw: Draw, treatment: ModificationFacts['treatment'] = 'cumulative catch-up'): Reversed | null {
  const chosen = pick(draw, promised(facts).filter(({ row }) => row.method === 'straight-line'));
  const days = chosen === null ? null : drawDays(draw, chosen.row, chosen.earliest);
  if (chosen === null || days === null) return null;
  const { id: obligation, contract } = chosen.row;
  if (!isQuietBetween(facts, contract, days.first, days.second)) return null;
  const end = standingEnd(facts, chosen.row, days.first);
  if (end < days.second) return null;
  const amount = draw(fc.oneof(fc.constant(0), anyAmount));
  const newEnd = Math.min(LAST_DAY + 59, end + draw(fc.integer({ min: 0, max: 40 })));
  const steps = [
    { day: days.first, line: { obligation, priceChange: amount, newEnd } },
    { day: days.second, line: { obligation, priceChange: 0 - amount, newEnd: end } },
  ];
  const changed = withModifications(facts, contract, treatment, steps);
  return { with: changed, contract, obligation, from: days.first, until: days.second, told: `${obligation} ${amount} to ${newEnd} and back to ${end}` };
}

/** An estimate raised and lowered to what it was; on one day by two estimates that weigh each other up. */
export function estimateAndBack(facts: Facts, draw: Draw): Reversed | null {
  const chosen = pick(draw, promised(facts));
  const days = chosen === null ? null : drawDays(draw, chosen.row, Math.max(chosen.earliest, FIRST_DAY));
  if (chosen === null || days === null) return null;
  const { id: obligation, contract } = chosen.row;
  if (!isQuietBetween(facts, contract, days.first, days.second)) return null;
  const amount = Math.abs(draw(anyAmount));
  const at = (estimate: string, asOf: number, of: number): EstimateFacts => ({ estimate, asOf, obligation, amount: of });
  const isSameDay = days.first === days.second;
  const rows = isSameDay
    ? [at('Y-1', days.first, amount), at('Y-2', days.first, 0 - amount)]
    : [at('Y-1', days.first, amount), at('Y-1', days.second, 0)];
  const changed = { ...facts, estimates: [...facts.estimates, ...rows] };
  // What is expected at inception is in the price until it is not.
  const isFromStart = days.first <= inceptionOf(facts, contract, keepBooks(facts));
  return { with: changed, contract, obligation, from: isFromStart ? FIRST_DAY : days.first, until: days.second, told: `${obligation} estimated ${amount} and not` };
}

/** An invoice of a contract with its credit note, both gone with the void: the promise earns as though unbilled. */
export function billedAndVoided(facts: Facts, draw: Draw): Reversed | null {
  const chosen = pick(draw, promised(facts).filter(({ row }) => row.price > 4 && !waitsForInvoice(facts, row)));
  const days = chosen === null ? null : drawDays(draw, chosen.row, chosen.earliest);
  if (chosen === null || days === null) return null;
  const { id: obligation, contract, product, price, start, end } = chosen.row;
  if (!isQuietBetween(facts, contract, days.first, days.second)) return null;
  const currency = facts.contracts.find((row) => row.id === contract)?.currency ?? 'USD';
  const line: InvoiceFacts = {
    ...{ invoice: 'INV-900', line: 1, day: days.first, currency, contract, obligation, product, type: 'charge', group: null },
    ...{ amount: price, taxIncluded: null, start, end, strategy: null, recognitionDay: null, status: 'voided', voidDay: days.second },
  };
  const treatments = ['deferred-first', 'pro-rata', 'contra-revenue', 'price-concession', 'catch-up', 'rebuild', 'billing-only'] as const;
  const treatment = draw(fc.constantFrom(...treatments));
  const service = treatment === 'rebuild' ? { start, end } : { start: null, end: null };
  const amount = draw(fc.integer({ min: 1, max: price }));
  const credit = { credit: 'CN-900', day: draw(fc.integer({ min: days.first, max: days.second })), invoice: 'INV-900', line: 1, amount, treatment, ...service };
  const changed = { ...facts, invoices: [...facts.invoices, line], credits: [...facts.credits, credit] };
  return { with: changed, contract, obligation, from: days.first, until: days.second, told: `${obligation} billed, credited ${treatment} and voided` };
}

const waitsForInvoice = ({ settings }: Facts, { method, trigger, recognitionDay }: ObligationFacts): boolean =>
  method === 'point-in-time' && recognitionDay === null && (trigger ?? settings.trigger) === 'invoice-date';

/** The first promise of each contract, and what concerns it. */
export const withOnePromiseEach = (facts: Facts): Facts =>
  keepObligations(facts, (row) => facts.obligations.find(({ contract }) => contract === row.contract) === row);

/** Whether a modification gives up what is left of a promise, whatever that is by then. */
export const losesPromises = ({ modifications, modified }: Facts, contract: string): boolean =>
  modifications.some(
    (row) => row.contract === contract && (row.treatment === 'termination' || modified.some((line) => line.modification === row.id && line.isRemoved)),
  );
