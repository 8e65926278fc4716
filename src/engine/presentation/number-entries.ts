/**
 * Numbers of the daily and the monthly journal.
 * ASC 606-10-45-1 to 5, 606-10-50-5; IFRS 15.105-109, IFRS 15.114
 *
 * Rule: numbers go on where earlier runs stopped, month of posting by month, without gaps, so that a number names an
 * entry for ever. A run's daily entries are gathered for the ledger by month, entity, currency and the grain chosen in
 * Settings, other schedules apart from revenue; late facts are gathered by the month they belong to. A group that cancels out has no monthly entry.
 * Formula: daily number `2026-03-00017`, monthly number `M-2026-03-0004`.
 * Example: January 2025 holds entries through 2025-01-00032 → the next is 2025-01-00033.
 */
import type { NewJournalLine, PostedLine } from '../domain/journal';
import type { MonthlyGrain } from '../domain/policy';
import type { UnnumberedEntry, UnnumberedLine } from '../domain/posted-entry';
import { isTransferLine } from '../domain/transfer-schedule';
import { joinKey } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';

/** Lines of the entries of a run, in their order, with both numbers filled in. */
export function numberEntries(
  entries: readonly UnnumberedEntry[],
  posted: readonly PostedLine[],
  grain: MonthlyGrain,
): NewJournalLine[] {
  const last = lastNumbers(posted, (line) => line.entry);
  for (const { lines } of entries) {
    const period = lines[0]?.period ?? '';
    const number = (last.get(period) ?? 0) + 1;
    last.set(period, number);
    const entry = `${period}-${String(number).padStart(5, '0')}`;
    for (const line of lines) line.entry = entry;
  }
  const groups = groupForLedger(entries, grain).filter(({ lines }) => !isCancelled(lines));
  numberGroups(
    groups,
    lastNumbers(posted, (line) => line.monthlyEntry),
  );
  return entries.flatMap(({ lines }) => lines);
}

/** 1 for the first run of a workbook. */
export function nextRun(posted: readonly PostedLine[]): number {
  return posted.reduce((run, line) => Math.max(run, line.run), 0) + 1;
}

/** Highest number by month of posting. */
function lastNumbers(posted: readonly PostedLine[], entryOf: (line: PostedLine) => string): Map<string, number> {
  const last = new Map<string, number>();
  let before = '';
  for (const line of posted) {
    const entry = entryOf(line);
    if (entry === before || entry === '') continue;
    before = entry;
    const number = Number(entry.slice(entry.lastIndexOf('-') + 1));
    if (Number.isInteger(number)) last.set(line.period, Math.max(last.get(line.period) ?? 0, number));
  }
  return last;
}

interface LedgerGroup {
  readonly first: UnnumberedLine;
  readonly customer: string;
  readonly productId: string;
  readonly invoiceId: string;
  readonly lines: UnnumberedLine[];
}

/** Netting moves between the products of a contract: its entry has none, or it would not balance. */
function groupForLedger(entries: readonly UnnumberedEntry[], grain: MonthlyGrain): LedgerGroup[] {
  const groups = new Map<string, LedgerGroup>();
  const isFinest = grain === 'customer-product-invoice';
  for (const { lines } of entries) {
    const first = lines[0];
    if (first === undefined) continue;
    const customer = isFinest || grain === 'customer' ? first.customer : '';
    const productId = (isFinest || grain === 'product') && first.rule !== 'contract-netting' ? first.productId : '';
    const invoiceId = isFinest ? first.invoiceId : '';
    const { period, originPeriod, entity, currency } = first;
    const kind = isTransferLine(first) ? 'transfer' : '';
    const key = joinKey(period, originPeriod, entity, currency, customer, productId, invoiceId, kind);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first, customer, productId, invoiceId, lines: [...lines] });
    else group.lines.push(...lines);
  }
  return [...groups.values()];
}

/** Whether no account of the group moves. */
function isCancelled(lines: readonly UnnumberedLine[]): boolean {
  const sums = new Map<string, number>();
  for (const { role, account, debit, credit } of lines) {
    const key = `${role} ${account}`;
    sums.set(key, (sums.get(key) ?? 0) + debit - credit);
  }
  for (const sum of sums.values()) if (sum !== 0) return false;
  return true;
}

function numberGroups(groups: readonly LedgerGroup[], last: Map<string, number>): void {
  const sorted = sortNaturally(
    groups,
    ({ first }) => first.period,
    ({ first }) => first.entity,
    ({ first }) => first.currency,
    (group) => group.customer,
    (group) => group.productId,
    (group) => group.invoiceId,
    ({ first }) => first.originPeriod,
    ({ first }) => (isTransferLine(first) ? 1 : 0),
  );
  for (const { first, lines } of sorted) {
    const number = (last.get(first.period) ?? 0) + 1;
    last.set(first.period, number);
    const monthlyEntry = `M-${first.period}-${String(number).padStart(4, '0')}`;
    for (const line of lines) line.monthlyEntry = monthlyEntry;
  }
}
