/** Formulas of `Deferred revenue`: positions by direct reference, movements by sums over the journal lines of the month. */
import { isYetToBeAdded } from '../../../engine';
import { monthRows, creditRows, type BalanceFigures } from '../rows/balance-figures';
import type { BalanceRow } from '../rows/balance-rows';
import type { AccountRole } from '../../../engine/domain/account-role';
import { hasContraRevenue, billingRolesOf, type CloseContext } from '../close-context';
import type { DeferredField } from '../close-layout';
import type { JournalField } from '../rows/daily-journal-columns';
import { isPlainCriterion, textLiteral } from '../cells/formula-text';
import { cellAt, cellOn, columnOn } from '../cells/sheet-layout';
import { filled, type ComputedCells } from '../cells/table-columns';

type Column = (results: readonly number[]) => ComputedCells;

/** What *Deferred revenue* says of an obligation by formula. */
export type BalanceField =
  | 'openingDeferred'
  | 'openingUnbilled'
  | 'billed'
  | 'recognized'
  | 'fromOpening'
  | 'netting'
  | 'closingDeferred'
  | 'closingUnbilled'
  | 'withinYear'
  | 'afterYear'
  | 'remaining'
  | 'openingPosition'
  | 'closingPosition'
  | 'openingSettled'
  | 'closingSettled';

export function balanceFormulas(
  context: CloseContext,
  figures: readonly BalanceFigures[],
): Readonly<Record<BalanceField, Column>> {
  const { layouts } = context;
  const at = (field: DeferredField): string => cellAt(layouts.deferred, field, 0);
  const fill =
    (formula: string): Column =>
    (results) =>
      filled(formula, results);
  const each =
    (formula: (figure: BalanceFigures, row: number) => string): Column =>
    (results) => ({
      kind: 'formulas',
      formulas: figures.map(formula),
      results,
    });
  const positionAt = (row: number): string => (row < 0 ? '=0' : `=${cellOn(layouts.daily, 'netAfter', row)}`);
  const settledAt = (row: number): string => (row < 0 ? '=0' : `=${cellOn(layouts.netting, 'settled', row)}`);
  return {
    openingPosition: each(({ openingRow }) => positionAt(openingRow)),
    closingPosition: each(({ closingRow }) => positionAt(closingRow)),
    openingSettled: each(({ openingNetting }) => settledAt(openingNetting)),
    closingSettled: each(({ closingNetting }) => settledAt(closingNetting)),
    openingDeferred: fill(`=MAX(0,${at('openingPosition')})`),
    openingUnbilled: fill(`=MAX(0,-${at('openingPosition')})`),
    billed: movement(
      context,
      billingRolesOf(context),
      'debit',
      'credit',
    ),
    recognized: movement(context, hasContraRevenue(context) ? ['Revenue', 'Contra revenue'] : ['Revenue'], 'credit', 'debit'),
    fromOpening: fill(`=MAX(0,MIN(${at('openingDeferred')},${at('recognized')}))`),
    netting: fill(`=ROUND(${at('openingSettled')}-${at('closingSettled')},3)`),
    closingDeferred: fill(`=MAX(0,${at('closingPosition')})`),
    closingUnbilled: fill(`=MAX(0,-${at('closingPosition')})`),
    withinYear: fill(`=ROUND(${at('closingDeferred')}-${at('afterYear')},3)`),
    afterYear: each((figure, row) => afterYear(context, figure, row)),
    remaining: each((figure, row) => remaining(context, figure, row)),
  };
}

