/** Progress to date read again from the user's rows: price × done ÷ total, less the same of the moment before. */
import type { MeasurePoint, ProgressPoint, ProgressRest } from '../../../engine/domain/progress-point';
import type { AmountDerivation, Segment } from '../../../engine/domain/schedule';
import { earnedAt } from '../../../engine';
import type { Day } from '../../../engine/foundation/calendar';
import type { SourceReference } from '../../../engine/domain/source-reference';
import type { Expression } from './amount-proof';
import { numberLiteral } from '../cells/formula-text';
import { unitsOf } from '../cells/number-formats';
import { exercisedTexts, type ExercisePlace } from './right-proof';
import type { SourceLookup } from '../cells/source-lookup';
import { referenceId } from '../cells/source-rows';

export interface MeasurePlace {
  readonly lookup: SourceLookup;
  readonly minorUnits: number;
  readonly segment: Pick<Segment, 'origin'> & Partial<Pick<Segment, 'source'>>;
  /** Cell with the place of the segment's own row in its table. */
  readonly positionCell: string;
  /** Of a material right. */
  readonly exercise: ExercisePlace | null;
  /** Of credits: what was drawn through a day, and what is expected to be; null where it is no grant. */
  readonly credits: { readonly drawn: (through: Day) => string; readonly usable: (through: Day) => string } | null;
}

export interface ProgressPlace extends MeasurePlace {
  /** The allocated price less the segments that leave it. */
  readonly base: Expression;
  /** The same after a change of the price; null where no sheet shows it. */
  readonly priceAfter: (changeId: string) => Expression | null;
  /** What was recognized before a modification, as its sheet shows it; null where it does not. */
  readonly recognizedBefore: (changeId: string) => Expression | null;
}

/** Units of a segment of progress, from its rows; no leading `=`. */
export function progressExpression(
  place: ProgressPlace,
  { before, through, change }: Extract<AmountDerivation, { readonly kind: 'progress' }>,
): Expression {
  const added = [through, ...(change?.before == null ? [] : [change.before])];
  const taken = [...(before === null ? [] : [before]), ...(change === undefined ? [] : [change.through])];
  const plus = added.map((point) => earnedText(place, point)).join('+');
  const text = [plus, ...taken.map((point) => parenthesized(earnedText(place, point)))].join('-');
  const sum = (points: readonly ProgressPoint[]): number => points.reduce((total, point) => total + earnedIn(place, point), 0);
  const minor = sum(added) - sum(taken);
  return { text: place.minorUnits === 1 ? text : `(${text})/${place.minorUnits}`, minor };
}

const parenthesized = (text: string): string => (/^ROUND\([^+]*\)$/.test(text) ? text : `(${text})`);

/** What the point has earned of the price as the workbook has it. */
function earnedIn(place: ProgressPlace, point: ProgressPoint): number {
  const price = priceOf(place, point).minor;
  const rest = point.rest === null ? null : { ...point.rest, price: priceOfRest(place, point.rest).minor };
  return earnedAt({ ...point, price, rest });
}

type Measured = Pick<MeasurePoint, 'done' | 'total' | 'uninstalled' | 'uninstalledCost' | 'scale' | 'reading' | 'exercised' | 'day'> & {
  readonly row: SourceReference;
};

/** What a change of the price would have brought by a moment before it, in minor units; `change`: text of the change. */
export function broughtText(place: ProgressPlace, point: ProgressPoint, amount: number, change: string): string {
  const without = parenthesized(earnedText(place, point));
  const isOfRest = point.rest !== null && place.segment.source === 'Modification';
  const rest = point.rest !== null && isOfRest ? { ...point.rest, price: point.rest.price + amount } : point.rest;
  const more = { text: `+${change}`, isOfRest };
  return `${earnedText(place, { ...point, rest, price: point.price + amount }, more)}-${without}`;
}

/** What a change adds to the price, as text; to what a modification left of it too. */
interface Added {
  readonly text: string;
  readonly isOfRest: boolean;
}

const withAdded = (text: string, more: string): string => (more === '' ? text : `(${text}${more})`);

/** Minor units earned. */
function earnedText(place: ProgressPlace, point: ProgressPoint, more: Added = { text: '', isOfRest: false }): string {
  const { row, uninstalledCost, parts, rest } = point;
  const price = inMinor(place, withAdded(priceOf(place, point).text, more.text));
  if (row === null) return price;
  const measured = { ...point, row };
  if (rest !== null) return earnedOfRest(place, measured, rest, { price, more: more.isOfRest ? more.text : '' });
  const atCost = costText(place, measured);
  if (point.total - point.uninstalled <= 0) return atCost === '' ? '0' : atCost;
  const { done, total } = installedTexts(place, measured);
  const open = uninstalledCost === 0 ? price : `(${price}-${atCost})`;
  return `${atCost === '' ? '' : `${atCost}+`}${shareText(open, done, total, parts)}`;
}

