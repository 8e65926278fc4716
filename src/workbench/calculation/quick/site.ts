import type { SheetModel } from '../../../host/model/workbook-model';
import type { CustomFunctionArgument, CustomFunctionResult } from '../functions/custom-functions';
import type { RangeIndex } from '../functions/range-index';
import type { NoteLink } from '../functions/scalar-functions';
import { Cells, Grid, single } from './values';
import type { Operand } from './values';

/** The cell being computed, and what its formula may ask for. One object, changed from cell to cell. */
export interface QuickSite {
  sheetId: string;
  row: number;
  column: number;
  rowOffset: number;
  columnOffset: number;
  /** Inside SUMPRODUCT, where operators work on whole ranges. */
  onArrays: boolean;
  readonly rangeIndex: RangeIndex;
  readonly noteLink: NoteLink;
  sheetOf(sheetId: string): SheetModel;
  /** The add-in's answer for the cell being computed. */
  askCustom(name: string, values: readonly CustomFunctionArgument[]): CustomFunctionResult;
}

export type Quick = (site: QuickSite) => Operand;

/** The values of an operand, read at most once a calculation for cells. */
export function gridOf(site: QuickSite, operand: Operand): Grid {
  if (operand instanceof Grid) return operand;
  if (!(operand instanceof Cells)) return new Grid(1, 1, [operand]);
  if (operand.isSingle) return new Grid(1, 1, [single(operand)]);
  const { rowCount, columnCount, values } = site.rangeIndex.range(operand.sheet.id, operand.area);
  return new Grid(rowCount, columnCount, values);
}
