/** `Problems`: the findings about the data, for those who rather mend them from a sheet than from the pane. */
import type { Diagnostic } from '../../../engine/domain/diagnostic';
import type { SheetPlan } from '../../workbook-plan';
import { SHEET_NAMES, TABLE_NAMES } from '../close-layout';
import { textLiteral } from '../cells/formula-text';
import { HEADER_ROW, tabColorOf, textCell } from '../cells/sheet-frame';
import { SHEET_TITLES } from '../cells/sheet-titles';
import { TABLE_STYLE, addFormula, eachRow, formulaList, linkColumn, textColumn } from '../cells/table-columns';

const WIDEST_MESSAGE = 120;

/** Errors first, otherwise in their order. */
export function planDiagnostics(diagnostics: readonly Diagnostic[]): SheetPlan {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const rows = [...errors, ...diagnostics.filter(({ severity }) => severity !== 'error')];
  const links = formulaList();
  for (const { cell } of rows) {
    const formula = cell === '' ? '=""' : `=HYPERLINK(${textLiteral(`#${cell}`)},${textLiteral(cell)})`;
    addFormula(links, formula, cell);
  }
  const text = (
    header: string,
    value: (diagnostic: Diagnostic) => string,
    widest = 40,
  ): ReturnType<typeof textColumn> => textColumn(header, rows.map(value), { widest });
  const warnings = rows.length - errors.length;
  return {
    name: SHEET_NAMES.problems,
    tabColor: tabColorOf('report'),
    cells: [
      textCell(0, 0, SHEET_TITLES.problems, 'title'),
      textCell(1, 0, `${errors.length} to mend before posting, ${warnings} to look at`, 'subtitle'),
      textCell(3, 0, 'Each row names the cell and says how to mend it. Errors stop posting; warnings do not.', 'note'),
    ],
    table: {
      name: TABLE_NAMES.problems,
      headerRow: HEADER_ROW,
      firstColumn: 0,
      rowCount: rows.length,
      columns: [
        text('Severity', ({ severity }) => (severity === 'error' ? 'Error' : 'Warning')),
        text('Table', ({ table }) => table),
        text('Row', ({ key }) => key),
        text('Column', ({ column }) => column),
        linkColumn('Cell', eachRow(links)),
        text('What is wrong', ({ message }) => message, WIDEST_MESSAGE),
        { ...text('Code', ({ code }) => code), grouped: true },
      ],
      style: TABLE_STYLE,
    },
    columnWidths: [],
    freeze: { rows: HEADER_ROW + 1, columns: 0 },
    showGridlines: false,
    landscape: true,
  };
}
