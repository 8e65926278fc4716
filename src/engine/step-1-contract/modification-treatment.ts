/**
 * How a contract modification is accounted for: the tests of 606-10-25-12 and 13.
 * ASC 606-10-25-10 to 13; IFRS 15.18-21
 *
 * Rule: goods that are only added, distinct (each row of Obligations is) and priced at their stand-alone selling prices
 * are a separate contract. If everything still to come is removed, the contract is terminated. Otherwise the judgement
 * recorded decides: what remains is distinct from what was delivered → prospective; it is not → cumulative catch-up;
 * some of each → mixed. A treatment that the user names is taken, its tests are not run. Nothing is decided without a
 * judgement: null.
 * Formula: separate contract if nothing promised before changes and the sum of added prices = the sum of their SSP.
 * Example: 120 units at 100.00, then 30 more at 95.00, their SSP: 2,850.00 = 2,850.00 → a separate contract. At 80.00:
 * 2,400.00 is not 2,850.00; the 60 units still to come are distinct → prospective.
 */
import type { ModificationTreatment, TreatmentChoice } from '../domain/modification';
import { amountWords } from '../foundation/amount-words';

/** An obligation that the modification adds. */
export interface AddedPromise {
  readonly id: string;
  /** Minor units. */
  readonly price: number;
  /** Total SSP, minor units; null where none is known. */
  readonly standaloneSellingPrice: number | null;
}

/** An obligation promised before that the modification touches. */
export interface ChangedPromise {
  readonly id: string;
  readonly isRemoved: boolean;
  /** Judgement for the obligation; null where nobody judged. */
  readonly remainingDistinct: boolean | null;
}

export interface ModificationTerms {
  readonly choice: TreatmentChoice;
  readonly currency: string;
  readonly added: readonly AddedPromise[];
  readonly changed: readonly ChangedPromise[];
  /** Obligations promised before of which something is still to come. */
  readonly unfinished: readonly string[];
  /** Judgement for the modification as a whole. */
  readonly remainingDistinct: boolean | null;
}

export interface TreatmentDecision {
  readonly treatment: ModificationTreatment;
  /** Why, in complete sentences. */
  readonly reason: string;
}

/** The treatment and why; null where a judgement is missing. */
export function decideTreatment(terms: ModificationTerms): TreatmentDecision | null {
  const { choice, changed, added, unfinished } = terms;
  if (choice !== 'automatic') return { treatment: choice, reason: `${NAMED[choice]} The user chose this treatment.` };
  const separate = testSeparateContract(terms);
  if (separate.isSeparate) return { treatment: 'separate-contract', reason: separate.why };
  const removed = new Set(changed.filter(({ isRemoved }) => isRemoved).map(({ id }) => id));
  if (added.length === 0 && removed.size > 0 && unfinished.every((id) => removed.has(id))) {
    return {
      treatment: 'termination',
      reason: `${separate.why} All that was still to come is removed, so the contract ends.`,
    };
  }
  return decideByDistinctness(terms, separate.why);
}

const NAMED: Readonly<Record<ModificationTreatment, string>> = {
  'separate-contract': 'Accounted for as a separate contract (25-12).',
  prospective: 'What remains is accounted for as a new contract from the effective date (25-13(a)).',
  'cumulative-catch-up': 'Accounted for as if it had been part of the contract from the start (25-13(b)).',
  mixed: 'Each obligation follows its own judgement: distinct ones from now on, the others by catch-up (25-13(c)).',
  termination: 'What was still to come ends on the effective date.',
};

function testSeparateContract({ added, changed, currency }: ModificationTerms): {
  readonly isSeparate: boolean;
  readonly why: string;
} {
  const not = (why: string): { isSeparate: boolean; why: string } => ({
    isSeparate: false,
    why: `Not a separate contract (25-12): ${why}.`,
  });
  if (added.length === 0) return not('no distinct goods or services are added');
  if (changed.length > 0) return not(`it also changes ${namesOf(changed)}, promised before`);
  const unpriced = added.filter(({ standaloneSellingPrice }) => standaloneSellingPrice === null);
  if (unpriced.length > 0) return not(`no stand-alone selling price is known of ${namesOf(unpriced)}`);
  const price = added.reduce((sum, promise) => sum + promise.price, 0);
  const alone = added.reduce((sum, promise) => sum + (promise.standaloneSellingPrice ?? 0), 0);
  const [priceWords, aloneWords] = [amountWords(price, currency), amountWords(alone, currency)];
  if (price !== alone) {
    return not(`the added price of ${priceWords} ${currency} is not the stand-alone selling price of ${aloneWords}`);
  }
  return {
    isSeparate: true,
    why: `A separate contract (25-12): ${namesOf(added)}, distinct, come at their stand-alone selling price of ${aloneWords} ${currency}, and nothing promised before changes.`,
  };
}

function decideByDistinctness(terms: ModificationTerms, whyNotSeparate: string): TreatmentDecision | null {
  const { changed, remainingDistinct } = terms;
  const judged = changed
    .filter(({ isRemoved }) => !isRemoved)
    .map((promise) => ({ ...promise, isDistinct: promise.remainingDistinct ?? remainingDistinct }));
  if (judged.length === 0) {
    const all = [...new Set(changed.map((promise) => promise.remainingDistinct ?? remainingDistinct))];
    const isDistinct = all.length === 1 ? all[0]! : remainingDistinct;
    return isDistinct === null ? null : decided(isDistinct, whyNotSeparate, '');
  }
  if (judged.some(({ isDistinct }) => isDistinct === null)) return null;
  const distinct = judged.filter(({ isDistinct }) => isDistinct === true);
  const others = judged.filter(({ isDistinct }) => isDistinct === false);
  if (distinct.length > 0 && others.length > 0) {
    const why = `What remains of ${namesOf(distinct)} is judged distinct, what remains of ${namesOf(others)} is not: mixed (25-13(c)).`;
    return { treatment: 'mixed', reason: `${whyNotSeparate} ${why}` };
  }
  return decided(others.length === 0, whyNotSeparate, ` of ${namesOf(judged)}`);
}

function decided(isDistinct: boolean, whyNotSeparate: string, ofWhat: string): TreatmentDecision {
  return isDistinct
    ? {
        treatment: 'prospective',
        reason: `${whyNotSeparate} What remains${ofWhat} is judged distinct from what was delivered: prospective (25-13(a)).`,
      }
    : {
        treatment: 'cumulative-catch-up',
        reason: `${whyNotSeparate} What remains${ofWhat} is judged not distinct from what was delivered: cumulative catch-up (25-13(b)).`,
      };
}

const MOST_NAMES = 4;

function namesOf(promises: readonly { readonly id: string }[]): string {
  const names = promises.slice(0, MOST_NAMES).map(({ id }) => id);
  return promises.length > MOST_NAMES ? `${names.join(', ')} and ${promises.length - MOST_NAMES} more` : names.join(', ');
}
