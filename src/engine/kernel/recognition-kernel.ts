/**
 * The inner loops over typed arrays, part one: a segment's revenue by month or by day.
 * ASC 606-10-25-31; IFRS 15.39
 *
 * Rule: every cell equals the difference of `recognizedThrough`, to the minor unit; months come in closed form, days by
 * a running remainder.
 * Formula: as in recognize-straight-line; a segment that follows others is read day by day.
 * Example: 1,800.00 from 16 Jan to 15 Apr 2025, even-daily-ends: the cells of four months gain 320.00, 590.00, 590.00
 * and 300.00; the cells of ninety days sum to the same.
 */
import { roundedRatio } from '../foundation/exact-ratio';
import { addEvenly, addEvenlyNarrow } from './even-spread';
import { measureTermByTable, monthPosition, type ReusableTerm } from './month-table';
import { CURVE_STRATEGIES, EXACT_DAYS, FOLLOWING, POINT, type PackedLines } from './movement-lines';
import { splitStraightLine, throughMonthOfTerm, type EvenStrategy } from '../step-5-recognition/recognize-straight-line';

/** Adds a segment's months in closed form; `base` + position of a month in the table = the line's cell of it. */
export function addSegmentByMonth(
  lines: PackedLines,
  segment: number,
  starts: Int32Array,
  term: ReusableTerm,
  revenue: Float64Array,
  base: number,
): void {
  const amount = lines.segmentAmount[segment]!;
  const firstDay = lines.segmentFirstDay[segment]!;
  const code = lines.curve[segment]!;
  if (code === POINT) {
    revenue[base + monthPosition(starts, firstDay)]! += amount;
    return;
  }
  if (code === FOLLOWING) {
    addFollowingByMonth(lines, segment, starts, revenue, base);
    return;
  }
  measureTermByTable(starts, firstDay, lines.segmentLastDay[segment]!, term);
  if (code === EXACT_DAYS) {
    addExactDaysByMonth(amount, firstDay, starts, term, revenue, base);
    return;
  }
  const parts = splitStraightLine(CURVE_STRATEGIES[code] as EvenStrategy, term, amount);
  let cell = base + parts.firstMonth;
  if (parts.headDays > 0) revenue[cell++]! += parts.headAmount;
  if (parts.fullMonths > 0) addEvenly(revenue, cell, parts.fullMonths, parts.middleAmount);
  if (parts.tailDays > 0) revenue[cell + parts.fullMonths]! += parts.tailAmount;
}

function addExactDaysByMonth(
  amount: number,
  firstDay: number,
  starts: Int32Array,
  term: ReusableTerm,
  revenue: Float64Array,
  base: number,
): void {
  const last = term.firstMonth + term.monthsTouched - 1;
  const { daysInTerm } = term;
  let before = 0;
  for (let position = term.firstMonth; position < last; position++) {
    const through = roundedRatio(amount, starts[position + 1]! - firstDay, daysInTerm);
    revenue[base + position]! += through - before;
    before = through;
  }
  revenue[base + last]! += amount - before;
}

function addFollowingByMonth(
  lines: PackedLines,
  segment: number,
  starts: Int32Array,
  revenue: Float64Array,
  base: number,
): void {
  const through = lines.following.get(segment)!;
  const last = monthPosition(starts, lines.segmentLastDay[segment]!);
  let before = 0;
  for (let position = monthPosition(starts, lines.segmentFirstDay[segment]!); position <= last; position++) {
    const after = through(starts[position + 1]! - 1);
    revenue[base + position]! += after - before;
    before = after;
  }
}

/** Where a line's days go: the 32-bit column, or the wide one for amounts beyond it. */
export interface DayTarget {
  readonly narrow: Int32Array;
  readonly wide: Float64Array;
}

/** Adds a segment's days; `base` + day = the line's cell of that day. */
export function addSegmentByDay(
  lines: PackedLines,
  segment: number,
  starts: Int32Array,
  term: ReusableTerm,
  target: DayTarget,
  isWide: boolean,
  base: number,
): void {
  const amount = lines.segmentAmount[segment]!;
  const firstDay = lines.segmentFirstDay[segment]!;
  const code = lines.curve[segment]!;
  if (code === POINT || code === EXACT_DAYS) {
    addDays(target, isWide, base + firstDay, lines.segmentLastDay[segment]! - firstDay + 1, amount);
    return;
  }
  const lastDay = lines.segmentLastDay[segment]!;
  if (code === FOLLOWING) {
    addFollowingByDay(lines.following.get(segment)!, firstDay, lastDay, target.wide, base);
    return;
  }
  measureTermByTable(starts, firstDay, lastDay, term);
  const parts = splitStraightLine(CURVE_STRATEGIES[code] as EvenStrategy, term, amount);
  let before = 0;
  for (let month = 0; month < term.monthsTouched; month++) {
    const position = term.firstMonth + month;
    const from = month === 0 ? firstDay : starts[position]!;
    const to = month === term.monthsTouched - 1 ? lastDay + 1 : starts[position + 1]!;
    const through = throughMonthOfTerm(parts, month);
    addDays(target, isWide, base + from, to - from, through - before);
    before = through;
  }
}

/** Lines with such segments are wide. */
function addFollowingByDay(
  through: (day: number) => number,
  firstDay: number,
  lastDay: number,
  revenue: Float64Array,
  base: number,
): void {
  let before = 0;
  for (let day = firstDay; day <= lastDay; day++) {
    const after = through(day);
    revenue[base + day]! += after - before;
    before = after;
  }
}

function addDays(target: DayTarget, isWide: boolean, at: number, count: number, amount: number): void {
  if (isWide) addEvenly(target.wide, at, count, amount);
  else addEvenlyNarrow(target.narrow, at, count, amount);
}
