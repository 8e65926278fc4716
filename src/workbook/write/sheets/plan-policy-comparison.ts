/**
 * `Policy comparison`, on request: what each obligation is allocated and recognizes under the policy sets Standard and
 * Sequence-compatible, and by how much they differ. The set in force is checked against Allocation and Schedule detail.
 */
import { comparePolicySets, type ComparedObligation, type SetFigures } from '../../../engine';
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { isoOfMonth } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { zeroColumn, type CloseCheck } from '../checks/close-checks';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type ComparisonField } from '../close-layout';
import { textLiteral } from '../cells/formula-text';
import { GENERAL_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, columnOn } from '../cells/sheet-layout';
import { SHEET_TITLES } from '../cells/sheet-titles';
import { amountColumn, filled, formulaColumn, tableOf, textColumn, type TableColumn } from '../cells/table-columns';

/** Null unless the comparison was asked for. */
export function planPolicyComparison(context: CloseContext): SheetDraft | null {
  const rows = compare(context);
  if (rows === null) return null;
  return {
    name: SHEET_NAMES.comparison,
    kind: 'report',
    title: SHEET_TITLES.comparison,
    note: 'Allocated prices and revenue under two policy sets, by the same engine and facts. Settings made on their own hold in both.',
    cells: [],
    table: tableOf(context.layouts.comparison, TABLE_NAMES.comparison, comparisonColumns(context, rows)),
    frozenColumns: 1,
  };
}

/** That the set in force is what the other sheets show. */
export function checkComparison(context: CloseContext, draft: SheetDraft | null): CloseCheck[] {
  if (draft === null) return [];
  const compares = 'Allocated and recognized of the policy set in force, and the same on Allocation and Schedule detail.';
  return [zeroColumn('Policy comparison shows what is in force', compares, draft.table, context.layouts.comparison, 'check')];
}

function compare({ input, obligations, openingDay, throughDay }: CloseContext): ComparedObligation[] | null {
  const { comparison } = input;
  return comparison === null ? null : comparePolicySets(obligations, comparison, openingDay, throughDay);
}

function comparisonColumns(
  context: CloseContext,
  rows: readonly ComparedObligation[],
): Record<ComparisonField, TableColumn> {
  const { layouts, closingMonth, input } = context;
  const units = rows.map(({ obligation }) => minorUnitsPerUnit(obligation.currency));
  const formats = amountFormats(rows.map(({ obligation }) => obligation.currency));
  const at = (field: ComparisonField): string => cellAt(layouts.comparison, field, 0);
  const text = (header: string, value: (item: ScheduledObligation) => string, grouped = false): TableColumn =>
    textColumn(header, rows.map(({ obligation }) => value(obligation)), { grouped });
  const inUnits = (minor: (row: ComparedObligation) => number): number[] =>
    rows.map((row, index) => unitsOf(minor(row), units[index] ?? 1));
  const amount = (header: string, minor: (row: ComparedObligation) => number, grouped = false): TableColumn =>
    amountColumn(header, inUnits(minor), formats, { grouped });
  const difference = (header: string, one: ComparisonField, other: ComparisonField, of: keyof SetFigures): TableColumn =>
    formulaColumn(
      header,
      filled(`=ROUND(${at(other)}-${at(one)},3)`, inUnits((row) => row.sequence[of] - row.standard[of])),
      formats,
    );
  const month = isoOfMonth(closingMonth);
  const isSequence = input.book.policy.policySet === 'sequence-compatible';
  return {
    obligationId: text('Obligation', ({ id }) => id),
    customer: text('Customer', ({ customer }) => customer),
    product: text('Product', ({ productName, productId }) => productName || productId),
    currency: text('Currency', ({ currency }) => currency),
    allocatedStandard: amount('Allocated, Standard', ({ standard }) => standard.allocated),
    allocatedSequence: amount('Allocated, Sequence-compatible', ({ sequence }) => sequence.allocated),
    allocatedDifference: difference('Allocated difference', 'allocatedStandard', 'allocatedSequence', 'allocated'),
    monthStandard: amount(`${month}, Standard`, ({ standard }) => standard.ofMonth),
    monthSequence: amount(`${month}, Sequence-compatible`, ({ sequence }) => sequence.ofMonth),
    monthDifference: difference(`${month} difference`, 'monthStandard', 'monthSequence', 'ofMonth'),
    throughStandard: amount('To date, Standard', ({ standard }) => standard.through),
    throughSequence: amount('To date, Sequence-compatible', ({ sequence }) => sequence.through),
    throughDifference: difference('To date difference', 'throughStandard', 'throughSequence', 'through'),
    largestOfDay: amount('Largest difference on a day of the month', (row) => row.largestOfDay),
    differs: formulaColumn(
      'Result',
      filled(
        `=IF(ABS(${at('allocatedDifference')})+ABS(${at('monthDifference')})+ABS(${at('throughDifference')})+ABS(${at('largestOfDay')})=0,"same","differs")`,
        rows.map((row) => (isSame(row) ? 'same' : 'differs')),
      ),
      GENERAL_FORMAT,
      { align: 'center' },
    ),
    contractId: text('Contract', ({ contractId }) => contractId, true),
    inForce: textColumn('Set in force', rows.map(() => (isSequence ? 'Sequence-compatible' : 'Standard')), { grouped: true }),
    allocatedInForce: formulaColumn(
      'Allocated on Allocation',
      inForce(context, 'allocated', inUnits(({ obligation }) => obligation.allocated)),
      formats,
      { grouped: true },
    ),
    throughInForce: formulaColumn(
      'Recognized on Schedule detail',
      inForce(context, 'recognized', inUnits((row) => (isSequence ? row.sequence : row.standard).through)),
      formats,
      { grouped: true },
    ),
    check: formulaColumn(
      'Check',
      filled(
        `=ROUND(ABS(${at(isSequence ? 'allocatedSequence' : 'allocatedStandard')}-${at('allocatedInForce')})` +
          `+ABS(${at(isSequence ? 'throughSequence' : 'throughStandard')}-${at('throughInForce')}),3)`,
        rows.map(() => 0),
      ),
      formats,
      { grouped: true, style: 'check' },
    ),
  };
}

const isSame = ({ standard, sequence, largestOfDay }: ComparedObligation): boolean =>
  standard.allocated === sequence.allocated &&
  standard.ofMonth === sequence.ofMonth &&
  standard.through === sequence.through &&
  largestOfDay === 0;

/** Sums of the obligation's rows on Allocation or Schedule detail. */
function inForce(
  { layouts, obligations }: CloseContext,
  field: 'allocated' | 'recognized',
  results: readonly number[],
): { readonly kind: 'formulas'; readonly formulas: readonly string[]; readonly results: readonly number[] } {
  const [ids, amounts] =
    field === 'allocated'
      ? [columnOn(layouts.allocation, 'obligationId'), columnOn(layouts.allocation, 'allocated')]
      : [columnOn(layouts.scheduleDetail, 'obligationId'), columnOn(layouts.scheduleDetail, 'recognized')];
  const formulas = obligations.map(({ id }) => `=ROUND(SUMPRODUCT((${ids}=${textLiteral(id)})*${amounts}),3)`);
  return { kind: 'formulas', formulas, results };
}
