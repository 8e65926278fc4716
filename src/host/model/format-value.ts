import { isCellError } from './cell-value';
import type { CellValue } from './cell-value';
import { formatDate } from './format-date';
import { formatDigits } from './format-digits';
import { parseNumberFormat } from './parse-number-format';
import type { FormatSection } from './parse-number-format';

/** The value as a cell shows it under a number format (US English). Column width is not considered. */
export function formatValue(value: CellValue, numberFormat: string): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (isCellError(value)) return value.error;
  const sections = parseNumberFormat(numberFormat);
  if (typeof value === 'string') return formatText(value, sections);
  return formatNumber(value, sections);
}

function formatText(value: string, sections: readonly FormatSection[]): string {
  const section = sections.length >= 4 ? sections[3]! : sections.find((candidate) => candidate.isText);
  if (!section) return value;
  return section.parts
    .map((part) => (part.kind === 'text' ? value : part.kind === 'literal' ? part.text : ''))
    .join('');
}

function formatNumber(value: number, sections: readonly FormatSection[]): string {
  const numeric = sections.filter((section, index) => index < 3 && !(section.isText && sections.length > 1));
  const { section, size } = chooseSection(value, numeric.length > 0 ? numeric : sections);
  if (!section || section.isGeneral) return withLiterals(section, formatGeneral(size));
  if (section.isText) return formatGeneral(value);
  if (section.isDate) {
    return value < 0 || value >= 2_958_466 ? '#'.repeat(8) : formatDate(value, section.parts);
  }
  return formatDigits(size, section);
}

/** Literals written round the word General, as in `"Σ "General`. */
function withLiterals(section: FormatSection | undefined, shown: string): string {
  if (!section) return shown;
  return section.parts
    .map((part) => (part.kind === 'general' ? shown : part.kind === 'literal' ? part.text : ''))
    .join('');
}

/** The section that applies and the number to show in it (without sign where the section stands for the sign). */
function chooseSection(
  value: number,
  sections: readonly FormatSection[],
): { readonly section: FormatSection | undefined; readonly size: number } {
  const conditional = sections.find((section) => section.condition?.(value));
  if (conditional) return { section: conditional, size: value };
  const plain = sections.filter((section) => !section.condition);
  const [first, second, third] = plain;
  if (value === 0 && third) return { section: third, size: 0 };
  if (value < 0 && second) return { section: second, size: -value };
  return { section: first, size: value };
}

/** A number under the format General: up to 11 characters, exponent beyond. */
export function formatGeneral(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e11) return String(value);
  if (size >= 1e11 || size < 1e-9) return shortExponent(value);
  const integerDigits = Math.max(1, Math.floor(Math.log10(size)) + 1);
  const fixed = value.toFixed(Math.max(0, Math.min(9, 10 - integerDigits)));
  const shown = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return Number(shown) === 0 ? shortExponent(value) : shown;
}

function shortExponent(value: number): string {
  const [mantissa, exponent] = value.toExponential(5).split('e') as [string, string];
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${mantissa.replace(/\.?0+$/, '')}E${sign}${exponent.replace(/[+-]/, '').padStart(2, '0')}`;
}
