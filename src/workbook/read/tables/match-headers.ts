/** Finds the columns of the format among the headers of a table. */
import type { ColumnFormat } from '../format/column-format';
import { normalName, normalNameOutsideParentheses } from '../cells/normal-text';

export interface HeaderMatch {
  /** Standard column name to index of the header. */
  readonly columns: ReadonlyMap<string, number>;
  /** Columns that two headers fit equally well. */
  readonly ambiguous: readonly { readonly column: string; readonly first: number; readonly second: number }[];
}

interface Candidate {
  readonly column: ColumnFormat;
  readonly header: number;
  /** 0 is the standard header itself; higher fits less. */
  readonly rank: number;
}

/** A unit of time in a header: `Term (years)` is no `Term (months)`. */
const UNIT = /\b(day|week|month|quarter|year)s?\b/i;

const unitIn = (text: string): string | undefined => UNIT.exec(text)?.[1]?.toLowerCase();
const insideParentheses = (header: string): string => (header.match(/[([][^()[\]]*[)\]]/g) ?? []).join(' ');

/** What in parentheses makes an amount or a count another one: of a month or a unit, in thousands, only what is paid. */
const OTHER_AMOUNT = new RegExp(
  [
    '(?:month|quarter|week|year|dai)ly|annual|\\bp\\.? ?[am]\\.?\\b|\\beach\\b|\\bper (?!contract|obligation|line|order|agreement)|/ ?(?:month|mo|year|yr|unit|seat|user)',
    "thousand|million|hundred|\\b(?:k|m|mn|mm)\\b|000",
    '\\b(?:paid|open|outstanding|overdue)\\b',
  ].join('|'),
  'i',
);
const TAX = /\b(?:tax|vat|gst)\b/i;
const WITHOUT_TAX = /\b(?:ex|excl|excluding|exclusive|without|before|net)\b/i;
const AMOUNTS: ReadonlySet<ColumnFormat['kind']> = new Set(['amount', 'number']);

const isOtherAmount = (inside: string): boolean => OTHER_AMOUNT.test(inside) || (TAX.test(inside) && !WITHOUT_TAX.test(inside));

/** Columns that may hold percentages: a percent sign in the header is no part of its name. */
const MAY_BE_SHARES: ReadonlySet<ColumnFormat['kind']> = new Set(['percent', 'number', 'mixed']);

/**
 * Gives each column the header that fits best, and each header to one column at most. The standard header wins over
 * aliases, aliases win in their order; headers that fit nothing are the user's own and are left alone.
 */
export function matchHeaders(headers: readonly string[], format: readonly ColumnFormat[]): HeaderMatch {
  const candidates: Candidate[] = [];
  const names = headers.map((header) => ({
    full: normalName(header),
    bare: normalNameOutsideParentheses(header),
    unsigned: normalName(header.replace(/%/g, ' ')),
  }));
  const insides = headers.map(insideParentheses);
  const units = insides.map(unitIn);
  const others = insides.map(isOtherAmount);
  for (const column of format) {
    const wanted = namesOf(column);
    const unlike = new Set(column.unlike.map(normalName));
    const unit = column.kind === 'number' ? unitIn(column.name) : undefined;
    names.forEach(({ full, bare, unsigned }, header) => {
      const other = unit === undefined ? undefined : units[header];
      if (full === '' || unlike.has(full) || (other !== undefined && other !== unit)) return;
      const rank = Math.min(
        wanted.get(full) ?? Infinity,
        AMOUNTS.has(column.kind) && others[header] === true ? Infinity : (wanted.get(bare) ?? Infinity) + 0.5,
        MAY_BE_SHARES.has(column.kind) ? (wanted.get(unsigned) ?? Infinity) + 0.5 : Infinity,
      );
      if (rank < Infinity) candidates.push({ column, header, rank });
    });
  }
  candidates.sort((a, b) => a.rank - b.rank || a.header - b.header);
  return assign(candidates);
}

/** Every name of a column with its rank. */
function namesOf(column: ColumnFormat): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  [column.name, ...column.aliases].forEach((name, position) => {
    const rank = position === 0 ? 0 : position + 1;
    const [full, bare] = [normalName(name), normalNameOutsideParentheses(name)];
    if (!wanted.has(full)) wanted.set(full, rank);
    if (!wanted.has(bare)) wanted.set(bare, rank + 0.25);
  });
  return wanted;
}

function assign(candidates: readonly Candidate[]): HeaderMatch {
  const columns = new Map<string, number>();
  const ranks = new Map<string, number>();
  const taken = new Set<number>();
  const ambiguous: { column: string; first: number; second: number }[] = [];
  for (const { column, header, rank } of candidates) {
    if (taken.has(header)) continue;
    const first = columns.get(column.name);
    if (first === undefined) {
      columns.set(column.name, header);
      ranks.set(column.name, rank);
      taken.add(header);
    } else if (ranks.get(column.name) === rank) {
      ambiguous.push({ column: column.name, first, second: header });
      taken.add(header);
    }
  }
  return { columns, ambiguous };
}
