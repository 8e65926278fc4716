/** Rows of Progress become facts: how far an obligation is at the end of a day. */
import type { Obligation, ProgressMeasure, ProgressRecord } from '../../../engine/domain/book';
import { currencyExponent } from '../../../engine/foundation/currency';
import { decimalValue, type DecimalNumber } from '../../../engine/foundation/decimal-text';
import { amountText } from '../../../engine/foundation/decimal-text';
import { MEASURES } from '../choices/choices';
import type { ProgressContext } from '../checks/check-progress';
import { foldId } from '../cells/normal-text';
import { hasValue, readChoice, readDay, readText, requireValue } from '../cells/read-cells';
import { currencyOf, readPercentText, readPositive, readPositiveAmount } from './read-contracts';
import { follow, originOf, rowsOf } from '../reading';
import type { Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

/** A row whose percentage may still be a fraction or a percentage: its siblings tell. */
export interface ProgressEntry extends Entry<ProgressRecord> {
  readonly currency: string;
  /** The number of Percent complete as it stands; null where the row has none, or a text with a percent sign. */
  readonly percent: DecimalNumber | null;
}

const NOTHING: ProgressMeasure = { kind: 'share', share: { digits: 0, scale: 0 }, writtenAs: 'fraction' };

export function readProgress(reading: Reading, context: ProgressContext): ProgressEntry[] {
  return rowsOf(reading, 'Progress').map((row) => {
    requireValue(row, 'Obligation', 'Name the obligation that is measured.');
    requireValue(row, 'As of', 'Enter the day through which progress is measured.');
    const obligation = follow(reading, row, 'Obligation', 'Obligations', context.obligations);
    const currency = currencyOf(obligation?.fact, context.contracts);
    const uninstalledCost = readPositiveAmount(row, 'Uninstalled cost', currency) ?? 0;
    const measured = readMeasure(row);
    const fact: ProgressRecord = {
      obligationId: obligation?.id ?? '',
      day: readDay(row, 'As of') ?? 0,
      measure: measured.measure,
      uninstalledCost,
      isCost: measuresCost(row, uninstalledCost, methodTexts(obligation, context)),
      origin: originOf(row),
    };
    if (!row.failed) checkExact(row, fact.measure, uninstalledCost, currency);
    return { fact, row, currency, percent: measured.percent };
  });
}

interface MeasureReading {
  readonly measure: ProgressMeasure;
  readonly percent: DecimalNumber | null;
}

const RATIO_COLUMNS = ['Done', 'Total', 'To complete'] as const;

function readMeasure(row: Row): MeasureReading {
  const ratio = RATIO_COLUMNS.filter((column) => hasValue(row, column));
  if (hasValue(row, 'Percent complete')) {
    if (ratio.length > 0) {
      const message = `Percent complete and ${ratio.join(' and ')} are both filled. Keep the percentage or the other.`;
      report(row, 'progress.two-measures', 'Percent complete', message);
      return { measure: NOTHING, percent: null };
    }
    const text = readPercentText(row, 'Percent complete');
    if (text !== null) return { measure: { kind: 'share', share: text, writtenAs: 'text' }, percent: null };
    return { measure: NOTHING, percent: readPositive(row, 'Percent complete') };
  }
  return { measure: readRatio(row) ?? NOTHING, percent: null };
}

function readRatio(row: Row): ProgressMeasure | null {
  const done = readPositive(row, 'Done');
  const total = readPositive(row, 'Total');
  const toComplete = readPositive(row, 'To complete');
  if (!hasValue(row, 'Done')) {
    const message =
      'The row does not say how far it is. Enter Done and Total (cost, hours or quantity), or Percent complete.';
    report(row, 'value.missing', row.table.columns.has('Done') ? 'Done' : 'Percent complete', message);
    return null;
  }
  if (!hasValue(row, 'Total') && !hasValue(row, 'To complete')) {
    const column = row.table.columns.has('Total') ? 'Total' : 'To complete';
    report(row, 'value.missing', column, `${column} is empty. Enter the estimated total in the unit of Done.`);
    return null;
  }
  if (done === null || (total === null && hasValue(row, 'Total')) || (toComplete === null && hasValue(row, 'To complete'))) {
    return null;
  }
  const sum = toComplete === null ? null : addDecimals(done, toComplete);
  if (total === null) return sum === null ? null : { kind: 'ratio', done, total: sum, totalFrom: 'to-complete' };
  if (sum !== null && compareDecimals(sum, total) !== 0) {
    const message = 'Done and To complete do not sum to Total. Keep Total or To complete, or correct them.';
    report(row, 'progress.two-measures', 'To complete', message);
  }
  return { kind: 'ratio', done, total, totalFrom: 'total' };
}

const at = ({ digits, scale }: DecimalNumber, wanted: number): number => digits * 10 ** (wanted - scale);

function addDecimals(a: DecimalNumber, b: DecimalNumber): DecimalNumber {
  const scale = Math.max(a.scale, b.scale);
  return { digits: at(a, scale) + at(b, scale), scale };
}

/** Below, equal or above: −1, 0, 1. */
export function compareDecimals(a: DecimalNumber, b: DecimalNumber): number {
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [a, b].map(({ digits, scale: own }) => BigInt(digits) * 10n ** BigInt(scale - own));
  return left === right ? 0 : (left ?? 0n) < (right ?? 0n) ? -1 : 1;
}

/** Measures are compared in one unit, which must stay within the integers that are exact. */
function checkExact(row: Row, measure: ProgressMeasure, uninstalledCost: number, currency: string): void {
  if (measure.kind !== 'ratio') return;
  const { done, total } = measure;
  const exponent = currency === '' ? 0 : currencyExponent(currency);
  const scale = Math.max(done.scale, total.scale, uninstalledCost === 0 ? 0 : exponent);
  if (Number.isSafeInteger(at(done, scale)) && Number.isSafeInteger(at(total, scale))) {
    checkRatio(row, measure, { digits: uninstalledCost, scale: exponent }, currency);
    return;
  }
  const message = 'Done and Total have too many digits to be exact together. Round them to fewer decimals.';
  report(row, 'amount.out-of-range', 'Done', message);
}

function checkRatio(
  row: Row,
  { done, total }: Extract<ProgressMeasure, { readonly kind: 'ratio' }>,
  uninstalled: DecimalNumber,
  currency: string,
): void {
  const shownTotal = `${decimalValue(total)}`;
  if (total.digits === 0) {
    const column = hasValue(row, 'Total') ? 'Total' : 'To complete';
    report(row, 'progress.no-total', column, 'The estimated total is 0. Enter what is expected in all.');
    return;
  }
  if (compareDecimals(done, total) > 0) {
    const message = `Done ${showValue(decimalValue(done))} is more than the total ${shownTotal}. Raise the estimate, or correct Done.`;
    report(row, 'progress.over-whole', 'Done', message);
  }
  if (uninstalled.digits === 0) return;
  const shown = `Uninstalled cost ${amountText(uninstalled.digits, currency)}`;
  if (compareDecimals(uninstalled, done) > 0) {
    const message = `${shown} is more than Done, of which it is a part. Include it in Done and Total, or correct it.`;
    report(row, 'progress.uninstalled', 'Uninstalled cost', message);
  } else if (compareDecimals(uninstalled, total) === 0) {
    const message = `${shown} is the whole total, so nothing is left to measure. Correct Total or Uninstalled cost.`;
    report(row, 'progress.uninstalled', 'Uninstalled cost', message);
  }
}

/** Words by which the obligation, or its product, says that costs are measured. */
function methodTexts(obligation: Entry<Obligation> | null, { products }: ProgressContext): string[] {
  if (obligation === null) return [];
  const product = products.get(foldId(obligation.fact.productId));
  return [obligation.row, ...(product === undefined ? [] : [product.row])].map((row) => readText(row, 'Recognition method'));
}

/** The row's own word, else its header or the method speaks of costs; only costs can be uninstalled. */
function measuresCost(row: Row, uninstalledCost: number, methods: readonly string[]): boolean {
  const measure = readChoice(row, 'Measure', MEASURES);
  if (measure !== null) return measure === 'cost';
  const header = row.table.data.headers[row.table.columns.get('Done') ?? -1] ?? '';
  const namesCost = /cost/i.test(header) && !/quantity/i.test(header);
  return namesCost || uninstalledCost > 0 || methods.some((text) => /cost/i.test(text));
}
