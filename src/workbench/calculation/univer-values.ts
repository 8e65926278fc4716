import { CellValueType } from '@univerjs/core';
import type { ICellData, Nullable } from '@univerjs/core';
import {
  ArrayValueObject,
  BaseReferenceObject,
  BaseValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/engine-formula';
import type { FunctionVariantType } from '@univerjs/engine-formula';
import { cellError, parseCellError } from '../../host/model/cell-value';
import type { CellError, CellValue } from '../../host/model/cell-value';

/** Univer lacks some of Excel's errors; these stand in for each other while Univer computes. */
const STAND_INS: readonly (readonly [CellError, ErrorType])[] = [
  [cellError('#BUSY!'), ErrorType.CONNECT],
  [cellError('#FIELD!'), ErrorType.VALUE],
  [cellError('#BLOCKED!'), ErrorType.VALUE],
  [cellError('#CONNECT!'), ErrorType.VALUE],
];

/** The Univer error for one of ours. */
export function toUniverError(error: CellError): ErrorType {
  const standIn = STAND_INS.find(([ours]) => ours.error === error.error);
  return standIn ? standIn[1] : (error.error as unknown as ErrorType);
}

function fromUniverError(type: string): CellError {
  if (type === (ErrorType.CONNECT as string)) return cellError('#BUSY!');
  return parseCellError(type) ?? cellError('#VALUE!');
}

/** A model value as a Univer cell; null for a blank one. */
export function toUniverCell(value: CellValue): ICellData | null {
  if (value === null) return null;
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'string') return { v: value, t: CellValueType.STRING };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: toUniverError(value), t: CellValueType.STRING };
}

/** A model value as Univer computes with it. */
export function toUniverValue(value: CellValue): BaseValueObject {
  if (value === null) return NullValueObject.create();
  if (typeof value === 'number') return NumberValueObject.create(value);
  if (typeof value === 'string') return StringValueObject.create(value);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  return ErrorValueObject.create(toUniverError(value));
}

/** A single Univer value; blank is null. */
export function fromUniverValue(value: Nullable<BaseValueObject>): CellValue {
  if (!value || value.isNull()) return null;
  if (value instanceof ErrorValueObject) return fromUniverError(value.getErrorType());
  const raw = value.getValue();
  if (value.isBoolean()) return Boolean(raw);
  if (value.isNumber()) return Number.isFinite(Number(raw)) ? Number(raw) : cellError('#NUM!');
  return String(raw);
}

/** A formula's result as the model holds it: one value, or rows of values that spill. A blank result is 0. */
export function fromUniverResult(result: unknown): CellValue | CellValue[][] {
  if (result instanceof BaseReferenceObject) return fromReference(result);
  if (result instanceof ArrayValueObject) return shrink(rowsOfArray(result));
  return result instanceof BaseValueObject ? (fromUniverValue(result) ?? 0) : cellError('#VALUE!');
}

function fromReference(reference: BaseReferenceObject): CellValue | CellValue[][] {
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  if (startRow === endRow && startColumn === endColumn) return fromUniverValue(reference.getFirstCell()) ?? 0;
  return shrink(rowsOfArray(reference.toArrayValueObject()));
}

/** Values of a Univer array, blank cells as null. */
export function rowsOfArray(array: ArrayValueObject): CellValue[][] {
  const rows: CellValue[][] = [];
  for (let row = 0; row < array.getRowCount(); row++) {
    const line: CellValue[] = [];
    for (let column = 0; column < array.getColumnCount(); column++) line.push(fromUniverValue(array.get(row, column)));
    rows.push(line);
  }
  return rows;
}

function shrink(rows: CellValue[][]): CellValue | CellValue[][] {
  if (rows.length === 0) return cellError('#CALC!');
  if (rows.length === 1 && rows[0]!.length === 1) return rows[0]![0] ?? 0;
  return rows.map((line) => line.map((value) => value ?? 0));
}

/** An argument of a custom function: one value for one cell, rows of values for a range or an array. */
export function argumentOf(variant: FunctionVariantType): CellValue | CellValue[][] {
  const value = variant instanceof BaseReferenceObject ? variant.toArrayValueObject() : variant;
  if (!(value instanceof ArrayValueObject)) return fromUniverValue(value);
  const rows = rowsOfArray(value);
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : rows;
}
