import type { SheetModel, WorkbookModel } from '../../model/workbook-model';
import { ModelError } from '../../model/model-error';
import { optionalText, recordArgument } from '../arguments';
import type { TypeDefinition } from '../host-object';
import { notEmulated } from '../wire-error';

const PERMISSIONS = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
] as const;

function optionsOf(value: unknown): Record<string, unknown> {
  const given = value === null || value === undefined ? {} : recordArgument(value);
  const permissions = Object.fromEntries(PERMISSIONS.map((name) => [name, given[name] === true]));
  return { ...permissions, selectionMode: given.selectionMode ?? 'Normal' };
}

export const worksheetProtectionType: TypeDefinition<SheetModel> = {
  name: 'WorksheetProtection',
  get: {
    Options: (sheet) => sheet.protection.options,
    Protected: (sheet) => sheet.protection.protected,
  },
  call: {
    Protect: (sheet, [options, password]) => {
      if (sheet.protection.protected) {
        throw new ModelError('InvalidOperation', 'The operation attempted is invalid on the object.');
      }
      sheet.protection = { protected: true, options: optionsOf(options), password: optionalText(password) };
    },
    Unprotect: (sheet, [password]) => {
      const { protected: isProtected, password: expected } = sheet.protection;
      if (isProtected && expected !== undefined && expected !== optionalText(password)) {
        throw new ModelError('AccessDenied', 'You cannot perform the requested operation.');
      }
      sheet.protection = { protected: false, options: {} };
    },
  },
};

/** Protection of the workbook's structure can be read (never protected), not set. */
export const workbookProtectionType: TypeDefinition<WorkbookModel> = {
  name: 'WorkbookProtection',
  get: { Protected: () => false },
  call: {
    Protect: () => {
      throw notEmulated('WorkbookProtection', 'Protect', 'method');
    },
    Unprotect: () => undefined,
  },
};
