/**
 * A change of the price, on the revenue of its obligation.
 * ASC 606-10-32-14, 606-10-32-42 to 45; IFRS 15.59, IFRS 15.87-90
 *
 * Rule: what belongs to service already rendered is revenue of the day on which the price changes, the rest follows the
 * service to come: from that day on all is as though the price had always been so. A prospective change falls on what
 * is to come alone, in its proportion. What was in the price from the start takes the obligation's own pattern. Where
 * progress or milestones measure the work, recognize-price-step rules.
 * Formula: catch-up through day d from the day e on = round(change × C(d) ÷ C in all); prospective = round(change ×
 * (C(d) − C(e − 1)) ÷ (C in all − C(e − 1))); C the revenue of the obligation without changes, of a modification that
 * catches up since the last one for the future. Without such revenue the days served count: change × days before e ÷
 * days of the term; later changes go by what that one brings.
 * Example: 12,000.00 over 2025 in even months, +1,200.00 on 31 Mar → 300.00 in March, then 100.00 a month; prospective
 * from 1 Apr → 133.33 in April.
 */
import { followingSegment, pointSegment, sumAmounts, termSegment, type FollowedTerm, type SegmentFacts } from '../domain/new-segment';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { PriceChange, Segment } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { readSegments } from './follow-segments';
import { recognizePriceStep } from './recognize-price-step';
import type { ObligationSchedule, RevenueMeasure } from './schedule-obligation';
import { transferDayOf } from './transfer-day';

/** The schedule with one more change of its price. No segments where nothing dates the revenue yet. */
export function applyPriceChange(
  schedule: ObligationSchedule,
  terms: ObligationTerms,
  change: PriceChange,
): ObligationSchedule {
  const step =
    schedule.progress === null || change.effect === 'at-once' ? null : recognizePriceStep(schedule.progress, change);
  const added = step !== null ? step.segments : change.amount === 0 ? [] : segmentsOfChange(schedule, terms, change);
  return {
    ...schedule,
    progress: step?.plan ?? schedule.progress,
    segments: [...schedule.segments, ...added],
    // A row that changes nothing must not move what a credit finds.
    carriers: change.amount === 0 && added.length === 0 ? schedule.carriers : carryChange(schedule, change, added),
    measure: schedule.measure.whole === 0 ? measureOf(terms, change, added) ?? schedule.measure : schedule.measure,
    changes: [...schedule.changes, change],
    isUndated: schedule.isUndated || (added.length === 0 && change.amount !== 0 && terms.method === 'point-in-time'),
  };
}

/** A change that is all the revenue there is: what comes later is as though the price had always been so. */
function measureOf({ method }: ObligationTerms, { amount }: PriceChange, added: readonly Segment[]): RevenueMeasure | null {
  return method === 'straight-line' && amount !== 0 && sumAmounts(added) === amount ? { segments: added, whole: amount } : null;
}

/** What bills the obligation's schedule is carried by the change too, so that a credit sees what is still to come of it. */
function carryChange(
  { carriers, measure }: ObligationSchedule,
  change: PriceChange,
  segments: readonly Segment[],
): ObligationSchedule['carriers'] {
  const main = new Set(measure.segments);
  return new Map(
    [...carriers].map(([id, carrier]) => {
      const carried = [...carrier.segments, ...carrier.changes.flatMap((earlier) => earlier.segments)];
      const ofSchedule = carried.filter((segment) => main.has(segment)).length === main.size;
      const isShared = carrier.openPrice !== null || ofSchedule;
      return [id, isShared ? { ...carrier, changes: [...carrier.changes, { change, segments }] } : carrier];
    }),
  );
}

function segmentsOfChange(schedule: ObligationSchedule, terms: ObligationTerms, change: PriceChange): Segment[] {
  const { day, effect } = change;
  if (effect === 'at-once') return [pointSegment(factsOf(change), day)];
  const { segments, whole } = schedule.measure;
  if (segments.length === 0 || whole === 0) return spreadOnTerms(terms, change);
  const firstOfAll = Math.min(...segments.map((segment) => segment.firstDay));
  const lastOfAll = Math.max(...segments.map((segment) => segment.lastDay));
  if (effect === 'prospective') {
    const before = readSegments(segments)(day - 1);
    if (whole === before) return [pointSegment(factsOf(change), day)];
    const term = { firstDay: day, lastDay: Math.max(day, lastOfAll), before, whole: whole - before };
    return followDated(change, segments, term);
  }
  const anew = change.source === 'Modification' ? measureOfContract(schedule) : null;
  if (anew?.whole === 0) return spreadOnTerms(terms, change);
  const firstOfMeasure = Math.max(firstOfAll, anew?.firstDay ?? firstOfAll);
  const firstDay = effect === 'from-inception' ? firstOfAll : Math.max(day, firstOfMeasure);
  const since = firstDay > firstOfMeasure ? { since: firstOfMeasure } : {};
  if (change.derivation.kind === 'rate-of-revenue') {
    const { digits, scale } = change.derivation.rate;
    const lastDay = Math.max(firstDay, lastOfAll);
    const curve = { kind: 'follows', segments, before: 0, whole: 10 ** scale, numerator: digits, ...since } as const;
    return [{ ...factsOf(change), curve, firstDay, lastDay }];
  }
  const measured = { before: anew?.before ?? 0, whole: anew?.whole ?? whole };
  const term = { firstDay, lastDay: Math.max(firstDay, lastOfAll), ...measured, ...since };
  return followDated(change, segments, term);
}

