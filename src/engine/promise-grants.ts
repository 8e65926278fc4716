/** Grants of credits become obligations, and what is drawn their progress, before the five steps. */
import type { RevenueBook } from './domain/book';
import type { RowCoverage } from './domain/schedule';
import { keyText, type SourceReference } from './domain/source-reference';
import { modifyByGrants } from './step-3-price/grant-as-modification';
import { shareInvoicePrices } from './step-4-allocation/share-invoice-price';
import { promiseCredits } from './step-4-allocation/price-credits';
import { drawCredits } from './step-5-recognition/draw-credits';
import { creditProgress } from './step-5-recognition/earn-credits';

export interface PromisedGrants {
  readonly facts: RevenueBook;
  /** Of the tables of credits; none where the book has none. */
  readonly coverage: readonly RowCoverage[];
}

const keyOf = ({ key }: SourceReference): string => JSON.stringify(key);

export function promiseGrants(book: RevenueBook): PromisedGrants {
  const { creditGrants: stated = [], creditDraws: draws = [] } = book;
  if (stated.length === 0 && draws.length === 0) return { facts: book, coverage: [] };
  const { grants, modifications } = modifyByGrants(book);
  const contracts = new Set(book.contracts.map(({ id }) => id));
  const { applied } = drawCredits(grants, draws);
  const used = new Set(applied.map(({ draw }) => keyOf(draw.origin)));
  const facts: RevenueBook = {
    ...book,
    creditGrants: grants,
    invoiceLines: shareInvoicePrices(book.invoiceLines, grants),
    modifications: [...book.modifications, ...modifications],
    obligations: [...book.obligations, ...promiseCredits({ creditGrants: grants, contracts: book.contracts })],
    progress: [...book.progress, ...creditProgress(applied)],
  };
  const homeless = grants.filter(({ contractId }) => !contracts.has(contractId));
  const unused = draws.filter(({ origin }) => !used.has(keyOf(origin)));
  return {
    facts,
    coverage: [
      {
        table: 'Credit grants',
        rows: grants.length,
        used: grants.length - homeless.length,
        excluded: homeless.map(({ origin, contractId }) => ({
          key: keyText(origin),
          reason: `names contract ${contractId}, which does not exist`,
        })),
      },
      {
        table: 'Credit draw-downs',
        rows: draws.length,
        used: draws.length - unused.length,
        excluded: unused.map(({ origin }) => ({ key: keyText(origin), reason: 'no credits cover it' })),
      },
    ],
  };
}
