/** Progress of an obligation seen together: what percentages mean, days that repeat, progress that goes backwards. */
import type { Obligation, ProgressMeasure, ProgressRecord } from '../../../engine/domain/book';
import { isoOf } from '../../../engine/foundation/calendar';
import type { Day } from '../../../engine/foundation/calendar';
import { decimalWords } from '../../../engine/foundation/amount-words';
import { decimalValue, type DecimalNumber } from '../../../engine/foundation/decimal-text';
import { checkMethod } from '../checks/check-progress';
import type { ProgressContext } from '../checks/check-progress';
import { methodOfObligation, termOfObligation } from './effective-method';
import { foldId } from '../cells/normal-text';
import { compareDecimals } from './read-progress';
import type { ProgressEntry } from './read-progress';
import { hasValue } from '../cells/read-cells';
import { reportDuplicate } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry } from '../tables/table-row';

const ONE: DecimalNumber = { digits: 1, scale: 0 };

/** The rows with their percentages understood, checked against their obligation and each other. */
export function settleProgress(
  entries: readonly ProgressEntry[],
  obligations: readonly Entry<Obligation>[],
  context: ProgressContext,
): Entry<ProgressRecord>[] {
  const ofObligation = new Map<string, ProgressEntry[]>();
  for (const entry of entries) {
    const id = foldId(entry.fact.obligationId);
    const siblings = ofObligation.get(id);
    if (siblings === undefined) ofObligation.set(id, [entry]);
    else siblings.push(entry);
  }
  noteProgressMissing(obligations, ofObligation, context);
  const settled = new Map<ProgressEntry, ProgressRecord>();
  for (const [id, siblings] of ofObligation) {
    const arePercentages = siblings.some(({ percent }) => percent !== null && compareDecimals(percent, ONE) > 0);
    for (const entry of siblings) settled.set(entry, withShare(entry, arePercentages));
    const obligation = context.obligations.get(id);
    if (obligation === undefined) continue;
    for (const { row } of siblings) checkMethod(row, obligation, 'progress', context);
    checkStart(siblings, obligation, context);
    checkOrder(siblings, settled);
  }
  return entries.map((entry) => ({ fact: settled.get(entry) ?? entry.fact, row: entry.row }));
}

function noteProgressMissing(
  obligations: readonly Entry<Obligation>[],
  ofObligation: ReadonlyMap<string, readonly ProgressEntry[]>,
  context: ProgressContext,
): void {
  for (const { fact, row } of obligations) {
    if (row.failed || fact.right !== undefined || ofObligation.has(foldId(fact.id))) continue;
    const contract = context.contracts.get(foldId(fact.contractId))?.fact;
    if (methodOfObligation(fact, contract, context.products) !== 'progress') continue;
    const message = `Obligation ${showValue(fact.id)} is recognized by progress and has none yet. Add rows to Progress.`;
    report(row, 'progress.none', 'Obligation', message);
  }
}

/** Percentages are fractions where none of the obligation exceeds 1, else percentages. */
function withShare({ fact, row, percent }: ProgressEntry, arePercentages: boolean): ProgressRecord {
  const measure: ProgressMeasure =
    percent === null
      ? fact.measure
      : {
          kind: 'share',
          share: arePercentages ? { digits: percent.digits, scale: percent.scale + 2 } : percent,
          writtenAs: arePercentages ? 'percentage' : 'fraction',
        };
  const hasUninstalled = fact.uninstalledCost > 0 && measure.kind === 'share';
  if (hasUninstalled && hasValue(row, 'Percent complete')) {
    const message = 'Uninstalled cost needs costs to be taken from. Enter Done and Total instead of a percentage.';
    report(row, 'progress.uninstalled', 'Uninstalled cost', message);
  }
  if (measure.kind === 'share' && compareDecimals(measure.share, ONE) > 0) {
    const shown = decimalValue(measure.share);
    const message = `Percent complete is ${Math.round(shown * 1e6) / 1e4} %, more than 100 %. Correct it.`;
    report(row, 'progress.over-whole', 'Percent complete', message);
  }
  return { ...fact, measure };
}

function checkStart(siblings: readonly ProgressEntry[], obligation: Entry<Obligation>, context: ProgressContext): void {
  const contract = context.contracts.get(foldId(obligation.fact.contractId));
  if (obligation.row.failed || contract?.row.failed === true) return;
  const { firstDay, lastDay } = termOfObligation(obligation.fact, contract?.fact);
  checkEnd(siblings, obligation, lastDay);
  if (firstDay === null) return;
  for (const { fact, row } of siblings) {
    if (row.failed || fact.day >= firstDay) continue;
    const id = showValue(obligation.fact.id);
    const message = `As of ${isoOf(fact.day)} is before obligation ${id} starts (${isoOf(firstDay)}). Correct one of the two.`;
    report(row, 'progress.before-start', 'As of', message);
  }
}

/** Rights that have lapsed are not used any more. */
function checkEnd(siblings: readonly ProgressEntry[], { fact: obligation }: Entry<Obligation>, lastDay: Day | null): void {
  if (obligation.breakage === undefined || lastDay === null) return;
  for (const { fact, row } of siblings) {
    if (row.failed || fact.day <= lastDay) continue;
    const message = `As of ${isoOf(fact.day)} is after the rights of ${showValue(obligation.id)} lapse (${isoOf(lastDay)}), when the rest of the price is revenue. Correct one of the two.`;
    report(row, 'progress.after-end', 'As of', message);
  }
}

function checkOrder(siblings: readonly ProgressEntry[], settled: ReadonlyMap<ProgressEntry, ProgressRecord>): void {
  const sound = siblings.filter(({ row }) => !row.failed).sort((a, b) => a.fact.day - b.fact.day);
  for (const [index, entry] of sound.entries()) {
    const earlier = sound[index - 1];
    if (earlier === undefined) continue;
    if (earlier.fact.day === entry.fact.day) {
      const shown = `${isoOf(entry.fact.day)} of obligation ${showValue(entry.fact.obligationId)}`;
      reportDuplicate(entry.row, earlier.row, 'As of', shown);
      continue;
    }
    const [now, then] = [settled.get(entry), settled.get(earlier)];
    if (now === undefined || then === undefined || !isBelow(now.measure, then.measure)) continue;
    const column = now.measure.kind === 'share' ? 'Percent complete' : 'Done';
    const message =
      `Progress of ${percentOf(now.measure)} is lower than the ${percentOf(then.measure)} of ${isoOf(then.day)}, so ` +
      'revenue is taken back on this day. That is right for a new estimate; otherwise correct the row.';
    report(entry.row, 'progress.backwards', column, message);
  }
}

function wholeNumbers(measure: ProgressMeasure): readonly [done: bigint, total: bigint] {
  if (measure.kind === 'share') return [BigInt(measure.share.digits), 10n ** BigInt(measure.share.scale)];
  const scale = Math.max(measure.done.scale, measure.total.scale);
  const whole = ({ digits, scale: own }: DecimalNumber): bigint => BigInt(digits) * 10n ** BigInt(scale - own);
  return [whole(measure.done), whole(measure.total)];
}

function isBelow(now: ProgressMeasure, then: ProgressMeasure): boolean {
  const [doneNow, totalNow] = wholeNumbers(now);
  const [doneThen, totalThen] = wholeNumbers(then);
  return doneNow * totalThen < doneThen * totalNow;
}

function percentOf(measure: ProgressMeasure): string {
  const [done, total] = wholeNumbers(measure);
  return `${decimalWords({ digits: Number((done * 10_000n) / (total === 0n ? 1n : total)), scale: 2 })} %`;
}
