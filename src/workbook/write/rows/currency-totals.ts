/** A row of totals a currency between the head of a sheet and the header of its table. */
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { PlannedCell } from '../../workbook-plan';
import { textLiteral } from '../cells/formula-text';
import { amountFormat, unitsOf } from '../cells/number-formats';
import { HEADER_ROW, formulaCell, textCell } from '../cells/sheet-frame';
import { columnAt, type SheetLayout } from '../cells/sheet-layout';
import type { TableColumn } from '../cells/table-columns';

/** Sums the fields by the table's column `currency`; `currencyOfRow` tells what stands there. */
export function currencyTotals<Field extends string>(
  layout: SheetLayout<Field | 'currency'>,
  columns: Readonly<Record<Field, TableColumn>>,
  fields: readonly Field[],
  currencies: readonly string[],
  currencyOfRow: readonly string[],
): PlannedCell[] {
  const criteria = columnAt(layout, 'currency');
  return currencies.flatMap((currency, index) => {
    const units = minorUnitsPerUnit(currency);
    const totals = fields.map((field) => {
      const { cells } = columns[field];
      const results = cells.kind === 'values' ? cells.values : cells.results;
      let minor = 0;
      currencyOfRow.forEach((of, row) => {
        if (of === currency) minor += Math.round(Number(results[row] ?? 0) * units);
      });
      const formula = `=ROUND(SUMIFS(${columnAt(layout, field)},${criteria},${textLiteral(currency)}),3)`;
      const [row, column] = [HEADER_ROW + index, layout.fields.indexOf(field)];
      return formulaCell(row, column, formula, unitsOf(minor, units), 'total', amountFormat(currency));
    });
    return [textCell(HEADER_ROW + index, layout.fields.indexOf('currency'), `Total ${currency}`, 'total'), ...totals];
  });
}
