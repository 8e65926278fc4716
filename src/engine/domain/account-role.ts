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
  | 'Exchange loss'
  | 'Payable to supplier'
  | 'Interest income'
  | 'Interest expense';

export type RevenueRole = Extract<AccountRole, 'Revenue' | 'Contra revenue'>;

/** Contra revenue is revenue on an account of its own: positions and reports count both. */
export function isRevenueRole(role: AccountRole): role is RevenueRole {
  return role === 'Revenue' || role === 'Contra revenue';
}

/**
 * What stands against the position besides revenue: the customer's invoice, what an agent owes its supplier of it, and
 * interest on what is paid early or late.
 */
export type BillingRole = Extract<
  AccountRole,
  'Receivable clearing' | 'Payable to supplier' | 'Interest income' | 'Interest expense'
>;

export const BILLING_ROLES: readonly BillingRole[] = [
  'Receivable clearing',
  'Payable to supplier',
  'Interest income',
  'Interest expense',
];

export function isBillingRole(role: AccountRole): role is BillingRole {
  return (BILLING_ROLES as readonly AccountRole[]).includes(role);
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
