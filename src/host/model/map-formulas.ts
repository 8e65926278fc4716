import type { Sheet } from './sheet';
import type { Workbook } from './workbook';

/** What a formula becomes; `row` and `column` are given for formulas in cells, no sheet for workbook-wide names. */
export type FormulaMap = (formula: string, sheet: Sheet | undefined, row?: number, column?: number) => string;

/** Rewrites every formula there is: in cells, names and rules. */
export function mapFormulas(workbook: Workbook, map: FormulaMap): void {
  for (const sheet of workbook.sheets) {
    for (let column = 0; column < sheet.cells.columnLimit; column++) {
      sheet.cells.forEachFormula(column, (row, formula) => {
        const mapped = map(formula, sheet, row, column);
        if (mapped !== formula) sheet.cells.setFormula(row, column, mapped);
      });
    }
    for (const rule of [...sheet.conditionalFormats, ...sheet.dataValidations]) {
      rule.rule = mapRule(rule.rule, (formula) => map(formula, sheet));
    }
  }
  workbook.names.rewrite((formula, sheet) => map(formula, sheet as Sheet | undefined));
}

/** Rewrites the formula texts inside a rule; other members stay. */
function mapRule(rule: Readonly<Record<string, unknown>>, map: (formula: string) => string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rule).map(([key, value]) => {
      if (typeof value === 'string' && value.startsWith('=')) return [key, map(value)];
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return [key, mapRule(value as Record<string, unknown>, map)];
      }
      return [key, value];
    }),
  );
}
