/** The head of every generated sheet: title, what it is about, the master check, the way to `About`, a legend line. */
import type { CellValue } from '../../table-data';
import type { CellStyle, Content, PlannedCell, PlannedTable, SheetPlan } from '../../workbook-plan';
import { GENERAL_FORMAT, TEXT_FORMAT } from './number-formats';

/** Header rows of sheets that need nothing between head and table. */
export const HEADER_ROW = 5;

export const MASTER_CHECK_CELL = 'Checks!$A$3';
const LINK_COLUMN = 3;

const LEGEND =
  'Black: posted constants and formulas. Green, underlined: links. Grey: checks, zero or PASS when all is well.';

/** A sheet before it is known what the master check will say. */
export interface SheetDraft {
  readonly name: string;
  readonly kind: SheetKind;
  readonly title: string;
  /** How to read the sheet: one line. */
  readonly note: string;
  /** Besides the head. */
  readonly cells: readonly PlannedCell[];
  readonly table: PlannedTable;
  readonly frozenColumns: number;
}

/** What the heads of all sheets say alike. */
export interface CloseHead {
  /** Entity, period, run. */
  readonly subtitle: string;
  /** What the master check is expected to say. */
  readonly masterCheck: string;
}

/** Text that a person reads; never a formula. */
export function textCell(row: number, column: number, text: string, style: CellStyle): PlannedCell {
  return { row, column, content: { kind: 'value', value: text }, style, numberFormat: TEXT_FORMAT };
}

export function formulaCell(
  row: number,
  column: number,
  formula: string,
  result: CellValue,
  style: CellStyle,
  numberFormat = GENERAL_FORMAT,
): PlannedCell {
  return { row, column, content: { kind: 'formula', formula, result }, style, numberFormat };
}

export function valueCell(
  row: number,
  column: number,
  value: CellValue,
  style: CellStyle,
  numberFormat: string,
): PlannedCell {
  return { row, column, content: { kind: 'value', value }, style, numberFormat };
}

export function linkTo(sheet: string, text: string): Content {
  return { kind: 'formula', formula: `=HYPERLINK("#'${sheet}'!A1","${text}")`, result: text };
}

function headCells(title: string, note: string, { subtitle, masterCheck }: CloseHead): PlannedCell[] {
  return [
    textCell(0, 0, title, 'title'),
    textCell(1, 0, subtitle, 'subtitle'),
    formulaCell(2, 0, `=${MASTER_CHECK_CELL}`, masterCheck, 'check'),
    { row: 2, column: LINK_COLUMN, content: linkTo('About', 'How to read this workbook'), style: 'link' },
    textCell(3, 0, note, 'note'),
    textCell(4, 0, LEGEND, 'note'),
  ];
}

const TAB_COLORS = { step: '#1F3864', journal: '#00703C', report: '#7F6000', evidence: '#595959' } as const;

type SheetKind = keyof typeof TAB_COLORS;

export function tabColorOf(kind: SheetKind): string {
  return TAB_COLORS[kind];
}

/** Puts the head on a draft. */
export function finishSheet(
  { name, kind, title, note, cells, table, frozenColumns }: SheetDraft,
  head: CloseHead,
): SheetPlan {
  return {
    name,
    tabColor: TAB_COLORS[kind],
    cells: [...headCells(title, note, head), ...cells],
    table,
    columnWidths: [],
    freeze: { rows: table.headerRow + 1, columns: frozenColumns },
    showGridlines: false,
    landscape: true,
  };
}
