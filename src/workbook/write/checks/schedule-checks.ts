/** Checks of the steps before the journals: prices, schedules, documents; and of the balances after them. */
import { expectsRefunds } from '../../../engine';
import { lastDayOfMonth, serialOf } from '../../../engine/foundation/calendar';
import { DEFERRED_FAMILY, UNBILLED_FAMILY, type AccountRole } from '../../../engine/domain/account-role';
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { METHODS, choiceLabel } from '../../read/choices/choices';
import {
  NOTHING,
  atMost,
  dusted,
  equals,
  figuresIn,
  lessSide,
  sideText,
  sumWhere,
  zeroColumn,
  type CheckSide,
  type CheckedTables,
  type CloseCheck,
} from './close-checks';
import type { CloseContext } from '../close-context';
import { textLiteral } from '../cells/formula-text';
import { isPosted } from './journal-checks';
import { ruleText } from '../cells/rule-text';
import { columnOn } from '../cells/sheet-layout';

export function checkSteps(context: CloseContext, tables: CheckedTables): CloseCheck[] {
  const { allocation, schedule, scheduleDetail, billing } = context.layouts;
  return [
    zeroColumn(
      'Prices equal their source',
      'Stated prices and the prices in the source tables now.',
      tables.allocation,
      allocation,
      'priceCheck',
    ),
    zeroColumn(
      'Selling prices equal their source',
      'Stand-alone selling prices and the same derived from obligation, price list or product now.',
      tables.allocation,
      allocation,
      'sellingPriceCheck',
    ),
    zeroColumn(
      'Allocations equal their proofs',
      'Allocated price and its share by stand-alone selling price.',
      tables.allocation,
      allocation,
      'check',
    ),
    zeroColumn(
      'Discounts and true-ups add up',
      'Allocated before discounts, discounts and true-ups against allocated.',
      tables.allocation,
      allocation,
      'sumCheck',
    ),
    checkPriceAllocated(context, tables),
    ...checkModifications(context, tables),
    checkAllScheduled(context, tables),
    zeroColumn(
      'Schedule adds up to Allocation',
      'Allocated price and credits against the total of the months and what is not dated yet.',
      tables.schedule,
      schedule,
      'check',
    ),
    ...context.currencies.map((currency) => checkScheduleDetail(context, tables, currency)),
    zeroColumn(
      'Segments equal their proofs',
      'Amount of each segment and its source.',
      tables.scheduleDetail,
      scheduleDetail,
      'check',
    ),
    {
      ...zeroColumn(
        'Service dates equal their source',
        'Days by which dates on Schedule detail differ from the source tables now.',
        tables.scheduleDetail,
        scheduleDetail,
        'daysCheck',
      ),
      unit: 'count',
    },
    zeroColumn(
      'Months add up to the segment',
      'Amount and the sum of its months.',
      tables.scheduleDetail,
      scheduleDetail,
      'monthsCheck',
    ),
    zeroColumn(
      'Recognized to date equals the months',
      'The engine’s total to date and the months through the close.',
      tables.scheduleDetail,
      scheduleDetail,
      'recognizedCheck',
    ),
    zeroColumn(
      'Documents equal their source',
      'Amount of each billing line and the document’s row.',
      tables.billing,
      billing,
      'check',
    ),
  ];
}

function checkModifications({ layouts }: CloseContext, { modifications }: CheckedTables): CloseCheck[] {
  if (modifications === null) return [];
  const compares = 'Change, share, price and revenue of the day of each modified obligation, derived again.';
  return [
    zeroColumn('Modifications equal their proofs', compares, modifications, layouts.modifications, 'check'),
  ];
}

/** Every segment is on the row of its obligation. */
function checkScheduleDetail(context: CloseContext, tables: CheckedTables, currency: string): CloseCheck {
  const { layouts, obligations, schedule } = context;
  return {
    title: `Schedule equals its detail: ${currency}`,
    compares: 'Total of Schedule and the months of the segments on Schedule detail.',
    left: sumWhere(
      tables.schedule,
      layouts.schedule,
      'total',
      [equals('currency', currency)],
      (row) => obligations[row]?.currency === currency,
    ),
    right: sumWhere(
      tables.scheduleDetail,
      layouts.scheduleDetail,
      'monthsTotal',
      [equals('currency', currency)],
      (row) => schedule[row]?.obligation.currency === currency,
    ),
    unit: currency,
    sheet: layouts.schedule.sheet,
  };
}

