/** What the Export place shows: a format and months chosen, the files they make, what stands in the way, what went out. */
import type { MonthlyJournalLine } from '../../engine/domain/journal';
import { EXPORT_TEMPLATES, exportJournal, type ExportFile, type ExportFinding } from '../../erp/export-journal';
import type { ExportFormat } from '../../erp/export-template';
import type { RegisterEntry } from './export-register';

export interface ExportFileView {
  readonly name: string;
  readonly rows: number;
  readonly entries: number;
  readonly totals: ExportFile['totals'];
  /** Went out before under the same name, newest. */
  readonly exportedBefore: boolean;
}

export interface ExportView {
  readonly format: ExportFormat;
  readonly months: readonly string[];
  /** Months to choose from, oldest first. */
  readonly postedMonths: readonly string[];
  readonly files: readonly ExportFileView[];
  readonly findings: readonly ExportFinding[];
  /** Newest first. */
  readonly register: readonly RegisterEntry[];
}

export interface PreparedExport {
  readonly view: ExportView;
  /** Texts of the files, in the order of the view; kept out of React's state. */
  readonly files: readonly ExportFile[];
}

export function prepareExport(
  format: ExportFormat,
  months: readonly string[],
  lines: readonly MonthlyJournalLine[],
  postedMonths: readonly string[],
  register: readonly RegisterEntry[],
): PreparedExport {
  const wanted = new Set(months);
  const { files, findings } = exportJournal(format, lines.filter(({ period }) => wanted.has(period)));
  const exported = new Set(register.map(({ file }) => file));
  return {
    files,
    view: {
      format,
      months,
      postedMonths,
      files: files.map(({ name, rows, entries, totals }) => ({ name, rows, entries, totals, exportedBefore: exported.has(name) })),
      findings,
      register,
    },
  };
}

/** What is new since the last export in the format: the months after it; else the last posted one. */
export function newMonths(postedMonths: readonly string[], format: ExportFormat, register: readonly RegisterEntry[]): string[] {
  const { label } = EXPORT_TEMPLATES[format];
  const exported = register.filter((entry) => entry.format === label).flatMap(({ periods }) => periods.split(', '));
  const lastExported = exported.sort().at(-1);
  const fresh = lastExported === undefined ? [] : postedMonths.filter((month) => month > lastExported);
  return fresh.length > 0 ? fresh : postedMonths.slice(-1);
}

/** `128,420.11 USD, 1,000.00 EUR`, in plain digits: the register is read by machines too. */
export function totalsText(totals: ExportFile['totals']): string {
  return totals.map(({ currency, debit }) => `${debit} ${currency}`).join(', ');
}
