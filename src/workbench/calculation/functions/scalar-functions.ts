import {
  ErrorType,
  ErrorValueObject,
  functionDate,
  functionLookup,
  functionMath,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/engine-formula';
import type { BaseFunction, BaseValueObject, FunctionVariantType } from '@univerjs/engine-formula';
import { isCellError } from '../../../host/model/cell-value';
import type { CellValue } from '../../../host/model/cell-value';
import { toUniverError } from '../univer-values';
import { numberOf, scalarOf } from './function-arguments';
import { addMonths, isSerial } from './month-arithmetic';
import { roundHalfAway } from './round-half-away';
import { forUniver, univerFunction } from './univer-functions';

const Edate = univerFunction(functionDate, 'EDATE');
const Round = univerFunction(functionMath, 'ROUND');
const Hyperlink = univerFunction(functionLookup, 'HYPERLINK');

/** EDATE: the same day of another month, or that month's last day. Univer's runs over into the month after. */
export function createEdate(): BaseFunction {
  class MonthEndEdate extends Edate {
    override calculate(start: FunctionVariantType, months: FunctionVariantType): BaseValueObject {
      const numbers = readNumbers(start, months);
      if (numbers === undefined) return super.calculate(...forUniver(start, months)) as BaseValueObject;
      if (!Array.isArray(numbers)) return numbers;
      const serial = addMonths(Math.floor(numbers[0]!), Math.trunc(numbers[1]!));
      const isDay = isSerial(numbers[0]!) && isSerial(serial);
      return isDay ? NumberValueObject.create(serial) : ErrorValueObject.create(ErrorType.NUM);
    }
  }
  return new MonthEndEdate('EDATE');
}

/** ROUND on the decimal digits that Excel shows; Univer's goes through binary fractions. */
export function createRound(): BaseFunction {
  class DecimalRound extends Round {
    override calculate(value: FunctionVariantType, digits: FunctionVariantType): BaseValueObject {
      const numbers = readNumbers(value, digits);
      if (numbers === undefined) return super.calculate(...forUniver(value, digits)) as BaseValueObject;
      if (!Array.isArray(numbers)) return numbers;
      return NumberValueObject.create(roundHalfAway(numbers[0]!, numbers[1]!));
    }
  }
  return new DecimalRound('ROUND');
}

/** Takes note of where a link leads. */
export type NoteLink = (sheetId: string, row: number, column: number, target: string) => void;

/** HYPERLINK: the cell's value is the friendly name; the target is noted apart. */
export function createHyperlink(noteLink: NoteLink): BaseFunction {
  class PlainHyperlink extends Hyperlink {
    override calculate(target: FunctionVariantType, label: FunctionVariantType = target): BaseValueObject {
      const url = scalarOf(target);
      const shown = scalarOf(label);
      if (url === undefined || shown === undefined) return ErrorValueObject.create(ErrorType.VALUE);
      if (isCellError(url)) return ErrorValueObject.create(toUniverError(url));
      noteLink(this.subUnitId ?? '', this.row, this.column, String(url ?? ''));
      return valueObject(shown);
    }
  }
  return new PlainHyperlink('HYPERLINK');
}

function valueObject(value: CellValue): BaseValueObject {
  if (isCellError(value)) return ErrorValueObject.create(toUniverError(value));
  if (typeof value === 'number') return NumberValueObject.create(value);
  return StringValueObject.create(typeof value === 'boolean' ? String(value).toUpperCase() : (value ?? '0'));
}

/** The arguments as numbers; the error to answer when one is none; undefined when one is an array. */
function readNumbers(...variants: readonly FunctionVariantType[]): number[] | ErrorValueObject | undefined {
  const values = variants.map(scalarOf);
  if (values.includes(undefined)) return undefined;
  const error = values.find((value) => isCellError(value));
  if (isCellError(error)) return ErrorValueObject.create(toUniverError(error));
  const numbers = values.map((value) => numberOf(value ?? null));
  return numbers.includes(undefined) ? ErrorValueObject.create(ErrorType.VALUE) : (numbers as number[]);
}