/** Usage is worth what was used; all other prices are allocated in full. */
function checkPriceAllocated({ obligations, layouts }: CloseContext, tables: CheckedTables): CloseCheck {
  const { allocation } = layouts;
  const usage = choiceLabel(METHODS, 'usage');
  const isNoSale = (item: ScheduledObligation | undefined): boolean => item?.allocation.rule === 'repurchase';
  const saleOnly = { field: 'rule', criterion: textLiteral(`<>${ruleText('repurchase')}`) } as const;
  const side = (field: 'allocatedBeforeDiscounts' | 'statedPrice'): CheckSide =>
    sumWhere(
      tables.allocation,
      allocation,
      field,
      [{ field: 'method', criterion: textLiteral(`<>${usage}`) }, ...(obligations.some(isNoSale) ? [saleOnly] : [])],
      (row) => obligations[row]?.method !== 'usage' && !isNoSale(obligations[row]),
    );
  return {
    title: 'Prices are allocated in full',
    compares: 'Allocated before discounts and stated prices, usage and what is no sale apart.',
    left: side('allocatedBeforeDiscounts'),
    right: side('statedPrice'),
    sheet: allocation.sheet,
  };
}

/** Milestones and points in time may wait for their day; what runs over time or by use may not. */
function checkAllScheduled({ obligations, layouts }: CloseContext, tables: CheckedTables): CloseCheck {
  const { allocation } = layouts;
  const waits = (['straight-line', 'usage'] as const).map((method) => choiceLabel(METHODS, method));
  const is = waits.map((label) => `(${columnOn(allocation, 'method')}=${textLiteral(label)})`).join('+');
  const off = figuresIn(tables.allocation, allocation, 'undated').reduce((sum, value, row) => {
    const method = obligations[row]?.method;
    return method === 'straight-line' || method === 'usage' ? sum + Math.abs(value) : sum;
  }, 0);
  return {
    title: 'Prices are scheduled in full',
    compares: 'Allocated and credited, less the segments on Schedule detail; milestones and points in time may wait.',
    left: { text: `SUMPRODUCT((${is})*ABS(${columnOn(allocation, 'undated')}))`, result: dusted(off) },
    right: NOTHING,
    sheet: allocation.sheet,
  };
}

export function checkBalances(context: CloseContext, tables: CheckedTables): CloseCheck[] {
  const { deferred } = context.layouts;
  return [
    zeroColumn(
      'Roll-forward closes',
      'Opening, billed, recognized and netting against closing.',
      tables.deferred,
      deferred,
      'check',
    ),
    zeroColumn(
      'Closing balances equal the engine’s',
      'Closing deferred and unbilled and the balances the engine reports.',
      tables.deferred,
      deferred,
      'engineCheck',
    ),
    zeroColumn(
      'Billed + unbilled = recognized + deferred',
      'The identity of positions, obligation by obligation.',
      tables.deferred,
      deferred,
      'identityCheck',
    ),
    ...context.currencies.flatMap((currency) => checkLedger(context, tables, currency)),
    ...context.currencies.flatMap((currency) => checkReclassified(context, tables, currency)),
    checkNoNegative(context, tables),
    ...checkOneSide(context, tables),
  ];
}

function checkLedger(context: CloseContext, tables: CheckedTables, currency: string): CloseCheck[] {
  const { layouts, balances, throughDay } = context;
  const closing = (field: 'closingDeferred' | 'closingUnbilled'): CheckSide =>
    sumWhere(
      tables.deferred,
      layouts.deferred,
      field,
      [equals('currency', currency)],
      (row) => balances[row]?.currency === currency,
    );
  const posted = (role: AccountRole, field: 'debit' | 'credit'): CheckSide =>
    sumWhere(
      tables.daily,
      layouts.daily,
      field,
      [equals('role', role), equals('currency', currency), atMost('day', serialOf(throughDay))],
      (row) => isPosted(context, row, role, currency),
    );
  /** Balance of a family of accounts; roles that no line has are left out. */
  const held = (family: readonly AccountRole[], grows: 'debit' | 'credit'): CheckSide => {
    const roles = family.filter((role, index) => index === 0 || hasRole(context, role));
    const other = grows === 'debit' ? 'credit' : 'debit';
    const sides = roles.map((role) => lessSide(posted(role, grows), posted(role, other)));
    const text = sides.map(sideText).join('+');
    return { text, result: dusted(sides.reduce((sum, { result }) => sum + result, 0)) };
  };
  return [
    {
      title: `Deferred revenue equals the journal: ${currency}`,
      compares: 'Closing deferred revenue and the balance of its account role.',
      left: closing('closingDeferred'),
      right: held(DEFERRED_FAMILY, 'credit'),
      unit: currency,
      sheet: layouts.deferred.sheet,
    },
    {
      title: `Unbilled revenue equals the journal: ${currency}`,
      compares: 'Closing unbilled revenue and the balance of its account role.',
      left: closing('closingUnbilled'),
      right: held(UNBILLED_FAMILY, 'debit'),
      unit: currency,
      sheet: layouts.deferred.sheet,
    },
  ];
}

