import { isCellError } from '../../../host/model/cell-value';
import type { CellValue } from '../../../host/model/cell-value';

const FIRST_SEED = 0xdeadbeef;
const SECOND_SEED = 0x41c6ce57;
const FIRST_FACTOR = 2654435761;
const SECOND_FACTOR = 1597334677;

/** Tells blocks of values apart without keeping them: 53 bits, so that a coincidence is out of the question. */
export function hashValues(rows: readonly (readonly CellValue[])[]): string {
  let first = FIRST_SEED;
  let second = SECOND_SEED;
  const add = (code: number): void => {
    first = Math.imul(first ^ code, FIRST_FACTOR);
    second = Math.imul(second ^ code, SECOND_FACTOR);
  };
  for (const row of rows) {
    for (const value of row) addValue(value, add);
    add(-1);
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return `${rows.length}x${rows[0]?.length ?? 0}:${(second >>> 0).toString(16)}${(first >>> 0).toString(16)}`;
}

function addValue(value: CellValue, add: (code: number) => void): void {
  if (value === null) add(-2);
  else if (typeof value === 'boolean') add(value ? -3 : -4);
  else if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31) {
    add(-5);
    add(value);
  } else {
    const text = isCellError(value) ? value.error : String(value);
    add(typeof value === 'string' ? -6 : -7);
    for (let at = 0; at < text.length; at++) add(text.charCodeAt(at));
  }
}
