/** `Credit balances`: a row a grant of prepaid credits, with what is left of it in credits and in money. */
import { decimalValue } from '../../../engine/foundation/decimal-text';
import { inScale, lapseDayOfGrant, usableCredits, type CreditBalance } from '../../../engine';
import { dayOf, serialOf, type Day } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { PlannedTable } from '../../workbook-plan';
import { BREAKAGES } from '../../read/choices/control-choices';
import { choiceLabel } from '../../read/choices/choices';
import { CREDIT_KINDS } from '../../read/choices/prepaid-choices';
import { zeroColumn, type CloseCheck } from '../checks/close-checks';
import { spanOf, type CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type CreditBalanceField } from '../close-layout';
import { drawnText, usableText } from '../proofs/credit-proof';
import { numberLiteral, textLiteral } from '../cells/formula-text';
import { DATE_FORMAT, GENERAL_FORMAT, INTEGER_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import { checkAppliedDraws } from './plan-credit-draws';
import type { SheetDraft } from '../cells/sheet-frame';
import { dateText } from '../proofs/recognition-expression';
import { cellAt, cellOn, columnAt, columnOn } from '../cells/sheet-layout';
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
  type TableColumn,
} from '../cells/table-columns';
import { SHEET_TITLES } from '../cells/sheet-titles';

type Columns<Field extends CreditBalanceField> = Record<Field, TableColumn>;

/** Null where a book has no credits. */
export function planCreditBalances(context: CloseContext): SheetDraft | null {
  if (context.credits.balances.length === 0) return null;
  return {
    name: SHEET_NAMES.creditBalances,
    kind: 'report',
    title: SHEET_TITLES.creditBalances,
    note: 'A row a grant at the close: granted less drawn and expired is left; the price allocated less what is earned is the money left.',
    cells: [],
    table: tableOf(context.layouts.creditBalances, TABLE_NAMES.creditBalances, {
      ...factColumns(context),
      ...orderColumns(context),
      ...creditColumns(context),
      ...moneyColumns(context),
      ...bookColumns(context),
      ...sourceColumns(context),
    }),
    frozenColumns: 1,
  };
}

/** Credits as the number a cell holds. */
const shown = (digits: number, scale: number): number => decimalValue({ digits, scale });

function factColumns(
  context: CloseContext,
): Columns<
  | 'grantId'
  | 'contractId'
  | 'customer'
  | 'product'
  | 'kind'
  | 'grantDay'
  | 'effectiveDay'
  | 'expiryDay'
  | 'currency'
  | 'granted'
  | 'grantNumber'
  | 'pricePaid'
  | 'breakage'
  | 'rationale'
> {
  const { balances } = context.credits;
  const text = (header: string, value: (balance: CreditBalance) => string, grouped = false): TableColumn =>
    textColumn(header, balances.map(value), { grouped });
  const day = (header: string, value: (balance: CreditBalance) => Day | null): TableColumn =>
    dateColumn(header, balances.map((balance) => serialOrNull(value(balance))));
  return {
    grantId: text('Grant', ({ grant }) => grant.id),
    contractId: text('Contract', ({ grant }) => grant.contractId),
    customer: text('Customer', ({ grant }) => grant.customer),
    product: text('Product', ({ grant }) => grant.productId),
    kind: text('Kind', ({ grant }) => choiceLabel(CREDIT_KINDS, grant.kind)),
    grantDay: day('Grant date', ({ grant }) => grant.grantDay),
    effectiveDay: day('Effective date', ({ grant }) => grant.effectiveDay),
    expiryDay: day('Expiry date', ({ grant }) => grant.expiryDay),
    currency: text('Currency', ({ grant }) => grant.currency),
    granted: amountColumn('Granted', balances.map(({ granted, scale }) => shown(granted, scale)), GENERAL_FORMAT),
    grantNumber: integerColumn('Number', balances.map((_, row) => row + 1), { grouped: true }),
    pricePaid: amountColumn(
      'Price paid',
      balances.map(({ grant }) => unitsOf(grant.pricePaid, minorUnitsPerUnit(grant.currency))),
      amountFormats(balances.map(({ grant }) => grant.currency)),
      { grouped: true },
    ),
    breakage: text('Breakage', ({ grant }) => choiceLabel(BREAKAGES, grant.breakage), true),
    rationale: text('Rationale', ({ grant }) => grant.rationale, true),
  };
}

