/**
 * The inner loops over typed arrays, part two: what billing makes of revenue, by month or by day.
 * ASC 606-10-45-1; IFRS 15.105
 *
 * Rule: deferred = max(0, billed − recognized), unbilled = max(0, recognized − billed); a movement is the difference of
 * two such balances. Every cell equals the difference of `recognizedThrough`, to the minor unit.
 * Formula: Δunbilled = Δdeferred − (billed − recognized in the period), so one maximum serves both.
 * Example: 1,200.00 over 2025, even months, 600.00 invoiced on 10 Mar: March recognizes 100.00, deferred rises by
 * 300.00 and unbilled falls by 200.00.
 */

export interface MovementColumns<Column extends Int32Array | Float64Array> {
  readonly revenue: Column;
  readonly deferred: Column;
  readonly unbilled: Column;
}

/** `deferred` comes holding what was billed in each month and leaves with the movements of the balance. */
export function turnBillingIntoMovements(months: MovementColumns<Float64Array>, from: number, to: number): void {
  const { revenue, deferred, unbilled } = months;
  let net = 0;
  let balance = 0;
  for (let cell = from; cell < to; cell++) {
    const change = deferred[cell]! - revenue[cell]!;
    net += change;
    const balanceAfter = net > 0 ? net : 0;
    const movement = balanceAfter - balance;
    deferred[cell] = movement;
    unbilled[cell] = movement - change;
    balance = balanceAfter;
  }
}

/** One line's place in the columns of days and months. */
export interface LinePlace {
  /** First days of months; a month of the line ends before cell starts[position + 1] + base. */
  readonly starts: Int32Array;
  readonly billingDay: Int32Array;
  readonly billingAmount: Float64Array;
  /** `base` + day = cell of that day; the line's days fill cells `from` up to `to`. */
  base: number;
  from: number;
  to: number;
  /** Position of the line's first month in `starts`, and the cell of its sums. */
  position: number;
  month: number;
  firstBilling: number;
  endBilling: number;
  /** Whether its revenue never changes sign. */
  isMonotone: boolean;
}

/** Movements by day of one line, whose revenue is there already, and their sums by month. */
export function moveDays(
  days: MovementColumns<Float64Array>,
  months: MovementColumns<Float64Array>,
  line: LinePlace,
): void {
  const { revenue, deferred, unbilled } = days;
  const { to, starts, base, billingDay, billingAmount, endBilling } = line;
  let { position, month, firstBilling: billing } = line;
  let net = 0;
  let balance = 0;
  for (let start = line.from; start < to; month++, position++) {
    const end = Math.min(to, starts[position + 1]! + base);
    const netBefore = net;
    const balanceBefore = balance;
    let revenueOfMonth = 0;
    for (let cell = start; cell < end; cell++) {
      let change = 0 - revenue[cell]!;
      while (billing < endBilling && billingDay[billing]! + base === cell) change += billingAmount[billing++]!;
      net += change;
      const balanceAfter = net > 0 ? net : 0;
      revenueOfMonth += revenue[cell]!;
      deferred[cell] = balanceAfter - balance;
      unbilled[cell] = balanceAfter - balance - change;
      balance = balanceAfter;
    }
    months.revenue[month] = revenueOfMonth;
    months.deferred[month] = balance - balanceBefore;
    months.unbilled[month] = balance - balanceBefore - (net - netBefore);
    start = end;
  }
}

