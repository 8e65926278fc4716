import type { Area } from './area';
import {
  containsArea,
  containsCell,
  endColumn,
  endRow,
  intersectAreas,
  isWholeColumns,
  isWholeRows,
  makeArea,
  subtractArea,
} from './area';
import type { CellStyle, StylePatch } from './cell-style';
import { ModelError } from './model-error';
import type { Sheet } from './sheet';
import { noteEdit, noteFormat } from './sheet-blocks';
import { assertEditable, assertInsideSheet, assertPermitted } from './sheet-guard';
import type { Hyperlink, LineFormat } from './sheet-parts';

type StyleChange = StylePatch | ((style: CellStyle) => StylePatch);

/** Changes looks. Whole columns or rows keep the style on the line and on cells that have one of their own. */
export function setStyle(sheet: Sheet, area: Area, change: StyleChange): void {
  const patched = patcher(sheet, change);
  if (isWholeColumns(area)) {
    for (let column = area.column; column < endColumn(area); column++) {
      sheet.columns.change(column, 1, { styleId: patched(sheet.columns.at(column).styleId ?? 0) });
    }
    patchOwnStyles(sheet, area, patched);
  } else if (isWholeRows(area)) {
    for (let row = area.row; row < endRow(area); row++) {
      sheet.rows.change(row, 1, { styleId: patched(sheet.rows.at(row).styleId ?? 0) });
    }
    patchOwnStyles(sheet, area, patched);
  } else {
    for (let column = area.column; column < endColumn(area); column++) {
      for (let row = area.row; row < endRow(area); row++) {
        sheet.cells.setStyleId(row, column, patched(sheet.effectiveStyleId(row, column)));
      }
    }
  }
  noteFormat(sheet, area);
}

function patcher(sheet: Sheet, change: StyleChange): (styleId: number) => number {
  const { styles } = sheet.workbook;
  const known = new Map<number, number>();
  return (styleId) => {
    let patched = known.get(styleId);
    if (patched === undefined) {
      patched = styles.patch(styleId, typeof change === 'function' ? change(styles.styleOf(styleId)) : change);
      known.set(styleId, patched);
    }
    return patched;
  };
}

function patchOwnStyles(sheet: Sheet, area: Area, patched: (styleId: number) => number): void {
  sheet.cells.forEachStoredRun(area, (column, firstRow, lastRow) => {
    for (let row = firstRow; row <= lastRow; row++) {
      const own = sheet.cells.styleIdAt(row, column);
      if (own !== 0) sheet.cells.setStyleId(row, column, patched(own));
    }
  });
}

export function setNumberFormats(sheet: Sheet, area: Area, formats: readonly (readonly (string | null)[])[]): void {
  const patchers = new Map<string, (styleId: number) => number>();
  for (let r = 0; r < area.rowCount; r++) {
    for (let c = 0; c < area.columnCount; c++) {
      const numberFormat = formats[r]?.[c];
      if (numberFormat === null || numberFormat === undefined) continue;
      let patched = patchers.get(numberFormat);
      if (!patched) patchers.set(numberFormat, (patched = patcher(sheet, { numberFormat })));
      const row = area.row + r;
      const column = area.column + c;
      sheet.cells.setStyleId(row, column, patched(sheet.effectiveStyleId(row, column)));
    }
  }
  noteFormat(sheet, area);
}

export function setStyleIds(sheet: Sheet, row: number, column: number, styleIds: readonly (readonly number[])[]): void {
  let width = 0;
  styleIds.forEach((line, r) => {
    width = Math.max(width, line.length);
    line.forEach((styleId, c) => sheet.cells.setStyleId(row + r, column + c, styleId));
  });
  if (width > 0) noteFormat(sheet, makeArea(row, column, styleIds.length, width));
}

export function setLineFormat(
  sheet: Sheet,
  lines: 'rows' | 'columns',
  first: number,
  count: number,
  change: LineFormat,
): void {
  assertPermitted(sheet, lines === 'rows' ? 'allowFormatRows' : 'allowFormatColumns');
  sheet[lines].change(first, count, change);
  sheet.told('view');
}

export function setHyperlink(sheet: Sheet, area: Area, link: Hyperlink | undefined): void {
  assertInsideSheet(area);
  assertEditable(sheet, area);
  sheet.links = sheet.links.flatMap((entry) =>
    subtractArea(entry.area, area).map((rest) => ({ area: rest, link: entry.link })),
  );
  if (!link) {
    noteFormat(sheet, area);
    return;
  }
  sheet.links.push({ area, link });
  // a file brings its own texts and looks
  if (sheet.workbook.changes.source === 'load') return;
  if (link.textToDisplay !== undefined) {
    sheet.cells.setValue(area.row, area.column, link.textToDisplay);
    noteEdit(sheet, makeArea(area.row, area.column));
  }
  setStyle(sheet, area, { fontColor: '#0563C1', underline: 'Single' });
}

export function hyperlinkAt(sheet: Sheet, row: number, column: number): Hyperlink | undefined {
  return sheet.links.find((entry) => containsCell(entry.area, row, column))?.link;
}

/** Joins cells; only the first keeps its content. With `across`, each row by itself. */
export function mergeCells(sheet: Sheet, area: Area, across: boolean): void {
  assertInsideSheet(area);
  assertEditable(sheet, area);
  if (sheet.tables.some((table) => intersectAreas(table.area, area))) {
    throw new ModelError('InvalidOperation', 'Cells of a table cannot be merged.');
  }
  const targets = across
    ? Array.from({ length: area.rowCount }, (_, at) => makeArea(area.row + at, area.column, 1, area.columnCount))
    : [area];
  unmergeCells(sheet, area);
  for (const target of targets) {
    for (const rest of subtractArea(target, makeArea(target.row, target.column))) {
      sheet.cells.erase(rest, { content: true, style: false });
    }
    if (target.rowCount * target.columnCount > 1) sheet.merges.push(target);
  }
  sheet.told('merges');
}

export function unmergeCells(sheet: Sheet, area: Area): void {
  const before = sheet.merges.length;
  sheet.merges = sheet.merges.filter((merged) => !intersectAreas(merged, area) && !containsArea(area, merged));
  if (sheet.merges.length !== before) sheet.told('merges');
}
