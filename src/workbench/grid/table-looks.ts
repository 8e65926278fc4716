import { endRow } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import type { TableModel } from '../../host/model/workbook-model';
import type { TableLook } from './cell-looks';

/** Colours of the accents 1 to 6 of Excel's Office theme: strong, and the tint of bands. */
const ACCENTS: readonly { readonly strong: string; readonly tint: string }[] = [
  { strong: '#000000', tint: '#D9D9D9' },
  { strong: '#4472C4', tint: '#D9E1F2' },
  { strong: '#ED7D31', tint: '#FCE4D6' },
  { strong: '#A5A5A5', tint: '#EDEDED' },
  { strong: '#FFC000', tint: '#FFF2CC' },
  { strong: '#5B9BD5', tint: '#DDEBF7' },
  { strong: '#70AD47', tint: '#E2EFDA' },
];

/** A cell's place in its table. */
export interface TablePart {
  readonly kind: 'header' | 'total' | 'band' | 'plain';
  readonly isLastRow: boolean;
}

/** A table's borders, read once for many cells. */
export interface TableFrame {
  readonly area: Area;
  readonly style: string;
  partAt(row: number): TablePart;
}

export function frameOf(table: TableModel): TableFrame {
  const { area, headerArea, totalsArea, dataArea, showBandedRows, style } = table;
  const lastRow = endRow(area) - 1;
  return {
    area,
    style,
    partAt(row) {
      const isLastRow = row === lastRow;
      if (row === headerArea?.row) return { kind: 'header', isLastRow };
      if (row === totalsArea?.row) return { kind: 'total', isLastRow };
      return { kind: showBandedRows && (row - dataArea.row) % 2 === 0 ? 'band' : 'plain', isLastRow };
    },
  };
}

/** A close likeness of Excel's built-in table styles: light 1 to 21, medium 1 to 28, dark 1 to 11. */
export function tableLook(style: string, { kind, isLastRow }: TablePart): TableLook {
  const match = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(style);
  if (!match) return {};
  const number = Number(match[2]);
  const { strong, tint } = ACCENTS[(number - 1) % 7]!;
  const group = Math.floor((number - 1) / 7);
  const isLight = match[1] === 'Light';
  const isOpen = isLight && group === 0;
  const isRuled = isLight && group === 2;
  if (kind === 'header') {
    if (isOpen || isRuled) return { bold: true, top: strong, bottom: strong };
    return { bold: true, fillColor: strong, fontColor: '#FFFFFF' };
  }
  const bottom = isLastRow || isRuled ? strong : undefined;
  if (kind === 'total') return { bold: true, top: strong, bottom };
  if (isLight && group === 1) return kind === 'band' ? { top: strong, bottom: strong } : { bottom };
  return { fillColor: kind === 'band' ? tint : undefined, bottom };
}
