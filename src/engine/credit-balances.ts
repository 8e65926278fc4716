/**
 * Balances of prepaid credits: what was granted, drawn, has expired and is left, in credits and in money.
 * ASC 606-10-45-2, 606-10-50-8 to 10; IFRS 15.106, 15.116-118
 *
 * Rule: a grant holds what was granted less what was drawn; on its expiry day the rest expires. Its money is the price
 * allocated to it less what draws and breakage have earned: the contract liability, or the part of it to be billed.
 * Formula: left = granted − drawn − expired; money left = price − earned.
 * Example: 1,000.00 granted and paid, 300.00 drawn → 700.00 left and 700.00 of money; after expiry 0.00 and 0.00.
 */
import type { RevenueBook } from './domain/book';
import type { AppliedDraw, CreditGrant } from './domain/credit-grant';
import { inScale, usableCredits } from './domain/credit-units';
import type { ScheduledObligation } from './domain/schedule';
import { currencyExponent } from './foundation/currency';
import type { Day } from './foundation/calendar';
import { roundedRatio } from './foundation/exact-ratio';
import { sortNaturally } from './foundation/sort-naturally';
import { drawCredits } from './step-5-recognition/draw-credits';
import { priceAt } from './presentation/positions';

export interface CreditBalance {
  readonly grant: CreditGrant;
  /** Credits are in units of 10^−scale. */
  readonly scale: number;
  readonly granted: number;
  readonly drawn: number;
  readonly expired: number;
  readonly left: number;
  /** Expected to be used, by the last estimate. */
  readonly usable: number;
  /** Minor units: the price allocated at the day, and what is earned of it. */
  readonly price: number;
  readonly earned: number;
  /** Whether the price never changed, so that draws alone tell what is earned. */
  readonly isPlain: boolean;
}

export interface CreditLedger {
  /** By contract, then grant. */
  readonly balances: readonly CreditBalance[];
  /** All draws, later ones too, in the order of drawing. */
  readonly applied: readonly AppliedDraw[];
}

/** `recognizedOf`: posted revenue of an obligation through the day, for grants whose price changed. */
export function creditLedger(
  book: RevenueBook,
  obligations: readonly ScheduledObligation[],
  asOf: Day,
  recognizedOf: (obligationId: string) => number,
): CreditLedger {
  const { creditGrants: grants = [], creditDraws: draws = [] } = book;
  if (grants.length === 0) return { balances: [], applied: [] };
  const { applied } = drawCredits(grants, draws);
  const scheduled = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  const ordered = sortNaturally(
    grants,
    ({ contractId }) => contractId,
    ({ id }) => id,
  );
  const balances = ordered.map((grant) => {
    const ofGrant = applied.filter((draw) => draw.grant.id === grant.id);
    return balanceOf(grant, ofGrant, scheduled.get(grant.id), asOf, recognizedOf);
  });
  return { balances, applied };
}

function balanceOf(
  grant: CreditGrant,
  applied: readonly AppliedDraw[],
  obligation: ScheduledObligation | undefined,
  asOf: Day,
  recognizedOf: (obligationId: string) => number,
): CreditBalance {
  const sofar = applied.filter(({ draw }) => draw.day <= asOf);
  const estimate = sofar.filter(({ draw }) => draw.expectedBreakage !== null).at(-1)?.draw.expectedBreakage ?? null;
  const usable = usableCredits(grant, estimate);
  const own = grant.kind === 'cash' ? currencyExponent(grant.currency) : grant.granted.scale;
  const scale = Math.max(own, usable.scale, applied[0]?.scale ?? 0);
  const granted = inScale(grant.granted, scale);
  const drawn = sofar.reduce((sum, { taken, scale: of }) => sum + inScale({ digits: taken, scale: of }, scale), 0);
  const expired = grant.expiryDay !== null && grant.expiryDay <= asOf ? granted - drawn : 0;
  const price = obligation === undefined ? 0 : priceAt(obligation, asOf);
  const isPlain = obligation !== undefined && isUnchanged(obligation);
  const whole = inScale(usable, scale);
  const share = obligation?.method === 'point-in-time' ? (grant.grantDay <= asOf ? whole : 0) : Math.min(drawn, whole);
  const earned = hasLapsed(grant, obligation, asOf) ? price : roundedRatio(price, share, whole);
  return {
    grant,
    scale,
    granted,
    drawn,
    expired,
    left: granted - drawn - expired,
    usable: whole,
    price,
    earned: isPlain ? earned : recognizedOf(grant.id),
    isPlain,
  };
}

function isUnchanged({ changes, credits, discounts, trueUps, recognitionFloor, addedDay }: ScheduledObligation): boolean {
  return changes.length === 0 && credits === 0 && discounts === 0 && trueUps === 0 && recognitionFloor === null && addedDay === null;
}

/** The day from which nothing of a grant can be drawn any more, or only remotely; null: none. */
export function lapseDayOfGrant({ breakage, remoteDay, expiryDay }: CreditGrant): Day | null {
  if (breakage !== 'remote' || remoteDay === null) return expiryDay;
  return Math.min(remoteDay, expiryDay ?? remoteDay);
}

function hasLapsed(grant: CreditGrant, obligation: ScheduledObligation | undefined, asOf: Day): boolean {
  const day = lapseDayOfGrant(grant);
  return obligation?.method === 'progress' && day !== null && day <= asOf;
}
