/** Whoever looks for a rule at work finds it in the closed sample: on a row of a generated sheet, by its words. */
import { RULES } from '../../src/engine/rule-book/rule-book';
import { closeSample } from '../functions/closed-sample';

/** Rules that the sheets name in other words than their title: these. */
const IN_OTHER_WORDS: Readonly<Partial<Record<keyof typeof RULES, string>>> = {
  'price-list': 'Price list: nearest',
  residual: 'Price list: residual',
  'modification-separate': 'separate contract',
  'tax-excluded': 'INV-20147/1',
};

/** Rules that a book which follows US GAAP as it stands cannot show. */
const NOT_IN_THE_SAMPLE: Readonly<Partial<Record<keyof typeof RULES, string>>> = {
  'contract-cost-reversal': 'IFRS alone allows it',
  'credits-when-granted': 'against both standards: the Sequence-compatible set alone has it',
};

test('every rule of the book is at work in the sample', () => {
  const { plan } = closeSample();
  const texts = new Set<unknown>();
  for (const { name, table, cells } of plan.sheets) {
    if (name === 'About') continue;
    for (const { content } of cells) if (content.kind === 'value') texts.add(content.value);
    for (const { cells: column } of table?.columns ?? []) {
      for (const value of column.kind === 'values' ? column.values : column.results) texts.add(value);
    }
  }
  const shown = [...texts].filter((text) => typeof text === 'string').join('\n');
  const missing = Object.entries(RULES).flatMap(([rule, { title }]) =>
    rule in NOT_IN_THE_SAMPLE || shown.includes(IN_OTHER_WORDS[rule as keyof typeof RULES] ?? title) ? [] : [rule],
  );
  expect(missing).toEqual([]);
});
