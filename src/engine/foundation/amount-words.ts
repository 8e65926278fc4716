/**
 * Amounts as people read them in a sentence, independent of locale.
 * Example: 1234567 USD → 12,345.67; -5 JPY → -5.
 */
import { amountText, type DecimalNumber } from './decimal-text';

/** Plain decimal text with thousands separated by commas. */
export function amountWords(minor: number, currency: string): string {
  const text = amountText(minor, currency);
  const end = text.includes('.') ? text.indexOf('.') : text.length;
  const start = text.startsWith('-') ? 1 : 0;
  const groups: string[] = [];
  for (let i = end; i > start; i -= 3) groups.unshift(text.slice(Math.max(start, i - 3), i));
  return text.slice(0, start) + groups.join(',') + text.slice(end);
}

/** A decimal number as people read it: `{ digits: 123456, scale: 2 }` → 1,234.56. */
export function decimalWords({ digits, scale }: DecimalNumber): string {
  const text = String(Math.abs(digits)).padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${digits < 0 ? '-' : ''}${whole}${scale === 0 ? '' : `.${text.slice(-scale)}`}`;
}
