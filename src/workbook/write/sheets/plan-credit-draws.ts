/** `Credit draw-downs applied`: a row for what each draw took from each grant, in the order of drawing. */
import { decimalValue } from '../../../engine/foundation/decimal-text';
import { inScale, usableCredits, type AppliedDraw } from '../../../engine';
import { serialOf } from '../../../engine/foundation/calendar';
import type { PlannedTable } from '../../workbook-plan';
import { zeroColumn, type CloseCheck } from '../checks/close-checks';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type CreditBalanceField, type CreditDrawField } from '../close-layout';
import { numberLiteral } from '../cells/formula-text';
import { GENERAL_FORMAT, INTEGER_FORMAT } from '../cells/number-formats';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn, columnAt, columnOn, type SheetLayout } from '../cells/sheet-layout';
import { SHEET_TITLES } from '../cells/sheet-titles';
import { referenceId } from '../cells/source-rows';
import {
  addFormula,
  amountColumn,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  integerColumn,
  linkColumn,
  tableOf,
  textColumn,
  type FormulaList,
  type TableColumn,
} from '../cells/table-columns';

/** Null where nothing was drawn. */
export function planCreditDraws(context: CloseContext): SheetDraft | null {
  if (context.credits.applied.length === 0) return null;
  return {
    name: SHEET_NAMES.creditDraws,
    kind: 'step',
    title: SHEET_TITLES.creditDraws,
    note: 'Which grant each draw took from: the one that it names, else the earliest expiry first. Taken is a constant; Proof is the lower of what the grant had left and what of the draw was open.',
    cells: [],
    table: tableOf(context.layouts.creditDraws, TABLE_NAMES.creditDraws, drawColumns(context)),
    frozenColumns: 1,
  };
}

const shown = (digits: number, scale: number): number => decimalValue({ digits, scale });

const drawnOf = ({ draw, scale }: AppliedDraw): number => shown(inScale(draw.quantity, scale), scale);

function drawColumns(context: CloseContext): Record<CreditDrawField, TableColumn> {
  const { credits, layouts } = context;
  const { applied } = credits;
  const text = (header: string, value: (row: AppliedDraw) => string): TableColumn => textColumn(header, applied.map(value));
  const at = (field: CreditDrawField): string => cellAt(layouts.creditDraws, field, 0);
  const hidden = { grouped: true };
  const number = (header: string, list: FormulaList): TableColumn => formulaColumn(header, eachRow(list), GENERAL_FORMAT, hidden);
  const { lists, draws } = drawFormulas(context);
  const check = (header: string, formula: string): TableColumn =>
    formulaColumn(header, filled(formula, applied.map(() => 0)), GENERAL_FORMAT, { grouped: true, style: 'check' });
  const size = `MIN(${at('leftBefore')},${at('openBefore')})`;
  return {
    day: dateColumn('Date', applied.map(({ draw }) => serialOf(draw.day))),
    document: text('Document', ({ draw }) => draw.document),
    product: text('Product', ({ draw }) => draw.productId),
    customer: text('Customer', ({ grant }) => grant.customer),
    grantId: text('Grant', ({ grant }) => grant.id),
    contractId: text('Contract', ({ grant }) => grant.contractId),
    expiryDay: dateColumn('Expiry date', applied.map(({ grant }) => (grant.expiryDay === null ? null : serialOf(grant.expiryDay)))),
    drawn: amountColumn('Draw', applied.map(drawnOf), GENERAL_FORMAT),
    taken: amountColumn('Taken', applied.map(({ taken, scale }) => shown(taken, scale)), GENERAL_FORMAT),
    sourceLink: linkColumn('Source', eachRow(lists.sourceLink)),
    leftBefore: number('Left in the grant before', lists.leftBefore),
    openBefore: number('Open of the draw before', lists.openBefore),
    proof: formulaColumn(
      'Proof',
      filled(`=IF(${at('openBefore')}<0,${at('openBefore')},${size})`, applied.map(({ taken, scale }) => shown(taken, scale))),
      GENERAL_FORMAT,
      hidden,
    ),
    check: check('Check', `=ROUND(${at('taken')}-${at('proof')},9)`),
    leftEarlier: number('Left in grants to draw before', lists.leftEarlier),
    orderCheck: check('Order check', `=ROUND(${at('leftEarlier')}+${outside(context)},9)`),
    drawnInSource: number('Draw in source', lists.drawnInSource),
    drawnCheck: check('Draw check', `=ROUND(${at('drawn')}-${at('drawnInSource')},9)`),
    estimate: number('Expected breakage from here on', lists.estimate),
    usable: number('Expected to be used from here on', lists.usable),
    draw: integerColumn('Draw number', draws, hidden),
    grantNumber: integerColumn('Grant number', applied.map(({ grant }) => (context.creditRows.get(grant.id) ?? 0) + 1), hidden),
    position: formulaColumn('Place in table', eachRow(lists.position), INTEGER_FORMAT, hidden),
    sourceRow: formulaColumn('Source row', eachRow(lists.sourceRow), INTEGER_FORMAT, hidden),
  };
}

