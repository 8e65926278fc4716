/**
 * How a figure of Schedule detail or Billing follows from the user's tables or from Allocation, as formula text. The engine
 * says how it derived an amount; the same derivation is written for the spreadsheet, in minor units where it rounds.
 */
import type { IncludedTax } from '../../../engine/domain/book';
import type { AmountDerivation } from '../../../engine/domain/schedule';
import type { SourceReference } from '../../../engine/domain/source-reference';
import { roundedRatio } from '../../../engine/foundation/exact-ratio';
import { invariant } from '../../../engine/foundation/invariant';
import { keyLiteral, numberLiteral } from '../cells/formula-text';
import type { SourceMap } from '../../read/tables/source-map';
import type { SourceLookup } from '../cells/source-lookup';
import { amountColumnOf, referenceId, type SourceRows } from '../cells/source-rows';

/** Formula text without `=`, and the minor units that it is expected to give. */
export interface Expression {
  readonly text: string;
  readonly minor: number;
}

export interface ProofPlace {
  readonly minorUnits: number;
  /** The row looked up beside the figure, and the cell with its position. */
  readonly origin: SourceReference;
  readonly positionCell: string;
}

export interface ProofSources {
  readonly lookup: SourceLookup;
  readonly rows: SourceRows;
  readonly tables: SourceMap['tables'];
}

/** round(base × through ÷ whole) − round(base × before ÷ whole), counted in minor units. */
export function shareExpression(
  base: Expression,
  share: { readonly before: number; readonly through: number; readonly whole: number },
  sign: 1 | -1,
  minorUnits: number,
): Expression {
  const { before, through, whole } = reduced(share);
  const inMinor = minorUnits === 1 ? base.text : `ROUND(${base.text}*${minorUnits},0)`;
  const upTo = (part: number): string => `ROUND(${inMinor}*${numberLiteral(part)}/${numberLiteral(whole)},0)`;
  const text = before === 0 ? upTo(through) : `(${upTo(through)}-${upTo(before)})`;
  const minor = roundedRatio(base.minor, through, whole) - roundedRatio(base.minor, before, whole);
  const signed = sign === 1 ? text : `-${text}`;
  return { text: minorUnits === 1 ? signed : `${signed}/${minorUnits}`, minor: sign * minor };
}

/** Smaller numbers, the same ratios: products stay exact in the spreadsheet's doubles. */
function reduced(share: { before: number; through: number; whole: number }): {
  before: number;
  through: number;
  whole: number;
} {
  let divisor = share.whole;
  for (const part of [share.before, share.through]) {
    let rest = Math.abs(part);
    while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  }
  return { before: share.before / divisor, through: share.through / divisor, whole: share.whole / divisor };
}

type SourceDerivation = Extract<AmountDerivation, { readonly kind: 'source-rows' | 'share-of-source-row' }>;

/** An amount that follows from rows of the user's tables. */
export function sourceExpression(sources: ProofSources, derivation: SourceDerivation, place: ProofPlace): Expression {
  const rows = derivation.kind === 'source-rows' ? derivation.rows : [derivation.row];
  const sum = sumOfRows(sources, rows, place);
  if (derivation.kind === 'share-of-source-row')
    return shareExpression(sum, derivation, derivation.sign, place.minorUnits);
  if (derivation.sign === 1) return sum;
  return { text: /[+]/.test(sum.text) ? `-(${sum.text})` : `-${sum.text}`, minor: -sum.minor };
}

function sumOfRows(sources: ProofSources, references: readonly SourceReference[], place: ProofPlace): Expression {
  const distinct = new Map(references.map((reference) => [referenceId(reference), reference]));
  let minor = 0;
  for (const reference of distinct.values()) minor += amountOf(sources, reference);
  const terms: string[] = [];
  const ownId = referenceId(place.origin);
  if (distinct.has(ownId) && sources.rows.get(ownId)?.count === 1) {
    distinct.delete(ownId);
    terms.push(readOwn(sources, place));
  }
  const isTaxed = (reference: SourceReference): boolean =>
    sources.rows.get(referenceId(reference))?.includedTax !== undefined;
  const others = [...distinct.values()];
  for (const reference of others.filter(isTaxed)) terms.push(readTaxed(sources, reference, place.minorUnits));
  for (const group of groupsOf(others.filter((reference) => !isTaxed(reference))))
    terms.push(sumOfGroup(sources, group));
  invariant(terms.length > 0, 'an amount that follows from source rows needs one');
  return { text: terms.length === 1 ? (terms[0] ?? '') : `ROUND(${terms.join('+')},3)`, minor };
}

function amountOf(sources: ProofSources, reference: SourceReference): number {
  const column = amountColumnOf(reference.table);
  return (column === null ? undefined : sources.rows.get(referenceId(reference))?.amounts.get(column)) ?? 0;
}

function readOwn(sources: ProofSources, place: ProofPlace): string {
  const text = readAmountAt(sources, place);
  invariant(text !== null, `the table ${place.origin.table} has no amount column`);
  return text;
}

