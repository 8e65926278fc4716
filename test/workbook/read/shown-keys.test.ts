/** A key is shown to people with its day as a day; the engine knows where in a key that day stands without the formats. */
import { keyPartText } from '../../../src/engine/domain/source-reference';
import { TABLE_FORMATS, columnFormat } from '../../../src/workbook/read/format/book-format';

const parts = TABLE_FORMATS.flatMap((format) =>
  format.key.map((column, at) => ({ table: format.name, at, isDay: columnFormat(format, column)?.kind === 'date' })),
);

test('the days in keys are those of the date columns of each table', () => {
  const shown = parts.filter(({ table, at }) => keyPartText(table, at, 46_023) === '2026-01-01');
  expect(parts.some(({ isDay }) => isDay)).toBe(true);
  expect(shown).toEqual(parts.filter(({ isDay }) => isDay));
});

test('text where a day should be is shown as it stands', () => {
  expect(keyPartText('Usage', 1, 'soon')).toBe('soon');
  expect(keyPartText('Usage', 1, null)).toBe('');
});
