/**
 * Which account a journal line is posted to.
 * ASC 606-10-45-1 to 5; IFRS 15.105-109
 *
 * Rule: Accounts maps roles to accounts, optionally for a product, a product category or an entity. Of the rows whose
 * filled columns all match, the most particular counts: product before category before entity, and among equal ones the
 * row with more columns. Without a row the default accounts stand; unbilled revenue then takes a row of contract assets.
 * Formula: weight = 4 × product + 2 × category + 1 × entity; the greatest wins, then the account in natural order.
 * Example: Revenue 4000 for all and 4100 for category Usage: a product of category Usage posts to 4100.
 */
import type { AccountRole } from '../domain/account-role';
import type { AccountMapping } from '../domain/book';
import { sortNaturally } from '../foundation/sort-naturally';

export interface Account {
  readonly account: string;
  readonly name: string;
}

export const DEFAULT_ACCOUNTS: Readonly<Record<AccountRole, Account>> = {
  'Receivable clearing': { account: '1150', name: 'Receivable clearing' },
  'Deferred revenue': { account: '2400', name: 'Deferred revenue' },
  'Unbilled revenue': { account: '1250', name: 'Unbilled revenue' },
  Revenue: { account: '4000', name: 'Revenue' },
  'Contra revenue': { account: '4090', name: 'Contra revenue' },
  'Contract cost asset': { account: '1400', name: 'Contract cost asset' },
  'Contract cost clearing': { account: '5100', name: 'Contract cost clearing' },
  'Contract cost expense': { account: '5110', name: 'Contract cost expense' },
  'Contract cost amortization': { account: '5150', name: 'Contract cost amortization' },
  'Contract cost impairment': { account: '5160', name: 'Contract cost impairment' },
  'Bad debt expense': { account: '6100', name: 'Bad debt expense' },
  Recoverables: { account: '4080', name: 'Recoverables' },
  Disputes: { account: '6110', name: 'Disputes' },
  'Deferred revenue non-current': { account: '2500', name: 'Deferred revenue non-current' },
  'Refund liability': { account: '2450', name: 'Refund liability' },
  'Contract asset': { account: '1260', name: 'Contract asset' },
  Inventory: { account: '1300', name: 'Inventory' },
  'Cost of sales': { account: '5000', name: 'Cost of sales' },
  'Right to returned goods': { account: '1350', name: 'Right to returned goods' },
  'Onerous contract provision': { account: '2700', name: 'Onerous contract provision' },
  'Onerous contract expense': { account: '5200', name: 'Onerous contract expense' },
  'Exchange gain': { account: '7800', name: 'Exchange gain' },
  'Payable to supplier': { account: '2100', name: 'Payable to supplier' },
  'Interest income': { account: '4900', name: 'Interest income' },
  'Interest expense': { account: '7100', name: 'Interest expense' },
  'Exchange loss': { account: '7810', name: 'Exchange loss' },
};

/** What a line is about; empty text where it is unknown. */
export interface AccountSubject {
  readonly productId: string;
  readonly category: string;
  readonly entity: string;
}

export type AccountChooser = (role: AccountRole, subject: AccountSubject) => Account;

/** Chooses accounts by the mappings; each role and subject is worked out once. */
export function chooseAccounts(mappings: readonly AccountMapping[]): AccountChooser {
  const rows = sortNaturally(
    mappings,
    (row) => -weightOf(row),
    (row) => row.account,
    (row) => row.name,
  );
  const known = new Map<string, Account>();
  return (role, subject) => {
    const key = `${role}\u0000${subject.productId}\u0000${subject.category}\u0000${subject.entity}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const findRow = (of: AccountRole): AccountMapping | undefined =>
      rows.find((candidate) => candidate.role === of && matches(candidate, subject));
    // Where the ledger has one account for both, it is called by either name.
    const row = findRow(role) ?? (role === 'Unbilled revenue' ? findRow('Contract asset') : undefined);
    const account = row === undefined ? DEFAULT_ACCOUNTS[role] : { account: row.account, name: row.name };
    known.set(key, account);
    return account;
  };
}

function weightOf(row: AccountMapping): number {
  return (row.productId === '' ? 0 : 4) + (row.category === '' ? 0 : 2) + (row.entity === '' ? 0 : 1);
}

function matches(row: AccountMapping, subject: AccountSubject): boolean {
  return (
    (row.productId === '' || row.productId === subject.productId) &&
    (row.category === '' || row.category === subject.category) &&
    (row.entity === '' || row.entity === subject.entity)
  );
}
