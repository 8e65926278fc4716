import type { FormatPart, FormatSection } from './parse-number-format';

/** Shows a number with a section made of digit places (`#,##0.00`, `0%`, `0.00E+00`, literals). */
export function formatDigits(value: number, section: FormatSection): string {
  const { parts } = section;
  if (!parts.some((part) => part.kind === 'digit')) {
    const literal = parts
      .map((part) => (part.kind === 'literal' ? part.text : part.kind === 'percent' ? '%' : ''))
      .join('');
    return value < 0 && literal !== '' ? `-${literal}` : literal;
  }
  const layout = layoutOf(parts);
  const scaled = (Math.abs(value) * 100 ** layout.percents) / 1000 ** layout.thousandsScale;
  const shown = layout.exponentAt >= 0 ? exponentDigits(scaled, layout) : plainDigits(scaled, layout);
  return (value < 0 ? '-' : '') + placeDigits(parts, layout, shown);
}

interface Layout {
  /** Index of the decimal point among the parts; the number of parts when there is none. */
  readonly pointAt: number;
  readonly exponentAt: number;
  readonly integerPlaces: readonly string[];
  readonly fractionPlaces: readonly string[];
  readonly exponentPlaces: readonly string[];
  readonly grouped: boolean;
  /** Commas after the last digit place: each divides by a thousand. */
  readonly thousandsScale: number;
  readonly percents: number;
}

function layoutOf(parts: readonly FormatPart[]): Layout {
  const exponentAt = parts.findIndex((part) => part.kind === 'exponent');
  const mantissaEnd = exponentAt < 0 ? parts.length : exponentAt;
  const found = parts.findIndex((part) => part.kind === 'point');
  const pointAt = found < 0 || found > mantissaEnd ? mantissaEnd : found;
  const places = (from: number, to: number): string[] =>
    parts.slice(from, to).flatMap((part) => (part.kind === 'digit' ? [part.text] : []));
  const digitIndexes = parts.flatMap((part, index) => (part.kind === 'digit' && index < pointAt ? [index] : []));
  const lastInteger = digitIndexes.at(-1) ?? -1;
  let thousandsScale = 0;
  for (let at = lastInteger + 1; parts[at]?.kind === 'comma'; at++) thousandsScale++;
  const grouped = parts.some(
    (part, index) => part.kind === 'comma' && index > (digitIndexes[0] ?? Infinity) && index < lastInteger,
  );
  return {
    pointAt,
    exponentAt,
    integerPlaces: places(0, pointAt),
    fractionPlaces: places(pointAt, mantissaEnd),
    exponentPlaces: exponentAt < 0 ? [] : places(exponentAt, parts.length),
    grouped,
    thousandsScale,
    percents: parts.filter((part) => part.kind === 'percent').length,
  };
}

interface Digits {
  readonly integer: string;
  readonly fraction: string;
  readonly exponent?: number;
}

function plainDigits(size: number, layout: Layout): Digits {
  const [integer = '0', fraction = ''] = roundHalfUp(size, layout.fractionPlaces.length).split('.');
  return { integer: integer === '0' ? '' : integer, fraction };
}

function exponentDigits(size: number, layout: Layout): Digits {
  const step = Math.max(1, layout.integerPlaces.length);
  let exponent = size === 0 ? 0 : Math.floor(Math.log10(size));
  exponent = Math.floor(exponent / step) * step;
  let mantissa = roundHalfUp(size / 10 ** exponent, layout.fractionPlaces.length);
  if (Number(mantissa) >= 10 ** step) {
    exponent += step;
    mantissa = roundHalfUp(size / 10 ** exponent, layout.fractionPlaces.length);
  }
  const [integer = '0', fraction = ''] = mantissa.split('.');
  return { integer: integer === '0' ? '' : integer, fraction, exponent };
}

/** Decimal text rounded half up at 15 significant digits, so that 1.005 shows as 1.01 as in Excel. */
function roundHalfUp(size: number, decimals: number): string {
  if (size >= 1e15) return BigInt(Math.round(size)).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');
  const exact = Number(size.toPrecision(15));
  const [mantissa, exponent] = exact.toExponential().split('e') as [string, string];
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  const digits = BigInt(shifted)
    .toString()
    .padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Fills the places: integer digits from the right, fraction digits from the left. */
function placeDigits(parts: readonly FormatPart[], layout: Layout, shown: Digits): string {
  const integer = integerTexts(layout, shown.integer);
  const fraction = fractionTexts(layout.fractionPlaces, shown.fraction);
  let integerAt = 0;
  let fractionAt = 0;
  let exponentDone = false;
  let text = '';
  parts.forEach((part, index) => {
    if (part.kind === 'literal') text += part.text;
    else if (part.kind === 'percent') text += '%';
    else if (part.kind === 'point' && index === layout.pointAt) text += '.';
    else if (part.kind === 'exponent')
      text += exponentText(part.text, shown.exponent ?? 0, layout.exponentPlaces.length);
    else if (part.kind === 'digit' && index < layout.pointAt) text += integer[integerAt++] ?? '';
    else if (part.kind === 'digit' && (layout.exponentAt < 0 || index < layout.exponentAt))
      text += fraction[fractionAt++] ?? '';
    else if (part.kind === 'digit' && !exponentDone) exponentDone = true;
  });
  return text;
}

function exponentText(sign: string, exponent: number, places: number): string {
  const shownSign = exponent < 0 ? '-' : sign === '+' ? '+' : '';
  return `E${shownSign}${String(Math.abs(exponent)).padStart(places, '0')}`;
}

/** Text for each integer place; the first place takes all digits that are left over. */
function integerTexts(layout: Layout, digits: string): string[] {
  const { integerPlaces: places, grouped } = layout;
  const total = Math.max(places.length, digits.length);
  const all: string[] = [];
  for (let fromRight = total - 1; fromRight >= 0; fromRight--) {
    const digit = digits[digits.length - 1 - fromRight];
    const place = places[places.length - 1 - fromRight] ?? '0';
    const shown = digit ?? (place === '0' ? '0' : place === '?' ? ' ' : '');
    const comma = grouped && fromRight > 0 && fromRight % 3 === 0 && shown !== '' && shown !== ' ' ? ',' : '';
    all.push(shown + comma);
  }
  const extra = total - places.length;
  return places.length === 0 ? [all.join('')] : [all.slice(0, extra + 1).join(''), ...all.slice(extra + 1)];
}

function fractionTexts(places: readonly string[], digits: string): string[] {
  const lastNonZero = digits.replace(/0+$/, '').length;
  return places.map((place, index) => {
    if (index < lastNonZero || place === '0') return digits[index] ?? '0';
    return place === '?' ? ' ' : '';
  });
}
