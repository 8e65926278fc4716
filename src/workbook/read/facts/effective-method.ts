/** Method and dates that count for an obligation or an invoice line, once what it leaves out is filled in. */
import type { Contract, InvoiceLine, Obligation, Product } from '../../../engine/domain/book';
import type { RecognitionMethod } from '../../../engine/domain/recognition-method';
import type { Day } from '../../../engine/foundation/calendar';
import { methodOfControl, methodOfFee, methodOfLicence } from '../../../engine';
import { foldId } from '../cells/normal-text';
import type { EntryIndex } from '../reading';

export interface Term {
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

/** An obligation's dates: own, else the contract's. */
export function termOfObligation(obligation: Obligation, contract: Contract | undefined): Term {
  return {
    firstDay: obligation.firstDay ?? contract?.firstDay ?? null,
    lastDay: obligation.lastDay ?? (obligation.right === undefined ? (contract?.lastDay ?? null) : null),
  };
}

/** The most particular choice wins, as in step 2 of the engine: obligation, product, else what the dates suggest. */
export function methodOfObligation(
  obligation: Obligation,
  contract: Contract | undefined,
  products: EntryIndex<Product>,
): RecognitionMethod {
  return (
    obligation.method ??
    (obligation.licence === undefined ? undefined : methodOfLicence(obligation.licence)) ??
    methodOfFee(obligation) ??
    methodOfProduct(obligation.productId, products) ??
    (obligation.control === undefined ? undefined : methodOfControl(obligation.control)) ??
    methodOfTerm(termOfObligation(obligation, contract))
  );
}

/** Method of an invoice line that is an obligation of its own. */
export function methodOfLine(line: InvoiceLine, products: EntryIndex<Product>): RecognitionMethod {
  return line.method ?? methodOfProduct(line.productId ?? '', products) ?? methodOfTerm(line);
}

function methodOfProduct(productId: string, products: EntryIndex<Product>): RecognitionMethod | undefined {
  return products.get(foldId(productId))?.fact.method;
}

function methodOfTerm({ firstDay, lastDay }: Term): RecognitionMethod {
  return firstDay !== null && lastDay !== null ? 'straight-line' : 'point-in-time';
}
