/** Protection of a sheet: Office.js and the file library both name what is allowed. No passwords. */
import type { WriteSheet } from 'hucre/xlsx';
import type { SheetProtection } from '../host/model/sheet-parts';

type FileProtection = NonNullable<WriteSheet['protection']>;

const PERMISSIONS = [
  ['allowFormatCells', 'formatCells'],
  ['allowFormatColumns', 'formatColumns'],
  ['allowFormatRows', 'formatRows'],
  ['allowInsertColumns', 'insertColumns'],
  ['allowInsertRows', 'insertRows'],
  ['allowInsertHyperlinks', 'insertHyperlinks'],
  ['allowDeleteColumns', 'deleteColumns'],
  ['allowDeleteRows', 'deleteRows'],
  ['allowSort', 'sort'],
  ['allowAutoFilter', 'autoFilter'],
  ['allowPivotTables', 'pivotTables'],
] as const;

export function protectionOf(file: FileProtection | undefined): SheetProtection {
  if (!file?.sheet) return { protected: false, options: {} };
  const allowed = PERMISSIONS.filter(([, name]) => file[name] === true).map(([name]): [string, boolean] => [
    name,
    true,
  ]);
  return { protected: true, options: Object.fromEntries(allowed) };
}

export function fileProtection(protection: SheetProtection): FileProtection | undefined {
  if (!protection.protected) return undefined;
  const made: FileProtection = { sheet: true };
  for (const [name, fileName] of PERMISSIONS) if (protection.options[name] === true) made[fileName] = true;
  return made;
}
