import { cellError } from '../../host/model/cell-value';
import type { CellValue } from '../../host/model/cell-value';
import type { SheetModel, WorkbookModel } from '../../host/model/workbook-model';
import type { FormulaEvaluator, ParsedFormula } from './formula-evaluator';
import type { FormulaCell, FormulaTemplate } from './formula-registry';
import type { CustomFunctionCalls } from './functions/custom-functions';
import type { RangeIndex } from './functions/range-index';
import type { NoteLink } from './functions/scalar-functions';
import { compileExpression } from './quick/compile-expression';
import { parseExpression } from './quick/parse-expression';
import type { Quick, QuickSite } from './quick/site';
import { Cells, Grid, NOT_QUICK, rowsOf, single } from './quick/values';
import type { Operand } from './quick/values';

/** How a formula is computed: by a function made of it, or by Univer. */
type Method =
  | { readonly kind: 'quick'; readonly run: Quick }
  | { readonly kind: 'univer'; readonly formula: ParsedFormula | undefined };

/** Computes single cells. Plain formulas are made into functions once; all others go to Univer. */
export interface CellComputer {
  compute(cell: FormulaCell): CellValue | CellValue[][];
  /** Formulas have changed: what was prepared for them is dropped. */
  forgetFormulas(): void;
  /** Values have changed: what was read of them is dropped. */
  forgetValues(): void;
}

export interface ComputerParts {
  readonly workbook: WorkbookModel;
  readonly evaluator: FormulaEvaluator;
  readonly rangeIndex: RangeIndex;
  readonly noteLink: NoteLink;
  readonly calls: CustomFunctionCalls;
  /** False leaves every formula to Univer. */
  readonly useQuick: boolean;
}

export function createCellComputer(parts: ComputerParts): CellComputer {
  const { workbook, evaluator, rangeIndex, noteLink, calls, useQuick } = parts;
  const methods = new Map<FormulaTemplate, Method>();
  const sheets = new Map<string, SheetModel>();
  const sheetOf = (sheetId: string): SheetModel => {
    let sheet = sheets.get(sheetId);
    if (!sheet) {
      sheet = workbook.sheet(sheetId);
      if (!sheet) throw NOT_QUICK;
      sheets.set(sheetId, sheet);
    }
    return sheet;
  };
  const site: QuickSite = {
    sheetId: '',
    row: 0,
    column: 0,
    rowOffset: 0,
    columnOffset: 0,
    onArrays: false,
    rangeIndex,
    noteLink,
    sheetOf,
    askCustom: (name, values) => calls.ask(name, site, values),
  };

  const methodOf = (template: FormulaTemplate): Method => {
    let method = methods.get(template);
    if (!method) {
      const expression = useQuick && !template.isVolatile ? parseExpression(template.tokens) : undefined;
      const run = expression && compileExpression(expression, (name) => calls.has(name));
      method = run ? { kind: 'quick', run } : { kind: 'univer', formula: evaluator.parse(template.text) };
      methods.set(template, method);
    }
    return method;
  };

  const runQuick = (run: Quick, cell: FormulaCell): CellValue | CellValue[][] | undefined => {
    const { template, sheetId, row, column } = cell;
    site.sheetId = sheetId;
    site.row = row;
    site.column = column;
    site.rowOffset = row - template.homeRow;
    site.columnOffset = column - template.homeColumn;
    site.onArrays = false;
    try {
      return resultOf(run(site));
    } catch (error) {
      if (error !== NOT_QUICK) throw error;
      return undefined;
    }
  };

  return {
    compute(cell) {
      const { template, sheetId, row, column } = cell;
      const method = methodOf(template);
      let formula: ParsedFormula | undefined;
      if (method.kind === 'quick') {
        const result = runQuick(method.run, cell);
        if (result !== undefined) return result;
        formula = evaluator.parse(template.text);
        methods.set(template, { kind: 'univer', formula });
      } else formula = method.formula;
      if (!formula) return cellError('#NAME?');
      return evaluator.evaluate(formula, sheetId, row, column, row - template.homeRow, column - template.homeColumn);
    },
    forgetFormulas: () => methods.clear(),
    forgetValues() {
      sheets.clear();
      rangeIndex.clear();
      evaluator.forgetValues();
    },
  };
}

/** A blank result shows as 0; what a custom function answers in rows spills. A range is left to Univer. */
function resultOf(operand: Operand): CellValue | CellValue[][] {
  if (operand instanceof Cells && !operand.isSingle) throw NOT_QUICK;
  if (operand instanceof Grid && operand.values.length > 1) return rowsOf(operand);
  return single(operand) ?? 0;
}
