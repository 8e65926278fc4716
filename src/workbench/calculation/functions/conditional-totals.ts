import {
  ErrorType,
  ErrorValueObject,
  functionMath,
  functionStatistical,
  NumberValueObject,
} from '@univerjs/engine-formula';
import type { BaseFunction, BaseValueObject, FunctionVariantType } from '@univerjs/engine-formula';
import { toUniverValue } from '../univer-values';
import { positionsMeeting, sumWhere } from './conditions';
import type { Condition } from './conditions';
import { parseCriterion } from './criterion';
import { areaOf, scalarOf } from './function-arguments';
import type { RangeArea } from './function-arguments';
import type { RangeIndex } from './range-index';
import { forUniver, univerFunction } from './univer-functions';

const Sumifs = univerFunction(functionMath, 'SUMIFS');
const Sumif = univerFunction(functionMath, 'SUMIF');
const Countifs = univerFunction(functionStatistical, 'COUNTIFS');
const Countif = univerFunction(functionStatistical, 'COUNTIF');

/**
 * SUMIFS, SUMIF, COUNTIFS and COUNTIF by index. Univer scans the ranges for every formula, which takes minutes for
 * some ten thousand of them; criteria given as arrays, and ranges that are no ranges, are left to it.
 */
export function createConditionalTotals(index: RangeIndex): BaseFunction[] {
  class IndexedSumifs extends Sumifs {
    override calculate(sum: FunctionVariantType, ...rest: FunctionVariantType[]): BaseValueObject {
      const total = areaOf(sum);
      const conditions = readConditions(index, rest);
      if (!total || !conditions) return super.calculate(...forUniver(sum, ...rest)) as BaseValueObject;
      if (conditions === 'shapes' || !sameShape(total, rest)) return ErrorValueObject.create(ErrorType.VALUE);
      return toUniverValue(sumWhere(index.range(total.sheetId, total.area), conditions));
    }
  }

  class IndexedSumif extends Sumif {
    override calculate(
      range: FunctionVariantType,
      criterion: FunctionVariantType,
      sum: FunctionVariantType = range,
    ): BaseValueObject {
      const conditions = readConditions(index, [range, criterion]);
      const tested = areaOf(range);
      const total = areaOf(sum);
      if (!tested || !total || !conditions || conditions === 'shapes') {
        return super.calculate(...forUniver(range, criterion, sum)) as BaseValueObject;
      }
      // only the top left cell of the third argument counts; its shape is that of the first
      const area = { ...tested.area, row: total.area.row, column: total.area.column };
      return toUniverValue(sumWhere(index.range(total.sheetId, area), conditions));
    }
  }

  class IndexedCountifs extends Countifs {
    override calculate(...rest: FunctionVariantType[]): BaseValueObject {
      const conditions = readConditions(index, rest);
      if (!conditions) return super.calculate(...forUniver(...rest)) as BaseValueObject;
      if (conditions === 'shapes') return ErrorValueObject.create(ErrorType.VALUE);
      return NumberValueObject.create(positionsMeeting(conditions).length);
    }
  }

  class IndexedCountif extends Countif {
    override calculate(range: FunctionVariantType, criterion: FunctionVariantType): BaseValueObject {
      const conditions = readConditions(index, [range, criterion]);
      if (!conditions || conditions === 'shapes') {
        return super.calculate(...forUniver(range, criterion)) as BaseValueObject;
      }
      return NumberValueObject.create(positionsMeeting(conditions).length);
    }
  }

  return [
    new IndexedSumifs('SUMIFS'),
    new IndexedSumif('SUMIF'),
    new IndexedCountifs('COUNTIFS'),
    new IndexedCountif('COUNTIF'),
  ];
}

/** Pairs of range and criterion. Undefined when Univer has to do it, `shapes` when the ranges differ in shape. */
function readConditions(
  index: RangeIndex,
  pairs: readonly FunctionVariantType[],
): readonly Condition[] | 'shapes' | undefined {
  const conditions: Condition[] = [];
  if (pairs.length === 0 || pairs.length % 2 !== 0) return undefined;
  for (let at = 0; at < pairs.length; at += 2) {
    const range = areaOf(pairs[at]!);
    const criterion = scalarOf(pairs[at + 1]!);
    if (!range || criterion === undefined) return undefined;
    conditions.push({ range: index.range(range.sheetId, range.area), criterion: parseCriterion(criterion) });
  }
  const { rowCount, columnCount } = conditions[0]!.range;
  const alike = conditions.every(({ range }) => range.rowCount === rowCount && range.columnCount === columnCount);
  return alike ? conditions : 'shapes';
}

function sameShape({ area }: RangeArea, pairs: readonly FunctionVariantType[]): boolean {
  const other = areaOf(pairs[0]!)?.area;
  return other?.rowCount === area.rowCount && other.columnCount === area.columnCount;
}
