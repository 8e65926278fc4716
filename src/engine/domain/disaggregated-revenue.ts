/** Revenue split by a dimension, for disclosure. */

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
