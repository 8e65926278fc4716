/**
 * The monthly journal: daily lines summed for the ledger.
 * ASC 606-10-45-1 to 5, 606-10-50-5; IFRS 15.105-109, IFRS 15.114
 *
 * Rule: the daily lines that carry the number of a monthly entry make it up. Each account has one line with its net
 * amount, so that every entry balances. Entries of earlier runs follow from their own lines and stay as they are.
 * Formula: line = Σ debit − Σ credit of the account in the entry.
 * Example: January of a 12,000.00 contract invoiced on 1 Jan: clearing debit 12,000.00, deferred credit 11,000.00,
 * revenue credit 1,000.00.
 */
import type { JournalLine, MonthlyJournalLine } from '../domain/journal';
import { isTransferLine } from '../domain/transfer-schedule';
import { lastDayOfMonth, monthOf } from '../foundation/calendar';
import { groupBy } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';
import { DEFAULT_ACCOUNTS } from './account-for-role';

/** Monthly entries of all runs, in order of their numbers. */
export function summarizeMonths(lines: readonly JournalLine[]): MonthlyJournalLine[] {
  const groups = groupBy(
    lines.filter((line) => line.monthlyEntry !== ''),
    (line) => line.monthlyEntry,
  );
  const entries = sortNaturally(
    [...groups],
    ([, group]) => group[0]!.period,
    ([entry]) => Number(entry.slice(entry.lastIndexOf('-') + 1)),
  );
  return entries.flatMap(([entry, group]) => linesOfEntry(entry, group));
}

/** Lines of one account within an entry. */
interface AccountSum {
  readonly first: JournalLine;
  debit: number;
  readonly sources: string[];
  readonly rules: string[];
}

function inOrderOfAccounts(a: JournalLine, b: JournalLine): number {
  return ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role) || (a.account < b.account ? -1 : 1);
}

const ROLE_ORDER: readonly string[] = Object.keys(DEFAULT_ACCOUNTS);

function linesOfEntry(entry: string, group: readonly JournalLine[]): MonthlyJournalLine[] {
  const accounts = sumAccounts(group)
    .filter(({ debit }) => debit !== 0)
    .sort((a, b) => inOrderOfAccounts(a.first, b.first));
  const customer = shared(group, (line) => line.customer);
  const productId = shared(group, (line) => line.productId);
  const invoiceId = shared(group, (line) => line.invoiceId);
  const contractId = shared(group, (line) => line.contractId);
  const obligationId = shared(group, (line) => line.obligationId);
  const narrative = narrate(group, [customer, productId, invoiceId]);
  return accounts.map(({ first, debit, sources, rules }, i): MonthlyJournalLine => {
    const { period, role, account, accountName, currency, entity, run } = first;
    return {
      entry,
      line: i + 1,
      // The month's last day, or the day closed where a run ends within the month.
      day: Math.min(lastDayOfMonth(monthOf(first.day)), first.closedThrough),
      period,
      role,
      account,
      accountName,
      debit: Math.max(0, debit),
      credit: Math.max(0, -debit),
      currency,
      entity,
      customer,
      contractId,
      obligationId,
      productId,
      invoiceId,
      source: sources.sort().join(', '),
      rule: rules.sort().join(', '),
      narrative,
      run,
    };
  });
}

/** An entry has a handful of accounts: they are looked up one by one. */
function sumAccounts(group: readonly JournalLine[]): AccountSum[] {
  const sums: AccountSum[] = [];
  for (const line of group) {
    let sum = sums.find(({ first }) => first.role === line.role && first.account === line.account);
    if (sum === undefined) {
      sum = { first: line, debit: 0, sources: [], rules: [] };
      sums.push(sum);
    }
    sum.debit += line.debit - line.credit;
    if (!sum.sources.includes(line.source)) sum.sources.push(line.source);
    if (!sum.rules.includes(line.rule)) sum.rules.push(line.rule);
  }
  return sums;
}

/** The value where all lines agree, else empty. */
function shared(lines: readonly JournalLine[], valueOf: (line: JournalLine) => string): string {
  const value = valueOf(lines[0]!);
  return lines.every((line) => valueOf(line) === value) ? value : '';
}

function narrate(group: readonly JournalLine[], names: readonly string[]): string {
  const first = group[0]!;
  const last = group.at(-1)!;
  const subject = names.filter((name) => name !== '').join(', ');
  const late = first.originPeriod === first.period ? '' : ` of ${first.originPeriod}`;
  const range = first.entry === last.entry ? `entry ${first.entry}` : `entries ${first.entry} to ${last.entry}`;
  const title = isTransferLine(first) ? 'Other schedules' : 'Revenue journal';
  return `${title} ${first.period}${late}${subject === '' ? '' : `: ${subject}`}; ${group.length} daily lines, ${range}`;
}
