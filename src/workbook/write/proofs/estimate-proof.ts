/**
 * What an estimate brings into the price, derived again from its row of Estimates and its outcomes in Scenarios: each
 * step of the engine's rule as formula text, in units, rounded where the rule rounds.
 */
import { SIGN_OF_KIND, effectOfMeasure, estimatedEffect, type Effect, type EstimateStep } from '../../../engine';
import type { Estimate, Measure, Scenario } from '../../../engine/domain/estimate';
import { decimalValue } from '../../../engine/foundation/decimal-text';
import { numberLiteral } from '../cells/formula-text';
import { unitsOf } from '../cells/number-formats';
import type { SourceLookup } from '../cells/source-lookup';

/** Formula texts without `=`: an amount in units, and a share of the price. */
export interface EffectTexts {
  readonly amount: string;
  readonly rate: string;
}

export interface EstimatePlace {
  readonly lookup: SourceLookup;
  /** Cell with the row's place in Estimates. */
  readonly position: string;
  readonly minorUnits: number;
  /** What the estimate brought before. */
  readonly before: EffectTexts;
}

/** More outcomes than this make formulas that nobody reads: their result stands as a constant. */
const MOST_OUTCOMES = 8;

export function effectTexts({ estimate, after }: EstimateStep, place: EstimatePlace): EffectTexts {
  if (estimate.isDueToForm) return place.before;
  const derived = estimate.scenarios.length > MOST_OUTCOMES ? null : includedTexts(estimate, after, place);
  return derived ?? literalTexts(after, place.minorUnits);
}

export function literalTexts({ amount, rate }: Effect, minorUnits: number): EffectTexts {
  return { amount: numberLiteral(unitsOf(amount, minorUnits)), rate: numberLiteral(decimalValue(rate)) };
}

function includedTexts(estimate: Estimate, after: Effect, place: EstimatePlace): EffectTexts | null {
  const estimated = estimatedTexts(estimate, place);
  const included = estimated === null ? null : constrainedTexts(estimate, estimated, after, place);
  if (included === null || estimate.kind !== 'consideration-payable' || estimate.fairValue === null) return included;
  const fairValue = place.lookup.read('Estimates', 'Fair value', place.position);
  return fairValue === null ? null : { ...included, amount: `MIN(0,${included.amount}+${fairValue})` };
}

function estimatedTexts(estimate: Estimate, place: EstimatePlace): EffectTexts | null {
  const { kind, measure, method, scenarios } = estimate;
  const read = (column: string): string | null => place.lookup.read('Estimates', column, place.position);
  if (measure !== null) return measureTexts(kind, measure, read);
  const outcomes = scenarios.map((scenario) => outcomeTexts(kind, scenario, place));
  if (!outcomes.every((outcome) => outcome !== null)) return null;
  return method === 'expected-value'
    ? expectedTexts(scenarios, outcomes, place)
    : likeliestTexts(estimate, outcomes);
}

interface OutcomeTexts extends EffectTexts {
  readonly probability: string;
}

function outcomeTexts(kind: Estimate['kind'], { measure, origin }: Scenario, { lookup }: EstimatePlace): OutcomeTexts | null {
  const effect = measureTexts(kind, measure, (column) => lookup.readByKey(origin, column));
  const probability = lookup.readByKey(origin, 'Probability');
  return effect === null || probability === null ? null : { ...effect, probability };
}

/** Kinds that lower the price do so whatever the sign entered; a rate beyond 1 is a percentage. */
function measureTexts(
  kind: Estimate['kind'],
  measure: Measure,
  read: (column: string) => string | null,
): EffectTexts | null {
  const cell = read(measure.kind === 'amount' ? 'Amount' : 'Rate');
  if (cell === null) return measure.kind === 'amount' && measure.amount === 0 ? { amount: '0', rate: '0' } : null;
  const signed = (text: string): string => (SIGN_OF_KIND[kind] === -1 ? `-ABS(${text})` : text);
  return measure.kind === 'amount'
    ? { amount: signed(cell), rate: '0' }
    : { amount: '0', rate: signed(shareText(cell)) };
}

const shareText = (cell: string): string => `${cell}/IF(ABS(${cell})>1,100,1)`;

