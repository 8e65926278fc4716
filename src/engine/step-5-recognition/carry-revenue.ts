/**
 * What carries the revenue of a billed part, so that a credit can tell what of it is still deferred.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: a line that recognizes by itself is carried by its own segments. A line that only bills is carried by the
 * obligation's schedule over the line's service period, or over the whole schedule where that period earns nothing. At
 * a point in time and with milestones it is carried by the price as a whole, of which some dates may be unknown.
 * Example: 12,000.00 over 2025, invoiced 1,000.00 for March: carried by the year's segment from 1 to 31 March.
 */
import type { BilledPart, RevenueCarrier } from '../domain/billed-part';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Segment } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { recognizesSalesOnly } from './consignment';
import { readSegments } from './follow-segments';
import { staysApartForVoid } from './recognize-discount';

export interface CarriedParts {
  readonly terms: ObligationTerms;
  readonly charges: readonly BilledPart[];
  readonly trueUps: readonly { readonly part: BilledPart; readonly segment: Segment }[];
  readonly apartDiscounts: readonly BilledPart[];
  /** By charge id: lines that recognize by themselves. */
  readonly segmentOfCharge: ReadonlyMap<string, Segment>;
  /** By part id: discounts set apart. */
  readonly discountSegments: ReadonlyMap<string, Segment>;
  readonly main: readonly Segment[];
  /** Price that the main segments spread. */
  readonly rest: number;
}

/** Carriers by part id. */
export function carryRevenue(parts: CarriedParts): ReadonlyMap<string, RevenueCarrier> {
  const { terms, charges, trueUps, apartDiscounts, segmentOfCharge, discountSegments, main } = parts;
  const segmentsOf = (discounts: readonly BilledPart[]): Segment[] =>
    discounts.flatMap((part) => discountSegments.get(part.id) ?? []);
  const lasting = apartDiscounts.filter(
    (part) => !segmentOfCharge.has(part.chargeId) && !staysApartForVoid(part, terms),
  );
  const shared = [...main, ...segmentsOf(lasting)];
  const readShared = readSegments(shared);
  const carriers = new Map<string, RevenueCarrier>();
  for (const charge of charges) {
    const own = segmentOfCharge.get(charge.chargeId);
    const carrier =
      own === undefined
        ? carrierOfSchedule(charge, parts, shared, readShared)
        : carrierOfSegments([own, ...segmentsOf(apartDiscounts.filter(isOf(charge)))], terms.method === 'usage');
    carriers.set(charge.id, carrier);
  }
  for (const { part, segment } of trueUps) carriers.set(part.id, carrierOfSegments([segment], true));
  return carriers;
}

const isOf =
  (charge: BilledPart) =>
  (part: BilledPart): boolean =>
    part.chargeId === charge.chargeId;

/** All of these segments belong to the part. */
function carrierOfSegments(segments: readonly Segment[], isOnlyInvoiced: boolean): RevenueCarrier {
  const firstDay = Math.min(...segments.map((segment) => segment.firstDay));
  const lastDay = Math.max(...segments.map((segment) => segment.lastDay));
  return { segments, firstDay, lastDay, scope: { firstDay, lastDay }, openPrice: null, isOnlyInvoiced, changes: [] };
}

function carrierOfSchedule(
  charge: BilledPart,
  { terms, rest }: CarriedParts,
  shared: readonly Segment[],
  readShared: (day: Day) => number,
): RevenueCarrier {
  const isOnlyInvoiced = terms.kind === 'invoice-line';
  const isLiabilityOnly = !terms.isSale || (recognizesSalesOnly(terms) && shared.length === 0);
  const isOpen = shared.length === 0 || ['point-in-time', 'milestone', 'progress'].includes(terms.method);
  if (isOpen) {
    const days = shared.flatMap((segment) => [segment.firstDay, segment.lastDay]);
    const firstDay = Math.min(charge.line.invoiceDay, ...days);
    const lastDay = Math.max(charge.line.invoiceDay, ...days);
    const scope = { firstDay, lastDay };
    return { segments: shared, ...scope, scope, openPrice: rest, isOnlyInvoiced, isLiabilityOnly, changes: [] };
  }
  const whole = overTerm(carrierOfSegments(shared, isOnlyInvoiced), terms);
  const firstDay = charge.firstDay ?? whole.firstDay;
  const lastDay = charge.lastDay ?? whole.lastDay;
  const isEarning = firstDay <= lastDay && readShared(lastDay) - readShared(firstDay - 1) !== 0;
  if (!isEarning) return whole;
  // Usage to come is not known, so a change of its price concerns the period that is billed.
  const scope = terms.method === 'usage' ? { firstDay, lastDay } : whole.scope;
  return { ...whole, firstDay, lastDay, scope };
}

/** A schedule of which only a discount of some days is left may be joined by estimates of the whole term. */
function overTerm(carrier: RevenueCarrier, { method, firstDay, lastDay }: ObligationTerms): RevenueCarrier {
  if (method !== 'straight-line' || firstDay === null || lastDay === null) return carrier;
  const scope = { firstDay: Math.min(carrier.firstDay, firstDay), lastDay: Math.max(carrier.lastDay, lastDay) };
  return { ...carrier, ...scope, scope };
}
