/** Checks of estimates against their outcomes, their other rows and the obligations they concern. */
import type { Contract, Obligation } from '../../../engine/domain/book';
import type { Estimate, Scenario } from '../../../engine/domain/estimate';
import { SIGN_OF_KIND, estimatedEffect, lowestEffect } from '../../../engine';
import { decimalValue, type DecimalNumber } from '../../../engine/foundation/decimal-text';
import { choiceLabel } from '../choices/choices';
import { ESTIMATE_KINDS, ESTIMATE_METHODS } from '../choices/estimate-choices';
import { foldId } from '../cells/normal-text';
import type { EntryIndex } from '../reading';
import { hasValue } from '../cells/read-cells';
import { addressOf, report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export interface EstimateEntry extends Entry<Estimate> {
  readonly hasMethod: boolean;
  /** Of the contract; empty while it is unknown. */
  readonly currency: string;
}

export interface ScenarioEntry extends Entry<Scenario> {
  /** Null where its estimate is not known. */
  readonly estimate: EstimateEntry | null;
}

/** Estimates with the outcomes that they weigh. */
export function checkEstimates(
  entries: readonly EstimateEntry[],
  scenarios: readonly ScenarioEntry[],
  context: { readonly contracts: EntryIndex<Contract>; readonly obligations: EntryIndex<Obligation> },
): Entry<Estimate>[] {
  checkRows(entries);
  noteForms(entries);
  const promising = new Set([...context.obligations.values()].map(({ fact }) => foldId(fact.contractId)));
  return entries.map((entry) => {
    const outcomes = scenarios.filter(({ estimate }) => estimate?.row === entry.row);
    noteRepeatedOutcomes(outcomes);
    const probabilities = checkProbabilities(entry, outcomes);
    const fact: Estimate = {
      ...entry.fact,
      scenarios: outcomes.map(({ fact: outcome }, i) => ({ ...outcome, probability: probabilities[i] ?? outcome.probability })),
    };
    // A faulty outcome leaves its estimate without a figure.
    if (outcomes.some(({ row }) => row.failed)) entry.row.failed = true;
    checkMeasure(entry, fact);
    checkSigns(entry, outcomes);
    if (!entry.row.failed) checkConstraint(entry.row, fact);
    checkPlace(entry.row, fact, promising);
    return { fact, row: entry.row };
  });
}

/** Rows of one estimate are of one kind and concern one price. */
function checkRows(entries: readonly EstimateEntry[]): void {
  const first = new Map<string, EstimateEntry>();
  const actual = new Map<string, EstimateEntry>();
  for (const entry of entries) {
    const { fact, row } = entry;
    const id = foldId(fact.id);
    const before = first.get(id);
    if (before === undefined) first.set(id, entry);
    else {
      const differs = (['contractId', 'obligationId', 'kind'] as const).find((name) => fact[name] !== before.fact[name]);
      const column = differs === undefined ? null : ({ contractId: 'Contract', obligationId: 'Obligation', kind: 'Kind' } as const)[differs];
      if (column !== null && !row.failed && !before.row.failed) {
        const message = `${column} differs from ${addressOf(before.row, column)}, an earlier row of estimate ${showValue(fact.id)}. Rows of one estimate are about one thing: correct it, or give this row another Estimate.`;
        report(row, 'estimate.inconsistent', column, message);
      }
    }
    if (fact.isActual) actual.set(id, entry);
  }
  for (const { fact, row } of entries) {
    const known = actual.get(foldId(fact.id));
    if (known === undefined || known.row === row || (fact.asOfDay ?? -Infinity) <= (known.fact.asOfDay ?? -Infinity)) continue;
    report(row, 'estimate.after-actual', 'As of', `The outcome of estimate ${showValue(fact.id)} is known before, in ${addressOf(known.row, 'Actual')}. Remove this row, or the Yes there.`);
  }
}

/** A later value of non-cash consideration is a change of the price only where more than its form changed it. */
function noteForms(entries: readonly EstimateEntry[]): void {
  const dayOf = ({ fact }: EstimateEntry): number => fact.asOfDay ?? -Infinity;
  const nonCash = entries.filter(({ fact }) => fact.kind === 'noncash-consideration');
  for (const entry of nonCash) {
    const { fact, row } = entry;
    const isLater = nonCash.some((other) => foldId(other.fact.id) === foldId(fact.id) && dayOf(other) < dayOf(entry));
    if (row.failed || !isLater || hasValue(row, 'Due to form')) continue;
    const message =
      'A new value of non-cash consideration changes the price here. Enter Yes in Due to form where only its form changed it, ' +
      'such as a share price: that is no change of the price (606-10-32-23, IFRS 15.68); else enter No.';
    report(row, 'estimate.form', 'Due to form', message);
  }
}

function noteRepeatedOutcomes(outcomes: readonly ScenarioEntry[]): void {
  const seen = new Map<string, Row>();
  for (const { fact, row } of outcomes) {
    const first = seen.get(foldId(fact.name));
    if (first === undefined) seen.set(foldId(fact.name), row);
    else report(row, 'key.duplicate', 'Scenario', `Scenario ${showValue(fact.name)} is already in ${addressOf(first, 'Scenario')}. Give one of the two another name, or delete the copy.`);
  }
}

/** Probabilities as shares of 1; noted where they do not sum to the whole. */
function checkProbabilities({ row, fact }: EstimateEntry, outcomes: readonly ScenarioEntry[]): DecimalNumber[] {
  if (outcomes.length === 0) return [];
  const entered = outcomes.map((outcome) => outcome.fact.probability);
  outcomes.forEach((outcome, i) => {
    if (decimalValue(entered[i]!) < 0) {
      report(outcome.row, 'amount.negative', 'Probability', `Probability ${decimalValue(entered[i]!)} is below zero. Enter a share between 0 and 1.`);
    }
  });
  const sum = entered.reduce((total, probability) => total + decimalValue(probability), 0);
  const isPercent = Math.abs(sum - 100) < 1e-6;
  const isFaulty = outcomes.some((outcome) => outcome.row.failed);
  if (!isFaulty && !isPercent && Math.abs(sum - 1) > 1e-9) {
    const last = outcomes.at(-1)?.row ?? row;
    const shown = String(Math.round(sum * 1e9) / 1e9);
    report(last, 'probability.sum', 'Probability', `The probabilities of estimate ${showValue(fact.id)} sum to ${shown}, not 1. Correct them, or add the outcome that is missing.`);
  }
  return isPercent ? entered.map(({ digits, scale }) => ({ digits, scale: scale + 2 })) : entered;
}

function checkMeasure({ row, fact, hasMethod }: EstimateEntry, { scenarios }: Estimate): void {
  const method = choiceLabel(ESTIMATE_METHODS, fact.method);
  const weighs = fact.method === 'expected-value' || fact.method === 'most-likely-amount';
  if (weighs && scenarios.length === 0) {
    report(row, 'estimate.without-scenarios', 'Method', `The method ${method} weighs outcomes, and Scenarios has none of estimate ${showValue(fact.id)} on this day. Add them, or enter an amount.`);
    return;
  }
  if (!weighs && scenarios.length > 0) {
    const message = hasMethod
      ? `Scenarios has outcomes of estimate ${showValue(fact.id)}, and the method ${method} does not weigh them. Enter expected value or most likely amount, or remove them.`
      : `Scenarios has outcomes of estimate ${showValue(fact.id)}. Say in Method how they are weighed: expected value or most likely amount.`;
    report(row, 'estimate.method', 'Method', message);
    return;
  }
  if (weighs && fact.measure !== null) {
    const column = fact.measure.kind === 'rate' ? 'Rate' : 'Amount';
    report(row, 'estimate.two-measures', column, `${column} is filled, and the outcomes in Scenarios give the figure too. Keep one of them.`);
  }
  const kinds = new Set(scenarios.map(({ measure }) => measure.kind));
  if (kinds.size > 1) {
    report(row, 'estimate.two-measures', 'Method', 'Some outcomes in Scenarios are amounts and some are rates. Enter all of them alike.');
  }
  const needed = fact.method === 'rate' ? 'Rate' : 'Amount';
  if (!weighs && fact.measure === null && !row.failed) {
    report(row, 'value.missing', needed, `${needed} is empty. Enter what the price changes by, 0 if by nothing.`);
  } else if (!weighs && fact.measure !== null && (fact.measure.kind === 'rate') !== (fact.method === 'rate')) {
    report(row, 'estimate.method', 'Method', `The method is ${method}, but ${fact.measure.kind === 'rate' ? 'Rate' : 'Amount'} is filled. Correct one of the two.`);
  }
  if (fact.method === 'most-likely-amount') noteTie(row, scenarios);
}

function noteTie(row: Row, scenarios: readonly Scenario[]): void {
  const highest = Math.max(...scenarios.map(({ probability }) => decimalValue(probability)));
  const tied = scenarios.filter(({ probability }) => decimalValue(probability) === highest);
  if (tied.length < 2) return;
  const names = tied.map(({ name }) => showValue(name)).join(' and ');
  report(row, 'probability.tie', 'Method', `${names} are equally probable, so no single amount is most likely: the lowest of them is taken. Expected value may predict better.`);
}

function checkSigns({ row, fact }: EstimateEntry, outcomes: readonly ScenarioEntry[]): void {
  if (SIGN_OF_KIND[fact.kind] !== 1) return;
  const label = choiceLabel(ESTIMATE_KINDS, fact.kind);
  const check = (at: Row, measure: Estimate['measure']): void => {
    if (measure === null) return;
    const size = measure.kind === 'amount' ? measure.amount : measure.rate.digits;
    if (size >= 0) return;
    const column = measure.kind === 'amount' ? 'Amount' : 'Rate';
    report(at, 'estimate.sign', column, `A ${label} raises the price, and ${column} is below zero. Enter it without sign, or choose a kind that lowers the price.`);
  };
  check(row, fact.measure);
  for (const outcome of outcomes) check(outcome.row, outcome.fact.measure);
}

function checkConstraint(row: Row, fact: Estimate): void {
  const { constraint } = fact;
  if (constraint === null) return;
  if (fact.isActual) {
    report(row, 'estimate.constraint', 'Constrained', 'The outcome is known, so nothing of it is constrained. Clear Constrained, or Actual.');
    return;
  }
  const estimated = estimatedEffect(fact);
  const lowest = lowestEffect(fact);
  const atRisk = estimated.amount - lowest.amount;
  const hasRisk = atRisk > 0 || decimalValue(estimated.rate) > decimalValue(lowest.rate);
  if (constraint.kind === 'amount' && estimated.rate.digits !== 0) {
    report(row, 'estimate.constraint', 'Constrained', 'An amount cannot be left out of a rate. Enter a share such as 25%, or Yes.');
  } else if (constraint.kind === 'amount' && hasRisk && constraint.amount > atRisk) {
    report(row, 'estimate.constraint', 'Constrained', 'More is constrained than may be lost. Enter at most the difference from the lowest outcome.');
  } else if (constraint.kind === 'share' && !hasRisk) {
    report(row, 'estimate.constraint', 'Constrained', 'No lower outcome is known, so a share of it cannot be left out. Add the outcomes to Scenarios, or enter an amount.');
  }
}

function checkPlace(row: Row, fact: Estimate, promising: ReadonlySet<string>): void {
  if (!row.failed && fact.contractId !== '' && !promising.has(foldId(fact.contractId))) {
    report(row, 'estimate.without-obligation', 'Contract', `Contract ${showValue(fact.contractId)} has no obligations, so its price has nothing to fall on. Add them to Obligations.`);
  }
  const noUse = (column: string, kinds: string): void =>
    report(row, 'setting.unused', column, `${column} only counts for ${kinds}; it has no effect here. Clear it.`);
  if (fact.fairValue !== null && fact.kind !== 'consideration-payable') noUse('Fair value', 'consideration payable');
  if (fact.isDueToForm && fact.kind !== 'noncash-consideration') noUse('Due to form', 'non-cash consideration');
}
