import { makeArea } from '../../src/host/model/area';
import { WEB_PAYLOAD_BYTES } from '../../src/host/transport/limits';
import { closeAll, errorOf, openExcel, pause } from './open-excel';
import type { OpenExcel } from './open-excel';

afterEach(closeAll);

const grid = (rowCount: number, columnCount: number, cell: (row: number, column: number) => unknown) =>
  Array.from({ length: rowCount }, (_, row) => Array.from({ length: columnCount }, (_2, column) => cell(row, column)));

function write(excel: OpenExcel, rowCount: number, columnCount: number): Promise<void> {
  return excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRangeByIndexes(0, 0, rowCount, columnCount).values = grid(rowCount, columnCount, (r, c) =>
      c % 2 ? r : `row ${r}`,
    );
    await context.sync();
  });
}

function read(excel: OpenExcel): Promise<unknown> {
  return excel.Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem('Sheet1').getUsedRange().load('values');
    await context.sync();
    return used.values;
  });
}

describe('large blocks', () => {
  test('20,000 rows by 10 columns go in in bands of one request, within two seconds', async () => {
    const excel = await openExcel();
    const started = performance.now();
    await write(excel, 20_000, 10);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(excel.roundTrips()).toBe(1);
    expect(excel.host.model.activeSheet.readValues(makeArea(19_999, 0, 1, 2))).toEqual([['row 19999', 19_999]]);
  });

  test('a block of the wrong shape is refused before anything is written', async () => {
    const excel = await openExcel();
    const error = await errorOf(
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Sheet1').getRange('A1:A3000').values = grid(2_999, 1, (row) => row);
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: 'InvalidArgument' });
    expect(excel.host.model.activeSheet.usedArea()).toBeUndefined();
  });
});

describe('payload limits of Excel on the web', () => {
  test('a request over 5 MB is refused, in parts it goes through', async () => {
    const excel = await openExcel({ limits: { requestBytes: WEB_PAYLOAD_BYTES } });
    expect(await errorOf(write(excel, 60_000, 10))).toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
    expect(excel.host.model.activeSheet.usedArea()).toBeUndefined();
    await write(excel, 20_000, 10);
    expect(excel.host.model.activeSheet.usedArea()?.rowCount).toBe(20_000);
  });

  test('so is a response', async () => {
    const excel = await openExcel();
    excel.host.model.activeSheet.putValues(0, 0, grid(60_000, 10, () => 'ten chars.') as string[][]);
    excel.host.limits.responseBytes = WEB_PAYLOAD_BYTES;
    expect(await errorOf(read(excel))).toMatchObject({ code: 'ResponsePayloadSizeLimitExceeded' });
  });
});

describe('trouble', () => {
  test('an injected fault hits the request it was meant for, once', async () => {
    const excel = await openExcel();
    excel.host.limits.faults = [{ request: 2, code: 'GeneralException' }];
    await write(excel, 2, 2);
    expect(await errorOf(write(excel, 2, 2))).toMatchObject({ code: 'GeneralException' });
    await write(excel, 2, 2);
    expect(excel.host.log.requests.filter((one) => one.errorCode).map((one) => one.errorCode)).toEqual([
      'GeneralException',
    ]);
  });

  test('a request may never be answered, and later ones still are', async () => {
    const excel = await openExcel();
    excel.host.limits.faults = [{ request: 1, code: 'silence' }];
    const outcome = await Promise.race([write(excel, 2, 2).then(() => 'answered'), pause(100).then(() => 'silence')]);
    expect(outcome).toBe('silence');
    expect(excel.host.model.activeSheet.usedArea()).toBeUndefined();
    await write(excel, 1, 1);
  });

  test('while the user edits a cell requests fail, or wait if they asked to', async () => {
    const excel = await openExcel();
    excel.host.user.beginCellEdit();
    expect(await errorOf(write(excel, 1, 1))).toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    const waiting = excel.Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [['after']];
      await context.sync();
    });
    await pause(40);
    expect(excel.host.model.activeSheet.valueAt(0, 0)).toBeNull();
    excel.host.user.endCellEdit();
    await waiting;
    expect(excel.host.model.activeSheet.valueAt(0, 0)).toBe('after');
  });

  test('latency is spent each way', async () => {
    const excel = await openExcel({ limits: { latencyMs: 25 } });
    const started = performance.now();
    await write(excel, 1, 1);
    expect(performance.now() - started).toBeGreaterThan(45);
  });

  test('two runs at once do not mix', async () => {
    const excel = await openExcel();
    await Promise.all(
      ['A', 'B'].map((letter) =>
        excel.Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getItem('Sheet1');
          for (let row = 1; row <= 5; row++) sheet.getRange(`${letter}${row}`).values = [[letter + row]];
          await context.sync();
        }),
      ),
    );
    expect(excel.host.model.activeSheet.readValues(makeArea(0, 0, 5, 2)).at(-1)).toEqual(['A5', 'B5']);
  });
});
