import { prepareCopy } from '../formula/rewrite-formula';
import type { Area } from './area';
import { intersectAreas, isWholeColumns, isWholeRows, makeArea, subtractArea, endColumn, endRow } from './area';
import type { CellValue } from './cell-value';
import type { Sheet } from './sheet';
import { noteEdit, noteFormat } from './sheet-blocks';
import { assertEditable, assertInsideSheet } from './sheet-guard';
import { growTablesOver } from './table-growth';
import type { CopyScope } from './workbook-model';

/**
 * Copies like Excel's paste. The source repeats over a target that is a multiple of it; any other target takes one
 * copy. Formulas keep their relative references; a copied formula has no result until the engine computes it.
 */
export function copyCells(
  sheet: Sheet,
  target: Area,
  sourceSheet: Sheet,
  source: Area,
  scope: CopyScope,
  skipBlanks: boolean,
): void {
  const from = trimToUsed(sourceSheet, source);
  const wanted = target.row === 0 && isWholeColumns(source) && !isWholeColumns(target) ? source : target;
  const to = targetArea(wanted, source);
  assertInsideSheet(to);
  assertEditable(sheet, to);
  if (scope !== 'Formats') {
    copyContent(sheet, to, sourceSheet, source, from, scope === 'Values', skipBlanks);
    growTablesOver(sheet, to);
    noteEdit(sheet, to);
  }
  if (scope === 'All' || scope === 'Formats') {
    copyLooks(sheet, to, sourceSheet, source, from);
    noteFormat(sheet, to);
  }
}

/** Whole rows and columns are only copied as far as the source sheet is filled. */
function trimToUsed(sheet: Sheet, source: Area): Area {
  if (!isWholeColumns(source) && !isWholeRows(source)) return source;
  const used = sheet.cells.usedArea(true);
  const common = used && intersectAreas(used, source);
  if (!common) return makeArea(source.row, source.column, 1, 1);
  return makeArea(source.row, source.column, endRow(common) - source.row, endColumn(common) - source.column);
}

function targetArea(target: Area, source: Area): Area {
  const rows = target.rowCount % source.rowCount === 0;
  const columns = target.columnCount % source.columnCount === 0;
  return makeArea(
    target.row,
    target.column,
    rows ? target.rowCount : source.rowCount,
    columns ? target.columnCount : source.columnCount,
  );
}

interface CopiedCell {
  readonly value: CellValue;
  readonly formulaAt: ((rowOffset: number, columnOffset: number) => string) | undefined;
}

function copyContent(
  sheet: Sheet,
  to: Area,
  sourceSheet: Sheet,
  source: Area,
  from: Area,
  valuesOnly: boolean,
  skipBlanks: boolean,
): void {
  const block = readCells(sourceSheet, from, valuesOnly);
  for (let r = 0; r < to.rowCount; r++) {
    const line = block[r % source.rowCount];
    if (!line) break;
    for (let c = 0; c < to.columnCount; c++) {
      const cell = line[c % source.columnCount];
      if (!cell) continue;
      const row = to.row + r;
      const column = to.column + c;
      if (cell.formulaAt) {
        const sourceRow = from.row + (r % source.rowCount);
        const sourceColumn = from.column + (c % source.columnCount);
        sheet.cells.setValue(row, column, 0);
        sheet.cells.setFormula(row, column, cell.formulaAt(row - sourceRow, column - sourceColumn));
      } else if (cell.value !== null || !skipBlanks) sheet.cells.setValue(row, column, cell.value);
    }
  }
}

/** The source is read whole first, because source and target may overlap. */
function readCells(sheet: Sheet, area: Area, valuesOnly: boolean): CopiedCell[][] {
  return sheet.readValues(area).map((line, r) =>
    line.map((value, c) => {
      const formula = valuesOnly ? undefined : sheet.cells.formulaAt(area.row + r, area.column + c);
      return { value, formulaAt: formula === undefined ? undefined : prepareCopy(formula) };
    }),
  );
}

function copyLooks(sheet: Sheet, to: Area, sourceSheet: Sheet, source: Area, from: Area): void {
  const styleIds: number[][] = [];
  for (let r = 0; r < from.rowCount; r++) {
    styleIds.push(
      Array.from({ length: from.columnCount }, (_, c) => sourceSheet.effectiveStyleId(from.row + r, from.column + c)),
    );
  }
  const { styles: sourceStyles } = sourceSheet.workbook;
  const { styles } = sheet.workbook;
  for (let r = 0; r < to.rowCount && r % source.rowCount < styleIds.length; r++) {
    for (let c = 0; c < to.columnCount; c++) {
      const id = styleIds[r % source.rowCount]?.[c % source.columnCount];
      if (id === undefined) continue;
      const own = sourceStyles === styles ? id : styles.idOf(sourceStyles.styleOf(id));
      sheet.cells.setStyleId(to.row + r, to.column + c, own);
    }
  }
  copyRules(sheet, to, sourceSheet, source);
}

/** Rules of the source's cells spread over the target, as paste does. */
function copyRules(sheet: Sheet, to: Area, sourceSheet: Sheet, source: Area): void {
  if (sheet !== sourceSheet) return;
  for (const rule of [...sheet.conditionalFormats, ...sheet.dataValidations]) {
    const covers = rule.areas.some((area) => intersectAreas(area, makeArea(source.row, source.column)));
    if (!covers) continue;
    const others = rule.areas.flatMap((area) => subtractArea(area, to));
    rule.areas = [...others, to];
  }
}
