import type { Area } from '../../../host/model/area';
import type { CellValue } from '../../../host/model/cell-value';
import type { WorkbookModel } from '../../../host/model/workbook-model';
import { equalityKey } from './criterion';

/** The cells of one range during one calculation, with what was found out about them. */
export interface IndexedRange {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Row by row. */
  readonly values: readonly CellValue[];
  /** Positions in `values` by equality key, in order. */
  positionsByKey(): ReadonlyMap<string, readonly number[]>;
  /** First position of each number, text (lower case) or logical value; types are kept apart. */
  firstPositions(): ReadonlyMap<string, number>;
}

/** Remembers ranges that many formulas of one calculation look into, so that each is read and indexed once. */
export class RangeIndex {
  private readonly ranges = new Map<string, IndexedRange>();

  constructor(private readonly workbook: WorkbookModel) {}

  clear(): void {
    this.ranges.clear();
  }

  range(sheetId: string, area: Area): IndexedRange {
    const id = `${sheetId}|${area.row}|${area.column}|${area.rowCount}|${area.columnCount}`;
    let range = this.ranges.get(id);
    if (!range) {
      range = indexRange(this.readValues(sheetId, area), area);
      this.ranges.set(id, range);
    }
    return range;
  }

  private readValues(sheetId: string, area: Area): CellValue[] {
    const sheet = this.workbook.sheet(sheetId);
    if (!sheet) return new Array<CellValue>(area.rowCount * area.columnCount).fill(null);
    if (area.columnCount === 1) return sheet.readColumn(area.column, area.row, area.rowCount).values;
    return sheet.readValues(area).flat();
  }
}

function indexRange(values: readonly CellValue[], { rowCount, columnCount }: Area): IndexedRange {
  let byKey: Map<string, number[]> | undefined;
  let first: Map<string, number> | undefined;
  return {
    rowCount,
    columnCount,
    values,
    positionsByKey: () => (byKey ??= groupByKey(values)),
    firstPositions: () => (first ??= firstByTypedKey(values)),
  };
}

function groupByKey(values: readonly CellValue[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  values.forEach((value, at) => {
    const key = equalityKey(value);
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  });
  return groups;
}

/** Key of a value for MATCH, where `1`, `"1"` and TRUE differ. Undefined for what MATCH never finds. */
export function typedKey(value: CellValue): string | undefined {
  if (typeof value === 'number') return `n${value}`;
  if (typeof value === 'string') return `s${value.toLowerCase()}`;
  if (typeof value === 'boolean') return `b${value}`;
  return undefined;
}

function firstByTypedKey(values: readonly CellValue[]): Map<string, number> {
  const first = new Map<string, number>();
  for (let at = values.length - 1; at >= 0; at--) {
    const key = typedKey(values[at]!);
    if (key !== undefined) first.set(key, at);
  }
  return first;
}
