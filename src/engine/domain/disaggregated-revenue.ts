/** Revenue split by a dimension, for disclosure. */
import type { ScheduledObligation, Segment } from './schedule';

export type DisaggregationDimension = 'category' | 'product' | 'customer' | 'entity' | 'method';

/** Minor units, signed. */
export interface PeriodRevenue {
  readonly amount: number;
  /** The part of it that belongs to days before the period. */
  readonly earlier: number;
}

export interface DisaggregatedRevenue {
  readonly value: string;
  readonly currency: string;
  readonly month: PeriodRevenue;
  /** From the first day of the fiscal quarter. */
  readonly quarter: PeriodRevenue;
  /** From the first day of the fiscal year. */
  readonly year: PeriodRevenue;
}

/** A catch-up: of `amount` the shares `through` ÷ `whole` are of performance before the periods. Whole numbers. */
export interface EarlierPart {
  readonly segment: Segment;
  readonly obligation: ScheduledObligation;
  /** Minor units. */
  readonly amount: number;
  readonly whole: number;
  readonly through: PerPeriod;
  /** Minor units. */
  readonly earlier: PerPeriod;
}

export interface PerPeriod {
  readonly month: number;
  readonly quarter: number;
  readonly year: number;
}
