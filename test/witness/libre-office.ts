/**
 * LibreOffice as a second spreadsheet program. Its default settings believe the results stored in a file; the profile
 * made here recalculates everything on loading, and `poisoned` makes sure that one would notice if it did not.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { CellValue } from '../../src/host/model/cell-value';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { readXlsxInto } from '../../src/xlsx/read-xlsx';
import { writeXlsxFrom } from '../../src/xlsx/write-xlsx';
import { findLibreOffice } from '../setup/machine.mjs';

const LONGEST_RUN_MILLISECONDS = 240_000;

const RECALCULATE_ON_LOADING = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

interface ConversionOptions {
  /** False: with the settings LibreOffice comes with. */
  readonly recalculate?: boolean;
}

/** Lets LibreOffice open an .xlsx file and save it as another kind of file (`xlsx`, `csv` …). */
async function convert(
  bytes: Uint8Array,
  target: string,
  { recalculate = true }: ConversionOptions,
): Promise<Uint8Array> {
  const program = findLibreOffice();
  if (program === undefined) throw new Error('LibreOffice is not installed; set SOFFICE to the path of soffice.');
  const folder = mkdtempSync(join(tmpdir(), 'witness-'));
  try {
    const profile = join(folder, 'profile');
    mkdirSync(join(profile, 'user'), { recursive: true });
    if (recalculate) writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), RECALCULATE_ON_LOADING);
    writeFileSync(join(folder, 'book.xlsx'), bytes);
    await promisify(execFile)(
      program,
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--convert-to',
        target,
        '--outdir',
        join(folder, 'out'),
        join(folder, 'book.xlsx'),
      ],
      { timeout: LONGEST_RUN_MILLISECONDS },
    );
    return new Uint8Array(readFileSync(join(folder, 'out', `book.${target.split(':')[0]!}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The workbook after LibreOffice calculated every formula anew. */
export async function recalculated(model: WorkbookModel, options: ConversionOptions = {}): Promise<WorkbookModel> {
  const result = createWorkbook({ sheets: [] });
  await readXlsxInto(result, await convert(await writeXlsxFrom(model), 'xlsx', options));
  return result;
}

/** The first sheet as comma separated text, every field quoted only where needed. */
export async function asCsv(bytes: Uint8Array): Promise<string> {
  return new TextDecoder().decode(await convert(bytes, 'csv', {}));
}

export const POISON_NUMBER = -987_654_321.125;
export const POISON_TEXT = 'POISON';

/** A formula and the result the engine expects of it. */
export interface ExpectedResult {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly result: CellValue;
}

/** Replaces the stored result of every formula by a wrong one of the same kind; answers what stood there. */
export function poison(model: WorkbookModel): ExpectedResult[] {
  const expected: ExpectedResult[] = [];
  for (const sheet of model.sheets) {
    sheet.forEachCell((row, column, result, formula) => {
      if (formula !== undefined) expected.push({ sheet: sheet.name, row, column, formula, result });
    });
  }
  model.batch('load', () => {
    for (const { sheet, row, column, formula, result } of expected) {
      model.sheet(sheet)!.putFormula(row, column, formula, typeof result === 'string' ? POISON_TEXT : POISON_NUMBER);
    }
  });
  return expected;
}
