/** Amounts of document lines without the tax that may stand inside them, and what contradicts that. */
import type { IncludedTax } from '../../../engine/domain/book';
import { excludeTax, roundedRatio, taxInside } from '../../../engine';
import { decimalValue, amountText, readDecimal } from '../../../engine/foundation/decimal-text';
import type { DecimalNumber } from '../../../engine/foundation/decimal-text';
import { choiceWords, findChoice } from '../choices/choices';
import { TAX_ANSWERS } from '../choices/currency-choices';
import { normalName } from '../cells/normal-text';
import { hasValue, readAmount, readNumber, readText } from '../cells/read-cells';
import { isErrorValue } from '../tables/open-table';
import { report, showValue, valueOf } from '../tables/table-row';
import type { Row } from '../tables/table-row';

export interface NetAmount {
  /** Minor units without tax; null when Amount is empty or faulty. */
  readonly amount: number | null;
  /** Only where the amount of the cell has tax inside. */
  readonly includedTax: IncludedTax | undefined;
}

type TaxRate = NonNullable<IncludedTax['rate']>;

/** Header of an amount that is net by its name. */
const NET_HEADER = /net|excl/;
/** Header of an amount that has tax inside by its name. */
const GROSS_HEADER = /^gross|gross$|(?:incl?|including|inclusive|inclusiveof|inclof|with|plus)(?:sales)?(?:tax|taxes|vat|gst|hst)/;

/** An empty currency means that it is unknown: then the amount is 0, and nothing is said about its tax. */
export function readNetAmount(row: Row, currency: string): NetAmount {
  const amount = readAmount(row, 'Amount', currency);
  const flag = readFlag(row);
  const tax = readAmount(row, 'Tax amount', currency);
  const rate = readRate(row);
  if (amount === null || currency === '' || row.failed) return { amount, includedTax: undefined };
  const header = row.table.data.headers[row.table.columns.get('Amount') ?? -1] ?? '';
  const isGross = flag === null ? GROSS_HEADER.test(normalName(header)) : findChoice(TAX_ANSWERS, String(flag)) === 'yes';
  if (!isGross) {
    checkOnTop(row, amount, tax, rate, currency);
    return { amount, includedTax: undefined };
  }
  if (flag !== null && NET_HEADER.test(normalName(header))) {
    const message = `Tax included is ${showValue(flag)}, but column ${showValue(header)} holds net amounts. Clear Tax included, or rename the column Amount.`;
    report(row, 'tax.contradiction', 'Tax included', message);
    return { amount, includedTax: undefined };
  }
  const inside = tax ?? (rate === null ? null : taxInside(amount, rate.share));
  if (inside === null) {
    const name = flag === null ? `${showValue(header)} by its name` : 'Amount';
    const message = `${name} includes tax, and neither Tax amount nor Tax rate says how much. Enter one of them (0 where there is none).`;
    report(row, 'tax.unknown', flag === null ? 'Amount' : 'Tax included', message);
    return { amount, includedTax: undefined };
  }
  checkInside(row, amount, inside, rate, currency);
  return { amount: excludeTax(amount, inside), includedTax: { tax: inside, rate: tax === null ? rate : null, flag } };
}

/** What the cell holds that says whether tax is inside; null when it is empty or no answer. */
function readFlag(row: Row): string | number | boolean | null {
  if (!hasValue(row, 'Tax included')) return null;
  const value = valueOf(row.cells[row.table.columns.get('Tax included') ?? -1]);
  if (value === null || isErrorValue(value)) return null;
  if (findChoice(TAX_ANSWERS, String(value)) !== null) return value;
  report(
    row,
    'value.unknown',
    'Tax included',
    `Tax included ${showValue(value)} is unknown. Enter ${choiceWords(TAX_ANSWERS)}.`,
  );
  return null;
}

/** 0.2, 20 and 20% are the same rate; 1 could be 1 % or 100 %. */
function readRate(row: Row): TaxRate | null {
  const percent = /^(\d{1,3}(?:\.\d{1,6})?)\s*%$/.exec(readText(row, 'Tax rate'))?.[1];
  const decimal = percent === undefined ? readNumber(row, 'Tax rate') : readDecimal(percent);
  if (decimal === null) return null;
  const value = decimalValue(decimal);
  const isPercent = percent !== undefined || value > 1;
  if (value < 0 || value > 100 || (value === 1 && percent === undefined)) {
    const wanted =
      value === 1 ? 'It could be 1 % or 100 %: enter 0.01 or 1%' : 'Enter a rate from 0 to 100 %, such as 0.2 or 20%';
    report(
      row,
      'tax.rate',
      'Tax rate',
      `Tax rate ${showValue(row.cells[row.table.columns.get('Tax rate') ?? -1])} is not clear. ${wanted}.`,
    );
    return null;
  }
  const share: DecimalNumber = isPercent ? { digits: decimal.digits, scale: decimal.scale + 2 } : decimal;
  return { share, isPercent, isText: percent !== undefined };
}

function checkInside(row: Row, amount: number, tax: number, rate: TaxRate | null, currency: string): void {
  if (tax !== 0 && (Math.sign(tax) !== Math.sign(amount) || Math.abs(tax) >= Math.abs(amount))) {
    const message = `Tax of ${amountText(tax, currency)} cannot be inside an amount of ${amountText(amount, currency)}. Correct one of the two, or Tax included.`;
    report(row, 'tax.contradiction', 'Tax amount', message);
  } else if (rate !== null) reportOffRate(row, tax, taxInside(amount, rate.share), 'included in', amount, currency);
}

function checkOnTop(row: Row, amount: number, tax: number | null, rate: TaxRate | null, currency: string): void {
  if (tax === null) return;
  if (tax !== 0 && Math.sign(tax) !== Math.sign(amount)) {
    const message = `Tax amount ${amountText(tax, currency)} and Amount ${amountText(amount, currency)} have different signs. Correct one of the two.`;
    report(row, 'tax.contradiction', 'Tax amount', message);
  } else if (rate !== null) {
    const byRate = roundedRatio(amount, rate.share.digits, 10 ** rate.share.scale);
    reportOffRate(row, tax, byRate, 'on top of', amount, currency);
  }
}

/** One minor unit may be off: invoices round the tax of a line, or of the whole paper. */
function reportOffRate(row: Row, tax: number, byRate: number, where: string, amount: number, currency: string): void {
  if (Math.abs(tax - byRate) <= 1) return;
  const message =
    `Tax amount ${amountText(tax, currency)} and Tax rate ${showValue(row.cells[row.table.columns.get('Tax rate') ?? -1])} contradict each other: ` +
    `the rate gives about ${amountText(byRate, currency)} ${where} ${amountText(amount, currency)}. Correct one of the two.`;
  report(row, 'tax.contradiction', 'Tax amount', message);
}
