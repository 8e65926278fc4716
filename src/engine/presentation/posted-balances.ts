/**
 * What earlier closes posted, read back from their lines.
 * ASC 606-10-45-1, 606-10-50-8; IFRS 15.105, IFRS 15.116
 *
 * Rule: posted lines are facts. Their sums by obligation, document and month of origin are what a run compares the
 * schedules with, so that only the difference is posted.
 * Formula: invoiced = clearing debits − credits; recognized = revenue credits − debits; deferred = credits − debits;
 * unbilled = debits − credits.
 * Example: clearing debit 100.00, deferred credit 100.00, then deferred debit 50.00, revenue credit 50.00 → invoiced
 * 100.00, recognized 50.00, deferred 50.00.
 */
import type { RevenueRole } from '../domain/account-role';
import type { PostedLine } from '../domain/journal';
import { isTransferLine } from '../domain/transfer-schedule';
import type { PostedBalance, PostedDocument } from '../domain/posting';

type Growing<Facts> = { -readonly [Field in keyof Facts]: Facts[Field] };

interface GrowingBalance extends Omit<Growing<PostedBalance>, 'documents' | 'revenue'> {
  readonly documents: Map<string, PostedDocument>;
  readonly revenue: Readonly<Record<RevenueRole, Map<string, number>>>;
}

/**
 * Books are kept by obligation within its contract, currency and entity: if one of these changes, both sides show it.
 */
export function booksKey(of: Pick<PostedBalance, 'contractId' | 'obligationId' | 'currency' | 'entity'>): string {
  return `${of.obligationId}\u0000${of.contractId}\u0000${of.currency}\u0000${of.entity}`;
}

/** By books key, in order of first appearance; lines of other schedules do not count. */
export function sumPosted(posted: readonly PostedLine[]): ReadonlyMap<string, PostedBalance> {
  const balances = new Map<string, GrowingBalance>();
  let balance: GrowingBalance | undefined;
  for (const line of posted) {
    if (isTransferLine(line)) continue;
    // Lines of one entry mostly belong to one obligation: the key is not made again for each.
    if (balance === undefined || !isOfBooks(line, balance)) {
      const key = booksKey(line);
      balance = balances.get(key) ?? openBalance(line);
      balances.set(key, balance);
    }
    addLine(balance, line);
  }
  return balances;
}

function isOfBooks(line: PostedLine, balance: PostedBalance): boolean {
  return (
    line.obligationId === balance.obligationId &&
    line.contractId === balance.contractId &&
    line.currency === balance.currency &&
    line.entity === balance.entity
  );
}

function openBalance(line: PostedLine): GrowingBalance {
  const { contractId, obligationId, currency, entity, customer, productId, origin, rule, source } = line;
  const labels = { contractId, obligationId, currency, entity, customer, productId, origin, rule, source };
  const sums = { invoiced: 0, recognized: 0, deferred: 0, unbilled: 0, deferredNonCurrent: 0, contractAsset: 0, refundLiability: 0 };
  return { ...labels, ...sums, documents: new Map(), revenue: { Revenue: new Map(), 'Contra revenue': new Map() } };
}

function addLine(balance: GrowingBalance, line: PostedLine): void {
  const debit = line.debit - line.credit;
  switch (line.role) {
    case 'Payable to supplier':
    case 'Interest income':
    case 'Interest expense':
    case 'Receivable clearing': {
      balance.invoiced += debit;
      const before = balance.documents.get(line.documentId)?.amount ?? 0;
      const { role, originDay, invoiceId, source, rule, origin } = line;
      const facts = { role, originDay, invoiceId, source, rule, origin };
      balance.documents.set(line.documentId, { amount: before + debit, ...facts });
      return;
    }
    case 'Revenue':
    case 'Contra revenue': {
      balance.recognized -= debit;
      balance.rule = line.rule;
      balance.source = line.source;
      const revenue = balance.revenue[line.role];
      revenue.set(line.originPeriod, (revenue.get(line.originPeriod) ?? 0) - debit);
      return;
    }
    case 'Deferred revenue':
      balance.deferred -= debit;
      return;
    case 'Deferred revenue non-current':
      balance.deferred -= debit;
      balance.deferredNonCurrent -= debit;
      return;
    case 'Refund liability':
      balance.deferred -= debit;
      balance.refundLiability -= debit;
      return;
    case 'Contract asset':
      balance.unbilled += debit;
      balance.contractAsset += debit;
      return;
    case 'Unbilled revenue':
      balance.unbilled += debit;
      return;
    default:
      // Roles of other schedules are no part of an obligation's position.
      return;
  }
}
