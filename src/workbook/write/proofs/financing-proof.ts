/** Financed prices and their interest derived again: from the rows of Financing in the source, and from the sheet `Financing`. */
import { decimalValue } from '../../../engine/foundation/decimal-text';
import type { FinancedChange, FinancedPrice, FinancingPayment, FinancingRate, InterestDerivation, InterestPoint } from '../../../engine/domain/financing';
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { currencyExponent, minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { interestTo } from '../../../engine';
import { shareExpression, sourceExpression, type Expression } from './amount-proof';
import { billingRowOf, financingKeyOf, type CloseContext, type FinancingLine } from '../close-context';
import type { FinancingField } from '../close-layout';
import { numberLiteral } from '../cells/formula-text';
import { unitsOf } from '../cells/number-formats';
import { cellOn } from '../cells/sheet-layout';
import { referenceId } from '../cells/source-rows';

type Looked = Pick<CloseContext, 'lookup'>;

/** The rate of a year, as the row says it now. */
export function rateText({ lookup }: Looked, { share, writtenAs, row }: FinancingRate): string {
  const cell = writtenAs === 'text' ? null : lookup.readByKey(row, 'Annual rate');
  if (cell === null) return numberLiteral(decimalValue(share));
  return writtenAs === 'percentage' ? `${cell}/100` : cell;
}

/** Payments added, each read from its row; those of a series are the same, and of an invoice line a share may count. */
export function paymentsText(context: CloseContext, { obligation, change }: Pick<FinancingLine, 'obligation' | 'change'>, payments: readonly FinancingPayment[]): string {
  if (payments.length === 0) return '0';
  const { lookup } = context;
  const { origin, currency } = obligation;
  const minorUnits = minorUnitsPerUnit(currency);
  if (change !== null) return changedText(context, { obligation, change }, payments, minorUnits);
  const stated = payments.filter(({ invoiced }) => invoiced === undefined);
  const ofRows = [...new Set(stated.map(({ row }) => row))].map((row) => {
    const count = stated.filter((payment) => payment.row === row).length;
    const cell = row.isWholePrice ? lookup.readByKey(origin, 'Price') : lookup.readByKey(row.origin, 'Payment amount');
    const each = cell ?? numberLiteral(unitsOf(row.amount, minorUnits));
    return count === 1 ? each : `${each}*${count}`;
  });
  const terms = [...ofRows, ...payments.flatMap((payment) => invoicedText(context, payment, minorUnits))];
  return terms.length === 1 ? terms[0]! : `(${terms.join('+')})`;
}

interface ChangeOfPrice {
  readonly obligation: ScheduledObligation;
  readonly change: FinancedChange;
}

/** Shares of what a credit note or a modification changes the payments by. */
function changedText(context: CloseContext, of: ChangeOfPrice, payments: readonly FinancingPayment[], minorUnits: number): string {
  const base = { text: amountOfChange(context, of), minor: of.change.amount };
  const terms = payments.map(({ share }) => {
    if (share === undefined) throw new Error('Defect: a changed payment has its share');
    return share.before === 0 && share.through === share.whole ? base.text : shareExpression(base, share, 1, minorUnits).text;
  });
  return terms.length === 1 ? terms[0]! : `(${terms.join('+')})`;
}

/** All payments together: the credit on Billing, or the line of the modification. */
function amountOfChange(context: CloseContext, { obligation, change }: ChangeOfPrice): string {
  const literal = numberLiteral(unitsOf(change.amount, minorUnitsPerUnit(obligation.currency)));
  const billing = billingRowOf(context, obligation.id, change.id);
  if (billing !== undefined) {
    return context.billing[billing]?.event.amount === change.amount ? cellOn(context.layouts.billing, 'amount', billing) : literal;
  }
  const row = context.input.recognition.modifications.find(({ id }) => id === change.id);
  const line = context.input.book.modificationLines.find(({ origin }) => row !== undefined && referenceId(origin) === referenceId(row.origin));
  if (row === undefined || line === undefined) return literal;
  if (line.newPrice === null) return context.lookup.readByKey(row.origin, 'Price change') ?? literal;
  const { financing } = obligation;
  const earlier = financing?.changes?.filter(({ day, kind, id }) => kind === 'modification' && day <= change.day && id !== change.id) ?? [];
  const cell = context.lookup.readByKey(row.origin, 'New price');
  if (financing === undefined || earlier.length > 0 || cell === null) return literal;
  return `(${cell}-${paymentsText(context, { obligation, change: null }, financing.payments)})`;
}

/** The invoice line, read by its key, without tax inside. */
function invoicedText({ lookup, rows, input }: CloseContext, { invoiced, row }: FinancingPayment, minorUnits: number): string[] {
  if (invoiced === undefined) return [];
  const { row: line, ...share } = invoiced;
  const whole = { kind: 'source-rows', rows: [line], sign: 1 } as const;
  const part = { kind: 'share-of-source-row', row: line, sign: 1, ...share } as const;
  const place = { minorUnits, origin: row.origin, positionCell: '' };
  const isWhole = share.before === 0 && share.through === share.whole;
  return [sourceExpression({ lookup, rows, tables: input.sources.tables }, isWhole ? whole : part, place).text];
}

/** The price: what deposits have grown to, payments on the day, and what later ones are worth. */
export function priceOfPayments(context: CloseContext, obligation: ScheduledObligation): string | null {
  const { financing } = obligation;
  return financing === undefined ? null : priceText(context, { obligation, change: null }, financing);
}

/** What the price changes by where a credit note or a modification changes its payments; null where it has no such change. */
export function priceOfChange(context: CloseContext, obligationId: string, changeId: string): Expression | null {
  const obligation = context.obligations[context.obligationRows.get(obligationId) ?? -1];
  const change = obligation?.financing?.changes?.find(({ id }) => id === changeId);
  if (obligation === undefined || change === undefined) return null;
  return { text: priceText(context, { obligation, change }, change.schedule), minor: change.schedule.price };
}

function priceText(context: CloseContext, of: Pick<FinancingLine, 'obligation' | 'change'>, financed: FinancedPrice): string {
  const { obligation, change } = of;
  if (financed.isWithinYear) return `ROUND(${paymentsText(context, of, financed.payments)},3)`;
  const first = context.financingRows.get(financingKeyOf(obligation.id, change)) ?? 0;
  const decimals = currencyExponent(obligation.currency);
  const cell = (field: FinancingField, index: number): string => cellOn(context.layouts.financing, field, first + index);
  if (financed.service !== undefined) return `ROUND(${cell('exactPrice', 0)},${decimals})`;
  const lastDeposit = financed.periods.filter(({ side }) => side === 'expense').length - 1;
  const firstLate = financed.periods.findIndex(({ side }) => side === 'income');
  const terms = [
    ...(lastDeposit < 0 ? [] : [`ROUND(${cell('exactClosing', lastDeposit)},${decimals})`]),
    ...(financed.atTransfer.length === 0 ? [] : [paymentsText(context, of, financed.atTransfer)]),
    ...(firstLate < 0 ? [] : [`ROUND(${cell('exactOpening', firstLate)},${decimals})`]),
  ];
  return `ROUND(${terms.join('+')},3)`;
}

/** Interest of an event: to date, less the same before. */
export function interestExpression(
  context: CloseContext,
  { obligationId, changeId, sign, first, before, through }: InterestDerivation,
  minorUnits: number,
): Expression {
  const agreed = context.obligations[context.obligationRows.get(obligationId) ?? -1]?.financing;
  const change = agreed?.changes?.find(({ id }) => id === changeId) ?? null;
  const financing = change?.schedule ?? agreed;
  if (financing === undefined) return { text: '0', minor: 0 };
  const top = context.financingRows.get(financingKeyOf(obligationId, change)) ?? 0;
  const cell = (index: number): string => cellOn(context.layouts.financing, 'interest', top + index);
  const toDate = (point: InterestPoint | null): string => {
    if (point === null) return '';
    const isWhole = point.days === point.of;
    const last = isWhole ? point.period : point.period - 1;
    const ended = last < first ? [] : [last === first ? cell(first) : `SUM(${cell(first)}:${cell(last).replace(/^.*!/, '')})`];
    const inMinor = minorUnits === 1 ? cell(point.period) : `ROUND(${cell(point.period)}*${minorUnits},0)`;
    const part = `ROUND(${inMinor}*${point.days}/${point.of},0)${minorUnits === 1 ? '' : `/${minorUnits}`}`;
    return [...ended, ...(isWhole ? [] : [part])].join('+');
  };
  const [now, then] = [toDate(through), toDate(before)];
  const text = then === '' ? `ROUND(${now},3)` : `ROUND(${now}-(${then}),3)`;
  const minor = sign * (interestTo(financing, first, through) - interestTo(financing, first, before));
  return { text: sign === 1 ? text : `-${text}`, minor };
}
