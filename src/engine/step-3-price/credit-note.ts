/**
 * Credit note: its treatment, and the revenue it changes.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: the treatment of the row, else of the policy, says what part of a credit falls on other revenue in proportion
 * and what part is revenue of its day. Several credits on a line come in order of day, then number, each from what
 * earlier ones left. A credit beyond what stands takes the excess from the revenue of its day.
 * Formula: part that follows + part of the day = −credit.
 * Example: 12,000.00 over 2025 in even months, credit of 4,000.00 on 1 Oct: deferred first −3,000.00 over October to
 * December and −1,000.00 on 1 Oct; pro rata −1,000.00 and −3,000.00.
 */
import type { BilledPart } from '../domain/billed-part';
import type { CreditTreatment } from '../domain/credit-treatment';
import { followingSegment, pointSegment, sumAmounts, type SegmentFacts } from '../domain/new-segment';
import type { AmountDerivation, Segment, SegmentsReader } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import type { Day } from '../foundation/calendar';
import type { RuleId } from '../rule-book/rule-book';
import { isBillingOnly } from './credit-billing-only';
import { creditCatchUp } from './credit-catch-up';
import { creditContraRevenue } from './credit-contra-revenue';
import { creditDeferredFirst } from './credit-deferred-first';
import { creditPriceConcession } from './credit-price-concession';
import { creditProRata } from './credit-pro-rata';
import { creditRebuild } from './credit-rebuild';
import { examineCredit, type CreditShares, type CreditSituation, type CreditedPart } from './credited-part';

export interface Credit {
  /** Id of its billing event. */
  readonly billingId: string;
  readonly segmentId: string;
  readonly day: Day;
  /** Positive as a rule. */
  readonly amount: number;
  readonly treatment: CreditTreatment;
  /** Service days that a rebuilding credit names. */
  readonly service: { readonly firstDay: Day; readonly lastDay: Day } | null;
  /** Whether its part of recognized revenue goes to contra revenue. */
  readonly isContra: boolean;
  readonly rule: RuleId;
  readonly source: 'Credit note' | 'Void';
  readonly origin: SourceReference;
}

export const RULE_OF_TREATMENT: Readonly<Record<CreditTreatment, RuleId>> = {
  'deferred-first': 'credit-note',
  'pro-rata': 'credit-pro-rata',
  'contra-revenue': 'credit-contra-revenue',
  'price-concession': 'credit-price-concession',
  'catch-up': 'credit-catch-up',
  rebuild: 'credit-rebuild',
  'billing-only': 'credit-billing-only',
};

/** The part after one more credit; its last segments are the credit's. `earlier` as in `examineCredit`. */
export function creditPart<Part extends CreditedPart>(
  credited: Part,
  credit: Credit,
  earlier: readonly Segment[],
  reader: SegmentsReader,
): Part {
  const segments = segmentsOfCredit(credited, credit, earlier, reader);
  return {
    ...credited,
    credited: credited.credited + credit.amount,
    creditSegments: [...credited.creditSegments, ...segments],
  };
}

function segmentsOfCredit(
  credited: CreditedPart,
  credit: Credit,
  earlier: readonly Segment[],
  reader: SegmentsReader,
): Segment[] {
  if (isBillingOnly(credit.treatment)) return [];
  const isNegative = credited.netAmount < 0 && credit.amount < 0;
  const situation = examineCredit(credited, credit.day, earlier, reader, isNegative ? -1 : 1);
  const shares = shareOut(credit, situation);
  const { split, deferredBefore, followed } = shares;
  const { recognizedBefore } = situation;
  const measured = split === 'deferred-first' ? {} : { split, recognizedBefore };
  const factsOf = (id: string, size: number, kind: 'deferred-part' | 'recognized-part'): SegmentFacts => {
    const { billingId, origin, rule, source, amount } = credit;
    const derivation: AmountDerivation = { kind, billingId, total: 0 - amount, deferredBefore, ...measured };
    const { obligationId } = credited.part;
    const account = kind === 'recognized-part' && credit.isContra ? { isContra: true } : {};
    return { id, obligationId, rule, source, amount: 0 - size, origin, datesOrigin: origin, derivation, ...account };
  };
  const segments: Segment[] = [];
  if (followed !== null && shares.following !== 0) {
    const facts = factsOf(credit.segmentId, shares.following, 'deferred-part');
    segments.push(followingSegment(facts, followed.segments, followed));
  }
  if (shares.ofTheDay !== 0) {
    const facts = factsOf(`${credit.segmentId} recognized`, shares.ofTheDay, 'recognized-part');
    segments.push(pointSegment(facts, credit.day));
  }
  return segments;
}

function shareOut({ treatment, amount, service }: Credit, situation: CreditSituation): CreditShares {
  switch (treatment) {
    case 'deferred-first':
    case 'billing-only':
      return creditDeferredFirst(amount, situation);
    case 'pro-rata':
      return creditProRata(amount, situation);
    case 'contra-revenue':
      return creditContraRevenue(amount, situation);
    case 'price-concession':
      return creditPriceConcession(amount, situation);
    case 'catch-up':
      return creditCatchUp(amount, situation);
    case 'rebuild':
      return creditRebuild(amount, situation, service);
  }
}

/** Net amount of a charge: less the discounts that concern it. */
export function netAmountOf(charge: BilledPart, discounts: readonly BilledPart[]): number {
  return charge.amount + sumAmounts(discounts.filter((part) => part.chargeId === charge.chargeId));
}
