/** Financed prices and their interest derived again: from the rows of Financing in the source, and from the sheet `Financing`. */
import { decimalValue } from '../../engine/foundation/decimal-text';
import type { FinancingPayment, FinancingRate, InterestDerivation, InterestPoint } from '../../engine/domain/financing';
import type { ScheduledObligation } from '../../engine/domain/schedule';
import { currencyExponent, minorUnitsPerUnit } from '../../engine/foundation/currency';
import { interestTo } from '../../engine';
import { sourceExpression, type Expression } from './amount-proof';
import type { CloseContext } from './close-context';
import type { FinancingField } from './close-layout';
import { numberLiteral } from './formula-text';
import { unitsOf } from './number-formats';
import { cellOn } from './sheet-layout';

type Looked = Pick<CloseContext, 'lookup'>;

/** The rate of a year, as the row says it now. */
export function rateText({ lookup }: Looked, { share, writtenAs, row }: FinancingRate): string {
  const cell = writtenAs === 'text' ? null : lookup.readByKey(row, 'Annual rate');
  if (cell === null) return numberLiteral(decimalValue(share));
  return writtenAs === 'percentage' ? `${cell}/100` : cell;
}

/** Payments added, each read from its row; those of a series are the same, and of an invoice line a share may count. */
export function paymentsText(
  context: CloseContext,
  { origin, currency }: Pick<ScheduledObligation, 'origin' | 'currency'>,
  payments: readonly FinancingPayment[],
): string {
  if (payments.length === 0) return '0';
  const { lookup } = context;
  const stated = payments.filter(({ invoiced }) => invoiced === undefined);
  const ofRows = [...new Set(stated.map(({ row }) => row))].map((row) => {
    const count = stated.filter((payment) => payment.row === row).length;
    const cell = row.isWholePrice ? lookup.readByKey(origin, 'Price') : lookup.readByKey(row.origin, 'Payment amount');
    const each = cell ?? numberLiteral(unitsOf(row.amount, minorUnitsPerUnit(currency)));
    return count === 1 ? each : `${each}*${count}`;
  });
  const terms = [...ofRows, ...payments.flatMap((payment) => invoicedText(context, payment, minorUnitsPerUnit(currency)))];
  return terms.length === 1 ? terms[0]! : `(${terms.join('+')})`;
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
  if (financing === undefined) return null;
  if (financing.isWithinYear) return `ROUND(${paymentsText(context, obligation, financing.payments)},3)`;
  const first = context.financingRows.get(obligation.id) ?? 0;
  const decimals = currencyExponent(obligation.currency);
  const cell = (field: FinancingField, index: number): string => cellOn(context.layouts.financing, field, first + index);
  if (financing.service !== undefined) return `ROUND(${cell('exactPrice', 0)},${decimals})`;
  const lastDeposit = financing.periods.filter(({ side }) => side === 'expense').length - 1;
  const firstLate = financing.periods.findIndex(({ side }) => side === 'income');
  const terms = [
    ...(lastDeposit < 0 ? [] : [`ROUND(${cell('exactClosing', lastDeposit)},${decimals})`]),
    ...(financing.atTransfer.length === 0 ? [] : [paymentsText(context, obligation, financing.atTransfer)]),
    ...(firstLate < 0 ? [] : [`ROUND(${cell('exactOpening', firstLate)},${decimals})`]),
  ];
  return `ROUND(${terms.join('+')},3)`;
}

/** Interest of an event: to date, less the same before. */
export function interestExpression(
  context: CloseContext,
  { obligationId, sign, first, before, through }: InterestDerivation,
  minorUnits: number,
): Expression {
  const financing = context.obligations[context.obligationRows.get(obligationId) ?? -1]?.financing;
  if (financing === undefined) return { text: '0', minor: 0 };
  const top = context.financingRows.get(obligationId) ?? 0;
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
