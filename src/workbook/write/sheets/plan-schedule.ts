/**
 * `Schedule`: an obligation a row, months across. Every month adds the rows of the obligation on `Schedule detail`, which
 * stand together there; the total ties to `Allocation`.
 */
import { monthlyMovements, movementIn, packLines, sumMovements } from '../../../engine';
import { sumOfChanges } from '../../../engine/domain/price-change';
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { isoOfMonth, serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { METHODS, choiceLabel } from '../../read/choices/choices';
import { spanOf, type CloseContext, type RowSpan } from '../close-context';
import {
  SHEET_NAMES,
  TABLE_NAMES,
  allMonthLetters,
  type AllocationField,
  type MonthField,
  type ScheduleField,
} from '../close-layout';
import { DATE_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn } from '../cells/sheet-layout';
import {
  addFormula,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  linkColumn,
  tableOf,
  textColumn,
  type ComputedCells,
  type TableColumn,
} from '../cells/table-columns';

export function planSchedule(context: CloseContext): SheetDraft {
  const columns: Record<ScheduleField, TableColumn> = {
    ...factColumns(context),
    ...linkColumns(context),
    ...monthColumns(context),
    ...totalColumns(context),
  };
  return {
    name: SHEET_NAMES.schedule,
    kind: 'step',
    title: 'Revenue schedule',
    note: 'A row an obligation. Each month adds the obligation’s rows on Schedule detail; Total and Not dated yet make the allocated price with its credits.',
    cells: [],
    table: tableOf(context.layouts.schedule, TABLE_NAMES.schedule, columns),
    frozenColumns: 2,
  };
}

type FactField =
  | 'contractId'
  | 'obligationId'
  | 'customer'
  | 'product'
  | 'currency'
  | 'method'
  | 'firstDay'
  | 'lastDay'
  | 'allocated'
  | 'credits';

function factColumns(context: CloseContext): Record<FactField, TableColumn> {
  const { obligations, layouts, schedule } = context;
  const text = (header: string, value: (item: ScheduledObligation) => string): TableColumn =>
    textColumn(header, obligations.map(value));
  const days = (header: string, choose: 'MIN' | 'MAX', field: 'firstDay' | 'lastDay'): TableColumn => {
    const list = formulaList();
    const letter = layouts.scheduleDetail.letters[field];
    for (const span of spansOf(context)) {
      const found = schedule.slice(span.first, span.last + 1).map((row) => row[field]);
      const pick = choose === 'MIN' ? Math.min : Math.max;
      const day = found.reduce((picked, next) => pick(picked, next), found[0] ?? 0);
      if (found.length === 0) addFormula(list, '=""', '');
      else addFormula(list, `=${choose}(${detailCells(context, letter, span)})`, serialOf(day));
    }
    return formulaColumn(header, eachRow(list), DATE_FORMAT, { align: 'center' });
  };
  return {
    contractId: text('Contract', ({ contractId }) => contractId),
    obligationId: text('Obligation', ({ id }) => id),
    customer: text('Customer', ({ customer }) => customer),
    product: text('Product', ({ productName, productId }) => productName || productId),
    currency: text('Currency', ({ currency }) => currency),
    method: text('Method', ({ method }) => choiceLabel(METHODS, method)),
    firstDay: days('First day', 'MIN', 'firstDay'),
    lastDay: days('Last day', 'MAX', 'lastDay'),
    allocated: fromAllocation(context, 'Allocated price', 'allocated', ({ allocated }) => allocated),
    credits: fromAllocation(context, 'Credits and voids', 'credits', ({ credits }) => credits),
  };
}

/** Schedule and Allocation have the same obligations in the same order. */
function fromAllocation(
  { obligations, layouts }: CloseContext,
  header: string,
  field: AllocationField,
  minorOf: (item: ScheduledObligation, row: number) => number,
): TableColumn {
  const results = obligations.map((item, row) => unitsOf(minorOf(item, row), minorUnitsPerUnit(item.currency)));
  const formats = amountFormats(obligations.map(({ currency }) => currency));
  return formulaColumn(header, filled(`=${cellOn(layouts.allocation, field, 0)}`, results), formats);
}

function linkColumns(context: CloseContext): Record<'allocationLink' | 'detailLink', TableColumn> {
  const { layouts, obligations } = context;
  const { allocation, scheduleDetail } = layouts;
  const details = formulaList();
  for (const { first, last } of spansOf(context)) {
    const count = last - first + 1;
    const words = count === 1 ? '1 row' : `${count} rows`;
    const row = `ROW(${cellOn(scheduleDetail, 'obligationId', first)})`;
    if (count === 0) addFormula(details, '="no rows yet"', 'no rows yet');
    else addFormula(details, `=HYPERLINK("#'${scheduleDetail.sheet}'!A"&${row},"${words}")`, words);
  }
  const allocationRow = `ROW(${cellOn(allocation, 'obligationId', 0)})`;
  return {
    allocationLink: linkColumn(
      'Allocation',
      filled(
        `=HYPERLINK("#'${allocation.sheet}'!A"&${allocationRow},"Price")`,
        obligations.map(() => 'Price'),
      ),
    ),
    detailLink: linkColumn('Detail', eachRow(details)),
  };
}

/** Revenue by month of each obligation, in units; the engine adds its segments, not the sheet's figures. */
function monthColumns(context: CloseContext): Record<MonthField, TableColumn> {
  const { obligations, months } = context;
  const formats = amountFormats(obligations.map(({ currency }) => currency));
  const movements = movementsOf(context);
  const lastMonth = months.firstMonth + months.letters.length - 1;
  const columns: Record<MonthField, TableColumn> = {};
  allMonthLetters(months).forEach((letter, index) => {
    const month = months.firstMonth + index;
    const results = obligations.map(({ currency }, row) => {
      const minor =
        month > lastMonth
          ? sumMovements(movements, 'revenue', row, month, Infinity)
          : movementIn(movements, 'revenue', row, month);
      return unitsOf(minor, minorUnitsPerUnit(currency));
    });
    const header = month > lastMonth ? 'Later' : isoOfMonth(month);
    columns[`month${index}`] = formulaColumn(header, monthCells(context, letter, results), formats);
  });
  return columns;
}

function movementsOf({ obligations }: CloseContext): ReturnType<typeof monthlyMovements> {
  return monthlyMovements(packLines(obligations.map(({ segments }) => ({ segments, billings: [] }))));
}

/** Where every obligation has one row, the column is one formula filled down. */
function monthCells(context: CloseContext, letter: string, results: readonly number[]): ComputedCells {
  const spans = spansOf(context);
  if (spans.every(({ first, last }, row) => first === row && last === row)) {
    return filled(`=${detailCells(context, letter, { first: 0, last: 0 })}`, results);
  }
  const list = formulaList();
  spans.forEach((span, row) => {
    const cells = detailCells(context, letter, span);
    const formula = span.last < span.first ? '=0' : span.last === span.first ? `=${cells}` : `=SUM(${cells})`;
    addFormula(list, formula, results[row] ?? 0);
  });
  return eachRow(list);
}

function totalColumns(context: CloseContext): Record<'total' | 'undated' | 'check', TableColumn> {
  const { obligations, layouts, months } = context;
  const formats = amountFormats(obligations.map(({ currency }) => currency));
  const movements = movementsOf(context);
  const at = (field: ScheduleField): string => cellAt(layouts.schedule, field, 0);
  const totals = obligations.map((_, row) => sumMovements(movements, 'revenue', row, -Infinity, Infinity));
  const priceOf = ({ allocated, changes, credits }: ScheduledObligation): number =>
    allocated + sumOfChanges(changes) + credits;
  const undated = (item: ScheduledObligation, row: number): number => priceOf(item) - (totals[row] ?? 0);
  const { allocation } = layouts;
  const changes = `${cellOn(allocation, 'changes', 0)}+${cellOn(allocation, 'changesToCome', 0)}`;
  const inUnits = (minorOf: (item: ScheduledObligation, row: number) => number): number[] =>
    obligations.map((item, row) => unitsOf(minorOf(item, row), minorUnitsPerUnit(item.currency)));
  const across = `${at('month0')}:${at(`month${allMonthLetters(months).length - 1}`)}`;
  return {
    total: formulaColumn(
      'Total',
      filled(
        `=ROUND(SUM(${across}),3)`,
        inUnits((_, row) => totals[row] ?? 0),
      ),
      formats,
    ),
    undated: fromAllocation(context, 'Not dated yet', 'undated', undated),
    check: formulaColumn(
      'Check',
      filled(
        `=ROUND(${at('allocated')}+${changes}+${at('credits')}-${at('total')}-${at('undated')},3)`,
        inUnits((item, row) => priceOf(item) - (totals[row] ?? 0) - undated(item, row)),
      ),
      formats,
      { style: 'check' },
    ),
  };
}

function spansOf({ obligations, scheduleSpans }: CloseContext): readonly RowSpan[] {
  return obligations.map(({ id }) => spanOf(scheduleSpans, id));
}

/** `'Schedule detail'!X9:X12`, or one cell. */
function detailCells({ layouts }: CloseContext, letter: string, { first, last }: RowSpan): string {
  const { prefix, headerRow } = layouts.scheduleDetail;
  const top = `${prefix}${letter}${headerRow + 2 + first}`;
  return last === first ? top : `${top}:${letter}${headerRow + 2 + last}`;
}
