import { prepareCopy } from '../../host/formula/rewrite-formula';
import type { RelativeFormula } from '../../host/formula/rewrite-formula';
import type { FormulaTemplate } from './formula-registry';

/** Recognizes a formula filled down a column without taking it apart again. */
export class FillPredictor {
  private copy: RelativeFormula | undefined;
  private row = 0;
  private column = 0;
  private template: FormulaTemplate | undefined;

  templateOf(formula: string, row: number, column: number): FormulaTemplate | undefined {
    if (!this.copy || !this.template) return undefined;
    return this.copy(row - this.row, column - this.column) === formula ? this.template : undefined;
  }

  learn(formula: string, row: number, column: number, template: FormulaTemplate): void {
    // `[@Amount]` outside its table's rows means something else, so such a formula is looked up for each cell
    const isCopyable = !/\[@|#This Row/i.test(formula);
    this.copy = isCopyable ? prepareCopy(formula) : undefined;
    this.row = row;
    this.column = column;
    this.template = template;
  }
}
