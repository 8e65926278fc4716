/**
 * `Financing`: interest of financed prices, a row a compounding period: opening, interest, payments, closing. Beside
 * stand the unrounded balances that the rate and the payments of the source give: late payments are discounted row by
 * row from the last, early ones grow from the first.
 */
import { decimalValue } from '../../engine/foundation/decimal-text';
import type { FinancedPrice, FinancingPayment } from '../../engine/domain/financing';
import { serialOf } from '../../engine/foundation/calendar';
import { currencyExponent, minorUnitsPerUnit } from '../../engine/foundation/currency';
import type { PlannedTable } from '../workbook-plan';
import { zeroColumn, type CloseCheck } from './close-checks';
import type { CloseContext, FinancingLine } from './close-context';
import { SHEET_NAMES, TABLE_NAMES, type FinancingField } from './close-layout';
import { numberLiteral } from './formula-text';
import { amountFormats, unitsOf } from './number-formats';
import { paymentsText, rateText } from './financing-proof';
import type { SheetDraft } from './sheet-frame';
import { cellAt } from './sheet-layout';
import {
  addFormula,
  amountColumn,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  tableOf,
  textColumn,
  type TableColumn,
} from './table-columns';
import { SHEET_TITLES } from './sheet-titles';

const EXACT_FORMAT = '#,##0.000000';
const FACTOR_FORMAT = '0.0000000000';

