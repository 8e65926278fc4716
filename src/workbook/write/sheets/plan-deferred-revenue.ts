/**
 * `Deferred revenue`: the roll-forward of deferred and unbilled revenue of the closing month, a row an obligation, with
 * totals by currency, the part that falls into the next twelve months, and the price still to be recognized.
 */
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { balanceFormulas, type BalanceField } from '../proofs/balance-formulas';
import { figuresOf, type BalanceFigures } from '../rows/balance-figures';
import type { BalanceRow } from '../rows/balance-rows';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type DeferredField } from '../close-layout';
import { currencyTotals } from '../rows/currency-totals';
import { textLiteral } from '../cells/formula-text';
import { choiceLabel } from '../../read/choices/choices';
import { UNBILLED_KINDS } from '../../read/choices/presentation-choices';
import { amountFormats, unitsOf } from '../cells/number-formats';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt } from '../cells/sheet-layout';
import { amountColumn, filled, formulaColumn, tableOf, textColumn, type TableColumn } from '../cells/table-columns';

export function planDeferredRevenue(context: CloseContext): SheetDraft {
  const figures = figuresOf(context);
  const columns: Record<DeferredField, TableColumn> = {
    ...nameColumns(context),
    ...engineColumns(context),
    ...figureColumns(context, figures),
    ...checkColumns(context, figures),
    ...contractColumns(context, figures),
    ...familyColumns(context, figures),
  };
  return {
    name: SHEET_NAMES.deferred,
    kind: 'report',
    title: 'Deferred and unbilled revenue',
    note: 'Opening + billed − recognized + netting = closing. Every figure is a live formula over the journals.',
    cells: currencyTotals(
      context.layouts.deferred,
      columns,
      TOTALLED,
      context.currencies,
      context.balances.map(({ currency }) => currency),
    ),
    table: tableOf(context.layouts.deferred, TABLE_NAMES.deferred, columns),
    frozenColumns: 2,
  };
}

type Columns<Field extends DeferredField> = Record<Field, TableColumn>;

const unitsOfRow = ({ currency }: BalanceRow): number => minorUnitsPerUnit(currency);

function nameColumns({
  balances,
}: CloseContext): Columns<'contractId' | 'obligationId' | 'customer' | 'product' | 'currency' | 'presentedWith'> {
  const text = (header: string, value: (balance: BalanceRow) => string, grouped = false): TableColumn =>
    textColumn(header, balances.map(value), { grouped });
  return {
    contractId: text('Contract', ({ contractId }) => contractId),
    obligationId: text('Obligation', ({ obligationId }) => obligationId),
    customer: text('Customer', ({ customer }) => customer),
    product: text('Product', ({ product }) => product),
    currency: text('Currency', ({ currency }) => currency),
    presentedWith: text('Presented with', (balance) => balance.presentedWith, true),
  };
}

function engineColumns({
  balances,
}: CloseContext): Columns<'engineDeferred' | 'engineUnbilled' | 'billedToDate' | 'recognizedToDate'> {
  const formats = amountFormats(balances.map(({ currency }) => currency));
  const engine = (header: string, field: 'deferred' | 'unbilled' | 'billed' | 'recognized'): TableColumn => {
    const values = balances.map((balance) => unitsOf(balance.position?.[field] ?? 0, unitsOfRow(balance)));
    return amountColumn(header, values, formats, { grouped: true });
  };
  return {
    engineDeferred: engine('Deferred by the engine', 'deferred'),
    engineUnbilled: engine('Unbilled by the engine', 'unbilled'),
    billedToDate: engine('Billed to date', 'billed'),
    recognizedToDate: engine('Recognized to date', 'recognized'),
  };
}

const FIGURES: Readonly<
  Record<BalanceField, readonly [header: string, minor: (figures: BalanceFigures) => number, grouped: boolean]>
