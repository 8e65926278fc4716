/** Books in the functional currency: rates, what the journal is worth in it, and how each amount follows. */
import type { Day } from '../foundation/calendar';
import type { DecimalNumber } from '../foundation/decimal-text';
import type { RuleId } from '../rule-book/rule-book';
import type { AccountRole } from './account-role';
import type { SourceReference } from './source-reference';

/** historic: the rate at which the ledger booked the documents of that very day; it counts before spot. */
export type RateType = 'spot' | 'average' | 'closing' | 'historic';

/** One unit of `from` is worth `rate` units of `to`. */
export interface ExchangeRate {
  readonly day: Day;
  readonly from: string;
  readonly to: string;
  readonly rate: DecimalNumber;
  readonly type: RateType;
  readonly origin: SourceReference;
}

export interface EntityFacts {
  readonly id: string;
  readonly functionalCurrency: string;
  readonly origin: SourceReference;
}

/** A rate as it is applied: the row's own, or one divided by it where only the opposite pair is quoted. */
export interface AppliedRate {
  readonly row: ExchangeRate;
  readonly isInverse: boolean;
}

/**
 * translation: a line of the daily journal; exchange: what balances its entry; remeasurement: a month's end;
 * correction: what changed since a close, on the first open day.
 */
export type FunctionalKind = 'translation' | 'exchange' | 'remeasurement' | 'correction';

export interface FunctionalLine {
  /** Of a translation the entry and line of the daily journal; `FX-2026-03-00001` for what has none there. */
  readonly entry: string;
  readonly line: number;
  readonly kind: FunctionalKind;
  readonly day: Day;
  readonly period: string;
  readonly entity: string;
  readonly contractId: string;
  readonly obligationId: string;
  readonly role: AccountRole;
  readonly account: string;
  readonly accountName: string;
  /** Minor units of the functional currency ≥ 0; one of the two is zero. */
  readonly debit: number;
  readonly credit: number;
  readonly functionalCurrency: string;
  /** Debit less credit in minor units of the transaction currency; 0 where only the functional amount moves. */
  readonly amount: number;
  readonly currency: string;
  readonly rule: RuleId;
  readonly narrative: string;
  readonly run: number;
  readonly closedThrough: Day;
}

/** A pool of one currency carried at another: what it was since the last addition, and how much of that is used. */
export interface PoolState {
  readonly base: number;
  readonly value: number;
  readonly used: number;
}

/** Row of the pool before (its key, or null), and the state after this line. */
export interface PoolStep {
  readonly before: PoolState;
  readonly previous: string | null;
  readonly after: PoolState;
  /** Keys of the lines whose value an addition takes over; empty for a use or a remeasurement. */
  readonly valueOf: readonly string[];
}

/** A sum of transaction amounts of lines, by their keys: debits less credits, the opposite, or the size of each. */
export interface AmountSum {
  readonly keys: readonly string[];
  readonly as: 'debit' | 'credit' | 'size';
}

/** How a functional amount (debit less credit) follows. Amounts are minor units; keys are those of `lineKeyOf`. */
export type FunctionalProof =
  | { readonly kind: 'same' }
  /** sign × (round(through × rate) − round(before × rate)). */
  | {
      readonly kind: 'rate';
      readonly before: number;
      readonly through: number;
      /** The lines that make up `before`. */
      readonly beforeOf: AmountSum;
      readonly rate: AppliedRate | null;
    }
  /** A use of the pool of the line. */
  | { readonly kind: 'pool'; readonly sign: 1 | -1 }
  /** round(T × through ÷ whole) − round(T × before ÷ whole), T = −Σ of the lines named, or a use of the line's pool. */
  | {
      readonly kind: 'share';
      readonly lines: readonly string[] | null;
      readonly poolLine: string;
      readonly sign: 1 | -1;
      readonly before: number;
      readonly through: number;
      readonly whole: number;
      /** The lines that make up the three. */
      readonly parts: Readonly<Record<'before' | 'through' | 'whole', AmountSum>>;
    }
  /**
   * On an account beside the first of its family: round(carried × its balance ÷ balance of the family) less what stands
   * there. `poolLine`: the last line of the family’s pool; `since`: revaluations of the account since the line before.
   */
  | { readonly kind: 'part'; readonly sign: 1 | -1; readonly poolLine: string | null; readonly since: readonly string[] }
  /** What balances the lines named. */
  | { readonly kind: 'rest'; readonly lines: readonly string[] }
  /** round(balance × rate) less the carrying amount; sign −1: of a credit balance. */
  | { readonly kind: 'remeasure'; readonly sign: 1 | -1; readonly balance: number; readonly rate: AppliedRate | null }
  /** Two figures of an account: what should stand by today’s facts less what was posted. */
  | { readonly kind: 'difference'; readonly target: number; readonly posted: number };

/** A line as it should stand by today's facts. */
export interface TargetLine extends Omit<FunctionalLine, 'debit' | 'credit' | 'run' | 'closedThrough'> {
  readonly key: string;
  /** Debit less credit in minor units of the functional currency. */
  readonly value: number;
  readonly proof: FunctionalProof;
  readonly pool: PoolStep | null;
}

/** A posted or new line with how it follows; `target` null where only the posted amount is known. */
export interface ProvenLine {
  readonly line: FunctionalLine;
  readonly target: TargetLine | null;
  readonly proof: FunctionalProof;
}

export interface FunctionalJournal {
  /** Lines of earlier runs, unchanged, then this run's. */
  readonly lines: readonly ProvenLine[];
  /** What should stand on closed days by today’s facts and has no line: corrections post it with the rest of its account. */
  readonly unposted: readonly TargetLine[];
  readonly run: number;
}
