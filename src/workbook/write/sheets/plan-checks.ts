/** `Checks`: a row a check, with PASS or FAIL by native formulas, and one master cell that every sheet shows. */
import type { CellValue } from '../../table-data';
import type { SheetPlan } from '../../workbook-plan';
import { SHEET_NAMES, TABLE_NAMES, layOutChecks, type CheckField } from '../close-layout';
import { dusted, sideText, type CheckSide, type CloseCheck } from '../checks/close-checks';
import { COUNT_FORMAT, FIGURE_FORMAT, GENERAL_FORMAT, figureFormat } from '../cells/number-formats';
import { finishSheet, type CloseHead } from '../cells/sheet-frame';
import { cellAt, columnAt } from '../cells/sheet-layout';
import {
  addFormula,
  amountColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  integerColumn,
  linkColumn,
  tableOf,
  textColumn,
  type TableColumn,
} from '../cells/table-columns';

const differenceOf = ({ left, right }: CloseCheck): number => dusted(left.result - right.result);
const passes = (check: CloseCheck): boolean => differenceOf(check) === 0;

function formatOf({ unit }: CloseCheck): string {
  if (unit === undefined) return FIGURE_FORMAT;
  return unit === 'count' ? COUNT_FORMAT : figureFormat(unit);
}

/** What the master cell is expected to say. */
export function masterCheckText(checks: readonly CloseCheck[]): string {
  const failed = checks.filter((check) => !passes(check)).length;
  return failed === 0 ? `All ${checks.length} checks pass` : `${failed} of ${checks.length} checks fail`;
}

export function planChecks(checks: readonly CloseCheck[], head: CloseHead): SheetPlan {
  const layout = layOutChecks(checks.length);
  const sheet = finishSheet(
    {
      name: SHEET_NAMES.checks,
      kind: 'evidence',
      title: 'Checks',
      note: 'Two figures a row, by formulas over the sheets. They must be equal: the tolerance is zero.',
      cells: [],
      table: tableOf(layout, TABLE_NAMES.checks, checkColumns(checks, layout)),
      frozenColumns: 2,
    },
    head,
  );
  const results = columnAt(layout, 'result');
  const passed = `COUNTIF(${results},"PASS")`;
  const formula =
    `=IF(${passed}=ROWS(${results}),"All "&ROWS(${results})&" checks pass",` +
    `(ROWS(${results})-${passed})&" of "&ROWS(${results})&" checks fail")`;
  // Row 3 of every sheet repeats the master check; here it is made.
  const cells = sheet.cells.map((cell) =>
    cell.style === 'check'
      ? { ...cell, content: { kind: 'formula' as const, formula, result: head.masterCheck } }
      : cell,
  );
  return { ...sheet, cells };
}

function checkColumns(
  checks: readonly CloseCheck[],
  layout: ReturnType<typeof layOutChecks>,
): Record<CheckField, TableColumn> {
  const at = (field: CheckField): string => cellAt(layout, field, 0);
  const formats = checks.map(formatOf);
  const text = (header: string, value: (check: CloseCheck) => string, widest = 60): TableColumn =>
    textColumn(header, checks.map(value), { widest });
  const side = (header: string, value: (check: CloseCheck) => CheckSide): TableColumn => {
    const list = formulaList();
    for (const check of checks) addFormula(list, `=${sideText(value(check))}`, value(check).result);
    return formulaColumn(header, eachRow(list), formats);
  };
  const links = formulaList();
  for (const { sheet } of checks)
    addFormula(
      links,
      `=HYPERLINK("#'${sheet.replaceAll("'", "''").replaceAll('"', '""')}'!A1","${sheet.replaceAll('"', '""')}")`,
      sheet,
    );
  const verdicts: readonly CellValue[] = checks.map((check) => (passes(check) ? 'PASS' : 'FAIL'));
  const verdict = `=IF(ISNUMBER(${at('difference')}),IF(ABS(${at('difference')})<=${at('tolerance')},"PASS","FAIL"),"FAIL")`;
  return {
    number: integerColumn(
      'No.',
      checks.map((_, index) => index + 1),
    ),
    check: text('Check', ({ title }) => title),
    left: side('This', ({ left }) => left),
    right: side('Must equal', ({ right }) => right),
    difference: formulaColumn(
      'Difference',
      filled(`=ROUND(${at('left')}-${at('right')},3)`, checks.map(differenceOf)),
      formats,
      { style: 'check' },
    ),
    tolerance: amountColumn(
      'Tolerance',
      checks.map(() => 0),
      formats,
    ),
    result: formulaColumn('Result', filled(verdict, verdicts), GENERAL_FORMAT, { style: 'check', align: 'center' }),
    where: linkColumn('Where', eachRow(links)),
    compares: text('What is compared', ({ compares }) => compares, 100),
  };
}
