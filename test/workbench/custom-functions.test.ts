import { cellError } from '../../src/host/model/cell-value';
import type {
  CustomFunctionResult,
  CustomFunctionSource,
} from '../../src/workbench/calculation/functions/custom-functions';
import { calculatingWorkbook } from './calculating-workbook';

interface Asked {
  readonly name: string;
  readonly values: unknown;
  readonly address: string;
}

function recordingSource(answer: (asked: Asked) => CustomFunctionResult): CustomFunctionSource & { asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    names: ['REVREC.DOUBLE', 'REVREC.LIST'],
    asked,
    invoke: (name, values, address) => {
      const call = { name, values, address };
      asked.push(call);
      return Promise.resolve(answer(call));
    },
    forget: () => undefined,
  };
}

const double = recordingSource.bind(null, ({ values }) => Number((values as number[])[0]) * 2);

test('a cell is busy until the answer is there, then what reads it is computed', async () => {
  const source = double();
  const { enter, value, calculation } = calculatingWorkbook({ customFunctions: source });
  enter('A1', [4, '=REVREC.DOUBLE(A1)+1', '=B1*10']);
  expect([value('B1'), value('C1')]).toEqual(['#BUSY!', '#BUSY!']);
  await calculation.settled();
  expect([value('B1'), value('C1')]).toEqual([9, 90]);
  expect(source.asked).toEqual([{ name: 'REVREC.DOUBLE', values: [4], address: 'Sheet1!B1' }]);
});

test('asked again when an argument changes, not when something else does', async () => {
  const source = double();
  const { enter, value, calculation } = calculatingWorkbook({ customFunctions: source });
  enter('A1', [4, 1, '=REVREC.DOUBLE(A1)+B1']);
  await calculation.settled();
  enter('B1', [2]);
  await calculation.settled();
  expect(value('C1')).toBe(10);
  expect(source.asked).toHaveLength(1);
  enter('A1', [5]);
  await calculation.settled();
  expect(value('C1')).toBe(12);
  expect(source.asked).toHaveLength(2);
});

test('a full recalculation asks again', async () => {
  const source = double();
  const { enter, model, calculation } = calculatingWorkbook({ customFunctions: source });
  enter('A1', ['=REVREC.DOUBLE(1)']);
  await calculation.settled();
  await model.recalculate(true);
  await calculation.settled();
  expect(source.asked).toHaveLength(2);
});

test('one function waits for another', async () => {
  const source = double();
  const { enter, value, calculation } = calculatingWorkbook({ customFunctions: source });
  enter('A1', ['=REVREC.DOUBLE(REVREC.DOUBLE(3))', '=REVREC.DOUBLE(A1)']);
  await calculation.settled();
  expect([value('A1'), value('B1')]).toEqual([12, 24]);
});

test('ranges arrive as rows, arrays spill, errors are shown', async () => {
  const source = recordingSource(({ name, values }) =>
    name === 'REVREC.LIST' ? [[1, 'two'], [3, true]] : Array.isArray((values as unknown[])[0]) ? cellError('#N/A') : 0,
  );
  const { enter, value, calculation } = calculatingWorkbook({ customFunctions: source });
  enter('A1', [1, 'x'], [null, true]);
  enter('D1', ['=REVREC.DOUBLE(A1:B2)', '=REVREC.LIST()']);
  await calculation.settled();
  expect(source.asked[0]!.values).toEqual([[[1, 'x'], [null, true]]]);
  expect(['D1', 'E1', 'F1', 'E2', 'F2'].map(value)).toEqual(['#N/A', 1, 'two', 3, true]);
});

test('an argument left out stays left out', async () => {
  const source = double();
  const { enter, calculation } = calculatingWorkbook({ customFunctions: source });
  enter('A1', ['=REVREC.DOUBLE(1,,"x")', '=revrec.double(2)']);
  await calculation.settled();
  expect(source.asked.map(({ values }) => values)).toEqual([[1, undefined, 'x'], [2]]);
});

test('an answer that comes after its cell has changed is not shown', async () => {
  let answer: (result: CustomFunctionResult) => void = () => undefined;
  const source: CustomFunctionSource = {
    names: ['REVREC.DOUBLE'],
    invoke: () => new Promise((resolve) => (answer = resolve)),
    forget: () => undefined,
  };
  const { enter, value, calculation } = calculatingWorkbook({ customFunctions: source });
  enter('A1', ['=REVREC.DOUBLE(1)']);
  enter('A1', ['typed over']);
  answer(2);
  await calculation.settled();
  expect(value('A1')).toBe('typed over');
});

test('links know where they lead', () => {
  const { enter, value, calculation, model } = calculatingWorkbook();
  const sheetId = model.sheets[0]!.id;
  enter('A1', ['=HYPERLINK("#Rates!A"&2+3,"there")', '=HYPERLINK("https://example.com")', 'plain']);
  expect([value('A1'), value('B1')]).toEqual(['there', 'https://example.com']);
  expect([0, 1, 2].map((column) => calculation.linkAt(sheetId, 0, column))).toEqual([
    '#Rates!A5',
    'https://example.com',
    undefined,
  ]);
  enter('A1', ['no link']);
  expect(calculation.linkAt(sheetId, 0, 0)).toBeUndefined();
});
