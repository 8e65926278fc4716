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
  | 'Disputes';

export type RevenueRole = Extract<AccountRole, 'Revenue' | 'Contra revenue'>;

/** Contra revenue is revenue on an account of its own: positions and reports count both. */
export function isRevenueRole(role: AccountRole): role is RevenueRole {
  return role === 'Revenue' || role === 'Contra revenue';
}