/** What decides which grant a draw takes from first: the order is counted from expiry, priority and grant date. */
function orderColumns({
  credits: { balances },
  layouts,
  lookup,
}: CloseContext): Columns<'priority' | 'products' | 'usableUntil' | 'order'> {
  const at = (field: CreditBalanceField, row = 0): string => cellAt(layouts.creditBalances, field, row);
  const column = (field: CreditBalanceField): string => columnAt(layouts.creditBalances, field);
  const priorities = formulaList();
  balances.forEach(({ grant }, row) => {
    const cell = lookup.read('Credit grants', 'Priority', at('position', row));
    const isStated = grant.priority !== null && cell !== null;
    addFormula(priorities, isStated ? `=${cell}` : `=10^9`, grant.priority ?? 1e9);
  });
  const keys = balances.map(({ grant }) => [grant.expiryDay ?? Infinity, grant.priority ?? 1e9, grant.grantDay] as const);
  const orders = keys.map((own) => 1 + keys.filter((other) => isBefore(other, own)).length);
  const is = (sign: '<' | '=', field: CreditBalanceField): string => `(${column(field)}${sign}${at(field)})`;
  const earlier = [
    is('<', 'usableUntil'),
    `${is('=', 'usableUntil')}*${is('<', 'priority')}`,
    `${is('=', 'usableUntil')}*${is('=', 'priority')}*${is('<', 'grantDay')}`,
  ];
  const hidden = { grouped: true };
  const never = dayOf(9999, 12, 31);
  return {
    priority: formulaColumn('Priority', eachRow(priorities), GENERAL_FORMAT, hidden),
    products: textColumn('Applicable products', balances.map(({ grant }) => grant.applicableProducts.join(', ')), hidden),
    usableUntil: formulaColumn(
      'Can be drawn until',
      filled(
        `=IF(${at('expiryDay')}="",DATE(9999,12,31),${at('expiryDay')})`,
        balances.map(({ grant }) => serialOf(grant.expiryDay ?? never)),
      ),
      DATE_FORMAT,
      hidden,
    ),
    order: formulaColumn('Order of drawing', filled(`=1+SUMPRODUCT(${earlier.join('+')})`, orders), INTEGER_FORMAT, hidden),
  };
}

type OrderKey = readonly [until: number, priority: number, grantDay: number];

const isBefore = (a: OrderKey, b: OrderKey): boolean =>
  a[0] !== b[0] ? a[0] < b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2];

const serialOrNull = (day: Day | null): number | null => (day === null ? null : serialOf(day));

function creditColumns(
  context: CloseContext,
): Columns<'drawn' | 'expired' | 'left' | 'grantedInSource' | 'grantedCheck' | 'breakageInSource' | 'usable' | 'sign'> {
  const { credits, layouts, throughDay, lookup } = context;
  const { balances } = credits;
  const at = (field: CreditBalanceField, row = 0): string => cellAt(layouts.creditBalances, field, row);
  const lists = { drawn: formulaList(), source: formulaList(), breakage: formulaList(), usable: formulaList() };
  balances.forEach(({ grant, scale, granted, drawn }, row) => {
    addFormula(lists.drawn, `=ROUND(${drawnText(context, row, throughDay)},${scale})`, shown(drawn, scale));
    const column = grant.kind === 'cash' ? 'Amount granted' : 'Units';
    const source = lookup.read('Credit grants', column, at('position', row));
    addFormula(lists.source, source === null ? '=0' : `=${source}`, source === null ? 0 : shown(granted, scale));
    const { digits, scale: decimals } = grant.expectedBreakage;
    addFormula(lists.breakage, `=${breakageText(context, row)}`, shown(digits, decimals));
    const usable = usableCredits(grant);
    const isLess = grant.breakage === 'proportional';
    addFormula(
      lists.usable,
      `=ROUND(${at('grantedInSource', row)}${isLess ? `*(1-${at('breakageInSource', row)})` : ''},${Math.min(15, Math.max(scale, usable.scale))})`,
      shown(inScale(usable, Math.max(scale, usable.scale)), Math.max(scale, usable.scale)),
    );
  });
  const quantities = (header: string, formula: string, value: (balance: CreditBalance) => number): TableColumn =>
    formulaColumn(header, filled(formula, balances.map((balance) => shown(value(balance), balance.scale))), GENERAL_FORMAT);
  const hidden = { grouped: true };
  const expiry = at('expiryDay');
  const isOver = `AND(${expiry}<>"",${expiry}<=${dateText(throughDay).text})`;
  return {
    drawn: formulaColumn('Drawn', eachRow(lists.drawn), GENERAL_FORMAT),
    expired: quantities('Expired', `=IF(${isOver},ROUND(${at('granted')}-${at('drawn')},9),0)`, ({ expired }) => expired),
    left: quantities('Left', `=ROUND(${at('granted')}-${at('drawn')}-${at('expired')},9)`, ({ left }) => left),
    grantedInSource: formulaColumn('Granted in source', eachRow(lists.source), GENERAL_FORMAT, hidden),
    grantedCheck: zeroes('Granted check', `=ROUND(${at('granted')}-${at('grantedInSource')},9)`, balances.length),
    breakageInSource: formulaColumn('Expected breakage', eachRow(lists.breakage), GENERAL_FORMAT, hidden),
    usable: formulaColumn('Expected to be used', eachRow(lists.usable), GENERAL_FORMAT, hidden),
    sign: zeroes('Below zero', `=MIN(0,${at('left')})+MIN(0,${at('drawn')})`, balances.length),
  };
}

