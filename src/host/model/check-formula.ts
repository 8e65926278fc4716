import { columnsOfSpecifier } from '../formula/rewrite-formula';
import { tokenizeFormula } from '../formula/tokenize-formula';
import type { FormulaToken, StructuredToken } from '../formula/tokenize-formula';
import { ModelError } from './model-error';
import type { Sheet } from './sheet';

const REFUSED = 'The argument is invalid or missing or has an incorrect format.';

/**
 * Refuses (InvalidArgument) a formula Excel would not let in: unbalanced brackets, an open string, a missing operand,
 * a sheet, table or table column that does not exist. So formulas over a table can only be written once it is there.
 */
export function checkFormula(formula: string, sheet: Sheet): void {
  const tokens = tokenizeFormula(formula.slice(1)).filter((token) => token.kind !== 'space');
  if (!isBalanced(tokens) || !operandsAreThere(tokens)) throw refusal(formula, 'it is not well formed');
  for (const token of tokens) {
    if (token.kind === 'reference' && token.sheetName !== undefined && !sheet.workbook.sheet(token.sheetName)) {
      throw refusal(formula, `there is no sheet '${token.sheetName}'`);
    }
    if (token.kind === 'structured') checkStructured(formula, token, sheet);
  }
}

function refusal(formula: string, reason: string): ModelError {
  const shown = formula.length > 80 ? `${formula.slice(0, 80)}…` : formula;
  return new ModelError('InvalidArgument', `${REFUSED} (The formula ${shown} is refused: ${reason}.)`);
}

function isBalanced(tokens: readonly FormulaToken[]): boolean {
  const open: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind === 'text' && (text.length < 2 || !text.endsWith('"'))) return false;
    if (kind !== 'other') continue;
    if (text === '(' || text === '{') open.push(text);
    if (text === ')' && open.pop() !== '(') return false;
    if (text === '}' && open.pop() !== '{') return false;
    if (text === '[' || text === ']') return false;
  }
  return open.length === 0;
}

const BINARY = new Set(['*', '/', '^', '&', '=', '<', '>']);

/** A formula must not be empty, end in an operator, or have one where a value is wanted. */
function operandsAreThere(tokens: readonly FormulaToken[]): boolean {
  if (tokens.length === 0) return false;
  let wantsValue = true;
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at]!;
    if (kind !== 'other') {
      // two values side by side need an operator between them; a reference may follow one (intersection)
      if (!wantsValue && (kind === 'number' || kind === 'text')) return false;
      wantsValue = kind === 'function';
      continue;
    }
    if (BINARY.has(text)) {
      const twoSigns = wantsValue && (text === '=' || text === '>') && /^[<>]$/.test(tokens[at - 1]?.text ?? '');
      if (wantsValue && !twoSigns) return false;
      wantsValue = true;
    } else if (text === '+' || text === '-' || text === ',' || text === '(' || text === ';') wantsValue = true;
    else if (text === ')' || text === '}') wantsValue = false;
  }
  const last = tokens.at(-1)!;
  return !(wantsValue && last.kind === 'other' && (BINARY.has(last.text) || last.text === '+' || last.text === '-'));
}

function checkStructured(formula: string, token: StructuredToken, sheet: Sheet): void {
  const { workbook } = sheet;
  if (token.tableName === '') {
    // an unqualified reference only means something inside a table; which one depends on the cell
    const known = sheet.tables.some((table) =>
      columnsOfSpecifier(token.specifier).every((column) => table.columnNamed(column.name)),
    );
    if (!known) throw refusal(formula, `${token.text} is in no table of this sheet`);
    return;
  }
  const table = workbook.tables.find((one) => one.name.toLowerCase() === token.tableName.toLowerCase());
  if (!table) throw refusal(formula, `there is no table '${token.tableName}'`);
  for (const column of columnsOfSpecifier(token.specifier)) {
    if (!table.columnNamed(column.name)) throw refusal(formula, `${table.name} has no column '${column.name}'`);
  }
}
