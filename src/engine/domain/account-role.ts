/** What an account is for; the Accounts table maps each role to accounts of the ledger. */
export type AccountRole = 'Receivable clearing' | 'Deferred revenue' | 'Unbilled revenue' | 'Revenue';
