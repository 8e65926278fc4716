/**
 * Positions at the end of a day, from the journal itself.
 * ASC 606-10-45-1 to 5, 606-10-50-8, 606-10-50-13; IFRS 15.105-109, IFRS 15.116, IFRS 15.120
 *
 * Rule: balances are sums of journal lines, so that a report can never differ from the books. Billed is what documents
 * invoiced, moved between the obligations of a contract by netting. Remaining is the price that is not recognized yet:
 * allocated, with changes and credits made by that day, less recognized.
 * Formula: billed + unbilled = recognized + deferred, for each obligation on each day.
 * Example: 12,000.00 over 2025 invoiced on 1 Jan, at 31 Mar: billed 12,000.00, recognized 3,000.00, deferred 9,000.00,
 * remaining 9,000.00.
 */
import type { JournalLine, Position } from '../domain/journal';
import { changesThrough, isCreditBy } from '../domain/price-change';
import type { RecognitionResult, ScheduledObligation } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { sortNaturally } from '../foundation/sort-naturally';
import { booksKey, sumPosted } from './posted-balances';

/**
 * `lines`: posted and new. Every obligation has a row, in the order of the recognition; those gone from it come last.
 */
export function positionsAt(recognition: RecognitionResult, lines: readonly JournalLine[], asOf: Day): Position[] {
  const counted = lines.filter((line) => line.day <= asOf);
  const balances = new Map(sumPosted(counted));
  const netted = sumNetting(counted);
  const positionOf = (key: string, ids: Ids, balance: Balance, price: number): Position => ({
    asOf,
    contractId: ids.contractId,
    obligationId: ids.obligationId,
    currency: ids.currency,
    billed: balance.invoiced + (netted.get(key) ?? 0),
    invoiced: balance.invoiced,
    recognized: balance.recognized,
    deferred: balance.deferred,
    unbilled: balance.unbilled,
    deferredNonCurrent: balance.deferredNonCurrent,
    contractAsset: balance.contractAsset,
    refundLiability: balance.refundLiability,
    remaining: price - balance.recognized,
  });
  const positions = recognition.obligations.map((obligation): Position => {
    const { id: obligationId, contractId, currency, entity } = obligation;
    const key = booksKey({ contractId, obligationId, currency, entity });
    const balance = balances.get(key) ?? NOTHING;
    balances.delete(key);
    return positionOf(key, { contractId, obligationId, currency }, balance, priceAt(obligation, asOf));
  });
  const gone = [...balances].map(([key, balance]) => positionOf(key, balance, balance, 0));
  return [
    ...positions,
    ...sortNaturally(
      gone,
      (position) => position.contractId,
      (position) => position.obligationId,
    ),
  ];
}

type Ids = Pick<Position, 'contractId' | 'obligationId' | 'currency'>;
type Balance = typeof NOTHING;

const NOTHING = { invoiced: 0, recognized: 0, deferred: 0, unbilled: 0, deferredNonCurrent: 0, contractAsset: 0, refundLiability: 0 };

/** What netting added to the billed amount of each obligation: credits less debits of its lines. */
function sumNetting(lines: readonly JournalLine[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) {
    if (line.rule !== 'contract-netting') continue;
    const key = booksKey(line);
    sums.set(key, (sums.get(key) ?? 0) + line.credit - line.debit);
  }
  return sums;
}

/** Whether a modification that has not taken place yet adds the obligation. */
export function isYetToBeAdded({ addedDay }: Pick<ScheduledObligation, 'addedDay'>, asOf: Day): boolean {
  return addedDay !== null && addedDay > asOf;
}

/** Allocated price with the changes, credits and voids dated on or before a day, minor units; 0 before it is agreed. */
export function priceAt(obligation: ScheduledObligation, asOf: Day): number {
  if (isYetToBeAdded(obligation, asOf)) return 0;
  return obligation.segments.reduce((price, segment) => {
    return isCreditBy(segment, obligation, asOf) ? price + segment.amount : price;
  }, obligation.allocated + changesThrough(obligation.changes, asOf));
}
