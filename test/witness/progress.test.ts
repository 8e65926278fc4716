/** Every case with measures of progress or prepaid credits, closed and recalculated by LibreOffice: no error, every formula as expected. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareClose } from '../../src/app/prepare-close';
import { dayFromIso } from '../../src/engine';
import { isCellError } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { tableFromCsv } from '../../src/workbook/read/csv-tables';
import { findInputTables } from '../../src/workbook/read/find-tables';
import { BOOK_FORMAT } from '../../src/workbook/read/format/book-format';
import { typeCsvTables } from '../../src/workbook/read/type-csv-table';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { poison, recalculated } from './libre-office';

const folder = join(__dirname, '..', 'cases');
const cases = readdirSync(folder).filter((name) => name.startsWith('VEC-CREDITS-') || existsSync(join(folder, name, 'Progress.csv')));

test.each(cases)('%s', async (name) => {
  const { through } = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as { through: string };
  const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.csv'));
  const texts = files.map((file) => tableFromCsv(file.slice(0, -4), readFileSync(join(folder, name, file), 'utf8')));
  // As they are called in a workbook, where no table's name has a blank.
  const typed = typeCsvTables(texts);
  const names = new Map([...findInputTables(typed, [])].map(([name, table]) => [table, BOOK_FORMAT[name].excelName]));
  const tables = typed.map((table) => ({ ...table, name: names.get(table) ?? table.name }));
  const close = prepareClose(tables, { throughDay: dayFromIso(through)! });
  if (close.blocked) throw new Error(close.diagnostics.map(({ message }) => message).join('\n'));
  const model = createWorkbook({ sheets: [] });
  const sheets = sourceSheetsPlan(tables);
  applyPlanToModel(model, { sheets, activate: sheets[0]!.name });
  applyPlanToModel(model, close.plan);
  const expected = poison(model);
  const found = await recalculated(model);
  const wrong = expected.flatMap(({ sheet, row, column, formula, result }) => {
    const value = found.sheet(sheet)!.valueAt(row, column);
    const same =
      !isCellError(value) &&
      (typeof value === 'number' && typeof result === 'number'
        ? Math.abs(value - result) < 1e-5
        : (value ?? '') === (result ?? ''));
    return same ? [] : [`${sheet}!${row + 1}/${column + 1} ${JSON.stringify(value)} not ${String(result)}: ${formula}`];
  });
  expect(wrong).toEqual([]);
  expect(expected.length).toBeGreaterThan(100);
});
