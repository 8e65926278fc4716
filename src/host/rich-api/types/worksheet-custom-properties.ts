import type { SheetModel } from '../../model/workbook-model';
import { textArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';

interface PropertyTarget {
  readonly sheet: SheetModel;
  readonly key: string;
}

export const worksheetCustomPropertyType: TypeDefinition<PropertyTarget> = {
  name: 'WorksheetCustomProperty',
  id: ({ key }) => key,
  get: {
    Key: ({ key }) => key,
    Value: ({ sheet, key }) => sheet.customProperties.get(key) ?? '',
    _Id: ({ key }) => key,
  },
  set: {
    Value: ({ sheet, key }, value) => {
      sheet.customProperties.set(key, textArgument(value));
    },
  },
  call: {
    Delete: ({ sheet, key }) => {
      sheet.customProperties.delete(key);
    },
  },
};

export const worksheetCustomPropertyCollectionType: TypeDefinition<SheetModel> = {
  name: 'WorksheetCustomPropertyCollection',
  item: (sheet, [name]) => {
    const key = textArgument(name);
    return sheet.customProperties.has(key) ? objectOf(worksheetCustomPropertyType, { sheet, key }) : undefined;
  },
  items: (sheet) =>
    [...sheet.customProperties.keys()].map((key) => objectOf(worksheetCustomPropertyType, { sheet, key })),
  call: {
    Add: (sheet, [name, value]) => {
      const key = textArgument(name);
      sheet.customProperties.set(key, textArgument(value));
      return objectOf(worksheetCustomPropertyType, { sheet, key });
    },
  },
};
