/** Progress to date read again from the user's rows: price × done ÷ total, less the same of the moment before. */
import type { AmountDerivation, ProgressPoint, Segment } from '../../engine/domain/schedule';
import { earnedAt } from '../../engine';
import type { SourceReference } from '../../engine/domain/source-reference';
import type { Expression } from './amount-proof';
import { numberLiteral } from './formula-text';
import { unitsOf } from './number-formats';
import type { SourceLookup } from './source-lookup';
import { referenceId } from './source-rows';

export interface ProgressPlace {
  readonly lookup: SourceLookup;
  /** The allocated price less the segments that leave it. */
  readonly base: Expression;
  readonly minorUnits: number;
  readonly segment: Segment;
  /** Cell with the place of the segment's own row in its table. */
  readonly positionCell: string;
}

/** Units of a segment of progress, from its rows; no leading `=`. */
export function progressExpression(
  place: ProgressPlace,
  { before, through }: Extract<AmountDerivation, { readonly kind: 'progress' }>,
): Expression {
  const text = `${earnedText(place, through)}${before === null ? '' : `-${parenthesized(earnedText(place, before))}`}`;
  const minor = earnedIn(place.base, through) - (before === null ? 0 : earnedIn(place.base, before));
  return { text: place.minorUnits === 1 ? text : `(${text})/${place.minorUnits}`, minor };
}

const parenthesized = (text: string): string => (/^ROUND\([^+]*\)$/.test(text) ? text : `(${text})`);

/** What the point has earned of the price as the workbook has it. */
function earnedIn(base: Expression, point: ProgressPoint): number {
  return earnedAt({ ...point, price: base.minor + point.priceChange });
}

/** Minor units earned. */
function earnedText(place: ProgressPlace, point: ProgressPoint): string {
  const { row, uninstalledCost, parts, uninstalled } = point;
  const price = priceText(place, point);
  if (row === null) return price;
  const isInstalled = uninstalledCost === 0;
  const inMinor = isInstalled ? '' : times(readText(place, row, 'Uninstalled cost'), place.minorUnits);
  if (point.total - point.uninstalled <= 0) return inMinor;
  const apart = isInstalled || uninstalled === 0 ? '' : times(readText(place, row, 'Uninstalled cost'), 10 ** point.scale);
  const { done, total } = measureTexts(place, point, row);
  const less = (text: string): string => (apart === '' ? text : `(${text}-${apart})`);
  const open = isInstalled ? price : `(${price}-${inMinor})`;
  const ratio =
    parts === null
      ? `${open}*${less(done)}/${less(total)}`
      : `${open}*ROUND(${parts}*${less(done)}/${less(total)},0)/${parts}`;
  return `${isInstalled ? '' : `${inMinor}+`}ROUND(${ratio},0)`;
}

function priceText({ base, minorUnits }: ProgressPlace, { priceChange }: ProgressPoint): string {
  const change = priceChange === 0 ? '' : `+${numberLiteral(unitsOf(priceChange, minorUnits))}`;
  return times(change === '' ? base.text : `(${base.text}${change})`, minorUnits);
}

/** Whole numbers, so that products stay exact. */
const times = (text: string, factor: number): string => (factor === 1 ? text : `ROUND(${text}*${factor},0)`);

function measureTexts(
  place: ProgressPlace,
  { done, total, scale, reading }: ProgressPoint,
  row: SourceReference,
): { readonly done: string; readonly total: string } {
  const scaled = (column: string, decimals = scale): string => times(readText(place, row, column), 10 ** decimals);
  switch (reading) {
    case 'total':
      return { done: scaled('Done'), total: scaled('Total') };
    case 'to-complete':
      return { done: scaled('Done'), total: `(${scaled('Done')}+${scaled('To complete')})` };
    case 'fraction':
      return { done: scaled('Percent complete'), total: numberLiteral(total) };
    case 'percentage':
      return { done: scaled('Percent complete', scale - 2), total: numberLiteral(total) };
    case 'text':
      return { done: numberLiteral(done), total: numberLiteral(total) };
  }
}

function readText({ lookup, segment, positionCell }: ProgressPlace, row: SourceReference, column: string): string {
  const isOwn = referenceId(row) === referenceId(segment.origin);
  return (isOwn ? lookup.read(row.table, column, positionCell) : lookup.readByKey(row, column)) ?? '0';
}
