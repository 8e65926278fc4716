/**
 * The schedule of an obligation on modified terms.
 * ASC 606-10-25-12 to 13; IFRS 15.20-21
 *
 * Rule: prospectively, all that is to come from the effective day stops and the obligation's share of the remaining
 * consideration falls on the days from then to its (new) end; where no day is known beforehand (points in time,
 * milestones, progress) the change follows what is to come. By catch-up the contract that stands is as though it had
 * always been so, since the last modification for the future if there was one: that ended the contract before. A share
 * that equals what was to come, to the same end, changes nothing. Several modifications of one day are taken from where
 * the day began.
 * Formula: prospective on e: recognized through d = C(e − 1) + share(d); catch-up with a new end, d from its day on: C
 * before the contract that stands + new terms(d).
 * Example: 300,000.00 over three years, 200,000.00 recognized; from year 3 on 280,000.00 over four years → 70,000.00 a
 * year.
 */
import type { RevenueCarrier } from '../domain/billed-part';
import { followingSegment, pointSegment, sumAmounts, termSegment, type SegmentFacts } from '../domain/new-segment';
import type { ObligationTerms } from '../domain/obligation-terms';
import { sumOfChanges } from '../domain/price-change';
import type { MeasurePoint } from '../domain/progress-point';
import type { AmountDerivation, PriceChange, Segment } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { readSegments } from './follow-segments';
import { applyPriceChange, measureOfContract } from './recognize-price-change';
import { pointThrough, type ProgressPlan } from './recognize-progress';
import type { ObligationSchedule } from './schedule-obligation';

/** An obligation as it stands: its terms, with the last day of service now, and its schedule. */
export interface StandingTerms {
  readonly terms: ObligationTerms;
  readonly schedule: ObligationSchedule;
}

/** An obligation under a modification. */
export interface ModifiedTerms extends StandingTerms {
  /** Price after less price before; its id names the segments. */
  readonly change: PriceChange;
  readonly lastDay: Day | null;
  /** The modification adds it. */
  readonly isAdded: boolean;
  /** The row of the modification, which dates it. */
  readonly datesOrigin: SourceReference;
}

const isOfPrice = ({ rule }: Segment): boolean => rule !== 'minimum-true-up';

/** Price of an obligation as it stands, without minimum true-ups; minor units. */
export function standingPriceOf(schedule: ObligationSchedule): number {
  return schedule.allocatedBeforeDiscounts + schedule.discounts + sumOfChanges(schedule.changes);
}

/** Recognized of that price through the day before; minor units. */
export function recognizedBefore(schedule: ObligationSchedule, day: Day): number {
  return readSegments(schedule.segments.filter(isOfPrice))(day - 1);
}

/**
 * `share` falls on what remains. `base`: the obligation as the day began, which modifications of the same day rest on;
 * the change is noted with those made before.
 */
export function continueOnShare(modified: ModifiedTerms, base: StandingTerms, share: number): ObligationSchedule {
  const { terms, change, lastDay, isAdded } = modified;
  const { day } = change;
  const before = recognizedBefore(base.schedule, day);
  const remaining = standingPriceOf(base.schedule) - before;
  const changes = [...modified.schedule.changes, change];
  if (share === remaining && lastDay === base.terms.lastDay) return { ...base.schedule, changes };
  const newContract = { changeId: change.id, day, recognized: before };
  const firstDay = Math.max(day, terms.firstDay ?? day);
  if (terms.method !== 'straight-line' || lastDay === null || lastDay < firstDay) {
    const followed = applyPriceChange(base.schedule, terms, {
      ...change,
      amount: share - remaining,
      effect: 'prospective',
    });
    return { ...followed, changes, newContract };
  }
  const facts = factsOf(modified, '', share, 'share');
  const only = base.schedule.segments.length === 1 ? base.schedule.segments[0] : undefined;
  if (isAdded && share !== 0 && before === 0 && only?.id === terms.id) {
    const main = termSegment({ ...facts, id: terms.id }, terms.strategy, firstDay, lastDay, terms.daysOfMonth);
    return replaceMain({ ...base.schedule, changes, newContract }, main);
  }
  const rest = share === 0 ? [] : [termSegment(facts, terms.strategy, firstDay, lastDay, terms.daysOfMonth)];
  return extend({ ...base.schedule, changes, newContract }, modified, [...stop(modified, base.schedule), ...rest]);
}

/**
 * Cumulative catch-up; with a new end, or without revenue that could be followed, as the new terms would always have had
 * it: from the day on that schedule counts, and what it would have brought before falls on the day.
 */
