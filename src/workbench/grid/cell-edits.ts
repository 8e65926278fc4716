import { CellValueType } from '@univerjs/core';
import type { ICellData, Injector, Workbook, Worksheet } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import { endColumn, endRow } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import { isCellError } from '../../host/model/cell-value';
import type { CellInput, CellValue } from '../../host/model/cell-value';
import type { StylePatch } from '../../host/model/cell-style';
import type { SheetModel } from '../../host/model/workbook-model';
import { changedLooks } from './cell-looks';

/** What a person changed about one cell. */
export interface CellEdit {
  readonly row: number;
  readonly column: number;
  /** Absent when only the look changed. */
  readonly input?: CellInput;
  readonly looks?: StylePatch | undefined;
}

interface LookSource {
  readonly workbook: Workbook;
  lookAt(sheet: SheetModel, row: number, column: number): string | undefined;
}

/** Cells of an area in which Univer and the model differ, as inputs to the model. */
export function readEdits(
  injector: Injector,
  worksheet: Worksheet,
  sheet: SheetModel,
  area: Area,
  looks: LookSource,
  typed: boolean,
): CellEdit[] {
  const formulas = injector.get(FormulaDataModel);
  const edits: CellEdit[] = [];
  const lastRow = Math.min(endRow(area), worksheet.getRowCount());
  const lastColumn = Math.min(endColumn(area), worksheet.getColumnCount());
  for (let row = area.row; row < lastRow; row++) {
    for (let column = area.column; column < lastColumn; column++) {
      const cell = worksheet.getCellRaw(row, column) ?? {};
      const formula =
        cell.f || cell.si
          ? (formulas.getFormulaStringByCell(row, column, worksheet.getSheetId(), worksheet.getUnitId()) ?? undefined)
          : undefined;
      const input = changedInput(cell, formula, sheet, row, column, typed);
      const patch = changedLook(cell, sheet, row, column, looks);
      if (input !== undefined || patch) edits.push({ row, column, input, looks: patch });
    }
  }
  return edits;
}

function changedInput(
  cell: ICellData,
  formula: string | undefined,
  sheet: SheetModel,
  row: number,
  column: number,
  typed: boolean,
): CellInput {
  const modelFormula = sheet.formulaAt(row, column);
  if (formula !== undefined) return formula === modelFormula ? undefined : formula;
  const value = valueOf(cell);
  const modelValue = sheet.valueAt(row, column);
  const shown = isCellError(modelValue) ? modelValue.error : modelValue;
  if (modelFormula === undefined && value === shown) return undefined;
  if (value === null) return '';
  if (typeof value !== 'string') return value;
  // Text stays text: only what was typed just now may still be read as a date or an amount.
  const isForced = cell.t === CellValueType.FORCE_STRING;
  const format = sheet.styleAt(row, column).numberFormat;
  return format === '@' || (typed && !isForced) ? value : `'${value}`;
}

function valueOf(cell: ICellData): CellValue {
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, '').replace(/\r/g, '\n');
  const { v, t } = cell;
  if (v === undefined || v === null || v === '') return null;
  if (t === CellValueType.BOOLEAN) return v === 1 || v === true || v === 'TRUE';
  if (t === CellValueType.NUMBER) return Number(v);
  return v;
}

function changedLook(
  cell: ICellData,
  sheet: SheetModel,
  row: number,
  column: number,
  looks: LookSource,
): StylePatch | undefined {
  const expected = looks.lookAt(sheet, row, column);
  if (cell.s === expected || (!cell.s && expected === undefined)) return undefined;
  const styles = looks.workbook.getStyles();
  return changedLooks(styles.get(expected) ?? {}, styles.get(cell.s) ?? {});
}
