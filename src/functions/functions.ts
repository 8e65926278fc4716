/**
 * Custom functions for analysis beside the generated sheets, which never use them. Each is a function of its arguments
 * alone, exact to the minor unit through the engine's own curves.
 */
import { describeTerm, recognizedThroughTerm } from '../engine';
import { DEFERRED_FAMILY, UNBILLED_FAMILY } from '../engine/domain/account-role';
import { apportion } from '../engine/foundation/apportion';
import { fault, isFunctionFault } from './function-fault';
import { debitBalance } from './journal-range';
import { amountArgument, currencyArgument, dayArgument, strategyArgument, unitsOf } from './read-arguments';
import { readSchedule } from './schedule-range';

/**
 * Revenue of the schedule through a date, or between two dates.
 * @customfunction RECOGNIZED
 * @param {any[][]} schedule The schedule’s detail with its header row: RevenueScheduleDetail[#All].
 * @param {number} through Last day that counts.
 * @param {number} [after] Counts only later days than this; blank counts from the start.
 * @param {string} [key] Obligation, contract, customer, product or currency; blank takes all rows.
 * @returns {number} Amount in the currency of the rows.
 */
export function recognized(schedule: unknown[][], through: number, after?: number, key?: string): number {
  return answer(() => readSchedule(schedule, key).recognized(...period(through, after)));
}

/**
 * Revenue of the schedule still to come after a date.
 * @customfunction REMAINING
 * @param {any[][]} schedule The schedule’s detail with its header row: RevenueScheduleDetail[#All].
 * @param {number} asOf Day after which revenue is still to come.
 * @param {string} [key] Obligation, contract, customer, product or currency; blank takes all rows.
 * @returns {number} Amount in the currency of the rows.
 */
export function remaining(schedule: unknown[][], asOf: number, key?: string): number {
  return answer(() => readSchedule(schedule, key).remaining(dayArgument(asOf, 'The date')));
}

/**
 * Posted billing through a date: invoices less credit notes and voids.
 * @customfunction BILLED
 * @param {any[][]} journal The daily journal with its header row: DailyJournal[#All].
 * @param {number} asOf Last posting date that counts.
 * @param {string} [key] Obligation, contract, customer, product or currency; blank takes all rows.
 * @returns {number} Amount in the currency of the rows.
 */
export function billed(journal: unknown[][], asOf: number, key?: string): number {
  return answer(() => debitBalance(journal, ['Receivable clearing'], dayArgument(asOf, 'The date'), key));
}

/**
 * Deferred revenue in the posted journal at the end of a date.
 * @customfunction DEFERRED
 * @param {any[][]} journal The daily journal with its header row: DailyJournal[#All].
 * @param {number} asOf Last posting date that counts.
 * @param {string} [key] Obligation, contract, customer, product or currency; blank takes all rows.
 * @returns {number} Balance in the currency of the rows; a liability is positive.
 */
export function deferred(journal: unknown[][], asOf: number, key?: string): number {
  return answer(() => 0 - debitBalance(journal, DEFERRED_FAMILY, dayArgument(asOf, 'The date'), key));
}

/**
 * Unbilled revenue in the posted journal at the end of a date.
 * @customfunction UNBILLED
 * @param {any[][]} journal The daily journal with its header row: DailyJournal[#All].
 * @param {number} asOf Last posting date that counts.
 * @param {string} [key] Obligation, contract, customer, product or currency; blank takes all rows.
 * @returns {number} Balance in the currency of the rows.
 */
export function unbilled(journal: unknown[][], asOf: number, key?: string): number {
  return answer(() => debitBalance(journal, UNBILLED_FAMILY, dayArgument(asOf, 'The date'), key));
}

/**
 * Straight-line revenue of an amount over a service period, through a date or between two dates.
 * @customfunction STRAIGHTLINE
 * @param {number} amount Amount to spread.
 * @param {number} start First day of service.
 * @param {number} end Last day of service, included.
 * @param {number} through Last day that counts.
 * @param {number} [after] Counts only later days than this; blank counts from the start.
 * @param {string} [strategy] As in Settings; blank takes even months with ends by daily rate.
 * @param {string} [currency] Three letters, which decide the decimals; blank takes two.
 * @returns {number} Amount recognized.
 */
export function straightLine(
  amount: number,
  start: number,
  end: number,
  through: number,
  after?: number,
  strategy?: string,
  currency?: string,
): number {
  return answer(() => {
    const code = currencyArgument(currency);
    const firstDay = dayArgument(start, 'The start');
    const lastDay = dayArgument(end, 'The end');
    if (lastDay < firstDay) throw fault('value', 'The end lies before the start.');
    const curve = { kind: 'over-time', strategy: strategyArgument(strategy) } as const;
    const term = describeTerm({ firstDay, lastDay, amount: amountArgument(amount, code, 'The amount'), curve });
    const [throughDay, afterDay] = period(through, after);
    const before = afterDay === null ? 0 : recognizedThroughTerm(term, afterDay);
    return unitsOf(recognizedThroughTerm(term, throughDay) - before, code);
  });
}

/**
 * Splits a price over obligations in proportion to their stand-alone selling prices, exact to the minor unit.
 * @customfunction ALLOCATE
 * @param {number} price Price of the contract.
 * @param {number[][]} prices Stand-alone selling prices, one for each obligation.
 * @param {string} [currency] Three letters, which decide the decimals; blank takes two.
 * @returns {number[][]} Shares in the shape of the prices; they sum to the price.
 */
export function allocate(price: number, prices: number[][], currency?: string): number[][] {
  return answer(() => {
    const code = currencyArgument(currency);
    const weights = prices.flat().map((weight) => amountArgument(weight, code, 'A stand-alone selling price'));
    if (weights.some((weight) => weight < 0)) throw fault('value', 'A stand-alone selling price is below zero.');
    if (weights.every((weight) => weight === 0)) throw fault('value', 'The stand-alone selling prices are all zero.');
    const shares = apportion(amountArgument(price, code, 'The price'), weights).map((share) => unitsOf(share, code));
    return prices.map((row, index) => shares.slice(index * row.length, (index + 1) * row.length));
  });
}

function period(through: number, after: number | undefined): [throughDay: number, afterDay: number | null] {
  const throughDay = dayArgument(through, 'The date');
  const afterDay = isGiven(after) ? dayArgument(after, 'The date to count after') : null;
  if (afterDay !== null && afterDay > throughDay) throw fault('value', 'The date to count after lies behind the last day.');
  return [throughDay, afterDay];
}

/** What is left out arrives as null, whatever the type says. */
function isGiven<Value>(argument: Value | null | undefined): argument is Value {
  return argument !== null && argument !== undefined;
}

/** Turns a fault into the error that Excel shows with its message. */
function answer<Result>(compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    if (!isFunctionFault(error)) throw error;
    const code = error.kind === 'value' ? CustomFunctions.ErrorCode.invalidValue : CustomFunctions.ErrorCode.notAvailable;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the class is an Error, which its types do not say
    throw new CustomFunctions.Error(code, error.message);
  }
}