/** As the table holds it, where the cell is a number; a text with a percent sign stands as its number. */
function breakageText({ credits, lookup, layouts }: CloseContext, row: number): string {
  const { expectedBreakage } = credits.balances[row]?.grant ?? { expectedBreakage: { digits: 0, scale: 0 } };
  if (expectedBreakage.digits === 0) return '0';
  const literal = numberLiteral(decimalValue(expectedBreakage));
  const cell = lookup.read('Credit grants', 'Expected breakage', cellAt(layouts.creditBalances, 'position', row));
  return cell === null ? literal : `IF(ISNUMBER(${cell}),${cell},${literal})`;
}

const zeroes = (header: string, formula: string, rows: number): TableColumn =>
  formulaColumn(header, filled(formula, new Array<number>(rows).fill(0)), GENERAL_FORMAT, { grouped: true, style: 'check' });

function moneyColumns(context: CloseContext): Columns<'price' | 'earned' | 'moneyLeft' | 'recognized' | 'check'> {
  const { credits, layouts, throughDay, obligationRows } = context;
  const { balances } = credits;
  const formats = amountFormats(balances.map(({ grant }) => grant.currency));
  const at = (field: CreditBalanceField, row = 0): string => cellAt(layouts.creditBalances, field, row);
  const units = (minor: number, { grant }: CreditBalance): number => unitsOf(minor, minorUnitsPerUnit(grant.currency));
  const lists = { price: formulaList(), earned: formulaList(), recognized: formulaList() };
  balances.forEach((balance, row) => {
    const obligation = obligationRows.get(balance.grant.id) ?? 0;
    const on = (field: 'price' | 'recognized'): string => cellOn(layouts.remaining, field, obligation);
    addFormula(lists.price, `=${on('price')}`, units(balance.price, balance));
    addFormula(lists.recognized, `=${on('recognized')}`, units(balance.earned, balance));
    const earned = balance.isPlain ? earnedText(context, row, balance, (field) => at(field, row), throughDay) : at('recognized', row);
    addFormula(lists.earned, `=${earned}`, units(balance.earned, balance));
  });
  return {
    price: formulaColumn('Price', eachRow(lists.price), formats),
    earned: formulaColumn('Earned', eachRow(lists.earned), formats),
    moneyLeft: formulaColumn(
      'Left in money',
      filled(`=ROUND(${at('price')}-${at('earned')},3)`, balances.map((row) => units(row.price - row.earned, row))),
      formats,
    ),
    recognized: formulaColumn('Recognized', eachRow(lists.recognized), formats, { grouped: true }),
    check: zeroes('Check', `=ROUND(${at('earned')}-${at('recognized')},3)`, balances.length),
  };
}

/** round(price × min(drawn, usable) ÷ usable); all of it where the rest has lapsed. */
function earnedText(
  context: CloseContext,
  row: number,
  { grant }: CreditBalance,
  at: (field: CreditBalanceField) => string,
  through: Day,
): string {
  if (context.input.book.policy.creditGrants === 'when-granted') {
    return `IF(${at('grantDay')}<=${dateText(through).text},${at('price')},0)`;
  }
  const lapse = lapseDayOfGrant(grant);
  if (lapse !== null && lapse <= through) return at('price');
  const minor = minorUnitsPerUnit(grant.currency);
  const price = minor === 1 ? at('price') : `ROUND(${at('price')}*${minor},0)`;
  const usable = usableText(context, row, through);
  const ratio = `ROUND(${price}*MIN(${at('drawn')},${usable})/${usable},0)`;
  return minor === 1 ? ratio : `${ratio}/${minor}`;
}

