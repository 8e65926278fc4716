/**
 * `Earlier performance`: catch-ups of the year to date, a segment a row, with the part of each that is revenue of
 * performance before the month, the quarter and the year. Disaggregation adds them to what was posted late.
 */
import type { EarlierPart, PerPeriod } from '../../../engine/domain/disaggregated-revenue';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { dimensionWords, type CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type EarlierField } from '../close-layout';
import { performedTexts } from '../proofs/earlier-proof';
import { numberLiteral } from '../cells/formula-text';
import { MINOR_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import { ruleText } from '../cells/rule-text';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn } from '../cells/sheet-layout';
import {
  addFormula,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  integerColumn,
  tableOf,
  textColumn,
  type TableColumn,
} from '../cells/table-columns';
import { SHEET_TITLES } from '../cells/sheet-titles';

/** Null while no change of a price catches up with earlier days. */
export function planEarlierPerformance(context: CloseContext): SheetDraft | null {
  if (context.earlierParts.length === 0) return null;
  return {
    name: SHEET_NAMES.earlier,
    kind: 'step',
    title: SHEET_TITLES.earlier,
    note: 'A row a change of a price that fell on its day for days before. Its part of earlier periods is the amount × what was performed before the period ÷ what counts in all.',
    cells: [],
    table: tableOf(context.layouts.earlier, TABLE_NAMES.earlier, earlierColumns(context)),
    frozenColumns: 1,
  };
}

function earlierColumns(context: CloseContext): Record<EarlierField, TableColumn> {
  const { earlierParts: parts, layouts } = context;
  const at = (field: EarlierField, row = 0): string => cellAt(layouts.earlier, field, row);
  const formats = amountFormats(parts.map(({ obligation }) => obligation.currency));
  const units = parts.map(({ obligation }) => minorUnitsPerUnit(obligation.currency));
  const grouped = { grouped: true };
  const text = (header: string, value: (part: EarlierPart) => string, options = {}): TableColumn =>
    textColumn(header, parts.map(value), options);
  const performed = parts.map((part, row) => performedTexts(context, part, row));
  const counted = (header: string, text: (row: number) => string, results: readonly number[]): TableColumn => {
    const list = formulaList();
    results.forEach((result, row) => addFormula(list, `=${text(row)}`, result));
    return formulaColumn(header, eachRow(list), MINOR_FORMAT, grouped);
  };
  const counts = (header: string, period: keyof PerPeriod): TableColumn => {
    const results = parts.map(({ through }) => through[period]);
    const textOf = (row: number): string => {
      const asOf = parts[row]?.asOf[period] ?? null;
      return asOf === null ? '0' : (performed[row]?.through(asOf) ?? numberLiteral(results[row] ?? 0));
    };
    return counted(header, textOf, results);
  };
  const part = (header: string, through: EarlierField, period: keyof PerPeriod): TableColumn => {
    const formula = `=ROUND(ROUND(${at('amount')}*${at('minorUnits')},0)*${at(through)}/${at('whole')},0)/${at('minorUnits')}`;
    return formulaColumn(header, filled(formula, parts.map(({ earlier }, row) => unitsOf(earlier[period], units[row] ?? 1))), formats);
  };
  return {
    contractId: text('Contract', ({ obligation }) => obligation.contractId),
    obligationId: text('Obligation', ({ obligation }) => obligation.id),
    customer: text('Customer', ({ obligation }) => obligation.customer),
    day: dateColumn('Day', parts.map(({ segment }) => serialOf(segment.firstDay))),
    rule: text('Rule', ({ segment }) => ruleText(segment.rule)),
    currency: text('Currency', ({ obligation }) => obligation.currency),
    amount: amountColumnOf(context),
    ofMonth: part('Of earlier months', 'throughMonth', 'month'),
    ofQuarter: part('Of earlier quarters', 'throughQuarter', 'quarter'),
    ofYear: part('Of earlier years', 'throughYear', 'year'),
    value: textColumn('Counts under', parts.map((found) => dimensionWords(context.dimensionOf(found.obligation))), grouped),
    segmentId: text('Segment', ({ segment }) => segment.id, grouped),
    minorUnits: integerColumn('Minor units in 1', units, grouped),
    throughMonth: counts('Performed before the month', 'month'),
    throughQuarter: counts('Performed before the quarter', 'quarter'),
    throughYear: counts('Performed before the year', 'year'),
    whole: counted(
      'Counts in all',
      (row) => performed[row]?.whole ?? numberLiteral(parts[row]?.whole ?? 1),
      parts.map(({ whole }) => whole),
    ),
  };
}

/** What is shared: the amount of the segment, or the rate of one that follows by a rate. */
function amountColumnOf({ earlierParts: parts, layouts, segmentRows }: CloseContext): TableColumn {
  const list = formulaList();
  parts.forEach(({ segment, obligation, amount }) => {
    const shown = unitsOf(amount, minorUnitsPerUnit(obligation.currency));
    const row = segmentRows.get(segment.id);
    const units = minorUnitsPerUnit(obligation.currency);
    const on = (field: 'amount' | 'followedShare'): string => cellOn(layouts.scheduleDetail, field, row ?? 0);
    const text = amount === segment.amount ? on('amount') : units === 1 ? on('followedShare') : `${on('followedShare')}/${units}`;
    addFormula(list, row === undefined ? `=${numberLiteral(shown)}` : `=${text}`, shown);
  });
  return formulaColumn('To share', eachRow(list), amountFormats(parts.map(({ obligation }) => obligation.currency)));
}
