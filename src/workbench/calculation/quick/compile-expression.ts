import { makeArea, SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../../../host/model/area';
import type { CellValue } from '../../../host/model/cell-value';
import { areaOfReference } from '../formula-reference';
import type { FormulaReference } from '../formula-reference';
import type { CustomFunctionArgument } from '../functions/custom-functions';
import { applyBinary, negative, percent } from './operators';
import type { BinaryOperator, Expression } from './parse-expression';
import { QUICK_FUNCTIONS } from './quick-functions';
import type { QuickFunction } from './quick-functions';
import { gridOf } from './site';
import type { Quick, QuickSite } from './site';
import { Cells, Grid, NOT_QUICK, rowsOf, single } from './values';
import type { Operand } from './values';

/** Whether a name in capitals is that of a function of the add-in. */
export type IsCustom = (name: string) => boolean;

/** Makes a function of an expression; undefined when it uses something that is left to Univer. */
export function compileExpression(expression: Expression, isCustom: IsCustom): Quick | undefined {
  switch (expression.kind) {
    case 'constant': {
      const { value } = expression;
      return () => value;
    }
    case 'cells':
      return compileCells(expression.reference);
    case 'negative':
    case 'percent': {
      const operand = compileExpression(expression.operand, isCustom);
      const apply = expression.kind === 'negative' ? negative : percent;
      return operand && ((site) => mapOne(site, operand(site), apply));
    }
    case 'binary':
      return compileBinary(expression, isCustom);
    case 'call':
      return compileCall(expression, isCustom);
  }
}

function compileCells(reference: FormulaReference): Quick {
  const { sheetId, from, to } = reference;
  const isSingle = from === to;
  return (site) => {
    const sheet = site.sheetOf(sheetId);
    if (!isSingle) return new Cells(sheet, areaOfReference(reference, site.rowOffset, site.columnOffset));
    const row = from.rowFixed ? from.row! : from.row! + site.rowOffset;
    const column = from.columnFixed ? from.column! : from.column! + site.columnOffset;
    if (row < 0 || column < 0 || row >= SHEET_ROW_COUNT || column >= SHEET_COLUMN_COUNT) throw NOT_QUICK;
    return new Cells(sheet, makeArea(row, column));
  };
}

function compileBinary(
  { operator, ...operands }: Extract<Expression, { kind: 'binary' }>,
  isCustom: IsCustom,
): Quick | undefined {
  const left = compileExpression(operands.left, isCustom);
  const right = compileExpression(operands.right, isCustom);
  if (!left || !right) return undefined;
  return (site) => {
    const a = left(site);
    const b = right(site);
    if (isPlural(a) || isPlural(b)) return mapTwo(site, a, b, operator);
    return applyBinary(operator, single(a), single(b));
  };
}

function compileCall(
  { name, args }: Extract<Expression, { kind: 'call' }>,
  isCustom: IsCustom,
): Quick | undefined {
  const quick = isCustom(name) ? customCall(name) : QUICK_FUNCTIONS.get(name);
  if (!quick || args.length < quick.least || args.length > quick.most) return undefined;
  const compiled: (Quick | undefined)[] = [];
  for (const arg of args) {
    const one = arg && compileExpression(arg, isCustom);
    if (arg && !one) return undefined;
    compiled.push(one);
  }
  return (site) => quick.call(site, compiled);
}

function customCall(name: string): QuickFunction {
  return {
    least: 0,
    most: 255,
    call(site, args) {
      const result = site.askCustom(name, args.map((arg) => (arg ? argumentOf(arg(site)) : undefined)));
      if (!Array.isArray(result)) return result as CellValue;
      const rows = result as readonly (readonly CellValue[])[];
      return new Grid(rows.length, rows[0]?.length ?? 0, rows.flat());
    },
  };
}

function argumentOf(operand: Operand): CustomFunctionArgument {
  if (operand instanceof Cells) return operand.isSingle ? single(operand) : operand.sheet.readValues(operand.area);
  return operand instanceof Grid ? rowsOf(operand) : operand;
}

function isPlural(operand: Operand): operand is Cells | Grid {
  return (operand instanceof Cells && !operand.isSingle) || (operand instanceof Grid && operand.values.length !== 1);
}

function mapOne(site: QuickSite, operand: Operand, apply: (value: CellValue) => CellValue): Operand {
  if (!isPlural(operand)) return apply(single(operand));
  if (!site.onArrays) throw NOT_QUICK;
  const grid = gridOf(site, operand);
  return new Grid(grid.rowCount, grid.columnCount, grid.values.map(apply));
}

/** Two operands of equal shape, or one of them a single value. */
function mapTwo(site: QuickSite, a: Operand, b: Operand, operator: BinaryOperator): Grid {
  if (!site.onArrays) throw NOT_QUICK;
  const left = gridOf(site, a);
  const right = gridOf(site, b);
  const shape = left.values.length === 1 ? right : left;
  const isSame = left.rowCount === right.rowCount && left.columnCount === right.columnCount;
  if (!isSame && left.values.length !== 1 && right.values.length !== 1) throw NOT_QUICK;
  const values = new Array<CellValue>(shape.values.length);
  for (let at = 0; at < values.length; at++) {
    values[at] = applyBinary(
      operator,
      left.values.length === 1 ? left.values[0]! : left.values[at]!,
      right.values.length === 1 ? right.values[0]! : right.values[at]!,
    );
  }
  return new Grid(shape.rowCount, shape.columnCount, values);
}