/** The amount of the row whose position a cell holds, without tax inside; null where it has no amount column. */
export function readAmountAt(
  { lookup, rows }: Pick<ProofSources, 'lookup' | 'rows'>,
  { origin, positionCell, minorUnits }: ProofPlace,
): string | null {
  const text = lookup.read(origin.table, amountColumnOf(origin.table) ?? '', positionCell);
  if (text === null) return null;
  const tax = rows.get(referenceId(origin))?.includedTax;
  if (tax === undefined) return text;
  const read = (column: string): string => lookup.read(origin.table, column, positionCell) ?? '0';
  const isIncluded = tax.flag === null ? null : `${read('Tax included')}=${flagLiteral(tax.flag)}`;
  return netExpression(text, tax, read, isIncluded, minorUnits);
}

/** Another row whose amount has tax inside: every cell of it is found by the key. */
function readTaxed({ lookup, rows, tables }: ProofSources, reference: SourceReference, minorUnits: number): string {
  const tax = rows.get(referenceId(reference))?.includedTax;
  const names = tables.get(reference.table)?.keyColumns ?? [];
  const isRow = names.map(
    (name, part) => `(${lookup.column(reference.table, name) ?? ''}=${keyLiteral(reference.key[part] ?? '')})`,
  );
  const read = (column: string): string =>
    `SUMPRODUCT(${isRow.join('*')},${lookup.column(reference.table, column) ?? ''})`;
  invariant(tax !== undefined, 'a row without tax inside is read with its group');
  const flags = lookup.column(reference.table, 'Tax included') ?? '';
  const isIncluded = tax.flag === null ? null : `SUMPRODUCT(${isRow.join('*')}*(${flags}=${flagLiteral(tax.flag)}))>0`;
  return netExpression(read('Amount'), tax, read, isIncluded, minorUnits);
}

/** The amount without the tax inside it, as long as the row says that there is some; null: its header says so. */
function netExpression(
  amount: string,
  { rate }: IncludedTax,
  read: (column: string) => string,
  isIncluded: string | null,
  minorUnits: number,
): string {
  const less = (tax: string): string => `ROUND(${amount}-${isIncluded === null ? tax : `IF(${isIncluded},${tax},0)`},3)`;
  if (rate === null) return less(read('Tax amount'));
  const { digits, scale } = rate.share;
  const whole = 10 ** scale;
  const share = rate.isText ? String(digits) : `ROUND(${read('Tax rate')}*${rate.isPercent ? whole / 100 : whole},0)`;
  const minor = `ROUND(${amount}*${minorUnits},0)`;
  const tax = `ROUND(${minor}*${share}/(${whole}+${share}),0)/${minorUnits}`;
  return less(tax);
}

const flagLiteral = (flag: NonNullable<IncludedTax['flag']>): string =>
  typeof flag === 'boolean' ? (flag ? 'TRUE' : 'FALSE') : keyLiteral(flag);

/** Rows of one table that share the first part of their key: one sum finds them all. */
function groupsOf(references: readonly SourceReference[]): SourceReference[][] {
  const groups = new Map<string, SourceReference[]>();
  for (const reference of references) {
    const name = JSON.stringify([reference.table, reference.key[0]]);
    groups.set(name, [...(groups.get(name) ?? []), reference]);
  }
  return [...groups.values()];
}

function sumOfGroup(sources: ProofSources, group: readonly SourceReference[]): string {
  const [first] = group;
  invariant(first !== undefined, 'a group of source rows is never empty');
  const { table, key } = first;
  const column = amountColumnOf(table) ?? '';
  const names = sources.tables.get(table)?.keyColumns ?? [];
  if (names.length !== 2) {
    const terms = group.map((reference) => sources.lookup.readByKey(reference, column));
    invariant(
      terms.every((term) => term !== null),
      `the table ${table} has no column ${column}`,
    );
    return terms.join('+');
  }
  const cells = (name: string): string => sources.lookup.column(table, name) ?? '';
  const [firstName = '', secondName = ''] = names;
  const seconds = [...new Set(group.map((reference) => reference.key[1] ?? ''))];
  const range = dateRange(sources, group, cells(secondName));
  const choice = range ?? seconds.map((part) => `(${cells(secondName)}=${keyLiteral(part)})`).join('+');
  const second = seconds.length > 1 && range === null ? `(${choice})` : choice;
  return `SUMPRODUCT((${cells(firstName)}=${keyLiteral(key[0] ?? '')})*${second},${cells(column)})`;
}

/** `(date>=first)*(date<=last)` when the group is all usage of its obligation in that time; null when it is not. */
function dateRange({ rows }: ProofSources, group: readonly SourceReference[], dates: string): string | null {
  const [sample] = group;
  if (sample?.table !== 'Usage' || group.length < 3) return null;
  const serials = group.map(({ key }) => key[1]);
  if (!serials.every((serial) => typeof serial === 'number')) return null;
  const first = Math.min(...serials);
  const last = Math.max(...serials);
  let inRange = 0;
  for (const { reference } of rows.values()) {
    const [id, serial] = reference.key;
    if (
      reference.table === 'Usage' &&
      id === sample.key[0] &&
      typeof serial === 'number' &&
      serial >= first &&
      serial <= last
    ) {
      inRange += 1;
    }
  }
  return inRange === new Set(serials).size ? `(${dates}>=${first})*(${dates}<=${last})` : null;
}
