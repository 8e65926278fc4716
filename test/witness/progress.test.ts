/** Every case with measures of progress or prepaid credits, closed and recalculated by LibreOffice: no error, every formula as expected. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromCsv } from '../../src/workbook/read/tables/csv-tables';
import { findInputTables } from '../../src/workbook/read/tables/find-tables';
import { BOOK_FORMAT } from '../../src/workbook/read/format/book-format';
import { typeCsvTables } from '../../src/workbook/read/tables/type-csv-table';
import { poison } from './libre-office';
import { closeInto, witnessed, workbookOf } from './witness';

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
  const model = workbookOf(tables);
  closeInto(model, through, tables);
  const expected = poison(model);
  expect(expected.length).toBeGreaterThan(100);
  expect(await witnessed(model, expected)).toMatchObject({ differences: [], failed: [] });
});
