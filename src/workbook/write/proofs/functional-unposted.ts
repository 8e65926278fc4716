/**
 * What should stand on closed days of `Functional currency` by today's facts and has no line there: a month's end that was
 * not revalued while its rate was another. Above the header, in the columns of the table, so that its formulas find it.
 */
import { accountKeyOf } from '../../../engine';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { decimalValue } from '../../../engine/foundation/decimal-text';
import type { PlannedCell } from '../../workbook-plan';
import type { CloseContext } from '../close-context';
import type { FunctionalField } from '../rows/functional-columns';
import { placeOfUnposted, poolTexts, rateLookup, targetText, type FunctionalRows } from './functional-proof';
import { DATE_FORMAT, EXCHANGE_RATE_FORMAT, INTEGER_FORMAT, amountFormat, unitsOf } from '../cells/number-formats';
import { formulaCell, textCell, valueCell } from '../cells/sheet-frame';

export function unpostedCells(context: CloseContext, rows: FunctionalRows): PlannedCell[] {
  const { unposted, layout } = rows;
  if (unposted.length === 0) return [];
  const title = 'By today’s facts on closed days, without a line: corrections below post it with the rest of its account.';
  const cells = unposted.map((_, index) => cellsOf(context, rows, index)).flat();
  return [textCell(layout.headerRow - 1 - unposted.length, 0, title, 'label'), ...cells];
}

function cellsOf(context: CloseContext, rows: FunctionalRows, index: number): PlannedCell[] {
  const { layout, unposted, groups } = rows;
  const target = unposted[index]!;
  const place = placeOfUnposted(index);
  const row = layout.headerRow + 1 + place;
  const [transaction, functional] = [target.currency, target.functionalCurrency];
  const column = (field: FunctionalField): number => layout.fields.indexOf(field);
  const text = (field: FunctionalField, value: string): PlannedCell => textCell(row, column(field), value, 'note');
  const formula = (field: FunctionalField, content: string, result: number, format: string): PlannedCell =>
    formulaCell(row, column(field), `=${content}`, result, 'formula', format);
  const money = (field: FunctionalField, content: string, minor: number, currency: string): PlannedCell =>
    formula(field, content, unitsOf(minor, minorUnitsPerUnit(currency)), amountFormat(currency));
  const pool = poolTexts(rows, place);
  const after = target.pool?.after ?? { base: 0, value: 0, used: 0 };
  const { proof } = target;
  const rate = proof.kind === 'rate' || proof.kind === 'remeasure' ? proof.rate : null;
  const keyColumns = context.input.sources.tables.get('Rates')?.keyColumns ?? [];
  const found = rate === null ? null : rateLookup((name) => context.lookup.column('Rates', name), keyColumns, rate);
  return [
    text('entry', 'Not posted'),
    valueCell(row, column('day'), serialOf(target.day), 'note', DATE_FORMAT),
    text('account', target.account),
    text('accountName', target.accountName),
    text('functionalCurrency', functional),
    text('obligationId', target.obligationId),
    text('currency', transaction),
    text('narrative', target.narrative),
    money('amount', '0', target.amount, transaction),
    ...(rate === null ? [] : [formula('rate', found ?? '0', decimalValue(rate.row.rate), EXCHANGE_RATE_FORMAT)]),
    money('target', targetText(rows, place), target.value, functional),
    valueCell(row, column('targetGroup'), groups.get(accountKeyOf(target)) ?? 0, 'note', INTEGER_FORMAT),
    money('poolBase', pool.poolBase, after.base, transaction),
    money('poolValue', pool.poolValue, after.value, functional),
    money('poolUsed', pool.poolUsed, after.used, transaction),
  ];
}
