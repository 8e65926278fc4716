/** Columns of `Schedule detail` that lead back to the source: place, link, proof of the amount, dates read again. */
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { CloseContext } from '../close-context';
import type { ScheduleDetailField } from '../close-layout';
import { DATE_FORMAT, INTEGER_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import { segmentAmountExpression, sourceDay } from './schedule-source';
import { cellAt } from '../cells/sheet-layout';
import { addFormula, eachRow, filled, formulaColumn, formulaList, linkColumn, type TableColumn } from '../cells/table-columns';

type SourceField =
  | 'sourceLink'
  | 'proof'
  | 'check'
  | 'position'
  | 'sourceRow'
  | 'datesRow'
  | 'firstDayInSource'
  | 'lastDayInSource'
  | 'daysCheck';

export function sourceColumns(context: CloseContext): Record<SourceField, TableColumn> {
  const { schedule, layouts, lookup } = context;
  const at = (field: ScheduleDetailField, row: number): string => cellAt(layouts.scheduleDetail, field, row);
  const lists = {
    sourceLink: formulaList(),
    proof: formulaList(),
    position: formulaList(),
    sourceRow: formulaList(),
    datesRow: formulaList(),
    firstDayInSource: formulaList(),
    lastDayInSource: formulaList(),
  };
  const checks: number[] = [];
  schedule.forEach((item, row) => {
    const { segment, obligation, firstDay, lastDay } = item;
    const units = minorUnitsPerUnit(obligation.currency);
    const proof = segmentAmountExpression(context, row, item);
    addFormula(lists.proof, `=${proof.text}`, unitsOf(proof.minor, units));
    checks.push(unitsOf(segment.amount - proof.minor, units));
    const position = lookup.position(segment.origin);
    addFormula(lists.position, position?.formula ?? '=0', position?.result ?? 0);
    const sourceRow = lookup.sheetRow(segment.origin, at('position', row));
    addFormula(lists.sourceRow, sourceRow?.formula ?? '=1', sourceRow?.result ?? 1);
    const link = lookup.link(segment.origin, at('sourceRow', row));
    addFormula(lists.sourceLink, link.formula, link.result);
    const isSameRow = JSON.stringify(segment.origin) === JSON.stringify(segment.datesOrigin);
    const datesRow = isSameRow ? position : lookup.position(segment.datesOrigin);
    addFormula(
      lists.datesRow,
      isSameRow ? `=${at('position', row)}` : (datesRow?.formula ?? '=0'),
      datesRow?.result ?? 0,
    );
    for (const [field, which, day] of [
      ['firstDayInSource', 'first', firstDay],
      ['lastDayInSource', 'last', lastDay],
    ] as const) {
      const found = sourceDay(context, segment, which, day, at('datesRow', row));
      addFormula(lists[field], found?.formula ?? '="derived"', found?.result ?? 'derived');
    }
  });
  const formats = amountFormats(schedule.map(({ obligation }) => obligation.currency));
  const grouped = { grouped: true };
  const difference = (constant: ScheduleDetailField, read: ScheduleDetailField): string =>
    `IF(ISNUMBER(${at(read, 0)}),ABS(${at(constant, 0)}-${at(read, 0)}),0)`;
  return {
    sourceLink: linkColumn('Source', eachRow(lists.sourceLink)),
    proof: formulaColumn('Proof', eachRow(lists.proof), formats, grouped),
    check: formulaColumn('Check', filled(`=ROUND(${at('amount', 0)}-${at('proof', 0)},3)`, checks), formats, {
      ...grouped,
      style: 'check',
    }),
    position: formulaColumn('Place in table', eachRow(lists.position), INTEGER_FORMAT, grouped),
    sourceRow: formulaColumn('Source row', eachRow(lists.sourceRow), INTEGER_FORMAT, grouped),
    datesRow: formulaColumn('Place of dates', eachRow(lists.datesRow), INTEGER_FORMAT, grouped),
    firstDayInSource: formulaColumn('First day in source', eachRow(lists.firstDayInSource), DATE_FORMAT, {
      ...grouped,
      align: 'center',
    }),
    lastDayInSource: formulaColumn('Last day in source', eachRow(lists.lastDayInSource), DATE_FORMAT, {
      ...grouped,
      align: 'center',
    }),
    daysCheck: formulaColumn(
      'Dates check',
      filled(
        `=${difference('firstDay', 'firstDayInSource')}+${difference('lastDay', 'lastDayInSource')}`,
        schedule.map(() => 0),
      ),
      INTEGER_FORMAT,
      { ...grouped, style: 'check' },
    ),
  };
}
