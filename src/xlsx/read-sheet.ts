/** Puts one worksheet, as the file library read it, into a sheet of the model. */
import { dateToSerial } from 'hucre';
import type { Cell, CellStyle as FileStyle, CellValue as FileValue, Sheet as FileSheetContent } from 'hucre/xlsx';
import { prepareCopy } from '../host/formula/rewrite-formula';
import type { RelativeFormula } from '../host/formula/rewrite-formula';
import { parseAddress } from '../host/formula/a1';
import { makeArea } from '../host/model/area';
import type { Area } from '../host/model/area';
import { parseCellError } from '../host/model/cell-value';
import type { CellValue } from '../host/model/cell-value';
import type { SheetModel } from '../host/model/workbook-model';
import { pointsOfFileWidth } from './column-width';
import { shownFormula } from './function-prefixes';
import { pageLayoutOf } from './page-setup';
import { childElements, parseXml } from './package/xml-tree';
import { protectionOf } from './sheet-protection';
import { readRules } from './sheet-rules';

export interface SheetSource {
  readonly content: FileSheetContent;
  /** The worksheet part. */
  readonly xml: string;
  /** Id of a style of the file in the model's style table. */
  readonly styleId: (style: FileStyle | undefined) => number;
  /** Id of the style with this number in the file's list of cell formats. */
  readonly styleIdOfFormat: (index: number) => number;
}

/** Cells, looks, links, panes and rules; tables and names come later. */
export function readSheetInto(sheet: SheetModel, source: SheetSource): void {
  const { content } = source;
  readCells(sheet, source);
  readColumns(sheet, source);
  readRows(sheet, source);
  readView(sheet, content);
  sheet.pageLayout = pageLayoutOf(content.pageSetup, content.headerFooter);
  for (const { startRow, startCol, endRow, endCol } of content.merges ?? []) {
    sheet.merge(makeArea(startRow, startCol, endRow - startRow + 1, endCol - startCol + 1));
  }
  readLinks(sheet, content);
  readRules(sheet, content.dataValidations ?? [], content.conditionalRules ?? []);
  sheet.protection = protectionOf(content.protection);
}

/** Columns as the model wants them: parallel lists from the first row down. */
interface ColumnLists {
  readonly values: CellValue[];
  readonly formulas: (string | undefined)[];
  readonly styleIds: number[];
  hasFormulas: boolean;
  hasStyles: boolean;
}

function readCells(sheet: SheetModel, { content, styleId }: SheetSource): void {
  const rowCount = content.rows.length;
  const columns: ColumnLists[] = [];
  content.rows.forEach((row, at) => {
    for (let column = 0; column < row.length; column++) {
      const value = row[column] ?? null;
      if (value === null) continue;
      listsAt(columns, column, rowCount).values[at] = modelValue(value);
    }
  });
  const sharedFormulas = new Map<number, { row: number; column: number; copy: RelativeFormula }>();
  const spills: { area: Area; values: CellValue[][] }[] = [];
  for (const [key, cell] of content.cells ?? []) {
    const comma = key.indexOf(',');
    const row = Number(key.slice(0, comma));
    const column = Number(key.slice(comma + 1));
    const lists = listsAt(columns, column, rowCount);
    if (cell.style) {
      lists.styleIds[row] = styleId(cell.style);
      lists.hasStyles = true;
    }
    if (cell.type === 'error') lists.values[row] = errorValue(cell.value);
    if (cell.formula === undefined) continue;
    lists.formulas[row] = formulaOf(cell, row, column, sharedFormulas);
    lists.hasFormulas = true;
    const spill = cell.formulaType === 'array' ? parseAddress(cell.formulaRef ?? '') : undefined;
    if (spill && spill.rowCount * spill.columnCount > 1) spills.push({ area: spill, values: valuesOf(content, spill) });
  }
  columns.forEach((lists, column) => {
    sheet.putColumn(column, 0, {
      values: lists.values,
      ...(lists.hasFormulas && { formulas: lists.formulas }),
      ...(lists.hasStyles && { styleIds: lists.styleIds }),
    });
  });
  for (const { area, values } of spills) restoreSpill(sheet, area, values);
}

function listsAt(columns: ColumnLists[], column: number, rowCount: number): ColumnLists {
  while (columns.length <= column) {
    columns.push({
      values: new Array<CellValue>(rowCount).fill(null),
      formulas: new Array<string | undefined>(rowCount).fill(undefined),
      styleIds: new Array<number>(rowCount).fill(0),
      hasFormulas: false,
      hasStyles: false,
    });
  }
  return columns[column]!;
}

/** The library turns numbers with a date format into dates; the model, like Excel, holds serial numbers. */
function modelValue(value: FileValue): CellValue {
  return value instanceof Date ? dateToSerial(value) : value;
}

function errorValue(value: FileValue): CellValue {
  return parseCellError(String(value)) ?? String(value);
}

