import type { WorkbookModel } from '../../model/workbook-model';
import { textArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { itemNotFound } from '../wire-error';

interface SettingTarget {
  readonly workbook: WorkbookModel;
  readonly key: string;
}

export const settingType: TypeDefinition<SettingTarget> = {
  name: 'Setting',
  id: ({ key }) => key,
  get: {
    Key: ({ key }) => key,
    Value: ({ workbook, key }) => {
      if (!workbook.settings.has(key)) throw itemNotFound();
      return workbook.settings.get(key);
    },
    _Id: ({ key }) => key,
  },
  set: {
    Value: ({ workbook, key }, value) => {
      workbook.settings.set(key, value);
      workbook.isDirty = true;
    },
  },
  call: {
    Delete: ({ workbook, key }) => {
      workbook.settings.delete(key);
      workbook.isDirty = true;
    },
  },
};

/** `workbook.settings`: any JSON value by name, saved with the file. Adding an existing name replaces its value. */
export const settingCollectionType: TypeDefinition<WorkbookModel> = {
  name: 'SettingCollection',
  item: (workbook, [name]) => {
    const key = textArgument(name);
    return workbook.settings.has(key) ? objectOf(settingType, { workbook, key }) : undefined;
  },
  items: (workbook) => [...workbook.settings.keys()].map((key) => objectOf(settingType, { workbook, key })),
  call: {
    Add: (workbook, [name, value]) => {
      const key = textArgument(name);
      workbook.settings.set(key, value);
      workbook.isDirty = true;
      return objectOf(settingType, { workbook, key });
    },
  },
};
