/**
 * The detail columns of `Schedule detail` that its months are made of, as formulas with their results: part month at the start
 * (head), steps that share the middle, part month at the end (tail). A day-counted segment has its days as steps.
 */
import { monthOf, serialOf, type Month } from '../../../engine/foundation/calendar';
import type { Term } from '../../../engine';
import type { CellValue } from '../../table-data';
import type { ScheduleDetailField } from '../close-layout';
import type { ScheduleRow } from '../rows/schedule-row';
import { addFormula, eachRow, filled, formulaList, type ComputedCells, type FormulaList } from '../cells/table-columns';

/** Number of a month as the sheet computes it from a date: year × 12 + month. */
export const monthNumber = (month: Month): number => month + 1;

type PartField =
  | 'minorAmount'
  | 'days'
  | 'firstMonth'
  | 'lastMonth'
  | 'headDays'
  | 'tailDays'
  | 'fullMonths'
  | 'steps'
  | 'beforeFirstStep'
  | 'headAmount'
  | 'tailAmount'
  | 'middleAmount';

/** Cell of a field on the same row. */
type CellOf = (field: ScheduleDetailField, row: number) => string;

/** Formulas of the part columns; `cell` gives addresses on the sheet. */
export function partColumns(rows: readonly ScheduleRow[], cell: CellOf): Readonly<Record<PartField, ComputedCells>> {
  const fillDown = (
    formula: (at: (field: ScheduleDetailField) => string) => string,
    result: (row: ScheduleRow) => CellValue,
  ): ComputedCells =>
    filled(
      formula((field) => cell(field, 0)),
      rows.map(result),
    );
  const lists = {
    headDays: formulaList(),
    tailDays: formulaList(),
    fullMonths: formulaList(),
    steps: formulaList(),
    beforeFirstStep: formulaList(),
    headAmount: formulaList(),
    tailAmount: formulaList(),
    middleAmount: formulaList(),
  } satisfies Partial<Record<PartField, FormulaList>>;
  rows.forEach(({ term }, row) => {
    const formulas = term === null ? FOLLOWING : rowFormulas(term, (field) => cell(field, row));
    for (const field of Object.keys(lists) as (keyof typeof lists)[]) {
      const [formula, result] = formulas[field];
      addFormula(lists[field], formula, result);
    }
  });
  return {
    minorAmount: fillDown(
      (at) => `=ROUND(${at('amount')}*${at('minorUnits')},0)`,
      ({ segment }) => segment.amount,
    ),
    days: fillDown(
      (at) => `=${at('lastDay')}-${at('firstDay')}+1`,
      ({ firstDay, lastDay }) => lastDay - firstDay + 1,
    ),
    firstMonth: fillDown(
      (at) => monthFormula(at('firstDay')),
      ({ firstDay }) => monthNumber(monthOf(firstDay)),
    ),
    lastMonth: fillDown(
      (at) => monthFormula(at('lastDay')),
      ({ lastDay }) => monthNumber(monthOf(lastDay)),
    ),
    headDays: eachRow(lists.headDays),
    tailDays: eachRow(lists.tailDays),
    fullMonths: eachRow(lists.fullMonths),
    steps: eachRow(lists.steps),
    beforeFirstStep: eachRow(lists.beforeFirstStep),
    headAmount: eachRow(lists.headAmount),
    tailAmount: eachRow(lists.tailAmount),
    middleAmount: eachRow(lists.middleAmount),
  };
}

export const monthFormula = (dateCell: string): string => `=YEAR(${dateCell})*12+MONTH(${dateCell})`;

type RowFormulas = Readonly<
  Record<
    'headDays' | 'tailDays' | 'fullMonths' | 'steps' | 'beforeFirstStep' | 'headAmount' | 'tailAmount' | 'middleAmount',
    readonly [formula: string, result: number]
  >
>;

const NOTHING = ['=0', 0] as const;

