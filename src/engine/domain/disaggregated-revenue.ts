/** Revenue split by a dimension, for disclosure. */
import type { Day } from '../foundation/calendar';
import type { EarlierMoment, ScheduledObligation, Segment } from './schedule';

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
  readonly by: PerformanceMeasure;
  /** Through the day before each period; null where the catch-up falls before it. */
  readonly asOf: { readonly [Period in keyof PerPeriod]: Day | null };
  /** Minor units. */
  readonly earlier: PerPeriod;
}

/** What tells how much was performed before a period. */
export type PerformanceMeasure =
  /** What the segment follows, since its first day. */
  | { readonly kind: 'followed' }
  /** What the change would have brought by measures of the work before it. */
  | { readonly kind: 'work'; readonly moments: readonly EarlierMoment[] }
  /** Days since the first one of the service. */
  | { readonly kind: 'days'; readonly firstDay: Day }
  /** Revenue of these segments, on the days of a service. */
  | {
      readonly kind: 'revenue';
      readonly segments: readonly string[];
      readonly firstDay: Day;
      readonly lastDay: Day;
    };

export interface PerPeriod {
  readonly month: number;
  readonly quarter: number;
  readonly year: number;
}
