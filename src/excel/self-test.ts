/** What this Excel is and what it can do, measured on a hidden sheet that is removed again. */
import { translateHostError } from './host-error';
import { REQUIREMENT_FLOORS, type RequirementSet } from './requirement-floors';
import { synchronize } from './synchronize';

export interface SelfTestStep {
  readonly name: string;
  readonly pass: boolean;
  readonly result: string;
}

const SCRATCH_SHEET = 'RevRec self-test';
const ROWS = 2000;
const COLUMNS = 10;

/** Never throws: what fails is a step that does not pass. */
export async function runSelfTest(): Promise<{ readonly steps: readonly SelfTestStep[] }> {
  const steps = [describeHost(), ...describeSets()];
  try {
    steps.push(...(await Excel.run({ delayForCellEdit: true }, measureWrites)));
  } catch (error) {
    const translated = translateHostError(error);
    const result = translated instanceof Error ? translated.message : String(translated);
    steps.push({ name: 'Write and read back', pass: false, result });
  }
  return { steps };
}

function describeHost(): SelfTestStep {
  const { host, platform, version } = Office.context.diagnostics;
  return { name: 'Host', pass: true, result: `${String(host)} ${version} on ${String(platform)}` };
}

/** The floors, and the newest version of the main set. */
function describeSets(): SelfTestStep[] {
  const { requirements } = Office.context;
  const floors = (Object.keys(REQUIREMENT_FLOORS) as RequirementSet[]).map((set): SelfTestStep => {
    const floor = REQUIREMENT_FLOORS[set];
    const pass = requirements.isSetSupported(set, floor);
    return { name: `${set} ${floor}`, pass, result: pass ? 'supported' : 'not supported' };
  });
  let newest = 0;
  while (requirements.isSetSupported('ExcelApi', `1.${newest + 1}`)) newest += 1;
  return [...floors, { name: 'Newest ExcelApi', pass: newest > 0, result: newest > 0 ? `1.${newest}` : 'none' }];
}

async function measureWrites(context: Excel.RequestContext): Promise<SelfTestStep[]> {
  const { worksheets } = context.workbook;
  const leftover = worksheets.getItemOrNullObject(SCRATCH_SHEET);
  leftover.load('name');
  await synchronize(context);
  if (!leftover.isNullObject) leftover.delete();
  const sheet = worksheets.add(SCRATCH_SHEET);
  sheet.visibility = Excel.SheetVisibility.hidden;
  await synchronize(context);
  try {
    return [await measureRoundTrip(context), await measureBlock(context, sheet), await measureFormula(context, sheet)];
  } finally {
    sheet.delete();
    await synchronize(context);
  }
}

async function measureRoundTrip(context: Excel.RequestContext): Promise<SelfTestStep> {
  const started = performance.now();
  context.workbook.load('name');
  await synchronize(context);
  return { name: 'Round trip', pass: true, result: `${Math.round(performance.now() - started)} ms` };
}

async function measureBlock(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<SelfTestStep> {
  const sent = Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, column) => (column % 2 === 0 ? row * COLUMNS + column + 0.25 : `=text ${row}`)),
  );
  const range = sheet.getRangeByIndexes(0, 0, ROWS, COLUMNS);
  const started = performance.now();
  context.application.suspendApiCalculationUntilNextSync();
  range.numberFormat = [Array.from({ length: COLUMNS }, (_, column) => (column % 2 === 0 ? '0.00' : '@'))].flatMap((row) =>
    sent.map(() => row),
  );
  range.values = sent;
  await synchronize(context);
  const written = performance.now() - started;
  const stored = sheet.getRangeByIndexes(0, 0, ROWS, COLUMNS);
  stored.load('values');
  await synchronize(context);
  const values = stored.values as unknown[][];
  const wrong = sent.flatMap((row, index) => row.filter((cell, column) => values[index]?.[column] !== cell)).length;
  const rate = Math.round((ROWS * COLUMNS) / (written / 1000));
  return {
    name: 'Write and read back',
    pass: wrong === 0,
    result: wrong === 0 ? `${ROWS * COLUMNS} cells, ${rate} cells a second, all alike` : `${wrong} of ${ROWS * COLUMNS} cells differ`,
  };
}

async function measureFormula(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<SelfTestStep> {
  const cell = sheet.getRangeByIndexes(0, COLUMNS, 1, 1);
  cell.formulas = [['=ROUND(SUMIFS(A1:A2000,A1:A2000,">=0")/3,2)']];
  cell.calculate();
  cell.load('values');
  await synchronize(context);
  const expected = Math.round(((ROWS * (ROWS - 1)) / 2) * COLUMNS * 100 + ROWS * 25) / 100;
  const wanted = Math.round((expected / 3) * 100) / 100;
  const actual: unknown = (cell.values as unknown[][])[0]?.[0];
  return { name: 'Formula', pass: actual === wanted, result: `gives ${String(actual)}, expected ${wanted}` };
}
