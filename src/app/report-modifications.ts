/** Modifications in the report of a close: before, change and after of each obligation that they touched. */
import { amountText, isoOf } from '../engine';
import type { ModifiedObligation } from '../engine';

export interface ModificationRecord {
  readonly modification: string;
  readonly contract: string;
  readonly obligation: string;
  readonly effectiveDate: string;
  readonly treatment: string;
  /** Why, in sentences. */
  readonly reason: string;
  /** What it does to the obligation: separate, prospective, catch-up, at-once or ended. */
  readonly effect: string;
  readonly currency: string;
  readonly priceBefore: string;
  readonly recognizedBefore: string;
  readonly priceChange: string;
  /** Of what remains; of a catch-up or a separate contract: the price after. */
  readonly allocated: string;
  readonly priceAfter: string;
  /** Revenue of the effective date that belongs to earlier days. */
  readonly recognizedOnDay: string;
}

export function modificationsOf(rows: readonly ModifiedObligation[]): ModificationRecord[] {
  return rows.map((row) => {
    const text = (minor: number): string => amountText(minor, row.currency);
    return {
      modification: row.modificationId,
      contract: row.contractId,
      obligation: row.obligationId,
      effectiveDate: isoOf(row.day),
      treatment: row.treatment,
      reason: row.reason,
      effect: row.effect,
      currency: row.currency,
      priceBefore: text(row.priceBefore),
      recognizedBefore: text(row.recognizedBefore),
      priceChange: text(row.priceChange),
      allocated: text(row.allocated),
      priceAfter: text(row.priceAfter),
      recognizedOnDay: text(row.recognizedOnDay),
    };
  });
}
