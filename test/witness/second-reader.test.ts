/** LibreOffice reads our files as we meant them, and our way of asking it to recalculate really recalculates. */
import { makeArea } from '../../src/host/model/area';
import { cellError } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { writeXlsxFrom } from '../../src/xlsx/write-xlsx';
import { asCsv, poison, POISON_NUMBER, POISON_TEXT, recalculated } from './libre-office';

function smallWorkbook(): WorkbookModel {
  const model = createWorkbook({ sheets: ['Fees due', 'Notes'] });
  model.batch('load', () => {
    const sheet = model.sheet('Fees due')!;
    sheet.putValues(0, 0, [
      ['Contract', 'Fee', 'Day', 'Twice'],
      ['=C-1', 100.25, 46_112, null],
      ['  C-2', 200, 46_113, null],
      ['#N/A', -0.5, 46_114, null],
    ]);
    for (const row of [1, 2, 3]) sheet.putFormula(row, 3, `=Fees[[#This Row],[Fee]]*2`, 0);
    sheet.setStyle(makeArea(1, 2, 3, 1), { numberFormat: 'yyyy-mm-dd' });
    sheet.setStyle(makeArea(1, 0, 3, 1), { numberFormat: '@' });
    sheet.addTable(makeArea(0, 0, 4, 4), { name: 'Fees' });
    const notes = model.sheet('Notes')!;
    notes.putFormula(0, 0, '=SUM(Fees[Fee])', 0);
    notes.putFormula(1, 0, "=INDEX('Fees due'!A2:A4,MATCH(200,Fees[Fee],0))", '');
    notes.putFormula(2, 0, '=HYPERLINK("#\'Fees due\'!A1","Fees & more")', '');
    notes.putFormula(3, 0, '=1/0', 0);
    notes.putFormula(4, 0, '=SUMPRODUCT((Fees[Day]>=DATE(2026,4,1))*Fees[Fee])', 0);
  });
  return model;
}

const resultsOf = (model: WorkbookModel): unknown[] =>
  model
    .sheet('Notes')!
    .readValues(makeArea(0, 0, 5, 1))
    .flat();
const EXPECTED = [299.75, '  C-2', 'Fees & more', cellError('#DIV/0!'), 199.5];

test('texts, numbers and dates arrive', async () => {
  const model = smallWorkbook();
  expect((await asCsv(await writeXlsxFrom(model))).split('\n').slice(0, 4)).toEqual([
    'Contract,Fee,Day,Twice',
    '=C-1,100.25,2026-03-31,200.5',
    '  C-2,200,2026-04-01,400',
    '#N/A,-0.5,2026-04-02,-1',
  ]);
});

test('wrong stored results are calculated away', async () => {
  const model = smallWorkbook();
  expect(poison(model)).toHaveLength(8);
  expect(resultsOf(model)).toEqual([POISON_NUMBER, POISON_TEXT, POISON_TEXT, POISON_NUMBER, POISON_NUMBER]);
  const result = await recalculated(model);
  expect(resultsOf(result)).toEqual(EXPECTED);
  expect(result.table('Fees')!.dataArea).toEqual(makeArea(1, 0, 3, 4));
});

test('with its own settings LibreOffice would have believed them', async () => {
  const model = smallWorkbook();
  poison(model);
  expect(resultsOf(await recalculated(model, { recalculate: false }))).toContain(POISON_NUMBER);
});
