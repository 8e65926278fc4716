/** A file on a sheet, for hosts that hand out no files: every cell is text, exactly as the file would hold it. */
import type { ExportFile } from '../../erp/export-journal';
import type { SheetPlan } from '../../workbook/workbook-plan';

const LONGEST_SHEET_NAME = 31;
const WIDEST_COLUMN = 60;

/** `Export 2026-03 netsuite`; what a sheet's name may not hold becomes a blank. */
export function exportSheetName(file: ExportFile): string {
  const bare = file.name.replace(/^revrec-/, '').replace(/\.csv$/, '');
  return `Export ${bare.replace(/[[\]:*?/\\]/g, ' ')}`.slice(0, LONGEST_SHEET_NAME);
}

/** From A1 on and without a title, so that saving the sheet as CSV gives the file. */
export function exportSheet(file: ExportFile): SheetPlan {
  const [headers = [], ...rows] = parseCsv(file.text);
  return {
    name: exportSheetName(file),
    tabColor: '#00703C',
    cells: [],
    table: {
      name: exportTableName(file),
      headerRow: 0,
      firstColumn: 0,
      rowCount: rows.length,
      columns: headers.map((header, column) => {
        const values = rows.map((row) => row[column] ?? '');
        const widest = values.reduce((width, value) => Math.max(width, value.length), header.length + 3);
        return {
          header,
          width: Math.min(WIDEST_COLUMN, widest + 2),
          style: 'constant',
          align: 'left',
          cells: { kind: 'values', values },
          numberFormat: '@',
          grouped: false,
        };
      }),
      style: 'TableStyleLight1',
    },
    columnWidths: [],
    freeze: { rows: 1, columns: 0 },
    showGridlines: true,
    landscape: true,
  };
}

/** Letters only, and another for every file: digits become letters. */
function exportTableName({ name }: ExportFile): string {
  const letters = name.replace(/\.csv$/, '').replace(/[^a-z]/gi, (character) => {
    return /\d/.test(character) ? 'ABCDEFGHIJ'.charAt(Number(character)) : '';
  });
  return `ExportOf${letters}`;
}

/** Fields of a CSV text by RFC 4180. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let fields: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    const [whole, quoted, plain, end] = match;
    if (whole === '') break;
    fields.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(fields);
    fields = [];
  }
  return rows;
}
