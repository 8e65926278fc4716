import { closeAll, errorOf, openExcel, until } from './open-excel';

afterEach(closeAll);

describe('starting', () => {
  test('the unmodified client takes the host for desktop Excel at the product’s floor', async () => {
    const { Office, Excel, blockedRequests, pageErrors } = await openExcel();
    expect(await Office.onReady()).toMatchObject({ host: 'Excel', platform: 'PC' });
    expect(Office.context.displayLanguage).toBe('en-US');
    const supported = (set: string, version: string) => Office.context.requirements.isSetSupported(set, version);
    expect(supported('ExcelApi', '1.13')).toBe(true);
    expect(supported('ExcelApi', '1.14')).toBe(false);
    expect(supported('SharedRuntime', '1.1')).toBe(true);
    expect(supported('CustomFunctionsRuntime', '1.3')).toBe(true);
    expect(supported('CustomFunctionsRuntime', '1.4')).toBe(false);
    expect(typeof Excel.run).toBe('function');
    expect(blockedRequests).toEqual([]);
    expect(pageErrors).toEqual([]);
  });

  test('theme and document address', async () => {
    const { Office } = await openExcel({ theme: () => 'dark', workbookOptions: { name: 'Close.xlsx' } });
    expect(Office.context.officeTheme).toMatchObject({
      bodyBackgroundColor: '#262626',
      bodyForegroundColor: '#ffffff',
      controlBackgroundColor: '#0a0a0a',
      controlForegroundColor: '#f0f0f0',
    });
    expect(Office.context.document.url).toContain('Close.xlsx');
  });

  test('the readable build runs the same way', async () => {
    const { createHost } = await import('../../src/host/create-host');
    const { openJsdomPage } = await import('./run-in-jsdom');
    const page = await openJsdomPage(createHost(), { debugBuild: true });
    const name = await page.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      return sheet.name;
    });
    page.close();
    expect(name).toBe('Sheet1');
  });

  test('code under test may find the client as globals', async () => {
    const excel = await openExcel();
    excel.useAsGlobals();
    expect(globalThis.Excel).toBe(excel.Excel);
    await Excel.run(async (context) => {
      context.workbook.worksheets.add('Seen');
      await context.sync();
    });
    expect(excel.host.model.sheet('Seen')).toBeDefined();
  });
});

describe('errors', () => {
  test('a missing sheet is ItemNotFound, with the statement that asked for it', async () => {
    const { Excel } = await openExcel();
    const error = await errorOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Nope').load('name');
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ name: 'RichApi.Error', code: 'ItemNotFound' });
    expect(error.debugInfo).toMatchObject({
      errorLocation: 'getItem',
      statement: 'var worksheet = worksheets.getItem(...);',
    });
  });

  test('a property that was not loaded cannot be read', async () => {
    const { Excel } = await openExcel();
    const error = await errorOf(
      Excel.run(async (context) => {
        const range = context.workbook.getSelectedRange();
        await context.sync();
        return range.values;
      }),
    );
    expect(error).toMatchObject({ code: 'PropertyNotLoaded' });
  });

  test('the wrong shape is InvalidArgument', async () => {
    const { Excel } = await openExcel();
    const error = await errorOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2').values = [[1, 2, 3]];
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: 'InvalidArgument' });
    expect(error.debugInfo.statement).toContain('range.values');
  });

  test('what is not emulated says so', async () => {
    const { Excel } = await openExcel();
    const error = await errorOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().charts.load('items');
        await context.sync();
      }),
    );
    expect(error).toMatchObject({
      code: 'ApiNotFound',
      message: 'Emulated host does not implement Worksheet.Charts (navigation property)',
    });
  });

  test('the results before an error are there, the writes before it stay, those after it do not happen', async () => {
    const { Excel, host } = await openExcel();
    const seen: unknown[] = [];
    await errorOf(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange('A1').values = [['before']];
        sheet.load('name');
        context.workbook.worksheets.getItem('Nope').activate();
        sheet.getRange('A2').values = [['after']];
        await context.sync().catch((error: unknown) => {
          seen.push(sheet.name);
          throw error;
        });
      }),
    );
    expect(host.model.activeSheet.readColumn(0, 0, 2).values).toEqual(['before', null]);
    expect(seen).toEqual(['Sheet1']);
  });
});

