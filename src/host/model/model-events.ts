import type { Area } from './area';
import type { CellValue } from './cell-value';
import type { ChangeSource, ShiftDirection } from './change-source';

/** Kind of a data change, as Office.js names it. */
export type DataChangeType =
  'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted' | 'CellInserted' | 'CellDeleted';

/**
 * What the model tells its subscribers, after recalculation, in the order in which it happened. `source: 'load'`
 * changes are not told cell by cell: one `loaded` event stands for them all.
 */
export type ModelEvent =
  | {
      readonly type: 'changed';
      readonly sheetId: string;
      readonly area: Area;
      readonly change: DataChangeType;
      readonly shift?: ShiftDirection | undefined;
      readonly source: ChangeSource;
      /** Given when exactly one cell was edited. */
      readonly before?: CellValue | undefined;
      readonly after?: CellValue | undefined;
      readonly tableIds: readonly string[];
    }
  | {
      readonly type: 'formulaChanged';
      readonly sheetId: string;
      readonly source: ChangeSource;
      readonly cells: readonly { readonly row: number; readonly column: number; readonly previous: string }[];
    }
  | { readonly type: 'formatChanged'; readonly sheetId: string; readonly area: Area; readonly source: ChangeSource }
  | {
      readonly type: 'selectionChanged';
      readonly sheetId: string;
      readonly area: Area;
      readonly source: ChangeSource;
    }
  | {
      readonly type: 'sheetAdded' | 'sheetDeleted' | 'sheetActivated' | 'sheetDeactivated';
      readonly sheetId: string;
      readonly source: ChangeSource;
    }
  /** Name, position, visibility, tab colour, gridlines, panes, page layout, protection, merges or rules. */
  | {
      readonly type: 'sheetChanged';
      readonly sheetId: string;
      readonly what: 'name' | 'position' | 'visibility' | 'view' | 'pageLayout' | 'protection' | 'merges' | 'rules';
      readonly source: ChangeSource;
    }
  | {
      readonly type: 'tableAdded' | 'tableDeleted' | 'tableChanged';
      readonly sheetId: string;
      readonly tableId: string;
      readonly tableName: string;
      readonly source: ChangeSource;
    }
  | { readonly type: 'namesChanged' | 'commentsChanged'; readonly source: ChangeSource }
  | { readonly type: 'calculated'; readonly sheetIds: readonly string[] }
  | { readonly type: 'loaded' };
