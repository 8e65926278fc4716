/**
 * Decimal numbers at the edges of the engine. The only use of decimal.js in the engine: cells and files hold decimals,
 * the engine holds integers.
 */
import { Decimal } from 'decimal.js';
import { currencyExponent } from './currency';

/** Digits a cell can hold; a product of two such numbers needs twice as many. */
const CELL_DIGITS = 15;
const Exact = Decimal.clone({ precision: 4 * CELL_DIGITS, rounding: Decimal.ROUND_HALF_UP });

/** A decimal as two integers, so that plain data crosses to a worker: value = digits ÷ 10^scale. */
export interface DecimalNumber {
  readonly digits: number;
  readonly scale: number;
}

/** The nearest double: for cells, words and comparisons of shares. Money is never computed from it. */
export function decimalValue({ digits, scale }: DecimalNumber): number {
  return digits === 0 ? 0 : digits / 10 ** scale;
}

const DECIMAL_TEXT = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?\s*$/i;

/**
 * Reads a cell's number or a plain decimal text (`-1234.5`, `1e3`; no grouping, no currency sign). Like a spreadsheet
 * it keeps 15 significant digits. Null when it is no finite number.
 */
export function readDecimal(value: number | string): DecimalNumber | null {
  if (typeof value === 'string' && !DECIMAL_TEXT.test(value)) return null;
  const decimal = new Exact(typeof value === 'string' ? value.trim() : value).toSignificantDigits(CELL_DIGITS);
  if (!decimal.isFinite()) return null;
  const scale = decimal.decimalPlaces();
  const digits = decimal.times(new Exact(10).pow(scale)).toNumber();
  // Adding 0 turns −0 into 0, which would otherwise survive into sheets and comparisons.
  return Number.isSafeInteger(digits) ? { digits: digits + 0, scale } : null;
}

/** Minor units of an amount; null when it has more decimals than the currency or leaves exact integers. */
export function minorUnits(value: DecimalNumber, currency: string): number | null {
  const exponent = currencyExponent(currency);
  if (value.scale <= exponent) {
    const minor = value.digits * 10 ** (exponent - value.scale);
    return Number.isSafeInteger(minor) ? minor : null;
  }
  const divisor = 10 ** (value.scale - exponent);
  return value.digits % divisor === 0 ? value.digits / divisor + 0 : null;
}

/** Minor units rounded half away from zero to the currency's exponent; null when they leave exact integers. */
export function roundedMinorUnits(value: DecimalNumber, currency: string): number | null {
  return toMinorUnits(exactOf(value), currency);
}

/** Price per unit times quantity in minor units, rounded half away from zero; null when they leave exact integers. */
export function roundedProduct(perUnit: DecimalNumber, quantity: DecimalNumber, currency: string): number | null {
  return toMinorUnits(exactOf(perUnit).times(exactOf(quantity)), currency);
}

/** a × b as a cell would hold it, at 15 significant digits; null when that leaves exact integers. */
export function decimalProduct(a: DecimalNumber, b: DecimalNumber): DecimalNumber | null {
  return decimalOf(exactOf(a).times(exactOf(b)));
}

/** a + b, likewise. */
export function decimalTotal(a: DecimalNumber, b: DecimalNumber): DecimalNumber | null {
  return decimalOf(exactOf(a).plus(exactOf(b)));
}

/** (a + b) ÷ 2, likewise. */
export function halfOfSum(a: DecimalNumber, b: DecimalNumber): DecimalNumber | null {
  return decimalOf(exactOf(a).plus(exactOf(b)).div(2));
}

