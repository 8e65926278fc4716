/**
 * Days or months: how finely revenue is posted.
 * ASC 606-10-25-31, 606-10-45-1; IFRS 15.39, IFRS 15.105
 *
 * Rule: the month being closed is posted day by day, unless its lines would be more than twice the limit in Settings:
 * then it is posted in totals like the months before. Earlier months that are still open are daily too, newest first,
 * as long as their lines fit the limit; months before that are posted as one total a month, on its last day. A total is
 * the sum of its days, since both are differences of the same schedule.
 * Example: closing March 2026 with two open months before it and a limit that fits one of them: February daily, January
 * in totals of 31 Jan.
 */
import type { Policy } from '../domain/policy';
import type { PostingSlot, PostingWindow } from '../domain/posting';
import type { Segment } from '../domain/schedule';
import { firstDayOfMonth, lastDayOfMonth, monthOf, type Day, type Month } from '../foundation/calendar';

/** The closing month may be this many times the limit before it, too, is posted in totals. */
const CLOSING_MONTH_ALLOWANCE = 2;

/** An obligation, or a schedule beside revenue. */
interface Scheduled {
  readonly segments: readonly Segment[];
}

/** Slots from the day after the horizon, or the first day of any movement, through the day to close. */
export function layOutSlots(policy: Policy, obligations: readonly Scheduled[], window: PostingWindow): PostingSlot[] {
  const firstDay = window.horizon === null ? firstMovementDay(obligations) : window.horizon + 1;
  if (!window.isOpen || firstDay === null || firstDay > window.throughDay) return [];
  const firstDailyMonth = findFirstDailyMonth(policy, obligations, firstDay, window.throughDay);
  const slots: PostingSlot[] = [];
  for (let month = monthOf(firstDay); month <= monthOf(window.throughDay); month++) {
    const first = Math.max(firstDay, firstDayOfMonth(month));
    const last = Math.min(window.throughDay, lastDayOfMonth(month));
    if (month < firstDailyMonth) slots.push({ afterDay: first - 1, throughDay: last });
    else for (let day = first; day <= last; day++) slots.push({ afterDay: day - 1, throughDay: day });
  }
  return slots;
}

function firstMovementDay(obligations: readonly Scheduled[]): Day | null {
  let first = Infinity;
  for (const { segments } of obligations) for (const { firstDay } of segments) first = Math.min(first, firstDay);
  return first === Infinity ? null : first;
}

function findFirstDailyMonth(policy: Policy, obligations: readonly Scheduled[], firstDay: Day, throughDay: Day): Month {
  const closing = monthOf(throughDay);
  if (policy.dailyDetail === 'closing-month') return closing;
  const first = monthOf(firstDay);
  if (policy.dailyDetail === 'all') return first;
  const lines = countDailyLines(obligations, firstDay, throughDay);
  let month = closing;
  let total = lines[month - first] ?? 0;
  if (total > CLOSING_MONTH_ALLOWANCE * policy.dailyLineLimit) return closing + 1;
  while (month > first && total + (lines[month - 1 - first] ?? 0) <= policy.dailyLineLimit) {
    month--;
    total += lines[month - first] ?? 0;
  }
  return month;
}

/** Lines by month from that of firstDay on: a revenue line a segment and a position line an obligation, each day. */
function countDailyLines(obligations: readonly Scheduled[], firstDay: Day, throughDay: Day): number[] {
  const first = monthOf(firstDay);
  const lines = new Array<number>(monthOf(throughDay) - first + 1).fill(0);
  for (const { segments } of obligations) {
    let isFirst = true;
    for (const segment of segments) {
      const start = Math.max(firstDay, segment.firstDay);
      const end = Math.min(throughDay, segment.lastDay);
      if (end < start) continue;
      for (let month = monthOf(start); month <= monthOf(end); month++) {
        const days = Math.min(end, lastDayOfMonth(month)) - Math.max(start, firstDayOfMonth(month)) + 1;
        lines[month - first]! += isFirst || segment.curve.kind === 'point' ? 2 * days : days;
      }
      if (segment.curve.kind !== 'point') isFirst = false;
    }
  }
  return lines;
}
