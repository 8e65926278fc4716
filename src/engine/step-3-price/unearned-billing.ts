/**
 * What is billed beyond a price that a modification has lowered, and credit notes that give it back.
 * ASC 606-10-25-10 to 13, 606-10-45-1 to 2; IFRS 15.18-21, IFRS 15.105-106
 *
 * Rule: a modification that ends service or lowers its price leaves what was billed beyond the new price as a liability.
 * A credit note of the obligation from that day on first settles it: that part changes no revenue again. Only what
 * exceeds it does. What modifications raised and nobody billed since was never billed: taking it away leaves nothing.
 * Formula: settled = min(credit, lowered by modifications − raised by them and not billed − settled before, billed −
 * price after − settled before).
 * Example: 1,200.00 billed for a year that ends after six months at 600.00: a credit of 600.00 changes no revenue, one
 * of 650.00 lowers it by 50.00.
 */
import { voidDayOf, type BilledPart } from '../domain/billed-part';
import type { ModifiedObligation } from '../domain/modification';
import type { BillingEvent } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { groupBy } from '../foundation/group-by';

/** By obligation id: what modifications took from it, in order of their days. */
export type LoweredPrices = ReadonlyMap<string, readonly LoweredPrice[]>;

interface LoweredPrice {
  readonly day: Day;
  /** Minor units ≥ 0. */
  readonly lowered: number;
  readonly raised: number;
  readonly priceAfter: number;
}

/** Prices that modifications lowered. What one obligation loses to another in the same modification is not lowered. */
export function findLoweredPrices(rows: readonly ModifiedObligation[]): LoweredPrices {
  const changeOf = new Map<string, number>();
  // Of a financed price documents say what its payments change by.
  const stated = rows.map((row) => (row.payments === undefined ? row : { ...row, priceChange: row.payments.change, priceAfter: row.payments.after }));
  for (const { modificationId, priceChange } of stated) {
    changeOf.set(modificationId, (changeOf.get(modificationId) ?? 0) + priceChange);
  }
  const lowered = stated.map((row) => {
    const ofAll = changeOf.get(row.modificationId) ?? 0;
    const most = row.effect === 'ended' ? Infinity : Math.max(0, 0 - ofAll);
    return {
      ...row,
      lowered: Math.min(Math.max(0, 0 - row.priceChange), most),
      raised: Math.min(Math.max(0, row.priceChange), Math.max(0, ofAll)),
    };
  });
  const byObligation = groupBy(lowered, ({ obligationId }) => obligationId);
  return new Map(
    [...byObligation]
      .filter(([, ofObligation]) => ofObligation.some((row) => row.lowered > 0))
      .map(([id, ofObligation]) => [id, [...ofObligation].sort((a, b) => a.day - b.day)]),
  );
}

export interface UnearnedBilling {
  /** What is billed beyond the price that modifications lowered, and not given back yet, minor units ≥ 0. */
  readonly left: (obligationId: string, day: Day) => number;
  /** The part of a credit on an obligation that only gives it back, minor units ≥ 0. */
  readonly settle: (obligationId: string, day: Day, amount: number) => number;
  /** What of a credit would have lowered service that ended: it is not billed beyond the price any more. */
  readonly fallAway: (obligationId: string, amount: number) => void;
}

/** Of billed parts and their billing events. Credits are settled in the order of their days. */
export function openUnearned(
  prices: LoweredPrices,
  parts: readonly BilledPart[],
  billings: readonly BillingEvent[],
): UnearnedBilling {
  const settledOf = new Map<string, number>();
  const voidDays = new Map(parts.map(({ id, line }) => [id, voidDayOf(line) ?? Infinity]));
  const billingsOf = groupBy(billings, (billing) => billing.obligationId);
  const billedThrough = (obligationId: string, day: Day): number => {
    const billed = (billingsOf.get(obligationId) ?? []).filter((billing) => billing.day <= day);
    return billed.reduce((sum, { partId, id, amount }) => ((voidDays.get(partId ?? id) ?? Infinity) > day ? sum + amount : sum), 0);
  };
  /** What modifications added by a day, less all that is billed since. */
  const raisedUnbilled = (obligationId: string, known: readonly LoweredPrice[], day: Day): number =>
    known.reduce((unbilled, price, index) => {
      const until = known[index + 1]?.day ?? day + 1;
      const billed = until <= price.day ? 0 : billedThrough(obligationId, until - 1) - billedThrough(obligationId, price.day - 1);
      return Math.max(0, unbilled + price.raised - Math.max(0, billed));
    }, 0);
  const left = (obligationId: string, day: Day): number => {
    const known = (prices.get(obligationId) ?? []).filter((price) => price.day <= day);
    const last = known.at(-1);
    if (last === undefined) return 0;
    const lowered = known.reduce((sum, price) => sum + price.lowered, 0) - raisedUnbilled(obligationId, known, day);
    const beyond = billedThrough(obligationId, day) - last.priceAfter;
    return Math.max(0, Math.min(lowered, beyond) - (settledOf.get(obligationId) ?? 0));
  };
  const settle = (obligationId: string, day: Day, amount: number): number => {
    const size = Math.max(0, Math.min(amount, left(obligationId, day)));
    settledOf.set(obligationId, (settledOf.get(obligationId) ?? 0) + size);
    return size;
  };
  const fallAway = (obligationId: string, amount: number): void => {
    settledOf.set(obligationId, (settledOf.get(obligationId) ?? 0) + amount);
  };
  return { left, settle, fallAway };
}
