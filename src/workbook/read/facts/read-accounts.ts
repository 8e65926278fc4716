/** Accounts: rows become the mapping of roles to ledger accounts. */
import type { AccountMapping, Product } from '../../../engine/domain/book';
import { ROLES } from '../choices/choices';
import { foldId } from '../cells/normal-text';
import { readChoice, readId, readText, requireValue } from '../cells/read-cells';
import { readProductId } from './read-contracts';
import { originOf, reportDuplicate, rowsOf } from '../reading';
import type { BookEntries, EntryIndex, Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export function readAccounts(reading: Reading, products: EntryIndex<Product>): Entry<AccountMapping>[] {
  const seen = new Map<string, Row>();
  return rowsOf(reading, 'Accounts').map((row) => {
    requireValue(row, 'Role', 'Enter Receivable clearing, Deferred revenue, Unbilled revenue or Revenue.');
    requireValue(row, 'Account', 'Enter the account code of the general ledger.');
    const role = readChoice(row, 'Role', ROLES);
    const account = readId(row, 'Account') ?? '';
    const fact: AccountMapping = {
      role: role ?? 'Revenue',
      account,
      name: readText(row, 'Name') || account,
      productId: readProductId(reading, row, products) ?? '',
      category: readText(row, 'Category'),
      entity: readText(row, 'Entity'),
      origin: originOf(row),
    };
    if (role !== null) noteRepeated(fact, row, seen);
    return { fact, row };
  });
}

/** Two rows of equal role, product, category and entity: which one posts would be chance. */
function noteRepeated(fact: AccountMapping, row: Row, seen: Map<string, Row>): void {
  if (row.failed) return;
  const parts = [fact.role, fact.productId, fact.category, fact.entity];
  const key = parts.map(foldId).join('\u0000');
  const first = seen.get(key);
  if (first === undefined) seen.set(key, row);
  else reportDuplicate(row, first, 'Role', showValue(parts.filter((part) => part !== '').join(' / ')));
}

/** Accounts for a category or entity that nothing has: probably misspelt, so that another account would be used. */
export function checkAccounts(accounts: readonly Entry<AccountMapping>[], entries: BookEntries): void {
  const categories = new Set(entries.products.map(({ fact }) => foldId(fact.category)));
  const entities = new Set([...entries.contracts, ...entries.invoiceLines].map(({ fact }) => foldId(fact.entity)));
  for (const { fact, row } of accounts) {
    if (fact.category !== '' && !categories.has(foldId(fact.category))) {
      report(
        row,
        'account.unused',
        'Category',
        `No product has the category ${showValue(fact.category)}, so the account is never used. Check the spelling.`,
      );
    }
    if (fact.entity !== '' && !entities.has(foldId(fact.entity))) {
      report(
        row,
        'account.unused',
        'Entity',
        `No contract or invoice has the entity ${showValue(fact.entity)}, so the account is never used. ` +
          'Check the spelling.',
      );
    }
  }
}