export function restateFromStart(modified: ModifiedTerms): ObligationSchedule {
  const { schedule, terms, change } = modified;
  const always = alwaysUnderNewTerms(modified);
  if (always === null) return applyPriceChange(schedule, terms, change);
  const { day } = change;
  const { segment, through } = always;
  const caughtUp = recognizedUnderContractBefore(schedule) + through - recognizedBefore(schedule, day);
  const segments: Segment[] = [...stop(modified, schedule)];
  if (caughtUp !== 0) segments.push(pointSegment(factsOf(modified, ' catch-up', caughtUp, 'on-day'), day));
  if (segment.amount !== through) segments.push(...countedFrom(modified, segment, through));
  return extend({ ...schedule, changes: [...schedule.changes, change] }, modified, segments);
}

/** A schedule from its start, and what takes its days before the modification away. */
function countedFrom(modified: ModifiedTerms, always: Segment, through: number): Segment[] {
  const { day } = modified.change;
  if (through === 0) return [always];
  const segment = { ...always, countedFrom: day };
  const facts = { ...factsOf(modified, ' before the day', 0 - through, 'share'), derivation: stopped(modified), countedFrom: day };
  const term = { firstDay: segment.firstDay, lastDay: day - 1, before: 0, whole: through };
  return [segment, followingSegment(facts, [segment], term)];
}

/** Recognized before the last modification for the future: of a contract that it ended. */
export const recognizedUnderContractBefore = ({ newContract }: Pick<ObligationSchedule, 'newContract'>): number =>
  newContract?.recognized ?? 0;

/**
 * What the contract that stands would have earned by its new terms from its start, with what of it lies before the day;
 * null where its old term stands.
 */
export function alwaysUnderNewTerms(modified: ModifiedTerms): { readonly segment: Segment; readonly through: number } | null {
  const { schedule, terms, change, lastDay } = modified;
  const { strategy, method, daysOfMonth } = terms;
  if (method !== 'straight-line' || terms.firstDay === null || lastDay === null) return null;
  if (lastDay === terms.lastDay && measureOfContract(schedule).whole !== 0) return null;
  const amount = standingPriceOf(schedule) + change.amount - recognizedUnderContractBefore(schedule);
  const firstDay = Math.max(terms.firstDay, schedule.newContract?.day ?? -Infinity);
  const facts = factsOf(modified, '', amount, 'share');
  const segment = termSegment(facts, strategy, firstDay, Math.max(firstDay, lastDay), daysOfMonth);
  return { segment, through: readSegments([segment])(change.day - 1) };
}

/** How far measured work was. */
export interface MeasuredShare {
  readonly through: number;
  readonly whole: number;
  readonly point: MeasurePoint | null;
  /** The measure that counts as none: that of the modification which made the contract. */
  readonly from: MeasurePoint | null;
}

/** On the day before; null where nothing measures it. */
export function measuredShareBefore({ progress }: ObligationSchedule, day: Day): MeasuredShare | null {
  if (progress === null) return null;
  const point = pointThrough(progress, day - 1);
  return point === null ? { through: 0, whole: 1, point, from: null } : shareOf(point, null);
}

/** The same of the work since the last modification for the future. */
export function measuredShareOfContract({ progress }: ObligationSchedule, day: Day): MeasuredShare | null {
  if (progress === null) return null;
  const point = pointThrough(progress, day - 1);
  return point === null ? { through: 0, whole: 1, point, from: null } : shareOf(point, point.rest?.from ?? null);
}

function shareOf(point: MeasurePoint, from: MeasurePoint | null): MeasuredShare {
  const before = from === null ? 0 : from.done - from.uninstalled;
  const [done, total] = [point.done - point.uninstalled - before, point.total - point.uninstalled - before];
  if (point.parts === null || total <= 0) return { through: done, whole: total, point, from };
  return { through: roundedRatio(point.parts, done, total), whole: point.parts, point, from };
}

/** What is to come stops; the rest of the change (a fee, something given back) is revenue of the day. */
export function endOn(modified: ModifiedTerms, onDay: number): ObligationSchedule {
  const { schedule, change } = modified;
  const segments = [...stop(modified, schedule)];
  if (onDay !== 0) segments.push(pointSegment(factsOf(modified, ' on the day', onDay, 'on-day'), change.day));
  const progress = schedule.progress === null ? null : endProgress(schedule.progress, change);
  return extend({ ...schedule, progress, changes: [...schedule.changes, change], isUndated: false }, modified, segments);
}

/** From the day on nothing is left to do: what a later change brings is revenue of its day. */
function endProgress(plan: ProgressPlan, { day, origin }: PriceChange): ProgressPlan {
  const lapse = { day, isProportional: false, origin, datesOrigin: origin };
  return { ...plan, rows: plan.rows.filter((row) => row.day < day), lapse };
}

