/** Changes of the price as rows of Schedule detail take them from their own sheets. */
import type { Segment } from '../../../engine/domain/schedule';
import { shareExpression, type Expression } from './amount-proof';
import type { CloseContext } from '../close-context';
import type { ModificationField } from '../close-layout';
import { numberLiteral } from '../cells/formula-text';
import { unitsOf } from '../cells/number-formats';
import { cellAt, cellOn } from '../cells/sheet-layout';

/** A rate of the amounts of other rows of Schedule detail. */
export function rateOfRevenue(
  context: CloseContext,
  { segments, rate }: Extract<Segment['derivation'], { readonly kind: 'rate-of-revenue' }>,
  minorUnits: number,
): Expression {
  const whole = 10 ** rate.scale;
  return shareExpression(sumOfRevenue(context, segments), { before: 0, through: rate.digits, whole }, 1, minorUnits);
}

/** The amounts of rows of Schedule detail together; `prefix`: its name, on another sheet. */
export function sumOfRevenue(
  { segmentRows, schedule, layouts }: CloseContext,
  segments: readonly string[],
  prefix = '',
): Expression {
  const rows = segments.flatMap((id) => segmentRows.get(id) ?? []);
  const cells = rows.map((row) => cellAt(layouts.scheduleDetail, 'amount', row));
  const sums = cells.map((cell) => `${prefix}${cell}`).join('+');
  const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  const isBlock = rows.length > 1 && last - first === rows.length - 1;
  const sum = isBlock ? `SUM(${prefix}${cells[0] ?? ''}:${cells.at(-1) ?? ''})` : cells.length === 0 ? '0' : sums;
  const minor = rows.reduce((total, row) => total + (schedule[row]?.segment.amount ?? 0), 0);
  return { text: `(${sum})`, minor };
}

/** A change of the obligation's price, derived again. */
export function changeExpression({ priceChanges, priceChangeRows, layouts }: CloseContext, changeId: string): Expression {
  const row = priceChangeRows.get(changeId) ?? 0;
  const minor = priceChanges[row]?.change.amount ?? 0;
  return { text: cellOn(layouts.priceChanges, 'change', row), minor };
}

type OfModification = Extract<Segment['derivation'], { readonly kind: 'modification' }>;

/** A figure of the modified obligation on `Modified obligations`. */
export function modificationExpression(context: CloseContext, { changeId, figure }: OfModification): Expression {
  const row = context.modificationRows.get(changeId) ?? 0;
  const modified = context.input.recognition.modifications[row];
  if (modified === undefined) return { text: '0', minor: 0 };
  const on = (field: ModificationField): string => cellOn(context.layouts.modifications, field, row);
  const { allocated, recognizedOnDay, priceBefore, priceAfter } = modified;
  switch (figure) {
    case 'share':
      return { text: on('allocated'), minor: allocated };
    case 'on-day':
      return { text: on('onDay'), minor: recognizedOnDay };
    case 'price-change':
      return { text: `ROUND(${on('priceAfter')}-${on('priceBefore')},3)`, minor: priceAfter - priceBefore };
  }
}

/** What a modified obligation had recognized before; null where the change is no modification. */
export function recognizedBefore({ modificationRows, input, layouts }: CloseContext, changeId: string): Expression | null {
  const row = modificationRows.get(changeId);
  const modified = row === undefined ? undefined : input.recognition.modifications[row];
  if (row === undefined || modified === undefined) return null;
  return { text: cellOn(layouts.modifications, 'recognizedBefore', row), minor: modified.recognizedBefore };
}

type ShareOfPriceChange = Extract<Segment['derivation'], { readonly kind: 'share-of-price-change' }>;

export function shareOfPriceChange(derivation: ShareOfPriceChange, minorUnits: number): Expression {
  const { priceBefore, priceAfter } = derivation;
  const shareOf = (price: number): Expression =>
    shareExpression({ text: numberLiteral(unitsOf(price, minorUnits)), minor: price }, derivation, 1, minorUnits);
  const [after, before] = [shareOf(priceAfter), shareOf(priceBefore)];
  return { text: `ROUND(${after.text}-${before.text},3)`, minor: after.minor - before.minor };
}