/** A shared formula stands once in the file; the other cells name it and shift it. */
function formulaOf(
  cell: Cell,
  row: number,
  column: number,
  shared: Map<number, { row: number; column: number; copy: RelativeFormula }>,
): string {
  const text = `=${shownFormula(cell.formula ?? '')}`;
  const index = cell.formulaSharedIndex;
  if (cell.formulaType !== 'shared' || index === undefined) return text;
  if (cell.formula !== '') {
    shared.set(index, { row, column, copy: prepareCopy(text) });
    return text;
  }
  const first = shared.get(index);
  return first ? first.copy(row - first.row, column - first.column) : text;
}

function valuesOf(content: FileSheetContent, area: Area): CellValue[][] {
  return Array.from({ length: area.rowCount }, (_, r) =>
    Array.from({ length: area.columnCount }, (__, c) =>
      modelValue(content.rows[area.row + r]?.[area.column + c] ?? null),
    ),
  );
}

/** Hands an array result to the model the way a calculation engine does, so that its cells belong together. */
function restoreSpill(sheet: SheetModel, area: Area, values: CellValue[][]): void {
  const formula = sheet.formulaAt(area.row, area.column);
  if (formula === undefined) return;
  sheet.putValues(
    area.row,
    area.column,
    values.map((row) => row.map(() => null)),
  );
  sheet.putFormula(area.row, area.column, formula, values[0]?.[0] ?? null);
  sheet.putFormulaResult(area.row, area.column, values);
}

/** The library reads widths but neither column styles nor the standard width. */
function readColumns(sheet: SheetModel, { xml, styleIdOfFormat }: SheetSource): void {
  const standard = /<(?:\w+:)?sheetFormatPr[^>]*?\sdefaultColWidth="([\d.]+)"/.exec(xml.slice(0, 100_000))?.[1];
  if (standard !== undefined) sheet.standardWidth = pointsOfFileWidth(Number(standard));
  const start = xml.search(/<(?:\w+:)?cols[\s>]/);
  const end = /<\/(?:\w+:)?cols>/.exec(xml);
  if (start < 0 || !end) return;
  for (const { attributes } of childElements(parseXml(xml.slice(start, end.index + end[0].length)), 'col')) {
    const first = Number(attributes.min);
    const count = Math.min(Number(attributes.max), 16_384) - first + 1;
    const style = Number(attributes.style ?? '0');
    if (!(first >= 1) || !(count >= 1)) continue;
    const hasWidth = attributes.width !== undefined && isOn(attributes.customWidth, true);
    sheet.setColumnFormat(first - 1, count, {
      sizePoints: hasWidth ? pointsOfFileWidth(Number(attributes.width)) : undefined,
      hidden: isOn(attributes.hidden),
      outlineLevel: Number(attributes.outlineLevel ?? '0'),
      collapsed: isOn(attributes.collapsed),
      styleId: style > 0 ? styleIdOfFormat(style) : undefined,
    });
  }
}

const isOn = (value: string | undefined, standard = false): boolean =>
  value === undefined ? standard : value === '1' || value === 'true';

function readRows(sheet: SheetModel, { content, xml, styleIdOfFormat }: SheetSource): void {
  for (const [row, { height, hidden, outlineLevel, collapsed }] of content.rowDefs ?? []) {
    sheet.setRowFormat(row, 1, { sizePoints: height, hidden, outlineLevel, collapsed });
  }
  if (!xml.includes('customFormat=')) return;
  for (const [tag] of xml.matchAll(/<(?:\w+:)?row\s[^>]*customFormat="(?:1|true)"[^>]*>/g)) {
    const row = /\sr="(\d+)"/.exec(tag)?.[1];
    const style = /\ss="(\d+)"/.exec(tag)?.[1];
    if (row !== undefined && style !== undefined)
      sheet.setRowFormat(Number(row) - 1, 1, { styleId: styleIdOfFormat(Number(style)) });
  }
}

function readView(sheet: SheetModel, { view, freezePane }: FileSheetContent): void {
  const color = view?.tabColor?.rgb;
  if (color !== undefined) sheet.tabColor = `#${color.slice(-6).toUpperCase()}`;
  if (view?.showGridLines === false) sheet.showGridlines = false;
  if (view?.showRowColHeaders === false) sheet.showHeadings = false;
  if (freezePane) sheet.frozenPanes = { rowCount: freezePane.rows ?? 0, columnCount: freezePane.columns ?? 0 };
}

/** The model gives a cell it links the look of a link; what the file says of its look goes before. */
function readLinks(sheet: SheetModel, content: FileSheetContent): void {
  for (const [key, { hyperlink }] of content.cells ?? []) {
    if (!hyperlink) continue;
    const [row, column] = key.split(',').map(Number) as [number, number];
    const styleId = sheet.styleIdAt(row, column);
    sheet.setHyperlink(makeArea(row, column), {
      address: hyperlink.location === undefined ? hyperlink.target : undefined,
      documentReference: hyperlink.location,
      screenTip: hyperlink.tooltip,
    });
    sheet.setStyleIds(row, column, [[styleId]]);
  }
}
