/**
 * `Disaggregation`: revenue of the closing month, its quarter and its year to date by the dimension in Settings, a value
 * and currency a row, each with the part that belongs to earlier periods. All are sums over the daily journal.
 */
import { periodStarts } from '../../../engine';
import { isRevenueRole, type AccountRole } from '../../../engine/domain/account-role';
import type { DisaggregatedRevenue } from '../../../engine/domain/disaggregated-revenue';
import { isoOfMonth, monthOf, serialOf, type Day } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { DIMENSIONS } from '../../read/settings/presentation-settings';
import { choiceLabel } from '../../read/choices/choices';
import { atMost, dusted, equals, figuresIn, lessSide, plusSide, sumWhere, type CheckSide, type CheckedTables, type CloseCheck } from '../checks/close-checks';
import { dimensionWords, hasContraRevenue, type CloseContext, type RowSpan } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type DisaggregationField } from '../close-layout';
import { currencyTotals } from '../rows/currency-totals';
import type { JournalField } from '../rows/daily-journal-columns';
import { isPlainCriterion, textLiteral } from '../cells/formula-text';
import { amountFormats, unitsOf } from '../cells/number-formats';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, columnOn } from '../cells/sheet-layout';
import { filled, formulaColumn, tableOf, textColumn, type TableColumn } from '../cells/table-columns';

type Period = 'month' | 'quarter' | 'year';
type FigureField = Exclude<DisaggregationField, 'value' | 'currency'>;

const FIGURES: readonly { readonly field: FigureField; readonly period: Period; readonly isEarlier: boolean }[] = [
  { field: 'month', period: 'month', isEarlier: false },
  { field: 'monthEarlier', period: 'month', isEarlier: true },
  { field: 'quarter', period: 'quarter', isEarlier: false },
  { field: 'quarterEarlier', period: 'quarter', isEarlier: true },
  { field: 'year', period: 'year', isEarlier: false },
  { field: 'yearEarlier', period: 'year', isEarlier: true },
];

export function planDisaggregation(context: CloseContext): SheetDraft {
  const { layouts, disaggregated, currencies } = context;
  const columns = disaggregationColumns(context);
  return {
    name: SHEET_NAMES.disaggregation,
    kind: 'report',
    title: 'Disaggregated revenue',
    note: 'Revenue of the closing month, its quarter and its year to date. “Of earlier” is what was posted in the period for days before it, and the part of catch-ups for them.',
    cells: currencyTotals(
      layouts.disaggregation,
      columns,
      FIGURES.map(({ field }) => field),
      currencies,
      disaggregated.map(({ currency }) => currency),
    ),
    table: tableOf(layouts.disaggregation, TABLE_NAMES.disaggregation, columns),
    frozenColumns: 1,
  };
}

function disaggregationColumns(context: CloseContext): Record<DisaggregationField, TableColumn> {
  const { disaggregated, input } = context;
  const label = choiceLabel(DIMENSIONS, input.book.policy.disaggregateBy);
  const value = textColumn(
    `${label.charAt(0).toUpperCase()}${label.slice(1)}`,
    disaggregated.map((row) => dimensionWords(row.value)),
  );
  const currency = textColumn(
    'Currency',
    disaggregated.map((row) => row.currency),
  );
  const figures = FIGURES.map(({ field, period, isEarlier }): [FigureField, TableColumn] => {
    const results = disaggregated.map((row) => figureOf(row, period, isEarlier));
    const formats = amountFormats(disaggregated.map((row) => row.currency));
    const cells = filled(sumText(context, startOf(context, period), isEarlier ? period : null), results);
    return [field, formulaColumn(headerOf(context, period, isEarlier), cells, formats)];
  });
  return { value, currency, ...(Object.fromEntries(figures) as Record<FigureField, TableColumn>) };
}

function figureOf({ currency, ...row }: DisaggregatedRevenue, period: Period, isEarlier: boolean): number {
  return unitsOf(row[period][isEarlier ? 'earlier' : 'amount'], minorUnitsPerUnit(currency));
}

function startOf({ input, throughDay }: CloseContext, period: Period): Day {
  return periodStarts(throughDay, input.book.policy.firstMonthOfYear)[period];
}

function headerOf(context: CloseContext, period: Period, isEarlier: boolean): string {
  if (isEarlier) return { month: 'Of earlier months', quarter: 'Of earlier quarters', year: 'Of earlier years' }[period];
  const first = isoOfMonth(monthOf(startOf(context, period)));
  const last = isoOfMonth(context.closingMonth);
  return { month: `Month ${last}`, quarter: `Quarter from ${first}`, year: `Year from ${first}` }[period];
}

