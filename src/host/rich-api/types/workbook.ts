import { makeArea } from '../../model/area';
import type { WorkbookModel } from '../../model/workbook-model';
import { optionalText } from '../arguments';
import { objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { applicationType } from './application';
import { commentCollectionType } from './comments';
import { customXmlPartCollectionType } from './custom-xml-parts';
import { namedItemCollectionType } from './names';
import { documentPropertiesType } from './properties';
import { rangeAreasType } from './range-areas';
import { runtimeType } from './runtime';
import { settingCollectionType } from './settings';
import { tableCollectionType } from './table-collection';
import { workbookProtectionType } from './protection';
import { worksheetCollectionType } from './worksheet-collection';

export const workbookType: TypeDefinition<WorkbookModel> = {
  name: 'Workbook',
  get: {
    Name: (workbook) => workbook.name,
    IsDirty: (workbook) => workbook.isDirty,
    ReadOnly: () => false,
    AutoSave: () => false,
    PreviouslySaved: () => true,
    CalculationEngineVersion: () => 191_029,
    UsePrecisionAsDisplayed: () => false,
  },
  set: {
    IsDirty: (workbook, value) => {
      workbook.isDirty = value === true;
    },
  },
  navigate: {
    Application: (workbook) => objectOf(applicationType, workbook),
    Comments: () => objectOf(commentCollectionType, undefined),
    CustomXmlParts: (workbook) => objectOf(customXmlPartCollectionType, { workbook }),
    Names: () => objectOf(namedItemCollectionType, undefined),
    Properties: (workbook) => objectOf(documentPropertiesType, workbook.properties),
    Protection: (workbook) => objectOf(workbookProtectionType, workbook),
    Settings: (workbook) => objectOf(settingCollectionType, workbook),
    Tables: () => objectOf(tableCollectionType, undefined),
    Worksheets: (workbook) => objectOf(worksheetCollectionType, workbook),
    _Runtime: (_workbook, session) => objectOf(runtimeType, session),
  },
  call: {
    GetSelectedRange: (workbook, _args, session) => session.range(workbook.activeSheet, workbook.selection),
    GetSelectedRanges: (workbook, _args, session) =>
      objectOf(rangeAreasType, [session.rangeTarget(workbook.activeSheet, workbook.selection)]),
    GetActiveCell: (workbook, _args, session) =>
      session.range(workbook.activeSheet, makeArea(workbook.selection.row, workbook.selection.column)),
    Save: (workbook) => {
      workbook.isDirty = false;
    },
    Close: () => undefined,
    GetIsActiveCollabSession: () => false,
    _GetObjectByReferenceId: (_workbook, [id], session) => session.kept(String(id)) ?? null,
    _GetRangeForEventByReferenceId: (_workbook, [id], session) => session.keptOrThrow(String(id)),
    _GetRangeOrNullObjectForEventByReferenceId: (_workbook, [id], session) => session.kept(String(id)) ?? null,
    _GetReferenceCount: (_workbook, _args, session) => session.referenceCount,
    _RemoveReference: (_workbook, [id], session) => session.forget(String(id)),
    _RemoveAllReferences: (_workbook, _args, session) => session.forgetAll(),
    RegisterCustomFunctions: (_workbook, [namespace], session) => {
      const args = [optionalText(namespace)];
      session.services.shellLog.push({ service: 'Workbook', member: 'RegisterCustomFunctions', args });
    },
    _SetOsfControlContainerReadyForCustomFunctions: () => undefined,
  },
  events: { Activated: 2203, AutoSaveSettingChanged: 2200 },
};
