/**
 * The proof of each line in the functional currency, as formulas over its own sheet: rates are read from Rates, averages
 * follow the chain of the pool they come from, row by row. Amounts are rounded as the engine rounds: in minor units, on
 * integers.
 */
import { isRevenueRole } from '../../../engine/domain/account-role';
import type {
  AmountSum,
  AppliedRate,
  FunctionalLine,
  FunctionalProof,
  ProvenLine,
  TargetLine,
} from '../../../engine/domain/functional';
import { currencyExponent, minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { FunctionalField } from '../rows/functional-columns';
import { keyLiteral } from '../cells/formula-text';
import { cellAt, columnAt, type SheetLayout } from '../cells/sheet-layout';

const DEBIT_BALANCES: readonly string[] = ['Unbilled revenue', 'Contract asset', 'Contract cost asset', 'Right to returned goods'];

export interface FunctionalRows {
  readonly lines: readonly ProvenLine[];
  /** What has no line: it stands above the header, the first one next to it, at the places −2, −3, … */
  readonly unposted: readonly TargetLine[];
  readonly layout: SheetLayout<FunctionalField>;
  /** Place by key of the target. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Numbers of accounts by `accountKeyOf`. */
  readonly groups: ReadonlyMap<string, number>;
}

export const placeOfUnposted = (index: number): number => -2 - index;

/** The facts of a place: of its target, else of its line. */
export function factsAt({ lines, unposted }: FunctionalRows, row: number): TargetLine | FunctionalLine {
  const item = lines[row];
  const found = row < 0 ? unposted[-2 - row] : (item?.target ?? item?.line);
  if (found === undefined) throw new Error(`Defect: no functional line at ${row}`);
  return found;
}

/** What should stand by today's facts, formula text without `=`; nothing for a correction. */
export function targetText(rows: FunctionalRows, row: number): string {
  const target = targetAt(rows, row);
  return target === null ? '0' : textOf(rows, row, target.proof);
}

export const targetAt = ({ lines, unposted }: FunctionalRows, row: number): TargetLine | null =>
  (row < 0 ? unposted[-2 - row] : lines[row]?.target) ?? null;

/** The line as it was posted: what should stand; where that differs by now, what its account lacks without it. */
export function proofText(rows: FunctionalRows, row: number): string {
  const item = rows.lines[row]!;
  if (item.proof.kind !== 'difference') return at(rows, 'target', row);
  const { layout, unposted, lines } = rows;
  const first = unposted.length === 0 ? 0 : placeOfUnposted(unposted.length - 1);
  const column = (field: FunctionalField, from = 0): string => columnAt(layout, field, from, lines.length - 1);
  const group = at(rows, 'group', row);
  const stands = `SUMIFS(${column('target', first)},${column('targetGroup', first)},${group})`;
  const posted = `SUMIFS(${column('debit')},${column('group')},${group})-SUMIFS(${column('credit')},${column('group')},${group})`;
  return `ROUND(${stands}-(${posted}-(${at(rows, 'debit', row)}-${at(rows, 'credit', row)})),3)`;
}

function textOf(rows: FunctionalRows, row: number, proof: FunctionalProof): string {
  const [transaction, functional] = minorsOf(factsAt(rows, row));
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
      return shareText(rows, total, proof, [transaction, functional]);
    }
    case 'part':
      return partText(rows, row, proof);
    case 'rest':
      return `ROUND(-(${netText(rows, proof.lines)}),3)`;
    case 'remeasure': {
      const previous = previousRow(rows, row);
      const balance = `(${at(rows, 'poolBase', previous)}-${at(rows, 'poolUsed', previous)})`;
      const change = `${convertText(rows, row, balance, proof.rate)}-${carriedText(rows, previous, transaction, functional)}`;
      return proof.sign < 0 ? `ROUND(-(${change}),3)` : `ROUND(${change},3)`;
    }
    case 'difference':
      return '0';
  }
}

type PoolTexts = Readonly<Record<'poolBase' | 'poolValue' | 'poolUsed', string>>;

