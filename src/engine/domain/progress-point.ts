/** Moments of measured work: how far it is, and what price it earns. */
import type { Day } from '../foundation/calendar';
import type { ExerciseMeasure } from './material-right';
import type { SourceReference } from './source-reference';

/**
 * How far work is done, in whole numbers: (done − uninstalled) ÷ (total − uninstalled). They are in units of 10^−scale
 * of the row's own unit.
 */
export interface MeasurePoint {
  /** Minor units. */
  readonly uninstalledCost: number;
  readonly done: number;
  readonly total: number;
  readonly uninstalled: number;
  readonly scale: number;
  /** The measure is rounded to this many parts of the whole first: 1000 is 0.1 %; null: not rounded. */
  readonly parts: number | null;
  /** The row that measures it, and how its cells say so; null: nothing is left to do, the price is earned whole. */
  readonly row: SourceReference | null;
  readonly reading: 'fraction' | 'percentage' | 'text' | 'total' | 'to-complete' | 'exercises' | 'credits';
  /** Of credits: the day through which draws count. */
  readonly day?: Day;
  /** Where done is the sum of exercises of a right. */
  readonly exercised?: ExercisedTotal;
}

/** Exercises of a right through a day, at most as many as expected. */
export interface ExercisedTotal {
  readonly day: Day;
  readonly measure: ExerciseMeasure;
  readonly isPercent: boolean;
  /** The row that states what is expected: of the right, or a later exercise. */
  readonly expectedFrom: SourceReference;
}

/** A price and how far it is earned: uninstalledCost + round((price − uninstalledCost) × measure). */
export interface ProgressPoint extends MeasurePoint {
  /** Minor units. */
  readonly price: number;
  /** The part of the price that is not in the base of the derivation: changes through `changeId`, the last of them. */
  readonly priceChange: number;
  readonly changeId: string | null;
  /** A modification for the future: what was earned before it stays, the rest is measured from there. */
  readonly rest: ProgressRest | null;
}

/** What was left on the day of a change for the future: price − earned, by the work from `from` on. */
export interface ProgressRest {
  /** The modification that left it. */
  readonly changeId: string;
  /** The last change of its price: that one, or a later modification that catches up. */
  readonly pricedBy: string;
  /** With the change; minor units. */
  readonly price: number;
  readonly priceChange: number;
  /** Through the day before, minor units. */
  readonly earned: number;
  /** The last measure of the days before, in the scale of the point; null: nothing was done. */
  readonly from: MeasurePoint | null;
}
