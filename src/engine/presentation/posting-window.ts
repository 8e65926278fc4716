/**
 * Which days are open.
 * ASC 606-10-45-1, 606-10-50-8 to 10; IFRS 15.105, IFRS 15.116-118
 *
 * Rule: what an earlier run closed, and what the lock date locks, never changes. Facts that belong there land on the
 * first open day. The month closed last may be closed again: what is late then lands on its last day. A day before what
 * is closed cannot be closed: nothing is posted.
 * Formula: horizon = max(lock day, last day of earlier closes); first open day = horizon + 1.
 * Example: lock 31 Dec 2025, closing 31 Jan 2026 → December's revenue lands on 1 Jan 2026.
 */
import type { Policy } from '../domain/policy';
import type { PostedLine } from '../domain/journal';
import type { PostingWindow } from '../domain/posting';
import type { Day } from '../foundation/calendar';

export function findPostingWindow(policy: Policy, posted: readonly PostedLine[], throughDay: Day): PostingWindow {
  const lockDay = policy.lockMethod === 'custom-date' && policy.lockDay !== null ? policy.lockDay : -Infinity;
  const lastClosed = lastClosedDay(posted);
  const horizon = Math.max(lockDay, lastClosed);
  if (horizon === -Infinity) return { horizon: null, firstOpenDay: null, throughDay, isOpen: true };
  if (horizon < throughDay) return { horizon, firstOpenDay: horizon + 1, throughDay, isOpen: true };
  if (horizon === throughDay && lastClosed === throughDay && lockDay < throughDay) {
    return { horizon, firstOpenDay: throughDay, throughDay, isOpen: true };
  }
  return { horizon, firstOpenDay: horizon + 1, throughDay, isOpen: false };
}

/** −Infinity when nothing was posted. */
function lastClosedDay(posted: readonly PostedLine[]): Day {
  let last = -Infinity;
  for (const line of posted) last = Math.max(last, line.day, line.originDay, line.closedThrough);
  return last;
}
