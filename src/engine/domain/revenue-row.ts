/** Revenue of an obligation posted in a month. */
export interface RevenueRow {
  readonly contractId: string;
  readonly obligationId: string;
  readonly customer: string;
  readonly productId: string;
  readonly entity: string;
  readonly currency: string;
  /** Month of posting, `2026-03`. */
  readonly period: string;
  /** Minor units, signed. */
  readonly amount: number;
  /** The part of it that belongs to earlier months: catch-ups and corrections. */
  readonly priorPeriodAmount: number;
  /** The part of it that is posted on contra revenue, ≤ 0 as a rule. */
  readonly contraAmount: number;
}
