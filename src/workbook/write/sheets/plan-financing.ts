/**
 * `Financing`: interest of financed prices, a row a period: opening, interest, payments, what passes, closing. Beside
 * stand the unrounded balances that the rate and the payments of the source give: see `financing-rows.ts`.
 */
import { serialOf } from '../../../engine/foundation/calendar';
import { currencyExponent, minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { PlannedTable } from '../../workbook-plan';
import { zeroColumn, type CloseCheck } from '../checks/close-checks';
import type { CloseContext, FinancingLine } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type FinancingField } from '../close-layout';
import { financingProofs } from '../proofs/financing-rows';
import { amountFormats, unitsOf } from '../cells/number-formats';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt } from '../cells/sheet-layout';
import { SHEET_TITLES } from '../cells/sheet-titles';
import { amountColumn, dateColumn, eachRow, filled, formulaColumn, tableOf, textColumn, type TableColumn } from '../cells/table-columns';

const EXACT_FORMAT = '#,##0.000000';
const FACTOR_FORMAT = '0.0000000000';

/** Null where nothing is financed. */
export function planFinancing(context: CloseContext): SheetDraft | null {
  if (context.financing.length === 0) return null;
  return {
    name: SHEET_NAMES.financing,
    kind: 'step',
    title: SHEET_TITLES.financing,
    note: 'A row a period of a financed price. Interest income follows the transfer of goods or services, interest expense comes before it; of a service over a term the one or the other, as customer or seller owes. Changed by: what a credit note or a modification changes of payments, beside the price as agreed.',
    cells: [],
    table: tableOf(context.layouts.financing, TABLE_NAMES.financing, financingColumns(context)),
    frozenColumns: 1,
  };
}

function financingColumns(context: CloseContext): Record<FinancingField, TableColumn> {
  const { financing, layouts } = context;
  const formats = amountFormats(financing.map(({ obligation }) => obligation.currency));
  const grouped = { grouped: true };
  const at = (field: FinancingField): string => cellAt(layouts.financing, field, 0);
  const text = (header: string, value: (line: FinancingLine) => string): TableColumn =>
    textColumn(header, financing.map(value));
  const amount = (header: string, minor: (line: FinancingLine) => number): TableColumn =>
    amountColumn(
      header,
      financing.map((line) => unitsOf(minor(line), minorUnitsPerUnit(line.obligation.currency))),
      formats,
    );
  const proofs = financingProofs(context);
  return {
    obligationId: text('Obligation', ({ obligation }) => obligation.id),
    side: text('Kind', ({ period }) => (period.side === 'expense' ? 'Interest expense' : 'Interest income')),
    firstDay: dateColumn('First day', financing.map(({ period }) => serialOf(period.firstDay))),
    lastDay: dateColumn('Last day', financing.map(({ period }) => serialOf(period.lastDay))),
    currency: text('Currency', ({ obligation }) => obligation.currency),
    opening: amount('Opening', ({ period }) => period.opening),
    interest: amount('Interest', ({ period }) => period.interest),
    payments: amount('Paid at the end', ({ period }) => period.paid),
    passed: amount('Passed at the end', ({ period }) => period.passed ?? 0),
    closing: amount('Closing', ({ period }) => period.closing),
    changedBy: text('Changed by', changedBy),
    compounding: textColumn('Compounding', financing.map(({ financed }) => financed.compounding), grouped),
    periods: formulaColumn('Periods', eachRow(proofs.periods), FACTOR_FORMAT, grouped),
    rate: formulaColumn('Rate of a period', eachRow(proofs.rate), FACTOR_FORMAT, grouped),
    factor: formulaColumn('Growth', filled(`=(1+${at('rate')})^${at('periods')}`, proofs.factors), FACTOR_FORMAT, grouped),
    paid: formulaColumn('Paid in source', eachRow(proofs.paid), formats, grouped),
    exactOpening: formulaColumn('Opening, unrounded', eachRow(proofs.exactOpening), EXACT_FORMAT, grouped),
    exactClosing: formulaColumn('Closing, unrounded', eachRow(proofs.exactClosing), EXACT_FORMAT, grouped),
    growth: formulaColumn('Growth to date', eachRow(proofs.growth), FACTOR_FORMAT, grouped),
    passedShare: formulaColumn('Passed to date', eachRow(proofs.passedShare), FACTOR_FORMAT, grouped),
    exactPrice: formulaColumn('Price, unrounded', eachRow(proofs.exactPrice), EXACT_FORMAT, grouped),
    exactInterest: formulaColumn('Interest to date, unrounded', eachRow(proofs.exactInterest), EXACT_FORMAT, grouped),
    decimals: amountColumn('Decimals', financing.map(({ obligation }) => currencyExponent(obligation.currency)), '0', grouped),
    check: formulaColumn(
      'Check',
      eachRow(proofs.check),
      formats,
      { ...grouped, style: 'check' },
    ),
  };
}

/** The credit note line, or the modification, that changes payments from the first day on; empty for a price as agreed. */
function changedBy({ change, obligation }: FinancingLine): string {
  if (change === null) return '';
  return change.kind === 'credit' ? change.id : change.id.slice(`${obligation.id}/`.length);
}

export function checkFinancing(context: CloseContext, sheet: SheetDraft | null): CloseCheck[] {
  const table: PlannedTable | undefined = sheet?.table ?? undefined;
  if (table === undefined) return [];
  return [
    zeroColumn(
      'Interest equals its rate and payments',
      'Balances, payments and interest of each period, and the same by the rate and the payments of Financing.',
      table,
      context.layouts.financing,
      'check',
    ),
  ];
}

