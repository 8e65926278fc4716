import { isCellError } from '../../../host/model/cell-value';
import type { CellValue } from '../../../host/model/cell-value';
import { parseInput } from '../../../host/model/parse-input';

/** What the operand of a criterion stands for. */
export interface TypedText {
  readonly value: CellValue;
  /** The text is a full date and `value` its serial number. */
  readonly isDate: boolean;
}

/** No criterion depends on the current year: dates without a year stay text. */
const ANY_YEAR = 2000;

/** Reads text the way a criterion does: as a number, date, logical value or error when it looks like one. */
export function readTypedText(text: string): TypedText {
  if (/^[='+-]/.test(text) && !/^[+-]?[\d.]/.test(text)) return { value: text, isDate: false };
  const input = parseInput(text, 'General', ANY_YEAR);
  if (input.kind !== 'constant') return { value: text, isDate: false };
  const { value, numberFormat = '' } = input;
  if (typeof value === 'number' && /[dmy]/i.test(numberFormat)) {
    const isDate = /d/i.test(numberFormat) && /y/i.test(numberFormat);
    return { value: isDate ? value : text, isDate };
  }
  return isCellError(value) || typeof value !== 'object' ? { value, isDate: false } : { value: text, isDate: false };
}