/** What was left at the modification, by the work since then; later changes of the price by all the work. */
function earnedOfRest(
  place: ProgressPlace,
  point: Measured & ProgressPoint,
  rest: ProgressRest,
  { price, more }: { readonly price: string; readonly more: string },
): string {
  const { parts } = point;
  const from = rest.from?.row == null ? null : { ...rest.from, row: rest.from.row };
  const doneBefore = from === null ? 0 : from.done - from.uninstalled;
  if (point.total - point.uninstalled - doneBefore <= 0) return price;
  const { done, total } = installedTexts(place, point);
  const before = from === null ? '' : installedTexts(place, from).done;
  const since = (text: string): string => (before === '' ? text : `(${text}-${before})`);
  const [cost, costBefore] = [costText(place, point), from === null ? '' : costText(place, from)];
  const atCost = cost === '' && costBefore === '' ? '' : `(${cost === '' ? '0' : cost}-${costBefore === '' ? '0' : costBefore})`;
  const restPrice = inMinor(place, withAdded(priceOfRest(place, rest).text, more));
  const shown = place.recognizedBefore(rest.changeId);
  const earned = shown?.minor === rest.earned ? inMinor(place, shown.text) : numberLiteral(rest.earned);
  const open = `(${restPrice}-${earned}${atCost === '' ? '' : `-${atCost}`})`;
  const terms = [earned, ...(atCost === '' ? [] : [atCost]), shareText(open, since(done), since(total), parts)];
  if (point.price !== rest.price) terms.push(shareText(`(${price}-${restPrice})`, done, total, parts));
  return terms.join('+');
}

function shareText(amount: string, done: string, total: string, parts: number | null): string {
  return parts === null
    ? `ROUND(${amount}*${done}/${total},0)`
    : `ROUND(${amount}*ROUND(${parts}*${done}/${total},0)/${parts},0)`;
}

/** Minor units of what is not installed; empty where all is. */
function costText(place: MeasurePlace, { row, uninstalledCost }: Measured): string {
  return uninstalledCost === 0 ? '' : times(readText(place, row, 'Uninstalled cost'), place.minorUnits);
}

/** Whole numbers: done and total of a measure since another, or the parts of its whole where it is rounded to those first. */
export function measuredTexts(
  place: MeasurePlace,
  point: MeasurePoint,
  from: MeasurePoint | null,
): { readonly through: string; readonly whole: string } | null {
  if (point.row === null) return null;
  const measured = installedTexts(place, { ...point, row: point.row });
  const before = from?.row == null ? null : installedTexts(place, { ...from, row: from.row }).done;
  const since = (text: string): string => (before === null ? text : `(${text}-${before})`);
  const [done, total] = [since(measured.done), since(measured.total)];
  const doneBefore = from === null ? 0 : from.done - from.uninstalled;
  if (point.parts === null || point.total - point.uninstalled - doneBefore <= 0) return { through: done, whole: total };
  return { through: `ROUND(${point.parts}*${done}/${total},0)`, whole: String(point.parts) };
}

/** Done and total without what is not installed. */
function installedTexts(place: MeasurePlace, point: Measured): { readonly done: string; readonly total: string } {
  const { uninstalledCost, uninstalled, scale, row } = point;
  const { done, total } = measureTexts(place, point);
  if (uninstalledCost === 0 || uninstalled === 0) return { done, total };
  const apart = times(readText(place, row, 'Uninstalled cost'), 10 ** scale);
  return { done: `(${done}-${apart})`, total: `(${total}-${apart})` };
}

const inMinor = ({ minorUnits }: ProgressPlace, text: string): string => times(text, minorUnits);

/** The price of the moment: as the sheet of changes has it after the last of them. */
function priceOf(place: ProgressPlace, { changeId, priceChange }: Pick<ProgressPoint, 'changeId' | 'priceChange'>): Expression {
  const { base, minorUnits } = place;
  const changed = changeId === null ? null : place.priceAfter(changeId);
  if (changed !== null && changed.minor - base.minor === priceChange) return changed;
  if (priceChange === 0) return base;
  return { text: `(${base.text}+${numberLiteral(unitsOf(priceChange, minorUnits))})`, minor: base.minor + priceChange };
}

const priceOfRest = (place: ProgressPlace, { pricedBy, priceChange }: ProgressRest): Expression =>
  priceOf(place, { changeId: pricedBy, priceChange });

/** Whole numbers, so that products stay exact. */
const times = (text: string, factor: number): string => (factor === 1 ? text : `ROUND(${text}*${factor},0)`);

function measureTexts(place: MeasurePlace, point: Measured): { readonly done: string; readonly total: string } {
  const { done, total, scale, reading, row, exercised, day } = point;
  const scaled = (column: string, decimals = scale): string => times(readText(place, row, column), 10 ** decimals);
  switch (reading) {
    case 'total':
      return { done: scaled('Done'), total: scaled('Total') };
    case 'credits': {
      const { credits } = place;
      if (credits === null || day === undefined) return { done: numberLiteral(done), total: numberLiteral(total) };
      const usable = times(credits.usable(day), 10 ** scale);
      return { done: `MIN(${times(credits.drawn(day), 10 ** scale)},${usable})`, total: usable };
    }
    case 'to-complete':
      return { done: scaled('Done'), total: `(${scaled('Done')}+${scaled('To complete')})` };
    case 'fraction':
      return { done: scaled('Percent complete'), total: numberLiteral(total) };
    case 'percentage':
      return { done: scaled('Percent complete', scale - 2), total: numberLiteral(total) };
    case 'exercises':
      return place.exercise === null || exercised === undefined
        ? { done: numberLiteral(done), total: numberLiteral(total) }
        : exercisedTexts(place.exercise, point, exercised);
    case 'text':
      return { done: numberLiteral(done), total: numberLiteral(total) };
  }
}

function readText({ lookup, segment, positionCell }: MeasurePlace, row: SourceReference, column: string): string {
  const isOwn = referenceId(row) === referenceId(segment.origin);
  return (isOwn ? lookup.read(row.table, column, positionCell) : lookup.readByKey(row, column)) ?? '0';
}
