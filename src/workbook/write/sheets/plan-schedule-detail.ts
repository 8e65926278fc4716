/**
 * `Schedule detail`: a segment a row, months across. Every month is a live formula of the row's detail columns, the same for
 * all strategies: a part month at the start, steps (full months, or days) that share the middle by cumulative rounding,
 * a part month at the end.
 */
import { changeIdOf, sumOfChanges } from '../../../engine/domain/price-change';
import { lastDayOfMonth, serialOf, type Month } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { PlannedCell, PlannedTable } from '../../workbook-plan';
import type { Expression } from '../proofs/amount-proof';
import { scheduleView, type CloseContext } from '../close-context';
import { MONTH_END_ROW, MONTH_NUMBER_ROW, SHEET_NAMES, TABLE_NAMES, type PriceChangeField, type ScheduleDetailField } from '../close-layout';
import { DATE_FORMAT, INTEGER_FORMAT, MINOR_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import { cumulativeText, dateText, followedText, followedView } from '../proofs/recognition-expression';
import { ruleText, strategyText } from '../cells/rule-text';
import { monthColumns, monthsThroughClose } from '../proofs/schedule-months';
import { monthFormula, monthNumber, partColumns } from '../proofs/schedule-parts';
import { sourceColumns } from '../proofs/schedule-source-columns';
import type { ScheduleRow } from '../rows/schedule-row';
import { formulaCell, textCell, valueCell, type SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn } from '../cells/sheet-layout';
import {
  addFormula,
  amountColumn,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  integerColumn,
  tableOf,
  textColumn,
  type ComputedCells,
  type TableColumn,
} from '../cells/table-columns';

/** Column of the closing day, which the sheet shows above the header. */
const THROUGH_COLUMN = 3;

export function planScheduleDetail(context: CloseContext): SheetDraft {
  return {
    name: SHEET_NAMES.scheduleDetail,
    kind: 'step',
    title: 'Revenue schedule by segment',
    note: 'A row a segment of an obligation. Months are live formulas of the detail columns; Proof derives the amount again from its source.',
    cells: cellsAboveHeader(context),
    table: segmentTable(context, TABLE_NAMES.scheduleDetail, {}),
    frozenColumns: 1,
  };
}

/** The table of a sheet of segments; `changed` replaces columns whose words differ there. */
export function segmentTable(
  context: CloseContext,
  name: string,
  changed: Partial<Record<ScheduleDetailField, TableColumn>>,
): PlannedTable {
  const table = tableOf(context.layouts.scheduleDetail, name, { ...scheduleColumns(context), ...changed });
  return { ...table, columns: [...table.columns, ...monthColumns(context)] };
}

function scheduleColumns(context: CloseContext): Record<ScheduleDetailField, TableColumn> {
  return { ...factColumns(context), ...sourceColumns(context), ...detailColumns(context), ...totalColumns(context) };
}

type FactField =
  | 'obligationId'
  | 'customer'
  | 'product'
  | 'firstDay'
  | 'lastDay'
  | 'currency'
  | 'amount'
  | 'recognized'
  | 'remaining'
  | 'segmentId'
  | 'contractId'
  | 'rule'
  | 'source'
  | 'strategy'
  | 'follows';

function factColumns(context: CloseContext): Record<FactField, TableColumn> {
  const { schedule, throughDay, layouts } = context;
  const units = schedule.map(({ obligation }) => minorUnitsPerUnit(obligation.currency));
  const formats = amountFormats(schedule.map(({ obligation }) => obligation.currency));
  const amounts = schedule.map(({ segment }, row) => unitsOf(segment.amount, units[row] ?? 1));
  const recognized = schedule.map((row) => row.recognizedThrough(throughDay));
  const remaining = schedule.map(({ segment }, row) =>
    unitsOf(segment.amount - (recognized[row] ?? 0), units[row] ?? 1),
  );
  const text = (header: string, value: (row: ScheduleRow) => string, grouped: boolean): TableColumn =>
    textColumn(header, schedule.map(value), { grouped });
  return {
    obligationId: text('Obligation', ({ obligation }) => obligation.id, false),
    customer: text('Customer', ({ obligation }) => obligation.customer, false),
    product: text('Product', ({ obligation }) => obligation.productName || obligation.productId, false),
    firstDay: dateColumn(
      'First day',
      schedule.map(({ firstDay }) => serialOf(firstDay)),
    ),
    lastDay: dateColumn(
      'Last day',
      schedule.map(({ lastDay }) => serialOf(lastDay)),
    ),
    currency: text('Currency', ({ obligation }) => obligation.currency, false),
    amount: amountColumn('Amount', amounts, formats),
    recognized: amountColumn(
      'Recognized to date',
      recognized.map((minor, row) => unitsOf(minor, units[row] ?? 1)),
      formats,
    ),
    remaining: formulaColumn(
      'Remaining',
      filled(
        `=ROUND(${cellAt(layouts.scheduleDetail, 'amount', 0)}-${cellAt(layouts.scheduleDetail, 'recognized', 0)},3)`,
        remaining,
      ),
      formats,
    ),
    segmentId: text('Segment', ({ segment }) => segment.id, true),
    contractId: text('Contract', ({ obligation }) => obligation.contractId, true),
    rule: text('Rule', ({ segment }) => ruleText(segment.rule), true),
    source: text('Source kind', ({ segment }) => segment.source, true),
    strategy: text('Strategy', ({ segment }) => strategyText(segment.curve), true),
    follows: text('Follows', (row) => followedNames(context, row), true),
  };
}

type DetailField =
  | 'minorUnits'
  | 'minorAmount'
  | 'days'
  | 'countedIn'
  | 'firstMonth'
  | 'lastMonth'
  | 'headDays'
  | 'tailDays'
  | 'fullMonths'
  | 'steps'
  | 'beforeFirstStep'
  | 'headAmount'
  | 'tailAmount'
  | 'middleAmount'
  | 'followedBefore'
  | 'followedWhole'
  | 'followedShare';

function detailColumns(context: CloseContext): Record<DetailField, TableColumn> {
  const { schedule, layouts } = context;
  const parts = {
    ...partColumns(schedule, (field, row) => cellAt(layouts.scheduleDetail, field, row)),
    ...followedColumns(context),
  };
  const detail = (header: string, cells: keyof typeof parts, format = INTEGER_FORMAT): TableColumn =>
    formulaColumn(header, parts[cells], format, { grouped: true });
  return {
    minorUnits: integerColumn(
      'Minor units in 1',
      schedule.map(({ obligation }) => minorUnitsPerUnit(obligation.currency)),
      { grouped: true },
    ),
    minorAmount: detail('Amount in minor units', 'minorAmount', MINOR_FORMAT),
    days: detail('Days', 'days'),
    countedIn: textColumn(
      'Counted in',
      schedule.map(({ countedIn }) => countedIn),
      { grouped: true },
    ),
    firstMonth: detail('First month', 'firstMonth'),
    lastMonth: detail('Last month', 'lastMonth'),
    headDays: detail('Days of first part month', 'headDays', MINOR_FORMAT),
    tailDays: detail('Days of last part month', 'tailDays', MINOR_FORMAT),
    fullMonths: detail('Full months', 'fullMonths', MINOR_FORMAT),
    steps: detail('Steps', 'steps'),
    beforeFirstStep: detail('Before first step', 'beforeFirstStep', MINOR_FORMAT),
    headAmount: detail('First part month (minor units)', 'headAmount', MINOR_FORMAT),
    tailAmount: detail('Last part month (minor units)', 'tailAmount', MINOR_FORMAT),
    middleAmount: detail('Shared by steps (minor units)', 'middleAmount', MINOR_FORMAT),
    followedBefore: detail('Followed before (minor units)', 'followedBefore', MINOR_FORMAT),
    followedWhole: detail('Followed in all (minor units)', 'followedWhole', MINOR_FORMAT),
    followedShare: detail('Share of what is followed', 'followedShare', MINOR_FORMAT),
  };
}

/** What segments that follow others measure themselves by. */
function followedColumns(context: CloseContext): Record<'followedBefore' | 'followedWhole' | 'followedShare', ComputedCells> {
  const view = scheduleView(context, '');
  const before = formulaList();
  const whole = formulaList();
  const share = formulaList();
  context.schedule.forEach((item, row) => {
    const { curve } = item.segment;
    if (curve.kind !== 'follows') {
      for (const list of [before, whole, share]) addFormula(list, '=0', 0);
      return;
    }
    const at = (field: ScheduleDetailField): string => cellAt(context.layouts.scheduleDetail, field, row);
    addFormula(
      before,
      `=${followedText(view, item, curve.since === undefined ? { day: item.firstDay - 1, text: `(${at('firstDay')}-1)` } : dateText(curve.since - 1))}`,
      curve.before,
    );
    const { numerator } = curve;
    if (numerator === undefined) addFormula(share, `=${at('minorAmount')}`, item.segment.amount);
    else addFormula(share, `=${shareOfFollowed(context, item, numerator)}`, numerator);
    const { rows } = followedView(view, item);
    const through = item.followed.reduce((sum, other) => sum + (rows[other]?.recognizedThrough(item.lastDay) ?? 0), 0);
    const isKnown = through - curve.before === curve.whole;
    const text = followedText(view, item, { day: item.lastDay, text: at('lastDay') });
    const all = isKnown ? text : (amountsOfFollowed(context, item) ?? priceOfFollowed(context, item, curve.before + curve.whole));
    addFormula(whole, all === null ? `=${curve.whole}` : `=${all}-${at('followedBefore')}`, curve.whole);
  });
  return { followedBefore: eachRow(before), followedWhole: eachRow(whole), followedShare: eachRow(share) };
}

/** The whole amounts of rows of the same sheet, where these wait for dates themselves; null where they are not what is followed. */
function amountsOfFollowed({ schedule, layouts }: CloseContext, { segment, followed, followsRevenue }: ScheduleRow): string | null {
  if (segment.curve.kind !== 'follows' || followsRevenue) return null;
  const minor = followed.reduce((sum, row) => sum + (schedule[row]?.segment.amount ?? 0), 0);
  if (minor !== segment.curve.before + segment.curve.whole) return null;
  return followed.map((row) => cellAt(layouts.scheduleDetail, 'minorAmount', row)).join('+');
}

/** The price, in minor units, of the obligations that are followed, where not all of it has a day yet; null where it is another. */
function priceOfFollowed(context: CloseContext, item: ScheduleRow, minor: number): string | null {
  const { obligations, obligationRows, revenue } = context;
  const followed = new Set(item.followed.map((row) => revenue?.rows[row]?.obligation.id ?? ''));
  const ofContract = obligations.filter(({ contractId }) => contractId === item.obligation.contractId).map(({ id }) => id);
  for (const ids of [[...followed], ofContract]) {
    const rows = ids.flatMap((id) => obligationRows.get(id) ?? []);
    if (rows.length < ids.length || rows.length === 0) continue;
    const price = [wholePrice(context, rows), priceThen(context, rows, item)].find((found) => found.minor === minor);
    const units = minorUnitsPerUnit(obligations[rows[0] ?? 0]?.currency ?? '');
    if (price !== undefined) return units === 1 ? `(${price.text})` : `ROUND((${price.text})*${units},0)`;
  }
  return null;
}

/** With all changes and credits, whatever their day. */
function wholePrice({ obligations, layouts }: CloseContext, rows: readonly number[]): Expression {
  const fields = ['allocated', 'changes', 'changesToCome', 'credits'] as const;
  const minor = rows.reduce((sum, row) => {
    const item = obligations[row];
    return item === undefined ? sum : sum + item.allocated + sumOfChanges(item.changes) + item.credits;
  }, 0);
  return { text: rows.map((row) => fields.map((field) => cellOn(layouts.allocation, field, row)).join('+')).join('+'), minor };
}

/** As first allocated, with the changes that are followed and the modifications by the first day. */
function priceThen(
  { obligations, layouts, priceChanges, revenue }: CloseContext,
  rows: readonly number[],
  { followed, firstDay }: ScheduleRow,
): Expression {
  const ids = new Set(rows.map((row) => obligations[row]?.id));
  const seen = new Set(
    followed.flatMap((row) => {
      const item = revenue?.rows[row];
      return item === undefined ? [] : [changeIdOf(item.segment.derivation)];
    }),
  );
  const terms = rows.map((row) => cellOn(layouts.allocation, 'allocated', row));
  let minor = rows.reduce((sum, row) => sum + (obligations[row]?.allocated ?? 0), 0);
  priceChanges.forEach(({ obligation, change }, row) => {
    const isIn = seen.has(change.id) || change.effect === 'from-inception' || (change.source === 'Modification' && change.day <= firstDay);
    if (!ids.has(obligation.id) || !isIn) return;
    terms.push(cellOn(layouts.priceChanges, 'change', row));
    minor += change.amount;
  });
  return { text: terms.join('+'), minor };
}

/** What comes of the whole that is followed where it is not the row's own amount: a rate, or a whole change of the price. */
function shareOfFollowed({ priceChangeRows, priceChanges, layouts }: CloseContext, { segment }: ScheduleRow, numerator: number): string {
  const row = priceChangeRows.get(segment.id);
  const change = row === undefined ? undefined : priceChanges[row]?.change;
  if (row === undefined || change === undefined) return String(numerator);
  const on = (field: PriceChangeField): string => cellOn(layouts.priceChanges, field, row);
  if (change.derivation.kind === 'rate-of-revenue') {
    return `ROUND((${on('estimatedRate')}-${on('estimatedRateBefore')})*${10 ** change.derivation.rate.scale},0)`;
  }
  return change.amount === numerator ? `ROUND(${on('change')}*${on('minorUnits')},0)` : String(numerator);
}

type TotalField = 'monthsTotal' | 'monthsCheck' | 'recognizedByMonths' | 'recognizedCheck';

function totalColumns(context: CloseContext): Record<TotalField, TableColumn> {
  const { schedule, layouts, months, throughDay } = context;
  const formats = amountFormats(schedule.map(({ obligation }) => obligation.currency));
  const at = (field: ScheduleDetailField): string => cellAt(layouts.scheduleDetail, field, 0);
  const row = layouts.scheduleDetail.headerRow + 2;
  const inUnits = (minor: (item: ScheduleRow) => number): number[] =>
    schedule.map((item) => unitsOf(minor(item), minorUnitsPerUnit(item.obligation.currency)));
  const zeros = schedule.map(() => 0);
  const lastLetter = months.laterLetter ?? months.letters.at(-1) ?? '';
  const column = (header: string, cells: ComputedCells, style: 'formula' | 'check'): TableColumn =>
    formulaColumn(header, cells, formats, { grouped: true, style });
  const total = `=ROUND(SUM($${months.letters[0] ?? ''}${row}:$${lastLetter}${row}),3)`;
  return {
    monthsTotal: column(
      'All months',
      filled(
        total,
        inUnits((item) => item.recognizedThrough(Infinity)),
      ),
      'formula',
    ),
    monthsCheck: column('Months check', monthsCheck(context), 'check'),
    recognizedByMonths: column(
      'Months through the close',
      monthsThroughClose(
        context,
        inUnits((item) => item.recognizedThrough(throughDay)),
      ),
      'formula',
    ),
    recognizedCheck: column(
      'Recognized check',
      filled(`=ROUND(${at('recognized')}-${at('recognizedByMonths')},3)`, zeros),
      'check',
    ),
  };
}

function followedNames(context: CloseContext, row: ScheduleRow): string {
  const { rows } = followedView(scheduleView(context, ''), row);
  return row.followed.map((place) => rows[place]?.segment.id ?? '').join('; ');
}

/** The closing day, and for each month its last day and its number. */
export function cellsAboveHeader({ months, throughDay, layouts }: CloseContext): PlannedCell[] {
  const cells: PlannedCell[] = [
    textCell(MONTH_END_ROW, 0, 'Closed through', 'label'),
    valueCell(MONTH_END_ROW, THROUGH_COLUMN, serialOf(throughDay), 'constant', DATE_FORMAT),
  ];
  const columnBefore = layouts.scheduleDetail.fields.length - 1;
  const letters = [months.letterBefore, ...months.letters];
  letters.forEach((letter, index) => {
    const month: Month = months.firstMonth + index - 1;
    const end = serialOf(lastDayOfMonth(month));
    const column = columnBefore + index;
    cells.push(
      index === 0
        ? valueCell(MONTH_END_ROW, column, end, 'note', DATE_FORMAT)
        : formulaCell(
            MONTH_END_ROW,
            column,
            `=EOMONTH(${letters[index - 1] ?? ''}${MONTH_END_ROW + 1},1)`,
            end,
            'note',
            DATE_FORMAT,
          ),
      formulaCell(
        MONTH_NUMBER_ROW,
        column,
        monthFormula(`${letter}${MONTH_END_ROW + 1}`),
        monthNumber(month),
        'note',
        INTEGER_FORMAT,
      ),
    );
  });
  return cells;
}

/** The months of a row are its amount; of one that waits for dates of others, what these have brought so far. */
function monthsCheck(context: CloseContext): ComputedCells {
  const { schedule, layouts } = context;
  const cell = (field: ScheduleDetailField, row: number): string => cellAt(layouts.scheduleDetail, field, row);
  const zeros = schedule.map(() => 0);
  const ofAmount = (row: number): string => `=ROUND(${cell('amount', row)}-${cell('monthsTotal', row)},3)`;
  if (!schedule.some(({ isOpen }) => isOpen)) return filled(ofAmount(0), zeros);
  const view = scheduleView(context, '');
  const formulas = schedule.map(({ isOpen, lastDay }, row) => {
    if (!isOpen) return ofAmount(row);
    const known = cumulativeText(view, row, { day: lastDay, text: cell('lastDay', row) });
    return `=ROUND((${known})/${cell('minorUnits', row)}-${cell('monthsTotal', row)},3)`;
  });
  return { kind: 'formulas', formulas, results: zeros };
}
