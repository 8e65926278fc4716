/**
 * The facts in natural order of their keys, with indexes. Everything after this works on it, so that no result depends
 * on the order of rows in a sheet.
 */
import { groupBy } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';
import type {
  Contract,
  CreditNoteLine,
  InvoiceLine,
  Milestone,
  Obligation,
  Product,
  ProgressRecord,
  RevenueBook,
  UsageRecord,
} from './book';
import type { DiscountEvidence } from './discount-evidence';
import type { Estimate } from './estimate';
import type { FinancingRow } from './financing';
import type { Modification, ModificationLine } from './modification';
import type { PromisedItem } from './line-share';
import type { RightExercise } from './material-right';
import type { Policy } from './policy';
import type { PriceListRow } from './price-list';

export interface OrderedBook {
  readonly policy: Policy;
  readonly products: ReadonlyMap<string, Product>;
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly obligations: readonly Obligation[];
  readonly obligationsById: ReadonlyMap<string, Obligation>;
  /** By invoice, then line. */
  readonly invoiceLines: readonly InvoiceLine[];
  /** By day, then credit note and line. */
  readonly creditNoteLines: readonly CreditNoteLine[];
  /** By obligation; each by day. */
  readonly usage: ReadonlyMap<string, readonly UsageRecord[]>;
  /** By obligation; each in natural order. */
  readonly milestones: ReadonlyMap<string, readonly Milestone[]>;
  /** By obligation; each by day. */
  readonly progress: ReadonlyMap<string, readonly ProgressRecord[]>;
  /** By product; each by first day. */
  readonly priceList: ReadonlyMap<string, readonly PriceListRow[]>;
  /** By contract; each in natural order of the group. */
  readonly discountEvidence: ReadonlyMap<string, readonly DiscountEvidence[]>;
  readonly promisedItems: readonly PromisedItem[];
  /** By right; each by day, in the order of the table on one day. */
  readonly rightExercises: ReadonlyMap<string, readonly RightExercise[]>;
  /** By contract, then estimate and day. */
  readonly estimates: readonly Estimate[];
  readonly financing: readonly FinancingRow[];
  /** In natural order. */
  readonly modifications: ReadonlyMap<string, Modification>;
  /** By modification; each in natural order. */
  readonly modificationLines: ReadonlyMap<string, readonly ModificationLine[]>;
}

export function orderBook(book: RevenueBook): OrderedBook {
  const obligations = sortNaturally(book.obligations, (row) => row.id);
  return {
    policy: book.policy,
    products: new Map(book.products.map((row) => [row.id, row])),
    contracts: new Map(book.contracts.map((row) => [row.id, row])),
    obligations,
    obligationsById: new Map(obligations.map((row) => [row.id, row])),
    invoiceLines: sortNaturally(
      book.invoiceLines,
      (row) => row.invoiceId,
      (row) => row.lineId,
    ),
    creditNoteLines: sortNaturally(
      book.creditNoteLines,
      (row) => row.day,
      (row) => row.creditNoteId,
      (row) => row.lineId,
    ),
    usage: groupBy(
      sortNaturally(
        book.usage,
        (row) => row.obligationId,
        (row) => row.day,
      ),
      (row) => row.obligationId,
    ),
    milestones: groupBy(
      sortNaturally(
        book.milestones,
        (row) => row.obligationId,
        (row) => row.id,
      ),
      (row) => row.obligationId,
    ),
    progress: groupBy(
      sortNaturally(
        book.progress,
        (row) => row.obligationId,
        (row) => row.day,
      ),
      (row) => row.obligationId,
    ),
    priceList: groupBy(
      sortNaturally(book.priceList ?? [], (row) => row.firstDay ?? -Infinity),
      (row) => row.productId,
    ),
    discountEvidence: groupBy(
      sortNaturally(book.discountEvidence ?? [], (row) => row.group),
      (row) => row.contractId,
    ),
    promisedItems: book.promisedItems ?? [],
    rightExercises: groupBy(
      sortNaturally(
        book.rightExercises ?? [],
        (row) => row.obligationId,
        (row) => row.day,
      ),
      (row) => row.obligationId,
    ),
    estimates: sortNaturally(
      book.estimates,
      (row) => row.contractId,
      (row) => row.id,
      (row) => row.asOfDay ?? -Infinity,
    ),
    financing: book.financing ?? [],
    modifications: new Map(sortNaturally(book.modifications, (row) => row.id).map((row) => [row.id, row])),
    modificationLines: groupBy(
      sortNaturally(
        book.modificationLines,
        (row) => row.modificationId,
        (row) => row.lineId,
      ),
      (row) => row.modificationId,
    ),
  };
}
