/** The command line of `npm run close`. */
import { parseArgs } from 'node:util';
import { dayFromIso } from '../engine';
import type { Day } from '../engine';
import { EXPORT_TEMPLATES } from '../erp/export-journal';
import type { ExportFormat } from '../erp/export-template';
import { UsageError } from './usage-error';

export interface CloseOptions {
  /** A workbook, or a folder of CSV files. */
  readonly book: string;
  readonly throughDay: Day;
  /** The workbook to write. */
  readonly out: string;
  readonly report: string | null;
  readonly export: { readonly format: ExportFormat; readonly directory: string } | null;
  readonly timings: boolean;
}

const FORMATS = Object.keys(EXPORT_TEMPLATES) as ExportFormat[];

export const CLOSE_USAGE = `Usage: npm run --silent close -- BOOK --through YYYY-MM-DD --out RESULT.xlsx [options]

  BOOK                 An Excel workbook (.xlsx) with the input tables, or a folder with one CSV file per table
                       (Contracts.csv, Obligations.csv, Invoices.csv, "Credit notes.csv", ...).
                       An earlier RESULT.xlsx goes on from what it has posted.
  --through DATE       Last day to close, for example 2026-03-31.
  --out FILE           Workbook to write: the sheets of BOOK and the result.
  --report FILE        Also write the figures and findings as JSON (see src/headless/REPORT.md).
  --export FORMAT      Also write journal files for an ERP: ${FORMATS.join(', ')}.
  --export-dir DIR     Folder for them; without it the folder of RESULT.xlsx.
  --timings            Print milliseconds per stage and peak memory as JSON to standard error.

Exit status: 0 done; 2 errors in the data, all of them in the report, no workbook written; 1 anything else.`;

/** Throws UsageError. */
export function parseCloseOptions(args: readonly string[]): CloseOptions {
  const { values, positionals } = parse(args);
  const [book, ...others] = positionals;
  if (book === undefined) throw new UsageError('BOOK is missing.');
  if (others.length > 0) throw new UsageError(`One BOOK, please; there is also ${others.join(', ')}.`);
  const out = values.out;
  if (out === undefined || out === '') throw new UsageError('--out RESULT.xlsx is missing.');
  if (!/\.xlsx$/i.test(out)) throw new UsageError(`--out must name an .xlsx file; it is ${out}.`);
  return {
    book,
    throughDay: throughDayOf(values.through),
    out,
    report: values.report ?? null,
    export: exportOf(values.export, values['export-dir']),
    timings: values.timings ?? false,
  };
}

interface Values {
  readonly through?: string | undefined;
  readonly out?: string | undefined;
  readonly report?: string | undefined;
  readonly export?: string | undefined;
  readonly 'export-dir'?: string | undefined;
  readonly timings?: boolean | undefined;
}

function parse(args: readonly string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        through: text,
        out: text,
        report: text,
        export: text,
        'export-dir': text,
        timings: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function throughDayOf(text: string | undefined): Day {
  if (text === undefined) throw new UsageError('--through YYYY-MM-DD is missing.');
  const day = dayFromIso(text);
  if (day === null) throw new UsageError(`--through must be a date such as 2026-03-31; it is ${text}.`);
  return day;
}

function exportOf(format: string | undefined, directory: string | undefined): CloseOptions['export'] {
  if (format === undefined) {
    if (directory !== undefined) throw new UsageError('--export-dir needs --export FORMAT.');
    return null;
  }
  const known = FORMATS.find((name) => name === format.toLowerCase());
  if (known === undefined)
    throw new UsageError(`There is no export format ${format}; choose from ${FORMATS.join(', ')}.`);
  return { format: known, directory: directory ?? '' };
}
