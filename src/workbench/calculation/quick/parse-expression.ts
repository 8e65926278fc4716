import { parseCellError } from '../../../host/model/cell-value';
import type { CellValue } from '../../../host/model/cell-value';
import type { FormulaReference } from '../formula-reference';

/** A formula's tokens after tables, names and sheets were resolved. */
export type ResolvedToken =
  | { readonly kind: 'reference'; readonly reference: FormulaReference; readonly isWholeLine: boolean }
  | { readonly kind: 'text' | 'number' | 'error' | 'name' | 'function' | 'space' | 'other'; readonly text: string };

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

export type Expression =
  | { readonly kind: 'constant'; readonly value: CellValue }
  | { readonly kind: 'cells'; readonly reference: FormulaReference }
  | { readonly kind: 'negative' | 'percent'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** An argument left out is undefined. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Expression | undefined)[] };

const STRENGTH: Readonly<Record<BinaryOperator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

/**
 * Reads the plain part of Excel's grammar: constants, references, operators, function calls. Undefined for anything
 * else (array constants, unions, intersections, ranges made by functions, names), which is left to Univer.
 */
export function parseExpression(tokens: readonly ResolvedToken[]): Expression | undefined {
  const reader = new Reader(tokens);
  const expression = reader.expression(0);
  return expression && reader.isAtEnd ? expression : undefined;
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly ResolvedToken[]) {}

  get isAtEnd(): boolean {
    return this.skipSpace() === undefined;
  }

  /** Operators of at least this strength; operators of equal strength group to the left. */
  expression(least: number): Expression | undefined {
    let left = this.signed();
    while (left) {
      const start = this.at;
      const operator = this.operator();
      if (!operator || STRENGTH[operator] < least) {
        this.at = start;
        return left;
      }
      const right = this.expression(STRENGTH[operator] + 1);
      left = right && { kind: 'binary', operator, left, right };
    }
    return undefined;
  }

  /** A sign binds closer than any operator between two values: `-2^2` is 4. */
  private signed(): Expression | undefined {
    if (this.take('+')) return this.signed();
    if (!this.take('-')) return this.postfixed();
    const operand = this.signed();
    return operand && { kind: 'negative', operand };
  }

  private postfixed(): Expression | undefined {
    let operand = this.primary();
    while (operand && this.take('%')) operand = { kind: 'percent', operand };
    return operand;
  }

  private primary(): Expression | undefined {
    const token = this.skipSpace();
    if (!token) return undefined;
    this.at++;
    if (token.kind === 'reference') {
      return token.isWholeLine ? undefined : { kind: 'cells', reference: token.reference };
    }
    if (token.kind === 'function') return this.call(token.text);
    if (token.kind === 'other' && token.text === '(') {
      const inner = this.expression(0);
      return this.take(')') ? inner : undefined;
    }
    const value = constantOf(token.kind, token.text);
    return value === undefined ? undefined : { kind: 'constant', value };
  }

  private call(name: string): Expression | undefined {
    if (!this.take('(')) return undefined;
    const args: (Expression | undefined)[] = [];
    if (this.take(')')) return { kind: 'call', name: name.toUpperCase(), args };
    for (;;) {
      const next = this.skipSpace();
      const isLeftOut = next?.kind === 'other' && (next.text === ',' || next.text === ')');
      const arg = isLeftOut ? undefined : this.expression(0);
      if (!isLeftOut && !arg) return undefined;
      args.push(arg);
      if (this.take(')')) return { kind: 'call', name: name.toUpperCase(), args };
      if (!this.take(',')) return undefined;
    }
  }

  private operator(): BinaryOperator | undefined {
    const token = this.skipSpace();
    if (token?.kind !== 'other') return undefined;
    const next = this.tokens[this.at + 1];
    const pair = next?.kind === 'other' ? token.text + next.text : '';
    const text = pair === '<>' || pair === '<=' || pair === '>=' ? pair : token.text;
    if (!(text in STRENGTH)) return undefined;
    this.at += text.length;
    return text as BinaryOperator;
  }

  private take(text: string): boolean {
    const token = this.skipSpace();
    if (token?.kind !== 'other' || token.text !== text) return false;
    this.at++;
    return true;
  }

  private skipSpace(): ResolvedToken | undefined {
    while (this.tokens[this.at]?.kind === 'space') this.at++;
    return this.tokens[this.at];
  }
}

function constantOf(kind: ResolvedToken['kind'], text: string): CellValue | undefined {
  if (kind === 'number') return Number(text);
  if (kind === 'text') return text.slice(1, -1).replace(/""/g, '"');
  if (kind === 'error') return parseCellError(text);
  if (kind === 'name' && /^(?:true|false)$/i.test(text)) return /^true$/i.test(text);
  return undefined;
}