const hasRole = ({ journal }: CloseContext, role: AccountRole): boolean => journal.some(({ line }) => line.role === role);

/** Contract assets, refund liabilities and non-current deferred revenue against what the sheet makes of them, at month ends. */
function checkReclassified(context: CloseContext, tables: CheckedTables, currency: string): CloseCheck[] {
  const { layouts, balances, throughDay, closingMonth, input } = context;
  if (throughDay !== lastDayOfMonth(closingMonth)) return [];
  const check = (
    role: AccountRole,
    grows: 'debit' | 'credit',
    field: 'contractAsset' | 'nonCurrent' | 'refundLiability',
    isUsed: boolean,
  ): CloseCheck[] => {
    if (!isUsed && !hasRole(context, role)) return [];
    const posted = (side: 'debit' | 'credit'): CheckSide =>
      sumWhere(
        tables.daily,
        layouts.daily,
        side,
        [equals('role', role), equals('currency', currency), atMost('day', serialOf(throughDay))],
        (row) => isPosted(context, row, role, currency),
      );
    return [
      {
        title: `${role} equals the journal: ${currency}`,
        compares: 'What should stand in the account at the month end, and the balance of its account role.',
        left: sumWhere(
          tables.deferred,
          layouts.deferred,
          field,
          [equals('currency', currency)],
          (row) => balances[row]?.currency === currency,
        ),
        right: lessSide(posted(grows), posted(grows === 'debit' ? 'credit' : 'debit')),
        unit: currency,
        sheet: layouts.deferred.sheet,
      },
    ];
  };
  const { obligations, policy } = input.book;
  const hasAssets = obligations.some(({ unbilledIs }) => unbilledIs === 'contract-asset');
  return [
    ...check('Contract asset', 'debit', 'contractAsset', hasAssets),
    ...check('Refund liability', 'credit', 'refundLiability', context.input.recognition.obligations.some(expectsRefunds)),
    ...check('Deferred revenue non-current', 'credit', 'nonCurrent', policy.currentAndNonCurrent !== 'off'),
  ];
}

function checkNoNegative({ layouts }: CloseContext, tables: CheckedTables): CloseCheck {
  const { deferred } = layouts;
  const fields = ['engineDeferred', 'engineUnbilled'] as const;
  const count = fields.reduce(
    (sum, field) => sum + figuresIn(tables.deferred, deferred, field).filter((value) => value < 0).length,
    0,
  );
  return {
    title: 'No balance is negative',
    compares: 'Obligations with a negative deferred or unbilled balance.',
    left: { text: fields.map((field) => `COUNTIF(${columnOn(deferred, field)},"<0")`).join('+'), result: count },
    right: NOTHING,
    unit: 'count',
    sheet: deferred.sheet,
  };
}

/** Contracts are netted at month ends. */
function checkOneSide(
  { layouts, balances, throughDay, closingMonth }: CloseContext,
  tables: CheckedTables,
): CloseCheck[] {
  if (throughDay !== lastDayOfMonth(closingMonth)) return [];
  const { deferred } = layouts;
  const rows = Math.max(1, deferred.rowCount);
  const group = `${columnOn(deferred, 'presentedWith')}<>${columnOn(deferred, 'presentedWith', 1, rows)}`;
  const [sumDeferred, sumUnbilled] = [
    figuresIn(tables.deferred, deferred, 'deferredOfContract'),
    figuresIn(tables.deferred, deferred, 'unbilledOfContract'),
  ];
  const nameOf = (row: number): string | undefined => balances[row]?.presentedWith;
  const both = balances.filter(
    (_, row) => nameOf(row) !== nameOf(row + 1) && (sumDeferred[row] ?? 0) > 0 && (sumUnbilled[row] ?? 0) > 0,
  ).length;
  const text = `SUMPRODUCT((${group})*(${columnOn(deferred, 'deferredOfContract')}>0)*(${columnOn(deferred, 'unbilledOfContract')}>0))`;
  return [
    {
      title: 'A contract is a liability or an asset',
      compares: 'Contracts that show deferred and unbilled revenue at once.',
      left: { text, result: both },
      right: NOTHING,
      unit: 'count',
      sheet: deferred.sheet,
    },
  ];
}
