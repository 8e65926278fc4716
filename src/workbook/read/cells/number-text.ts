/**
 * Numbers that are written out, as exports and formatted cells have them: `1,234.56`, `1.234,56`, `1 234.56`, `(5.00)`,
 * `5.00-`. Only what can be read in one way is read: `1,234` is 1234 to some and 1.234 to others, `12,50` may lack a digit.
 */

const PLAIN = /^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
const GROUPS_BY_COMMA = /^[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/;
const GROUPS_BY_POINT = /^[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/;
/** Neither a space nor an apostrophe is ever a decimal sign. */
const GROUPS_BY_SPACE = /^[1-9]\d{0,2}(?:([ \u00a0\u2009\u202f'’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
const GROUP_OR_DECIMALS = /^[1-9]\d{0,2},\d{3}$/;
const COMMA_DECIMALS = /^\d+,\d+$/;

/** The text as `-1234.56`, or null when it is no number, or could be another one. */
export function plainNumber(text: string): string | null {
  const { sign, digits } = apart(text);
  if (PLAIN.test(digits)) return sign + digits;
  if (GROUPS_BY_COMMA.test(digits)) return sign + digits.replace(/,/g, '');
  if (GROUPS_BY_POINT.test(digits)) return sign + digits.replace(/\./g, '').replace(',', '.');
  if (GROUPS_BY_SPACE.test(digits)) return sign + digits.replace(/[ \u00a0\u2009\u202f'’]/g, '').replace(',', '.');
  return null;
}

/** `12 months`, `1 year` and `3 yrs` as months, for columns that count them; null for any other text. */
export function plainMonths(text: string): string | null {
  const [, count, unit] = /^\s*(\d{1,3})\s*-?\s*(months?|mos?\.?|years?|yrs?\.?)\s*$/i.exec(text) ?? [];
  if (count === undefined || unit === undefined) return null;
  return String(Number(count) * (/^y/i.test(unit) ? 12 : 1));
}

/** Why a text with digits is not read, and what to write instead. */
export function whyUnclear(text: string): string {
  const { sign, digits } = apart(text);
  if (GROUP_OR_DECIMALS.test(digits)) {
    const [whole, decimal] = [digits.replace(',', ''), digits.replace(',', '.')];
    return `it could be ${sign}${whole} or ${sign}${decimal}. Write one of the two`;
  }
  if (COMMA_DECIMALS.test(digits)) return `a comma may part groups or decimals. Write ${sign}${digits.replace(',', '.')} if that is meant`;
  return 'enter digits and a decimal point only, without separators or a currency sign';
}

/** Parentheses, as accountants write them, and a minus at the end, as ledgers do, are signs. */
function apart(text: string): { readonly sign: '' | '-'; readonly digits: string } {
  const trimmed = text.trim().replace(/^\u2212/, '-');
  const inside = /^\(\s*([^()+-].*?)\s*\)$/.exec(trimmed)?.[1] ?? /^([^()+-].*)-$/.exec(trimmed)?.[1];
  if (inside !== undefined) return { sign: '-', digits: inside };
  const [, sign, digits] = /^([+-]?)(.*)$/s.exec(trimmed) ?? [];
  return { sign: sign === '-' ? '-' : '', digits: digits ?? '' };
}
