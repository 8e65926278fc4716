/**
 * The formulas of the rows of `Interest`. Of a price as of one day late payments are discounted row by row from the
 * last, early ones grow from the first. A service over a term has one balance: its price is the one at which payments,
 * what passes and interest leave nothing, and interest is rounded to date.
 */
import { decimalValue } from '../../../engine/foundation/decimal-text';
import type { FinancedPrice, FinancingPayment } from '../../../engine/domain/financing';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { CloseContext, FinancingLine } from '../close-context';
import type { FinancingField } from '../close-layout';
import { paymentsText, rateText } from './financing-proof';
import { numberLiteral } from '../cells/formula-text';
import { unitsOf } from '../cells/number-formats';
import { cellAt } from '../cells/sheet-layout';
import { addFormula, formulaList } from '../cells/table-columns';

const PROOF_FIELDS = ['periods', 'rate', 'paid', 'exactOpening', 'exactClosing', 'growth', 'passedShare', 'exactPrice', 'exactInterest', 'check'] as const;
type ProofField = (typeof PROOF_FIELDS)[number];
type Proofs = Record<ProofField, ReturnType<typeof formulaList>>;

/** Unrounded figures of a row in minor units, as the sheet will compute them. */
interface ExactRow {
  readonly factor: number;
  readonly growth: number;
  readonly opening: number;
  readonly closing: number;
  readonly price: number;
  readonly interest: number;
}

export function financingProofs(context: CloseContext): Proofs & { readonly factors: readonly number[] } {
  const { financing } = context;
  const lists = Object.fromEntries(PROOF_FIELDS.map((field) => [field, formulaList()])) as Proofs;
  const exact = exactRows(financing);
  financing.forEach((line, row) => {
    const { period, financed, obligation } = line;
    const units = minorUnitsPerUnit(obligation.currency);
    const { numerator, denominator } = period;
    addFormula(lists.periods, `=${numberLiteral(numerator)}/${numberLiteral(denominator)}`, numerator / denominator);
    const inYear = financed.compounding === 'monthly' ? 12 : 1;
    addFormula(lists.rate, `=${rateText(context, financed.rate)}/${inYear}`, ratePerPeriod(financed));
    addFormula(lists.paid, `=${paymentsText(context, line, period.payments)}`, unitsOf(period.paid, units));
    const { opening, closing, growth, price, interest } = exact[row]!;
    const texts = financed.service === undefined ? textsAsOfDay(context, row) : textsOfService(context, row);
    addFormula(lists.exactOpening, texts.exactOpening, opening / units);
    addFormula(lists.exactClosing, texts.exactClosing, closing / units);
    addFormula(lists.growth, texts.growth, growth);
    const { numerator: passed, denominator: whole } = period.passedShare ?? { numerator: 0, denominator: 1 };
    addFormula(lists.passedShare, `=${numberLiteral(passed)}/${numberLiteral(whole)}`, passed / whole);
    addFormula(lists.exactPrice, texts.exactPrice, price / units);
    addFormula(lists.exactInterest, texts.exactInterest, interest / units);
    addFormula(lists.check, `=ROUND(${checkText(context, row)},3)`, 0);
  });
  return { ...lists, factors: exact.map(({ factor }) => factor) };
}

type RowTexts = Record<Exclude<ProofField, 'periods' | 'rate' | 'paid' | 'passedShare' | 'check'>, string>;

function textsAsOfDay(context: CloseContext, row: number): RowTexts {
  const { financing, layouts } = context;
  const line = financing[row]!;
  const { period } = line;
  const at = (field: FinancingField, index = row): string => cellAt(layouts.financing, field, index);
  const none = { growth: `=${at('factor')}`, exactPrice: '=0', exactInterest: '=0' };
  if (period.side === 'income') {
    const exactClosing = isSame(financing[row + 1], financing[row]!) ? `=${at('exactOpening', row + 1)}` : '=0';
    return { ...none, exactOpening: `=(${at('exactClosing')}+${at('paid')})/${at('factor')}`, exactClosing };
  }
  const start = isSame(financing[row - 1], financing[row]!) ? at('exactClosing', row - 1) : paymentsText(context, line, period.deposits);
  return { ...none, exactOpening: `=${start}`, exactClosing: `=${at('exactOpening')}*${at('factor')}+${at('paid')}` };
}

