/**
 * Applies a plan: hidden working sheets are built block by block, read back and compared; only then do they replace the
 * sheets of the earlier run, in one request. Cancelled or failed runs remove their working sheets and change nothing.
 */
import type { ApplyOptions, ApplyReceipt } from '../workbook/workbook-gateway';
import type { WorkbookPlan } from '../workbook/workbook-plan';
import { SHEET_NAMES } from '../workbook/write/close-layout';
import { noteFormulas, putBackFormulas } from './keep-formulas';
import { synchronize } from './synchronize';
import { verifyTable } from './verify-sheet';
import { workingTableName, writeSheet, type SheetWriter } from './write-sheet';

const WORKING_SUFFIX = ' (new)';

export async function applyPlan(context: Excel.RequestContext, plan: WorkbookPlan, options: ApplyOptions): Promise<ApplyReceipt> {
  const started = performance.now();
  const { application } = context.workbook;
  application.load('calculationMode');
  await synchronize(context);
  const calculationMode = application.calculationMode;
  application.calculationMode = Excel.CalculationMode.manual;
  context.runtime.enableEvents = false;
  let finished = false;
  try {
    await removeWorkingSheets(context, plan);
    const counts = await buildWorkingSheets(context, plan, options);
    options.onProgress?.({ stage: 'Replacing the earlier result', rowsDone: counts.rows, rowsTotal: counts.rows });
    options.signal?.throwIfAborted();
    const removed = await findRetired(context, plan);
    const formulas = await noteFormulas(context, plan, leavingNames(plan, removed));
    options.signal?.throwIfAborted();
    await replaceSheets(context, plan, removed);
    finished = true;
    const { kept, lost } = await putBackFormulas(context, formulas);
    return {
      sheets: plan.sheets.map((sheet) => sheet.name),
      removed,
      formulasKept: kept,
      formulasLost: lost,
      rowsWritten: counts.rows,
      requests: counts.requests,
      largestRequestBytes: counts.largestRequestBytes,
      milliseconds: Math.round(performance.now() - started),
    };
  } finally {
    if (!finished) await removeWorkingSheets(context, plan);
    application.calculationMode = calculationMode;
    context.runtime.enableEvents = true;
    await synchronize(context);
  }
}

const workingNameOf = (name: string): string => `${name.slice(0, 31 - WORKING_SUFFIX.length)}${WORKING_SUFFIX}`;

async function removeWorkingSheets(context: Excel.RequestContext, plan: WorkbookPlan): Promise<void> {
  const leftovers = plan.sheets.map((sheet) => context.workbook.worksheets.getItemOrNullObject(workingNameOf(sheet.name)));
  for (const sheet of leftovers) sheet.load('name');
  await synchronize(context);
  for (const sheet of leftovers) if (!sheet.isNullObject) sheet.delete();
  await synchronize(context);
}

interface BuildCounts {
  rows: number;
  requests: number;
  largestRequestBytes: number;
}

async function buildWorkingSheets(context: Excel.RequestContext, plan: WorkbookPlan, options: ApplyOptions): Promise<BuildCounts> {
  const workingNames = new Map(plan.sheets.map((sheet) => [sheet.name, workingNameOf(sheet.name)]));
  const rowsTotal = plan.sheets.reduce((sum, sheet) => sum + (sheet.table?.rowCount ?? 0), 0);
  const counts: BuildCounts = { rows: 0, requests: 0, largestRequestBytes: 0 };
  // All sheets first: a formula must find the sheet it points at.
  const sheets = plan.sheets.map((sheet) => {
    const working = context.workbook.worksheets.add(workingNameOf(sheet.name));
    working.visibility = Excel.SheetVisibility.hidden;
    return working;
  });
  await synchronize(context);
  for (const [index, sheetPlan] of plan.sheets.entries()) {
    const sheet = sheets[index];
    if (sheet === undefined) continue;
    const writer: SheetWriter = {
      context,
      sheet,
      workingNames,
      send: async (rows, bytes) => {
        options.signal?.throwIfAborted();
        await synchronize(context);
        counts.rows += rows;
        counts.requests += 1;
        counts.largestRequestBytes = Math.max(counts.largestRequestBytes, bytes);
        options.onProgress?.({ stage: `Writing ${sheetPlan.name}`, rowsDone: counts.rows, rowsTotal });
      },
    };
    await writeSheet(writer, sheetPlan);
  }
  for (const [index, sheetPlan] of plan.sheets.entries()) {
    const sheet = sheets[index];
    options.signal?.throwIfAborted();
    options.onProgress?.({ stage: `Reading back ${sheetPlan.name}`, rowsDone: counts.rows, rowsTotal });
    if (sheet !== undefined && sheetPlan.table !== null) await verifyTable(context, sheet, sheetPlan.table, workingNames);
  }
  return counts;
}

/** Names of the sheets of earlier runs for which this one has nothing. */
async function findRetired(context: Excel.RequestContext, { retired = [] }: WorkbookPlan): Promise<string[]> {
  const found = retired.map(({ name, title }) => ({ title, sheet: context.workbook.worksheets.getItemOrNullObject(name).load('name') }));
  await synchronize(context);
  const there = found
    .filter(({ sheet }) => !sheet.isNullObject)
    .map(({ title, sheet }) => ({ title, sheet, corner: sheet.getRange('A1').load('values') }));
  await synchronize(context);
  return there.filter(({ title, corner }) => (corner.values as unknown[][])[0]?.[0] === title).map(({ sheet }) => sheet.name);
}

/** Sheets whose formulas are not the user's: those of this run, those removed, and those of a close, which point at each other alone. */
const leavingNames = ({ sheets }: WorkbookPlan, removed: readonly string[]): ReadonlySet<string> =>
  new Set(
    [...sheets.flatMap(({ name }) => [name, workingNameOf(name)]), ...removed, ...Object.values(SHEET_NAMES)].map((name) => name.toLowerCase()),
  );

/** One request: delete the earlier sheets, give the new ones their names, show them. */
async function replaceSheets(context: Excel.RequestContext, plan: WorkbookPlan, removed: readonly string[]): Promise<void> {
  const { worksheets } = context.workbook;
  const earlier = plan.sheets.map((sheet) => worksheets.getItemOrNullObject(sheet.name));
  for (const sheet of earlier) sheet.load('name');
  await synchronize(context);
  plan.sheets.forEach((sheetPlan, index) => {
    const working = worksheets.getItem(workingNameOf(sheetPlan.name));
    working.visibility = Excel.SheetVisibility.visible;
    const old = earlier[index];
    if (old !== undefined && !old.isNullObject) old.delete();
    working.name = sheetPlan.name;
    if (sheetPlan.table !== null) context.workbook.tables.getItem(workingTableName(sheetPlan.table.name)).name = sheetPlan.table.name;
  });
  for (const name of removed) worksheets.getItem(name).delete();
  worksheets.getItem(plan.activate).activate();
  await synchronize(context);
}
