import { ErrorType, ErrorValueObject, functionLookup, NumberValueObject } from '@univerjs/engine-formula';
import type { BaseFunction, BaseValueObject, FunctionVariantType } from '@univerjs/engine-formula';
import { isCellError } from '../../../host/model/cell-value';
import type { CellValue } from '../../../host/model/cell-value';
import { toUniverError } from '../univer-values';
import { wildcardPattern } from './criterion';
import { areaOf, numberOf, scalarOf } from './function-arguments';
import { typedKey } from './range-index';
import type { IndexedRange, RangeIndex } from './range-index';
import { forUniver, univerFunction } from './univer-functions';

const Match = univerFunction(functionLookup, 'MATCH');

/** MATCH by index over a row or column of cells; lookups of arrays, or in arrays, are left to Univer. */
export function createMatch(index: RangeIndex): BaseFunction {
  class IndexedMatch extends Match {
    override needsReferenceObject = true;

    override calculate(
      lookup: FunctionVariantType,
      within: FunctionVariantType,
      type?: FunctionVariantType,
    ): BaseValueObject {
      const wanted = scalarOf(lookup);
      const range = areaOf(within);
      const kind = type === undefined ? 1 : numberOf(scalarOf(type) ?? null);
      const isLine = range !== undefined && (range.area.rowCount === 1 || range.area.columnCount === 1);
      if (wanted === undefined || !isLine || kind === undefined) {
        const rest = type === undefined ? [] : [type];
        return super.calculate(...forUniver(...[lookup, within, ...rest].map(asArray))) as BaseValueObject;
      }
      if (isCellError(wanted)) return ErrorValueObject.create(toUniverError(wanted));
      const position = findPosition(index.range(range.sheetId, range.area), wanted, Math.sign(kind));
      return position < 0 ? ErrorValueObject.create(ErrorType.NA) : NumberValueObject.create(position + 1);
    }
  }
  return new IndexedMatch('MATCH');
}

/** Univer's MATCH expects arrays where ours gets references. */
function asArray(variant: FunctionVariantType): FunctionVariantType {
  return areaOf(variant) ? (variant as { toArrayValueObject(): FunctionVariantType }).toArrayValueObject() : variant;
}

/** Position of a value, counted from zero; -1 when there is none. A blank lookup value counts as 0. */
export function findPosition(range: IndexedRange, wanted: CellValue, kind: number): number {
  const value = wanted ?? 0;
  if (kind === 0) return exactPosition(range, value);
  return kind > 0 ? lastNotGreater(range.values, value) : lastNotSmaller(range.values, value);
}

function exactPosition(range: IndexedRange, value: CellValue): number {
  if (typeof value === 'string' && /[*?~]/.test(value)) {
    const pattern = wildcardPattern(value);
    return range.values.findIndex((cell) => typeof cell === 'string' && pattern.test(cell));
  }
  return range.firstPositions().get(typedKey(value) ?? '') ?? -1;
}

/** In an ascending list: the last cell of the value's type that is at most the value. */
function lastNotGreater(values: readonly CellValue[], value: CellValue): number {
  let found = -1;
  for (let at = 0; at < values.length; at++) {
    const order = compareLike(values[at]!, value);
    if (order === undefined) continue;
    if (order > 0) break;
    found = at;
  }
  return found;
}

/** In a descending list: the last cell of the value's type that is at least the value, the first of equal ones. */
function lastNotSmaller(values: readonly CellValue[], value: CellValue): number {
  let found = -1;
  for (let at = 0; at < values.length; at++) {
    const order = compareLike(values[at]!, value);
    if (order === undefined) continue;
    if (order < 0) break;
    found = at;
    if (order === 0) break;
  }
  return found;
}

/** How a cell compares with a value of the same type; undefined when their types differ. */
function compareLike(cell: CellValue, value: CellValue): number | undefined {
  if (typeof cell === 'number' && typeof value === 'number') return cell - value;
  if (typeof cell === 'boolean' && typeof value === 'boolean') return Number(cell) - Number(value);
  if (typeof cell !== 'string' || typeof value !== 'string') return undefined;
  const a = cell.toLowerCase();
  const b = value.toLowerCase();
  return a < b ? -1 : a > b ? 1 : 0;
}
