/** What formulas of other sheets read on the sheets of credits. */
import type { PriceBasis } from '../../../engine/domain/price-list';
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { currencyExponent } from '../../../engine/foundation/currency';
import { serialOf, type Day } from '../../../engine/foundation/calendar';
import type { CloseContext } from '../close-context';
import { textLiteral } from '../cells/formula-text';
import { cellOn, columnOn } from '../cells/sheet-layout';
import { referenceId } from '../cells/source-rows';

/** Credits drawn of a grant through a day, and those expected to be used; null where the obligation is no grant. */
export function drawnTexts(
  context: CloseContext,
  obligationId: string,
): { readonly drawn: (through: Day) => string; readonly usable: (through: Day) => string } | null {
  const row = context.creditRows.get(obligationId);
  if (row === undefined) return null;
  return {
    drawn: (through) => drawnText(context, row, through),
    usable: (through) => usableText(context, row, through),
  };
}

/** By the last estimate of the day: of the grant, or of a draw on Credit draw-downs applied. */
export function usableText({ layouts, credits }: CloseContext, row: number, through: Day): string {
  const id = credits.balances[row]?.grant.id;
  const last = credits.applied
    .map(({ grant, draw }) => grant.id === id && draw.day <= through && draw.expectedBreakage !== null)
    .lastIndexOf(true);
  return last < 0 ? cellOn(layouts.creditBalances, 'usable', row) : cellOn(layouts.creditDraws, 'usable', last);
}

export function drawnText({ layouts, credits }: CloseContext, row: number, through: Day): string {
  const { creditDraws } = layouts;
  if (credits.applied.length === 0) return '0';
  const on = (field: 'taken' | 'grantNumber' | 'day'): string => columnOn(creditDraws, field);
  return `SUMIFS(${on('taken')},${on('grantNumber')},${cellOn(layouts.creditBalances, 'grantNumber', row)},${on('day')},${textLiteral(`<=${serialOf(through)}`)})`;
}

type CreditBasis = Extract<PriceBasis, { readonly kind: 'credits' }>;

/** What the credits of a grant would sell for on their own, from its row and those of the paid units of its day. */
export function creditPriceText(
  context: CloseContext,
  item: ScheduledObligation,
  { from, rows }: CreditBasis,
): string | null {
  const row = context.creditRows.get(item.id);
  if (row === undefined) return null;
  const on = (field: 'grantedInSource' | 'breakageInSource' | 'pricePaid', of = row): string =>
    cellOn(context.layouts.creditBalances, field, of);
  const usable = `${on('grantedInSource')}*(1-${on('breakageInSource')})`;
  const exponent = currencyExponent(item.currency);
  if (from === 'amount') return `ROUND(${usable},${exponent})`;
  if (from === 'product') {
    const [unit] = rows;
    const perUnit = unit === undefined ? null : context.lookup.readByKey(unit, 'SSP (per unit)');
    return perUnit === null ? null : `ROUND(${perUnit}*${usable},${exponent})`;
  }
  const wanted = new Set(rows.map(referenceId));
  const paid = context.credits.balances.flatMap(({ grant }, index) => (wanted.has(referenceId(grant.origin)) ? [index] : []));
  const sum = (field: 'grantedInSource' | 'pricePaid'): string => paid.map((index) => on(field, index)).join('+');
  return paid.length === 0 ? null : `ROUND((${sum('pricePaid')})*${usable}/(${sum('grantedInSource')}),${exponent})`;
}
