/**
 * A close from tables to plan: reads the book, recognizes revenue, posts the journals, checks them, plans the sheets.
 * Nothing is written here; the plan, or the findings that stop it, are shown first.
 */
import { checkBooks, checkFunctional, journalize, journalizeFunctional, positionsAt, recognizeRevenue } from '../engine';
import type { Check, Day, Diagnostic, Journals, RecognitionResult, RevenueBook } from '../engine';
import type { PolicySet } from '../engine/domain/policy-set';
import { findInputTables, findTable } from '../workbook/read/tables/find-tables';
import { readBook } from '../workbook/read/read-book';
import type { BookReading } from '../workbook/read/read-book';
import type { TableData } from '../workbook/table-data';
import { findRetiredSheets, findTakenSheets, type SheetHead } from '../workbook/taken-sheets';
import type { WorkbookPlan } from '../workbook/workbook-plan';
import type { CloseInput, TableCount } from '../workbook/write/close-input';
import { SHEET_NAMES, TABLE_NAMES } from '../workbook/write/close-layout';
import { planClose } from '../workbook/write/plan-close';
import { readRunLog } from '../workbook/write/rows/run-log-columns';
import type { RunLogRow } from '../workbook/write/rows/run-log-columns';
import { ENGINE_VERSION } from './engine-version';
import { hashInput } from './input-hash';
import { locateDiagnostics } from './locate-diagnostics';
import { reportOf, reportOfBlocked } from './report';
import type { CloseReport, ReportHead } from './report';

export interface CloseRequest {
  /** Last day to close. */
  readonly throughDay: Day;
  /** Findings made before the tables were here: with an error among them they stand for all, else beside those of the tables. */
  readonly faults?: readonly Diagnostic[];
  /** All sheets of the workbook: those of the user's must not be in the way of the close's. */
  readonly sheets?: readonly SheetHead[];
  /** Told when a stage is done: `read`, `recognize`, `journalize`, `plan`. */
  readonly onStage?: (stage: string) => void;
}

/** Errors stop a close; then there are findings and nothing else. */
export type PreparedClose = BlockedClose | ReadyClose;

export interface BlockedClose {
  readonly blocked: true;
  /** Fingerprint of the input; see input-hash.ts. */
  readonly inputHash: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly book: RevenueBook;
  readonly report: CloseReport;
}

export interface ReadyClose {
  readonly blocked: false;
  readonly inputHash: string;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
  readonly book: RevenueBook;
  readonly recognition: RecognitionResult;
  readonly journals: Journals;
  readonly checks: readonly Check[];
  readonly plan: WorkbookPlan;
  /** Made when it is asked for first: few need it, and it is long. */
  readonly report: CloseReport;
}

/** Never throws on data; a throw is a defect. */
export function prepareClose(tables: readonly TableData[], request: CloseRequest): PreparedClose {
  const { throughDay, faults = [], sheets, onStage = () => undefined } = request;
  const reading = readBook(tables);
  const head: ReportHead = { engineVersion: ENGINE_VERSION, throughDay, inputHash: hashInput(namedInputs(tables)) };
  onStage('read');
  const found = hasErrors(faults) ? faults : [...faults, ...reading.diagnostics];
  if (hasErrors(found)) return blockedBy(found, reading, head);

  const recognition = recognizeRevenue(reading.book);
  onStage('recognize');
  const journals = journalize(reading.book, recognition, throughDay);
  const functional = journalizeFunctional(reading.book, [...journals.posted, ...journals.daily], {
    run: journals.run,
    throughDay,
    firstOpenDay: journals.firstOpenDay,
  });
  const ofEngine = locateDiagnostics(
    [...recognition.diagnostics, ...journals.diagnostics, ...functional.diagnostics],
    reading.sources,
  );
  const diagnostics = [...found, ...ofEngine];
  if (hasErrors(diagnostics)) return blockedBy(diagnostics, reading, head);
  const checks = [
    ...checkBooks(reading.book, recognition, journals, throughDay),
    ...checkFunctional(reading.book, journals, functional.journal, throughDay),
  ];
  onStage('journalize');

  const comparison = compareSets(reading);
  const planned = planClose({
    book: reading.book,
    recognition,
    journals,
    comparison,
    functional: functional.journal,
    positions: positionsAt(recognition, [...journals.posted, ...journals.daily], throughDay),
    throughDay,
    sources: reading.sources,
    engineVersion: head.engineVersion,
    inputHash: head.inputHash,
    tableCounts: countsOf(reading),
    earlierRuns: earlierRunsOf(tables),
  });
  const taken = findTakenSheets(planned, sheets ?? [], sheetsOf(reading));
  if (taken.length > 0) return blockedBy([...diagnostics, ...taken], reading, head);
  onStage('plan');
  const plan = sheets === undefined ? planned : { ...planned, retired: findRetiredSheets(planned, sheets) };
  let report: CloseReport | undefined;
  return {
    blocked: false,
    inputHash: head.inputHash,
    diagnostics,
    book: reading.book,
    recognition,
    journals,
    checks,
    plan,
    get report() {
      return (report ??= reportOf(head, { book: reading.book, recognition, journals, functional: functional.journal, comparison, checks, diagnostics }));
    },
  };
}

/** The same facts under both policy sets, on request. */
function compareSets({ book, policyBySet }: BookReading): CloseInput['comparison'] {
  if (book.policy.comparePolicySets === 'no') return null;
  const under = (set: PolicySet): RecognitionResult => recognizeRevenue({ ...book, policy: policyBySet[set] });
  return { standard: under('standard'), 'sequence-compatible': under('sequence-compatible') };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

function blockedBy(diagnostics: readonly Diagnostic[], { book }: BookReading, head: ReportHead): BlockedClose {
  return { blocked: true, inputHash: head.inputHash, diagnostics, book, report: reportOfBlocked(head, diagnostics) };
}

/** The input tables under their proper names, so that the fingerprint does not depend on what people call them. */
function namedInputs(tables: readonly TableData[]): TableData[] {
  return [...findInputTables(tables, [])].map(([name, table]) => ({ ...table, name }));
}

function countsOf({ counts }: BookReading): TableCount[] {
  return [...counts.tables].map(([table, { rows, blank, used, leftOut }]) => ({
    table,
    read: rows - blank,
    used,
    excluded: leftOut,
  }));
}

function sheetsOf({ sources }: BookReading): string[] {
  return [...sources.tables.values()].map(({ sheet }) => sheet);
}

function earlierRunsOf(tables: readonly TableData[]): RunLogRow[] {
  const log = findTable(tables, SHEET_NAMES.runLog, TABLE_NAMES.runLog, []);
  return log === undefined ? [] : readRunLog(log);
}
