/** Balances of prepaid credits in the report of a close. */
import { amountText, creditLedger, isoOf, positionsAt } from '../engine';
import type { Day, JournalLine, RecognitionResult, RevenueBook } from '../engine';

export interface CreditBalanceRecord {
  readonly grant: string;
  readonly contract: string;
  readonly customer: string;
  readonly product: string;
  readonly kind: 'cash' | 'units';
  readonly grantDate: string;
  readonly effectiveDate: string;
  /** Empty where it does not expire. */
  readonly expiryDate: string;
  /** Credits: money or units. */
  readonly granted: string;
  readonly drawn: string;
  readonly expired: string;
  readonly left: string;
  readonly currency: string;
  readonly pricePaid: string;
  /** Allocated to the grant. */
  readonly price: string;
  readonly earned: string;
  readonly moneyLeft: string;
}

/** Decimal text without zeros at its end. */
function creditText(digits: number, scale: number): string {
  const text = String(Math.abs(digits)).padStart(scale + 1, '0');
  const decimals = text.slice(text.length - scale).replace(/0+$/, '');
  const whole = text.slice(0, text.length - scale);
  return `${digits < 0 ? '-' : ''}${scale === 0 ? text : decimals === '' ? whole : `${whole}.${decimals}`}`;
}

export function creditBalancesOf(
  book: RevenueBook,
  recognition: RecognitionResult,
  lines: readonly JournalLine[],
  through: Day,
): CreditBalanceRecord[] {
  if ((book.creditGrants ?? []).length === 0) return [];
  const recognized = new Map(
    positionsAt(recognition, lines, through).map((position) => [position.obligationId, position.recognized]),
  );
  const { balances } = creditLedger(book, recognition.obligations, through, (id) => recognized.get(id) ?? 0);
  return balances.map(({ grant, scale, granted, drawn, expired, left, price, earned }) => {
    const credits = (digits: number): string => creditText(digits, scale);
    const money = (minor: number): string => amountText(minor, grant.currency);
    return {
      grant: grant.id,
      contract: grant.contractId,
      customer: grant.customer,
      product: grant.productId,
      kind: grant.kind,
      grantDate: isoOf(grant.grantDay),
      effectiveDate: isoOf(grant.effectiveDay),
      expiryDate: grant.expiryDay === null ? '' : isoOf(grant.expiryDay),
      granted: credits(granted),
      drawn: credits(drawn),
      expired: credits(expired),
      left: credits(left),
      currency: grant.currency,
      pricePaid: money(grant.pricePaid),
      price: money(price),
      earned: money(earned),
      moneyLeft: money(price - earned),
    };
  });
}
