/** Tells whether a sheet changed since it was read, so that unchanged sheets can be saved as they came. */
import { isCellError } from '../host/model/cell-value';
import type { SheetModel } from '../host/model/workbook-model';
import { linksOf } from './sheet-lists';

/** A short text that differs, for all practical purposes, when anything a file would hold of the sheet differs. */
export function fingerprintOf(sheet: SheetModel): string {
  const hash = createHash();
  sheet.forEachCell((row, column, value, formula, styleId) => {
    hash.addNumber(row * 16_384 + column);
    hash.addNumber(styleId);
    if (formula !== undefined) hash.addText(formula);
    if (typeof value === 'number') hash.addNumber(value);
    else if (typeof value === 'string') hash.addText(value);
    else if (value !== null) hash.addText(isCellError(value) ? value.error : `${value}!`);
  });
  hash.addText(JSON.stringify(frameOf(sheet)));
  return hash.digest();
}

/** Everything but the cells. */
function frameOf(sheet: SheetModel): unknown {
  return [
    [...sheet.columnFormats()],
    [...sheet.rowFormats()],
    sheet.merges,
    sheet.frozenPanes,
    sheet.tabColor,
    sheet.showGridlines,
    sheet.showHeadings,
    sheet.standardWidth,
    { ...sheet.pageLayout, printAreas: undefined, printTitleRows: undefined, printTitleColumns: undefined },
    sheet.protection,
    sheet.conditionalFormats.map(({ id: _, ...rest }) => rest),
    sheet.dataValidations,
    sheet.tables.map((table) => [
      table.name,
      table.area,
      table.style,
      table.showHeaders,
      table.showTotals,
      table.showBandedRows,
      table.showBandedColumns,
      table.highlightFirstColumn,
      table.highlightLastColumn,
      table.showFilterButton,
      table.columns,
    ]),
    linksOf(sheet),
  ];
}

interface Hash {
  addNumber(value: number): void;
  addText(text: string): void;
  digest(): string;
}

const { imul } = Math;

/** Two independent 32-bit sums over 16-bit units (FNV-1a and a multiplicative one). */
function createHash(): Hash {
  let first = 0x811c9dc5;
  let second = 0x1505;
  const words = new Uint16Array(new Float64Array(1).buffer);
  const float = new Float64Array(words.buffer);
  const add = (unit: number): void => {
    first = imul(first ^ unit, 0x01000193);
    second = (imul(second, 33) + unit) | 0;
  };
  return {
    addNumber: (value) => {
      float[0] = value;
      for (const word of words) add(word);
      add(1);
    },
    addText: (text) => {
      for (let at = 0; at < text.length; at++) add(text.charCodeAt(at));
      add(2);
    },
    digest: () => `${(first >>> 0).toString(16)}-${(second >>> 0).toString(16)}`,
  };
}
