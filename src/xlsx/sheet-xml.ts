/** Completes the worksheet part the file library wrote: sizes and looks of columns, outline levels, the rows. */
import { formatAddress } from '../host/formula/a1';
import type { LineFormat } from '../host/model/sheet-parts';
import type { SheetModel } from '../host/model/workbook-model';
import { fileWidthOfPoints } from './column-width';
import { makeElement, serializeElement } from './package/xml-tree';
import type { XmlElement } from './package/xml-tree';
import { sheetDataPieces } from './sheet-data';

const STANDARD_WIDTH_POINTS = 48;
const FRAME = new RegExp(
  [
    /^([\s\S]*?)(?:<dimension [^>]*\/>)?/,
    /(<sheetViews>[\s\S]*?<\/sheetViews>)<sheetFormatPr [^>]*\/>/,
    /(?:<sheetData\/>|<sheetData>[\s\S]*?<\/sheetData>)([\s\S]*)$/,
  ]
    .map(({ source }) => source)
    .join(''),
);

/**
 * `frame`: the library's part, without cells of its own. `formatOf` answers the file's number of a style. In pieces,
 * because a large sheet is longer than a string can be.
 */
export function completeSheetXml(
  frame: string,
  sheet: SheetModel,
  formatOf: (styleId: number) => number,
): () => Iterable<string> {
  const parts = FRAME.exec(frame);
  if (!parts) throw new Error('The worksheet part is not as expected.');
  const [, start = '', views = '', end = ''] = parts;
  const used = sheet.usedArea(false);
  const columns = columnElements(sheet, formatOf);
  const isActive = sheet === sheet.workbook.activeSheet;
  const head = [
    start,
    serializeElement(makeElement('dimension', { ref: used ? formatAddress(used) : 'A1' })),
    isActive ? views.replace('<sheetView ', '<sheetView tabSelected="1" ') : views,
    serializeElement(sizesElement(sheet)),
    columns.length > 0 ? serializeElement(makeElement('cols', {}, columns)) : '',
  ].join('');
  return function* () {
    yield head;
    yield* sheetDataPieces(sheet, formatOf);
    yield end;
  };
}

/** Without the outline levels Excel shows no bars to fold groups with. */
function sizesElement(sheet: SheetModel): XmlElement {
  const deepest = (lines: ReadonlyMap<number, LineFormat>): number =>
    [...lines.values()].reduce((level, line) => Math.max(level, line.outlineLevel ?? 0), 0);
  const isStandard = sheet.standardWidth === STANDARD_WIDTH_POINTS;
  const rowLevel = deepest(sheet.rowFormats());
  const columnLevel = deepest(sheet.columnFormats());
  return makeElement('sheetFormatPr', {
    defaultColWidth: isStandard ? undefined : fileWidthOfPoints(sheet.standardWidth),
    defaultRowHeight: 15,
    outlineLevelRow: rowLevel === 0 ? undefined : rowLevel,
    outlineLevelCol: columnLevel === 0 ? undefined : columnLevel,
  });
}

/** Neighbours that are alike share one element. */
function columnElements(sheet: SheetModel, formatOf: (styleId: number) => number): XmlElement[] {
  const formats = [...sheet.columnFormats()].sort(([a], [b]) => a - b);
  const elements: XmlElement[] = [];
  for (let index = 0; index < formats.length;) {
    const [first, format] = formats[index]!;
    let count = 1;
    while (formats[index + count]?.[0] === first + count && isSameFormat(formats[index + count]![1], format)) count++;
    const style = formatOf(format.styleId ?? 0);
    const level = format.outlineLevel ?? 0;
    elements.push(
      makeElement('col', {
        min: first + 1,
        max: first + count,
        width: fileWidthOfPoints(format.sizePoints ?? sheet.standardWidth),
        style: style === 0 ? undefined : style,
        hidden: format.hidden ? 1 : undefined,
        customWidth: format.sizePoints === undefined ? 0 : 1,
        outlineLevel: level === 0 ? undefined : level,
        collapsed: format.collapsed ? 1 : undefined,
      }),
    );
    index += count;
  }
  return elements;
}

function isSameFormat(a: LineFormat, b: LineFormat): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}
