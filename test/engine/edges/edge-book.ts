/** A worked figure at an edge of a rule: tables as a user writes them, and what stands on an account at the end of days. */
import { checkBooks, currencyExponent, dayFromIso, isoOf, journalize, journalizeFunctional, lastDayOfMonth, monthOf, recognizeRevenue } from '../../../src/engine';
import type { RULES } from '../../../src/engine/rule-book/rule-book';
import { tableFromCsv } from '../../../src/workbook/read/tables/csv-tables';
import { readBook } from '../../../src/workbook/read/read-book';
import type { TableData } from '../../../src/workbook/table-data';

export const EDGES = [
  ...['first day', 'last day', 'leap day', 'zero', 'negative', 'one cent', 'one day', 'ten years'],
  ...['modified on day one', 'modified on the last day', 'two on one day'],
] as const;

export type RuleId = keyof typeof RULES;
export type Edge = 'first day' | 'last day' | 'leap day' | 'zero' | 'negative' | 'one cent' | 'one day' | 'ten years' | ModifiedEdge;
export type ModifiedEdge = 'modified on day one' | 'modified on the last day' | 'two on one day';

/** Rows by table, cells by header, as text. */
export type Rows = readonly Readonly<Record<string, string>>[];
export type Tables = Readonly<Record<string, Rows>>;
/** By account role, then day: what stands on it, credits positive where the account is one of credits. */
export type Figures = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface WorkedEdge {
  readonly rule: RuleId;
  readonly edge: Edge;
  readonly what?: string;
  readonly tables: Tables;
  readonly figures: Figures;
  /** The rule has nothing left to post: its part rounds to nothing. */
  readonly isTooSmall?: boolean;
}

export interface ClosedEdge {
  readonly errors: readonly string[];
  readonly failedChecks: readonly string[];
  /** Every rule that a segment, an allocation, a change or a journal line names. */
  readonly rules: ReadonlySet<string>;
  readonly balance: (role: string, day: string) => string;
}

const DEBIT_ROLES =
  /^(Receivable|Unbilled|Contract asset|Contract cost|Bad debt|Right to|Cost of|Onerous contract expense|Interest expense|Contra revenue|Exchange loss)/;

export const dayAt = (iso: string): number => {
  const day = dayFromIso(iso);
  if (day === null) throw new Error(`no day: ${iso}`);
  return day;
};

/** Days after another. */
export const plusDays = (iso: string, days: number): string => isoOf(dayAt(iso) + days);

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function tablesOf(tables: Tables): TableData[] {
  return Object.entries(tables)
    .filter(([, rows]) => rows.length > 0)
    .map(([name, rows]) => {
      const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      return tableFromCsv(name, [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))].map((cells) => cells.map(quoted).join(',')).join('\n'));
    });
}

function rulesIn(...values: readonly unknown[]): Set<string> {
  const rules = new Set<string>();
  JSON.stringify(values, (key, value: unknown) => {
    if (key === 'rule' && typeof value === 'string') rules.add(value);
    return value instanceof Map ? [...value.values()] : value;
  });
  return rules;
}

/** Closes the month of the last day whose figure is wanted, through the reader, in both currencies. */
export function closeEdge(tables: Tables, figures: Figures): ClosedEdge {
  const { book, diagnostics } = readBook(tablesOf(tables));
  const lastDay = Math.max(...Object.values(figures).flatMap((days) => Object.keys(days).map(dayAt)));
  const through = lastDayOfMonth(monthOf(lastDay));
  const recognition = recognizeRevenue(book);
  const journals = journalize(book, recognition, through);
  const run = { run: 1, throughDay: through, firstOpenDay: null };
  const functional = journalizeFunctional(book, journals.daily, run);
  const lines = functional.journal?.lines.map(({ line }) => ({ ...line, currency: line.functionalCurrency })) ?? journals.daily;
  const found = [...diagnostics, ...recognition.diagnostics, ...functional.diagnostics];
  return {
    errors: found.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    failedChecks: checkBooks(book, recognition, journals, through).filter(({ pass }) => !pass).map(({ id, explanation }) => `${id}: ${explanation}`),
    rules: rulesIn(recognition, journals.daily, journals.monthly, functional.journal),
    balance: (role, day) => {
      const own = lines.filter((line) => line.role === role && line.day <= dayAt(day));
      const debit = own.reduce((sum, line) => sum + line.debit - line.credit, 0);
      const exponent = currencyExponent(own[0]?.currency ?? 'USD');
      return ((DEBIT_ROLES.test(role) ? debit : 0 - debit) / 10 ** exponent + 0).toFixed(exponent);
    },
  };
}
