/**
 * Revenue, deferred and unbilled movements of many lines by month, in closed form: cost follows months, not days.
 * A report of months (schedule, waterfall, roll-forward) packs its rows, calls this, and reads rows or sums from it.
 */
import type { Month } from '../foundation/calendar';
import { monthPosition, monthTableOf, reusableTerm } from './month-table';
import type { PackedLines } from './movement-lines';
import { turnBillingIntoMovements, type MovementColumns } from './position-kernel';
import { addSegmentByMonth } from './recognition-kernel';
import { reusableDoubles, reusableIntegers } from './reusable-columns';

/** Minor units, signed. The cells of line i lie at offset[i] up to offset[i + 1], from month firstMonth[i] on. */
export interface MonthlyMovements extends MovementColumns<Float64Array> {
  readonly lineCount: number;
  readonly firstMonth: Int32Array;
  readonly offset: Int32Array;
}

export type MovementKind = keyof MovementColumns<Float64Array>;

/**
 * Movements of every line by month, without going through days.
 * `reuse`: an earlier result that nobody reads any more; its arrays are overwritten where they are large enough.
 */
export function monthlyMovements(lines: PackedLines, reuse?: MonthlyMovements): MonthlyMovements {
  const { firstMonth: tableMonth, starts } = monthTableOf(lines);
  const months = layOutMonths(lines, starts, tableMonth, reuse);
  const { firstMonth, offset, revenue, deferred } = months;
  const term = reusableTerm();
  for (let i = 0; i < lines.lineCount; i++) {
    const base = offset[i]! - (firstMonth[i]! - tableMonth);
    for (let s = lines.firstSegment[i]!; s < lines.firstSegment[i + 1]!; s++) {
      addSegmentByMonth(lines, s, starts, term, revenue, base);
    }
    for (let b = lines.firstBilling[i]!; b < lines.firstBilling[i + 1]!; b++) {
      deferred[base + monthPosition(starts, lines.billingDay[b]!)]! += lines.billingAmount[b]!;
    }
    turnBillingIntoMovements(months, offset[i]!, offset[i + 1]!);
  }
  return months;
}

/** Lays the lines' months one after another; revenue and deferred are zero. */
export function layOutMonths(
  lines: PackedLines,
  starts: Int32Array,
  tableMonth: Month,
  reuse?: MonthlyMovements,
): MonthlyMovements {
  const { lineCount, lineFirstDay, lineLastDay } = lines;
  const firstMonth = reusableIntegers(lineCount, reuse?.firstMonth);
  const offset = reusableIntegers(lineCount + 1, reuse?.offset);
  let cells = 0;
  offset[0] = 0;
  for (let i = 0; i < lineCount; i++) {
    const isEmpty = lineLastDay[i]! < lineFirstDay[i]!;
    const first = isEmpty ? 0 : monthPosition(starts, lineFirstDay[i]!);
    firstMonth[i] = tableMonth + first;
    if (!isEmpty) cells += monthPosition(starts, lineLastDay[i]!) - first + 1;
    offset[i + 1] = cells;
  }
  const revenue = reusableDoubles(cells, reuse?.revenue).fill(0, 0, cells);
  const deferred = reusableDoubles(cells, reuse?.deferred).fill(0, 0, cells);
  return { lineCount, firstMonth, offset, revenue, deferred, unbilled: reusableDoubles(cells, reuse?.unbilled) };
}

/** A line's movement in one month; 0 where the line does not move. For tables that are written column by column. */
export function movementIn(movements: MonthlyMovements, kind: MovementKind, line: number, month: Month): number {
  const start = movements.offset[line]!;
  const cell = start + month - movements.firstMonth[line]!;
  return cell >= start && cell < movements.offset[line + 1]! ? movements[kind][cell]! : 0;
}

/** A line's movements from one month through another, a cell a month. */
export function movementRow(
  movements: MonthlyMovements,
  kind: MovementKind,
  line: number,
  fromMonth: Month,
  throughMonth: Month,
): number[] {
  const row: number[] = [];
  for (let month = fromMonth; month <= throughMonth; month++) row.push(movementIn(movements, kind, line, month));
  return row;
}

/**
 * Sum of a line's movements from one month through another; −Infinity and Infinity stand for its beginning and its end.
 * From the beginning through a month it is the balance at the end of that month (for revenue: recognized to date).
 */
export function sumMovements(
  movements: MonthlyMovements,
  kind: MovementKind,
  line: number,
  fromMonth: Month,
  throughMonth: Month,
): number {
  const start = movements.offset[line]!;
  const shift = start - movements.firstMonth[line]!;
  const from = Math.max(start, fromMonth + shift);
  const through = Math.min(movements.offset[line + 1]! - 1, throughMonth + shift);
  let sum = 0;
  for (let cell = from; cell <= through; cell++) sum += movements[kind][cell]!;
  return sum;
}
