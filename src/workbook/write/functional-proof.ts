/**
 * The proof of each line in the functional currency, as formulas over its own sheet: rates are read from Rates, averages
 * follow the chain of the pool they come from, row by row. Amounts are rounded as the engine rounds: in minor units, on
 * integers.
 */
import { isRevenueRole } from '../../engine/domain/account-role';
import type { AppliedRate, FunctionalProof, ProvenLine } from '../../engine/domain/functional';
import { currencyExponent, minorUnitsPerUnit } from '../../engine/foundation/currency';
import type { FunctionalField } from './functional-columns';
import { keyLiteral, numberLiteral } from './formula-text';
import { unitsOf } from './number-formats';
import { cellAt, type SheetLayout } from './sheet-layout';

const DEBIT_BALANCES: readonly string[] = ['Unbilled revenue', 'Contract asset', 'Contract cost asset', 'Right to returned goods'];

export interface FunctionalRows {
  readonly lines: readonly ProvenLine[];
  readonly layout: SheetLayout<FunctionalField>;
  /** Row by key of the target. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/** Formula text without `=`. */
export function proofText(rows: FunctionalRows, row: number): string {
  const item = rows.lines[row]!;
  const { proof } = item;
  const [transaction, functional] = minorsOf(item);
  switch (proof.kind) {
    case 'same':
      return at(rows, 'amount', row);
    case 'rate':
      return rateText(rows, row, proof);
    case 'pool':
      return `${proof.sign < 0 ? '-' : ''}${useText(rows, row)}`;
    case 'share': {
      const total =
        proof.lines === null ? useText(rows, rowOf(rows, proof.poolLine)) : `-(${netText(rows, proof.lines)})`;
      return shareText(total, proof, functional);
    }
    case 'rest':
      return `ROUND(-(${netText(rows, proof.lines)}),3)`;
    case 'remeasure': {
      const previous = previousRow(rows, row);
      const balance = `(${at(rows, 'poolBase', previous)}-${at(rows, 'poolUsed', previous)})`;
      return `ROUND(${convertText(rows, row, balance, proof.rate)}-${carriedText(rows, previous, transaction, functional)},3)`;
    }
    case 'difference':
      return `ROUND(${numberLiteral(unitsOf(proof.target, functional))}-${numberLiteral(unitsOf(proof.posted, functional))},3)`;
  }
}

/** What the line does to its pool, as the three cells behind it. */
export function poolTexts(
  rows: FunctionalRows,
  row: number,
): Readonly<Record<'poolBase' | 'poolValue' | 'poolUsed', string>> {
  const item = rows.lines[row]!;
  const pool = item.target?.pool ?? null;
  if (pool === null) return { poolBase: '0', poolValue: '0', poolUsed: '0' };
  const [transaction, functional] = minorsOf(item);
  if (item.proof.kind === 'difference') {
    return {
      poolBase: numberLiteral(unitsOf(pool.after.base, transaction)),
      poolValue: numberLiteral(unitsOf(pool.after.value, functional)),
      poolUsed: numberLiteral(unitsOf(pool.after.used, transaction)),
    };
  }
  const previous = pool.previous === null ? -1 : rowOf(rows, pool.previous);
  const amount = `ABS(${sumText(amountRows(rows, row), (of) => at(rows, 'amount', of))})`;
  if (pool.valueOf.length === 0) {
    return {
      poolBase: at(rows, 'poolBase', previous),
      poolValue: at(rows, 'poolValue', previous),
      poolUsed: `ROUND(${at(rows, 'poolUsed', previous)}+${amount},3)`,
    };
  }
  const net = netText(rows, pool.valueOf);
  const worth = DEBIT_BALANCES.includes(item.line.role) ? `(${net})` : `-(${net})`;
  const added = item.proof.kind === 'remeasure' ? '' : amount;
  if (previous < 0)
    return { poolBase: added, poolValue: `ROUND(${worth.startsWith('-') ? '' : '+'}${worth},3)`, poolUsed: '0' };
  const left = `${at(rows, 'poolBase', previous)}-${at(rows, 'poolUsed', previous)}`;
  return {
    poolBase: `ROUND(${left}${added === '' ? '' : `+${added}`},3)`,
    poolValue: `ROUND(${carriedText(rows, previous, transaction, functional)}${worth.startsWith('-') ? '' : '+'}${worth},3)`,
    poolUsed: '0',
  };
}

const at = ({ layout }: FunctionalRows, field: FunctionalField, row: number): string => cellAt(layout, field, row);
const rowOf = ({ rowOf: rows }: FunctionalRows, key: string): number => {
  const row = rows.get(key);
  if (row === undefined) throw new Error(`Defect: no functional line ${key}`);
  return row;
};
const minorsOf = ({ line }: ProvenLine): [transaction: number, functional: number] => [
  minorUnitsPerUnit(line.currency),
  minorUnitsPerUnit(line.functionalCurrency),
];

function previousRow(rows: FunctionalRows, row: number): number {
  const previous = rows.lines[row]?.target?.pool?.previous;
  if (previous === null || previous === undefined) throw new Error('Defect: a pool that is used has a line before');
  return rowOf(rows, previous);
}

/** Rows whose transaction amounts move the pool of a row: all revenue lines of an entry move theirs together. */
function amountRows({ lines }: FunctionalRows, row: number): number[] {
  const { entry, role } = lines[row]!.line;
  if (!isRevenueRole(role)) return [row];
  const found: number[] = [];
  for (let of = row; lines[of]?.line.entry === entry; of++) if (isRevenueRole(lines[of]!.line.role)) found.push(of);
  return found;
}

const sumText = (rows: readonly number[], text: (row: number) => string): string => rows.map(text).join('+');

/** Debits less credits of rows. */
function netText(rows: FunctionalRows, keys: readonly string[]): string {
  return keys
    .map((key) => rowOf(rows, key))
    .map((row, index) => `${index === 0 ? '' : '+'}${at(rows, 'debit', row)}-${at(rows, 'credit', row)}`)
    .join('');
}

/** Carried of what is used since the last addition through the use that a cell holds. */
function usedText(
  rows: FunctionalRows,
  poolRow: number,
  used: string,
  transaction: number,
  functional: number,
): string {
  const value = inMinor(at(rows, 'poolValue', poolRow), functional);
  const base = inMinor(at(rows, 'poolBase', poolRow), transaction);
  return inUnits(`ROUND(${value}*${inMinor(used, transaction)}/${base},0)`, functional);
}

function carriedText(rows: FunctionalRows, poolRow: number, transaction: number, functional: number): string {
  const state = rows.lines[poolRow]?.target?.pool?.after;
  const value = at(rows, 'poolValue', poolRow);
  if (state === undefined || state.used === 0) return value;
  return `(${value}-${usedText(rows, poolRow, at(rows, 'poolUsed', poolRow), transaction, functional)})`;
}

/** What the line uses of its pool: through it less before it. */
function useText(rows: FunctionalRows, row: number): string {
  const [transaction, functional] = minorsOf(rows.lines[row]!);
  const previous = previousRow(rows, row);
  const upTo = (used: string): string => usedText(rows, previous, used, transaction, functional);
  return `ROUND(${upTo(at(rows, 'poolUsed', row))}-${upTo(at(rows, 'poolUsed', previous))},3)`;
}

function rateText(rows: FunctionalRows, row: number, proof: Extract<FunctionalProof, { kind: 'rate' }>): string {
  const [transaction] = minorsOf(rows.lines[row]!);
  const amount = at(rows, 'amount', row);
  if (proof.before === 0) return convertText(rows, row, amount, proof.rate);
  const before = numberLiteral(unitsOf(proof.before, transaction));
  const upTo = convertText(rows, row, `(${before}+${amount})`, proof.rate);
  return `ROUND(${upTo}-${convertText(rows, row, before, proof.rate)},3)`;
}

/** The amount at the rate beside the line; the rate counts as the integer of its digits. */
function convertText(rows: FunctionalRows, row: number, amount: string, rate: AppliedRate | null): string {
  const { line } = rows.lines[row]!;
  const [transaction, functional] = minorsOf(rows.lines[row]!);
  const { scale } = rate?.row.rate ?? { scale: 0 };
  const digits = `ROUND(${at(rows, 'rate', row)}*${10 ** scale},0)`;
  const minor = inMinor(amount, transaction);
  const power =
    (rate?.isInverse === true ? scale : -scale) +
    currencyExponent(line.functionalCurrency) -
    currencyExponent(line.currency);
  const times = power > 0 ? `*${10 ** power}` : '';
  const over = power < 0 ? 10 ** -power : 1;
  const quotient = rate?.isInverse === true ? `/(${digits}*${over})` : over === 1 ? '' : `/${over}`;
  return inUnits(`ROUND(${minor}${rate?.isInverse === true ? '' : `*${digits}`}${times}${quotient},0)`, functional);
}

function shareText(total: string, proof: Extract<FunctionalProof, { kind: 'share' }>, functional: number): string {
  const { before, through, whole, sign } = proof;
  const minor = inMinor(`(${total})`, functional);
  const upTo = (part: number): string => `ROUND(${minor}*${numberLiteral(part)}/${whole},0)`;
  const text = before === 0 ? upTo(through) : `(${upTo(through)}-${upTo(before)})`;
  return `${sign < 0 ? '-' : ''}${inUnits(text, functional)}`;
}

const inMinor = (text: string, minor: number): string => (minor === 1 ? text : `ROUND(${text}*${minor},0)`);
const inUnits = (text: string, minor: number): string => (minor === 1 ? text : `${text}/${minor}`);

/** Reads the rate of a row of Rates by its key; null where a column of the key is not in the table. */
export function rateLookup(
  column: (name: string) => string | null,
  keyColumns: readonly string[],
  { row }: AppliedRate,
): string | null {
  const rate = column('Rate');
  const conditions = keyColumns.flatMap((name, part) => {
    const cells = column(name);
    return cells === null ? [] : [`(${cells}=${keyLiteral(row.origin.key[part] ?? '')})`];
  });
  return rate === null || conditions.length < 3 ? null : `SUMPRODUCT(${conditions.join('*')},${rate})`;
}
