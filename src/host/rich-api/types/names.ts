import { formatFixedAddress, quoteSheetName } from '../../formula/a1';
import { parseCellError } from '../../model/cell-value';
import type { NameModel } from '../../model/name-store';
import type { SheetModel } from '../../model/workbook-model';
import { areaOfReference, flagArgument, optionalText, textArgument } from '../arguments';
import { HostObject, objectOf, objectOrNull } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { isRangeTarget } from '../range-target';
import type { RangeTarget } from '../range-target';
import type { HostSession } from '../session';
import { invalidOperation, itemNotFound } from '../wire-error';
import { worksheetType } from './worksheet';

/** Names of one sheet, or of the workbook. */
type Scope = SheetModel | undefined;

/** `=Sheet1!$A$1:$B$2` for a range. */
export function fixedReference({ sheet, area }: RangeTarget): string {
  return `=${quoteSheetName(sheet.name)}!${formatFixedAddress(area)}`;
}

interface NameValue {
  readonly type: 'Range' | 'String' | 'Double' | 'Boolean' | 'Error';
  readonly value: string | number | boolean;
}

/** What a name stands for, as far as it is a reference or a constant; formulas are not computed (#N/A). */
function valueOf(name: NameModel, session: HostSession): NameValue {
  const text = name.formula.slice(1);
  if (areaOfReference(name.formula, session)) return { type: 'Range', value: text };
  if (/^"(?:[^"]|"")*"$/.test(text)) return { type: 'String', value: text.slice(1, -1).replace(/""/g, '"') };
  if (/^(true|false)$/i.test(text)) return { type: 'Boolean', value: text.toLowerCase() === 'true' };
  if (text.trim() !== '' && Number.isFinite(Number(text))) return { type: 'Double', value: Number(text) };
  return { type: 'Error', value: parseCellError(text)?.error ?? '#N/A' };
}

function rangeOf(name: NameModel, session: HostSession, orThrow: boolean): HostObject | null {
  const found = areaOfReference(name.formula, session);
  if (found) return session.range(found.sheet, found.area);
  if (orThrow) throw itemNotFound();
  return null;
}

export const namedItemType: TypeDefinition<NameModel> = {
  name: 'NamedItem',
  id: (name) => name.name,
  get: {
    Comment: (name) => name.comment,
    Formula: (name) => name.formula,
    Name: (name) => name.name,
    Scope: (name) => (name.sheet ? 'Worksheet' : 'Workbook'),
    Type: (name, session) => valueOf(name, session).type,
    Value: (name, session) => valueOf(name, session).value,
    Visible: (name) => name.visible,
    _Id: (name) => name.name,
  },
  set: {
    Comment: (name, value) => {
      name.comment = textArgument(value);
    },
    Formula: (name, value) => {
      name.formula = textArgument(value);
    },
    Visible: (name, value) => {
      name.visible = flagArgument(value);
    },
  },
  navigate: {
    Worksheet: (name) => {
      if (!name.sheet) throw invalidOperation();
      return objectOf(worksheetType, name.sheet);
    },
    WorksheetOrNullObject: (name) => objectOrNull(worksheetType, name.sheet),
  },
  call: {
    Delete: (name, _args, session) => session.workbook.names.remove(name),
    GetRange: (name, _args, session) => rangeOf(name, session, true),
    GetRangeOrNullObject: (name, _args, session) => rangeOf(name, session, false),
  },
};

/** `names.add(name, reference, comment)`; text without a leading '=' is a constant text. */
function addName(scope: Scope, [name, reference, comment]: readonly unknown[], session: HostSession): HostObject {
  let formula: string;
  if (reference instanceof HostObject && isRangeTarget(reference.target)) formula = fixedReference(reference.target);
  else if (typeof reference === 'number' || typeof reference === 'boolean')
    formula = `=${String(reference).toUpperCase()}`;
  else {
    const text = textArgument(reference);
    formula = text.startsWith('=') ? text : `="${text.replace(/"/g, '""')}"`;
  }
  const added = session.workbook.names.add(textArgument(name), formula, {
    ...(scope ? { scope } : {}),
    comment: optionalText(comment) ?? '',
  });
  return objectOf(namedItemType, added);
}

export const namedItemCollectionType: TypeDefinition<Scope> = {
  name: 'NamedItemCollection',
  item: (scope, [name], session) =>
    objectOrNull(namedItemType, session.workbook.names.find(textArgument(name), scope)) ?? undefined,
  items: (scope, session) =>
    session.workbook.names.all.filter((name) => name.sheet === scope).map((name) => objectOf(namedItemType, name)),
  call: { Add: addName, AddFormulaLocal: addName },
};