/** The same for a line within 32 bits, in runs of days between billings and month ends. */
export function moveDaysNarrow(
  days: MovementColumns<Int32Array>,
  months: MovementColumns<Float64Array>,
  line: LinePlace,
): void {
  const { to, starts, base, billingDay, billingAmount, endBilling } = line;
  let { position, month, firstBilling: billing } = line;
  let net = 0;
  for (let start = line.from; start < to; month++, position++) {
    const endOfMonth = Math.min(to, starts[position + 1]! + base) | 0;
    const netBefore = net;
    let revenueOfMonth = 0;
    while (start < endOfMonth) {
      const netUnbilled = net;
      while (billing < endBilling && billingDay[billing]! + base === start) net = (net + billingAmount[billing++]!) | 0;
      const end = billing < endBilling ? Math.min(endOfMonth, billingDay[billing]! + base) | 0 : endOfMonth;
      const revenueOfRun = moveRunOfDays(days, start, end, net, line.isMonotone);
      if (net !== netUnbilled) {
        days.deferred[start]! += Math.max(0, net) - Math.max(0, netUnbilled);
        days.unbilled[start]! += Math.max(0, -net) - Math.max(0, -netUnbilled);
      }
      net = (net - revenueOfRun) | 0;
      revenueOfMonth = (revenueOfMonth + revenueOfRun) | 0;
      start = end;
    }
    months.revenue[month] = revenueOfMonth;
    months.deferred[month] = Math.max(0, net) - Math.max(0, netBefore);
    months.unbilled[month] = Math.max(0, -net) - Math.max(0, -netBefore);
  }
}

/** Days on which nothing is billed, from a net position on; returns their revenue. */
function moveRunOfDays(
  days: MovementColumns<Int32Array>,
  start: number,
  end: number,
  netBefore: number,
  isMonotone: boolean,
): number {
  if (isMonotone) {
    const isDeferred = netBefore > 0;
    const revenueOfRun = moveSteadily(days, start, end, isDeferred);
    const netAfter = netBefore - revenueOfRun;
    if (isDeferred ? netAfter >= 0 : netAfter <= 0) return revenueOfRun;
  }
  return moveAcrossZero(days, start, end, netBefore);
}

/** All revenue comes out of deferred, or all goes to unbilled. Four days a turn: arrays are checked once a turn. */
function moveSteadily(
  { revenue, deferred, unbilled }: MovementColumns<Int32Array>,
  start: number,
  end: number,
  isDeferred: boolean,
): number {
  const ofDeferred = isDeferred ? -1 : 0;
  const ofUnbilled = ~ofDeferred;
  let sum = 0;
  let cell = start | 0;
  for (; cell + 3 < end; cell = (cell + 4) | 0) {
    const first = revenue[cell]!;
    const second = revenue[cell + 1]!;
    const third = revenue[cell + 2]!;
    const fourth = revenue[cell + 3]!;
    sum = (sum + first + second + third + fourth) | 0;
    deferred[cell] = (0 - first) & ofDeferred;
    deferred[cell + 1] = (0 - second) & ofDeferred;
    deferred[cell + 2] = (0 - third) & ofDeferred;
    deferred[cell + 3] = (0 - fourth) & ofDeferred;
    unbilled[cell] = first & ofUnbilled;
    unbilled[cell + 1] = second & ofUnbilled;
    unbilled[cell + 2] = third & ofUnbilled;
    unbilled[cell + 3] = fourth & ofUnbilled;
  }
  for (; cell < end; cell = (cell + 1) | 0) {
    const revenueOfDay = revenue[cell]!;
    sum = (sum + revenueOfDay) | 0;
    deferred[cell] = (0 - revenueOfDay) & ofDeferred;
    unbilled[cell] = revenueOfDay & ofUnbilled;
  }
  return sum;
}

function moveAcrossZero(
  { revenue, deferred, unbilled }: MovementColumns<Int32Array>,
  start: number,
  end: number,
  netBefore: number,
): number {
  let net = netBefore | 0;
  let balance = net & ~(net >> 31);
  for (let cell = start | 0; cell < end; cell = (cell + 1) | 0) {
    const revenueOfDay = revenue[cell]!;
    net = (net - revenueOfDay) | 0;
    const balanceAfter = net & ~(net >> 31);
    const movement = (balanceAfter - balance) | 0;
    deferred[cell] = movement;
    unbilled[cell] = (movement + revenueOfDay) | 0;
    balance = balanceAfter;
  }
  return netBefore - net;
}
