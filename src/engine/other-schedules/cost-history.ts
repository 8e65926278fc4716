/**
 * What happens to a contract cost in time, each event on what the one before left.
 * ASC 340-40-35-1 to 6; IFRS 15.99-104
 *
 * Rule: new terms are reckoned at the start of their day, write-downs and reversals at the end of theirs; on one day an
 * impairment comes before its reversal, and both before the termination, which takes the rest. New terms stop what is
 * to be amortized and spread what is carried anew, and so does a revised estimate of an even period; with an impairment reversed later, what would be carried without it
 * is reckoned in the same way.
 * Formula: left on new terms = carrying amount at the end of the day before.
 * Example: 240.00 over 2025, impaired by 30.00 on 30 Jun (120.00 carried), from 1 Jul until 30 Jun 2026: 90.00 over twelve
 * months, 7.50 a month.
 */
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import { changeIdOf } from '../domain/price-change';
import { pointSegment, type SegmentFacts } from '../domain/new-segment';
import type { AmountDerivation, Segment } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import { isoOf, type Day } from '../foundation/calendar';
import { amountText } from '../foundation/decimal-text';
import { sortNaturally } from '../foundation/sort-naturally';
import { amortizeEvenly, amortizeWithRevenue } from './amortize-cost';
import { factsOf, periodAt, type CostPlace } from './cost-place';
import { carryingAmount, lowerAmortization, raiseAmortization } from './impair-cost';
import { daysOfNewTerms, knownRevenue } from './known-revenue';

