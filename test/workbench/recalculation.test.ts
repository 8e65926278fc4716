import { makeArea, SHEET_COLUMN_COUNT } from '../../src/host/model/area';
import { calculatingWorkbook } from './calculating-workbook';

const wholeRow = (row: number, count = 1) => makeArea(row, 0, count, SHEET_COLUMN_COUNT);

test('a change reaches everything that hangs on it, in whatever order formulas were entered', () => {
  const book = calculatingWorkbook();
  book.enter('C1', ['=B1+1']);
  book.enter('B1', ['=A1*2']);
  book.enter('A1', [5]);
  expect(book.value('C1')).toBe(11);
  book.enter('A1', ['=Rates!A1']);
  book.enter('Rates!A1', [7]);
  expect(book.value('C1')).toBe(15);
});

test('a running balance down 5,000 rows, entered from the bottom', () => {
  const book = calculatingWorkbook();
  const sheet = book.model.sheets[0]!;
  const count = 5_000;
  book.model.batch('addin', () => {
    for (let row = count - 1; row >= 0; row--) {
      sheet.putValues(row, 0, [[1]]);
      sheet.putFormula(row, 1, row === 0 ? '=A1' : `=B${row}+A${row + 1}`);
    }
  });
  expect(book.value(`B${count}`)).toBe(count);
  book.enter('A1', [101]);
  expect(book.value(`B${count}`)).toBe(count + 100);
});

test('only what hangs on a change is computed', () => {
  const seen: string[] = [];
  const book = calculatingWorkbook({
    onResults: (_sheetId, areas) => areas.forEach(({ row, column }) => seen.push(`${row},${column}`)),
  });
  book.enter('A1', [1, '=A1', '=B1'], [1, '=A2', '=B2']);
  seen.length = 0;
  book.enter('A1', [2]);
  expect(seen).toEqual(['0,1', '0,2']);
});

test('ranges with one moving end', () => {
  const book = calculatingWorkbook();
  book.enter('A1', [1, '=SUM($A$1:A1)'], [2, '=SUM($A$1:A2)'], [3, '=SUM($A$1:A3)']);
  expect(['B1', 'B2', 'B3'].map(book.value)).toEqual([1, 3, 6]);
  book.enter('A2', [20]);
  expect(['B1', 'B2', 'B3'].map(book.value)).toEqual([1, 21, 24]);
});

test('rows inserted and deleted', () => {
  const book = calculatingWorkbook();
  const sheet = book.model.sheets[0]!;
  book.enter('A1', [1], [2], [3], ['=SUM(A1:A3)', '=A4*10']);
  sheet.insertCells(wholeRow(1), 'down');
  book.enter('A2', [100]);
  expect(sheet.formulaAt(4, 0)).toBe('=SUM(A1:A4)');
  expect([book.value('A5'), book.value('B5')]).toEqual([106, 1060]);
  sheet.deleteCells(wholeRow(0, 2), 'up');
  expect([book.value('A3'), book.value('B3')]).toEqual([5, 50]);
  sheet.deleteCells(wholeRow(0, 2), 'up');
  expect(book.value('A1')).toBe('#REF!');
});

test('sheets renamed and deleted', () => {
  const book = calculatingWorkbook();
  book.enter('Rates!A1', [3]);
  book.enter('A1', ["=Rates!A1*2"]);
  book.model.renameSheet(book.model.sheet('Rates')!, "Rates of '26");
  expect(book.model.sheets[0]!.formulaAt(0, 0)).toBe("='Rates of ''26'!A1*2");
  book.model.sheets[1]!.putValues(0, 0, [[4]]);
  expect(book.value('A1')).toBe(8);
  book.model.deleteSheet(book.model.sheets[1]!);
  expect(book.value('A1')).toBe('#REF!');
});

describe('tables', () => {
  function withTable(name: string, headers: readonly string[] = ['Item', 'Amount', 'Net of [tax] #1']) {
    const book = calculatingWorkbook();
    book.enter('A1', [...headers], ['a', 1, 10], ['b', 2, 20]);
    const table = book.model.sheets[0]!.addTable(makeArea(0, 0, 3, 3), { name });
    return { book, table };
  }

  test.each(['Amounts', 'Rates', 'tbl_Amounts', '_x.1'])('named %s', (name) => {
    const { book } = withTable(name);
    book.enter('Rates!A1', [`=SUM(${name}[Amount])`, `=SUMIFS(${name}[Amount],${name}[Item],"b")`, `=ROWS(${name})`]);
    expect(['Rates!A1', 'Rates!B1', 'Rates!C1'].map(book.value)).toEqual([3, 2, 2]);
  });

  test('sections, column ranges and escaped names', () => {
    const { book } = withTable('Amounts');
    book.enter(
      'Rates!A1',
      ["=SUM(Amounts[Net of '[tax'] '#1])"],
      ['=SUM(Amounts[[Amount]:[Net of \'[tax\'] \'#1]])'],
      ['=INDEX(Amounts[#Headers],2)'],
      ['=ROWS(Amounts[#All])'],
      ['=COUNTA(Amounts[[#All],[Item]])'],
    );
    expect(['A1', 'A2', 'A3', 'A4', 'A5'].map((at) => book.value(`Rates!${at}`))).toEqual([30, 33, 'Amount', 3, 3]);
  });

  test('the row of the formula', () => {
    const { book } = withTable('Amounts');
    book.enter('E2', ['=[@Amount]*2'.replace('[@Amount]', 'Amounts[@Amount]'), '=Amounts[[#This Row],[Amount]]+1']);
    book.enter('E3', ['=Amounts[@Amount]*2']);
    expect([book.value('E2'), book.value('F2'), book.value('E3')]).toEqual([2, 2, 4]);
  });

  test('a table that grows takes its readers along', () => {
    const { book, table } = withTable('Amounts');
    book.enter('Rates!A1', ['=SUM(Amounts[Amount])']);
    table.insertRows(undefined, [['c', 5, 50]]);
    expect(book.value('Rates!A1')).toBe(8);
    book.enter('B4', [7]);
    expect(book.value('Rates!A1')).toBe(10);
    table.deleteRows(0, 1);
    expect(book.value('Rates!A1')).toBe(9);
  });

  test('a table or column renamed, a table taken away', () => {
    const { book, table } = withTable('Amounts');
    book.enter('Rates!A1', ['=SUM(Amounts[Amount])']);
    table.name = 'Sums';
    table.renameColumn(1, 'Value');
    expect(book.model.sheet('Rates')!.formulaAt(0, 0)).toBe('=SUM(Sums[Value])');
    book.enter('B2', [11]);
    expect(book.value('Rates!A1')).toBe(13);
    table.delete();
    expect(book.value('Rates!A1')).toBe('#REF!');
  });
});