/** Billed, and what the books hold for the grant: deferred less unbilled, before netting. */
function bookColumns(context: CloseContext): Columns<'billed' | 'notBilled' | 'inBooks' | 'booksCheck'> {
  const { credits, layouts, throughDay, billingSpans, billing, balances: books } = context;
  const { balances } = credits;
  const formats = amountFormats(balances.map(({ grant }) => grant.currency));
  const at = (field: CreditBalanceField): string => cellAt(layouts.creditBalances, field, 0);
  const lists = { billed: formulaList(), inBooks: formulaList() };
  const billedMinor = balances.map(({ grant }, row) => {
    const { first, last } = spanOf(billingSpans, grant.id);
    const rows = last < first ? [] : billing.slice(first, last + 1).filter(({ event }) => event.day <= throughDay);
    const minor = rows.reduce((sum, { event }) => sum + event.amount, 0);
    const units = minorUnitsPerUnit(grant.currency);
    const on = (field: 'amount' | 'day'): string => columnOn(layouts.billing, field, first, last);
    const until = textLiteral(`<=${serialOf(throughDay)}`);
    const billed = last < first ? '=0' : `=ROUND(SUMIFS(${on('amount')},${on('day')},${until}),3)`;
    addFormula(lists.billed, billed, unitsOf(minor, units));
    const held = books.flatMap(({ obligationId }, index) => (obligationId === grant.id ? [index] : []));
    const terms = held.flatMap((index) => [
      cellOn(layouts.deferred, 'closingPosition', index),
      cellOn(layouts.deferred, 'closingSettled', index),
    ]);
    const earned = balances[row]?.earned ?? 0;
    addFormula(lists.inBooks, terms.length === 0 ? '=0' : `=ROUND(${terms.join('+')},3)`, unitsOf(minor - earned, units));
    return minor;
  });
  const notBilled = balances.map(({ price, grant }, row) => unitsOf(price - (billedMinor[row] ?? 0), minorUnitsPerUnit(grant.currency)));
  const hidden = { grouped: true };
  return {
    billed: formulaColumn('Billed', eachRow(lists.billed), formats, hidden),
    notBilled: formulaColumn('Price less billed', filled(`=ROUND(${at('price')}-${at('billed')},3)`, notBilled), formats, hidden),
    inBooks: formulaColumn('Deferred less unbilled before netting', eachRow(lists.inBooks), formats, hidden),
    booksCheck: zeroes('Books check', `=ROUND(${at('moneyLeft')}-${at('notBilled')}-${at('inBooks')},3)`, balances.length),
  };
}

function sourceColumns({ credits, layouts, lookup }: CloseContext): Columns<'sourceLink' | 'position' | 'sourceRow'> {
  const lists = { sourceLink: formulaList(), position: formulaList(), sourceRow: formulaList() };
  credits.balances.forEach(({ grant }, row) => {
    const position = lookup.position(grant.origin);
    addFormula(lists.position, position?.formula ?? '=0', position?.result ?? 0);
    const sourceRow = lookup.sheetRow(grant.origin, cellAt(layouts.creditBalances, 'position', row));
    addFormula(lists.sourceRow, sourceRow?.formula ?? '=1', sourceRow?.result ?? 1);
    const link = lookup.link(grant.origin, cellAt(layouts.creditBalances, 'sourceRow', row));
    addFormula(lists.sourceLink, link.formula, link.result);
  });
  return {
    sourceLink: linkColumn('Source', eachRow(lists.sourceLink)),
    position: formulaColumn('Place in table', eachRow(lists.position), INTEGER_FORMAT, { grouped: true }),
    sourceRow: formulaColumn('Source row', eachRow(lists.sourceRow), INTEGER_FORMAT, { grouped: true }),
  };
}

export function checkCredits(
  { layouts }: CloseContext,
  balances: PlannedTable | null,
  draws: PlannedTable | null,
): CloseCheck[] {
  if (balances === null) return [];
  const { creditBalances } = layouts;
  const check = (title: string, compares: string, field: CreditBalanceField): CloseCheck =>
    zeroColumn(title, compares, balances, creditBalances, field);
  return [
    check('Credits granted equal their source', 'Granted, and the amount or units in Credit grants now.', 'grantedCheck'),
    check('Credits earned equal revenue', 'The price earned by draws and expiry, and what is recognized of each grant.', 'check'),
    check('Credits left equal the deferred balance', 'Left in money less what is not billed yet, and what the books hold for each grant.', 'booksCheck'),
    check('No credits are below zero', 'Credits left and drawn that are below zero.', 'sign'),
    ...checkAppliedDraws(layouts.creditDraws, draws),
  ];
}