/** What the line does to its pool, as the three cells behind it. */
export function poolTexts(rows: FunctionalRows, row: number): PoolTexts {
  const target = targetAt(rows, row);
  const pool = target?.pool ?? null;
  if (target === null || pool === null) return { poolBase: '0', poolValue: '0', poolUsed: '0' };
  const [transaction, functional] = minorsOf(target);
  const previous = pool.previous === null ? null : rowOf(rows, pool.previous);
  if (target.proof.kind === 'part') return partPool(rows, row, target.proof, previous);
  const amount = `ABS(${sumText(amountRows(rows, row), (of) => at(rows, 'amount', of))})`;
  if (pool.valueOf.length === 0 && previous !== null) {
    return {
      poolBase: at(rows, 'poolBase', previous),
      poolValue: at(rows, 'poolValue', previous),
      poolUsed: `ROUND(${at(rows, 'poolUsed', previous)}+${amount},3)`,
    };
  }
  const net = netText(rows, pool.valueOf);
  const worth = DEBIT_BALANCES.includes(target.role) ? `(${net})` : `-(${net})`;
  const added = target.proof.kind === 'remeasure' ? '' : amount;
  if (previous === null)
    return { poolBase: added, poolValue: `ROUND(${worth.startsWith('-') ? '' : '+'}${worth},3)`, poolUsed: '0' };
  const left = `${at(rows, 'poolBase', previous)}-${at(rows, 'poolUsed', previous)}`;
  return {
    poolBase: `ROUND(${left}${added === '' ? '' : `+${added}`},3)`,
    poolValue: `ROUND(${carriedText(rows, previous, transaction, functional)}${worth.startsWith('-') ? '' : '+'}${worth},3)`,
    poolUsed: '0',
  };
}

type Part = Extract<FunctionalProof, { kind: 'part' }>;

/** Balance of the other account, and its share of what the family is carried at. */
function partPool(rows: FunctionalRows, row: number, { sign, poolLine }: Part, previous: number | null): PoolTexts {
  const [transaction, functional] = minorsOf(factsAt(rows, row));
  const before = previous === null ? '' : at(rows, 'poolBase', previous);
  const amount = at(rows, 'amount', row);
  const poolBase = `ROUND(${before}${sign < 0 ? '-' : before === '' ? '' : '+'}${amount},3)`;
  if (poolLine === null) return { poolBase, poolValue: '0', poolUsed: '0' };
  const pool = rowOf(rows, poolLine);
  const left = inMinor(`(${at(rows, 'poolBase', pool)}-${at(rows, 'poolUsed', pool)})`, transaction);
  const carried = inMinor(carriedText(rows, pool, transaction, functional), functional);
  const balance = inMinor(at(rows, 'poolBase', row), transaction);
  return { poolBase, poolValue: inUnits(`ROUND(${carried}*${balance}/${left},0)`, functional), poolUsed: '0' };
}

/** The share less what stands there: after the line before, and its revaluations since. */
function partText(rows: FunctionalRows, row: number, { sign, since }: Part): string {
  const previous = factsPool(rows, row);
  const stood = [
    ...(previous === null ? [] : [at(rows, 'poolValue', previous)]),
    ...since.map((key) => at(rows, 'target', rowOf(rows, key))),
  ];
  const moved = [at(rows, 'poolValue', row), ...stood].join('-');
  return `ROUND(${sign < 0 ? `-(${moved})` : moved},3)`;
}

function factsPool(rows: FunctionalRows, row: number): number | null {
  const key = targetAt(rows, row)?.pool?.previous ?? null;
  return key === null ? null : rowOf(rows, key);
}

const at = ({ layout }: FunctionalRows, field: FunctionalField, row: number): string => cellAt(layout, field, row);
const rowOf = ({ rowOf: rows }: FunctionalRows, key: string): number => {
  const row = rows.get(key);
  if (row === undefined) throw new Error(`Defect: no functional line ${key}`);
  return row;
};
const minorsOf = (facts: TargetLine | FunctionalLine): [transaction: number, functional: number] => [
  minorUnitsPerUnit(facts.currency),
  minorUnitsPerUnit(facts.functionalCurrency),
];

