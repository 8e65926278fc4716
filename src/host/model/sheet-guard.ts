import type { Area } from './area';
import { isInsideSheet } from './area';
import { ModelError } from './model-error';
import type { Sheet } from './sheet';

const PROTECTED =
  'This operation is not permitted because the cell or sheet is protected. Unprotect the sheet and try again.';

export function assertInsideSheet(area: Area): void {
  if (!isInsideSheet(area)) {
    throw new ModelError('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.');
  }
}

/** Protection binds people and add-ins; files being read and the engine go past it. */
function isGuarded(sheet: Sheet): boolean {
  const { source } = sheet.workbook.changes;
  return sheet.protection.protected && source !== 'load' && source !== 'engine';
}

/** Throws AccessDenied when the sheet is protected and the area has a locked cell. */
export function assertEditable(sheet: Sheet, area: Area): void {
  if (isGuarded(sheet) && !allUnlocked(sheet, area)) throw new ModelError('AccessDenied', PROTECTED);
}

export function assertFormattable(sheet: Sheet, area: Area): void {
  assertInsideSheet(area);
  assertPermitted(sheet, 'allowFormatCells');
}

/** Throws AccessDenied when the sheet is protected without this permission. */
export function assertPermitted(sheet: Sheet, permission: string): void {
  if (isGuarded(sheet) && sheet.protection.options[permission] !== true)
    throw new ModelError('AccessDenied', PROTECTED);
}

function allUnlocked(sheet: Sheet, area: Area): boolean {
  const { styles } = sheet.workbook;
  const anyUnlocked = Array.from({ length: styles.size }, (_, id) => styles.styleOf(id)).some((style) => !style.locked);
  if (!anyUnlocked) return false;
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    for (let column = area.column; column < area.column + area.columnCount; column++) {
      if (sheet.styleAt(row, column).locked) return false;
    }
  }
  return true;
}
