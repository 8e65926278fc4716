/**
 * Revenue, deferred and unbilled movements of many lines by day, with their sums by month: for daily views and exports.
 * Days are filled with a running remainder; nothing is divided or rounded day by day.
 */
import type { Day } from '../foundation/calendar';
import { monthTableOf, reusableTerm } from './month-table';
import { layOutMonths, type MonthlyMovements } from './monthly-movements';
import type { PackedLines } from './movement-lines';
import { moveDays, moveDaysNarrow, type LinePlace, type MovementColumns } from './position-kernel';
import { addSegmentByDay } from './recognition-kernel';
import { reusableDoubles, reusableIntegers } from './reusable-columns';

/**
 * Minor units, signed. A line whose amounts and balances fit 32 bits has its cells in `narrow`, any other in `wide`:
 * from offset[i] on, one a day from firstDay[i] through lastDay[i].
 */
export interface DailyMovements {
  readonly lineCount: number;
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  readonly isWide: Uint8Array;
  readonly offset: Int32Array;
  readonly narrow: MovementColumns<Int32Array>;
  readonly wide: MovementColumns<Float64Array>;
  /** The sums of the days by month. */
  readonly months: MonthlyMovements;
}

/** One line of it: cell k of each column is day firstDay + k. */
export interface DaysOfLine extends MovementColumns<Int32Array | Float64Array> {
  readonly firstDay: Day;
}

/**
 * Movements of every line by day.
 * `reuse`: an earlier result that nobody reads any more; its arrays are overwritten where they are large enough.
 */
export function dailyMovements(lines: PackedLines, reuse?: DailyMovements): DailyMovements {
  const { firstMonth: tableMonth, starts } = monthTableOf(lines);
  const months = layOutMonths(lines, starts, tableMonth, reuse?.months);
  const result = layOutDays(lines, months, reuse);
  const { narrow, wide, isWide, offset } = result;
  const target = { narrow: narrow.revenue, wide: wide.revenue };
  const term = reusableTerm();
  const place = placeIn(lines, starts);
  for (let i = 0; i < lines.lineCount; i++) {
    const lineIsWide = isWide[i] === 1;
    const from = offset[i]!;
    const base = from - lines.lineFirstDay[i]!;
    const to = base + lines.lineLastDay[i]! + 1;
    if (lineIsWide) wide.revenue.fill(0, from, to);
    else narrow.revenue.fill(0, from, to);
    for (let s = lines.firstSegment[i]!; s < lines.firstSegment[i + 1]!; s++) {
      addSegmentByDay(lines, s, starts, term, target, lineIsWide, base);
    }
    place.base = base;
    place.from = from;
    place.to = to;
    place.position = months.firstMonth[i]! - tableMonth;
    place.month = months.offset[i]!;
    place.firstBilling = lines.firstBilling[i]!;
    place.endBilling = lines.firstBilling[i + 1]!;
    place.isMonotone = lines.isMonotone[i] === 1;
    if (lineIsWide) moveDays(wide, months, place);
    else moveDaysNarrow(narrow, months, place);
  }
  return result;
}

function placeIn({ billingDay, billingAmount }: PackedLines, starts: Int32Array): LinePlace {
  const nowhere = { base: 0, from: 0, to: 0, position: 0, month: 0, firstBilling: 0, endBilling: 0, isMonotone: true };
  return { starts, billingDay, billingAmount, ...nowhere };
}

function layOutDays(lines: PackedLines, months: MonthlyMovements, reuse?: DailyMovements): DailyMovements {
  const { lineCount, lineFirstDay, lineLastDay, isWide } = lines;
  const offset = reusableIntegers(lineCount, reuse?.offset);
  let narrowCells = 0;
  let wideCells = 0;
  for (let i = 0; i < lineCount; i++) {
    const dayCount = lineLastDay[i]! - lineFirstDay[i]! + 1;
    const lineIsWide = isWide[i] === 1;
    offset[i] = lineIsWide ? wideCells : narrowCells;
    if (lineIsWide) wideCells += dayCount;
    else narrowCells += dayCount;
  }
  return {
    lineCount,
    firstDay: lineFirstDay,
    lastDay: lineLastDay,
    isWide,
    offset,
    narrow: {
      revenue: reusableIntegers(narrowCells, reuse?.narrow.revenue),
      deferred: reusableIntegers(narrowCells, reuse?.narrow.deferred),
      unbilled: reusableIntegers(narrowCells, reuse?.narrow.unbilled),
    },
    wide: {
      revenue: reusableDoubles(wideCells, reuse?.wide.revenue),
      deferred: reusableDoubles(wideCells, reuse?.wide.deferred),
      unbilled: reusableDoubles(wideCells, reuse?.wide.unbilled),
    },
    months,
  };
}

/** The columns of one line, as views on the result. */
export function daysOfLine(movements: DailyMovements, line: number): DaysOfLine {
  const firstDay = movements.firstDay[line]!;
  const from = movements.offset[line]!;
  const to = from + movements.lastDay[line]! - firstDay + 1;
  const { revenue, deferred, unbilled } = movements.isWide[line] === 1 ? movements.wide : movements.narrow;
  return {
    firstDay,
    revenue: revenue.subarray(from, to),
    deferred: deferred.subarray(from, to),
    unbilled: unbilled.subarray(from, to),
  };
}
