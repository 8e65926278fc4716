import type { Area } from '../../model/area';
import type { SheetModel } from '../../model/workbook-model';
import { textArgument } from '../arguments';
import { invalidArgument } from '../wire-error';

/** Cells whose looks are read or changed together. */
export interface CellsTarget {
  readonly sheet: SheetModel;
  readonly areas: readonly Area[];
}

/** `#RRGGBB`, or a colour name Excel would know; only a few names are understood. */
export function colorArgument(value: unknown): string {
  const text = textArgument(value);
  if (/^#?[0-9a-f]{6}$/i.test(text)) return `#${text.replace('#', '').toUpperCase()}`;
  const named = NAMED_COLORS[text.toLowerCase()];
  if (named === undefined) throw invalidArgument();
  return named;
}

const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000FF',
  gray: '#808080',
  green: '#008000',
  orange: '#FFA500',
  red: '#FF0000',
  white: '#FFFFFF',
  yellow: '#FFFF00',
};
