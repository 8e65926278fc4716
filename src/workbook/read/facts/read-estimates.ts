/** Estimates of variable consideration and their outcomes: rows become facts. */
import type { Contract, Obligation } from '../../../engine/domain/book';
import type { Constraint, Estimate, Measure, Scenario } from '../../../engine/domain/estimate';
import type { Day } from '../../../engine/foundation/calendar';
import { minorUnits, type DecimalNumber } from '../../../engine/foundation/decimal-text';
import { ESTIMATE_KINDS, ESTIMATE_METHODS, ESTIMATE_ANSWERS } from '../choices/estimate-choices';
import { checkEstimates, type EstimateEntry, type ScenarioEntry } from '../checks/check-estimates';
import { foldId } from '../cells/normal-text';
import {
  decimalOfNumber,
  hasValue,
  readAmount,
  readChoice,
  readDay,
  readKey,
  readNumber,
  readText,
  requireValue,
} from '../cells/read-cells';
import { follow, originOf, reportDuplicate, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { addressOf, report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export interface EstimateContext {
  readonly contracts: EntryIndex<Contract>;
  readonly obligations: EntryIndex<Obligation>;
}

/** Estimates with their outcomes, checked against each other, their contracts and obligations. */
export function readEstimates(
  reading: Reading,
  context: EstimateContext,
): { readonly estimates: readonly Entry<Estimate>[]; readonly scenarios: readonly ScenarioEntry[] } {
  const entries = rowsOf(reading, 'Estimates').map((row) => readEstimate(reading, context, row));
  noteRepeated(entries);
  const byId = new Map<string, EstimateEntry[]>();
  for (const entry of entries) {
    const id = foldId(entry.fact.id);
    byId.set(id, [...(byId.get(id) ?? []), entry]);
  }
  const scenarios = rowsOf(reading, 'Scenarios').map((row) => readScenario(row, byId));
  const estimates = checkEstimates(entries, scenarios, context);
  return { estimates, scenarios };
}

function readEstimate(reading: Reading, context: EstimateContext, row: Row): EstimateEntry {
  const id = readKey(row, 'Estimate');
  requireValue(row, 'Kind', 'Enter bonus, penalty, rebate, returns or another kind.');
  requireValue(row, 'Rationale', 'An estimate is a judgement: say why, and why a reversal is not probable.');
  const obligation = follow(reading, row, 'Obligation', 'Obligations', context.obligations);
  const named = follow(reading, row, 'Contract', 'Contracts', context.contracts);
  if (!hasValue(row, 'Contract') && !hasValue(row, 'Obligation')) {
    report(row, 'value.missing', 'Contract', 'Contract is empty. Name the contract or the obligation whose price varies.');
  }
  const contractId = named?.id ?? obligation?.fact.contractId ?? '';
  const isKnown = obligation !== null && !obligation.row.failed && obligation.fact.contractId !== '';
  if (named !== null && isKnown && foldId(obligation.fact.contractId) !== foldId(named.id)) {
    const message = `Obligation ${showValue(obligation.id)} belongs to contract ${showValue(obligation.fact.contractId)}, not ${showValue(named.id)}. Correct one of the two.`;
    report(row, 'contract.mismatch', 'Obligation', message);
  }
  const currency = context.contracts.get(foldId(contractId))?.fact.currency ?? '';
  const kind = readChoice(row, 'Kind', ESTIMATE_KINDS) ?? 'other';
  const measure = readMeasure(row, currency);
  const method = readChoice(row, 'Method', ESTIMATE_METHODS);
  const fact: Estimate = {
    id,
    asOfDay: readDay(row, 'As of'),
    contractId,
    obligationId: obligation?.id ?? null,
    kind,
    method: method ?? (measure?.kind === 'rate' ? 'rate' : 'amount'),
    measure,
    scenarios: [],
    constraint: readConstraint(row, currency),
    isActual: readChoice(row, 'Actual', ESTIMATE_ANSWERS) === 'yes',
    fairValue: readAmount(row, 'Fair value', currency),
    ...readRecovery(row, kind, currency),
    isDueToForm: readChoice(row, 'Due to form', ESTIMATE_ANSWERS) === 'yes',
    rationale: readText(row, 'Rationale'),
    origin: originOf(row),
  };
  return { fact, row, hasMethod: method !== null, currency };
}

function readRecovery(row: Row, kind: Estimate['kind'], currency: string): Pick<Estimate, 'recoveryCost'> {
  const recoveryCost = readAmount(row, 'Recovery cost', currency);
  if (recoveryCost === null) return {};
  if (recoveryCost < 0) {
    report(row, 'amount.negative', 'Recovery cost', 'Recovery cost is below zero. Enter it without sign.');
  } else if (kind !== 'returns') {
    report(row, 'setting.unused', 'Recovery cost', 'Recovery cost only counts for returns; it has no effect here. Clear it.');
  }
  return { recoveryCost };
}

/** Amount or rate of a row; null when neither is filled. */
function readMeasure(row: Row, currency: string): Measure | null {
  if (hasValue(row, 'Amount') && hasValue(row, 'Rate')) {
    report(row, 'estimate.two-measures', 'Rate', 'Amount and Rate are both filled. Keep one of them.');
    return null;
  }
  if (hasValue(row, 'Rate')) {
    const rate = readShare(row, 'Rate');
    return rate === null ? null : { kind: 'rate', rate };
  }
  const amount = readAmount(row, 'Amount', currency);
  return amount === null ? null : { kind: 'amount', amount };
}

/** `10%` in text is a share of 0.1; a number beyond 1 counts as a percentage. */
function readShare(row: Row, column: string): DecimalNumber | null {
  const percent = percentOf(readText(row, column));
  if (percent !== null) return percent;
  const decimal = readNumber(row, column);
  if (decimal === null) return null;
  const isPercentage = Math.abs(decimal.digits) > 10 ** decimal.scale;
  return isPercentage ? { digits: decimal.digits, scale: decimal.scale + 2 } : decimal;
}

function percentOf(text: string): DecimalNumber | null {
  const match = /^([+-]?\d{1,3})(?:\.(\d{1,10}))?\s*%$/.exec(text);
  if (match === null) return null;
  const decimals = match[2] ?? '';
  return { digits: Number(`${match[1] ?? ''}${decimals}`) + 0, scale: decimals.length + 2 };
}

/** Yes: all; No or blank: nothing; up to 1, or with a percent sign: a share; beyond 1: an amount. */
function readConstraint(row: Row, currency: string): Constraint | null {
  if (!hasValue(row, 'Constrained')) return null;
  const text = readText(row, 'Constrained');
  const word = /^[A-Za-z]/.test(text) ? readChoice(row, 'Constrained', ESTIMATE_ANSWERS) : null;
  if (word !== null) return word === 'no' ? null : { kind: 'share', share: { digits: 1, scale: 0 } };
  if (/^[A-Za-z]/.test(text)) return null;
  const share = percentOf(text) ?? shareUpToOne(row);
  if (share !== null && share.digits === 0) return null;
  if (share !== null && share.digits > 0) return { kind: 'share', share };
  const amount = readAmount(row, 'Constrained', currency);
  if (amount === null) return null;
  if (amount >= 0) return { kind: 'amount', amount };
  report(row, 'amount.negative', 'Constrained', `Constrained ${showValue(text)} is below zero. Enter what is left out without sign.`);
  return null;
}

function shareUpToOne(row: Row): DecimalNumber | null {
  const number = Number(readText(row, 'Constrained'));
  return number >= 0 && number <= 1 ? decimalOfNumber(number) : null;
}

function readScenario(row: Row, byId: ReadonlyMap<string, readonly EstimateEntry[]>): ScenarioEntry {
  const estimateId = readKey(row, 'Estimate');
  const name = readKey(row, 'Scenario');
  requireValue(row, 'Probability', 'Enter how probable the outcome is.');
  const asOfDay = readDay(row, 'As of');
  const rows = byId.get(foldId(estimateId)) ?? [];
  if (estimateId !== '' && rows.length === 0) {
    report(row, 'id.unknown', 'Estimate', `Estimate ${showValue(estimateId)} is not in Estimates. Correct it, or add the row to Estimates.`);
  }
  const target = targetOf(row, rows, asOfDay);
  const currency = target?.currency ?? rows[0]?.currency ?? '';
  if (!hasValue(row, 'Amount') && !hasValue(row, 'Rate')) {
    report(row, 'value.missing', 'Amount', 'Amount is empty. Enter what the price changes by in this outcome, 0 if by nothing.');
  }
  const probability = percentOf(readText(row, 'Probability')) ?? readNumber(row, 'Probability');
  const fact: Scenario = {
    name,
    measure: readMeasure(row, currency) ?? { kind: 'amount', amount: minorUnits({ digits: 0, scale: 0 }, 'USD') ?? 0 },
    probability: probability ?? { digits: 0, scale: 0 },
    origin: originOf(row),
  };
  return { fact, row, estimate: target };
}

/** The row of Estimates that a scenario belongs to. */
function targetOf(row: Row, rows: readonly EstimateEntry[], asOfDay: Day | null): EstimateEntry | null {
  const only = rows.length === 1 ? rows[0] : undefined;
  if (only !== undefined && asOfDay === null) return only;
  const same = rows.find(({ fact }) => fact.asOfDay === asOfDay);
  if (same !== undefined) return same;
  if (rows.length > 0) {
    const shown = asOfDay === null ? 'without a day' : 'of that day';
    report(row, 'id.unknown', 'As of', `Estimates has no row ${shown} for estimate ${showValue(rows[0]?.fact.id)}. Enter the As of of its row.`);
  }
  return null;
}

function noteRepeated(entries: readonly EstimateEntry[]): void {
  const seen = new Map<string, Row>();
  for (const { fact, row } of entries) {
    if (fact.id === '') continue;
    const key = `${foldId(fact.id)}\u0000${fact.asOfDay ?? ''}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else reportDuplicate(row, first, 'Estimate', `${showValue(fact.id)} of the same day (${addressOf(first, 'As of')})`);
  }
}
