import type { Area } from '../../model/area';
import { endColumn, endRow } from '../../model/area';
import { isDateFormat } from '../../model/parse-number-format';
import type { SheetModel } from '../../model/workbook-model';

/**
 * Turns repeated numbers into series where Excel does: two or more numbers go on in equal steps (fitted by least
 * squares when uneven), a lone date goes on by days, a lone number only when a series was asked for. Formulas and
 * text stay as copied; text ending in a number is not counted on.
 */
export function seriesOf(sheet: SheetModel, source: Area, rest: Area, downwards: boolean, asked: boolean): void {
  const lines = downwards ? source.columnCount : source.rowCount;
  for (let line = 0; line < lines; line++) {
    const numbers = numbersOf(sheet, source, line, downwards);
    if (!numbers) continue;
    const first = downwards ? [source.row, source.column + line] : [source.row + line, source.column];
    const isDate = isDateFormat(sheet.styleAt(first[0]!, first[1]!).numberFormat);
    if (numbers.length === 1 && !isDate && !asked) continue;
    const { start, step } = trendOf(numbers);
    const count = downwards ? rest.rowCount : rest.columnCount;
    const series = Array.from({ length: count }, (_, at) => start + step * (numbers.length + at));
    if (downwards) sheet.putColumn(rest.column + line, rest.row, { values: series });
    else sheet.putValues(rest.row + line, rest.column, [series]);
  }
}

/** The constants of one line, or undefined when a cell is not a number. */
function numbersOf(sheet: SheetModel, source: Area, line: number, downwards: boolean): number[] | undefined {
  const numbers: number[] = [];
  const from = downwards ? source.row : source.column;
  const to = downwards ? endRow(source) : endColumn(source);
  for (let at = from; at < to; at++) {
    const row = downwards ? at : source.row + line;
    const column = downwards ? source.column + line : at;
    const value = sheet.valueAt(row, column);
    if (typeof value !== 'number' || sheet.formulaAt(row, column) !== undefined) return undefined;
    numbers.push(value);
  }
  return numbers;
}

function trendOf(numbers: readonly number[]): { readonly start: number; readonly step: number } {
  const count = numbers.length;
  if (count === 1) return { start: numbers[0]!, step: 1 };
  const meanIndex = (count - 1) / 2;
  const mean = numbers.reduce((sum, value) => sum + value, 0) / count;
  let above = 0;
  let below = 0;
  numbers.forEach((value, index) => {
    above += (index - meanIndex) * (value - mean);
    below += (index - meanIndex) ** 2;
  });
  const step = above / below;
  return { start: mean - step * meanIndex, step };
}
