/** An ERP's journal import, declared: columns, dates, amounts, grouping, limits. One template a file; no code in it. */
import type { MonthlyJournalLine } from '../engine';

export interface ExportTemplate {
  readonly id: ExportFormat;
  readonly label: string;
  /** What to do in the ERP, one sentence. */
  readonly instructions: string;
  readonly dateFormat: 'YYYY-MM-DD' | 'DD/MM/YYYY' | 'MM/DD/YYYY';
  readonly columns: readonly ExportColumn[];
  /** Files are cut between entries, never inside one. */
  readonly rowsPerFile: number;
  /** One file for each combination of these. */
  readonly filePer: readonly ('entity' | 'currency')[];
  /** Characters that the importer is known to trip over become blanks in free text. */
  readonly blankedCharacters: string;
}

export type ExportFormat = 'generic' | 'xero' | 'quickbooks-online' | 'netsuite';

export interface ExportColumn {
  readonly header: string;
  readonly kind: 'identifier' | 'text' | 'date' | 'debit' | 'credit' | 'signed' | 'number';
  /** The cell's content; dates and amounts are formatted by kind and need none. */
  readonly read: (line: MonthlyJournalLine) => string;
  readonly required: boolean;
  readonly maximumLength: number | null;
}

type ReadText = (line: MonthlyJournalLine) => string;

const none: ReadText = () => '';

/** Matches a record of the ERP, so it is never altered: what would have to be altered stops the export. */
export const identifier = (header: string, read: ReadText, maximumLength: number | null = null): ExportColumn => ({
  header,
  kind: 'identifier',
  read,
  required: true,
  maximumLength,
});

export const text = (header: string, read: ReadText, maximumLength: number | null = null): ExportColumn => ({
  header,
  kind: 'text',
  read,
  required: false,
  maximumLength,
});

export const date = (header: string): ExportColumn => ({ header, kind: 'date', read: none, required: true, maximumLength: null });

export const amount = (header: string, kind: 'debit' | 'credit' | 'signed'): ExportColumn => ({
  header,
  kind,
  read: none,
  required: false,
  maximumLength: null,
});

export const number = (header: string, read: ReadText): ExportColumn => ({ header, kind: 'number', read, required: false, maximumLength: null });

/** A column the ERP knows but a revenue journal leaves empty. */
export const empty = (header: string): ExportColumn => text(header, none);