function previousRow(rows: FunctionalRows, row: number): number {
  const previous = factsPool(rows, row);
  if (previous === null) throw new Error('Defect: a pool that is used has a line before');
  return previous;
}

/** Rows whose transaction amounts move the pool of a row: all revenue lines of an entry move theirs together. */
function amountRows({ lines }: FunctionalRows, row: number): number[] {
  const line = lines[row]?.line;
  if (line === undefined || !isRevenueRole(line.role)) return [row];
  const found: number[] = [];
  for (let of = row; lines[of]?.line.entry === line.entry; of++) if (isRevenueRole(lines[of]!.line.role)) found.push(of);
  return found;
}

const sumText = (rows: readonly number[], text: (row: number) => string): string => rows.map(text).join('+');

/** What should stand in rows, together. */
const netText = (rows: FunctionalRows, keys: readonly string[]): string =>
  sumText(keys.map((key) => rowOf(rows, key)), (row) => at(rows, 'target', row));

/** Transaction amounts of lines, in minor units. */
function amountsText(rows: FunctionalRows, { keys, as }: AmountSum, transaction: number): string {
  const cells = keys.map((key) => at(rows, 'amount', rowOf(rows, key)));
  const sum = as === 'size' ? cells.map((cell) => `ABS(${cell})`).join('+') : cells.join('+');
  const together = cells.length === 1 ? sum : `(${sum})`;
  return inMinor(as === 'credit' ? `(-${together})` : together, transaction);
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
  const state = targetAt(rows, poolRow)?.pool?.after;
  const value = at(rows, 'poolValue', poolRow);
  if (state === undefined || state.used === 0) return value;
  return `(${value}-${usedText(rows, poolRow, at(rows, 'poolUsed', poolRow), transaction, functional)})`;
}

/** What the line uses of its pool: through it less before it. */
function useText(rows: FunctionalRows, row: number): string {
  const [transaction, functional] = minorsOf(factsAt(rows, row));
  const previous = previousRow(rows, row);
  const upTo = (used: string): string => usedText(rows, previous, used, transaction, functional);
  return `ROUND(${upTo(at(rows, 'poolUsed', row))}-${upTo(at(rows, 'poolUsed', previous))},3)`;
}

function rateText(rows: FunctionalRows, row: number, proof: Extract<FunctionalProof, { kind: 'rate' }>): string {
  const amount = at(rows, 'amount', row);
  if (proof.before === 0) return convertText(rows, row, amount, proof.rate);
  const before = amountsText(rows, proof.beforeOf, 1);
  const upTo = convertText(rows, row, `(${before}+${amount})`, proof.rate);
  return `ROUND(${upTo}-${convertText(rows, row, before, proof.rate)},3)`;
}

/** The amount at the rate beside the line; the rate counts as the integer of its digits. */
function convertText(rows: FunctionalRows, row: number, amount: string, rate: AppliedRate | null): string {
  const line = factsAt(rows, row);
  const [transaction, functional] = minorsOf(line);
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

function shareText(
  rows: FunctionalRows,
  total: string,
  { sign, before, through, whole, parts }: Extract<FunctionalProof, { kind: 'share' }>,
  [transaction, functional]: readonly [number, number],
): string {
  const signed = sign < 0 ? '-' : '';
  if (before === 0 && through === whole) return `${signed}ROUND(${total},3)`;
  const minor = inMinor(`(${total})`, functional);
  const isOpposite = Object.values(parts).every(({ as }) => as === 'credit');
  const of = (part: AmountSum): string => amountsText(rows, isOpposite ? { ...part, as: 'debit' } : part, transaction);
  const upTo = (part: AmountSum): string => `ROUND(${minor}*${of(part)}/${of(parts.whole)},0)`;
  const all = through === whole ? minor : upTo(parts.through);
  const text = before === 0 ? all : `(${all}-${upTo(parts.before)})`;
  return `${signed}${inUnits(text, functional)}`;
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
