/** Reading tables, as after every edit of the pane: against a plain copy of the rows, as books grow, and with a column all wrong. */
import { tableFromCsv } from '../../src/workbook/read/tables/csv-tables';
import { readBook } from '../../src/workbook/read/read-book';
import type { TableData } from '../../src/workbook/table-data';
import { largeBookFiles } from './large-book';
import { count, figure, markdownTable } from './markdown-table';
import { isNoisy, median, milliseconds, warmUp, type Timing } from './measure';
import { atMost, type Section } from './sections';

interface Read {
  readonly name: string;
  readonly tables: readonly TableData[];
  readonly rows: number;
  /** By repetition. */
  readonly times: number[];
  readonly findings: number;
}

export function readingSection(seed: number, isQuick: boolean): Section {
  const sizes = isQuick ? [50, 500] : [100, 1_000];
  const [few, many] = sizes.map((obligations) => tablesOf(obligations, seed)) as [TableData[], TableData[]];
  const reads = [
    readOf(`book of ${count(sizes[0]!)} obligations`, few),
    readOf(`book of ${count(sizes[1]!)} obligations`, many),
    readOf('the same, its invoices for obligations that do not exist', withWrongColumn(many)),
  ] as [Read, Read, Read];
  const floor = measureInTurns(reads, many, isQuick ? 7 : 15);
  const [small, large, wrong] = reads;
  const noisy = isNoisy(floor);
  return {
    text: [
      '## Reading tables',
      '',
      markdownTable(
        ['', 'rows', 'findings', 'ms', 'µs / row'],
        reads.map((read) => [read.name, count(read.rows), count(read.findings), figure(median(read.times)), figure(perRow(read))]),
      ),
      '',
      `A copy of all rows of that book by their headers, each cell as text, takes ${figure(median(floor.milliseconds))} ms.`,
      ...(noisy ? ['', '**Noisy**: the copy itself varied more than twofold; do not judge by these times.'] : []),
    ],
    isNoisy: noisy,
    goals: [
      { name: 'findings in a book without fault', measured: String(small.findings + large.findings), goal: '0', isMet: small.findings + large.findings === 0, isTimed: false },
      atMost('reading, × a copy of all rows by their headers', median(large.times.map((time, i) => time / floor.milliseconds[i]!)), 100),
      atMost(`a row read of ${count(sizes[1]!)} obligations, × one of ${count(sizes[0]!)}`, perRow(large) / perRow(small), 1.5),
      atMost('a row read where a column is all wrong, × one without fault', perRow(wrong) / perRow(large), 3),
    ],
  };
}

const perRow = ({ times, rows }: Read): number => (median(times) * 1000) / rows;

function tablesOf(obligations: number, seed: number): TableData[] {
  return [...largeBookFiles(obligations, seed)].map(([name, text]) => tableFromCsv(name.replace('.csv', ''), text));
}

function withWrongColumn(tables: readonly TableData[]): TableData[] {
  return tables.map((table) => {
    const column = table.name === 'Invoices' ? table.headers.indexOf('Obligation') : -1;
    if (column < 0) return table;
    return { ...table, rows: table.rows.map((row, i) => row.map((cell, j) => (j === column && cell !== null ? `WRONG-${i}` : cell))) };
  });
}

/** Rows by header, each cell as text: the least that any reader does. */
function copyRows(tables: readonly TableData[]): Record<string, string>[][] {
  return tables.map(({ headers, rows }) =>
    rows.map((row) => {
      const byHeader: Record<string, string> = {};
      headers.forEach((header, column) => (byHeader[header] = String(row[column]).trim()));
      return byHeader;
    }),
  );
}

function readOf(name: string, tables: readonly TableData[]): Read {
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  return { name, tables, rows, times: [], findings: readBook(tables).diagnostics.length };
}

/** Times of the copy. */
function measureInTurns(reads: readonly Read[], copiedTables: readonly TableData[], repetitions: number): Timing {
  const copy = (): unknown => copyRows(copiedTables);
  warmUp([copy, ...reads.map(({ tables }) => () => readBook(tables))]);
  const times: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    times.push(milliseconds(copy));
    for (const read of reads) read.times.push(milliseconds(() => readBook(read.tables)));
  }
  return { name: 'copy', milliseconds: times, ratios: times.map(() => 1), firstCall: times[0]! };
}
