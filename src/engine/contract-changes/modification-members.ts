/** The obligations of a contract as a modification finds them: what is recognized, what remains, what it changes. */
import { addDecimals } from '../domain/credit-units';
import type { ChangedPayments, ModificationLine, RemainderPrice } from '../domain/modification';
import type { DecimalNumber } from '../foundation/decimal-text';
import type { Day } from '../foundation/calendar';
import { sellingPriceOfRemainder } from '../step-4-allocation/allocate-remainder';
import type { StandingObligation } from './standing-obligation';
import { measuredShareBefore, recognizedBefore, standingPriceOf } from '../step-5-recognition/modify-schedule';

/** What earlier modifications left to know of an obligation. */
export interface KnownTerms {
  /** Price as the contract states it now. */
  readonly statedPrice: number;
  /** Id of the modified obligation that stated it last; null: the contract line did. */
  readonly statedBy: string | null;
  /** SSP, and what was recognized before the moment it was stated for; null where none is known. */
  readonly standaloneSellingPrice: number | null;
  readonly recognizedThen: number;
  /** Id of the modified obligation that states this SSP; null: the allocation does. */
  readonly pricedBy: string | null;
  /** Units now, null where there are none, and the modified obligation that made them so; null: the contract line. */
  readonly quantity: DecimalNumber | null;
  readonly countedBy: string | null;
}

/** One obligation in a modification; minor units. */
export interface Member {
  readonly id: string;
  readonly standing: StandingObligation;
  readonly line: ModificationLine | null;
  readonly isAdded: boolean;
  readonly isRemoved: boolean;
  readonly priceBefore: number;
  readonly recognized: number;
  readonly remaining: number;
  /** Signed change of its price; of a removed obligation at least what remains falls away unless the line says more. */
  readonly change: number;
  readonly lastDayAfter: Day | null;
  readonly isUnfinished: boolean;
  /** Where its line changes the payments of its financed price: `change` is what that is worth. */
  readonly payments?: ChangedPayments;
}

export function memberOf(
  standing: StandingObligation,
  line: ModificationLine | null,
  known: KnownTerms,
  facts: {
    readonly day: Day;
    readonly isAdded: boolean;
    readonly isTermination: boolean;
    readonly hasEnded: boolean;
  },
): Member {
  const { terms, schedule } = standing;
  const { day, isAdded, isTermination, hasEnded } = facts;
  const priceBefore = standingPriceOf(schedule);
  const recognized = recognizedBefore(schedule, day);
  const remaining = priceBefore - recognized;
  const lastDayAfter = line?.newLastDay ?? terms.lastDay;
  const isRemoved = isTermination || line?.isRemoved === true;
  const isTimed = terms.method === 'straight-line' && lastDayAfter !== null && lastDayAfter >= day;
  return {
    id: terms.id,
    standing,
    line,
    isAdded,
    isRemoved,
    priceBefore,
    recognized,
    remaining,
    change: changeOf(line, { remaining, recognized, isRemoved, isTermination, statedPrice: known.statedPrice }),
    lastDayAfter,
    isUnfinished: !hasEnded && (remaining !== 0 || isTimed || isWorkToCome(standing, day)),
  };
}

/** Work that is measured and not done, though nothing of its price is left or its measure is rounded to all of it. */
function isWorkToCome({ schedule }: StandingObligation, day: Day): boolean {
  const measured = measuredShareBefore(schedule, day);
  return measured !== null && (measured.point === null || measured.point.done < measured.point.total);
}

interface PriceFacts {
  readonly remaining: number;
  readonly recognized: number;
  readonly statedPrice: number;
  readonly isRemoved: boolean;
  readonly isTermination: boolean;
}

function changeOf(line: ModificationLine | null, facts: PriceFacts): number {
  const { remaining, recognized, statedPrice, isRemoved, isTermination } = facts;
  // A termination ends what remains by itself; a line adds a fee, or gives back what was earned.
  if (isTermination) {
    const onDay = line?.newPrice == null ? (line?.priceChange ?? 0) : line.newPrice - recognized;
    return onDay - remaining;
  }
  if (line?.newPrice != null) return line.newPrice - statedPrice;
  return line?.priceChange ?? (isRemoved ? 0 - remaining : 0);
}

/** SSP of what remains on the day: as the line states it, else from what is known; null where nothing is known. */
export function remainderPrice(member: Member, known: KnownTerms, day: Day): RemainderPrice | null {
  const { line, standing, priceBefore, remaining, lastDayAfter, isAdded } = member;
  const { standaloneSellingPrice, recognizedThen, quantity } = known;
  if (line?.standaloneSellingPriceOfRemainder != null) {
    return { kind: 'stated', amount: line.standaloneSellingPriceOfRemainder };
  }
  if (standaloneSellingPrice === null) return null;
  if (isAdded) return { kind: 'added', amount: Math.max(0, standaloneSellingPrice) };
  const { firstDay, lastDay } = standing.terms;
  const from = Math.max(day, firstDay ?? day);
  const isTimed = lastDay !== null && lastDayAfter !== null && lastDay !== lastDayAfter && lastDay >= from;
  const [unitsBefore, unitsAfter] = unitsOf(quantity, line?.quantityChange ?? null);
  const price = priceBefore - recognizedThen;
  const amount = sellingPriceOfRemainder({
    standaloneSellingPrice,
    price,
    unrecognized: remaining,
    daysBefore: isTimed ? lastDay - from + 1 : 1,
    daysAfter: isTimed ? lastDayAfter - from + 1 : 1,
    unitsBefore,
    unitsAfter,
  });
  const isPriced = price > 0 && remaining >= 0;
  return { kind: 'derived', amount, daysFrom: isTimed ? from : null, isPriced, isByUnits: unitsBefore !== unitsAfter };
}

/** Price as the contract states it after the modification. */
export const statedAfter = ({ line }: Member, { statedPrice }: KnownTerms): number =>
  line?.newPrice ?? statedPrice + (line?.priceChange ?? 0);

/** Units after the modification; null where there are none. */
export function quantityAfter({ line }: Member, { quantity }: KnownTerms): DecimalNumber | null {
  const change = line?.quantityChange ?? null;
  if (quantity === null || change === null) return quantity;
  const after = addDecimals(quantity, change);
  return after.digits < 0 ? { digits: 0, scale: 0 } : after;
}

/** Units before and after in one scale. */
function unitsOf(quantity: DecimalNumber | null, change: DecimalNumber | null): readonly [number, number] {
  if (quantity === null || change === null || quantity.digits <= 0) return [1, 1];
  const scale = Math.max(quantity.scale, change.scale);
  const before = quantity.digits * 10 ** (scale - quantity.scale);
  const after = before + change.digits * 10 ** (scale - change.scale);
  return Number.isSafeInteger(before) && Number.isSafeInteger(after) ? [before, Math.max(0, after)] : [1, 1];
}
