/** Closes a book from the command line: reads it, makes the result, writes workbook, report and journal files. */
import { dirname, join } from 'node:path';
import { prepareClose } from '../app/prepare-close';
import type { PreparedClose } from '../app/prepare-close';
import type { CloseReport } from '../app/report';
import { isoOf } from '../engine';
import type { Diagnostic } from '../engine';
import { exportJournal } from '../erp/export-journal';
import type { JournalExport } from '../erp/export-journal';
import type { WorkbookModel } from '../host/model/workbook-model';
import type { SheetHead } from '../workbook/taken-sheets';
import type { TableData } from '../workbook/table-data';
import type { WorkbookPlan } from '../workbook/workbook-plan';
import { applyPlanToModel } from '../xlsx/apply-plan';
import { writeXlsxFrom } from '../xlsx/write-xlsx';
import type { CloseOptions } from './close-options';
import { openBook } from './open-book';
import { reportText } from './report-text';
import { createStageClock } from './stage-clock';
import type { StageClock } from './stage-clock';
import { writeFiles } from './write-files';
import type { OutputFile } from './write-files';

export interface CloseOutcome {
  /** 0 done, 2 errors in the data. */
  readonly exitCode: 0 | 2;
  /** For people, a few lines. */
  readonly summary: string;
  readonly timings: string;
}

/** Throws UsageError on input that is not there; anything else thrown is a defect. Writes files only at its end. */
export async function runClose(options: CloseOptions): Promise<CloseOutcome> {
  const clock = createStageClock();
  const { model, opened, tables, faults } = await openBook(options.book);
  const result = planResult(model, tables, faults, options, clock);
  if (result.plan === null) {
    writeFiles(result.files);
    return { exitCode: 2, summary: result.summary, timings: clock.summary() };
  }
  applyPlanToModel(model, result.plan);
  clock.mark('apply');
  const workbook = { path: options.out, content: await writeXlsxFrom(model, opened) };
  writeFiles([workbook, ...result.files]);
  clock.mark('save');
  return { exitCode: 0, summary: result.summary, timings: clock.summary() };
}

interface Result {
  /** Null when errors in the data stop the close. */
  readonly plan: WorkbookPlan | null;
  /** All files but the workbook. */
  readonly files: readonly OutputFile[];
  readonly summary: string;
}

/** Schedules and journals of the close are let go when this returns: a large plan needs the room. */
function planResult(
  model: WorkbookModel,
  tables: readonly TableData[],
  faults: readonly Diagnostic[],
  options: CloseOptions,
  clock: StageClock,
): Result {
  const { throughDay } = options;
  const prepared = prepareClose(tables, { throughDay, faults, sheets: sheetHeadsOf(model), onStage: clock.mark });
  if (prepared.blocked) return blockedResult(prepared.report, prepared.diagnostics, options);
  const journalFiles = exportOf(prepared, options);
  const findings = [...prepared.diagnostics, ...journalFiles.findings];
  if (findings.some(({ severity }) => severity === 'error')) {
    return blockedResult(withoutFigures(prepared.report), findings, options);
  }
  const report = options.report === null ? [] : reportFile(options, { ...prepared.report, diagnostics: findings });
  clock.mark('report');
  const summary = closeSummary(prepared, journalFiles.files, options);
  return { plan: prepared.plan, files: [...report, ...journalFiles.files], summary };
}

function blockedResult(report: CloseReport, findings: readonly Diagnostic[], options: CloseOptions): Result {
  const files = reportFile(options, { ...report, diagnostics: findings });
  return { plan: null, files, summary: faultSummary(findings, options) };
}

function sheetHeadsOf({ sheets }: WorkbookModel): SheetHead[] {
  return sheets.map((sheet) => {
    const title = sheet.valueAt(0, 0);
    const isEmpty = sheet.usedArea() === undefined;
    // An error value is no title of ours, whichever it is.
    return { name: sheet.name, title: typeof title === 'object' ? null : title, isEmpty };
  });
}

function reportFile({ report: path }: CloseOptions, report: CloseReport): OutputFile[] {
  return path === null ? [] : [{ path, content: reportText(report) }];
}

type Closed = Extract<PreparedClose, { readonly blocked: false }>;

/** Journal files of what this run posts; what earlier runs posted was exported then. */
function exportOf(
  { journals }: Closed,
  { out, export: wanted }: CloseOptions,
): { files: OutputFile[]; findings: Diagnostic[] } {
  if (wanted === null) return { files: [], findings: [] };
  const { files, findings } = exportJournal(
    wanted.format,
    journals.monthly.filter(({ run }) => run === journals.run),
  );
  const directory = wanted.directory === '' ? dirname(out) : wanted.directory;
  return {
    files: files.map(({ name, text }) => ({ path: join(directory, name), content: text })),
    findings: findings.map(diagnosticOf),
  };
}

function diagnosticOf({ severity, entry, column, message }: JournalExport['findings'][number]): Diagnostic {
  return { severity, code: 'export.refused', table: 'Monthly journal', key: entry, column, cell: '', message };
}

function withoutFigures(report: CloseReport): CloseReport {
  return { ...report, allocations: [], revenue: [], positions: [], dailyJournal: [], monthlyJournal: [], checks: [] };
}

const SHOWN_FINDINGS = 20;

function faultSummary(findings: readonly Diagnostic[], { report }: CloseOptions): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const lines = errors
    .slice(0, SHOWN_FINDINGS)
    .map(({ cell, table, key, message }) => `${cell || [table, key].filter(Boolean).join(' ')}: ${message}`);
  const more = errors.length > SHOWN_FINDINGS ? [`… and ${errors.length - SHOWN_FINDINGS} more.`] : [];
  const where = report === null ? '' : ` All of them are in ${report}.`;
  return [`${errors.length} error(s) in the data; no workbook was written.${where}`, ...lines, ...more].join('\n');
}

function closeSummary(prepared: Closed, journalFiles: readonly OutputFile[], options: CloseOptions): string {
  const { journals, checks, diagnostics } = prepared;
  const failed = checks.filter(({ pass }) => !pass);
  const warnings = diagnostics.length;
  return [
    `Closed through ${isoOf(options.throughDay)}, run ${journals.run}: ${journals.daily.length} new daily lines, ` +
      `${journals.posted.length} posted before.`,
    `${checks.length - failed.length} of ${checks.length} checks pass; ${warnings} warning(s).`,
    ...failed.map(({ title, difference }) => `Check does not pass: ${title} (${difference}).`),
    ...[{ path: options.out }, ...journalFiles].map(({ path }) => `Wrote ${path}`),
  ].join('\n');
}
