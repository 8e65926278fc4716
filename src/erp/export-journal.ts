/**
 * Turns the monthly journal into files that an ERP imports. Pre-flight first: whatever the ERP would refuse is found
 * here, entry by entry; with an error there is no file.
 */
import { amountText, isoOf, type MonthlyJournalLine } from '../engine';
import { csvRow, disarmText, startsLikeFormula } from './csv';
import type { ExportColumn, ExportFormat, ExportTemplate } from './export-template';
import { GENERIC } from './generic';
import { NETSUITE } from './netsuite';
import { QUICKBOOKS_ONLINE } from './quickbooks-online';
import { XERO } from './xero';

export const EXPORT_TEMPLATES: Readonly<Record<ExportFormat, ExportTemplate>> = {
  generic: GENERIC,
  xero: XERO,
  'quickbooks-online': QUICKBOOKS_ONLINE,
  netsuite: NETSUITE,
};

export interface ExportFinding {
  readonly severity: 'error' | 'warning';
  readonly entry: string;
  readonly column: string;
  readonly message: string;
}

export interface ExportFile {
  readonly name: string;
  /** UTF-8 without byte order mark, CRLF line ends. */
  readonly text: string;
  readonly rows: number;
  readonly entries: number;
  /** Decimal text by currency; debits equal credits. */
  readonly totals: readonly { readonly currency: string; readonly debit: string; readonly credit: string }[];
}

export interface JournalExport {
  readonly files: readonly ExportFile[];
  readonly findings: readonly ExportFinding[];
}

interface Entry {
  readonly id: string;
  readonly lines: readonly MonthlyJournalLine[];
}

/** `lines`: monthly journal lines of one or more periods, entries together. */
export function exportJournal(format: ExportFormat, lines: readonly MonthlyJournalLine[]): JournalExport {
  const template = EXPORT_TEMPLATES[format];
  const entries = gatherEntries(lines);
  const findings = [...preflight(template, entries)];
  if (findings.some((finding) => finding.severity === 'error')) return { files: [], findings };
  const files = groupForFiles(template, entries).flatMap(({ suffix, group }) =>
    cutBetweenEntries(group, template.rowsPerFile).map((part, index, parts) => {
      const number = parts.length > 1 ? `-${String(index + 1)}` : '';
      return renderFile(template, `revrec-${periodsOf(part)}-${template.id}${suffix}${number}.csv`, part);
    }),
  );
  return { files, findings };
}

function gatherEntries(lines: readonly MonthlyJournalLine[]): Entry[] {
  const byId = new Map<string, MonthlyJournalLine[]>();
  for (const line of lines) {
    const list = byId.get(line.entry);
    if (list === undefined) byId.set(line.entry, [line]);
    else list.push(line);
  }
  return [...byId].map(([id, entryLines]) => ({ id, lines: entryLines }));
}

function* preflight(template: ExportTemplate, entries: readonly Entry[]): Generator<ExportFinding> {
  for (const { id, lines } of entries) {
    const imbalance = lines.reduce((sum, line) => sum + line.debit - line.credit, 0);
    const finding = (severity: ExportFinding['severity'], column: string, message: string): ExportFinding => ({ severity, entry: id, column, message });
    if (imbalance !== 0) yield finding('error', '', `Entry ${id} does not balance.`);
    if (lines.length < 2) yield finding('error', '', `Entry ${id} has a single line; an entry needs two.`);
    if (new Set(lines.map((line) => line.currency)).size > 1) yield finding('error', '', `Entry ${id} mixes currencies.`);
    if (lines.length > template.rowsPerFile) {
      yield finding('error', '', `Entry ${id} has ${String(lines.length)} lines; ${template.label} takes ${String(template.rowsPerFile)} a file. Choose a finer monthly grain in Settings.`);
    }
    for (const line of lines) for (const column of template.columns) yield* checkField(column, line, finding);
  }
}

