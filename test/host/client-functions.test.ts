import type { FunctionsFile } from '../../src/host/custom-functions/functions-metadata';
import { closeAll, openExcel, until } from './open-excel';
import type { OpenExcel } from './open-excel';

afterEach(closeAll);

const file: FunctionsFile = {
  functions: [
    { id: 'ADD', name: 'ADD', parameters: [{ type: 'number' }, { type: 'number', optional: true }] },
    { id: 'TOTAL', name: 'TOTAL', parameters: [{ type: 'number', dimensionality: 'matrix' }] },
    { id: 'LATER', name: 'LATER', parameters: [{ type: 'string' }] },
    { id: 'FAIL', name: 'FAIL', parameters: [{ type: 'any' }] },
    { id: 'GRID', name: 'GRID', parameters: [] },
    { id: 'NEVER', name: 'NEVER', parameters: [] },
    { id: 'MISSING', name: 'MISSING', parameters: [] },
    { id: 'WHERE', name: 'WHERE', parameters: [] },
    { id: 'TICKS', name: 'TICKS', parameters: [], options: { stream: true } },
  ],
};

async function withFunctions(): Promise<OpenExcel & { readonly calls: string[] }> {
  const excel = await openExcel({ customFunctions: { file, namespace: 'REVREC' } });
  const { CustomFunctions } = excel;
  const calls: string[] = [];
  const counted = (name: string) => calls.push(name);
  CustomFunctions.associate('ADD', (a: number, b: number | null) => (counted('ADD'), a + (b ?? 100)));
  CustomFunctions.associate('TOTAL', (cells: number[][]) =>
    cells.flat().reduce((sum, value) => sum + Number(value), 0),
  );
  CustomFunctions.associate(
    'LATER',
    (text: string) => new Promise((resolve) => setTimeout(() => resolve(`late ${text}`), 20)),
  );
  CustomFunctions.associate('FAIL', (what: unknown) => {
    if (what === 'plain') throw new Error('plain');
    throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, 'no such contract');
  });
  CustomFunctions.associate('GRID', () => [
    [1, 2],
    [3, 4],
  ]);
  CustomFunctions.associate('NEVER', () => new Promise(() => undefined));
  CustomFunctions.associate('WHERE', (invocation: CustomFunctions.Invocation) => invocation.address ?? 'nowhere');
  CustomFunctions.associate('TICKS', (invocation: CustomFunctions.StreamingInvocation<number>) => {
    invocation.setResult(1);
    setTimeout(() => invocation.setResult(2), 100);
  });
  return { ...excel, calls };
}

/** Writes formulas down column H and answers their values, at once and when `done`. */
async function enter(
  excel: OpenExcel,
  formulas: readonly string[],
  done: () => boolean,
): Promise<{ first: unknown[]; last: unknown[] }> {
  let first: unknown[] = [];
  await excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Sheet1').getRange(`H1:H${formulas.length}`);
    range.formulas = formulas.map((formula) => [formula]);
    range.load('values');
    await context.sync();
    first = range.values.flat();
  });
  await until(done);
  return { first, last: column(excel, formulas.length) };
}

function column(excel: OpenExcel, rowCount: number): unknown[] {
  return excel.host.model.activeSheet
    .readColumn(7, 0, rowCount)
    .values.map((value) => (typeof value === 'object' && value !== null ? value.error : value));
}

const settled = (excel: OpenExcel, rowCount: number) => () => !column(excel, rowCount).includes('#BUSY!');

test('formulas are busy at first, then show what the add-in answers', async () => {
  const excel = await withFunctions();
  excel.host.model.activeSheet.putValues(0, 0, [[1], [2], [3]]);
  const formulas = [
    '=REVREC.ADD(1,2)',
    '=revrec.add(A2)',
    '=REVREC.TOTAL(A1:A3)',
    '=REVREC.LATER("x")',
    '=REVREC.FAIL("y")',
    '=REVREC.FAIL("plain")',
    '=REVREC.ADD("text")',
    '=REVREC.WHERE()',
  ];
  const { first, last } = await enter(excel, formulas, settled(excel, formulas.length));
  expect(first).toEqual(['#BUSY!', '#BUSY!', '#BUSY!', '#BUSY!', '#BUSY!', '#BUSY!', '#VALUE!', '#BUSY!']);
  expect(last).toEqual([3, 102, 6, 'late x', '#N/A', '#VALUE!', '#VALUE!', 'Sheet1!H8']);
});

test('a function without code is an error, one that never answers stays busy', async () => {
  const excel = await withFunctions();
  const { last } = await enter(excel, ['=REVREC.MISSING()', '=REVREC.NEVER()'], () => column(excel, 1)[0] !== '#BUSY!');
  expect(last).toEqual(['#VALUE!', '#BUSY!']);
});

test('grids spill, streams go on', async () => {
  const excel = await withFunctions();
  await enter(excel, ['=REVREC.GRID()', '', '', '=REVREC.TICKS()'], () => column(excel, 4)[3] === 2);
  expect(excel.host.model.activeSheet.readValues({ row: 0, column: 7, rowCount: 2, columnCount: 2 })).toEqual([
    [1, 2],
    [3, 4],
  ]);
  await excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Sheet1').getRange('H1');
    range.load('hasSpill');
    const spill = range.getSpillingToRange().load('address');
    await context.sync();
    expect([range.hasSpill, spill.address]).toEqual([true, 'Sheet1!H1:I2']);
  });
});

test('a call is made again when its cells change, and only then', async () => {
  const excel = await withFunctions();
  excel.host.model.activeSheet.putValues(0, 0, [[1]]);
  await enter(excel, ['=REVREC.ADD(A1)'], settled(excel, 1));
  excel.host.user.edit('B7', 'elsewhere');
  excel.host.user.edit('A1', 5);
  await until(() => column(excel, 1)[0] === 105);
  expect(excel.calls).toEqual(['ADD', 'ADD']);
});

test('an engine that waits for functions does not block the request that waits for the engine', async () => {
  const excel = await withFunctions();
  const { model, customFunctions } = excel.host;
  model.useEngine({
    recalculate: async () => {
      const result = await customFunctions.call('REVREC.ADD', [1, 2], 'Sheet1!H1');
      model.activeSheet.putFormulaResult(0, 7, result);
    },
  });
  const { first } = await enter(excel, ['=REVREC.ADD(1,2)*1'], () => true);
  expect(first).toEqual([3]);
});

test('engines may call for themselves; equal calls are remembered', async () => {
  const excel = await withFunctions();
  const { customFunctions } = excel.host;
  expect(
    await Promise.all([
      customFunctions.call('REVREC.ADD', [1, 2], 'Sheet1!A1'),
      customFunctions.call('revrec.add', [1, 2], 'Sheet1!A2'),
    ]),
  ).toEqual([3, 3]);
  expect(excel.calls).toEqual(['ADD']);
  customFunctions.forgetResults();
  await customFunctions.call('REVREC.ADD', [1, 2], 'Sheet1!A1');
  expect(excel.calls).toEqual(['ADD', 'ADD']);
  expect(await customFunctions.call('REVREC.NOPE', [], 'Sheet1!A1')).toEqual({ error: '#NAME?' });
});
