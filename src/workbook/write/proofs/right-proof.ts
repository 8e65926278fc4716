/** Values and exercises of material rights read again from the user's tables, in whole numbers so that products stay exact. */
import { expectedExercises } from '../../../engine';
import type { ExerciseMeasure, MaterialRight, RightValue, ShareCell } from '../../../engine/domain/material-right';
import type { ExercisedTotal, MeasurePoint } from '../../../engine/domain/progress-point';
import type { SourceReference } from '../../../engine/domain/source-reference';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { DecimalNumber } from '../../../engine/foundation/decimal-text';
import { keyLiteral, numberLiteral } from '../cells/formula-text';
import type { SourceLookup } from '../cells/source-lookup';

/** Text of a column of the right's row; null where the table lacks it. */
export type ReadRight = (column: string) => string | null;

/** Value in units of the currency; null where a column it needs is gone. */
export function rightValueText(read: ReadRight, value: RightValue, currency: string): string | null {
  const units = minorUnitsPerUnit(currency);
  const likely = likelihoodOf(read, value);
  switch (value.kind) {
    case 'stated':
      return read('SSP (total)');
    case 'discount': {
      const { discount, generalDiscount } = value;
      const scale = Math.max(discount.share.scale, generalDiscount?.share.scale ?? 0);
      const general = generalDiscount === null ? '' : `-${shareText(read, 'General discount', generalDiscount, scale)}`;
      const increment = `(${shareText(read, 'Discount', discount, scale)}${general})`;
      return productText([wholeText(read, 'Expected purchase', value.purchase), increment, likely.text], value.purchase.scale + scale + likely.scale, units);
    }
    case 'units': {
      const factors = [wholeText(read, 'Units', value.quantity), wholeText(read, 'Value per unit', value.perUnit), likely.text];
      return productText(factors, value.quantity.scale + value.perUnit.scale + likely.scale, units);
    }
    case 'renewal':
      return productText([wholeText(read, 'SSP (total)', value.sellingPrice), likely.text], value.sellingPrice.scale + likely.scale, units);
  }
}

/** Price of a renewal that counts as promised. */
export function renewalPriceText(read: ReadRight, value: Extract<RightValue, { readonly kind: 'renewal' }>, currency: string): string {
  const likely = likelihoodOf(read, value);
  const factors = [wholeText(read, 'Renewal price', value.price), likely.text];
  return productText(factors, value.price.scale + likely.scale, minorUnitsPerUnit(currency));
}

function likelihoodOf(read: ReadRight, value: RightValue): { readonly text: string; readonly scale: number } {
  const cell = value.kind === 'stated' ? null : value.likelihood;
  return cell === null ? { text: '', scale: 0 } : { text: shareText(read, 'Likelihood', cell, cell.share.scale), scale: cell.share.scale };
}

/** A cell as a whole number of 10^−scale. */
const wholeText = (read: ReadRight, column: string, { scale }: DecimalNumber): string => scaled(read(column) ?? '0', scale);

const shareText = (read: ReadRight, column: string, { isPercent }: ShareCell, scale: number): string =>
  scaled(read(column) ?? '0', isPercent ? scale - 2 : scale);

const scaled = (text: string, scale: number): string => (scale === 0 ? text : `ROUND(${text}*${10 ** scale},0)`);

function productText(factors: readonly string[], scale: number, minorUnits: number): string {
  const product = factors.filter((text) => text !== '').join('*');
  const inMinor = `ROUND(${product}${minorUnits === 1 ? '' : `*${minorUnits}`}${scale === 0 ? '' : `/${10 ** scale}`},0)`;
  return minorUnits === 1 ? inMinor : `${inMinor}/${minorUnits}`;
}

export interface ExercisePlace {
  readonly lookup: SourceLookup;
  readonly right: MaterialRight;
  /** Row of the right. */
  readonly origin: SourceReference;
}

const COLUMNS: Readonly<Record<ExerciseMeasure, string>> = { share: 'Share', amount: 'Amount', quantity: 'Units' };
const OWN_COLUMNS: Readonly<Record<ExerciseMeasure, string>> = {
  share: 'Exercised share',
  amount: 'Exercised amount',
  quantity: 'Exercised amount',
};

/** What is exercised through a day, at most what is expected, and what is expected: whole numbers of 10^−scale. */
export function exercisedTexts(
  place: ExercisePlace,
  { scale, total, row }: Pick<MeasurePoint, 'scale' | 'total'> & { readonly row: SourceReference },
  exercised: ExercisedTotal,
): { readonly done: string; readonly total: string } {
  const expected = expectedText(place, exercised, scale, total);
  const shift = exercised.isPercent ? scale - 2 : scale;
  // A renewal uses all that is left.
  const sum = row.table === 'Contracts' ? '1' : row.table === 'Material rights' ? ownText(place, row, exercised.measure) : sumText(place, row, exercised);
  return { done: `MIN(${scaled(sum, shift)},${expected})`, total: expected };
}

function sumText({ lookup }: ExercisePlace, row: SourceReference, { day, measure }: ExercisedTotal): string {
  const column = (name: string): string => lookup.column('Option exercises', name) ?? '0';
  const isRight = `(${column('Right')}=${keyLiteral(row.key[0] ?? '')})`;
  return `SUMPRODUCT(${isRight}*(${column('Date')}<=${serialOf(day)}),${column(COLUMNS[measure])})`;
}

/** One exercise on the row of the right; without a measure it is the whole. */
function ownText({ lookup }: ExercisePlace, row: SourceReference, measure: ExerciseMeasure): string {
  const cell = lookup.readByKey(row, OWN_COLUMNS[measure]);
  return cell === null ? '1' : `IF(${cell}="",1,${cell})`;
}

function expectedText({ lookup, right, origin }: ExercisePlace, { measure, expectedFrom }: ExercisedTotal, scale: number, total: number): string {
  const read = (column: string): string => scaled(lookup.readByKey(expectedFrom, column) ?? '0', scale);
  const isOfRight = expectedFrom.table === 'Material rights';
  if (!isOfRight || right.expectedExercises !== null) return read('Expected exercises');
  const { value } = right;
  if (measure === 'amount') return read(value.kind === 'renewal' ? 'Renewal price' : 'Expected purchase');
  if (measure === 'quantity' && value.kind === 'units') {
    const readCell: ReadRight = (column) => lookup.readByKey(origin, column);
    const likely = likelihoodOf(readCell, value);
    const text = [wholeText(readCell, 'Units', value.quantity), likely.text].filter((part) => part !== '').join('*');
    const own = value.quantity.scale + likely.scale;
    return own === scale ? text : `ROUND(${text}*${10 ** scale}/${10 ** own},0)`;
  }
  return numberLiteral(expectedExercises(right, measure) === null ? 0 : total);
}