const LISTS = ['leftEarlier', 'estimate', 'usable', 'sourceLink', 'leftBefore', 'openBefore', 'drawnInSource', 'position', 'sourceRow'] as const;

function drawFormulas(context: CloseContext): {
  readonly lists: Readonly<Record<(typeof LISTS)[number], FormulaList>>;
  /** Number of each row's draw, from 1. */
  readonly draws: readonly number[];
} {
  const { credits, layouts, lookup } = context;
  const { creditDraws: own, creditBalances } = layouts;
  const lists = Object.fromEntries(LISTS.map((name) => [name, formulaList()])) as unknown as Record<(typeof LISTS)[number], FormulaList>;
  const numbers = new Map<string, number>();
  const draws: number[] = [];
  credits.applied.forEach((item, row) => {
    const { draw, grant, scale, leftBefore, openBefore } = item;
    const key = referenceId(draw.origin);
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    draws.push(number);
    const at = (field: CreditDrawField): string => cellAt(own, field, row);
    const before = (field: 'grantNumber' | 'draw'): string =>
      row === 0 ? '0' : `SUMIFS(${columnAt(own, 'taken', 0, row - 1)},${columnAt(own, field, 0, row - 1)},${at(field)})`;
    const granted = cellOn(creditBalances, 'granted', context.creditRows.get(grant.id) ?? 0);
    addFormula(lists.leftBefore, `=ROUND(${granted}-${before('grantNumber')},9)`, shown(leftBefore, scale));
    addFormula(lists.openBefore, `=ROUND(${at('drawn')}-${before('draw')},9)`, shown(openBefore, scale));
    addFormula(lists.leftEarlier, `=${leftEarlierText(context, item, row)}`, 0);
    addEstimate(context, lists, item, at('position'), at('estimate'));
    const position = lookup.position(draw.origin);
    addFormula(lists.position, position?.formula ?? '=0', position?.result ?? 0);
    const sourceRow = lookup.sheetRow(draw.origin, at('position'));
    addFormula(lists.sourceRow, sourceRow?.formula ?? '=1', sourceRow?.result ?? 1);
    const link = lookup.link(draw.origin, at('sourceRow'));
    addFormula(lists.sourceLink, link.formula, link.result);
    const source = lookup.readByKey(draw.origin, draw.kind === 'cash' ? 'Amount' : 'Units');
    addFormula(lists.drawnInSource, source === null ? '=0' : `=ROUND(${source},9)`, source === null ? 0 : drawnOf(item));
  });
  return { lists, draws };
}

/** What a draw took outside of the days on which its grant could be drawn. */
function outside({ layouts: { creditDraws, creditBalances } }: CloseContext): string {
  const at = (field: CreditDrawField): string => cellAt(creditDraws, field, 0);
  const ofGrant = (field: CreditBalanceField): string => `INDEX(${columnOn(creditBalances, field)},${at('grantNumber')})`;
  const isOpen = `AND(${at('day')}>=${ofGrant('effectiveDay')},${at('day')}<=${ofGrant('usableUntil')})`;
  return `IF(${isOpen},0,ABS(${at('taken')}))`;
}