function* checkField(
  column: ExportColumn,
  line: MonthlyJournalLine,
  finding: (severity: ExportFinding['severity'], column: string, message: string) => ExportFinding,
): Generator<ExportFinding> {
  const value = column.read(line);
  if (column.kind === 'identifier') {
    if (column.required && value === '') yield finding('error', column.header, `${column.header} is empty for account ${line.account}: fill it in the Accounts table.`);
    if (startsLikeFormula(value)) yield finding('error', column.header, `“${value}” starts like a formula and must match a record exactly: rename it.`);
    if (column.maximumLength !== null && value.length > column.maximumLength) {
      yield finding('error', column.header, `“${value}” is longer than the ${String(column.maximumLength)} characters that ${column.header} takes.`);
    }
  } else if (column.kind === 'text' && startsLikeFormula(value)) {
    yield finding('warning', column.header, `“${value}” starts like a formula; an apostrophe is put before it.`);
  }
}

function groupForFiles(template: ExportTemplate, entries: readonly Entry[]): { suffix: string; group: Entry[] }[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const first = entry.lines[0];
    if (first === undefined) continue;
    const suffix = template.filePer.map((field) => `-${first[field].replace(/[^\p{L}\p{N}]+/gu, '_')}`).join('');
    const group = groups.get(suffix);
    if (group === undefined) groups.set(suffix, [entry]);
    else group.push(entry);
  }
  return [...groups].map(([suffix, group]) => ({ suffix, group }));
}

function cutBetweenEntries(entries: readonly Entry[], rowsPerFile: number): Entry[][] {
  const parts: Entry[][] = [];
  let rows = Infinity;
  for (const entry of entries) {
    if (rows + entry.lines.length > rowsPerFile) {
      parts.push([]);
      rows = 0;
    }
    parts.at(-1)?.push(entry);
    rows += entry.lines.length;
  }
  return parts;
}

function periodsOf(entries: readonly Entry[]): string {
  const periods = entries.map((entry) => entry.lines[0]?.period ?? '').sort();
  const first = periods[0] ?? '';
  const last = periods.at(-1) ?? '';
  return first === last ? first : `${first}_${last}`;
}

function renderFile(template: ExportTemplate, name: string, entries: readonly Entry[]): ExportFile {
  const lines = entries.flatMap((entry) => entry.lines);
  const rows = lines.map((line) => csvRow(template.columns.map((column) => renderField(template, column, line))));
  return {
    name,
    text: [csvRow(template.columns.map((column) => column.header)), ...rows, ''].join('\r\n'),
    rows: rows.length,
    entries: entries.length,
    totals: totalsByCurrency(lines),
  };
}

function renderField(template: ExportTemplate, column: ExportColumn, line: MonthlyJournalLine): string {
  switch (column.kind) {
    case 'date':
      return dateText(isoOf(line.day), template.dateFormat);
    case 'debit':
      return line.debit === 0 ? '' : amountText(line.debit, line.currency);
    case 'credit':
      return line.credit === 0 ? '' : amountText(line.credit, line.currency);
    case 'signed':
      return amountText(line.debit - line.credit, line.currency);
    case 'identifier':
    case 'number':
      return column.read(line);
    case 'text': {
      const value = disarmText(column.read(line), template.blankedCharacters);
      return column.maximumLength === null ? value : value.slice(0, column.maximumLength);
    }
  }
}

function dateText(iso: string, format: ExportTemplate['dateFormat']): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return format === 'YYYY-MM-DD' ? iso : format === 'DD/MM/YYYY' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
}

function totalsByCurrency(lines: readonly MonthlyJournalLine[]): ExportFile['totals'] {
  const totals = new Map<string, { debit: number; credit: number }>();
  for (const line of lines) {
    const total = totals.get(line.currency) ?? { debit: 0, credit: 0 };
    totals.set(line.currency, { debit: total.debit + line.debit, credit: total.credit + line.credit });
  }
  return [...totals].map(([currency, { debit, credit }]) => ({ currency, debit: amountText(debit, currency), credit: amountText(credit, currency) }));
}
