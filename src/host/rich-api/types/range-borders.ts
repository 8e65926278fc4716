import type { Area } from '../../model/area';
import { endColumn, endRow, makeArea } from '../../model/area';
import type { BorderLine, BorderSide, CellBorders } from '../../model/cell-style';
import { choiceArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { colorArgument } from './cells-target';
import type { CellsTarget } from './cells-target';

const SIDES: readonly BorderSide[] = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
];
const LINE_STYLES = ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot'] as const;
const WEIGHTS = ['Hairline', 'Thin', 'Medium', 'Thick'] as const;
const NO_LINE: BorderLine = { style: 'None', weight: 'Thin', color: '#000000' };

interface Border {
  readonly cells: CellsTarget;
  readonly side: BorderSide;
}

/** The cells of an area that carry a side, and on which of their own sides. */
function carriers(area: Area, side: BorderSide): { readonly part: Area; readonly own: keyof CellBorders }[] {
  const { row, column, rowCount, columnCount } = area;
  switch (side) {
    case 'EdgeTop':
      return [{ part: makeArea(row, column, 1, columnCount), own: 'top' }];
    case 'EdgeBottom':
      return [{ part: makeArea(endRow(area) - 1, column, 1, columnCount), own: 'bottom' }];
    case 'EdgeLeft':
      return [{ part: makeArea(row, column, rowCount, 1), own: 'left' }];
    case 'EdgeRight':
      return [{ part: makeArea(row, endColumn(area) - 1, rowCount, 1), own: 'right' }];
    case 'InsideHorizontal':
      return rowCount < 2 ? [] : [{ part: makeArea(row, column, rowCount - 1, columnCount), own: 'bottom' }];
    case 'InsideVertical':
      return columnCount < 2 ? [] : [{ part: makeArea(row, column, rowCount, columnCount - 1), own: 'right' }];
    case 'DiagonalDown':
      return [{ part: area, own: 'diagonalDown' }];
    case 'DiagonalUp':
      return [{ part: area, own: 'diagonalUp' }];
  }
}

/** A member all carriers agree on, null when they differ. */
function readLine<K extends keyof BorderLine>({ cells, side }: Border, member: K): BorderLine[K] | null {
  let found: BorderLine[K] | undefined;
  for (const area of cells.areas) {
    for (const { part, own } of carriers(area, side)) {
      for (let row = part.row; row < endRow(part); row++) {
        for (let column = part.column; column < endColumn(part); column++) {
          const value = (cells.sheet.styleAt(row, column).borders[own] ?? NO_LINE)[member];
          if (found !== undefined && found !== value) return null;
          found = value;
        }
      }
    }
  }
  return found ?? NO_LINE[member];
}

/** Changes the lines. Giving a colour or weight to a side without a line draws one, as Excel does. */
function writeLine({ cells, side }: Border, change: Partial<BorderLine>): void {
  for (const area of cells.areas) {
    for (const { part, own } of carriers(area, side)) {
      cells.sheet.setStyle(part, ({ borders }) => {
        const before = borders[own] ?? { ...NO_LINE, style: 'Continuous' };
        const line = { ...before, ...change };
        return { borders: { ...borders, [own]: line.style === 'None' ? undefined : line } };
      });
    }
  }
}

export const rangeBorderType: TypeDefinition<Border> = {
  name: 'RangeBorder',
  id: ({ side }) => side,
  get: {
    Color: (border) => readLine(border, 'color') ?? '',
    SideIndex: ({ side }) => side,
    Style: (border) => readLine(border, 'style'),
    Weight: (border) => readLine(border, 'weight'),
  },
  set: {
    Color: (border, value) => writeLine(border, { color: colorArgument(value) }),
    Style: (border, value) => writeLine(border, { style: choiceArgument(value, LINE_STYLES) }),
    Weight: (border, value) => writeLine(border, { weight: choiceArgument(value, WEIGHTS) }),
  },
};

export const rangeBorderCollectionType: TypeDefinition<CellsTarget> = {
  name: 'RangeBorderCollection',
  get: { Count: () => SIDES.length },
  item: (cells, [side]) => objectOf(rangeBorderType, { cells, side: choiceArgument(side, SIDES) }),
  items: (cells) => SIDES.map((side) => objectOf(rangeBorderType, { cells, side })),
};
