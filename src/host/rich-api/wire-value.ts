import { isCellError } from '../model/cell-value';
import type { CellValue } from '../model/cell-value';

/** A cell value as `Range.values` shows it: errors as text, empty as ''. */
export function wireValue(value: CellValue): string | number | boolean {
  if (value === null) return '';
  return isCellError(value) ? value.error : value;
}

/** Office.js RangeValueType. */
export function valueTypeOf(value: CellValue): 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error' {
  if (value === null || value === '') return 'Empty';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'string' ? 'String' : 'Error';
}
