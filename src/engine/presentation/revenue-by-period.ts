/**
 * Revenue by month of posting, with the part that belongs to earlier months.
 * ASC 606-10-50-5, 606-10-50-12A; IFRS 15.113-114, IFRS 15.116
 *
 * Rule: revenue is what the journal posted. Catch-ups and corrections count in the month they are posted and are shown
 * apart as the effect of earlier months.
 * Formula: prior-period amount = revenue whose month of origin lies before the month of posting.
 * Example: locked December 310.00 posted on 1 Jan with January's own 310.00 → January 620.00, of which prior 310.00.
 */
import { isRevenueRole } from '../domain/account-role';
import type { JournalLine } from '../domain/journal';
import type { RevenueRow } from '../domain/revenue-row';
import type { RecognitionResult } from '../domain/schedule';
import { joinKey } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';

/** Rows by contract, obligation and month, those without contract last. `lines`: posted and new. */
export function revenueByPeriod(lines: readonly JournalLine[], recognition: RecognitionResult): RevenueRow[] {
  const products = new Map(recognition.obligations.map(({ id, productId }) => [id, productId]));
  const rows = new Map<string, RevenueRow>();
  for (const line of lines) {
    if (!isRevenueRole(line.role)) continue;
    const { contractId, obligationId, customer, entity, currency, period } = line;
    const key = joinKey(contractId, obligationId, customer, entity, currency, period);
    const before = rows.get(key);
    const amount = line.credit - line.debit;
    rows.set(key, {
      contractId,
      obligationId,
      customer,
      productId: products.get(obligationId) ?? line.productId,
      entity,
      currency,
      period,
      amount: (before?.amount ?? 0) + amount,
      priorPeriodAmount: (before?.priorPeriodAmount ?? 0) + (line.originPeriod < period ? amount : 0),
      contraAmount: (before?.contraAmount ?? 0) + (line.role === 'Contra revenue' ? amount : 0),
    });
  }
  return sortNaturally(
    [...rows.values()],
    (row) => (row.contractId === '' ? 1 : 0),
    (row) => row.contractId,
    (row) => row.obligationId,
    (row) => row.customer,
    (row) => row.entity,
    (row) => row.currency,
    (row) => row.period,
  );
}
