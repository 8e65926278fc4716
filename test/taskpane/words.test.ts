import { amountWords, countOf, countWords, separatorsOf, signedAmountWords } from '../../src/taskpane/format/amount-words';
import { addMonths, durationWords, monthWords, shortMonthWords, timeLeftWords } from '../../src/taskpane/format/time-words';

describe('amounts', () => {
  test('grouped, never scaled, with a true minus; zero is a dash', () => {
    expect(amountWords(12_842_011, 'USD')).toBe('128,420.11');
    expect(amountWords(-9_620_040, 'USD')).toBe('−96,200.40');
    expect(amountWords(0, 'USD')).toBe('–');
    expect(amountWords(5, 'USD')).toBe('0.05');
    expect(amountWords(100, 'USD')).toBe('1.00');
    expect(signedAmountWords(4_100_000, 'USD')).toBe('+41,000.00');
    expect(signedAmountWords(-300_000, 'USD')).toBe('−3,000.00');
    expect(signedAmountWords(0, 'USD')).toBe('–');
  });

  test('in the decimals of the currency, exact to the last digit', () => {
    expect(amountWords(1_234_567, 'JPY')).toBe('1,234,567');
    expect(amountWords(-1_234_567, 'KWD')).toBe('−1,234.567');
    expect(amountWords(Number.MAX_SAFE_INTEGER, 'EUR')).toBe('90,071,992,547,409.91');
  });

  test('in the separators of a language; English ones where it is unknown', () => {
    expect(amountWords(123_456_789, 'EUR', separatorsOf('de-DE'))).toBe('1.234.567,89');
    expect(separatorsOf('en-US')).toEqual({ group: ',', decimal: '.' });
    expect(separatorsOf('no language')).toEqual({ group: ',', decimal: '.' });
  });

  test('counts', () => {
    expect(countWords(0)).toBe('0');
    expect(countWords(1_904)).toBe('1,904');
    expect([countOf(1, 'problem'), countOf(3, 'problem'), countOf(2, 'entry', 'entries')]).toEqual(['1 problem', '3 problems', '2 entries']);
  });
});

describe('times', () => {
  test('months', () => {
    expect([monthWords('2026-03'), shortMonthWords('2024-12')]).toEqual(['March 2026', 'Dec']);
    expect([addMonths('2026-03', -3), addMonths('2025-12', 1), addMonths('2026-01', -13)]).toEqual(['2025-12', '2026-01', '2024-12']);
  });

  test.each([[0, '0.0 s'], [440, '0.4 s'], [9_960, '10 s'], [12_300, '12 s'], [59_600, '1 min'], [119_700, '2 min'], [125_000, '2 min 5 s']])(
    '%d milliseconds are %s',
    (milliseconds, words) => expect(durationWords(milliseconds)).toBe(words),
  );

  test.each([[900, 'a few seconds left'], [11_000, 'about 15 s left'], [61_000, 'about 2 min left']])('%d milliseconds to go: %s', (left, words) =>
    expect(timeLeftWords(left)).toBe(words),
  );
});
