/** Opens the BOOK of the command line: an Excel workbook, or a folder of CSV files. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '../engine';
import { createWorkbook } from '../host/model/create-workbook';
import type { WorkbookModel } from '../host/model/workbook-model';
import { sourceSheetsPlan } from '../sample/source-sheets';
import { cellAddress } from '../workbook/read/cells/cell-address';
import { tableFromCsv } from '../workbook/read/tables/csv-tables';
import { findInputTables } from '../workbook/read/tables/find-tables';
import { readBook } from '../workbook/read/read-book';
import type { TableData } from '../workbook/table-data';
import type { SheetPlan } from '../workbook/workbook-plan';
import { applyPlanToModel } from '../xlsx/apply-plan';
import { readXlsxInto } from '../xlsx/read-xlsx';
import type { OpenedXlsx } from '../xlsx/read-xlsx';
import { tablesOfModel } from '../xlsx/tables-of-model';
import { WorkbookFileError } from '../xlsx/workbook-file-error';
import { UsageError } from './usage-error';

export interface OpenBook {
  readonly model: WorkbookModel;
  /** The file the model was read from; undefined for CSV. */
  readonly opened: OpenedXlsx | undefined;
  readonly tables: readonly TableData[];
  /** Findings of the CSV files as they stand, when errors are among them; else those that their sheets do not show. */
  readonly faults: readonly Diagnostic[];
}

/** Throws UsageError when there is nothing to read. */
export async function openBook(path: string): Promise<OpenBook> {
  if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}.`);
  return statSync(path).isDirectory() ? openFolder(path) : openFile(path);
}

async function openFile(path: string): Promise<OpenBook> {
  const model = createWorkbook({ name: basename(path), sheets: [] });
  try {
    const opened = await readXlsxInto(model, new Uint8Array(readFileSync(path)));
    return { model, opened, tables: tablesOfModel(model), faults: [] };
  } catch (error) {
    if (error instanceof WorkbookFileError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}

/** Faults are reported as the files have them, in the words for CSV; a sound folder becomes sheets of a workbook. */
function openFolder(path: string): OpenBook {
  const files = readdirSync(path)
    .filter((name) => /\.csv$/i.test(name))
    .sort();
  if (files.length === 0) throw new UsageError(`The folder ${path} holds no CSV files.`);
  const csv = files.map((name) =>
    tableFromCsv(name.replace(/\.csv$/i, '').trim(), decodeText(readFileSync(join(path, name)))),
  );
  const model = createWorkbook({ name: 'Result.xlsx', sheets: [] });
  const { diagnostics } = readBook(csv);
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return { model, opened: undefined, tables: csv, faults: diagnostics };
  const inputs = new Set(findInputTables(csv, []).values());
  const sheets = sourceSheetsPlan([...inputs]);
  applyPlanToModel(model, { sheets, activate: sheets[0]?.name ?? '' });
  return {
    model,
    opened: undefined,
    tables: [...tablesOfModel(model), ...csv.filter((table) => !inputs.has(table))],
    faults: unreadColumns(diagnostics, [...inputs], sheets),
  };
}

/** Columns of files that nothing reads: in a workbook they would be the user's own. Their cells are those of the sheets. */
function unreadColumns(found: readonly Diagnostic[], files: readonly TableData[], sheets: readonly SheetPlan[]): Diagnostic[] {
  const sheetOf = new Map(files.map((file, index) => [cellAddress(file.sheet, 0, 0).slice(0, -3), sheets[index]?.name ?? file.sheet]));
  return found.flatMap((finding) => {
    if (finding.code !== 'column.unread') return [];
    const at = finding.cell.lastIndexOf('!');
    const sheet = sheetOf.get(finding.cell.slice(0, at));
    return [sheet === undefined ? finding : { ...finding, cell: `${cellAddress(sheet, 0, 0).slice(0, -3)}${finding.cell.slice(at)}` }];
  });
}

/** UTF-8, UTF-16 with its mark, or else what Excel on Windows writes by default. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
