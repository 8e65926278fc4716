import type { Area } from './area';
import type { CellStyle } from './cell-style';
import type { CellValue } from './cell-value';

/** Plain-data parts of a sheet or workbook which the model stores and hands back. */

export type SheetVisibility = 'Visible' | 'Hidden' | 'VeryHidden';

/** One row or column that differs from the sheet's standard. */
export interface LineFormat {
  /** Width of a column or height of a row in points; undefined = standard. */
  readonly sizePoints?: number | undefined;
  readonly hidden?: boolean | undefined;
  /** 0 = not grouped, at most 7. */
  readonly outlineLevel?: number | undefined;
  /** The group this line sums up is folded. */
  readonly collapsed?: boolean | undefined;
  /** Style id (see StyleTable) of the cells in this line without a style of their own. */
  readonly styleId?: number | undefined;
}

/** Panes that stay in place: the first `rowCount` rows and `columnCount` columns. */
export interface FrozenPanes {
  readonly rowCount: number;
  readonly columnCount: number;
}

/** How a sheet prints. Margins in points. */
export interface PageLayout {
  readonly orientation: 'Portrait' | 'Landscape';
  readonly paperSize: string;
  readonly zoom: {
    readonly scale?: number | undefined;
    readonly horizontalFitToPages?: number | undefined;
    readonly verticalFitToPages?: number | undefined;
  };
  readonly leftMargin: number;
  readonly rightMargin: number;
  readonly topMargin: number;
  readonly bottomMargin: number;
  readonly headerMargin: number;
  readonly footerMargin: number;
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly printGridlines: boolean;
  readonly printHeadings: boolean;
  readonly blackAndWhite: boolean;
  readonly draftMode: boolean;
  readonly printOrder: 'DownThenOver' | 'OverThenDown';
  readonly printComments: 'NoComments' | 'EndSheet' | 'InPlace';
  readonly printErrors: 'AsDisplayed' | 'Blank' | 'Dash' | 'NotAvailable';
  readonly firstPageNumber: number | '';
  readonly printAreas: readonly Area[];
  readonly printTitleRows?: Area | undefined;
  readonly printTitleColumns?: Area | undefined;
  readonly headerFooter: {
    readonly leftHeader: string;
    readonly centerHeader: string;
    readonly rightHeader: string;
    readonly leftFooter: string;
    readonly centerFooter: string;
    readonly rightFooter: string;
  };
}

export const DEFAULT_PAGE_LAYOUT: PageLayout = Object.freeze({
  orientation: 'Portrait',
  paperSize: 'Letter',
  zoom: { scale: 100 },
  leftMargin: 50.4,
  rightMargin: 50.4,
  topMargin: 54,
  bottomMargin: 54,
  headerMargin: 21.6,
  footerMargin: 21.6,
  centerHorizontally: false,
  centerVertically: false,
  printGridlines: false,
  printHeadings: false,
  blackAndWhite: false,
  draftMode: false,
  printOrder: 'DownThenOver',
  printComments: 'NoComments',
  printErrors: 'AsDisplayed',
  firstPageNumber: '',
  printAreas: [],
  headerFooter: {
    leftHeader: '',
    centerHeader: '',
    rightHeader: '',
    leftFooter: '',
    centerFooter: '',
    rightFooter: '',
  },
} satisfies PageLayout);

/** Protection of a sheet. `options` are Office.js' WorksheetProtectionOptions, echoed. */
export interface SheetProtection {
  readonly protected: boolean;
  readonly password?: string | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Looks which a conditional format lays over a cell. */
export interface ConditionalLook {
  readonly fillColor?: string | undefined;
  readonly fontColor?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly strikethrough?: boolean | undefined;
  readonly underline?: CellStyle['underline'] | undefined;
  readonly numberFormat?: string | undefined;
}

/** One conditional format. `rule` has the form Office.js gives it for `type` (`formula`, `formula1`, `operator` …). */
export interface ConditionalFormatModel {
  readonly id: string;
  areas: readonly Area[];
  /** Office.js ConditionalFormatType: Custom, CellValue, ContainsText, ColorScale, DataBar, IconSet … */
  readonly type: string;
  priority: number;
  stopIfTrue: boolean;
  rule: Readonly<Record<string, unknown>>;
  look: ConditionalLook;
}

/** One data validation. `rule` has Office.js' form: `{ list: { source, inCellDropDown } }`, `{ wholeNumber: {…} }` … */
export interface DataValidationModel {
  areas: readonly Area[];
  rule: Readonly<Record<string, unknown>>;
  ignoreBlanks: boolean;
  errorAlert: Readonly<Record<string, unknown>>;
  prompt: Readonly<Record<string, unknown>>;
}

export interface Hyperlink {
  readonly address?: string | undefined;
  readonly documentReference?: string | undefined;
  readonly screenTip?: string | undefined;
  readonly textToDisplay?: string | undefined;
}

export interface CommentReplyModel {
  readonly id: string;
  content: string;
  authorName: string;
  authorEmail: string;
  creationTime: string;
}

export interface CommentModel extends CommentReplyModel {
  readonly sheetId: string;
  /** Cell the comment hangs on; it moves with inserted and deleted rows. */
  area: Area;
  resolved: boolean;
  readonly replies: CommentReplyModel[];
}

export interface CustomXmlPartModel {
  readonly id: string;
  readonly namespaceUri: string;
  xml: string;
}

/** The standard document properties Office.js offers. Dates are ISO text. */
export interface DocumentProperties {
  title: string;
  subject: string;
  author: string;
  keywords: string;
  comments: string;
  category: string;
  manager: string;
  company: string;
  lastAuthor: string;
  revisionNumber: number;
  creationDate: string;
  readonly custom: Map<string, string | number | boolean>;
}

/** Rows of one column, for bulk reading and writing. Absent arrays mean "leave" when writing. */
export interface ColumnBlock {
  /** Values exactly as stored; for formula cells their (cached) result. */
  readonly values?: ArrayLike<CellValue> | undefined;
  /** Formula text with its leading '='; undefined = constant. Writing a block without it removes formulas. */
  readonly formulas?: ArrayLike<string | undefined> | undefined;
  /** Style ids of the workbook's StyleTable; 0 = none of its own. */
  readonly styleIds?: ArrayLike<number> | undefined;
}

/** Rows of one column as read: parallel arrays of equal length. */
export interface ColumnData {
  readonly values: CellValue[];
  readonly formulas: (string | undefined)[];
  readonly styleIds: number[];
}