describe('names', () => {
  test('of cells, of constants, of a sheet', () => {
    const book = calculatingWorkbook();
    book.enter('Rates!A1', [0.2], [0.3]);
    book.model.names.add('TaxRate', '=Rates!$A$1');
    book.model.names.add('Half', '=1/2');
    book.model.names.add('TaxRate', '=Rates!$A$2', { scope: book.model.sheets[1]! });
    book.enter('A1', ['=TaxRate*10', '=100*Half', '=SUM(TaxRate,1)']);
    book.enter('Rates!B1', ['=TaxRate*10']);
    expect([book.value('A1'), book.value('B1'), book.value('C1'), book.value('Rates!B1')]).toEqual([2, 50, 1.2, 3]);
  });

  test('entered before, or changed after, the formula', () => {
    const book = calculatingWorkbook();
    book.enter('A1', ['=Later+1']);
    expect(book.value('A1')).toBe('#NAME?');
    const name = book.model.names.add('Later', '=41');
    expect(book.value('A1')).toBe(42);
    name.formula = '=1';
    expect(book.value('A1')).toBe(2);
  });
});

test('whole columns and rows, also beyond what they held at first', () => {
  const book = calculatingWorkbook();
  book.enter('A1', [1], [2]);
  book.enter('C1', ['=SUM(A:A)', '=SUMIFS(A:A,A:A,">1")', '=COUNTIF(Rates!1:1,"x")']);
  expect([book.value('C1'), book.value('D1'), book.value('E1')]).toEqual([3, 2, 0]);
  book.enter('A9000', [10]);
  book.enter('Rates!CZ1', ['x']);
  expect([book.value('C1'), book.value('D1'), book.value('E1')]).toEqual([13, 12, 1]);
});

test('an array result spills, and what reads the spilled cells follows', () => {
  const book = calculatingWorkbook();
  book.enter('A1', [3], [1], [2]);
  book.enter('E1', ['=C3*10']);
  book.enter('C1', ['=SORT(A1:A3)']);
  expect(['C1', 'C2', 'C3', 'E1'].map(book.value)).toEqual([1, 2, 3, 30]);
  book.enter('A1', [9]);
  expect(['C1', 'C2', 'C3', 'E1'].map(book.value)).toEqual([1, 2, 9, 90]);
  book.enter('C2', ['in the way']);
  expect(book.value('C1')).toBe('#SPILL!');
});

test('a circle ends, and is computed again once it is opened', () => {
  const book = calculatingWorkbook();
  book.enter('A1', ['=B1+1', '=A1+1']);
  expect(typeof book.value('A1')).toBe('number');
  book.enter('B1', [10]);
  expect(book.value('A1')).toBe(11);
});

test('OFFSET and INDIRECT are computed every time', () => {
  const book = calculatingWorkbook();
  book.enter('A1', [1], [2], [3]);
  book.enter('C1', ['=OFFSET(A1,2,0)', '=INDIRECT("A"&2)']);
  expect([book.value('C1'), book.value('D1')]).toEqual([3, 2]);
  book.enter('A2', [20], [30]);
  expect([book.value('C1'), book.value('D1')]).toEqual([30, 20]);
});

test('a formula filled down is one formula, wherever its references point', () => {
  const book = calculatingWorkbook();
  const sheet = book.model.sheets[0]!;
  book.enter('A1', [1, '=A1*Rates!$A$1'], [2, '=A2*Rates!$A$1'], [3, '=A3*Rates!$A$2']);
  book.enter('Rates!A1', [10], [100]);
  expect(['B1', 'B2', 'B3'].map(book.value)).toEqual([10, 20, 300]);
  sheet.copyFrom(makeArea(4, 1), sheet, makeArea(0, 1), 'Formulas');
  book.enter('A5', [7]);
  expect(book.value('B5')).toBe(70);
});

test('long calculations go on in slices, and the workbook tells when it is settled', async () => {
  const progress: number[] = [];
  const book = calculatingWorkbook({
    sliceMilliseconds: 0,
    onProgress: (step) => step && progress.push(step.done),
  });
  const sheet = book.model.sheets[0]!;
  book.model.batch('addin', () => {
    for (let row = 0; row < 2_000; row++) sheet.putFormula(row, 0, row === 0 ? '=1' : `=A${row}+1`);
  });
  expect(book.value('A2000')).toBe(0);
  await book.model.settled();
  expect(book.value('A2000')).toBe(2_000);
  expect(progress.length).toBeGreaterThan(2);
});