function decimalOf(value: Decimal): DecimalNumber | null {
  const kept = value.toSignificantDigits(CELL_DIGITS);
  const scale = kept.decimalPlaces();
  const digits = kept.times(new Exact(10).pow(scale)).toNumber() + 0;
  return Number.isSafeInteger(digits) ? { digits, scale } : null;
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compareDecimals(a: DecimalNumber, b: DecimalNumber): number {
  return exactOf(a).comparedTo(exactOf(b));
}

/** Sum of products of two decimals, kept to 15 significant digits. */
export function weightedSum(terms: readonly (readonly [DecimalNumber, DecimalNumber])[]): DecimalNumber {
  const sum = terms.reduce((total, [value, weight]) => total.plus(exactOf(value).times(exactOf(weight))), new Exact(0));
  const decimal = sum.toSignificantDigits(CELL_DIGITS);
  const scale = decimal.decimalPlaces();
  return { digits: decimal.times(new Exact(10).pow(scale)).toNumber() + 0, scale };
}

/** Sum of minor units times decimals, rounded once, half away from zero. */
export function roundedMinorSum(terms: readonly (readonly [number, DecimalNumber])[]): number {
  const sum = terms.reduce((total, [minor, weight]) => total.plus(exactOf(weight).times(minor)), new Exact(0));
  return sum.toDecimalPlaces(0).toNumber() + 0;
}

function exactOf(value: DecimalNumber): Decimal {
  return new Exact(value.digits).div(new Exact(10).pow(value.scale));
}

function toMinorUnits(value: Decimal, currency: string): number | null {
  const minor =
    value
      .times(new Exact(10).pow(currencyExponent(currency)))
      .toDecimalPlaces(0)
      .toNumber() + 0;
  return Number.isSafeInteger(minor) ? minor : null;
}

/** Plain decimal text of minor units: `-1234.50`, `1000` for a currency without decimals. */
export function amountText(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** A stretch of (1 + rate)^(numerator ÷ denominator), and what is paid at its end, minor units. */
export interface GrowthStep {
  readonly numerator: number;
  readonly denominator: number;
  readonly amount: number;
}

/**
 * What a balance comes to at the end of each step, payments added, rounded half away from zero; the exact balance is
 * carried on. `rate`: of a year, shared by its compounding periods.
 */
export function growForward(
  opening: number,
  steps: readonly GrowthStep[],
  rate: DecimalNumber,
  periodsInYear: number,
): number[] {
  const growth = exactOf(rate).div(periodsInYear).plus(1);
  let balance = new Exact(opening);
  return steps.map((step) => {
    balance = balance.times(factorOf(growth, step)).plus(step.amount);
    return balance.toDecimalPlaces(0).toNumber();
  });
}

/** What payments at the ends of steps are worth at the start of each, rounded likewise. */
export function discountBack(steps: readonly GrowthStep[], rate: DecimalNumber, periodsInYear: number): number[] {
  const growth = exactOf(rate).div(periodsInYear).plus(1);
  let balance = new Exact(0);
  const worth = [...steps].reverse().map((step) => {
    balance = balance.plus(step.amount).div(factorOf(growth, step));
    return balance.toDecimalPlaces(0).toNumber();
  });
  return worth.reverse();
}

/** A step at whose end `amount` is paid, and `through` (numerator ÷ denominator, rising to 1) of a service has passed. */
export interface ServiceStep extends GrowthStep {
  readonly through: { readonly numerator: number; readonly denominator: number };
}

/** Of a step, minor units: interest is positive on what is owed to the customer; the sign of the balance that bears it. */
export interface ServiceGrowth {
  readonly interest: number;
  readonly passed: number;
  readonly sign: -1 | 0 | 1;
}

/**
 * The price of a service that leaves nothing of its payments with interest: Σ paid × discount ÷ Σ share × discount.
 * `deposit`: paid before the first step. Price, interest and what passes are rounded to date, half away from zero.
 */
export function priceService(
  deposit: number,
  steps: readonly ServiceStep[],
  rate: DecimalNumber,
  periodsInYear: number,
): { readonly price: number; readonly steps: readonly ServiceGrowth[] } {
  const growth = exactOf(rate).div(periodsInYear).plus(1);
  const factors = steps.map((step) => factorOf(growth, step));
  const through = steps.map(({ through: { numerator, denominator } }) => new Exact(numerator).div(denominator));
  let toDate = new Exact(1);
  let paid = new Exact(deposit);
  let shares = new Exact(0);
  steps.forEach(({ amount }, i) => {
    toDate = toDate.times(factors[i]!);
    paid = paid.plus(new Exact(amount).div(toDate));
    shares = shares.plus(through[i]!.minus(through[i - 1] ?? 0).div(toDate));
  });
  const exact = paid.div(shares);
  const price = exact.toDecimalPlaces(0).toNumber() + 0;
  const nominal = steps.reduce((sum, { amount }) => sum + amount, deposit);
  let balance = new Exact(deposit);
  let accrued = new Exact(0);
  let before = { interest: 0, passed: 0 };
  const grown = steps.map(({ amount }, i): ServiceGrowth => {
    const sign = balance.isZero() ? 0 : balance.isNegative() ? -1 : 1;
    const interest = balance.times(factors[i]!.minus(1));
    accrued = accrued.plus(interest);
    balance = balance.plus(interest).plus(amount).minus(exact.times(through[i]!.minus(through[i - 1] ?? 0)));
    const now = {
      interest: i === steps.length - 1 ? price - nominal : accrued.toDecimalPlaces(0).toNumber() + 0,
      passed: exact.times(through[i]!).toDecimalPlaces(0).toNumber() + 0,
    };
    const step = { interest: now.interest - before.interest, passed: now.passed - before.passed, sign } as const;
    before = now;
    return step;
  });
  return { price, steps: grown };
}

function factorOf(growth: Decimal, { numerator, denominator }: GrowthStep): Decimal {
  return numerator === denominator ? growth : growth.pow(new Exact(numerator).div(denominator));
}
