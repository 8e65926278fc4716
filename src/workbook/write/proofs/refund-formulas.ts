/** Refunds expected of an obligation, from the rows of `Schedule detail` and of `Billing`. */
import { isExpectedOfPrice, isPaidBack, refundOfInvoiced, type Day } from '../../../engine';
import { changeIdOf, isInPrice } from '../../../engine/domain/price-change';
import { lastDayOfMonth, monthOf } from '../../../engine/foundation/calendar';
import { currencyExponent, minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { roundedRatio } from '../../../engine/foundation/exact-ratio';
import type { PriceChange, RefundPaid, ScheduledObligation } from '../../../engine/domain/schedule';
import type { Expression } from './amount-proof';
import { billingRowOf, spanOf, type CloseContext } from '../close-context';
import { allMonthLetters, type BillingField } from '../close-layout';
import { numberLiteral } from '../cells/formula-text';
import { unitsOf } from '../cells/number-formats';
import { changeExpression } from './price-change-source';
import { dateText } from './recognition-expression';
import { cellAt, cellOn } from '../cells/sheet-layout';

/**
 * `=MAX(0,…)`: what estimates took from revenue through a day, or their part of what is invoiced where that is more,
 * less what credit notes paid out of it. The day is the close, or the last of a month before.
 */
export function refundsExpectedText(context: CloseContext, row: number | undefined, day: Day): Expression {
  const obligation = context.obligations[row ?? -1];
  if (obligation === undefined || row === undefined) return { text: '=0', minor: 0 };
  const owed = new Set(obligation.changes.filter(({ rule }) => isPaidBack(rule)).map(({ id }) => id));
  const { first, last } = spanOf(context.scheduleSpans, obligation.id);
  const terms: Expression[] = [];
  for (let detail = first; detail <= last; detail++) {
    const item = context.schedule[detail];
    const changeId = item === undefined ? null : changeIdOf(item.segment.derivation);
    if (item === undefined || changeId === null || !owed.has(changeId)) continue;
    terms.push({ text: recognizedThrough(context, detail, day), minor: item.recognizedThrough(day) });
  }
  const sum = sumOf(terms);
  const taken = { text: terms.length === 0 ? '0' : `-(${sum.text})`, minor: 0 - sum.minor };
  const invoiced = invoicedPart(context, obligation, row, day);
  const owing = invoiced === null ? taken : { text: `MAX(${taken.text},${invoiced.text})`, minor: Math.max(taken.minor, invoiced.minor) };
  const paid = sumOf(obligation.refundsPaid.filter((item) => item.day <= day).map((item) => paidText(context, item, obligation.currency)));
  if (terms.length === 0 && invoiced === null && paid.text === '') return { text: '=0', minor: 0 };
  const minor = Math.max(0, owing.minor - paid.minor);
  return { text: `=MAX(0,ROUND(${owing.text}${paid.text === '' ? '' : `-(${paid.text})`},3))`, minor };
}

function sumOf(terms: readonly Expression[]): Expression {
  return { text: terms.map(({ text }) => text).join('+'), minor: terms.reduce((sum, term) => sum + term.minor, 0) };
}

/** Estimate × invoices through the day ÷ price before estimates; null where nothing of a known price is expected back. */
function invoicedPart(context: CloseContext, obligation: ScheduledObligation, row: number, day: Day): Expression | null {
  const { expected, invoiced, price } = refundOfInvoiced(obligation, day);
  if (expected === 0 || invoiced === 0) return null;
  const inPrice = obligation.changes.filter((change) => isInPrice(change, day));
  const textOf = (changes: readonly PriceChange[]): string => changes.map(({ id }) => changeExpression(context, id).text).join('+');
  const estimates = textOf(inPrice.filter(isExpectedOfPrice));
  const others = textOf(inPrice.filter(({ rule }) => !isPaidBack(rule)));
  const allocated = cellOn(context.layouts.allocation, 'allocated', row);
  const before = others === '' ? allocated : `(${allocated}+${others})`;
  const { first, last } = spanOf(context.billingSpans, obligation.id);
  const column = (field: BillingField): string =>
    `${cellOn(context.layouts.billing, field, first)}:${cellAt(context.layouts.billing, field, last)}`;
  const through = `(${column('day')}<=${dateText(day).text})*((LEFT(${column('source')},7)="Invoice")+(LEFT(${column('source')},4)="Void"))`;
  const billed = `SUMPRODUCT(${through}*${column('amount')})`;
  const places = currencyExponent(obligation.currency);
  return { text: `ROUND(-(${estimates})*MIN(1,MAX(0,${billed})/${before}),${places})`, minor: roundedRatio(expected, invoiced, price) };
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