> = {
  openingDeferred: ['Opening deferred', ({ openingPosition }) => Math.max(0, openingPosition), false],
  openingUnbilled: ['Opening unbilled', ({ openingPosition }) => Math.max(0, -openingPosition), false],
  billed: ['Billed', ({ billed }) => billed, false],
  recognized: ['Recognized', ({ recognized }) => recognized, false],
  fromOpening: [
    'Recognized from opening deferred',
    ({ openingPosition, recognized }) => Math.max(0, Math.min(openingPosition, recognized)),
    false,
  ],
  netting: ['Netting', ({ openingSettled, closingSettled }) => openingSettled - closingSettled, false],
  closingDeferred: ['Closing deferred', ({ closingPosition }) => Math.max(0, closingPosition), false],
  closingUnbilled: ['Closing unbilled', ({ closingPosition }) => Math.max(0, -closingPosition), false],
  withinYear: [
    'Deferred, next 12 months',
    ({ closingPosition, afterYear }) => Math.max(0, closingPosition) - afterYear,
    false,
  ],
  afterYear: ['Deferred, after 12 months', ({ afterYear }) => afterYear, false],
  remaining: ['Still to recognize', ({ remaining }) => remaining, false],
  openingPosition: ['Opening position', ({ openingPosition }) => openingPosition, true],
  closingPosition: ['Closing position', ({ closingPosition }) => closingPosition, true],
  openingSettled: ['Netted before', ({ openingSettled }) => openingSettled, true],
  closingSettled: ['Netted at the close', ({ closingSettled }) => closingSettled, true],
};

function figureColumns(context: CloseContext, figures: readonly BalanceFigures[]): Columns<BalanceField> {
  const { balances } = context;
  const formats = amountFormats(balances.map(({ currency }) => currency));
  const formulas = balanceFormulas(context, figures);
  const fields = Object.keys(FIGURES) as BalanceField[];
  const columns = fields.map((field): [BalanceField, TableColumn] => {
    const [header, minor, grouped] = FIGURES[field];
    const results = figures.map((row, index) =>
      unitsOf(minor(row), minorUnitsPerUnit(balances[index]?.currency ?? '')),
    );
    return [field, formulaColumn(header, formulas[field](results), formats, { grouped })];
  });
  return Object.fromEntries(columns) as Columns<BalanceField>;
}

function checkColumns(
  { balances, layouts }: CloseContext,
  figures: readonly BalanceFigures[],
): Columns<'check' | 'engineCheck' | 'identityCheck'> {
  const at = (field: DeferredField): string => cellAt(layouts.deferred, field, 0);
  const formats = amountFormats(balances.map(({ currency }) => currency));
  const check = (
    header: string,
    formula: string,
    minor: (figure: BalanceFigures, balance: BalanceRow) => number,
  ): TableColumn => {
    const results = balances.map((balance, row) => {
      const figure = figures[row];
      return figure === undefined ? 0 : unitsOf(minor(figure, balance), unitsOfRow(balance));
    });
    return formulaColumn(header, filled(`=ROUND(${formula},3)`, results), formats, { grouped: true, style: 'check' });
  };
  const moved = `${at('openingDeferred')}-${at('openingUnbilled')}+${at('billed')}-${at('recognized')}+${at('netting')}`;
  return {
    check: check('Check', `${moved}-${at('closingDeferred')}+${at('closingUnbilled')}`, netOff),
    engineCheck: check(
      'Engine check',
      `ABS(${at('closingDeferred')}-${at('engineDeferred')})+ABS(${at('closingUnbilled')}-${at('engineUnbilled')})`,
      ({ closingPosition: net }, { position }) =>
        Math.abs(Math.max(0, net) - (position?.deferred ?? 0)) +
        Math.abs(Math.max(0, -net) - (position?.unbilled ?? 0)),
    ),
    identityCheck: check(
      'Identity check',
      `${at('billedToDate')}+${at('closingUnbilled')}-${at('recognizedToDate')}-${at('closingDeferred')}`,
      ({ billedToDate, recognizedToDate, closingPosition }) => billedToDate - recognizedToDate - closingPosition,
    ),
  };
}

/** Opening and movements, less closing. */
const netOff = (figure: BalanceFigures): number =>
  figure.openingPosition +
  figure.billed -
  figure.recognized +
  figure.openingSettled -
  figure.closingSettled -
  figure.closingPosition;

