/**
 * Credit note: what is still deferred first.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: a credit first meets what is still deferred of its invoice line; that part falls on the revenue still to come,
 * in its proportion. What is left meets revenue already recognized, on the day of the credit. Several credits on a line
 * come in order of day, then number. A credit of a whole invoice is spread over its charges by what still stands of
 * them.
 * Formula: deferred before = max(0, standing − recognized through the day before), recognized = the line's net amount ×
 * its carrier's progress plus the effect of earlier credits. Revenue still to come is net of earlier credits.
 * Example: 12,000.00 over 2025 in even months, 9,000.00 recognized; credit of 4,000.00 on 1 Oct → 3,000.00 off October
 * to December, −1,000.00 on 1 Oct.
 */
import type { BilledPart, RevenueCarrier } from '../domain/billed-part';
import { followingSegment, pointSegment, sumAmounts, type SegmentFacts } from '../domain/new-segment';
import type { AmountDerivation, Segment, SegmentsReader } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';

/** A billed part with its net amount and what credits have done to it so far. */
export interface CreditedPart {
  readonly part: BilledPart;
  readonly carrier: RevenueCarrier;
  /** Charge and its discounts, minor units. */
  readonly netAmount: number;
  readonly credited: number;
  readonly creditSegments: readonly Segment[];
}

export interface Credit {
  /** Id of its billing event. */
  readonly billingId: string;
  readonly segmentId: string;
  readonly day: Day;
  /** Positive as a rule. */
  readonly amount: number;
  readonly rule: 'credit-note' | 'void';
  readonly source: 'Credit note' | 'Void';
  readonly origin: SourceReference;
}

/** What still stands of a part after its credits. */
export function standingOf(credited: CreditedPart): number {
  return credited.netAmount - credited.credited;
}

/**
 * The part after one more credit; its last segments are the credit's. `earlier`: deferred parts of earlier changes that
 * fall on the same segments: what they took is not to come any more.
 */
export function creditPart(
  credited: CreditedPart,
  credit: Credit,
  earlier: readonly Segment[],
  reader: SegmentsReader,
): CreditedPart {
  const segments = segmentsOfCredit(credited, credit, earlier, reader);
  return {
    ...credited,
    credited: credited.credited + credit.amount,
    creditSegments: [...credited.creditSegments, ...segments],
  };
}

function segmentsOfCredit(
  credited: CreditedPart,
  credit: Credit,
  earlier: readonly Segment[],
  reader: SegmentsReader,
): Segment[] {
  const { day, amount, billingId, origin } = credit;
  const { carrier, part } = credited;
  const followed = [...carrier.segments, ...earlier];
  const comingFrom = Math.max(day, carrier.firstDay);
  const { before, whole } = stillToCome(carrier, followed, comingFrom, reader);
  const deferredBefore = whole === 0 ? 0 : Math.max(0, standingOf(credited) - recognizedBefore(credited, day, reader));
  const deferredPart = Math.max(0, Math.min(amount, deferredBefore));
  const recognizedPart = amount - deferredPart;
  const factsOf = (id: string, size: number, kind: 'deferred-part' | 'recognized-part'): SegmentFacts => {
    const derivation: AmountDerivation = { kind, billingId, total: 0 - amount, deferredBefore };
    const { obligationId } = part;
    return {
      id,
      obligationId,
      rule: credit.rule,
      source: credit.source,
      amount: 0 - size,
      origin,
      datesOrigin: origin,
      derivation,
    };
  };
  const segments: Segment[] = [];
  if (deferredPart !== 0) {
    const lastDay = Math.max(comingFrom, carrier.lastDay);
    const facts = factsOf(credit.segmentId, deferredPart, 'deferred-part');
    segments.push(followingSegment(facts, followed, { firstDay: comingFrom, lastDay, before, whole }));
  }
  if (recognizedPart !== 0) {
    segments.push(pointSegment(factsOf(`${credit.segmentId} recognized`, recognizedPart, 'recognized-part'), day));
  }
  return segments;
}

/** Recognized of the part through the day before, minor units. */
function recognizedBefore(
  { netAmount, carrier, creditSegments }: CreditedPart,
  day: Day,
  reader: SegmentsReader,
): number {
  const throughDay = day - 1;
  const byCredits = reader(creditSegments)(throughDay);
  const { firstDay, lastDay, segments } = carrier;
  const { before, whole } = stillToCome(carrier, segments, firstDay, reader);
  if (whole === 0) return (throughDay >= lastDay ? netAmount : 0) + byCredits;
  const through = throughDay < firstDay ? before : reader(segments)(Math.min(throughDay, lastDay));
  const sign = whole < 0 ? -1 : 1;
  return roundedRatio(netAmount, sign * (through - before), sign * whole) + byCredits;
}

/**
 * What segments (the carrier's, and changes that fall on them) recognized before a day, and what they bring from then.
 */
function stillToCome(
  carrier: RevenueCarrier,
  segments: readonly Segment[],
  fromDay: Day,
  reader: SegmentsReader,
): { readonly before: number; readonly whole: number } {
  const read = reader(segments);
  const before = read(fromDay - 1);
  const changes = sumAmounts(segments.slice(carrier.segments.length));
  const all = carrier.openPrice === null ? read(Math.max(carrier.lastDay, fromDay - 1)) : carrier.openPrice + changes;
  return { before, whole: all - before };
}

/** Net amount of a charge: less the discounts that concern it. */
export function netAmountOf(charge: BilledPart, discounts: readonly BilledPart[]): number {
  return charge.amount + sumAmounts(discounts.filter((part) => part.chargeId === charge.chargeId));
}
