/**
 * How far work is done, and what a price has earned by it.
 * ASC 606-10-25-31 to 37, 606-10-55-16 to 21; IFRS 15.39-45, B14-B19
 *
 * Rule: the price is earned by the measure of the last row. Materials on site that the seller does not make and has not
 * installed are earned at cost, without margin, and leave the measure. The policy may round the measure first. After a
 * modification for the future what was earned stays, and what was left of the price is earned by the work since then,
 * of all the work that was left.
 * Formula: earned = U + round((price − U) × (done − U) ÷ (total − U)), U the uninstalled cost; after a modification
 * earned before + round(left × (done − done then) ÷ (total − done then)).
 * Example: 1,000.00 at 20 of 100 has earned 200.00; modified to 1,400.00 with 60 to come, at 50 of 80 it has earned
 * 200.00 + 1,200.00 × 30 ÷ 60 = 800.00.
 */
import type { ProgressRecord } from '../domain/book';
import type { Policy } from '../domain/policy';
import type { MeasurePoint, ProgressPoint } from '../domain/progress-point';

import type { SourceReference } from '../domain/source-reference';
import type { Day } from '../foundation/calendar';
import { currencyExponent } from '../foundation/currency';
import { roundedRatio } from '../foundation/exact-ratio';
import { invariant } from '../foundation/invariant';

/** What a row says of the work to date. */
export interface MeasuredRow {
  readonly day: Day;
  readonly measure: ProgressRecord['measure'] | CountedMeasure;
  /** Minor units. */
  readonly uninstalledCost: number;
  readonly origin: SourceReference;
  /** Names its segment: `milestone M1`; `progress 2026-03-31` unless given. */
  readonly name?: string;
}

/** Whole numbers that do not stand in one cell: completed milestones. */
export interface CountedMeasure {
  readonly kind: 'counted';
  readonly done: number;
  readonly total: number;
}

/** Parts of the whole that a measure is rounded to. */
const PARTS: Readonly<Record<Policy['progressRounding'], number | null>> = {
  none: null,
  percent: 100,
  'percent-1-decimal': 1000,
  'percent-2-decimals': 10_000,
};

/** Nothing is left to do. */
export const COMPLETE: MeasurePoint = {
  uninstalledCost: 0,
  done: 1,
  total: 1,
  uninstalled: 0,
  scale: 0,
  parts: null,
  row: null,
  reading: 'total',
};

/** The measure of a row in whole numbers. */
export function measurePoint(row: MeasuredRow, currency: string, rounding: Policy['progressRounding']): MeasurePoint {
  const { measure, uninstalledCost, origin } = row;
  const facts = { uninstalledCost, parts: PARTS[rounding], row: origin };
  if (measure.kind === 'counted') {
    const { done, total } = measure;
    return { ...facts, done, total, uninstalled: 0, scale: 0, reading: 'text' };
  }
  if (measure.kind === 'share') {
    const { digits: done, scale } = measure.share;
    return { ...facts, uninstalledCost: 0, done, total: 10 ** scale, uninstalled: 0, scale, reading: measure.writtenAs };
  }
  const exponent = currencyExponent(currency);
  const scale = Math.max(measure.done.scale, measure.total.scale, uninstalledCost === 0 ? 0 : exponent);
  const inScale = ({ digits, scale: own }: { digits: number; scale: number }): number => digits * 10 ** (scale - own);
  return exact({
    ...facts,
    done: inScale(measure.done),
    total: inScale(measure.total),
    uninstalled: inScale({ digits: uninstalledCost, scale: exponent }),
    scale,
    reading: measure.totalFrom,
    ...(measure.totalFrom === 'credits' ? { day: row.day } : {}),
  });
}

function exact(point: MeasurePoint): MeasurePoint {
  const isExact = Number.isSafeInteger(point.done) && Number.isSafeInteger(point.total);
  invariant(isExact, 'a measure must be exact');
  return point;
}

const isShare = ({ reading }: MeasurePoint): boolean => reading !== 'total' && reading !== 'to-complete' && reading !== 'credits';

/** Two measures in one scale, so that the later continues the earlier; one of another kind is turned into its share. */
export function continueMeasure(from: MeasurePoint, point: MeasurePoint): { from: MeasurePoint; point: MeasurePoint } {
  if (isShare(from) !== isShare(point)) {
    const done = roundedRatio(point.total, from.done, Math.max(1, from.total));
    return { from: { ...point, done, uninstalled: 0, uninstalledCost: from.uninstalledCost, reading: 'text' }, point };
  }
  const scale = Math.max(from.scale, point.scale);
  return { from: inScale(from, scale), point: inScale(point, scale) };
}

function inScale(point: MeasurePoint, scale: number): MeasurePoint {
  const factor = 10 ** (scale - point.scale);
  if (factor === 1) return point;
  const { done, total, uninstalled } = point;
  return exact({ ...point, done: done * factor, total: total * factor, uninstalled: uninstalled * factor, scale });
}

/** What a point has earned, in minor units. */
export function earnedAt(point: ProgressPoint): number {
  const { price, uninstalledCost, row, rest } = point;
  if (row === null) return price;
  if (rest !== null) return earnedOfRest(point, rest);
  const done = point.done - point.uninstalled;
  const total = point.total - point.uninstalled;
  // Only what is not installed yet, or no total at all: there is nothing to measure.
  if (total <= 0) return uninstalledCost;
  return uninstalledCost + shareEarned(price - uninstalledCost, done, total, point.parts);
}

/** What was left is earned by the work since; changes of the price since then by all the work. */
function earnedOfRest(point: ProgressPoint, rest: NonNullable<ProgressPoint['rest']>): number {
  const { price, done, total, uninstalled, parts } = point;
  const { from } = rest;
  const installedBefore = from === null ? 0 : from.done - from.uninstalled;
  const left = total - uninstalled - installedBefore;
  if (left <= 0) return price;
  const uninstalledSince = point.uninstalledCost - (from?.uninstalledCost ?? 0);
  const open = rest.price - rest.earned - uninstalledSince;
  const since = price - rest.price;
  const ofSince = since === 0 ? 0 : shareEarned(since, done - uninstalled, total - uninstalled, parts);
  return rest.earned + uninstalledSince + shareEarned(open, done - uninstalled - installedBefore, left, parts) + ofSince;
}

function shareEarned(amount: number, done: number, total: number, parts: number | null): number {
  return parts === null ? roundedRatio(amount, done, total) : roundedRatio(amount, roundedRatio(parts, done, total), parts);
}
