import { ArrayValueObject, BaseReferenceObject } from '@univerjs/engine-formula';
import type { FunctionVariantType } from '@univerjs/engine-formula';
import { makeArea } from '../../../host/model/area';
import type { Area } from '../../../host/model/area';
import type { CellValue } from '../../../host/model/cell-value';
import { fromUniverValue } from '../univer-values';

export interface RangeArea {
  readonly sheetId: string;
  readonly area: Area;
}

/** The cells an argument refers to; undefined when it is a value. */
export function areaOf(variant: FunctionVariantType): RangeArea | undefined {
  if (!(variant instanceof BaseReferenceObject)) return undefined;
  const { startRow, startColumn, endRow, endColumn } = variant.getRangePosition();
  const sheetId = variant.getSheetId();
  if (!sheetId || startRow < 0 || startColumn < 0) return undefined;
  return { sheetId, area: makeArea(startRow, startColumn, endRow - startRow + 1, endColumn - startColumn + 1) };
}

/** The value of an argument that is one value or one cell (null for a blank one); undefined for anything larger. */
export function scalarOf(variant: FunctionVariantType): CellValue | undefined {
  if (variant instanceof BaseReferenceObject) {
    const { startRow, startColumn, endRow, endColumn } = variant.getRangePosition();
    if (startRow !== endRow || startColumn !== endColumn) return undefined;
    const cell = variant.getCellData(startRow, startColumn);
    return cell ? fromUniverValue(variant.getCellValueObject(cell)) : null;
  }
  if (variant instanceof ArrayValueObject) {
    const isOne = variant.getRowCount() === 1 && variant.getColumnCount() === 1;
    return isOne ? fromUniverValue(variant.get(0, 0)) : undefined;
  }
  return fromUniverValue(variant);
}

/** The value as a number the way arithmetic takes it: blank is 0, TRUE is 1, text must read as a number. */
export function numberOf(value: CellValue): number | undefined {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  return undefined;
}
