/** Where the fields of a generated table stand, so that formulas of other sheets can point at a cell of it. */
import { columnLetters } from '../../read/cells/cell-address';

export interface SheetLayout<Field extends string> {
  readonly sheet: string;
  /** `Allocation!` or `'Daily journal'!`. */
  readonly prefix: string;
  /** Zero-based. */
  readonly headerRow: number;
  readonly rowCount: number;
  readonly fields: readonly Field[];
  readonly letters: Readonly<Record<Field, string>>;
}

export function layOut<Field extends string>(
  sheet: string,
  headerRow: number,
  fields: readonly Field[],
  rowCount: number,
): SheetLayout<Field> {
  const letters = Object.fromEntries(fields.map((field, index) => [field, columnLetters(index)])) as Record<
    Field,
    string
  >;
  return { sheet, prefix: sheetPrefix(sheet), headerRow, rowCount, fields, letters };
}

/** Quotes only where Excel itself prints them. */
function sheetPrefix(sheet: string): string {
  return /^[A-Za-z][A-Za-z]+$/.test(sheet) && sheet.length > 3 ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;
}

/** `F7`: a data row's cell, on its own sheet. */
export function cellAt<Field extends string>(layout: SheetLayout<Field>, field: Field, index: number): string {
  return `${layout.letters[field]}${layout.headerRow + 2 + index}`;
}

/** `Allocation!F7`: the same from another sheet. */
export function cellOn<Field extends string>(layout: SheetLayout<Field>, field: Field, index: number): string {
  return `${layout.prefix}${layout.letters[field]}${layout.headerRow + 2 + index}`;
}

/** `$F$7:$F$90` over data rows first…last, all rows by default; an empty table has its one blank row. */
export function columnAt<Field extends string>(
  layout: SheetLayout<Field>,
  field: Field,
  first = 0,
  last = Math.max(0, layout.rowCount - 1),
): string {
  const letter = layout.letters[field];
  return `$${letter}$${layout.headerRow + 2 + first}:$${letter}$${layout.headerRow + 2 + last}`;
}

/** `Allocation!$F$7:$F$90`. */
export function columnOn<Field extends string>(
  layout: SheetLayout<Field>,
  field: Field,
  first?: number,
  last?: number,
): string {
  return `${layout.prefix}${columnAt(layout, field, first, last)}`;
}
