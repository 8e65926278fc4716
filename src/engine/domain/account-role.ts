/** What an account is for; the Accounts table maps each role to accounts of the ledger. */
export type AccountRole =
  | 'Receivable clearing'
  | 'Deferred revenue'
  | 'Unbilled revenue'
  | 'Revenue'
  | 'Contra revenue'
  | 'Contract cost asset'
  | 'Contract cost clearing'
  | 'Contract cost expense'
  | 'Contract cost amortization'
  | 'Contract cost impairment'
  | 'Bad debt expense'
  | 'Recoverables'
  | 'Disputes'
  | 'Deferred revenue non-current'
  | 'Refund liability'
  | 'Contract asset'
  | 'Inventory'
  | 'Cost of sales'
  | 'Right to returned goods'
  | 'Onerous contract provision'
  | 'Onerous contract expense'
  | 'Exchange gain'
  | 'Exchange loss';

export type RevenueRole = Extract<AccountRole, 'Revenue' | 'Contra revenue'>;

/** Contra revenue is revenue on an account of its own: positions and reports count both. */
export function isRevenueRole(role: AccountRole): role is RevenueRole {
  return role === 'Revenue' || role === 'Contra revenue';
}

/** Events post to the first role of a family; month-end reclassifications move its balance to the others. */
export const DEFERRED_FAMILY: readonly AccountRole[] = [
  'Deferred revenue',
  'Deferred revenue non-current',
  'Refund liability',
];
export const UNBILLED_FAMILY: readonly AccountRole[] = ['Unbilled revenue', 'Contract asset'];

/** The families together are an obligation's position: billed less recognized. */
export function familyOf(role: AccountRole): 'deferred' | 'unbilled' | null {
  if (DEFERRED_FAMILY.includes(role)) return 'deferred';
  return UNBILLED_FAMILY.includes(role) ? 'unbilled' : null;
}