/** Null where nothing is financed. */
export function planFinancing(context: CloseContext): SheetDraft | null {
  if (context.financing.length === 0) return null;
  return {
    name: SHEET_NAMES.financing,
    kind: 'step',
    title: SHEET_TITLES.financing,
    note: 'A row a compounding period of a financed price. Interest income follows the transfer of goods or services, interest expense comes before it.',
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
  const proofs = proofsOf(context);
  const rounded = (field: FinancingField): string => `ROUND(${at(field)},${at('decimals')})`;
  const interest = `IF(${at('side')}="Interest expense",${rounded('exactClosing')}-${at('paid')},${rounded('exactClosing')}+${at('paid')})-${rounded('exactOpening')}`;
  return {
    obligationId: text('Obligation', ({ obligation }) => obligation.id),
    side: text('Kind', ({ period }) => (period.side === 'expense' ? 'Interest expense' : 'Interest income')),
    firstDay: dateColumn('First day', financing.map(({ period }) => serialOf(period.firstDay))),
    lastDay: dateColumn('Last day', financing.map(({ period }) => serialOf(period.lastDay))),
    currency: text('Currency', ({ obligation }) => obligation.currency),
    opening: amount('Opening', ({ period }) => period.opening),
    interest: amount('Interest', ({ period }) => period.interest),
    payments: amount('Paid at the end', ({ period }) => period.paid),
    closing: amount('Closing', ({ period }) => period.closing),
    compounding: textColumn('Compounding', financing.map(({ financed }) => financed.compounding), grouped),
    periods: formulaColumn('Periods', eachRow(proofs.periods), FACTOR_FORMAT, grouped),
    rate: formulaColumn('Rate of a period', eachRow(proofs.rate), FACTOR_FORMAT, grouped),
    factor: formulaColumn('Growth', filled(`=(1+${at('rate')})^${at('periods')}`, proofs.factors), FACTOR_FORMAT, grouped),
    paid: formulaColumn('Paid in source', eachRow(proofs.paid), formats, grouped),
    exactOpening: formulaColumn('Opening, unrounded', eachRow(proofs.exactOpening), EXACT_FORMAT, grouped),
    exactClosing: formulaColumn('Closing, unrounded', eachRow(proofs.exactClosing), EXACT_FORMAT, grouped),
    decimals: amountColumn('Decimals', financing.map(({ obligation }) => currencyExponent(obligation.currency)), '0', grouped),
    check: formulaColumn(
      'Check',
      filled(
        `=ROUND(ABS(${at('opening')}-${rounded('exactOpening')})+ABS(${at('payments')}-${at('paid')})+ABS(${at('interest')}-(${interest}))+ABS(${at('closing')}-${rounded('exactClosing')}),3)`,
        financing.map(() => 0),
      ),
      formats,
      { ...grouped, style: 'check' },
    ),
  };
}

type ProofField = 'periods' | 'rate' | 'paid' | 'exactOpening' | 'exactClosing';

function proofsOf(context: CloseContext): Record<ProofField, ReturnType<typeof formulaList>> & { factors: number[] } {
  const { financing, layouts } = context;
  const lists = {
    periods: formulaList(),
    rate: formulaList(),
    paid: formulaList(),
    exactOpening: formulaList(),
    exactClosing: formulaList(),
  };
  const factors = financing.map(factorOf);
  const exact = exactBalances(financing, factors);
  financing.forEach((line, row) => {
    const { period, financed, obligation } = line;
    const units = minorUnitsPerUnit(obligation.currency);
    const at = (field: FinancingField, index = row): string => cellAt(layouts.financing, field, index);
    const { numerator, denominator } = period;
    addFormula(lists.periods, `=${numberLiteral(numerator)}/${numberLiteral(denominator)}`, numerator / denominator);
    const inYear = financed.compounding === 'monthly' ? 12 : 1;
    addFormula(lists.rate, `=${rateText(context, financed.rate)}/${inYear}`, ratePerPeriod(financed));
    addFormula(lists.paid, `=${paymentsText(context, obligation, period.payments)}`, unitsOf(period.paid, units));
    const follows = (index: number): boolean =>
      financing[index]?.obligation.id === obligation.id && financing[index].period.side === period.side;
    const { opening, closing } = exact[row]!;
    if (period.side === 'expense') {
      const start = follows(row - 1) ? at('exactClosing', row - 1) : paymentsText(context, obligation, period.deposits);
      addFormula(lists.exactOpening, `=${start}`, opening / units);
      addFormula(lists.exactClosing, `=${at('exactOpening')}*${at('factor')}+${at('paid')}`, closing / units);
    } else {
      addFormula(lists.exactOpening, `=(${at('exactClosing')}+${at('paid')})/${at('factor')}`, opening / units);
      addFormula(lists.exactClosing, follows(row + 1) ? `=${at('exactOpening', row + 1)}` : '=0', closing / units);
    }
  });
  return { ...lists, factors };
}

function ratePerPeriod({ rate, compounding }: FinancedPrice): number {
  return decimalValue(rate.share) / (compounding === 'monthly' ? 12 : 1);
}

function factorOf({ period, financed }: FinancingLine): number {
  return (1 + ratePerPeriod(financed)) ** (period.numerator / period.denominator);
}

const sumOf = (payments: readonly FinancingPayment[]): number => payments.reduce((sum, { amount }) => sum + amount, 0);

/** Unrounded balances in minor units, as the sheet will compute them. */
function exactBalances(
  financing: readonly FinancingLine[],
  factors: readonly number[],
): { readonly opening: number; readonly closing: number }[] {
  const balances: { opening: number; closing: number }[] = [];
  const isSame = (a: FinancingLine | undefined, b: FinancingLine): boolean =>
    a?.obligation.id === b.obligation.id && a.period.side === b.period.side;
  financing.forEach((line, row) => {
    if (line.period.side !== 'expense') return;
    const opening = isSame(financing[row - 1], line) ? balances[row - 1]!.closing : sumOf(line.period.deposits);
    balances[row] = { opening, closing: opening * factors[row]! + line.period.paid };
  });
  for (let row = financing.length - 1; row >= 0; row--) {
    const line = financing[row]!;
    if (line.period.side !== 'income') continue;
    const closing = isSame(financing[row + 1], line) ? balances[row + 1]!.opening : 0;
    balances[row] = { opening: (closing + line.period.paid) / factors[row]!, closing };
  }
  return balances;
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