/** A segment that follows others has no parts of its own: its months are formulas of theirs. */
const FOLLOWING: RowFormulas = {
  headDays: NOTHING,
  tailDays: NOTHING,
  fullMonths: NOTHING,
  steps: ['=1', 1],
  beforeFirstStep: NOTHING,
  headAmount: NOTHING,
  tailAmount: NOTHING,
  middleAmount: NOTHING,
};

function rowFormulas(term: Term, at: (field: ScheduleDetailField) => string): RowFormulas {
  const middle = [`=${at('minorAmount')}-${at('headAmount')}-${at('tailAmount')}`, term.middleAmount] as const;
  if (term.curve.kind === 'point' || term.curve.strategy === 'exact-days') {
    return {
      ...FOLLOWING,
      steps: [`=${at('days')}`, term.daysInTerm],
      beforeFirstStep: [`=${at('firstDay')}-1`, serialOf(term.firstDay) - 1],
      middleAmount: middle,
    };
  }
  const [firstMonth, lastMonth] = [at('firstMonth'), at('lastMonth')];
  const fullMonths = `=${lastMonth}-${firstMonth}+1-IF(${at('headDays')}>0,1,0)-IF(${at('tailDays')}>0,1,0)`;
  const firstStep = monthNumber(term.firstMonth) - 1 + (term.headDays > 0 ? 1 : 0);
  return {
    ...(term.curve.strategy === 'even-periods' ? FOLLOWING : endFormulas(term, at)),
    fullMonths: [fullMonths, term.fullMonths],
    steps: [`=MAX(1,${at('fullMonths')})`, Math.max(1, term.fullMonths)],
    beforeFirstStep: [`=${firstMonth}-1+IF(${at('headDays')}>0,1,0)`, firstStep],
    middleAmount: middle,
  };
}

type EndFormulas = Pick<RowFormulas, 'headDays' | 'tailDays' | 'headAmount' | 'tailAmount'>;

/** Part months at the ends; a period inside one month has none. */
function endFormulas(term: Term, at: (field: ScheduleDetailField) => string): EndFormulas {
  const [first, last, inOneMonth] = [at('firstDay'), at('lastDay'), `${at('firstMonth')}=${at('lastMonth')}`];
  const [head, tail, amount] = [at('headDays'), at('tailDays'), at('minorAmount')];
  const weights = weightTexts(term, at);
  const share = (weight: string): string => `ROUND(${amount}*${weight}/${weights.whole},0)`;
  const rest = `IF(${at('fullMonths')}=0,${amount}-${at('headAmount')},${share(weights.tail)})`;
  return {
    headDays: [`=IF(OR(${inOneMonth},DAY(${first})=1),0,EOMONTH(${first},0)-${first}+1)`, term.headDays],
    tailDays: [`=IF(OR(${inOneMonth},${last}=EOMONTH(${last},0)),0,DAY(${last}))`, term.tailDays],
    headAmount: [`=IF(${head}=0,0,${share(weights.head)})`, term.headAmount],
    tailAmount: [`=IF(${tail}=0,0,${rest})`, term.tailAmount],
  };
}

/** What the part months weigh, as in the engine's recognize-even-… rules. */
function weightTexts(
  term: Term,
  at: (field: ScheduleDetailField) => string,
): { readonly head: string; readonly tail: string; readonly whole: string } {
  const [head, tail, full] = [at('headDays'), at('tailDays'), at('fullMonths')];
  if (term.curve.kind === 'over-time' && term.curve.strategy === 'even-period-ends') {
    return { head, tail, whole: `((${full}+1)*(${head}+${tail}))` };
  }
  if (term.curve.kind === 'over-time' && term.curve.strategy === 'even-calendar-ends') {
    const [headMonth, tailMonth] = (['firstDay', 'lastDay'] as const).map((field) => `DAY(EOMONTH(${at(field)},0))`);
    return {
      head: `${head}*${tailMonth ?? ''}`,
      tail: `${tail}*${headMonth ?? ''}`,
      whole: `(${head}*${tailMonth ?? ''}+${full}*${headMonth ?? ''}*${tailMonth ?? ''}+${tail}*${headMonth ?? ''})`,
    };
  }
  return { head, tail, whole: at('days') };
}
