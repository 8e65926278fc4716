import { isCellError } from '../../../host/model/cell-value';
import type { CellValue } from '../../../host/model/cell-value';
import type { Criterion } from './criterion';
import type { IndexedRange } from './range-index';

/** A range and what its cells have to meet. All ranges of one total have the same shape. */
export interface Condition {
  readonly range: IndexedRange;
  readonly criterion: Criterion;
}

const NONE: readonly number[] = [];

/** Positions that meet all conditions, in order. */
export function positionsMeeting(conditions: readonly Condition[]): readonly number[] {
  let shortest: readonly number[] | undefined;
  for (const { range, criterion } of conditions) {
    if (criterion.kind !== 'equals') continue;
    const found = range.positionsByKey().get(criterion.key) ?? NONE;
    if (!shortest || found.length < shortest.length) shortest = found;
  }
  let positions = shortest ?? conditions[0]!.range.values.map((_value, at) => at);
  for (const { range, criterion } of conditions) {
    if (criterion.kind === 'equals') {
      const found = range.positionsByKey().get(criterion.key) ?? NONE;
      if (found !== positions) positions = common(positions, found);
    } else positions = positions.filter((at) => criterion.meets(range.values[at]!));
  }
  return positions;
}

/** What two ascending lists have in common; quick when `few` is much shorter. */
function common(few: readonly number[], many: readonly number[]): readonly number[] {
  if (few.length === 0 || many.length === 0) return NONE;
  return few.filter((at) => {
    let low = 0;
    let high = many.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (many[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return many[low] === at;
  });
}

/** Adds the numbers of `total` where the conditions are met; an error among them is the result. */
export function sumWhere(total: IndexedRange, conditions: readonly Condition[]): CellValue {
  return sumOf(positionsMeeting(conditions).map((at) => total.values[at] ?? null));
}

/** Adds numbers, passing over all else; what additions round away is kept, so that cents cancel out. */
export function sumOf(values: Iterable<CellValue>): CellValue {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    if (isCellError(value)) return value;
    if (typeof value !== 'number') continue;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
