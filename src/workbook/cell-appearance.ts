/** How the styles of a plan look: finance convention (inputs blue, formulas black, links green), never by colour alone. */
import type { CellStyle } from './workbook-plan';

export interface CellAppearance {
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly size: number;
  readonly underline: boolean;
  readonly fill: string | null;
}

const PLAIN: CellAppearance = { fontColor: '#000000', bold: false, italic: false, size: 10, underline: false, fill: null };

export const CELL_APPEARANCES: Readonly<Record<CellStyle, CellAppearance>> = {
  title: { ...PLAIN, bold: true, size: 16, fontColor: '#1F3864' },
  subtitle: { ...PLAIN, size: 11, fontColor: '#44546A' },
  label: { ...PLAIN, bold: true, fontColor: '#44546A' },
  note: { ...PLAIN, italic: true, fontColor: '#595959' },
  header: { ...PLAIN, bold: true, fontColor: '#FFFFFF', fill: '#1F3864' },
  input: { ...PLAIN, fontColor: '#0000FF' },
  constant: PLAIN,
  formula: PLAIN,
  link: { ...PLAIN, fontColor: '#00703C', underline: true },
  check: { ...PLAIN, fontColor: '#595959' },
  total: { ...PLAIN, bold: true },
};
