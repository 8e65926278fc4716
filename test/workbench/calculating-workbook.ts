import { parseAddress } from '../../src/host/formula/a1';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { isCellError } from '../../src/host/model/cell-value';
import type { CellInput } from '../../src/host/model/cell-value';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { createWorkbookCalculation } from '../../src/workbench/calculation/workbook-calculation';
import type { CalculationOptions, WorkbookCalculation } from '../../src/workbench/calculation/workbook-calculation';

export interface CalculatingWorkbook {
  readonly model: WorkbookModel;
  readonly calculation: WorkbookCalculation;
  /** Types a block; the address is on the first sheet unless it names another: `Rates!B2`. */
  enter(address: string, ...rows: readonly (readonly CellInput[])[]): void;
  /** A cell's value; errors as their text. */
  value(address: string): string | number | boolean | null;
}

/** A workbook of blank sheets with the workbench's calculation. */
export function calculatingWorkbook(
  options: CalculationOptions = {},
  sheets: readonly string[] = ['Sheet1', 'Rates'],
): CalculatingWorkbook {
  const calculation = createWorkbookCalculation({ sliceMilliseconds: 60_000, ...options });
  const model = createWorkbook({ sheets, engine: calculation });
  const place = (address: string) => {
    const [first, second] = address.split('!') as [string, string | undefined];
    const sheet = second === undefined ? model.sheets[0]! : model.sheet(first)!;
    return { sheet, area: parseAddress(second ?? first)! };
  };
  return {
    model,
    calculation,
    enter(address, ...rows) {
      const { sheet, area } = place(address);
      const columnCount = Math.max(...rows.map((row) => row.length));
      const block = rows.map((row) => [...row, ...new Array<CellInput>(columnCount - row.length).fill(null)]);
      sheet.enter({ row: area.row, column: area.column, rowCount: block.length, columnCount }, block);
    },
    value(address) {
      const { sheet, area } = place(address);
      const value = sheet.valueAt(area.row, area.column);
      return isCellError(value) ? value.error : value;
    },
  };
}
