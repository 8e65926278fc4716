import { parseAddress } from '../formula/a1';
import { ModelError } from './model-error';
import type { Workbook } from './workbook';

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;
const R1C1_LIKE = /^(r\d*(c\d*)?|c\d*)$/i;
const SHEET_NAME_MISFITS = /[:\\/?*[\]]/;

/** A table name or defined name: letters, digits, `_`, `.`, `\`; not a cell address, not R or C. */
export function isLegalName(name: string): boolean {
  return NAME.test(name) && !R1C1_LIKE.test(name) && parseAddress(name) === undefined;
}

export function assertLegalName(name: string): void {
  if (!isLegalName(name)) {
    throw new ModelError('InvalidArgument', `The name '${name}' is not valid in Excel.`);
  }
}

/** Tables and workbook-wide names share one set of names, whatever the letter case. */
export function assertFreeName(workbook: Workbook, name: string, except?: object): void {
  assertLegalName(name);
  const wanted = name.toLowerCase();
  const taken =
    workbook.tables.some((table) => table !== except && table.name.toLowerCase() === wanted) ||
    workbook.names.all.some((one) => one !== except && !one.sheet && one.name.toLowerCase() === wanted);
  if (taken) {
    throw new ModelError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.');
  }
}

/** Sheet names: 1 to 31 characters, none of `: \ / ? * [ ]`, no apostrophe at an end, not History, unique. */
export function assertSheetName(workbook: Workbook, name: string, except?: object): void {
  const legal =
    name.trim() !== '' &&
    name.length <= 31 &&
    !SHEET_NAME_MISFITS.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'") &&
    name.toLowerCase() !== 'history';
  if (!legal) throw new ModelError('InvalidArgument', `The sheet name '${name}' is not valid in Excel.`);
  const wanted = name.toLowerCase();
  if (workbook.sheets.some((sheet) => sheet !== except && sheet.name.toLowerCase() === wanted)) {
    throw new ModelError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.');
  }
}
