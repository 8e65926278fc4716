/** Columns of generated tables: what stands in them, their formats, and widths that show every figure. */
import { invariant } from '../../../engine/foundation/invariant';
import type { CellValue } from '../../table-data';
import type { CellStyle, ColumnCells, PlannedColumn, PlannedTable } from '../../workbook-plan';
import { DATE_FORMAT, GENERAL_FORMAT, INTEGER_FORMAT, TEXT_FORMAT, shownWidth } from './number-formats';
import type { SheetLayout } from './sheet-layout';

export const TABLE_STYLE = 'TableStyleLight1';

const LEAST_WIDTH = 6;
const WIDEST_TEXT = 44;
/** Room for the filter button beside a header word. */
const HEADER_MARGIN = 3;

interface ColumnOptions {
  readonly grouped?: boolean;
  /** Characters at which a text column stops growing. */
  readonly widest?: number;
}

export type TableColumn = PlannedColumn;

/** Text as it stands: the format keeps it from ever becoming a formula. */
export function textColumn(header: string, values: readonly string[], options: ColumnOptions = {}): TableColumn {
  return column(
    header,
    { kind: 'values', values: values.map((value) => (value === '' ? null : value)) },
    TEXT_FORMAT,
    'constant',
    'left',
    options,
  );
}

/** Serials of days; null where there is none. */
export function dateColumn(
  header: string,
  serials: readonly (number | null)[],
  options: ColumnOptions = {},
): TableColumn {
  return column(header, { kind: 'values', values: serials }, DATE_FORMAT, 'constant', 'center', options);
}

export function integerColumn(
  header: string,
  values: readonly (number | null)[],
  options: ColumnOptions = {},
): TableColumn {
  return column(header, { kind: 'values', values }, INTEGER_FORMAT, 'constant', 'right', options);
}

/** Constants in units of their currencies; `formats` as `amountFormats` gives them. */
export function amountColumn(
  header: string,
  values: readonly (number | null)[],
  formats: string | readonly string[],
  options: ColumnOptions = {},
): TableColumn {
  return column(header, { kind: 'values', values }, formats, 'constant', 'right', options);
}

/** Computed in the sheet: a formula a row, or one filled down. */
export function formulaColumn(
  header: string,
  cells: ComputedCells,
  formats: string | readonly string[],
  options: ColumnOptions & { readonly style?: CellStyle; readonly align?: PlannedColumn['align'] } = {},
): TableColumn {
  return column(header, cells, formats, options.style ?? 'formula', options.align ?? 'right', options);
}

/** Links, shown by their text. */
export function linkColumn(header: string, cells: ComputedCells, options: ColumnOptions = {}): TableColumn {
  return column(header, cells, GENERAL_FORMAT, 'link', 'left', options);
}

export type ComputedCells = Exclude<ColumnCells, { readonly kind: 'values' }>;

/** Formulas while they are being made, with the results the engine expects. */
export interface FormulaList {
  readonly formulas: string[];
  readonly results: CellValue[];
}

export const formulaList = (): FormulaList => ({ formulas: [], results: [] });

export function addFormula(list: FormulaList, formula: string, result: CellValue): void {
  list.formulas.push(flattened(formula));
  list.results.push(result);
}

const EQUALS_SIGN = 61;

/** Looking into a text makes one flat string of the pieces it was joined from, which take ten times the memory. */
export function flattened(formula: string): string {
  invariant(formula.charCodeAt(0) === EQUALS_SIGN, 'a formula starts with an equals sign');
  return formula;
}

export const eachRow = ({ formulas, results }: FormulaList): ComputedCells => ({ kind: 'formulas', formulas, results });
export const filled = (formula: string, results: readonly CellValue[]): ComputedCells => ({
  kind: 'fill',
  formula,
  results,
});

function column(
  header: string,
  cells: ColumnCells,
  numberFormat: string | readonly string[],
  style: CellStyle,
  align: PlannedColumn['align'],
  { grouped = false, widest = WIDEST_TEXT }: ColumnOptions,
): TableColumn {
  const shown = cells.kind === 'values' ? cells.values : cells.results;
  const width = Math.max(LEAST_WIDTH, headerWidth(header), Math.min(widest, widestOf(shown, numberFormat) + 2));
  return { header, width, style, align, cells, numberFormat, grouped };
}

/** Headers wrap: the longest word decides, and two lines for the rest. */
function headerWidth(header: string): number {
  const longestWord = header.split(' ').reduce((longest, word) => Math.max(longest, word.length), 0);
  return Math.max(longestWord, Math.ceil(header.length / 2)) + HEADER_MARGIN;
}

function widestOf(values: readonly CellValue[], numberFormat: string | readonly string[]): number {
  let widest = 0;
  for (const [index, value] of values.entries()) {
    const format = typeof numberFormat === 'string' ? numberFormat : (numberFormat[index] ?? GENERAL_FORMAT);
    const width = shownWidth(value, format);
    if (width > widest) widest = width;
  }
  return widest;
}

/** The table of a layout; `columns` in the layout's order. */
export function tableOf<Field extends string>(
  layout: SheetLayout<Field>,
  name: string,
  columns: Readonly<Record<Field, TableColumn>>,
): PlannedTable {
  return {
    name,
    headerRow: layout.headerRow,
    firstColumn: 0,
    rowCount: layout.rowCount,
    columns: layout.fields.map((field) => columns[field]),
    style: TABLE_STYLE,
  };
}
