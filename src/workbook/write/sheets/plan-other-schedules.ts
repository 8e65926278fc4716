/**
 * `Other schedules`: schedules between two accounts beside revenue, a segment a row, months across: the same formulas
 * as on Schedule detail. What the first line of their entries moves must be what the rows come to.
 */
import { isTransferLine, transferDocument } from '../../../engine';
import { serialOf } from '../../../engine/foundation/calendar';
import type { PlannedTable } from '../../workbook-plan';
import { atMost, equals, lessSide, sumWhere, zeroColumn, type CheckSide, type CloseCheck } from '../checks/close-checks';
import { onOtherSchedules, type CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES } from '../close-layout';
import { textLiteral } from '../cells/formula-text';
import { cellsAboveHeader, segmentTable } from './plan-schedule-detail';
import type { SheetDraft } from '../cells/sheet-frame';
import { SHEET_TITLES } from '../cells/sheet-titles';
import { textColumn } from '../cells/table-columns';

/** Null where a book has none. */
export function planOtherSchedules(context: CloseContext): SheetDraft | null {
  if (context.transfers.length === 0) return null;
  const own = onOtherSchedules(context);
  const { transfers } = context;
  return {
    name: SHEET_NAMES.transfers,
    kind: 'step',
    title: SHEET_TITLES.transfers,
    note: 'A row a segment of a schedule that moves an amount from one account to another, debit named first. Months are live formulas.',
    cells: cellsAboveHeader(own),
    table: segmentTable(own, TABLE_NAMES.transfers, {
      obligationId: textColumn(
        'Schedule name',
        transfers.map(({ obligation }) => obligation.id),
      ),
      product: textColumn(
        'Debit / credit',
        transfers.map(({ obligation }) => obligation.productName),
      ),
    }),
    frozenColumns: 1,
  };
}

export function checkOtherSchedules(
  context: CloseContext,
  daily: PlannedTable,
  table: PlannedTable | null,
): CloseCheck[] {
  if (table === null) return [];
  const { transfers: layout } = context.layouts;
  const currencies = [...new Set(context.transfers.map(({ obligation }) => obligation.currency))].sort();
  return [
    zeroColumn('Other schedules equal their proofs', 'Amount of each segment and its source.', table, layout, 'check'),
    {
      ...zeroColumn(
        'Dates of other schedules equal their source',
        'Days by which dates on Other schedules differ from the source tables now.',
        table,
        layout,
        'daysCheck',
      ),
      unit: 'count',
    },
    zeroColumn('Months of other schedules add up', 'Amount and the sum of its months.', table, layout, 'monthsCheck'),
    zeroColumn(
      'Other schedules to date equal the months',
      'The engine’s total to date and the months through the close.',
      table,
      layout,
      'recognizedCheck',
    ),
    ...currencies.map((currency) => checkMoved(context, daily, table, currency)),
  ];
}

/** First lines of the entries of other schedules against what the schedules come to. */
function checkMoved(context: CloseContext, daily: PlannedTable, table: PlannedTable, currency: string): CloseCheck {
  const { layouts, journal, throughDay, transfers } = context;
  const posted = (field: 'debit' | 'credit'): CheckSide =>
    sumWhere(
      daily,
      layouts.daily,
      field,
      [
        { field: 'documentId', criterion: textLiteral(transferDocument('*')) },
        { field: 'line', criterion: '1' },
        equals('currency', currency),
        atMost('day', serialOf(throughDay)),
      ],
      (row) => {
        const line = journal[row]?.line;
        return (
          line !== undefined &&
          isTransferLine(line) &&
          line.line === 1 &&
          line.currency === currency &&
          line.day <= throughDay
        );
      },
    );
  const moved = sumWhere(
    table,
    layouts.transfers,
    'recognized',
    [equals('currency', currency)],
    (row) => transfers[row]?.obligation.currency === currency,
  );
  return {
    title: `Journal equals Other schedules: ${currency}`,
    compares: 'Amounts moved in the daily journal and to date on Other schedules.',
    left: lessSide(posted('debit'), posted('credit')),
    right: moved,
    unit: currency,
    sheet: SHEET_NAMES.transfers,
  };
}