test('a bug of the host is an error with its place, not silence', async () => {
  const bugs: unknown[] = [];
  const { Excel, host } = await openExcel({ onBug: (bug) => bugs.push(bug) });
  const broken = new TypeError('broken');
  Object.defineProperty(host.model, 'addSheet', {
    value: () => {
      throw broken;
    },
  });
  const error = await errorOf(
    Excel.run(async (context) => {
      context.workbook.worksheets.add('x');
      await context.sync();
    }),
  );
  expect(error).toMatchObject({ code: 'GeneralException' });
  expect(error.message).toContain('TypeError: broken');
  expect(bugs).toEqual([broken]);
});

describe('null objects', () => {
  test('and everything below them', async () => {
    const { Excel } = await openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('Nope');
      const range = sheet.getRange('A1').load('values');
      const table = context.workbook.tables.getItemOrNullObject('Nope').load('name');
      const format = range.format.fill.load('color');
      range.values = [[1]];
      range.clear();
      await context.sync();
      expect([sheet, range, table, format].map(({ isNullObject }) => isNullObject)).toEqual([true, true, true, true]);
    });
  });
});

describe('references', () => {
  test('follow their cells over insertions within and between requests', async () => {
    const { Excel } = await openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A3').values = [[1], [2], [3]];
      const third = sheet.getRange('A3');
      await context.sync();
      sheet.getRange('2:2').insert('Down');
      third.load('address, values');
      await context.sync();
      expect([third.address, third.values]).toEqual(['Sheet1!A4', [[3]]]);
      const first = sheet.getRange('A1');
      sheet.getRange('1:1').insert('Down');
      first.values = [['moved']];
      await context.sync();
      expect((await read(context, sheet.getRange('A2'))).values).toEqual([['moved']]);
    });
  });

  test('are invalid once their cells are gone', async () => {
    const { Excel } = await openExcel();
    const error = await errorOf(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const second = sheet.getRange('A2');
        await context.sync();
        sheet.getRange('2:2').delete('Up');
        second.load('address');
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: 'InvalidReference' });
  });

  test('end with the run, unless tracked', async () => {
    const { Excel, host } = await openExcel();
    let leaked!: Excel.Range;
    let kept!: Excel.Range;
    await Excel.run(async (context) => {
      leaked = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
      kept = context.workbook.worksheets.getActiveWorksheet().getRange('A2');
      context.trackedObjects.add(kept);
      await context.sync();
    });
    expect(() => leaked.load('values')).toThrow(expect.objectContaining({ code: 'InvalidObjectPath' }));
    host.user.insertRows('1:1');
    await Excel.run(kept, async (context) => {
      kept.load('address');
      await context.sync();
      expect(kept.address).toBe('Sheet1!A3');
      context.trackedObjects.remove(kept);
      await context.sync();
    });
  });

  test('one run of one sync costs one round trip and one clean-up', async () => {
    const { Excel, host, roundTrips } = await openExcel();
    await until(() => host.log.requests.length > 0);
    expect(roundTrips()).toBe(0);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [[1]];
      await context.sync();
    });
    await until(() => host.log.requests.length > 2);
    expect(host.log.requests.map(({ isInternal }) => isInternal)).toEqual([true, false, true]);
    expect(roundTrips()).toBe(1);
  });
});

async function read(context: Excel.RequestContext, range: Excel.Range): Promise<Excel.Range> {
  range.load('values');
  await context.sync();
  return range;
}
