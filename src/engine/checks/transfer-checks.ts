/** Schedules beside revenue: posted in full, and no asset below zero. */
import type { AccountRole } from '../domain/account-role';
import type { Check } from '../domain/check';
import type { JournalLine } from '../domain/journal';
import { isTransferLine, transferIdOf } from '../domain/transfer-schedule';
import { isoOf, isoOfMonth, lastDayOfMonth, monthOf } from '../foundation/calendar';
import { groupBy, joinKey } from '../foundation/group-by';
import { readSegments } from '../step-5-recognition/follow-segments';
import type { CheckedBooks } from './checked-books';
import { amountFault, verdict, type Fault } from './verdict';

/** None where a book has no such schedules and never had. */
export function checkTransfers(books: CheckedBooks): Check[] {
  const lines = books.lines.filter(isTransferLine);
  if (books.recognition.transfers.length === 0 && lines.length === 0) return [];
  return [checkPosted(books, lines), checkAssets(lines)];
}

function checkPosted({ recognition, closedThrough }: CheckedBooks, lines: readonly JournalLine[]): Check {
  const off = new Map<string, { what: string; amount: number; currency: string }>();
  const add = (id: string, month: string, amount: number, currency: string): void => {
    const key = joinKey(id, month, currency);
    off.set(key, { what: `${id} in ${month}`, amount: (off.get(key)?.amount ?? 0) + amount, currency });
  };
  for (const line of lines) {
    if (line.line === 1) add(transferIdOf(line) ?? '', line.originPeriod, line.debit - line.credit, line.currency);
  }
  for (const { id, segments, currency } of recognition.transfers) {
    if (segments.length === 0) continue;
    const read = readSegments(segments);
    const first = Math.min(...segments.map(({ firstDay }) => firstDay));
    const last = Math.max(...segments.map(({ lastDay }) => lastDay));
    let before = 0;
    for (let month = monthOf(first); month <= monthOf(Math.min(last, closedThrough)); month++) {
      const through = read(Math.min(lastDayOfMonth(month), closedThrough));
      add(id, isoOfMonth(month), before - through, currency);
      before = through;
    }
  }
  const faults = [...off.values()]
    .filter(({ amount }) => amount !== 0)
    .map(({ what, amount, currency }) => amountFault(what, amount, currency));
  return verdict(
    'other-schedules-posted',
    'Every month of every other schedule is posted',
    'What schedules of contract costs, bad debt and the like move in each month is compared with what was posted for it.',
    faults,
  );
}

/** Assets that must never be below zero, by contract. */
const ASSETS: readonly AccountRole[] = ['Contract cost asset', 'Right to returned goods'];

function checkAssets(lines: readonly JournalLine[]): Check {
  const faults: Fault[] = [];
  const groups = groupBy(
    lines.filter(({ role }) => ASSETS.includes(role)),
    ({ role, contractId, currency, entity }) => joinKey(role, contractId, currency, entity),
  );
  for (const group of groups.values()) {
    const sorted = [...group].sort((a, b) => a.day - b.day);
    let balance = 0;
    sorted.forEach(({ debit, credit, day, role, contractId, currency }, i) => {
      balance += debit - credit;
      if (sorted[i + 1]?.day !== day && balance < 0) {
        faults.push(amountFault(`${role} of ${contractId} on ${isoOf(day)}`, balance, currency));
      }
    });
  }
  return verdict(
    'other-assets-not-negative',
    'Contract cost assets and rights to returned goods are never negative',
    'The balance of each asset account is looked up for each contract at the end of every day with a movement.',
    faults,
  );
}
