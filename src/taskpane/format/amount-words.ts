/** Amounts as the pane shows them: grouped digits, a true minus, a dash for zero; never scaled, never abbreviated. */
import { amountText } from '../../engine/foundation/decimal-text';

export interface Separators {
  readonly group: string;
  readonly decimal: string;
}

export const ENGLISH_SEPARATORS: Separators = { group: ',', decimal: '.' };

const MINUS = '\u2212';
export const ZERO = '\u2013';

/** Separators of a language tag such as `de-DE`; English ones where the tag is unknown. */
export function separatorsOf(language: string): Separators {
  try {
    const parts = new Intl.NumberFormat(language, { useGrouping: true }).formatToParts(1_234_567.5);
    const find = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
    return { group: find('group') ?? '', decimal: find('decimal') ?? '.' };
  } catch {
    return ENGLISH_SEPARATORS;
  }
}

/** `1,234.50`, `−96,200.40`, `–` for zero. `minor` is in minor units of the currency. */
export function amountWords(minor: number, currency: string, separators: Separators = ENGLISH_SEPARATORS): string {
  if (minor === 0) return ZERO;
  const [whole = '', decimals] = amountText(Math.abs(minor), currency).split('.');
  const text = groupDigits(whole, separators.group) + (decimals === undefined ? '' : separators.decimal + decimals);
  return minor < 0 ? MINUS + text : text;
}

/** The same with a plus before what rises. */
export function signedAmountWords(minor: number, currency: string, separators?: Separators): string {
  return `${minor > 0 ? '+' : ''}${amountWords(minor, currency, separators)}`;
}

/** `18,204`; zero is `0`, for a count is no amount. */
export function countWords(count: number, separators: Separators = ENGLISH_SEPARATORS): string {
  return groupDigits(String(count), separators.group);
}

/** `1 problem`, `3 problems`. */
export function countOf(count: number, singular: string, plural = `${singular}s`, separators?: Separators): string {
  return `${countWords(count, separators)} ${count === 1 ? singular : plural}`;
}

function groupDigits(digits: string, group: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, group);
}