/** Deferred and unbilled of the contract so far: on its last row not both may stand. */
function contractColumns(
  { balances, layouts }: CloseContext,
  figures: readonly BalanceFigures[],
): Columns<'deferredOfContract' | 'unbilledOfContract'> {
  const at = (field: DeferredField, row = 0): string => cellAt(layouts.deferred, field, row);
  const formats = amountFormats(balances.map(({ currency }) => currency));
  const running = (header: string, own: 'closingDeferred' | 'closingUnbilled', sum: DeferredField): TableColumn => {
    let total = 0;
    const results = balances.map((balance, row) => {
      const before = balances[row - 1];
      const isSame = before?.presentedWith === balance.presentedWith;
      total = (isSame ? total : 0) + (figures[row] === undefined ? 0 : FIGURES[own][1](figures[row]));
      return unitsOf(total, unitsOfRow(balance));
    });
    const formula = `=ROUND(IF(${at('presentedWith')}=${at('presentedWith', -1)},${at(sum, -1)},0)+${at(own)},3)`;
    return formulaColumn(header, filled(formula, results), formats, { grouped: true });
  };
  return {
    deferredOfContract: running('Deferred of the contract', 'closingDeferred', 'deferredOfContract'),
    unbilledOfContract: running('Unbilled of the contract', 'closingUnbilled', 'unbilledOfContract'),
  };
}

/** What should stand in the accounts that month-end reclassification moves balances to. */
function familyColumns(
  { balances, layouts, input }: CloseContext,
  figures: readonly BalanceFigures[],
): Columns<'unbilledIs' | 'contractAsset' | 'refundsExpected' | 'refundLiability' | 'nonCurrent'> {
  const at = (field: DeferredField): string => cellAt(layouts.deferred, field, 0);
  const conditional = new Set(
    input.book.obligations.flatMap(({ id, unbilledIs }) => (unbilledIs === 'contract-asset' ? [id] : [])),
  );
  const isAsset = ({ obligationId, isScheduled }: BalanceRow): boolean => isScheduled && conditional.has(obligationId);
  const formats = amountFormats(balances.map(({ currency }) => currency));
  const asset = choiceLabel(UNBILLED_KINDS, 'contract-asset');
  const isSplit = input.book.policy.currentAndNonCurrent !== 'off';
  const amounts = (header: string, formula: string, minorOf: (figure: BalanceFigures, balance: BalanceRow) => number) => {
    const results = balances.map((balance, row) => {
      const figure = figures[row];
      return figure === undefined ? 0 : unitsOf(minorOf(figure, balance), unitsOfRow(balance));
    });
    return formulaColumn(header, filled(formula, results), formats, { grouped: true });
  };
  return {
    unbilledIs: textColumn(
      'Unbilled is',
      balances.map((balance) => choiceLabel(UNBILLED_KINDS, isAsset(balance) ? 'contract-asset' : 'receivable')),
      { grouped: true },
    ),
    contractAsset: amounts(
      'Contract asset',
      `=IF(${at('unbilledIs')}=${textLiteral(asset)},${at('closingUnbilled')},0)`,
      ({ closingPosition }, balance) => (isAsset(balance) ? Math.max(0, -closingPosition) : 0),
    ),
    refundsExpected: formulaColumn(
      'Refunds expected',
      {
        kind: 'formulas',
        formulas: figures.map(({ refundsExpected }) => refundsExpected.text),
        results: balances.map((balance, row) => unitsOf(figures[row]?.refundsExpected.minor ?? 0, unitsOfRow(balance))),
      },
      formats,
      { grouped: true },
    ),
    refundLiability: amounts(
      'Refund liability',
      `=MIN(${at('refundsExpected')},${at('closingDeferred')})`,
      ({ refundLiability }) => refundLiability,
    ),
    nonCurrent: amounts(
      'Deferred non-current',
      isSplit ? `=${at('afterYear')}` : '=0',
      ({ afterYear }) => (isSplit ? afterYear : 0),
    ),
  };
}

const TOTALLED: readonly BalanceField[] = [
  'openingDeferred',
  'openingUnbilled',
  'billed',
  'recognized',
  'fromOpening',
  'netting',
  'closingDeferred',
  'closingUnbilled',
  'withinYear',
  'afterYear',
  'remaining',
];