/** Journal rows of the year to date. */
function rowsOfYear(context: CloseContext): RowSpan {
  const { journal, throughDay } = context;
  const firstDay = startOf(context, 'year');
  let [first, last] = [0, -1];
  journal.forEach(({ line }, row) => {
    if (!isRevenueRole(line.role) || line.day < firstDay || line.day > throughDay) return;
    if (last < first) first = row;
    last = row;
  });
  return { first, last };
}

const EARLIER_FIELD = { month: 'ofMonth', quarter: 'ofQuarter', year: 'ofYear' } as const;

/**
 * Credits less debits of the row's value and currency from a day through the close; `earlier`: of lines that belong to
 * days before, with what catch-ups brought for them.
 */
function sumText(context: CloseContext, firstDay: Day, earlier: Period | null): string {
  const isEarlier = earlier !== null;
  const { layouts, disaggregated, throughDay } = context;
  const { first, last } = rowsOfYear(context);
  if (last < first) return '=0';
  const on = (field: JournalField): string => columnOn(layouts.daily, field, first, last);
  const own = (field: DisaggregationField): string => cellAt(layouts.disaggregation, field, 0);
  const [from, through] = [serialOf(firstDay), serialOf(throughDay)];
  if (disaggregated.every(({ value, currency }) => isPlainCriterion(dimensionWords(value)) && isPlainCriterion(currency))) {
    const criteria =
      `${on('dimension')},${own('value')},${on('currency')},${own('currency')},` +
      `${on('day')},">=${from}",${on('day')},"<=${through}"${isEarlier ? `,${on('originDay')},"<${from}"` : ''}`;
    const caughtUp = sumOfCatchUps(context, earlier, (of) => `SUMIFS(${of('figure')},${of('value')},${own('value')},${of('currency')},${own('currency')})`);
    return `=ROUND(SUMIFS(${on('credit')},${criteria})-SUMIFS(${on('debit')},${criteria})${caughtUp},3)`;
  }
  const conditions = [
    `(${on('dimension')}=${own('value')})`,
    `(${on('currency')}=${own('currency')})`,
    `(${on('day')}>=${from})`,
    `(${on('day')}<=${through})`,
    ...(isEarlier ? [`(${on('originDay')}<${from})`] : []),
  ];
  const caughtUp = sumOfCatchUps(context, earlier, (of) => `SUMPRODUCT((${of('value')}=${own('value')})*(${of('currency')}=${own('currency')})*${of('figure')})`);
  return `=ROUND(SUMPRODUCT(${conditions.join('*')}*(${on('credit')}-${on('debit')}))${caughtUp},3)`;
}

/** `+…` over the rows of Earlier performance; nothing where it has none. */
function sumOfCatchUps(
  { layouts: { earlier: layout }, earlierParts }: CloseContext,
  earlier: Period | null,
  sum: (of: (column: 'figure' | 'value' | 'currency') => string) => string,
): string {
  if (earlier === null || earlierParts.length === 0) return '';
  return `+${sum((column) => columnOn(layout, column === 'figure' ? EARLIER_FIELD[earlier] : column))}`;
}

/** Each currency of the year to date against the revenue of the journal, whatever it counts under. */
export function checkDisaggregation(context: CloseContext, tables: CheckedTables): CloseCheck[] {
  const { layouts, currencies, throughDay, disaggregated, journal } = context;
  const firstDay = startOf(context, 'year');
  return currencies.map((currency) => {
    const split = figuresIn(tables.disaggregation, layouts.disaggregation, 'year');
    const sum = split.reduce((total, value, row) => (disaggregated[row]?.currency === currency ? total + value : total), 0);
    const sumText = `SUMIFS(${columnOn(layouts.disaggregation, 'year')},${columnOn(layouts.disaggregation, 'currency')},${textLiteral(currency)})`;
    const posted = (role: AccountRole, field: 'debit' | 'credit'): CheckSide =>
      sumWhere(
        tables.daily,
        layouts.daily,
        field,
        [
          equals('role', role),
          equals('currency', currency),
          { field: 'day', criterion: textLiteral(`>=${serialOf(firstDay)}`) },
          atMost('day', serialOf(throughDay)),
        ],
        (row) => {
          const line = journal[row]?.line;
          return line?.role === role && line.currency === currency && line.day >= firstDay && line.day <= throughDay;
        },
      );
    const net = (role: AccountRole): CheckSide => lessSide(posted(role, 'credit'), posted(role, 'debit'));
    return {
      title: `Disaggregated revenue equals the journal: ${currency}`,
      compares: 'Revenue of the year to date over all values, and the account role Revenue in the daily journal.',
      left: { text: sumText, result: dusted(sum) },
      right: hasContraRevenue(context) ? lessSide(plusSide(net('Revenue'), posted('Contra revenue', 'credit')), posted('Contra revenue', 'debit')) : net('Revenue'),
      unit: currency,
      sheet: SHEET_NAMES.disaggregation,
    };
  });
}
