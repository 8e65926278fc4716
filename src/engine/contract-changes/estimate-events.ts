/** Estimates of variable consideration as events of their contracts: steps 3, 4 and 5 meet here. */
import { combinationOf } from '../domain/combination';
import type { Estimate } from '../domain/estimate';
import { sumAmounts } from '../domain/new-segment';
import type { OrderedBook } from '../domain/ordered-book';
import type { PriceChange } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { groupBy } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';
import type { StandingObligation } from './standing-obligation';
import type { ContractEvent } from '../step-3-price/contract-history';
import {
  amountIn,
  amountOfShare,
  changeFacts,
  inceptionDayOf,
  rateChange,
  shareOfChange,
  sharingObligations,
  stepsOfEstimates,
  type EstimateStep,
  type SharedPriceChange,
} from '../step-3-price/variable-consideration';
import { applyPriceChange } from '../step-5-recognition/recognize-price-change';

type EstimateEvent = ContractEvent<StandingObligation>;

/** One event a row. `agreed`: obligations as first allocated, in natural order. Combined contracts have one price. */
export function estimateEvents(
  book: OrderedBook,
  agreed: ReadonlyMap<string, StandingObligation>,
  combinations: ReadonlyMap<string, string>,
): readonly EstimateEvent[] {
  if (book.estimates.length === 0) return [];
  const obligationsOf = groupBy(
    [...agreed.values()].filter(({ terms }) => terms.kind === 'obligation'),
    ({ terms }) => combinationOf(terms),
  );
  const asOne = ({ contractId }: Estimate): string => combinations.get(contractId) ?? contractId;
  return [...groupBy(book.estimates, asOne)].flatMap(([contractId, estimates]) =>
    eventsOfContract(book, contractId, estimates, obligationsOf.get(contractId) ?? []),
  );
}

function eventsOfContract(
  book: OrderedBook,
  contractId: string,
  estimates: readonly Estimate[],
  obligations: readonly StandingObligation[],
): EstimateEvent[] {
  const firstRevenueDay = firstRevenueDayOf(obligations);
  const days = [...new Set(estimates.map((estimate) => estimate.contractId))].flatMap(
    (id) => inceptionDayOf(book.contracts.get(id), firstRevenueDay) ?? [],
  );
  const inceptionDay = days.length === 0 ? null : Math.max(...days);
  const basis = priceToShare(obligations);
  let price = basis.price;
  return sortNaturally(
    stepsOfEstimates(estimates, inceptionDay),
    ({ day }) => day,
    ({ estimate }) => estimate.id,
  ).map((step) => {
    const priceBefore = price;
    if (step.estimate.obligationId === null) {
      price += amountIn(step.after, basis.price) - amountIn(step.before, basis.price);
    }
    const change = { priceBefore, priceAfter: price };
    return {
      id: step.estimate.id,
      contractId,
      day: step.day,
      kind: 'price-change',
      apply: (standing) => applyStep(step, standing, { ...basis, ...change }),
    };
  });
}

function firstRevenueDayOf(obligations: readonly StandingObligation[]): Day | null {
  const days = obligations.flatMap(({ schedule }) => schedule.measure.segments.map(({ firstDay }) => firstDay));
  return days.length === 0 ? null : Math.min(...days);
}

interface PriceToShare {
  readonly price: number;
  /** Obligations that bear a share of a contract-wide change; where nothing weighs them, the first alone. */
  readonly bearers: ReadonlySet<string>;
}

function priceToShare(obligations: readonly StandingObligation[]): PriceToShare {
  // What a modification adds later was no part of the price that the estimate concerns (606-10-32-45, IFRS 15.90).
  const agreed = obligations.filter(({ terms }) => terms.modificationId === null);
  const all = sharingObligations(agreed.length === 0 ? obligations : agreed);
  // Promises with a price of their own bear nothing of the contract's, unless all have one.
  const ofContract = all.filter(({ terms }) => terms.priceGroup === undefined);
  const sharing = ofContract.length === 0 ? all : ofContract;
  const isShared = sharing.every(({ basis }) => basis.kind === 'relative');
  const bearers = isShared ? sharing : sharing.slice(0, 1);
  const price = sharing.reduce((sum, { terms }) => sum + terms.statedPrice, 0);
  return { price, bearers: new Set(bearers.map(({ terms }) => terms.id)) };
}

function applyStep(
  step: EstimateStep,
  standing: ReadonlyMap<string, StandingObligation>,
  shared: PriceToShare & SharedPriceChange,
): ReadonlyMap<string, StandingObligation> {
  const { obligationId } = step.estimate;
  const changed = new Map<string, StandingObligation>();
  const named = obligationId === null ? [...standing.values()] : [standing.get(obligationId)];
  const firstOfUsage = named.find((obligation) => obligation?.terms.method === 'usage')?.terms.id;
  for (const obligation of named) {
    if (obligation?.terms.kind !== 'obligation') continue;
    const { id } = obligation.terms;
    const bearsAmount = obligationId !== null || (shared.bearers.size === 0 && id === firstOfUsage);
    const change =
      obligation.terms.method === 'usage'
        ? changeOfUsage(step, obligation, bearsAmount)
        : changeOfPrice(step, obligation, obligationId === null ? shared : null);
    if (change === null) continue;
    changed.set(id, { ...obligation, schedule: applyPriceChange(obligation.schedule, obligation.terms, change) });
  }
  return changed;
}

/** `shared`: the change of the contract's price; null where the estimate is of this obligation alone. */
function changeOfPrice(
  step: EstimateStep,
  { terms, basis }: StandingObligation,
  shared: (PriceToShare & SharedPriceChange) | null,
): PriceChange | null {
  if (shared !== null && !shared.bearers.has(terms.id)) return null;
  const { statedPrice, id } = terms;
  const whole = { ...basis, before: 0, through: 1, whole: 1 };
  const own = { priceBefore: amountIn(step.before, statedPrice), priceAfter: amountIn(step.after, statedPrice) };
  const isAlone = shared === null || shared.bearers.size === 1;
  const { priceBefore, priceAfter } = shared ?? own;
  const derivation = shareOfChange({ priceBefore, priceAfter }, isAlone ? whole : basis);
  return { ...changeFacts(step, id), amount: amountOfShare(derivation), derivation };
}

/** A rate takes its share of the usage to date; an amount is known for its day and revenue of it. */
function changeOfUsage(step: EstimateStep, { terms, schedule }: StandingObligation, bearsAmount: boolean): PriceChange | null {
  const facts = changeFacts(step, terms.id);
  const rate = rateChange(step);
  if (rate.digits !== 0) {
    const { segments } = schedule.measure;
    const used = sumAmounts(segments);
    const amount = roundedRatio(used, rate.digits, 10 ** rate.scale);
    const derivation = { kind: 'rate-of-revenue', segments: segments.map(({ id }) => id), rate } as const;
    return { ...facts, amount, derivation };
  }
  const [priceBefore, priceAfter] = [step.before.amount, step.after.amount];
  if (!bearsAmount || priceBefore === priceAfter) return null;
  const derivation = { kind: 'share-of-price-change', priceBefore, priceAfter, before: 0, through: 1, whole: 1 } as const;
  return { ...facts, effect: 'at-once', amount: priceAfter - priceBefore, derivation };
}
