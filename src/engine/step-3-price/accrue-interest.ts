/**
 * Interest of a financed price, month by month.
 * ASC 606-10-32-20, 606-10-45-1; IFRS 15.65, IFRS 15.105
 *
 * Rule: interest to date is that of the periods that have ended, and of the current one its part by days. It is posted
 * at each month's end and at the end of the last period, apart from revenue: expense raises what is owed to the customer
 * for advance payments, income raises what the customer owes for goods or services it has.
 * Formula: to date = Σ periods that ended + round(interest of the period × days ÷ its days).
 * Example: 240.00 for 1 Jan to 31 Dec 2027: through 31 Jan round(240.00 × 31 ÷ 365) = 20.38.
 */
import type { FinancedPrice, InterestPoint } from '../domain/financing';
import type { BillingEvent } from '../domain/schedule';
import { isoOf, lastDayOfMonth, monthOf, type Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';

/** Events that raise (expense) or lower (income) what is billed beyond revenue; changes of payments have theirs. */
export function accrueInterest(financed: FinancedPrice): BillingEvent[] {
  const ofChanges = (financed.changes ?? []).flatMap(({ id, schedule }) => accrueSchedule(schedule, id));
  return [...accrueSchedule(financed), ...ofChanges];
}

function accrueSchedule(financed: FinancedPrice, changeId?: string): BillingEvent[] {
  const { periods } = financed;
  const starts = periods.flatMap(({ side }, i) => (side === periods[i - 1]?.side ? [] : [i]));
  return starts.flatMap((first, i) => accrueRun(financed, first, (starts[i + 1] ?? periods.length) - 1, changeId));
}

/** Periods in a row of one side. */
function accrueRun(financed: FinancedPrice, first: number, last: number, changeId?: string): BillingEvent[] {
  const { periods, obligationId, origin } = financed;
  const [start, end] = [periods[first], periods[last]];
  if (start === undefined || end === undefined) return [];
  const { side } = start;
  const sign = side === 'expense' ? 1 : -1;
  let before: InterestPoint | null = null;
  let afterDay = start.firstDay - 1;
  const events: BillingEvent[] = [];
  for (const day of accrualDays(start.firstDay, end.lastDay)) {
    const through = pointAt(financed, first, day);
    const amount = sign * (interestTo(financed, first, through) - interestTo(financed, first, before));
    const id = `${obligationId}/interest ${side} ${isoOf(day)}${changeId === undefined ? '' : ` by ${changeId}`}`;
    if (amount !== 0) {
      events.push({
        id,
        obligationId,
        day,
        amount,
        source: 'Interest',
        rule: 'financing',
        counterRole: side === 'expense' ? 'Interest expense' : 'Interest income',
        invoiceId: '',
        document: id,
        documentId: id,
        firstDay: afterDay + 1,
        lastDay: day,
        origin,
        derivation: { kind: 'interest', obligationId, ...(changeId === undefined ? {} : { changeId }), sign, first, before, through },
      });
    }
    before = through;
    afterDay = day;
  }
  return events;
}

function accrualDays(firstDay: Day, lastDay: Day): Day[] {
  const days: Day[] = [];
  for (let month = monthOf(firstDay); lastDayOfMonth(month) < lastDay; month++) days.push(lastDayOfMonth(month));
  return [...days, lastDay];
}

function pointAt({ periods }: FinancedPrice, first: number, day: Day): InterestPoint {
  const period = periods.findIndex(({ lastDay }, index) => index >= first && lastDay >= day);
  const { firstDay, lastDay } = periods[period]!;
  return { period, days: day - firstDay + 1, of: lastDay - firstDay + 1 };
}

/** Minor units through a point, from the first period of a side. */
export function interestTo({ periods }: FinancedPrice, first: number, point: InterestPoint | null): number {
  if (point === null) return 0;
  const whole = periods.slice(first, point.period).reduce((sum, { interest }) => sum + interest, 0);
  return whole + roundedRatio(periods[point.period]?.interest ?? 0, point.days, point.of);
}
