/**
 * The months of `Schedule detail`: what falls between two month ends by the parts of the row, one formula for all rows and
 * strategies; segments that follow others have formulas of their own.
 */
import { monthlyMovements, movementIn, packLines, sumMovements } from '../../../engine';
import { isoOfMonth, lastDayOfMonth } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { scheduleView, type CloseContext } from '../close-context';
import { MONTH_END_ROW, MONTH_NUMBER_ROW, type ScheduleDetailField } from '../close-layout';
import { amountFormats, unitsOf } from '../cells/number-formats';
import { cumulativeText, type DayText, type ScheduleView } from './recognition-expression';
import { cellAt } from '../cells/sheet-layout';
import { filled, flattened, formulaColumn, type ComputedCells, type TableColumn } from '../cells/table-columns';

/** Months through the closing day; a close inside a month takes that month by its days. */
export function monthsThroughClose(context: CloseContext, results: readonly number[]): ComputedCells {
  const { layouts, months, throughDay, closingMonth, schedule } = context;
  const row = layouts.scheduleDetail.headerRow + 2;
  if (throughDay === lastDayOfMonth(closingMonth)) {
    const closing = months.letters[closingMonth - months.firstMonth] ?? '';
    return filled(`=ROUND(SUM($${months.letters[0] ?? ''}${row}:$${closing}${row}),3)`, results);
  }
  const view = scheduleView(context, '');
  const through: DayText = { day: throughDay, text: `$D$${MONTH_END_ROW + 1}` };
  const formulas = schedule.map(
    (_, index) => `=(${cumulativeText(view, index, through)})/${cellAt(layouts.scheduleDetail, 'minorUnits', index)}`,
  );
  return { kind: 'formulas', formulas, results };
}

export function monthColumns(context: CloseContext): TableColumn[] {
  const { schedule, months } = context;
  const view = scheduleView(context, '');
  const formats = amountFormats(schedule.map(({ obligation }) => obligation.currency));
  const units = schedule.map(({ obligation }) => minorUnitsPerUnit(obligation.currency));
  const movements = monthlyMovements(packLines(schedule.map(({ segment }) => ({ segments: [segment], billings: [] }))));
  const inUnits = (amountOf: (row: number) => number): number[] =>
    schedule.map((_, row) => unitsOf(amountOf(row), units[row] ?? 1));
  const columns = months.letters.map((letter, index) => {
    const month = months.firstMonth + index;
    const results = inUnits((row) => movementIn(movements, 'revenue', row, month));
    const previous = months.letters[index - 1] ?? months.letterBefore;
    const cells = monthCells(
      context,
      results,
      (row) => monthCellFormula(context, previous, letter, row),
      (row) =>
        followedMonth(
          view,
          row,
          { day: lastDayOfMonth(month - 1), text: monthEnd(previous) },
          { day: lastDayOfMonth(month), text: monthEnd(letter) },
        ),
    );
    return formulaColumn(isoOfMonth(month), cells, formats);
  });
  if (months.laterLetter === null) return columns;
  const lastMonth = months.firstMonth + months.letters.length - 1;
  const lastEnd: DayText = { day: lastDayOfMonth(lastMonth), text: monthEnd(months.letters.at(-1) ?? '') };
  const cells = monthCells(
    context,
    inUnits((row) => sumMovements(movements, 'revenue', row, lastMonth + 1, Infinity)),
    (row) => laterFormula(context, row),
    (row) => followedMonth(view, row, lastEnd, { day: Infinity, text: '' }),
  );
  columns.push(formulaColumn('Later', cells, formats));
  return columns;
}

const monthEnd = (letter: string): string => `${letter}$${MONTH_END_ROW + 1}`;

/** One formula for the column, unless a segment that follows others moves in it. */
function monthCells(
  { schedule }: CloseContext,
  results: readonly number[],
  own: (row: number) => string,
  followed: (row: number) => string,
): ComputedCells {
  if (schedule.every(({ countedIn }, row) => countedIn !== 'others' || results[row] === 0))
    return filled(own(0), results);
  const formulas = schedule.map(({ countedIn }, row) => flattened(countedIn === 'others' ? followed(row) : own(row)));
  return { kind: 'formulas', formulas, results };
}

function followedMonth(view: ScheduleView, row: number, from: DayText, to: DayText): string {
  const before = cumulativeText(view, row, from);
  const through = cumulativeText(view, row, to);
  const difference = before === '0' ? through : `${through}-${before}`;
  return through === before ? '=0' : `=(${difference})/${cellAt(view.layout, 'minorUnits', row)}`;
}

/** Steps of the middle that are done by the end of the month in this column. */
function stepsThrough({ layouts }: CloseContext, letter: string, row: number): string {
  const at = (field: ScheduleDetailField): string => `$${cellAt(layouts.scheduleDetail, field, row)}`;
  const mark = `IF(${at('countedIn')}="days",${monthEnd(letter)},${letter}$${MONTH_NUMBER_ROW + 1})`;
  return `ROUND(${at('middleAmount')}*MAX(0,MIN(${at('steps')},${mark}-${at('beforeFirstStep')}))/${at('steps')},0)`;
}

function monthCellFormula(context: CloseContext, previous: string, letter: string, row: number): string {
  const at = (field: ScheduleDetailField): string => `$${cellAt(context.layouts.scheduleDetail, field, row)}`;
  const number = `${letter}$${MONTH_NUMBER_ROW + 1}`;
  const ends = `${at('headAmount')}*(${number}=${at('firstMonth')})+${at('tailAmount')}*(${number}=${at('lastMonth')})`;
  return `=(${ends}+${stepsThrough(context, letter, row)}-${stepsThrough(context, previous, row)})/${at('minorUnits')}`;
}

function laterFormula(context: CloseContext, row: number): string {
  const at = (field: ScheduleDetailField): string => `$${cellAt(context.layouts.scheduleDetail, field, row)}`;
  const last = context.months.letters.at(-1) ?? '';
  const number = `${last}$${MONTH_NUMBER_ROW + 1}`;
  const ends = `${at('headAmount')}*(${number}<${at('firstMonth')})+${at('tailAmount')}*(${number}<${at('lastMonth')})`;
  return `=(${ends}+${at('middleAmount')}-${stepsThrough(context, last, row)})/${at('minorUnits')}`;
}