/** What a modification that catches up follows: revenue since the last one for the future. Null first day: all of it. */
export function measureOfContract({ measure, newContract }: Pick<ObligationSchedule, 'measure' | 'newContract'>): {
  readonly firstDay: Day | null;
  readonly before: number;
  readonly whole: number;
} {
  if (newContract === null) return { firstDay: null, before: 0, whole: measure.whole };
  const before = readSegments(measure.segments)(newContract.day - 1);
  return { firstDay: newContract.day, before, whole: measure.whole - before };
}

/** The part of the change that is dated: with milestones to come the rest waits for them. */
function followDated(
  change: PriceChange,
  segments: readonly Segment[],
  term: FollowedTerm,
): Segment[] {
  const { before, whole, lastDay } = term;
  const dated = readSegments(segments)(lastDay) - before;
  if (dated === whole) return [followingSegment(factsOf(change), segments, term)];
  const sign = whole < 0 ? -1 : 1;
  const facts = factsOf(change, change.id, { before: 0, through: sign * dated, whole: sign * whole });
  const segment = followingSegment(facts, segments, term);
  return segment.curve.kind === 'follows' ? [{ ...segment, curve: { ...segment.curve, numerator: change.amount } }] : [];
}

/** Where the obligation earns nothing without the change, its terms tell when. */
function spreadOnTerms(terms: ObligationTerms, change: PriceChange): Segment[] {
  const { day, effect } = change;
  if (terms.method === 'point-in-time') {
    const transferDay = transferDayOf(terms);
    if (transferDay === null) return [];
    return [pointSegment(factsOf(change), effect === 'from-inception' ? transferDay : Math.max(day, transferDay))];
  }
  const { firstDay, lastDay, strategy, daysOfMonth } = terms;
  if (terms.method !== 'straight-line' || firstDay === null || lastDay === null || lastDay < firstDay) {
    return terms.method === 'usage' ? [pointSegment(factsOf(change), day)] : [];
  }
  if (effect === 'from-inception' || day <= firstDay) return [termSegment(factsOf(change), strategy, firstDay, lastDay, daysOfMonth)];
  if (day > lastDay) return [pointSegment(factsOf(change), day)];
  if (effect === 'prospective') return [termSegment(factsOf(change), strategy, day, lastDay, daysOfMonth)];
  return catchUpByDays(change, terms, { firstDay, lastDay });
}

function catchUpByDays(
  change: PriceChange,
  { strategy, daysOfMonth }: ObligationTerms,
  { firstDay, lastDay }: { readonly firstDay: Day; readonly lastDay: Day },
): Segment[] {
  const { day } = change;
  const whole = lastDay - firstDay + 1;
  const served = day - firstDay;
  const past = factsOf(change, `${change.id} for days before`, { before: 0, through: served, whole });
  const coming = factsOf(change, change.id, { before: served, through: whole, whole });
  return [pointSegment(past, day), termSegment(coming, strategy, day, lastDay, daysOfMonth)];
}

interface Share {
  readonly before: number;
  readonly through: number;
  readonly whole: number;
}

const ALL: Share = { before: 0, through: 1, whole: 1 };

function factsOf(change: PriceChange, id: string = change.id, share: Share = ALL): SegmentFacts {
  const { id: changeId, obligationId, rule, source, origin } = change;
  return {
    id,
    obligationId,
    rule,
    source,
    amount: shareOf(change.amount, share),
    origin,
    datesOrigin: origin,
    derivation: { kind: 'price-change', changeId, ...share },
  };
}

function shareOf(amount: number, { before, through, whole }: Share): number {
  return roundedRatio(amount, through, whole) - roundedRatio(amount, before, whole);
}
