/** Refunds expected of an obligation, from the rows of `Schedule detail` and of `Billing`. */
import { isPaidBack, type Day } from '../../engine';
import { changeIdOf } from '../../engine/domain/price-change';
import { lastDayOfMonth, monthOf } from '../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../engine/foundation/currency';
import type { RefundPaid } from '../../engine/domain/schedule';
import type { Expression } from './amount-proof';
import { billingRowOf, spanOf, type CloseContext } from './close-context';
import { allMonthLetters } from './close-layout';
import { numberLiteral } from './formula-text';
import { unitsOf } from './number-formats';
import { cellOn } from './sheet-layout';

/**
 * `=MAX(0,…)`: what estimates took from revenue through a day, less what credit notes paid out of it. The day is the
 * close, or the last of a month before.
 */
export function refundsExpectedText(context: CloseContext, row: number | undefined, day: Day): Expression {
  const obligation = context.obligations[row ?? -1];
  if (obligation === undefined) return { text: '=0', minor: 0 };
  const owed = new Set(obligation.changes.filter(({ rule }) => isPaidBack(rule)).map(({ id }) => id));
  const { first, last } = spanOf(context.scheduleSpans, obligation.id);
  const terms: Expression[] = [];
  for (let detail = first; detail <= last; detail++) {
    const item = context.schedule[detail];
    const changeId = item === undefined ? null : changeIdOf(item.segment.derivation);
    if (item === undefined || changeId === null || !owed.has(changeId)) continue;
    terms.push({ text: recognizedThrough(context, detail, day), minor: item.recognizedThrough(day) });
  }
  for (const paid of obligation.refundsPaid) if (paid.day <= day) terms.push(paidText(context, paid, obligation.currency));
  const minor = Math.max(0, 0 - terms.reduce((sum, term) => sum + term.minor, 0));
  return { text: terms.length === 0 ? '=0' : `=MAX(0,ROUND(-(${terms.map(({ text }) => text).join('+')}),3))`, minor };
}

function recognizedThrough({ layouts, months, throughDay }: CloseContext, detail: number, day: Day): string {
  const { scheduleDetail } = layouts;
  if (day === throughDay && day !== lastDayOfMonth(monthOf(day))) return cellOn(scheduleDetail, 'recognized', detail);
  const letters = allMonthLetters(months);
  const index = Math.min(letters.length - 1, monthOf(day) - months.firstMonth);
  if (index < 0) return '0';
  const at = scheduleDetail.headerRow + 2 + detail;
  return `SUM(${scheduleDetail.prefix}${letters[0] ?? ''}${at}:${letters[index] ?? ''}${at})`;
}

/** The credit less what it took from revenue. */
function paidText(context: CloseContext, { obligationId, billingId, amount }: RefundPaid, currency: string): Expression {
  const row = billingRowOf(context, obligationId, billingId);
  const event = context.billing[row ?? -1]?.event;
  const { first, last } = spanOf(context.scheduleSpans, obligationId);
  const cells: string[] = [];
  let paid = 0 - (event?.amount ?? 0);
  for (let detail = first; detail <= last; detail++) {
    const segment = context.schedule[detail]?.segment;
    if (segment === undefined || !('billingId' in segment.derivation) || segment.derivation.billingId !== billingId) continue;
    cells.push(`+${cellOn(context.layouts.scheduleDetail, 'amount', detail)}`);
    paid += segment.amount;
  }
  if (row === undefined || paid !== amount) {
    const text = numberLiteral(unitsOf(amount, minorUnitsPerUnit(currency)));
    return { text: amount < 0 ? `(${text})` : text, minor: amount };
  }
  const credit = cellOn(context.layouts.billing, 'amount', row);
  return { text: `(${cells.join('').slice(1)}-${credit})`, minor: amount };
}
