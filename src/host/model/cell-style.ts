/** Names of the lines round and through a range, as Office.js spells them. */
export type BorderSide =
  | 'EdgeTop'
  | 'EdgeBottom'
  | 'EdgeLeft'
  | 'EdgeRight'
  | 'InsideVertical'
  | 'InsideHorizontal'
  | 'DiagonalDown'
  | 'DiagonalUp';

export type BorderLineStyle =
  'None' | 'Continuous' | 'Dash' | 'DashDot' | 'DashDotDot' | 'Dot' | 'Double' | 'SlantDashDot';

export type BorderWeight = 'Hairline' | 'Thin' | 'Medium' | 'Thick';

export interface BorderLine {
  readonly style: BorderLineStyle;
  readonly weight: BorderWeight;
  /** `#RRGGBB`. */
  readonly color: string;
}

/** Lines of one cell. An absent side has no line. */
export interface CellBorders {
  readonly top?: BorderLine | undefined;
  readonly bottom?: BorderLine | undefined;
  readonly left?: BorderLine | undefined;
  readonly right?: BorderLine | undefined;
  readonly diagonalDown?: BorderLine | undefined;
  readonly diagonalUp?: BorderLine | undefined;
}

export type HorizontalAlignment =
  'General' | 'Left' | 'Center' | 'Right' | 'Fill' | 'Justify' | 'CenterAcrossSelection' | 'Distributed';

export type VerticalAlignment = 'Top' | 'Center' | 'Bottom' | 'Justify' | 'Distributed';

/** Everything about how a cell looks. Equal styles are one shared, frozen object per workbook. */
export interface CellStyle {
  /** Excel number format in US English, for example `#,##0.00` or `@`. */
  readonly numberFormat: string;
  /** Background `#RRGGBB`; '' = no fill. */
  readonly fillColor: string;
  readonly fontName: string;
  /** Points. */
  readonly fontSize: number;
  /** `#RRGGBB`. */
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: 'None' | 'Single' | 'Double' | 'SingleAccountant' | 'DoubleAccountant';
  readonly strikethrough: boolean;
  readonly horizontalAlignment: HorizontalAlignment;
  readonly verticalAlignment: VerticalAlignment;
  readonly wrapText: boolean;
  readonly shrinkToFit: boolean;
  readonly indentLevel: number;
  /** Degrees, -90 to 90. */
  readonly textOrientation: number;
  readonly borders: CellBorders;
  /** Takes effect while the sheet is protected. */
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  /** Name of the workbook style (`Normal`, `Heading 1`, …), stored and echoed only. */
  readonly styleName: string;
}

export type StylePatch = { readonly [K in keyof CellStyle]?: CellStyle[K] | undefined };

export const DEFAULT_STYLE: CellStyle = Object.freeze({
  numberFormat: 'General',
  fillColor: '',
  fontName: 'Calibri',
  fontSize: 11,
  fontColor: '#000000',
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  wrapText: false,
  shrinkToFit: false,
  indentLevel: 0,
  textOrientation: 0,
  borders: Object.freeze({}),
  locked: true,
  formulaHidden: false,
  styleName: 'Normal',
} satisfies CellStyle);

/** Id of the default style, said explicitly. */
export const DEFAULT_STYLE_ID = 1;

/**
 * Gives equal styles one small number. Id 0 means "no style of its own" (the cell shows its row's or column's
 * style, else the default); id 1 is the default style, said explicitly.
 */
export interface StyleTable {
  readonly size: number;
  idOf(style: CellStyle): number;
  /** The style of an id; id 0 answers the default style. */
  styleOf(id: number): CellStyle;
  /** Id of the style `id` with some members replaced. Cached, so it is cheap inside loops over cells. */
  patch(id: number, change: StylePatch): number;
}

/** An empty style table. */
export function createStyleTable(): StyleTable {
  const styles: CellStyle[] = [DEFAULT_STYLE, DEFAULT_STYLE];
  const idByKey = new Map<string, number>([[keyOf(DEFAULT_STYLE), DEFAULT_STYLE_ID]]);
  const idOf = (style: CellStyle): number => {
    const key = keyOf(style);
    const known = idByKey.get(key);
    if (known !== undefined) return known;
    styles.push(Object.freeze({ ...DEFAULT_STYLE, ...style }));
    idByKey.set(key, styles.length - 1);
    return styles.length - 1;
  };
  return {
    get size() {
      return styles.length;
    },
    idOf,
    styleOf: (id) => styles[id] ?? DEFAULT_STYLE,
    patch: (id, change) => idOf({ ...(styles[id] ?? DEFAULT_STYLE), ...definedMembers(change) }),
  };
}

function definedMembers(change: StylePatch): Partial<CellStyle> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

const STYLE_MEMBERS = Object.keys(DEFAULT_STYLE).sort() as (keyof CellStyle)[];
const BORDER_MEMBERS = ['top', 'bottom', 'left', 'right', 'diagonalDown', 'diagonalUp'] as const;

function keyOf(style: CellStyle): string {
  return STYLE_MEMBERS.map((member) => (member === 'borders' ? borderKey(style.borders) : String(style[member]))).join(
    '\u0001',
  );
}

function borderKey(borders: CellBorders): string {
  return BORDER_MEMBERS.map((side) => {
    const line = borders[side];
    return line && line.style !== 'None' ? `${line.style}/${line.weight}/${line.color}` : '';
  }).join('|');
}