function textsOfService(context: CloseContext, row: number): RowTexts {
  const { financing, layouts } = context;
  const line = financing[row]!;
  const { period } = line;
  const at = (field: FinancingField, index = row): string => cellAt(layouts.financing, field, index);
  const sign = period.side === 'expense' ? '' : '-';
  const isStart = isFirst(financing, row);
  const share = isStart ? at('passedShare') : `(${at('passedShare')}-${at('passedShare', row - 1)})`;
  const grown = `${at('exactOpening')}*(${at('factor')}-1)`;
  const moved = period.side === 'expense' ? `+${at('paid')}-${at('exactPrice')}*${share}` : `-${at('paid')}+${at('exactPrice')}*${share}`;
  const turned = !isStart && financing[row - 1]!.period.side !== period.side ? '-' : '';
  return {
    exactOpening: isStart ? `=${paymentsText(context, line, period.deposits)}` : `=${turned}${at('exactClosing', row - 1)}`,
    exactClosing: `=${at('exactOpening')}*${at('factor')}${moved}`,
    growth: isStart ? `=${at('factor')}` : `=${at('growth', row - 1)}*${at('factor')}`,
    exactPrice: isStart ? `=${priceText(at, row, lastOf(financing, row))}` : `=${at('exactPrice', row - 1)}`,
    exactInterest: isStart ? `=${sign}${grown}` : `=${at('exactInterest', row - 1)}${sign === '' ? '+' : '-'}${grown}`,
  };
}

/** Payments discounted ÷ shares discounted. A share is what has passed to date less the same a row before. */
function priceText(at: (field: FinancingField, index: number) => string, first: number, last: number): string {
  const range = (field: FinancingField, from = first, to = last): string => `${at(field, from)}:${at(field, to)}`;
  const paid = `(${at('exactOpening', first)}+SUMPRODUCT(${range('paid')}/${range('growth')}))`;
  const passed = `SUMPRODUCT(${range('passedShare')}/${range('growth')})`;
  const before = first === last ? '' : `-SUMPRODUCT(${range('passedShare', first, last - 1)}/${range('growth', first + 1, last)})`;
  return `${paid}/(${passed}${before})`;
}

function checkText(context: CloseContext, row: number): string {
  const { financing, layouts } = context;
  const { period, financed } = financing[row]!;
  const at = (field: FinancingField, index = row): string => cellAt(layouts.financing, field, index);
  const rounded = (value: string): string => `ROUND(${value},${at('decimals')})`;
  const paid = `ABS(${at('payments')}-${at('paid')})`;
  const [plus, minus] = period.side === 'expense' ? ['+', '-'] : ['-', '+'];
  if (financed.service === undefined) {
    const [opening, closing] = [rounded(at('exactOpening')), rounded(at('exactClosing'))];
    const interest = `${closing}${minus}${at('paid')}-${opening}`;
    return `ABS(${at('opening')}-${opening})+${paid}+ABS(${at('interest')}-(${interest}))+ABS(${at('closing')}-${closing})`;
  }
  const isStart = isFirst(financing, row);
  const turned = !isStart && financing[row - 1]!.period.side !== period.side ? '+' : '-';
  const opening = isStart ? `-${rounded(at('exactOpening'))}` : `${turned}${at('closing', row - 1)}`;
  const toDate = (text: (index: number) => string): string =>
    isStart ? rounded(text(row)) : `${rounded(text(row))}-${rounded(text(row - 1))}`;
  const interest = toDate((index) => at('exactInterest', index));
  const passed = toDate((index) => `${at('exactPrice', index)}*${at('passedShare', index)}`);
  const closing = `${at('opening')}+${at('interest')}${plus}${at('payments')}${minus}${at('passed')}`;
  return [
    `ABS(${at('opening')}${opening})`,
    paid,
    `ABS(${at('interest')}-${period.side === 'expense' ? '' : '-'}(${interest}))`,
    `ABS(${at('passed')}-(${passed}))`,
    `ABS(${at('closing')}-(${closing}))`,
  ].join('+');
}