/**
 * What was left, before the row, in grants that come earlier in the order of drawing and that the draw could have used:
 * nothing, unless it names its grant.
 */
function leftEarlierText({ credits, layouts, lookup }: CloseContext, { draw, grant }: AppliedDraw, row: number): string {
  const { creditDraws: own, creditBalances } = layouts;
  const at = (field: CreditDrawField): string => cellAt(own, field, row);
  const on = (field: CreditBalanceField): string => columnOn(creditBalances, field);
  const ofGrant = (field: CreditBalanceField): string => `INDEX(${on(field)},${at('grantNumber')})`;
  const party = draw.contractId === '' ? 'customer' : 'contractId';
  const hasProducts = credits.balances.some((balance) => balance.grant.applicableProducts.length > 0);
  const listed = `ISNUMBER(FIND(", "&${at('product')}&",",", "&${on('products')}&","))`;
  const usable = [
    `(${on('order')}<${ofGrant('order')})`,
    `(${on(party)}=${at(party)})`,
    `(${on('kind')}=${ofGrant('kind')})`,
    `(${on('effectiveDay')}<=${at('day')})*(${on('usableUntil')}>=${at('day')})`,
    ...(hasProducts ? [`((${on('products')}="")+${listed}>0)`] : []),
  ];
  const taken = (field: 'taken' | 'grantNumber'): string => columnAt(own, field, 0, row - 1);
  const drawn = row === 0 ? '' : `-SUMIF(${taken('grantNumber')},${on('grantNumber')},${taken('taken')})`;
  const left = `SUMPRODUCT(${usable.join('*')}*(${on('granted')}${drawn}))`;
  const named = draw.grantId === null ? null : lookup.read('Credit draw-downs', 'Grant', at('position'));
  const isFree = named === null ? `${at('taken')}>0` : `AND(${at('taken')}>0,${named}="")`;
  return grant.kind === draw.kind ? `IF(${isFree},ROUND(${left},9),0)` : '0';
}

/** Blank where the row estimates nothing; a text with a percent sign stands as its number. */
function addEstimate(
  { lookup, layouts, creditRows }: CloseContext,
  lists: Readonly<Record<'estimate' | 'usable', FormulaList>>,
  { draw, grant, scale }: AppliedDraw,
  position: string,
  estimateCell: string,
): void {
  const { expectedBreakage: estimate } = draw;
  if (estimate === null) {
    addFormula(lists.estimate, '=""', '');
    addFormula(lists.usable, '=""', '');
    return;
  }
  const literal = numberLiteral(shown(estimate.digits, estimate.scale));
  const cell = lookup.read('Credit draw-downs', 'Expected breakage', position);
  const text = cell === null ? literal : `IF(ISNUMBER(${cell}),${cell},${literal})`;
  addFormula(lists.estimate, `=${text}`, shown(estimate.digits, estimate.scale));
  const usable = usableCredits(grant, estimate);
  const exact = Math.max(scale, usable.scale);
  const granted = cellOn(layouts.creditBalances, 'grantedInSource', creditRows.get(grant.id) ?? 0);
  addFormula(lists.usable, `=ROUND(${granted}*(1-${estimateCell}),${exact})`, shown(inScale(usable, exact), exact));
}

export function checkAppliedDraws(layout: SheetLayout<CreditDrawField>, table: PlannedTable | null): CloseCheck[] {
  if (table === null) return [];
  return [
    zeroColumn('Draw-downs equal their proofs', 'What each draw took, and the lower of left and open.', table, layout, 'check'),
    zeroColumn(
      'Draw-downs take the earliest expiry first',
      'What was left in usable grants that come before, and draws outside the days of their grant.',
      table,
      layout,
      'orderCheck',
    ),
    zeroColumn('Draw-downs equal their source', 'Each draw, and its row in Credit draw-downs now.', table, layout, 'drawnCheck'),
  ];
}
