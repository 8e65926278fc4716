/**
 * What an estimate of variable consideration brings into the price.
 * ASC 606-10-32-5 to 14, 606-10-32-21 to 27, 606-10-55-22 to 29; IFRS 15.50-59, IFRS 15.66-72, IFRS 15.B20-B27
 *
 * Rule: the expected value weighs outcomes by their probabilities; the most likely amount is the outcome with the
 * highest, the lowest of several that share it. Penalties, rebates, concessions, returns and what is paid to a customer
 * lower the price, bonuses and goods received raise it. Of consideration payable only what exceeds the fair value of a
 * distinct good or service received lowers the price. The constraint moves the estimate towards the lowest outcome
 * (none for a bonus without outcomes) by an amount or a share of the way.
 * Formula: expected value = round(Σ probability × outcome); included = estimate − constrained share × (estimate −
 * lowest outcome).
 * Example: base 5,000.00 with a bonus of 1,500.00 at 30 %, 500.00 at 60 %, none at 10 % → 750.00, price 5,750.00.
 */
import type { Estimate, EstimateKind, Measure } from '../domain/estimate';
import { decimalValue, roundedMinorSum, weightedSum, type DecimalNumber } from '../foundation/decimal-text';

/** What an estimate brings: minor units, and a share of consideration; one of them is zero. Signed. */
export interface Effect {
  readonly amount: number;
  readonly rate: DecimalNumber;
}

const ZERO: DecimalNumber = { digits: 0, scale: 0 };
const ONE: DecimalNumber = { digits: 1, scale: 0 };
const MINUS_ONE: DecimalNumber = { digits: -1, scale: 0 };
export const NO_EFFECT: Effect = { amount: 0, rate: ZERO };

/** 1 raises the price, −1 lowers it, 0 is signed as entered. */
export const SIGN_OF_KIND: Readonly<Record<EstimateKind, 1 | -1 | 0>> = {
  bonus: 1,
  'noncash-consideration': 1,
  penalty: -1,
  rebate: -1,
  'volume-discount': -1,
  'price-concession': -1,
  'implicit-price-concession': -1,
  returns: -1,
  refund: -1,
  'consideration-payable': -1,
  other: 0,
};

/** The signed effect of an entered measure: kinds that lower the price do so whatever the sign entered. */
export function effectOfMeasure(kind: EstimateKind, measure: Measure): Effect {
  const signed = (value: number): number => (SIGN_OF_KIND[kind] === -1 ? 0 - Math.abs(value) : value);
  if (measure.kind === 'amount') return { amount: signed(measure.amount), rate: ZERO };
  return { amount: 0, rate: { digits: signed(measure.rate.digits), scale: measure.rate.scale } };
}

/** What the row estimates, before the constraint. */
export function estimatedEffect(estimate: Estimate): Effect {
  const { kind, method, measure, scenarios } = estimate;
  if (measure !== null) return effectOfMeasure(kind, measure);
  const outcomes = scenarios.map((scenario) => ({
    effect: effectOfMeasure(kind, scenario.measure),
    probability: scenario.probability,
  }));
  if (method === 'expected-value') {
    return {
      amount: roundedMinorSum(outcomes.map(({ effect, probability }) => [effect.amount, probability])),
      rate: weightedSum(outcomes.map(({ effect, probability }) => [effect.rate, probability])),
    };
  }
  return mostLikely(outcomes);
}

function mostLikely(outcomes: readonly { readonly effect: Effect; readonly probability: DecimalNumber }[]): Effect {
  const highest = Math.max(...outcomes.map(({ probability }) => decimalValue(probability)));
  const likely = outcomes.filter(({ probability }) => decimalValue(probability) === highest).map(({ effect }) => effect);
  return likely.reduce((low, effect) => (isLower(effect, low) ? effect : low), likely[0] ?? NO_EFFECT);
}

/** The outcome that leaves least in the price; the estimate itself where no other is known. */
export function lowestEffect(estimate: Estimate): Effect {
  const effects = estimate.scenarios.map(({ measure }) => effectOfMeasure(estimate.kind, measure));
  const first = effects[0];
  if (first !== undefined) return effects.reduce((low, effect) => (isLower(effect, low) ? effect : low), first);
  const estimated = estimatedEffect(estimate);
  return isLower(NO_EFFECT, estimated) ? NO_EFFECT : estimated;
}

/** What the row brings into the price. */
export function includedEffect(estimate: Estimate): Effect {
  return lessFairValue(constrained(estimate), estimate);
}

function constrained(estimate: Estimate): Effect {
  const estimated = estimatedEffect(estimate);
  const { constraint } = estimate;
  if (constraint === null) return estimated;
  if (constraint.kind === 'amount') return { ...estimated, amount: estimated.amount - constraint.amount };
  const lowest = lowestEffect(estimate);
  const { share } = constraint;
  const atRisk = estimated.amount - lowest.amount;
  const rateAtRisk = weightedSum([
    [estimated.rate, ONE],
    [lowest.rate, MINUS_ONE],
  ]);
  return {
    amount: estimated.amount - roundedMinorSum([[atRisk, share]]),
    rate: weightedSum([
      [estimated.rate, ONE],
      [rateAtRisk, { digits: -share.digits, scale: share.scale }],
    ]),
  };
}

function lessFairValue(effect: Effect, { kind, fairValue }: Estimate): Effect {
  if (kind !== 'consideration-payable' || fairValue === null) return effect;
  return { ...effect, amount: Math.min(0, effect.amount + fairValue) };
}

function isLower(a: Effect, b: Effect): boolean {
  return a.amount < b.amount || (a.amount === b.amount && decimalValue(a.rate) < decimalValue(b.rate));
}
