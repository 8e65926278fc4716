/**
 * Which days are open.
 * ASC 606-10-45-1, 606-10-50-8 to 10; IFRS 15.105, IFRS 15.116-118
 *
 * Rule: what an earlier run closed, and what the lock date locks, never changes. Facts that belong there land on the
 * first open day. The month closed last may be closed again: what is late then lands on its last day. A day before what
 * is closed cannot be closed: nothing is posted. A month may have posted in the functional currency alone: it is closed.
 * Formula: horizon = max(lock day, last day of earlier closes); first open day = horizon + 1.
 * Example: lock 31 Dec 2025, closing 31 Jan 2026 → December's revenue lands on 1 Jan 2026.
 */
import type { RevenueBook } from '../domain/book';
import type { PostingWindow } from '../domain/posting';
import type { Day } from '../foundation/calendar';

type Closed = Pick<RevenueBook, 'policy' | 'posted' | 'postedFunctional'>;

export function findPostingWindow({ policy, posted, postedFunctional = [] }: Closed, throughDay: Day): PostingWindow {
  const lockDay = policy.lockMethod === 'custom-date' && policy.lockDay !== null ? policy.lockDay : -Infinity;
  const lastClosed = lastClosedDay(posted, postedFunctional);
  const horizon = Math.max(lockDay, lastClosed);
  if (horizon === -Infinity) return { horizon: null, firstOpenDay: null, throughDay, isOpen: true };
  if (horizon < throughDay) return { horizon, firstOpenDay: horizon + 1, throughDay, isOpen: true };
  if (horizon === throughDay && lastClosed === throughDay && lockDay < throughDay) {
    return { horizon, firstOpenDay: throughDay, throughDay, isOpen: true };
  }
  return { horizon, firstOpenDay: horizon + 1, throughDay, isOpen: false };
}

/** −Infinity when nothing was posted. */
function lastClosedDay(posted: Closed['posted'], functional: NonNullable<Closed['postedFunctional']>): Day {
  let last = -Infinity;
  for (const { closedThrough } of functional) last = Math.max(last, closedThrough);
  for (const line of posted) last = Math.max(last, line.day, line.originDay, line.closedThrough);
  return last;
}
