import type { CellValue } from '../../../host/model/cell-value';
import type { SheetModel } from '../../../host/model/workbook-model';
import type { Area } from '../../../host/model/area';

/** Cells handed to a function as such. */
export class Cells {
  constructor(
    readonly sheet: SheetModel,
    readonly area: Area,
  ) {}

  get isSingle(): boolean {
    return this.area.rowCount === 1 && this.area.columnCount === 1;
  }
}

/** Computed values in rows and columns; arises inside SUMPRODUCT and from custom functions. */
export class Grid {
  constructor(
    readonly rowCount: number,
    readonly columnCount: number,
    /** Row by row. */
    readonly values: readonly CellValue[],
  ) {}
}

export function rowsOf({ rowCount, columnCount, values }: Grid): CellValue[][] {
  return Array.from({ length: rowCount }, (_, row) => values.slice(row * columnCount, (row + 1) * columnCount));
}

export type Operand = CellValue | Cells | Grid;

/** Thrown where a formula asks for more than is done here; Univer computes it then. */
export class NotQuick extends Error {}

/** One instance serves all: it carries nothing, and making errors is slow. */
export const NOT_QUICK = new NotQuick('left to Univer');

/** The one value of an operand. */
export function single(operand: Operand): CellValue {
  if (operand instanceof Cells) {
    if (!operand.isSingle) throw NOT_QUICK;
    return operand.sheet.valueAt(operand.area.row, operand.area.column);
  }
  if (operand instanceof Grid) {
    if (operand.values.length !== 1) throw NOT_QUICK;
    return operand.values[0]!;
  }
  return operand;
}
