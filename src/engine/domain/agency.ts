/** Principal or agent: who controls what is sold before the customer does, and what an agent passes on. */
import { roundedRatio } from '../foundation/exact-ratio';
import type { DecimalNumber } from '../foundation/decimal-text';
import type { ModificationLine } from './modification';
import type { SourceReference } from './source-reference';

export type ActsAs = 'principal' | 'agent';

/** What is agreed about the supplier's share, as its row says it: the share itself, or the commission that is kept. */
export interface SupplierTerms {
  readonly column: 'Supplier share' | 'Commission';
  readonly measure:
    /** 0.9 for 90 %, and how its cell says so. */
    | { readonly kind: 'share'; readonly share: DecimalNumber; readonly writtenAs: 'fraction' | 'percentage' | 'text' }
    /** Minor units of the price of the row. */
    | { readonly kind: 'amount'; readonly amount: number };
  readonly row: SourceReference;
}

/** An agent's obligation: of what the customer pays, part ÷ whole belongs to the supplier. */
export interface Agency {
  /** Minor units: what the customer pays, the supplier's share included. */
  readonly grossPrice: number;
  readonly part: number;
  readonly whole: number;
  /** Amounts of the row are fixed: discounts come off the commission. Shares divide discounts too. */
  readonly isFixed: boolean;
  readonly terms: SupplierTerms;
  /** What is billed after a modification: `part` is the amount after it less what was given before. */
  readonly since?: { readonly given: number; readonly line: ModificationLine; readonly isFirst: boolean };
}

/** How amounts of an agent follow from what was billed and used. P(x) = round(x × part ÷ whole). */
export type AgencyDerivation =
  /** Billing events of the obligation, added: what an agent keeps of a line. */
  | { readonly kind: 'billings'; readonly billingIds: readonly string[] }
  /** What the supplier gets of a billing event X: −(P(before + X) − P(before)). */
  | { readonly kind: 'for-supplier'; readonly billingId: string; readonly before: number; readonly agency: Agency }
  /**
   * What a credit −X takes from the supplier: S(credited + X) − S(credited), S(x) = round(supplier × x ÷ gross); X as far as
   * `counted` where another part of the credit is divided otherwise.
   */
  | {
      readonly kind: 'credited-to-supplier';
      readonly billingId: string;
      readonly gross: number;
      readonly supplier: number;
      readonly credited: number;
      readonly counted?: number;
    }
  /** Usage rows without the supplier's part, by runs of days: gross − (P(before + gross) − P(before)). */
  | {
      readonly kind: 'usage-of-agent';
      readonly rows: readonly SourceReference[];
      readonly runs: readonly { readonly before: number; readonly gross: number }[];
      readonly agency: Agency;
    };

/** The supplier's part of an amount billed to date, minor units. */
export function supplierPartOf({ part, whole }: Pick<Agency, 'part' | 'whole'>, gross: number): number {
  return roundedRatio(gross, part, whole);
}