/** Added quantity or time on terms of its own; what was promised before stays. */
export function addSeparateTerms(modified: ModifiedTerms): ObligationSchedule {
  const { schedule, terms, change, lastDay } = modified;
  const end = terms.lastDay;
  const changes = [...schedule.changes, change];
  const firstDay = Math.max(change.day, terms.firstDay ?? change.day, lastDay !== end && end !== null ? end + 1 : 0);
  if (terms.method !== 'straight-line' || lastDay === null || lastDay < firstDay) {
    return applyPriceChange(schedule, terms, { ...change, effect: 'prospective' });
  }
  if (change.amount === 0) return { ...schedule, changes };
  const facts = factsOf(modified, '', change.amount, 'price-change');
  return extend({ ...schedule, changes }, modified, [termSegment(facts, terms.strategy, firstDay, lastDay, terms.daysOfMonth)]);
}

type Figure = Extract<AmountDerivation, { readonly kind: 'modification' }>['figure'];

function factsOf(
  { change, terms, datesOrigin }: ModifiedTerms,
  suffix: string,
  amount: number,
  figure: Figure,
): SegmentFacts {
  const { id, rule, source, origin } = change;
  const obligationId = terms.id;
  const derivation: AmountDerivation = { kind: 'modification', changeId: id, figure };
  return { id: `${id}${suffix}`, obligationId, rule, source, amount, origin, datesOrigin, derivation };
}

/** Follows all that is to come from the day and cancels it exactly; none where nothing dated is to come. */
function stop(modified: ModifiedTerms, schedule: ObligationSchedule): Segment[] {
  const { change } = modified;
  const { day } = change;
  const followed = schedule.segments.filter(isOfPrice);
  const before = readSegments(followed)(day - 1);
  const lastDay = followed.reduce((last, segment) => Math.max(last, segment.lastDay), day);
  const whole = readSegments(followed)(lastDay) - before;
  if (whole === 0) return isQuietFrom(followed, day) ? [] : followed.flatMap((segment) => stopOne(modified, segment));
  const facts = { ...factsOf(modified, ' stop', 0 - whole, 'share'), derivation: stopped(modified) };
  return [followingSegment(facts, followed, { firstDay: day, lastDay, before, whole })];
}

const stopped = ({ change }: ModifiedTerms): AmountDerivation => ({ kind: 'stop', changeId: change.id });

const isQuietFrom = (segments: readonly Segment[], day: Day): boolean =>
  segments.every((segment) => bringsFrom(segment, day) === 0);

const bringsFrom = (segment: Segment, day: Day): number => {
  const read = readSegments([segment]);
  return read(Math.max(day, segment.lastDay)) - read(day - 1);
};

/** Where what is to come sums to nothing, each segment is stopped on its own. */
function stopOne(modified: ModifiedTerms, segment: Segment): Segment[] {
  const { day } = modified.change;
  const whole = bringsFrom(segment, day);
  if (whole === 0) return [];
  const suffix = ` stop of ${segment.id}`;
  const facts = { ...factsOf(modified, suffix, 0 - whole, 'share'), derivation: stopped(modified) };
  const before = readSegments([segment])(day - 1);
  return [followingSegment(facts, [segment], { firstDay: day, lastDay: Math.max(day, segment.lastDay), before, whole })];
}

/** The schedule with more segments; what carries billed parts sees them, and later changes measure by all of it. */
function extend(
  schedule: ObligationSchedule,
  modified: ModifiedTerms,
  added: readonly Segment[],
): ObligationSchedule {
  const segments = [...schedule.segments, ...added];
  const ofPrice = segments.filter(isOfPrice);
  return {
    ...schedule,
    segments,
    carriers: carryOn(schedule.carriers, modified, added),
    measure: { segments: ofPrice, whole: sumAmounts(ofPrice) },
  };
}

/** An obligation that a modification adds is recognized by its share alone. */
function replaceMain(schedule: ObligationSchedule, main: Segment): ObligationSchedule {
  const list = [main];
  const carriers = [...schedule.carriers].map(([id, carrier]): [string, RevenueCarrier] => [
    id,
    { ...carrier, segments: list },
  ]);
  return { ...schedule, segments: list, carriers: new Map(carriers), measure: { segments: list, whole: main.amount } };
}

/** What bills the obligation as a whole is carried by the change too, from its day on: an earlier credit knew nothing of it. */
function carryOn(
  carriers: ReadonlyMap<string, RevenueCarrier>,
  { terms, change }: ModifiedTerms,
  added: readonly Segment[],
): ReadonlyMap<string, RevenueCarrier> {
  if (added.length === 0) return carriers;
  return new Map(
    [...carriers].map(([id, carrier]): [string, RevenueCarrier] => {
      const isOfSchedule = carrier.segments.some((segment) => segment.id === terms.id);
      return [id, isOfSchedule ? { ...carrier, changes: [...carrier.changes, { change, segments: added }] } : carrier];
    }),
  );
}
