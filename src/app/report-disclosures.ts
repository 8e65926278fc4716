/** The part of a close's report that notes to the financial statements need. */
import {
  amountText,
  bandNames,
  dimensionReader,
  disaggregateRevenue,
  satisfiedEarlier,
  firstDayOfMonth,
  monthOf,
  positionsAt,
  readSegment,
  remainingObligations,
  rollForward,
} from '../engine';
import type { Day, DisaggregationDimension, JournalLine, RecognitionResult, RevenueBook } from '../engine';

export interface RemainingRecord {
  readonly contract: string;
  readonly obligation: string;
  readonly customer: string;
  readonly product: string;
  readonly entity: string;
  readonly currency: string;
  readonly price: string;
  readonly recognized: string;
  readonly remaining: string;
  /** `right-to-invoice` or `one-year` where it is left out of the disclosure, else empty. */
  readonly expedient: string;
  readonly disclosed: string;
  /** Disclosed by months after the closing month: `1-12`, `13-24`, …; the last one open: `37+`. */
  readonly bands: Readonly<Record<string, string>>;
  readonly undated: string;
}

export interface DisaggregationRecord {
  readonly by: DisaggregationDimension;
  readonly value: string;
  readonly currency: string;
  readonly month: string;
  readonly quarter: string;
  readonly yearToDate: string;
  /** The part of each that belongs to days before the period. */
  readonly monthFromEarlier: string;
  readonly quarterFromEarlier: string;
  readonly yearFromEarlier: string;
}

export interface RollForwardRecord {
  /** Empty for an invoice line without contract; then the obligation names it. */
  readonly contract: string;
  readonly obligation: string;
  /** The modification that adds it as a separate contract, a row of its own; empty: the contract itself. */
  readonly separateBy: string;
  /** The contract that this one renews; empty where it renews none. */
  readonly renewalOf: string;
  readonly currency: string;
  readonly openingDeferred: string;
  readonly openingUnbilled: string;
  readonly billed: string;
  readonly recognized: string;
  /** Recognized in the month out of what was deferred at its start. */
  readonly recognizedFromOpening: string;
  readonly closingDeferred: string;
  readonly closingUnbilled: string;
}

export function remainingOf(
  book: RevenueBook,
  recognition: RecognitionResult,
  lines: readonly JournalLine[],
  asOf: Day,
): RemainingRecord[] {
  const { obligations } = recognition;
  const names = bandNames(book.policy.remainingObligationBands);
  const rows = remainingObligations(book, obligations, positionsAt(recognition, lines, asOf), asOf, readSegment);
  return rows.map((row) => {
    const text = (minor: number): string => amountText(minor, row.currency);
    return {
      contract: row.contractId,
      obligation: row.obligationId,
      customer: row.customer,
      product: row.productId,
      entity: row.entity,
      currency: row.currency,
      price: text(row.price),
      recognized: text(row.recognized),
      remaining: text(row.remaining),
      expedient: row.expedient ?? '',
      disclosed: text(row.disclosed),
      bands: Object.fromEntries(names.map((name, index) => [name, text(row.bands[index] ?? 0)])),
      undated: text(row.undated),
    };
  });
}

export function disaggregationOf(
  book: RevenueBook,
  recognition: RecognitionResult,
  lines: readonly JournalLine[],
  asOf: Day,
): DisaggregationRecord[] {
  const { disaggregateBy: by, firstMonthOfYear } = book.policy;
  const catchUps = satisfiedEarlier(recognition.obligations, asOf, firstMonthOfYear, readSegment);
  const rows = disaggregateRevenue(lines, dimensionReader(book, recognition, by), asOf, firstMonthOfYear, catchUps);
  return rows.map(({ value, currency, month, quarter, year }) => ({
    by,
    value,
    currency,
    month: amountText(month.amount, currency),
    quarter: amountText(quarter.amount, currency),
    yearToDate: amountText(year.amount, currency),
    monthFromEarlier: amountText(month.earlier, currency),
    quarterFromEarlier: amountText(quarter.earlier, currency),
    yearFromEarlier: amountText(year.earlier, currency),
  }));
}

export function rollForwardOf(book: RevenueBook, recognition: RecognitionResult, lines: readonly JournalLine[], asOf: Day): RollForwardRecord[] {
  const opening = positionsAt(recognition, lines, firstDayOfMonth(monthOf(asOf)) - 1);
  const separateBy = new Map(recognition.obligations.flatMap(({ id, separateBy: by }) => (by === undefined ? [] : [[id, by] as const])));
  const renewalOf = new Map(book.contracts.map((contract) => [contract.id, contract.renewalOf ?? '']));
  return rollForward(opening, positionsAt(recognition, lines, asOf), separateBy).map((row) => {
    const text = (minor: number): string => amountText(minor, row.currency);
    return {
      contract: row.contractId,
      obligation: row.obligationId,
      separateBy: row.separateBy ?? '',
      renewalOf: row.separateBy === undefined ? (renewalOf.get(row.contractId) ?? '') : '',
      currency: row.currency,
      openingDeferred: text(row.openingDeferred),
      openingUnbilled: text(row.openingUnbilled),
      billed: text(row.billed),
      recognized: text(row.recognized),
      recognizedFromOpening: text(row.recognizedFromOpening),
      closingDeferred: text(row.closingDeferred),
      closingUnbilled: text(row.closingUnbilled),
    };
  });
}
