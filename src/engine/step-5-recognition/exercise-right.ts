/**
 * Revenue of a material right: as it is exercised, the rest when it expires.
 * ASC 606-10-55-42, 606-10-55-46 to 49; IFRS 15.B40, B44-B47
 *
 * Rule: the price of a right is deferred until the customer makes use of it. Exercises earn it in proportion to what all
 * of them are expected to come to: of a share, the whole right; of an amount, the expected purchase; of units, the units
 * that are expected to be used. A new expectation changes the total to date at once. What an exercise earns is revenue
 * on its day, or evenly over the service that was bought with it. On its last day the right lapses and the rest is
 * revenue; more exercises than expected earn no more than its price.
 * Formula: through an exercise = round(price × MIN(exercised, expected) ÷ expected), less the same before; rest = price −
 * that.
 * Example: 10.71, purchases of 20.00 of 50.00 expected → 4.28; nothing more by the last day → 6.43 on it.
 */
import { pointSegment, termSegment, type SegmentFacts } from '../domain/new-segment';
import type { ExerciseMeasure, MaterialRight, RightExercise } from '../domain/material-right';
import type { ExercisedTotal, ProgressPoint } from '../domain/progress-point';
import type { Segment } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import type { StraightLineStrategy } from '../domain/recognition-method';
import { isoOf, type Day } from '../foundation/calendar';
import { decimalProduct, type DecimalNumber } from '../foundation/decimal-text';
import { invariant } from '../foundation/invariant';
import { earnedAt } from './measure-progress';

export interface RightPlan {
  readonly obligationId: string;
  readonly right: MaterialRight;
  /** By day; the measure of all is the same. */
  readonly exercises: readonly RightExercise[];
  /** Minor units: the allocated price less the segments named. */
  readonly price: number;
  readonly lessSegments: readonly string[];
  readonly strategy: StraightLineStrategy;
  /** Last day of the right; null: it does not lapse. */
  readonly lastDay: Day | null;
  /** Row of the right. */
  readonly origin: SourceReference;
}

const WHOLE: DecimalNumber = { digits: 1, scale: 0 };

/** What exercises of a measure are expected to come to by the row of the right; null where it does not say. */
export function expectedExercises({ value, expectedExercises: stated }: MaterialRight, measure: ExerciseMeasure): DecimalNumber | null {
  if (stated !== null) return stated;
  if (measure === 'share') return WHOLE;
  if (measure === 'amount') return value.kind === 'discount' ? value.purchase : value.kind === 'renewal' ? value.price : null;
  return value.kind === 'units' ? decimalProduct(value.quantity, value.likelihood?.share ?? WHOLE) : null;
}

/** A segment a day of exercise, then one of what is left on the last day. */
export function recognizeRight(plan: RightPlan): Segment[] {
  const { obligationId, price, lessSegments, lastDay, origin } = plan;
  const segments: Segment[] = [];
  let before: ProgressPoint | null = null;
  for (const { row, through } of pointsOf(plan)) {
    const amount = earnedAt(through) - (before === null ? 0 : earnedAt(before));
    const derivation = { kind: 'progress', obligationId, lessSegments, before, through } as const;
    const facts: SegmentFacts = {
      id: `${obligationId}/exercise ${isoOf(row.day)}`,
      obligationId,
      rule: 'material-right',
      source: 'Option exercise',
      amount,
      origin: row.origin,
      datesOrigin: row.origin,
      derivation,
    };
    if (amount !== 0) segments.push(datedSegment(facts, row, plan.strategy));
    before = through;
  }
  const rest = price - (before === null ? 0 : earnedAt(before));
  if (lastDay === null || rest === 0) return segments;
  const through: ProgressPoint = { ...EMPTY, price, done: 1, total: 1, row: null, reading: 'total' };
  const lapsed: SegmentFacts = {
    id: `${obligationId}/expiry`,
    obligationId,
    rule: 'material-right-expiry',
    source: 'Option exercise',
    amount: rest,
    origin,
    datesOrigin: origin,
    derivation: { kind: 'progress', obligationId, lessSegments, before, through },
  };
  return [...segments, pointSegment(lapsed, lastDay)];
}

function datedSegment(facts: SegmentFacts, { day, firstDay, lastDay }: RightExercise, strategy: StraightLineStrategy): Segment {
  if (firstDay === null || lastDay === null) return pointSegment(facts, day);
  return termSegment(facts, strategy, firstDay, lastDay);
}

const EMPTY = { priceChange: 0, changeId: null, rest: null, uninstalledCost: 0, uninstalled: 0, scale: 0, parts: null } as const;

/** What is earned after each day with exercises, by its first row. */
function pointsOf({ right, exercises, price, origin }: RightPlan): { row: RightExercise; through: ProgressPoint }[] {
  const points: { row: RightExercise; through: ProgressPoint }[] = [];
  const totals = exercises.map(({ expectedTotal }) => expectedTotal?.scale ?? 0);
  const measure = exercises[0]?.measure ?? 'share';
  let expected = expectedExercises(right, measure);
  let expectedFrom: SourceReference = origin;
  const scale = Math.max(expected?.scale ?? 0, ...totals, ...exercises.map(({ done }) => done.scale));
  const inScale = ({ digits, scale: own }: DecimalNumber): number => digits * 10 ** (scale - own);
  let done = 0;
  exercises.forEach((exercise, i) => {
    done += inScale(exercise.done);
    if (exercise.expectedTotal !== null) [expected, expectedFrom] = [exercise.expectedTotal, exercise.origin];
    if (exercises[i + 1]?.day === exercise.day || expected === null) return;
    const total = inScale(expected);
    invariant(Number.isSafeInteger(done) && Number.isSafeInteger(total), 'a measure must be exact');
    const exercised: ExercisedTotal = { day: exercise.day, measure, isPercent: exercise.isPercent, expectedFrom };
    const through: ProgressPoint = {
      ...EMPTY,
      scale,
      price,
      done: Math.min(done, total),
      total,
      row: exercise.origin,
      reading: 'exercises',
      exercised,
    };
    const row = exercises.find(({ day }) => day === exercise.day) ?? exercise;
    points.push({ row, through: { ...through, row: row.origin } });
  });
  return points;
}
