/**
 * Promises of one product without a selling price weigh by quantity.
 * ASC 606-10-32-31 to 34; IFRS 15.76-79
 *
 * Rule: where a contract promises one product only, in several quantities, and nothing says what a unit sells for, every
 * unit has the same stand-alone selling price, whatever that is: the promises weigh by their quantities, shown at the
 * price of a unit of the first of them. Service over terms of different length is not one product in that sense, nor is
 * work that progress or milestones measure: each job is its own. It is a weight, not evidence of a selling price: a
 * modification is no separate contract by it (606-10-25-12).
 * Formula: weight = round(stated price of the first × quantity ÷ its quantity).
 * Example: 60 units for 6,000.00 are to come, and 30 more are added for 2,400.00 → weights 6,000.00 and 3,000.00: of
 * 8,400.00 the first get 5,600.00 and the added 2,800.00, 93.33 a unit.
 */
import { inScale } from '../domain/credit-units';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { RecognitionMethod } from '../domain/recognition-method';
import type { Day } from '../foundation/calendar';
import type { DecimalNumber } from '../foundation/decimal-text';
import { roundedRatio } from '../foundation/exact-ratio';

/** What decides whether promises can be compared unit by unit. */
export interface CountedPromise {
  readonly productId: string;
  readonly quantity: DecimalNumber | null;
  readonly method: RecognitionMethod;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

const MEASURED: ReadonlySet<RecognitionMethod> = new Set(['progress', 'milestone']);

/** Whether two or more promises are quantities of one product. */
export function areOneProduct(promises: readonly CountedPromise[]): boolean {
  const [first] = promises;
  if (first === undefined || promises.length < 2 || first.productId === '') return false;
  return promises.every(
    (promise) =>
      promise.productId === first.productId &&
      promise.quantity !== null &&
      promise.quantity.digits > 0 &&
      promise.method === first.method &&
      !MEASURED.has(promise.method) &&
      (promise.method !== 'straight-line' || daysOf(promise) === daysOf(first)),
  );
}

const daysOf = ({ firstDay, lastDay }: CountedPromise): number | null => (firstDay === null || lastDay === null ? null : lastDay - firstDay);

/** The promises of one contract with their weights; as they were where they cannot be weighed so. */
export function weighByQuantity(contract: readonly ObligationTerms[]): readonly ObligationTerms[] {
  const isPlain = ({ sellingPrice, agency, binding, credit }: ObligationTerms): boolean =>
    sellingPrice.basis.kind === 'none' && agency === undefined && binding === undefined && credit === undefined;
  const first = contract.find(({ modificationId }) => modificationId === null) ?? contract[0];
  if (first === undefined || first.statedPrice <= 0 || !contract.every(isPlain) || !areOneProduct(contract)) return contract;
  const scale = Math.max(...contract.map(({ quantity }) => quantity?.scale ?? 0));
  const unitsOf = ({ quantity }: ObligationTerms): number => inScale(quantity ?? { digits: 0, scale: 0 }, scale);
  return contract.map((terms) => {
    const amount = roundedRatio(first.statedPrice, unitsOf(terms), unitsOf(first));
    return { ...terms, sellingPrice: { amount, basis: { kind: 'quantity', of: first.id } } };
  });
}
