/** Contract costs: rows become facts, with the judgements made about them. */
import type { Contract, Obligation } from '../../../engine/domain/book';
import type { ContractCost } from '../../../engine/domain/contract-cost';
import { isoOf, lastDayOfMonths, type Day } from '../../../engine/foundation/calendar';
import { STRATEGIES } from '../choices/choices';
import { COST_KINDS, COST_PATTERNS, YES_NO } from '../choices/cost-choices';
import {
  hasValue,
  readAmount,
  readChoice,
  readDay,
  readId,
  readKey,
  readNumber,
  readText,
  requireValue,
} from '../cells/read-cells';
import { readTerm } from './read-contracts';
import { follow, originOf, reportDuplicate, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';
import { foldId } from '../cells/normal-text';

const MOST_MONTHS = 1200;

interface CostContext {
  readonly contracts: EntryIndex<Contract>;
  readonly obligations: EntryIndex<Obligation>;
}

export function readContractCosts(reading: Reading, context: CostContext): Entry<ContractCost>[] {
  const seen = new Map<string, Row>();
  return rowsOf(reading, 'Contract costs').map((row) => {
    const fact = readContractCost(reading, row, context);
    const first = seen.get(foldId(fact.id));
    if (first !== undefined && fact.id !== '') reportDuplicate(row, first, 'Cost', showValue(fact.id));
    else seen.set(foldId(fact.id), row);
    return { fact, row };
  });
}

function readContractCost(reading: Reading, row: Row, { contracts, obligations }: CostContext): ContractCost {
  const id = readKey(row, 'Cost');
  requireValue(row, 'Contract', 'Name the contract that the cost belongs to.');
  requireValue(row, 'Kind', 'Enter obtain or fulfil.');
  requireValue(row, 'Amount', 'Enter the cost.');
  requireValue(row, 'Date', 'Enter the day on which the cost was incurred.');
  requireValue(row, 'Incremental', 'Enter yes where the cost is to be an asset, otherwise no.');
  const contract = follow(reading, row, 'Contract', 'Contracts', contracts);
  const currency = contract?.fact.currency ?? '';
  const obligation =
    readId(row, 'Obligation') === null ? null : follow(reading, row, 'Obligation', 'Obligations', obligations);
  if (obligation !== null && contract !== null && foldId(obligation.fact.contractId) !== foldId(contract.id)) {
    const message = `Obligation ${showValue(obligation.id)} belongs to contract ${showValue(obligation.fact.contractId)}, not to ${showValue(contract.id)}. Correct one of the two.`;
    report(row, 'contract.mismatch', 'Obligation', message);
  }
  const { firstDay, lastDay } = readTerm(row, 'Start', 'End');
  const fact: ContractCost = {
    id,
    contractId: contract?.id ?? '',
    obligationId: obligation?.id ?? null,
    kind: readChoice(row, 'Kind', COST_KINDS) ?? 'obtain',
    description: readText(row, 'Description'),
    amount: readAboveZero(row, 'Amount', currency) ?? 0,
    day: readDay(row, 'Date') ?? 0,
    isCapitalizable: readChoice(row, 'Incremental', YES_NO) === 'yes',
    firstDay,
    lastDay,
    months: readMonths(row),
    ...readRevision(row),
    pattern: readChoice(row, 'Pattern', COST_PATTERNS) ?? 'straight-line',
    strategy: readChoice(row, 'Strategy', STRATEGIES),
    isRenewalCommensurate: isYes(readChoice(row, 'Renewal commensurate', YES_NO)),
    impairmentDay: readDay(row, 'Impairment date'),
    impairmentAmount: readAboveZero(row, 'Impairment amount', currency),
    reversalDay: readDay(row, 'Reversal date'),
    reversalAmount: readAboveZero(row, 'Reversal amount', currency),
    remainingCosts: readAmount(row, 'Remaining costs', currency),
    terminationDay: readDay(row, 'Terminated'),
    rationale: readText(row, 'Rationale'),
    origin: originOf(row),
  };
  checkWriteDowns(row, fact);
  checkRevision(row, fact);
  checkJudgements(
    row,
    fact,
    obligation?.fact.firstDay ?? contract?.fact.firstDay ?? null,
    contract?.fact.lastDay ?? null,
  );
  return fact;
}

/** Another estimate of the last day, from a day on. */
function readRevision(row: Row): Pick<ContractCost, 'revisedDay' | 'revisedLastDay'> {
  const [revisedDay, revisedLastDay] = [readDay(row, 'Revised from'), readDay(row, 'Revised end')];
  return revisedDay === null || revisedLastDay === null ? {} : { revisedDay, revisedLastDay };
}

/** It has both days, comes after the cost, changes no past, and says why. */
function checkRevision(row: Row, { day, pattern, revisedDay, revisedLastDay, rationale }: ContractCost): void {
  const hasEnd = hasValue(row, 'Revised end');
  if (hasEnd !== hasValue(row, 'Revised from')) {
    const missing = hasEnd ? 'Revised from' : 'Revised end';
    report(row, 'value.missing', missing, `${missing} is empty. A revised estimate needs the day from which it holds and its end.`);
  }
  if (revisedDay === undefined || revisedLastDay === undefined) return;
  if (revisedDay <= day) {
    report(row, 'date.reversed', 'Revised from', `Revised from ${isoOf(revisedDay)} is not after the cost of ${isoOf(day)}. Correct one of the two, or enter the period in End.`);
  }
  if (revisedLastDay < revisedDay) {
    report(row, 'date.reversed', 'Revised end', `Revised end ${isoOf(revisedLastDay)} is before Revised from ${isoOf(revisedDay)}: what was amortized stays (250-10-45-17). Correct one of the two.`);
  }
  if (pattern === 'revenue') {
    report(row, 'cost.renewal-period', 'Revised end', 'The cost is amortized with revenue, which knows no end of its own, so Revised end changes nothing. Choose straight-line, or clear Revised from and Revised end.');
  }
  if (rationale === '') report(row, 'rationale.missing', 'Rationale', 'Rationale is empty, and a revised estimate is a judgement. Say why in a sentence.');
}

const isYes = (answer: 'yes' | 'no' | null): boolean | null => (answer === null ? null : answer === 'yes');

/** A number of months from the start stands for an end. */
function readMonths(row: Row): number | null {
  const months = readNumber(row, 'Months');
  if (months === null) return null;
  if (months.scale !== 0 || months.digits < 1 || months.digits > MOST_MONTHS) {
    const shown = showValue(row.cells[row.table.columns.get('Months') ?? -1]);
    report(
      row,
      'value.unknown',
      'Months',
      `Months ${shown} is not a whole number from 1 to ${MOST_MONTHS}. Correct it.`,
    );
    return null;
  }
  if (hasValue(row, 'End')) {
    report(row, 'cost.two-periods', 'Months', 'End and Months are both filled. Keep one of them.');
  }
  return months.digits;
}

function readAboveZero(row: Row, column: string, currency: string): number | null {
  const amount = readAmount(row, column, currency);
  if (amount === null || amount > 0 || currency === '') return amount;
  const message = `${column} ${showValue(row.cells[row.table.columns.get(column) ?? -1])} is not above zero. Enter the amount without sign, or clear the cell.`;
  report(row, 'cost.not-positive', column, message);
  return null;
}

/** What is taken back was written down before, and is not written off yet. */
function checkReversal(row: Row, { impairmentDay, reversalDay = null, terminationDay }: ContractCost): void {
  const hasAmount = hasValue(row, 'Reversal amount');
  if (hasAmount !== hasValue(row, 'Reversal date')) {
    const missing = hasAmount ? 'Reversal date' : 'Reversal amount';
    report(row, 'value.missing', missing, `${missing} is empty. A reversal needs its date and its amount.`);
  }
  if (reversalDay === null) return;
  if (impairmentDay === null) {
    report(row, 'value.missing', 'Impairment date', 'Impairment date is empty, and the row reverses an impairment. Enter its date and its amount.');
  } else if (reversalDay < impairmentDay) {
    report(row, 'date.reversed', 'Reversal date', `Reversal date ${isoOf(reversalDay)} is before the impairment of ${isoOf(impairmentDay)}. Correct one of the two.`);
  }
  if (terminationDay !== null && terminationDay < reversalDay) {
    report(row, 'date.reversed', 'Reversal date', `Reversal date ${isoOf(reversalDay)} is after Terminated ${isoOf(terminationDay)}, when all was written off. Correct one of the two.`);
  }
}

function checkWriteDowns(row: Row, cost: ContractCost): void {
  const { day, impairmentDay, terminationDay } = cost;
  checkReversal(row, cost);
  const hasAmount = hasValue(row, 'Impairment amount');
  if (hasAmount !== hasValue(row, 'Impairment date')) {
    const missing = hasAmount ? 'Impairment date' : 'Impairment amount';
    report(row, 'value.missing', missing, `${missing} is empty. An impairment needs its date and its amount.`);
  }
  for (const [column, writeDownDay] of [
    ['Impairment date', impairmentDay],
    ['Terminated', terminationDay],
  ] as const) {
    if (writeDownDay === null || writeDownDay >= day) continue;
    const message = `${column} ${isoOf(writeDownDay)} is before the cost of ${isoOf(day)}. Correct one of the two.`;
    report(row, 'date.reversed', column, message);
  }
  if (impairmentDay !== null && terminationDay !== null && terminationDay < impairmentDay) {
    const message = `Impairment date ${isoOf(impairmentDay)} is after Terminated ${isoOf(terminationDay)}, when all was written off. Correct one of the two.`;
    report(row, 'date.reversed', 'Impairment date', message);
  }
}

/** Judgements that another could see otherwise say why. */
function checkJudgements(
  row: Row,
  cost: ContractCost,
  firstDayOfContract: Day | null,
  lastDayOfContract: Day | null,
): void {
  const { kind, isCapitalizable, impairmentDay, months, isRenewalCommensurate, rationale } = cost;
  const firstDay = cost.firstDay ?? firstDayOfContract ?? cost.day;
  const lastDay = months === null ? cost.lastDay : lastDayOfMonths(firstDay, months);
  const isLonger = lastDay !== null && lastDayOfContract !== null && lastDay > lastDayOfContract;
  const why =
    impairmentDay !== null
      ? 'an impairment'
      : kind === 'fulfil' && isCapitalizable
        ? 'capitalizing a cost of fulfilling'
        : isLonger && isCapitalizable
          ? 'a period beyond the contract'
          : null;
  if (why !== null && rationale === '') {
    report(
      row,
      'rationale.missing',
      'Rationale',
      `Rationale is empty, and ${why} is a judgement. Say why in a sentence.`,
    );
  }
  if (!isCapitalizable || lastDayOfContract === null) return;
  if (cost.pattern === 'revenue' && isLonger) {
    const message = `The cost is amortized with the revenue that is signed, so the period until ${isoOf(lastDay)}, after the contract, changes nothing. Choose straight-line where renewals are anticipated, or end the period on ${isoOf(lastDayOfContract)}.`;
    report(row, 'cost.renewal-period', hasValue(row, 'End') ? 'End' : 'Months', message);
  }
  if (isRenewalCommensurate === true && isLonger) {
    const message = `Renewals cost as much again, yet the amortization ends on ${isoOf(lastDay)}, after the contract. Check whether it should end on ${isoOf(lastDayOfContract)}.`;
    report(row, 'cost.renewal-period', 'End', message);
  }
  if (isRenewalCommensurate === false && !isLonger) {
    const message = `Renewals do not cost as much again, yet the amortization ends with the contract. Check whether anticipated renewals belong to the period.`;
    report(row, 'cost.renewal-period', 'End', message);
  }
}