/** Each product counted in whole digits, so that halves round as the rule rounds them. */
function expectedTexts(
  scenarios: readonly Scenario[],
  outcomes: readonly OutcomeTexts[],
  { minorUnits }: EstimatePlace,
): EffectTexts {
  const whole = 10 ** Math.max(...scenarios.map(({ probability }) => probability.scale));
  const weighed = (part: (outcome: OutcomeTexts) => string, units: number): string =>
    outcomes
      .filter((outcome) => part(outcome) !== '0')
      .map((outcome) => `ROUND(${outcome.probability}*${whole},0)*ROUND((${part(outcome)})*${units},0)`)
      .join('+');
  const amounts = weighed(({ amount }) => amount, minorUnits);
  const rateUnits = 10 ** Math.max(0, ...scenarios.map(({ measure }) => (measure.kind === 'rate' ? measure.rate.scale : 0)));
  const rates = weighed(({ rate }) => rate, rateUnits);
  return {
    amount: amounts === '' ? '0' : `ROUND((${amounts})/${whole},0)/${minorUnits}`,
    rate: rates === '' ? '0' : `(${rates})/${whole * rateUnits}`,
  };
}

/** The outcome that the engine took, as long as none is likelier. */
function likeliestTexts(estimate: Estimate, outcomes: readonly OutcomeTexts[]): EffectTexts {
  const { scenarios, kind } = estimate;
  const taken = estimatedEffect(estimate);
  const highest = Math.max(...scenarios.map(({ probability }) => decimalValue(probability)));
  const at = scenarios.findIndex(
    ({ measure, probability }) => decimalValue(probability) === highest && isSameEffect(effectOfMeasure(kind, measure), taken),
  );
  const outcome = outcomes[at];
  if (outcome === undefined) return { amount: '0', rate: '0' };
  const isLikeliest = `${outcome.probability}>=MAX(${outcomes.map(({ probability }) => probability).join(',')})`;
  const unless = (text: string): string => (text === '0' ? text : `IF(${isLikeliest},${text},0)`);
  return { amount: unless(outcome.amount), rate: unless(outcome.rate) };
}

const isSameEffect = (a: Effect, b: Effect): boolean =>
  a.amount === b.amount && decimalValue(a.rate) === decimalValue(b.rate);

function constrainedTexts(
  estimate: Estimate,
  estimated: EffectTexts,
  after: Effect,
  place: EstimatePlace,
): EffectTexts | null {
  const { constraint } = estimate;
  if (constraint === null) return estimated;
  const cell = place.lookup.read('Estimates', 'Constrained', place.position);
  const lowest = lowestTexts(estimate, estimated, place);
  if (cell === null || lowest === null) return null;
  if (constraint.kind === 'amount') return { ...estimated, amount: `${estimated.amount}-${cell}` };
  const { digits, scale } = constraint.share;
  // Yes stands for all of it
  const share = digits === 10 ** scale ? `IF(${cell}="",0,1)` : `IF(ISNUMBER(${cell}),${cell},VALUE(${cell}))`;
  const risked = `ROUND((${estimated.amount}-(${lowest.amount}))*${place.minorUnits},0)*ROUND(${share}*${10 ** scale},0)`;
  const rateScale = 10 ** after.rate.scale;
  return {
    amount:
      estimated.amount === '0'
        ? '0'
        : `${estimated.amount}-ROUND(${risked}/${10 ** scale},0)/${place.minorUnits}`,
    rate:
      estimated.rate === '0'
        ? '0'
        : `ROUND((${estimated.rate}-(${estimated.rate}-(${lowest.rate}))*${share})*${rateScale},0)/${rateScale}`,
  };
}

/** Null where outcomes mix amounts and rates. */
function lowestTexts({ kind, scenarios }: Estimate, estimated: EffectTexts, place: EstimatePlace): EffectTexts | null {
  if (scenarios.length === 0) {
    return { amount: `MIN(0,${estimated.amount})`, rate: `MIN(0,${estimated.rate})` };
  }
  const outcomes = scenarios.map((scenario) => outcomeTexts(kind, scenario, place));
  if (!outcomes.every((outcome) => outcome !== null)) return null;
  const [amounts, rates] = [outcomes.map(({ amount }) => amount), outcomes.map(({ rate }) => rate)];
  const [hasAmounts, hasRates] = [amounts.some((text) => text !== '0'), rates.some((text) => text !== '0')];
  if (hasAmounts && hasRates) return null;
  return {
    amount: hasAmounts ? `MIN(${amounts.join(',')})` : '0',
    rate: hasRates ? `MIN(${rates.join(',')})` : '0',
  };
}
