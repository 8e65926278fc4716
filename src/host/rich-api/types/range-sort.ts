import { choiceArgument, flagArgument, recordArgument, wholeArgument } from '../arguments';
import type { TypeDefinition } from '../host-object';
import type { RangeTarget } from '../range-target';
import { invalidArgument, notEmulated } from '../wire-error';

/** Office.js SortFields as sort keys. Sorting by colour or icon is not emulated. */
export function sortKeys(fields: unknown): { readonly offset: number; readonly ascending: boolean }[] {
  if (!Array.isArray(fields) || fields.length === 0) throw invalidArgument();
  return fields.map((field) => {
    const record = recordArgument(field);
    if (choiceArgument(record.sortOn, ['Value', 'CellColor', 'FontColor', 'Icon'] as const, 'Value') !== 'Value') {
      throw notEmulated('SortField', 'sortOn', 'other than Value');
    }
    return { offset: wholeArgument(record.key), ascending: flagArgument(record.ascending, true) };
  });
}

export const rangeSortType: TypeDefinition<RangeTarget> = {
  name: 'RangeSort',
  call: {
    Apply: async (range, [fields, matchCase, hasHeaders, orientation], session) => {
      if (choiceArgument(orientation, ['Rows', 'Columns'] as const, 'Rows') === 'Columns') {
        throw notEmulated('RangeSort', 'apply', 'orientation Columns');
      }
      await session.calculated();
      range.sheet.sort(range.area, sortKeys(fields), {
        hasHeaders: flagArgument(hasHeaders),
        matchCase: flagArgument(matchCase),
      });
    },
  },
};