/** Debits less credits (or the other way round) of roles in the closing month, by obligation. */
function movement(
  context: CloseContext,
  roles: readonly AccountRole[],
  plus: 'debit' | 'credit',
  minus: 'debit' | 'credit',
): Column {
  const { layouts, balances } = context;
  const rows = monthRows(context);
  const ids = new Set(balances.map(({ obligationId }) => obligationId));
  const isPlain = ids.size === balances.length && balances.every(({ obligationId }) => isPlainCriterion(obligationId));
  const on = (field: JournalField): string => columnOn(layouts.daily, field, rows.first, rows.last);
  if (rows.last < rows.first) return (results) => filled('=0', results);
  if (isPlain) {
    const sums = roles.map((role) => {
      const criteria = `${on('obligationId')},${cellAt(layouts.deferred, 'obligationId', 0)},${on('role')},${textLiteral(role)}`;
      return `SUMIFS(${on(plus)},${criteria})-SUMIFS(${on(minus)},${criteria})`;
    });
    return (results) => filled(`=ROUND(${sums.join('+')},3)`, results);
  }
  const sum = (balance: BalanceRow): string => {
    const is = (field: 'obligationId' | 'contractId' | 'currency' | 'entity'): string =>
      `(${on(field)}=${textLiteral(balance[field])})`;
    const conditions = [
      is('obligationId'),
      is('contractId'),
      is('currency'),
      is('entity'),
      `(${roles.map((role) => `(${on('role')}=${textLiteral(role)})`).join('+')})`,
    ];
    return `=ROUND(SUMPRODUCT(${conditions.join('*')}*(${on(plus)}-${on(minus)})),3)`;
  };
  return (results) => ({ kind: 'formulas', formulas: balances.map(sum), results });
}

/** What is deferred beyond the next twelve months of Schedule detail, as far as later months recognize it. */
function afterYear(
  { layouts, months, closingMonth }: CloseContext,
  { scheduleSpan, refundsExpected, undated }: BalanceFigures,
  row: number,
): string {
  const { first, last } = scheduleSpan;
  const lastOfYear = closingMonth + 12 - months.firstMonth;
  const lastLetter = months.laterLetter ?? months.letters.at(-1) ?? '';
  const nextLetter = months.letters[lastOfYear + 1] ?? months.laterLetter;
  const expected = (side: 'within' | 'after'): string =>
    undated?.side === side ? cellOn(layouts.schedule, 'undated', undated.scheduleRow) : '';
  const undatedAfter = expected('after');
  const isScheduled = last >= first;
  if (undatedAfter === '' && (!isScheduled || nextLetter === null)) return '=0';
  const { scheduleDetail: schedule } = layouts;
  const [top, bottom] = [schedule.headerRow + 2 + first, schedule.headerRow + 2 + last];
  const block = (from: string, to: string): string => `SUM(${schedule.prefix}$${from}$${top}:$${to}$${bottom})`;
  const recognized = isScheduled ? `SUM(${columnOn(schedule, 'recognized', first, last)})` : '';
  const undatedWithin = expected('within');
  const ofYear = isScheduled ? `${block(months.letters[0] ?? '', months.letters[Math.min(lastOfYear, months.letters.length - 1)] ?? '')}-${recognized}` : '0';
  const within = `MAX(0,${ofYear}${undatedWithin === '' ? '' : `+${undatedWithin}`})`;
  const ofLater = isScheduled && nextLetter !== null ? block(nextLetter, lastLetter) : '';
  const after = [ofLater, undatedAfter].filter((text) => text !== '').join('+');
  const hasRefunds = refundsExpected.minor !== 0;
  const refunds = hasRefunds ? `-${cellAt(layouts.deferred, 'refundLiability', row)}` : '';
  const deferred = `${cellAt(layouts.deferred, 'closingDeferred', row)}${refunds}`;
  return `=ROUND(MIN(MAX(0,${deferred}-${within}),MAX(0,${after})),3)`;
}

/** The allocated price and its changes by the close, less what is recognized. */
function remaining(context: CloseContext, { scheduleSpan }: BalanceFigures, row: number): string {
  const { layouts, balances, obligationRows, obligations, throughDay } = context;
  const balance = balances[row];
  const recognized = cellAt(layouts.deferred, 'recognizedToDate', row);
  const obligation = balance?.isScheduled === true ? obligationRows.get(balance.obligationId) : undefined;
  const scheduled = obligation === undefined ? undefined : obligations[obligation];
  const isAgreed = scheduled !== undefined && !isYetToBeAdded(scheduled, throughDay);
  if (obligation === undefined || !isAgreed) return `=-${recognized}`;
  const { allocation, scheduleDetail } = layouts;
  const credits = creditRows(context, scheduleSpan).map((credit) => cellOn(scheduleDetail, 'amount', credit));
  const price = [cellOn(allocation, 'allocated', obligation), cellOn(allocation, 'changes', obligation), ...credits];
  return `=ROUND(${price.join('+')}-${recognized},3)`;
}
