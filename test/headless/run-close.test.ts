/** The close from the command line, on a book reckoned by hand: files in, files out, exit status. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloseReport } from '../../src/app/report';
import { parseCloseOptions } from '../../src/headless/close-options';
import { runClose } from '../../src/headless/run-close';
import type { CloseOutcome } from '../../src/headless/run-close';
import { UsageError } from '../../src/headless/usage-error';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { readXlsxInto } from '../../src/xlsx/read-xlsx';
import { writeXlsxFrom } from '../../src/xlsx/write-xlsx';
import { FAULTY_BOOK, SMALL_BOOK } from './small-book';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'close-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]): string => join(folder, ...names);

function putBook(name: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(at(name));
  for (const [file, text] of Object.entries(files)) writeFileSync(at(name, file), text);
  return at(name);
}

const close = (book: string, through: string, ...more: string[]): Promise<CloseOutcome> =>
  runClose(
    parseCloseOptions([book, '--through', through, '--out', at('result.xlsx'), '--report', at('report.json'), ...more]),
  );

const readReport = (name = 'report.json'): CloseReport => JSON.parse(readFileSync(at(name), 'utf8')) as CloseReport;

async function readModel(name: string): Promise<WorkbookModel> {
  const model = createWorkbook({ sheets: [] });
  await readXlsxInto(model, new Uint8Array(readFileSync(at(name))));
  return model;
}

describe('a folder of CSV files', () => {
  test('is closed: allocation, revenue and positions as reckoned by hand', async () => {
    const outcome = await close(putBook('book', SMALL_BOOK), '2026-03-31');
    expect(outcome.exitCode).toBe(0);
    const report = readReport();
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(
      report.allocations.map(({ contract, obligation, standaloneSellingPrice, statedPrice, allocated, discount }) => [
        contract,
        obligation,
        standaloneSellingPrice,
        statedPrice,
        allocated,
        discount,
      ]),
    ).toEqual([
      ['C-1', 'OB-1', '900.00', '800.00', '720.00', '0.00'],
      ['C-1', 'OB-2', '600.00', '400.00', '480.00', '0.00'],
    ]);
    expect(
      report.revenue.map(({ obligation, customer, product, entity, currency, period, amount }) => [
        obligation,
        customer,
        product,
        entity,
        currency,
        period,
        amount,
      ]),
    ).toEqual([
      ['OB-1', 'Larch, Oak & Co', 'PLAT', 'Main', 'USD', '2026-01', '60.00'],
      ['OB-1', 'Larch, Oak & Co', 'PLAT', 'Main', 'USD', '2026-02', '60.00'],
      ['OB-1', 'Larch, Oak & Co', 'PLAT', 'Main', 'USD', '2026-03', '60.00'],
      ['OB-2', 'Larch, Oak & Co', 'SETUP', 'Main', 'USD', '2026-02', '480.00'],
    ]);
    const positions = report.positions.map(({ asOf, obligation, invoiced, recognized, remaining }) => [
      asOf,
      obligation,
      invoiced,
      recognized,
      remaining,
    ]);
    expect(positions).toEqual([
      ['2026-01-31', 'OB-1', '800.00', '60.00', '660.00'],
      ['2026-01-31', 'OB-2', '400.00', '0.00', '480.00'],
      ['2026-02-28', 'OB-1', '800.00', '120.00', '600.00'],
      ['2026-02-28', 'OB-2', '400.00', '480.00', '0.00'],
      ['2026-03-31', 'OB-1', '800.00', '180.00', '540.00'],
      ['2026-03-31', 'OB-2', '400.00', '480.00', '0.00'],
    ]);
    const atClose = report.positions.filter(({ asOf }) => asOf === '2026-03-31');
    expect(atClose.reduce((sum, { deferred, unbilled }) => sum + Number(deferred) - Number(unbilled), 0)).toBe(540);
    expect(report.checks.length).toBeGreaterThan(5);
    expect(report.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect([report.through, report.run, report.inputHash.length]).toEqual(['2026-03-31', 1, 64]);
  });

  test('journals balance by entry; every line has its account, dates and source', async () => {
    await close(putBook('book', SMALL_BOOK), '2026-03-31');
    const { dailyJournal, monthlyJournal } = readReport();
    for (const lines of [dailyJournal, monthlyJournal]) {
      const sums = new Map<string, number>();
      for (const { entry, debit, credit } of lines) {
        sums.set(entry, (sums.get(entry) ?? 0) + Math.round(Number(debit) * 100) - Math.round(Number(credit) * 100));
        expect([debit, credit].every((amount) => /^\d+\.\d\d$/.test(amount))).toBe(true);
      }
      expect(sums.size).toBeGreaterThan(2);
      expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([]);
    }
    expect(dailyJournal[0]).toMatchObject({
      date: '2026-01-01',
      period: '2026-01',
      accountRole: 'Receivable clearing',
      currency: 'USD',
      contract: 'C-1',
      invoice: 'INV-1',
      source: 'Invoice',
      run: 1,
    });
    expect(
      dailyJournal.filter(({ account, narrative, rule }) => account === '' || narrative === '' || rule === ''),
    ).toEqual([]);
  });

  test('becomes tables of the workbook, typed; texts stay texts; unknown files are left out', async () => {
    await close(putBook('book', SMALL_BOOK), '2026-03-31');
    const model = await readModel('result.xlsx');
    const invoices = model.table('Invoices')!;
    const { row, column } = invoices.dataArea;
    expect(invoices.sheet.readValues({ row, column, rowCount: 1, columnCount: 7 })).toEqual([
      ['INV-1', '1', 46_023, 'C-1', 'OB-1', 'charge', 800],
    ]);
    expect(invoices.sheet.styleAt(row, column + 2).numberFormat).toBe('yyyy-mm-dd');
    expect(model.table('Contracts')!.sheet.valueAt(model.table('Contracts')!.dataArea.row, 1)).toBe('Larch, Oak & Co');
    expect(model.sheets.some(({ name }) => name.startsWith('Notes'))).toBe(false);
    for (const sheet of model.sheets) sheet.forEachCell((_row, _column, value) => expect(value).not.toBe('=1+1'));
    expect(model.sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Contracts', 'Invoices', 'Daily journal', 'Monthly journal', 'Checks']),
    );
  });

  test('the same book in a workbook gives the same figures and the same fingerprint; only a folder has files to warn of', async () => {
    await close(putBook('book', SMALL_BOOK), '2026-03-31');
    const fromCsv = readReport();
    const model = await readModel('result.xlsx');
    const inputs = ['Contracts', 'Obligations', 'Products', 'Invoices'];
    for (const sheet of [...model.sheets]) if (!inputs.includes(sheet.name)) model.deleteSheet(sheet);
    writeFileSync(at('book.xlsx'), await writeXlsxFrom(model));
    expect((await close(at('book.xlsx'), '2026-03-31')).exitCode).toBe(0);
    expect(readReport()).toEqual({ ...fromCsv, diagnostics: [] });
    expect(fromCsv.diagnostics).toMatchObject([{ severity: 'warning', code: 'table.unread', table: 'Notes to self' }]);
  });
});

test('a column of a sound folder that nothing reads is told, at its cell of the sheet', async () => {
  const invoices = 'Invoice,Line,Invoice date,Customer,Currency,Recognition method,Net,Gross amount\nI-1,1,2026-01-31,Acme,EUR,point in time,100.00,119.00\n';
  const outcome = await close(putBook('book', { 'Invoice lines.csv': invoices }), '2026-03-31');
  expect(outcome.exitCode).toBe(0);
  expect(readReport().diagnostics).toMatchObject([{ severity: 'warning', code: 'column.unread', cell: 'Invoices!H1' }]);
});

describe('faults in the data', () => {
  test('are all reported, and nothing else is written', async () => {
    const outcome = await close(
      putBook('book', FAULTY_BOOK),
      '2026-03-31',
      '--export',
      'generic',
      '--export-dir',
      at('journals'),
    );
    expect(outcome.exitCode).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['book', 'report.json']);
    const report = readReport();
    const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ table, key, column, cell }) => [table, key, column, cell])).toEqual(
      expect.arrayContaining([
        ['Obligations', 'OB-1', 'Contract', 'Obligations!B2'],
        ['Obligations', 'OB-2', 'Price', 'Obligations!D3'],
        ['Obligations', 'OB-2', 'Start', 'Obligations!G3'],
      ]),
    );
    expect(errors.every(({ message, code }) => message.length > 20 && code.includes('.'))).toBe(true);
    const { allocations, revenue, positions, dailyJournal, monthlyJournal, checks, run } = report;
    expect([allocations, revenue, positions, dailyJournal, monthlyJournal, checks, run]).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
      0,
    ]);
    expect(outcome.summary).toContain('Obligations!B2');
  });

  test('an earlier result stays as it was', async () => {
    writeFileSync(at('result.xlsx'), 'earlier');
    await close(putBook('book', FAULTY_BOOK), '2026-03-31');
    expect(readFileSync(at('result.xlsx'), 'utf8')).toBe('earlier');
  });
});

describe('going on from an earlier result', () => {
  test('nothing new posts nothing', async () => {
    await close(putBook('book', SMALL_BOOK), '2026-03-31');
    const first = readReport();
    expect((await close(at('result.xlsx'), '2026-03-31')).exitCode).toBe(0);
    const second = readReport();
    expect(second.dailyJournal).toEqual(first.dailyJournal);
    expect(second.monthlyJournal).toEqual(first.monthlyJournal);
    expect(second.positions).toEqual(first.positions);
    expect(second.inputHash).toBe(first.inputHash);
    expect(second.checks.filter(({ pass }) => !pass)).toEqual([]);
  });

  test('the next month adds its lines and leaves the earlier ones', async () => {
    await close(putBook('book', SMALL_BOOK), '2026-02-28');
    const first = readReport();
    await close(at('result.xlsx'), '2026-03-31');
    const { dailyJournal, revenue } = readReport();
    expect(dailyJournal.slice(0, first.dailyJournal.length)).toEqual(first.dailyJournal);
    const added = dailyJournal.slice(first.dailyJournal.length);
    expect(added.length).toBeGreaterThan(0);
    expect(added.every(({ run, period }) => run === 2 && period === '2026-03')).toBe(true);
    expect(revenue.filter(({ obligation }) => obligation === 'OB-1').map(({ amount }) => amount)).toEqual([
      '60.00',
      '60.00',
      '60.00',
    ]);
  });

  test('the own sheets of the workbook are kept', async () => {
    await close(putBook('book', SMALL_BOOK), '2026-02-28');
    const model = await readModel('result.xlsx');
    const own = model.addSheet('My notes', 0);
    own.putValues(0, 0, [['keep me', 42]]);
    own.putFormula(1, 0, '=B1*2', 84);
    writeFileSync(at('book.xlsx'), await writeXlsxFrom(model));
    await close(at('book.xlsx'), '2026-03-31');
    const result = await readModel('result.xlsx');
    expect(result.sheets[0]!.name).toBe('My notes');
    expect(result.sheets[0]!.readValues({ row: 0, column: 0, rowCount: 2, columnCount: 2 })).toEqual([
      ['keep me', 42],
      [84, null],
    ]);
    expect(result.sheets[0]!.formulaAt(1, 0)).toBe('=B1*2');
  });

  test('formulas of the own sheets that point at a journal go on doing so', async () => {
    await close(putBook('book', SMALL_BOOK), '2026-02-28');
    const model = await readModel('result.xlsx');
    const own = model.addSheet('My notes', 0);
    const formulas = ['=SUM(DailyJournal[Debit])', "='Monthly journal'!A7", '=Checks!$A$3'];
    formulas.forEach((formula, row) => own.putFormula(row, 0, formula, null));
    writeFileSync(at('book.xlsx'), await writeXlsxFrom(model));
    await close(at('book.xlsx'), '2026-03-31');
    const result = await readModel('result.xlsx');
    expect(formulas.map((_, row) => result.sheet('My notes')!.formulaAt(row, 0))).toEqual(formulas);
  });

  test('a setting changed between two closes renames no sheet and leaves none of the last behind', async () => {
    const settings = (rows: string): string => `Setting,Value\n${rows}`;
    await close(
      putBook('book', { ...SMALL_BOOK, 'Settings.csv': settings('Compare policy sets,yes\nDisaggregate by,product\n') }),
      '2026-02-28',
    );
    const model = await readModel('result.xlsx');
    expect(model.sheet('Policy comparison')).toBeDefined();
    const { sheet, dataArea } = model.tables.find(({ name }) => name === 'Settings')!;
    sheet.putValues(dataArea.row, dataArea.column + 1, [['no'], ['customer']]);
    writeFileSync(at('book.xlsx'), await writeXlsxFrom(model));
    expect((await close(at('book.xlsx'), '2026-03-31')).exitCode).toBe(0);
    const names = (await readModel('result.xlsx')).sheets.map(({ name }) => name);
    expect(names).toContain('Disaggregation');
    expect(names).not.toContain('Policy comparison');
  });

  test('a sheet of the same name that no close wrote is not overwritten', async () => {
    await close(putBook('book', SMALL_BOOK), '2026-02-28');
    const model = await readModel('result.xlsx');
    const inputs = ['Contracts', 'Obligations', 'Products', 'Invoices'];
    for (const sheet of [...model.sheets]) if (!inputs.includes(sheet.name)) model.deleteSheet(sheet);
    model.addSheet('Checks').putValues(0, 0, [['My own checks']]);
    writeFileSync(at('book.xlsx'), await writeXlsxFrom(model));
    rmSync(at('result.xlsx'));
    expect((await close(at('book.xlsx'), '2026-03-31')).exitCode).toBe(2);
    expect(readReport().diagnostics).toMatchObject([{ severity: 'error', code: 'sheet.taken', table: 'Checks' }]);
    expect(existsSync(at('result.xlsx'))).toBe(false);
  });
});

describe('journal files', () => {
  test('hold what this run posted, balanced', async () => {
    const outcome = await close(
      putBook('book', SMALL_BOOK),
      '2026-03-31',
      '--export',
      'generic',
      '--export-dir',
      at('journals', 'march'),
    );
    const files = readdirSync(at('journals', 'march'));
    expect(files).toHaveLength(1);
    const lines = readFileSync(at('journals', 'march', files[0]!), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(readReport().monthlyJournal.length + 1);
    expect(outcome.summary).toContain(files[0]!);
    rmSync(at('journals'), { recursive: true });
    await close(at('result.xlsx'), '2026-03-31', '--export', 'generic', '--export-dir', at('journals'));
    expect(existsSync(at('journals'))).toBe(false);
  });
});

describe('what is not there', () => {
  test.each([
    ['no such file', () => at('nothing.xlsx'), 'There is no file or folder'],
    ['a folder without CSV', () => putBook('empty', { 'readme.txt': 'x' }), 'no CSV files'],
    [
      'a file that is no workbook',
      () => (writeFileSync(at('text.xlsx'), 'Contract,Price'), at('text.xlsx')),
      'not an Excel workbook',
    ],
  ])('%s', async (_, book, message) => {
    const attempt = close(book(), '2026-03-31');
    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow(message);
    expect(existsSync(at('report.json'))).toBe(false);
  });
});

describe('the program', () => {
  const run = (...args: string[]): Promise<{ status: number; output: string; errors: string }> =>
    new Promise((resolve) => {
      execFile('npx', ['tsx', 'src/headless/close.ts', ...args], (error, output, errors) => {
        resolve({ status: error === null ? 0 : Number(error.code), output, errors });
      });
    });

  test('says how it ended by its exit status', async () => {
    const good = putBook('good', SMALL_BOOK);
    const needed = ['--through', '2026-03-31', '--out', at('result.xlsx'), '--report', at('report.json')];
    const done = await run(good, ...needed, '--timings');
    expect(done).toMatchObject({ status: 0, output: expect.stringContaining('Closed through 2026-03-31') });
    const timings = JSON.parse(done.errors.split('\n').find((line) => line.startsWith('{'))!) as {
      milliseconds: object;
    };
    expect(Object.keys(timings.milliseconds)).toEqual([
      'read',
      'recognize',
      'journalize',
      'plan',
      'report',
      'apply',
      'save',
      'total',
    ]);
    expect((await run(putBook('bad', FAULTY_BOOK), ...needed)).status).toBe(2);
    expect(await run(good, ...needed, '--export', 'sap')).toMatchObject({
      status: 1,
      errors: expect.stringContaining('Usage: npm run --silent close'),
    });
  });
});
