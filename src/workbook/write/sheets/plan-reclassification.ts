/** `Reclassifications`: moves at month ends from deferred and unbilled revenue to the other accounts of their families. */
import { expectedAfter, readSegment, undatedOf } from '../../../engine';
import { lastDayOfMonth, monthOf, serialOf, type Day } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { spanOf, type CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type ReclassificationField } from '../close-layout';
import { numberLiteral } from '../cells/formula-text';
import { amountFormats, unitsOf } from '../cells/number-formats';
import type { ReclassificationRow } from '../rows/reclassification-rows';
import type { Expression } from '../proofs/amount-proof';
import { refundsExpectedText } from '../proofs/refund-formulas';
import { monthsOfRow } from '../proofs/remaining-formulas';
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

/** Null while nothing had to be moved. */
export function planReclassification(context: CloseContext): SheetDraft | null {
  if (context.reclassified.rows.length === 0) return null;
  return {
    name: SHEET_NAMES.reclassification,
    kind: 'step',
    title: SHEET_TITLES.reclassification,
    note: 'What the account should hold less what it held before. Targets of earlier closes that changed facts no longer give stand as they were posted.',
    cells: [],
    table: tableOf(context.layouts.reclassification, TABLE_NAMES.reclassification, reclassificationColumns(context)),
    frozenColumns: 1,
  };
}

function reclassificationColumns(context: CloseContext): Record<ReclassificationField, TableColumn> {
  const { layouts, reclassified } = context;
  const { rows } = reclassified;
  const formats = amountFormats(rows.map(({ currency }) => currency));
  const at = (field: ReclassificationField, row = 0): string => cellAt(layouts.reclassification, field, row);
  const inUnits = (minor: (row: ReclassificationRow) => number): number[] =>
    rows.map((row) => unitsOf(minor(row), minorUnitsPerUnit(row.currency)));
  const each = (
    header: string,
    formula: (row: ReclassificationRow, index: number) => string,
    minor: (row: ReclassificationRow) => number,
    grouped = false,
  ): TableColumn => {
    const list = formulaList();
    const results = inUnits(minor);
    rows.forEach((row, index) => addFormula(list, formula(row, index), results[index] ?? 0));
    return formulaColumn(header, eachRow(list), formats, { grouped });
  };
  return {
    contractId: textColumn('Contract', rows.map(({ contractId }) => contractId)),
    asOf: dateColumn('As of', rows.map(({ asOf }) => serialOf(asOf))),
    obligationId: textColumn('Obligation', rows.map(({ obligationId }) => obligationId)),
    currency: textColumn('Currency', rows.map(({ currency }) => currency)),
    role: textColumn('Account role', rows.map(({ role }) => role)),
    position: each(
      'Billed less recognized',
      ({ journalRow }) => `=${cellOn(layouts.daily, 'netAfter', journalRow)}`,
      ({ position }) => position,
    ),
    before: each(
      'Held before',
      ({ previousRow }) => (previousRow < 0 ? '=0' : `=${at('target', previousRow)}`),
      ({ before }) => before,
    ),
    target: each(
      'Should hold',
      (row, index) => targetText(row, (field) => at(field, index), refundsOf(context, row).minor !== 0),
      ({ target }) => target,
    ),
    moved: formulaColumn(
      'Moved',
      filled(`=ROUND(${at('target')}-${at('before')},3)`, inUnits(({ target, before }) => target - before)),
      formats,
    ),
    refunds: each('Refunds expected', (row) => refundsOf(context, row).text, (row) => refundsOf(context, row).minor, true),
    within: each('Revenue of the next 12 months', (row) => scheduledText(context, row, 1, 12), (row) => scheduledAfter(context, row).within, true),
    after: each('Revenue after that', (row) => scheduledText(context, row, 13, Infinity), (row) => scheduledAfter(context, row).after, true),
    run: integerColumn('Run', rows.map(({ run }) => run), { grouped: true }),
  };
}

function targetText(
  { role, target, currency, isDerived, isUsed }: ReclassificationRow,
  at: (field: ReclassificationField) => string,
  hasRefunds: boolean,
): string {
  if (!isDerived) return `=${numberLiteral(unitsOf(target, minorUnitsPerUnit(currency)))}`;
  if (!isUsed) return '=0';
  if (role === 'Contract asset') return `=MAX(0,-${at('position')})`;
  if (role === 'Refund liability') return `=MAX(0,MIN(${at('refunds')},${at('position')}))`;
  const refunds = hasRefunds ? `-MIN(${at('refunds')},MAX(0,${at('position')}))` : '';
  return `=ROUND(MIN(MAX(0,MAX(0,${at('position')})${refunds}-MAX(0,${at('within')})),MAX(0,${at('after')})),3)`;
}

/** Row of the obligation on Schedule; undefined where it has left the book or the figures are not needed. */
function scheduleRow({ obligations, obligationRows }: CloseContext, row: ReclassificationRow): number | undefined {
  const { role, obligationId, contractId, currency } = row;
  const index = obligationRows.get(obligationId);
  const obligation = obligations[index ?? -1];
  const isSame = obligation?.contractId === contractId && obligation.currency === currency;
  return role !== 'Contract asset' && isSame ? index : undefined;
}

function refundsOf(context: CloseContext, row: ReclassificationRow): Expression {
  return refundsExpectedText(context, scheduleRow(context, row), row.asOf);
}

function scheduledText(context: CloseContext, row: ReclassificationRow, first: number, last: number): string {
  const index = row.role === 'Refund liability' ? undefined : scheduleRow(context, row);
  const month = monthOf(row.asOf);
  if (index === undefined) return '=0';
  const side = expectedSide(context, index, row.asOf);
  const undated = side === (first === 1 ? 'within' : 'after') ? `+${cellOn(context.layouts.schedule, 'undated', index)}` : '';
  return `=ROUND(${monthsOfRow(context, index, month + first, month + last)}${undated},3)`;
}

function expectedSide({ obligations }: CloseContext, index: number, asOf: Day): 'within' | 'after' | null {
  const obligation = obligations[index];
  return obligation === undefined ? null : expectedAfter(obligation, asOf);
}

function scheduledAfter(context: CloseContext, row: ReclassificationRow): { readonly within: number; readonly after: number } {
  const sums = { within: 0, after: 0 };
  if (row.role === 'Refund liability' || scheduleRow(context, row) === undefined) return sums;
  const { first, last } = spanOf(context.scheduleSpans, row.obligationId);
  const end = lastDayOfMonth(monthOf(row.asOf) + 12);
  for (let detail = first; detail <= last; detail++) {
    const item = context.schedule[detail];
    if (item === undefined) continue;
    const throughYear = item.recognizedThrough(end);
    sums.within += throughYear - item.recognizedThrough(row.asOf);
    sums.after += item.segment.amount - throughYear;
  }
  const obligation = context.obligations[scheduleRow(context, row) ?? -1];
  const side = obligation === undefined ? null : expectedAfter(obligation, row.asOf);
  if (obligation !== undefined && side !== null) sums[side] += undatedOf(obligation, readSegment);
  return sums;
}
