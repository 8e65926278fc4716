/** The checks of a close: two figures each that must be equal, as formulas over the generated sheets. */
import type { PlannedTable } from '../../workbook-plan';
import { numberLiteral, textLiteral } from '../cells/formula-text';
import { columnOn, type SheetLayout } from '../cells/sheet-layout';

/** A side of a check: formula text without `=`, and what it should give; a plain number stands as a constant. */
export interface CheckSide {
  readonly text: string | null;
  readonly result: number;
}

export interface CloseCheck {
  readonly title: string;
  /** What is compared with what: one sentence. */
  readonly compares: string;
  readonly left: CheckSide;
  readonly right: CheckSide;
  /** `count`, or the currency of both figures; without it they are amounts over all currencies. */
  readonly unit?: string;
  /** Sheet to look at when it fails. */
  readonly sheet: string;
}

/** Finished tables by sheet, whose columns the checks sum up. */
export interface CheckedTables {
  readonly allocation: PlannedTable;
  readonly schedule: PlannedTable;
  readonly scheduleDetail: PlannedTable;
  readonly billing: PlannedTable;
  readonly daily: PlannedTable;
  readonly monthly: PlannedTable;
  readonly deferred: PlannedTable;
  readonly remaining: PlannedTable;
  readonly disaggregation: PlannedTable;
  readonly runLog: PlannedTable;
  /** Null while no contract is modified. */
  readonly modifications: PlannedTable | null;
}

export const constantSide = (result: number): CheckSide => ({ text: null, result });
export const NOTHING = constantSide(0);

/** Figures of a field: formula results or constants; empty cells count as zero. */
export function figuresIn<Field extends string>(
  table: PlannedTable,
  layout: SheetLayout<Field>,
  field: Field,
): number[] {
  const cells = table.columns[layout.fields.indexOf(field)]?.cells;
  const values = cells === undefined ? [] : cells.kind === 'values' ? cells.values : cells.results;
  return values.map((value) => (typeof value === 'number' ? value : 0));
}

/** Removes the dust of adding units. */
export const dusted = (value: number): number => Math.round(value * 1000) / 1000 + 0;

/** Sum of the sizes of a column: zero only when every cell is zero. */
export function sizeOf<Field extends string>(table: PlannedTable, layout: SheetLayout<Field>, field: Field): CheckSide {
  const sum = figuresIn(table, layout, field).reduce((total, value) => total + Math.abs(value), 0);
  return { text: `SUMPRODUCT(ABS(${columnOn(layout, field)}))`, result: dusted(sum) };
}

/** A check column that must be zero on every row. */
export function zeroColumn<Field extends string>(
  title: string,
  compares: string,
  table: PlannedTable,
  layout: SheetLayout<Field>,
  field: Field,
): CloseCheck {
  return { title, compares, left: sizeOf(table, layout, field), right: NOTHING, sheet: layout.sheet };
}

/** Sum of a column over rows that meet all conditions. */
export function sumWhere<Field extends string>(
  table: PlannedTable,
  layout: SheetLayout<Field>,
  field: Field,
  where: readonly RowCondition<Field>[],
  isIn: (row: number) => boolean,
): CheckSide {
  const sum = figuresIn(table, layout, field).reduce((total, value, row) => (isIn(row) ? total + value : total), 0);
  const criteria = where.map(({ field: of, criterion }) => `,${columnOn(layout, of)},${criterion}`).join('');
  return { text: `SUMIFS(${columnOn(layout, field)}${criteria})`, result: dusted(sum) };
}

export interface RowCondition<Field extends string> {
  readonly field: Field;
  /** As SUMIFS takes it: `"EUR"`, `"<="&46112`. */
  readonly criterion: string;
}

export const equals = <Field extends string>(field: Field, text: string): RowCondition<Field> => ({
  field,
  criterion: textLiteral(text),
});

export const atMost = <Field extends string>(field: Field, number: number): RowCondition<Field> => ({
  field,
  criterion: textLiteral(`<=${number}`),
});

/** left − right of two sides. */
export function lessSide(left: CheckSide, right: CheckSide): CheckSide {
  return { text: `${sideText(left)}-${sideText(right)}`, result: dusted(left.result - right.result) };
}

/** left + right of two sides. */
export function plusSide(left: CheckSide, right: CheckSide): CheckSide {
  return { text: `${sideText(left)}+${sideText(right)}`, result: dusted(left.result + right.result) };
}

export const sideText = ({ text, result }: CheckSide): string => text ?? numberLiteral(result);