export interface CostHistory {
  /** None where an error stands in the way. */
  readonly amortization: readonly Segment[];
  readonly impairments: readonly Segment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A cost while its events are replayed. */
interface Standing {
  readonly place: CostPlace;
  /** All segments so far. */
  readonly amortization: Segment[];
  readonly impairments: Segment[];
  readonly diagnostics: Diagnostic[];
  /** Segments that the last new terms left: what is carried is what is still to come of them. */
  live: Segment[];
  /** The same as though nothing had been impaired; not posted. */
  unimpaired: Segment;
}

interface CostEvent {
  readonly kind: 'impairment' | 'reversal' | 'new-terms' | 'termination';
  /** Last day that is amortized before it. */
  readonly day: Day;
  readonly postingDay: Day;
  /** Null: all that is carried. */
  readonly amount: number | null;
}

const NAMES = { impairment: 'impaired', reversal: 'reversed', termination: 'terminated' } as const;

export function replayCost(place: CostPlace): CostHistory {
  const { cost, history } = place;
  const facts = factsOf(place, 'amortization', '', cost.amount, 'contract-cost-amortization');
  const main = amortize(place, facts, history.firstDay);
  if ('code' in main) return { amortization: [], impairments: [], diagnostics: [main] };
  const standing: Standing = { place, amortization: [main], impairments: [], diagnostics: [], live: [main], unimpaired: main };
  for (const event of eventsOf(place)) {
    if (event.kind === 'new-terms') spreadAnew(standing, event.postingDay);
    else if (event.kind === 'reversal') reverse(standing, event.day, event.amount ?? 0);
    else writeDown(standing, event);
  }
  return standing;
}

/** From a day on, as the period or the revenue is known then. */
function amortize(place: CostPlace, facts: SegmentFacts, day: Day): Segment | Diagnostic {
  const { cost, policy, history } = place;
  const { lastDay } = periodAt(place, day);
  const strategy = cost.strategy ?? policy.straightLineStrategy;
  if (cost.pattern === 'revenue') {
    const { obligations } = history;
    if (obligations.length === 0 || obligations.some(({ method }) => method === 'usage')) return reportUnknownPattern(place);
    const revenue = knownRevenue(history, day);
    return revenue.isPriced || lastDay === null
      ? amortizeWithRevenue(facts, revenue, day)
      : amortizeEvenly(facts, strategy, day, lastDay);
  }
  return lastDay === null ? reportUndated(place) : amortizeEvenly(facts, strategy, day, lastDay);
}

const RANK: Readonly<Record<CostEvent['kind'], number>> = { impairment: 0, reversal: 1, termination: 2, 'new-terms': 3 };

function eventsOf(place: CostPlace): CostEvent[] {
  const { cost, endedOn } = place;
  const { impairmentDay, impairmentAmount, reversalDay = null, reversalAmount = null, terminationDay } = cost;
  const events: CostEvent[] = [];
  const add = (kind: CostEvent['kind'], day: Day, amount: number | null, postingDay = day): void => {
    events.push({ kind, day, postingDay, amount });
  };
  if (impairmentDay !== null && impairmentAmount !== null) add('impairment', impairmentDay, impairmentAmount);
  if (reversalDay !== null && reversalAmount !== null) add('reversal', reversalDay, reversalAmount);
  if (terminationDay !== null) add('termination', terminationDay, null);
  // From the effective date on nothing is delivered: the day before is the last that is amortized.
  else if (endedOn !== null) add('termination', endedOn <= cost.day ? cost.day : endedOn - 1, null, Math.max(endedOn, cost.day));
  const termination = events.find(({ kind }) => kind === 'termination');
  for (const day of daysToSpreadAnew(place)) {
    if (day <= (termination?.day ?? Infinity)) add('new-terms', day - 1, null, day);
  }
  const end = termination?.postingDay ?? Infinity;
  return sortNaturally(
    events.filter(({ kind, day }) => kind === 'termination' || day <= end),
    ({ day }) => day,
    ({ kind }) => RANK[kind],
  );
}

/** Days on which the revenue followed, or the end of a period that is not stated or revised, becomes another. */
function daysToSpreadAnew(place: CostPlace): readonly Day[] {
  const { revisedDay, pattern } = place.cost;
  const modified = daysOfNewTerms(place.history);
  if (pattern === 'revenue') return modified;
  const isRevised = revisedDay !== undefined && revisedDay > place.history.firstDay && !modified.includes(revisedDay);
  const days = isRevised ? [...modified, revisedDay] : modified;
  return days.filter((day) => periodAt(place, day).lastDay !== periodAt(place, day - 1).lastDay);
}

/** What is carried stops, and falls on what is to come from the day on. */
function spreadAnew(standing: Standing, day: Day): void {
  const { place, live, unimpaired, amortization } = standing;
  const carried = carryingAmount(live, day - 1);
  const datesOrigin = rowOfTerms(place, day);
  const facts = {
    ...factsOf(place, 'amortization', `from ${isoOf(day)}`, carried, 'contract-cost-amortization'),
    datesOrigin,
    derivation: { kind: 'left-over', segmentIds: live.map(({ id }) => id), throughDay: day - 1 },
  } as const;
  const main = amortize(place, facts, day);
  if ('code' in main) return;
  standing.unimpaired = { ...main, amount: carryingAmount([unimpaired], day - 1) };
  if (carried === 0) return;
  const stop = factsOf(place, 'amortization', `until ${isoOf(day - 1)}`, 0 - carried, 'contract-cost-amortization');
  const derivation: AmountDerivation = { kind: 'opposite', segmentId: main.id };
  amortization.push(lowerAmortization({ ...stop, datesOrigin, derivation }, live, day - 1), main);
  standing.live = [main];
}

/** The row that dates the new terms; the cost’s own where none does. */
function rowOfTerms({ cost, history }: CostPlace, day: Day): SourceReference {
  if (cost.revisedDay === day) return cost.origin;
  const rows = history.modifications.filter((row) => row.day === day);
  const ids = new Set(rows.map(({ id }) => id));
  const segments = history.obligations.flatMap((obligation) => obligation.segments);
  const dated = segments.find(({ derivation }) => ids.has(changeIdOf(derivation) ?? ''));
  return dated?.datesOrigin ?? rows[0]?.origin ?? cost.origin;
}

function writeDown({ place, live, amortization, impairments, diagnostics }: Standing, event: CostEvent): void {
  const { kind, day, postingDay, amount: stated } = event;
  if (kind === 'new-terms') return;
  const carried = carryingAmount(live, day);
  const amount = stated ?? carried;
  if (amount > carried) {
    diagnostics.push(reportExcess(place, carried));
    return;
  }
  if (amount === 0) return;
  const facts = factsOf(place, 'impairment', NAMES[kind], amount, 'contract-cost-impairment');
  const derivation: AmountDerivation =
    stated === null
      ? { kind: 'left-over', segmentIds: live.map(({ id }) => id), throughDay: day }
      : { kind: 'source-cell', row: place.cost.origin, column: 'Impairment amount' };
  const lowered = factsOf(place, 'amortization', NAMES[kind], 0 - amount, 'contract-cost-impairment');
  const opposite: AmountDerivation = { kind: 'opposite', segmentId: facts.id };
  impairments.push(pointSegment({ ...facts, derivation }, postingDay));
  const segment = lowerAmortization({ ...lowered, derivation: opposite }, [...live], day);
  amortization.push(segment);
  live.push(segment);
}

function reverse({ place, live, unimpaired, amortization, impairments, diagnostics }: Standing, day: Day, amount: number): void {
  if (place.policy.framework !== 'ifrs') {
    diagnostics.push(reportNotAllowed(place));
    return;
  }
  const most = carryingAmount([unimpaired], day) - carryingAmount(live, day);
  if (amount > most) {
    diagnostics.push(reportReversal(place, most));
    return;
  }
  const facts = factsOf(place, 'impairment', NAMES.reversal, 0 - amount, 'contract-cost-reversal');
  const cell = { row: place.cost.origin, column: 'Reversal amount', before: 0, through: 1, whole: 1 };
  impairments.push(pointSegment({ ...facts, derivation: { kind: 'share-of-cell', ...cell, sign: -1 } }, day));
  const raised = factsOf(place, 'amortization', NAMES.reversal, amount, 'contract-cost-reversal');
  const raising = { ...raised, derivation: { kind: 'opposite', segmentId: facts.id } } as const;
  const main = live.find(({ id }) => id === unimpaired.id);
  const hasRest = main !== undefined && carryingAmount([main], day) !== 0;
  const segment = hasRest ? raiseAmortization(raising, main, day) : amortize(place, raising, day + 1);
  if ('code' in segment) return;
  amortization.push(segment);
  live.push(segment);
}

function reportNotAllowed({ cost }: CostPlace): Diagnostic {
  const message = `Contract cost ${cost.id} reverses an impairment, which US GAAP does not allow (340-40-35-6). Clear Reversal date and Reversal amount, or set Framework to IFRS in Settings.`;
  return engineDiagnostic('error', 'cost.reversal-not-allowed', cost.origin, 'Reversal amount', message);
}

function reportReversal({ cost, contract }: CostPlace, most: number): Diagnostic {
  const words = (minor: number): string => `${amountText(minor, contract.currency)} ${contract.currency}`;
  const message = `The reversal of ${words(cost.reversalAmount ?? 0)} on ${isoOf(cost.reversalDay ?? cost.day)} is more than the ${words(most)} by which the cost is carried below what it would be without its impairment (IFRS 15.104). Enter at most that.`;
  return engineDiagnostic('error', 'cost.reversal-exceeds', cost.origin, 'Reversal amount', message);
}

function reportExcess({ cost, contract }: CostPlace, carried: number): Diagnostic {
  const words = (minor: number): string => `${amountText(minor, contract.currency)} ${contract.currency}`;
  return engineDiagnostic(
    'error',
    'cost.impairment-exceeds',
    cost.origin,
    'Impairment amount',
    `The impairment of ${words(cost.impairmentAmount ?? 0)} on ${isoOf(cost.impairmentDay ?? cost.day)} is more than the ${words(carried)} then carried. Enter at most that.`,
  );
}

function reportUnknownPattern({ cost }: CostPlace): Diagnostic {
  return engineDiagnostic(
    'error',
    'cost.pattern-unknown',
    cost.origin,
    'Pattern',
    `Contract cost ${cost.id} follows revenue whose total is not known in advance (usage, or no obligation). Choose straight-line, or name an obligation with a price.`,
  );
}

function reportUndated({ cost }: CostPlace): Diagnostic {
  return engineDiagnostic(
    'error',
    'cost.undated',
    cost.origin,
    'End',
    `Contract cost ${cost.id} is capitalized, and neither it nor its obligation or contract has a last day. Enter the end of the period over which it is amortized.`,
  );
}
