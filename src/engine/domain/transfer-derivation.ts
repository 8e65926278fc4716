/** Where amounts of schedules beside revenue come from, so that a cell formula can derive them again. */
import type { Day } from '../foundation/calendar';
import type { SourceReference } from './source-reference';

/** What the goods of an obligation cost, as its row says it. */
export interface GoodsCost {
  /** Minor units. */
  readonly amount: number;
  readonly row: SourceReference;
  /** Cost; or Unit cost, times Quantity where that is filled. */
  readonly measure: 'total' | 'per-unit' | 'one-unit';
}

/** An obligation measured by its costs on a day: what is still to be spent, and what is still to come. Minor units. */
export interface OnerousPart {
  readonly obligationId: string;
  readonly day: Day;
  /** The row of Progress that says the costs, and whether it states the total or what is to complete. */
  readonly row: SourceReference;
  readonly totalFrom: 'total' | 'to-complete';
  readonly done: number;
  readonly total: number;
  readonly price: number;
  readonly recognized: number;
}

export type TransferDerivation =
  /** A share of the cost of goods: round(cost × through ÷ whole) − round(cost × before ÷ whole). */
  | {
      readonly kind: 'cost-of-goods';
      readonly cost: GoodsCost;
      readonly before: number;
      readonly through: number;
      readonly whole: number;
    }
  /** sign × a share of a cell of a source row by running weights. */
  | {
      readonly kind: 'share-of-cell';
      readonly row: SourceReference;
      readonly column: string;
      readonly before: number;
      readonly through: number;
      readonly whole: number;
      readonly sign: 1 | -1;
    }
  /** round((amounts of some segments beside revenue − amounts of others) × part ÷ whole). */
  | {
      readonly kind: 'share-of-rest';
      readonly plus: readonly string[];
      readonly less: readonly string[];
      readonly part: number;
      readonly whole: number;
    }
  /** max(0, Σ (total − done) − Σ (price − recognized)) after less the same before. */
  | { readonly kind: 'onerous'; readonly before: readonly OnerousPart[]; readonly through: readonly OnerousPart[] };