function isFirst(financing: readonly FinancingLine[], row: number): boolean {
  return financing[row - 1]?.financed !== financing[row]!.financed;
}

function lastOf(financing: readonly FinancingLine[], row: number): number {
  let last = row;
  while (financing[last + 1]?.financed === financing[row]!.financed) last += 1;
  return last;
}

/** Rows in a row of one price, or one change of it, and side. */
const isSame = (a: FinancingLine | undefined, b: FinancingLine): boolean =>
  a?.financed === b.financed && a.period.side === b.period.side;

function ratePerPeriod({ rate, compounding }: FinancedPrice): number {
  return decimalValue(rate.share) / (compounding === 'monthly' ? 12 : 1);
}

function factorOf({ period, financed }: FinancingLine): number {
  return (1 + ratePerPeriod(financed)) ** (period.numerator / period.denominator);
}

const sumOf = (payments: readonly FinancingPayment[]): number => payments.reduce((sum, { amount }) => sum + amount, 0);

function exactRows(financing: readonly FinancingLine[]): ExactRow[] {
  const rows: ExactRow[] = [];
  financing.forEach((line, row) => {
    if (line.financed.service !== undefined) {
      if (!isFirst(financing, row)) return;
      exactService(financing.slice(row, lastOf(financing, row) + 1)).forEach((exact, i) => (rows[row + i] = exact));
    } else if (line.period.side === 'expense') {
      const factor = factorOf(line);
      const opening = isSame(financing[row - 1], line) ? rows[row - 1]!.closing : sumOf(line.period.deposits);
      rows[row] = { ...NO_SERVICE, factor, growth: factor, opening, closing: opening * factor + line.period.paid };
    }
  });
  for (let row = financing.length - 1; row >= 0; row--) {
    const line = financing[row]!;
    if (line.financed.service !== undefined || line.period.side !== 'income') continue;
    const factor = factorOf(line);
    const closing = isSame(financing[row + 1], line) ? rows[row + 1]!.opening : 0;
    rows[row] = { ...NO_SERVICE, factor, growth: factor, opening: (closing + line.period.paid) / factor, closing };
  }
  return rows;
}

const NO_SERVICE = { price: 0, interest: 0 };

/** `lines`: the periods of one service. */
function exactService(lines: readonly FinancingLine[]): ExactRow[] {
  const shares = lines.map(({ period: { passedShare } }) => (passedShare?.numerator ?? 0) / (passedShare?.denominator ?? 1));
  const deposit = sumOf(lines[0]!.period.deposits);
  let growth = 1;
  let [paid, passed] = [deposit, 0];
  const growths = lines.map((line, i) => {
    growth *= factorOf(line);
    paid += line.period.paid / growth;
    passed += (shares[i]! - (shares[i - 1] ?? 0)) / growth;
    return growth;
  });
  const price = paid / passed;
  let balance = deposit;
  let interest = 0;
  return lines.map((line, i) => {
    const sign = line.period.side === 'expense' ? 1 : -1;
    const factor = factorOf(line);
    const opening = sign * balance;
    interest += balance * (factor - 1);
    balance = balance * factor + line.period.paid - price * (shares[i]! - (shares[i - 1] ?? 0));
    return { factor, growth: growths[i]!, opening, closing: sign * balance, price, interest };
  });
}
