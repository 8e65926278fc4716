import { parseAddress, splitSheetPrefix } from '../formula/a1';
import type { Area } from '../model/area';
import { WHOLE_SHEET } from '../model/area';
import type { SheetModel } from '../model/workbook-model';
import { HostObject } from './host-object';
import { isRangeTarget } from './range-target';
import type { RangeTarget } from './range-target';
import type { HostSession } from './session';
import { invalidArgument, itemNotFound } from './wire-error';

/** Readers of method arguments. A missing or mistyped argument is InvalidArgument, as in Excel. */

export function textArgument(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument();
  return value;
}

export function optionalText(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : textArgument(value);
}

export function wholeArgument(value: unknown, fallback?: number): number {
  if ((value === null || value === undefined) && fallback !== undefined) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument();
  return value;
}

export function numberArgument(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument();
  return value;
}

export function flagArgument(value: unknown, fallback = false): boolean {
  if (value === null || value === undefined) return fallback;
  if (typeof value !== 'boolean') throw invalidArgument();
  return value;
}

/** One of the strings of an Office.js enumeration. */
export function choiceArgument<T extends string>(value: unknown, choices: readonly T[], fallback?: T): T {
  if ((value === null || value === undefined) && fallback !== undefined) return fallback;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw invalidArgument();
  return found;
}

export function recordArgument(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidArgument();
  return value as Readonly<Record<string, unknown>>;
}

/** A range given as a proxy or as an address on `sheet`. */
export function rangeArgument(value: unknown, session: HostSession, sheet?: SheetModel): RangeTarget {
  if (value instanceof HostObject && isRangeTarget(value.target)) return value.target;
  if (typeof value !== 'string') throw invalidArgument();
  const found = resolveAddress(value, session, sheet ?? session.workbook.activeSheet);
  return session.rangeTarget(found.sheet, found.area);
}

/** A rectangular grid of anything; a lone value becomes one row of one. */
export function gridArgument(value: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) return [[value]];
  if (value.length === 0 || !value.every((line) => Array.isArray(line))) throw invalidArgument();
  return value as readonly (readonly unknown[])[];
}

/** What `sheet.getRange(address)` understands: addresses, with or without a sheet, and names of ranges. */
export function resolveAddress(
  address: string,
  session: HostSession,
  sheet: SheetModel,
): { readonly sheet: SheetModel; readonly area: Area } {
  const text = address.trim();
  if (text === '') return { sheet, area: WHOLE_SHEET };
  const { sheetName, rest } = splitSheetPrefix(text);
  const owner = sheetName === undefined ? sheet : session.workbook.sheet(sheetName);
  if (!owner) throw itemNotFound();
  const area = parseAddress(rest);
  if (area) return { sheet: owner, area };
  const name = session.workbook.names.resolve(rest, owner);
  const named = name && areaOfReference(name.formula, session);
  if (!named) throw invalidArgument();
  return named;
}

/** The area a formula such as `=Sheet1!$A$1:$B$2` points at, undefined when it is no plain reference. */
export function areaOfReference(
  formula: string,
  session: HostSession,
): { readonly sheet: SheetModel; readonly area: Area } | undefined {
  const { sheetName, rest } = splitSheetPrefix(formula.replace(/^=/, ''));
  const sheet = sheetName === undefined ? session.workbook.activeSheet : session.workbook.sheet(sheetName);
  const area = parseAddress(rest);
  return sheet && area ? { sheet, area } : undefined;
}
