/** One piece of a format section. */
export type FormatPart =
  | { readonly kind: 'literal'; readonly text: string }
  /** `0`, `#` or `?`. */
  | { readonly kind: 'digit'; readonly text: string }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'text' | 'general' }
  | { readonly kind: 'exponent'; readonly text: string }
  /** Runs such as `yyyy`, `mm`, `AM/PM`, `[h]`, `.000` (fraction of a second). */
  | { readonly kind: 'date'; readonly text: string };

/** One of the up to four `;`-separated sections of a number format. */
export interface FormatSection {
  readonly parts: readonly FormatPart[];
  readonly isDate: boolean;
  readonly isText: boolean;
  readonly isGeneral: boolean;
  readonly condition?: ((value: number) => boolean) | undefined;
}

const cache = new Map<string, readonly FormatSection[]>();

/** Reads a number format; the last few hundred distinct formats are remembered. */
export function parseNumberFormat(format: string): readonly FormatSection[] {
  let sections = cache.get(format);
  if (!sections) {
    sections = splitSections(format).map(parseSection);
    if (cache.size > 500) cache.clear();
    cache.set(format, sections);
  }
  return sections;
}

/** Whether a number under this format is shown as a date or time. */
export function isDateFormat(format: string): boolean {
  return parseNumberFormat(format)[0]?.isDate ?? false;
}

function splitSections(format: string): string[] {
  const sections: string[] = [];
  let current = '';
  for (let at = 0; at < format.length; at++) {
    const char = format[at]!;
    if (char === '\\' || char === '_' || char === '*') current += char + (format[++at] ?? '');
    else if (char === '"') {
      const close = format.indexOf('"', at + 1);
      const end = close < 0 ? format.length : close + 1;
      current += format.slice(at, end);
      at = end - 1;
    } else if (char === ';') {
      sections.push(current);
      current = '';
    } else current += char;
  }
  sections.push(current);
  return sections;
}

const BRACKET = /\[([^\]]*)\]/y;
const CONDITION = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;
const DATE_RUN = /(?:am\/pm|a\/p|y+|m+|d+|h+|s+|e+(?![+-]))/iy;
const EXPONENT = /e[+-]/iy;

function parseSection(text: string): FormatSection {
  const parts: FormatPart[] = [];
  let condition: ((value: number) => boolean) | undefined;
  let at = 0;
  while (at < text.length) {
    const bracket = matchAt(BRACKET, text, at);
    if (bracket !== undefined) {
      condition ??= parseCondition(bracket.slice(1, -1));
      const part = bracketPart(bracket.slice(1, -1));
      if (part) parts.push(part);
      at += bracket.length;
      continue;
    }
    const [part, length] = nextPart(text, at);
    if (part) parts.push(part);
    at += length;
  }
  const kinds = new Set(parts.map((part) => part.kind));
  const isDate = kinds.has('date');
  return {
    parts: isDate ? withSecondFractions(parts) : parts,
    isDate,
    isText: kinds.has('text'),
    isGeneral: kinds.has('general'),
    condition,
  };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** `[h]`, `[mm]` elapsed time; `[$€-407]` a currency sign; colours and locales show nothing. */
function bracketPart(inner: string): FormatPart | undefined {
  if (/^(h+|m+|s+)$/i.test(inner)) return { kind: 'date', text: `[${inner.toLowerCase()}]` };
  const currency = /^\$([^-]*)/.exec(inner);
  return currency?.[1] ? { kind: 'literal', text: currency[1] } : undefined;
}

function parseCondition(inner: string): ((value: number) => boolean) | undefined {
  const match = CONDITION.exec(inner);
  if (!match) return undefined;
  const limit = Number(match[2]);
  switch (match[1]) {
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '>=':
      return (value) => value >= limit;
    case '=':
      return (value) => value === limit;
    default:
      return (value) => value !== limit;
  }
}

function nextPart(text: string, at: number): [FormatPart | undefined, number] {
  const char = text[at]!;
  if (char === '"') {
    const close = text.indexOf('"', at + 1);
    const end = close < 0 ? text.length : close;
    return [{ kind: 'literal', text: text.slice(at + 1, end) }, end + 1 - at];
  }
  if (char === '\\') return [{ kind: 'literal', text: text[at + 1] ?? '' }, 2];
  if (char === '_') return [{ kind: 'literal', text: ' ' }, 2];
  if (char === '*') return [undefined, 2];
  if (/^general/i.test(text.slice(at, at + 7))) return [{ kind: 'general' }, 7];
  if (char === '0' || char === '#' || char === '?') return [{ kind: 'digit', text: char }, 1];
  if (char === '.') return [{ kind: 'point' }, 1];
  if (char === ',') return [{ kind: 'comma' }, 1];
  if (char === '%') return [{ kind: 'percent' }, 1];
  if (char === '@') return [{ kind: 'text' }, 1];
  const exponent = matchAt(EXPONENT, text, at);
  if (exponent) return [{ kind: 'exponent', text: exponent[1]! }, 2];
  const run = matchAt(DATE_RUN, text, at);
  if (run) return [{ kind: 'date', text: run.toLowerCase() }, run.length];
  return [{ kind: 'literal', text: char }, 1];
}

/** In a time, `.000` after the seconds is their fraction and a comma is a comma. */
function withSecondFractions(parts: readonly FormatPart[]): FormatPart[] {
  const result: FormatPart[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    if (part.kind === 'point') {
      let digits = '';
      while (parts[at + 1]?.kind === 'digit') {
        digits += '0';
        at++;
      }
      result.push(digits ? { kind: 'date', text: `.${digits}` } : { kind: 'literal', text: '.' });
    } else if (part.kind === 'comma') result.push({ kind: 'literal', text: ',' });
    else if (part.kind === 'digit') result.push({ kind: 'literal', text: part.text });
    else result.push(part);
  }
  return result;
}
