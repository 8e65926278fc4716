/** `Contract netting`: the sums by which excess billing of one obligation settles unbilled revenue of another. */
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { CellValue } from '../../table-data';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type NettingField } from '../close-layout';
import type { NettingRow } from '../rows/netting-rows';
import { amountFormats, unitsOf } from '../cells/number-formats';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn } from '../cells/sheet-layout';
import {
  addFormula,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  integerColumn,
  tableOf,
  textColumn,
  type TableColumn,
} from '../cells/table-columns';
import { SHEET_TITLES } from '../cells/sheet-titles';

/** Null while no contract had to be netted. */
export function planNetting(context: CloseContext): SheetDraft | null {
  if (context.netting.rows.length === 0) return null;
  return {
    name: SHEET_NAMES.netting,
    kind: 'step',
    title: SHEET_TITLES.netting,
    note: 'On each day of netting, excess billing of a contract’s obligations settles what is unbilled on others, in order of the obligations.',
    cells: [],
    table: tableOf(context.layouts.netting, TABLE_NAMES.netting, nettingColumns(context)),
    frozenColumns: 1,
  };
}

function nettingColumns(context: CloseContext): Record<NettingField, TableColumn> {
  const { netting, layouts } = context;
  const { rows } = netting;
  const formats = amountFormats(rows.map(({ currency }) => currency));
  const at = (field: NettingField, row = 0): string => cellAt(layouts.netting, field, row);
  const inUnits = (minor: (row: NettingRow) => number): number[] =>
    rows.map((row) => unitsOf(minor(row), minorUnitsPerUnit(row.currency)));
  const fill = (header: string, formula: string, minor: (row: NettingRow) => number, grouped: boolean): TableColumn =>
    formulaColumn(header, filled(formula, inUnits(minor)), formats, { grouped });
  const each = (
    header: string,
    formula: (row: NettingRow, index: number) => string,
    minor: (row: NettingRow) => number,
    grouped: boolean,
  ): TableColumn => {
    const list = formulaList();
    const results: readonly CellValue[] = inUnits(minor);
    rows.forEach((row, index) => addFormula(list, formula(row, index), results[index] ?? null));
    return formulaColumn(header, eachRow(list), formats, { grouped });
  };
  const isFirst = (index: number): boolean => index === 0 || rows[index - 1]?.lastRow !== rows[index]?.lastRow;
  const running = (own: NettingField, sum: NettingField) => (_: NettingRow, index: number) =>
    isFirst(index) ? `=${at(own, index)}` : `=ROUND(${at(sum, index - 1)}+${at(own, index)},3)`;
  const settledOn = (sum: NettingField, own: NettingField): string =>
    `MIN(${at(sum)},${at('matched')})-MIN(${at(sum)}-${at(own)},${at('matched')})`;
  return {
    contractId: textColumn(
      'Contract',
      rows.map(({ contractId }) => contractId),
    ),
    asOf: dateColumn(
      'As of',
      rows.map(({ asOf }) => serialOf(asOf)),
    ),
    obligationId: textColumn(
      'Obligation',
      rows.map(({ obligationId }) => obligationId),
    ),
    currency: textColumn(
      'Currency',
      rows.map(({ currency }) => currency),
    ),
    gross: fill(
      'Billed less recognized',
      `=ROUND(${at('netBefore')}+${at('settledBefore')},3)`,
      ({ gross }) => gross,
      false,
    ),
    settled: fill(
      'Settled by netting',
      `=ROUND(${settledOn('runningExcess', 'excess')}-(${settledOn('runningGap', 'gap')}),3)`,
      ({ settled }) => settled,
      false,
    ),
    netBefore: each(
      'Position before',
      ({ positionRow }) => (positionRow < 0 ? '=0' : `=${cellOn(layouts.daily, 'netAfter', positionRow)}`),
      ({ netBefore }) => netBefore,
      false,
    ),
    netAfter: fill(
      'Position after',
      `=ROUND(${at('gross')}-${at('settled')},3)`,
      ({ gross, settled }) => gross - settled,
      false,
    ),
    settledBefore: each(
      'Settled before',
      ({ previousRow }) => (previousRow < 0 ? '=0' : `=${at('settled', previousRow)}`),
      ({ gross, netBefore }) => gross - netBefore,
      true,
    ),
    excess: fill('Excess billing', `=MAX(0,${at('gross')})`, ({ gross }) => Math.max(0, gross), true),
    gap: fill('Unbilled', `=MAX(0,-${at('gross')})`, ({ gross }) => Math.max(0, -gross), true),
    runningExcess: each('Excess so far', running('excess', 'runningExcess'), (row) => row.runningExcess, true),
    runningGap: each('Unbilled so far', running('gap', 'runningGap'), (row) => row.runningGap, true),
    matched: each(
      'Smaller side',
      ({ lastRow }) => `=MIN(${at('runningExcess', lastRow)},${at('runningGap', lastRow)})`,
      ({ matched }) => matched,
      true,
    ),
    run: integerColumn(
      'Run',
      rows.map(({ run }) => run),
      { grouped: true },
    ),
  };
}
