import { BooleanNumber, CellValueType, InterceptorEffectEnum } from '@univerjs/core';
import type { ICellDataForSheetInterceptor, IStyleData, Nullable } from '@univerjs/core';
import {
  INTERCEPTOR_POINT,
  SetWorksheetColAutoWidthCommand,
  SheetInterceptorService,
} from '@univerjs/preset-sheets-core';
import type { ISheetLocation } from '@univerjs/preset-sheets-core';
import { DEFAULT_STYLE } from '../../host/model/cell-style';
import { drawnFontSize, FONT_FAMILY, numberWidth } from './default-font';
import type { UniverPage } from './univer-page';

const PADDING_PIXELS = 3;
/** No character of a formatted number is wider than this share of the font size, in pixels per point. */
const WIDEST_CHARACTER = 1.2;

/**
 * Numbers that do not fit their column: Univer cuts digits off, which shows another number. Here they are filled with
 * `#` as in Excel, or, without a number format, rounded to what fits.
 */
export function guardNarrowNumbers(page: UniverPage): void {
  let isFitting = false;
  // fitting a column to its numbers needs their true width
  page.commands.beforeCommandExecuted(({ id }) => {
    if (id === SetWorksheetColAutoWidthCommand.id) isFitting = true;
  });
  page.commands.onCommandExecuted(({ id }) => {
    if (id === SetWorksheetColAutoWidthCommand.id) isFitting = false;
  });
  page.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Value,
    // after number formats have been applied
    priority: 0,
    handler: (cell, location, next) => next(isFitting ? cell : fitted(cell, location)),
  });
}

type Cell = Nullable<ICellDataForSheetInterceptor>;

function fitted(cell: Cell, { worksheet, workbook, row, col }: ISheetLocation): Cell {
  if (!cell || cell.t !== CellValueType.NUMBER || cell.v === null || cell.v === undefined) return cell;
  const text = String(cell.v);
  const style = workbook.getStyles().getStyleByCell(cell) ?? {};
  const fontSize = style.fs ?? drawnFontSize(DEFAULT_STYLE.fontSize);
  const room = worksheet.getColumnWidth(col) - PADDING_PIXELS;
  if (text.length * fontSize * WIDEST_CHARACTER <= room) return cell;
  const font = fontOf(style, fontSize);
  if (numberWidth(text, font) <= room || worksheet.getMergedCell(row, col)) return cell;
  return { ...cell, v: typeof cell.v === 'number' ? roundedToFit(cell.v, room, font) : hashes(room, font) };
}

function fontOf(style: IStyleData, fontSize: number): string {
  const weight = style.bl === BooleanNumber.TRUE ? 'bold ' : '';
  return `${weight}${fontSize}pt ${style.ff ?? FONT_FAMILY}`;
}

/** Fewer decimals as long as the whole part fits. */
function roundedToFit(value: number, room: number, font: string): string {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  for (let places = Math.min(decimals, 10) - 1; places >= 0; places--) {
    const text = String(Number(value.toFixed(places)));
    if (numberWidth(text, font) <= room) return text;
  }
  return hashes(room, font);
}

function hashes(room: number, font: string): string {
  return '#'.repeat(Math.max(1, Math.floor(room / numberWidth('#', font))));
}
