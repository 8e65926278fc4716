/** Amounts of schedules beside revenue derived again: cost of goods, returns, provisions. */
import type { AmountDerivation } from '../../../engine/domain/schedule';
import type { GoodsCost, OnerousPart } from '../../../engine/domain/transfer-derivation';
import { provisionOf } from '../../../engine';
import type { Day } from '../../../engine/foundation/calendar';
import { shareExpression, type Expression } from './amount-proof';
import { spanOf, type CloseContext } from '../close-context';
import { numberLiteral } from '../cells/formula-text';
import { unitsOf } from '../cells/number-formats';
import { cumulativeText, dateText } from './recognition-expression';
import { cellAt, cellOn } from '../cells/sheet-layout';
import { referenceId } from '../cells/source-rows';

type Derivation<Kind extends AmountDerivation['kind']> = Extract<AmountDerivation, { readonly kind: Kind }>;

/** A share of the cost that the row of the obligation states; no leading `=`. */
export function goodsExpression(
  { lookup }: CloseContext,
  { cost, ...share }: Derivation<'cost-of-goods'>,
  minorUnits: number,
): Expression {
  const base = { text: costText(lookup, cost, minorUnits), minor: cost.amount };
  return share.before === 0 && share.through === share.whole ? base : shareExpression(base, share, 1, minorUnits);
}

function costText(lookup: CloseContext['lookup'], { row, measure }: GoodsCost, minorUnits: number): string {
  const read = (column: string): string => lookup.readByKey(row, column) ?? '0';
  if (measure === 'total') return read('Cost');
  const units = measure === 'one-unit' ? '' : `*${read('Quantity')}`;
  return `ROUND(${read('Unit cost')}${units}*${minorUnits},0)/${minorUnits}`;
}

/** A share of a cell of another table. */
export function shareOfCell(
  context: CloseContext,
  { row, column, sign, ...share }: Derivation<'share-of-cell'>,
  minorUnits: number,
): Expression {
  const minor = context.rows.get(referenceId(row))?.amounts.get(column) ?? 0;
  return shareExpression({ text: context.lookup.readByKey(row, column) ?? '0', minor }, share, sign, minorUnits);
}

/** A share of what segments of Other schedules leave. */
export function shareOfRest(
  { schedule, segmentRows, layouts }: CloseContext,
  { plus, less, part, whole }: Derivation<'share-of-rest'>,
  minorUnits: number,
): Expression {
  let minor = 0;
  const terms = (ids: readonly string[], sign: 1 | -1): string =>
    ids
      .flatMap((id) => {
        const row = segmentRows.get(id);
        if (row === undefined) return [];
        minor += sign * (schedule[row]?.segment.amount ?? 0);
        return [`${sign === 1 ? '+' : '-'}${cellAt(layouts.scheduleDetail, 'amount', row)}`];
      })
      .join('');
  const text = `(${`${terms(plus, 1)}${terms(less, -1)}`.replace(/^\+/, '')})`;
  return shareExpression({ text: text === '()' ? '0' : text, minor }, { before: 0, through: part, whole }, 1, minorUnits);
}

/** The provision after the row less the provision before. */
export function onerousExpression(
  context: CloseContext,
  { before, through }: Derivation<'onerous'>,
  minorUnits: number,
): Expression {
  const [after, earlier] = [through, before].map((parts) => provisionText(context, parts, minorUnits));
  const text = earlier === '0' ? (after ?? '0') : `${after ?? '0'}-${earlier ?? '0'}`;
  const minor = provisionOf(through) - provisionOf(before);
  return { text: minorUnits === 1 ? text : `(${text})/${minorUnits}`, minor };
}

/** Minor units of max(0, costs to complete − price to come). */
function provisionText(context: CloseContext, parts: readonly OnerousPart[], minorUnits: number): string {
  if (parts.length === 0) return '0';
  const terms = parts.map((part) => `${costsToComplete(context, part, minorUnits)}-${toCome(context, part, minorUnits)}`);
  return `MAX(0,${terms.join('+')})`;
}

function costsToComplete({ lookup }: CloseContext, { row, totalFrom }: OnerousPart, minorUnits: number): string {
  const read = (column: string): string => `ROUND(${lookup.readByKey(row, column) ?? '0'}*${minorUnits},0)`;
  return totalFrom === 'to-complete' ? read('To complete') : `${read('Total')}-${read('Done')}`;
}

/** The price of a day: as Allocation has it, or Price changes after the last one; null where credits changed it too. */
function priceText(
  { obligations, obligationRows, priceChanges, layouts }: CloseContext,
  id: string,
  day: Day,
  price: number,
): string | null {
  const last = priceChanges.map(({ obligation, change }) => obligation.id === id && change.day <= day).lastIndexOf(true);
  const changed = priceChanges[last];
  if (changed !== undefined) {
    return changed.before + changed.change.amount === price ? cellOn(layouts.priceChanges, 'after', last) : null;
  }
  const row = obligationRows.get(id);
  return row !== undefined && obligations[row]?.allocated === price ? cellOn(layouts.allocation, 'allocated', row) : null;
}

/** The price of the day less what Schedule detail has recognized by then. */
function toCome(context: CloseContext, { obligationId, day, price }: OnerousPart, minorUnits: number): string {
  const { revenue } = context;
  const terms: string[] = [];
  if (revenue !== null) {
    const { first, last } = spanOf(context.revenueSpans, obligationId);
    for (let row = first; row <= last; row++) {
      const item = revenue.rows[row];
      if (item !== undefined && item.firstDay <= day) terms.push(cumulativeText(revenue, row, dateText(day)));
    }
  }
  const text = priceText(context, obligationId, day, price) ?? numberLiteral(unitsOf(price, minorUnits));
  const inMinor = minorUnits === 1 ? text : `${text}*${minorUnits}`;
  return `(ROUND(${inMinor},0)${terms.map((term) => `-(${term})`).join('')})`;
}
