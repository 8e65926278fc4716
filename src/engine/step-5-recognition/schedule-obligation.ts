/**
 * The schedule of one obligation: its segments, and what carries the revenue of each billed part.
 * ASC 606-10-25-23 to 37; IFRS 15.31-45
 *
 * Rule: what an invoice line recognizes by itself (its own method, usage without rows, a true-up) and what a discount
 * recognizes on its own dates are set apart; the rest of the allocated price follows the obligation's method.
 * Formula: rest = allocated price − the segments set apart.
 * Example: price 12,000.00, discount −100.00 on March's dates, over 2025 → a segment of 12,000.00 over the year and one
 * of −100.00 over March.
 */
import { isDiscount, type BilledPart, type RevenueCarrier } from '../domain/billed-part';
import type { Milestone, ProgressRecord, UsageRecord } from '../domain/book';
import { pointSegment, sumAmounts, termSegment, type SegmentFacts } from '../domain/new-segment';
import type { RightExercise } from '../domain/material-right';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Policy } from '../domain/policy';
import type { PriceChange, Segment } from '../domain/schedule';
import type { RuleId } from '../rule-book/rule-book';
import type { Day } from '../foundation/calendar';
import { lapseDayOf } from './breakage';
import { carryRevenue } from './carry-revenue';
import { recognizesSalesOnly } from './consignment';
import { lowersPrice, recognizeDiscountApart, recognizeDiscountOfLine, staysApartForVoid } from './recognize-discount';
import { overridesMethod, recognizeOverrides } from './recognize-line-override';
import { recognizeRight } from './exercise-right';
import { milestoneProgress, recognizeMilestones, type MilestonePrice } from './recognize-milestones';
import { recognizeProgress, type ProgressPlan } from './recognize-progress';
import { billsUsageRows, recognizeUsageDiscount, recognizeUsageLine, recognizeUsageRows } from './recognize-usage';
import { timeTrueUp } from './time-true-up';
import { transferDayOf, waitsForAcceptance } from './transfer-day';

export interface ObligationFacts {
  readonly terms: ObligationTerms;
  /** Minor units before discounts. */
  readonly allocatedBeforeDiscounts: number;
  /** Parts that bill it: charges, discounts that lower its price, true-ups. In natural order of their lines. */
  readonly parts: readonly BilledPart[];
  /** Segments of minimum true-ups that join it, with the part each comes from. */
  readonly trueUps: readonly { readonly part: BilledPart; readonly segment: Segment }[];
  readonly usage: readonly UsageRecord[];
  readonly milestones: readonly Milestone[];
  readonly progress: readonly ProgressRecord[];
  readonly rightExercises?: readonly RightExercise[];
  readonly policy: Policy;
}

export interface ObligationSchedule {
  readonly allocatedBeforeDiscounts: number;
  readonly discounts: number;
  readonly trueUps: number;
  readonly segments: readonly Segment[];
  /** By part id: of charges and true-ups. */
  readonly carriers: ReadonlyMap<string, RevenueCarrier>;
  /** By part id: discounts on voided invoices of a contract, to be taken back. */
  readonly voidedDiscounts: ReadonlyMap<string, Segment>;
  /** Nothing dates its revenue yet. */
  readonly isUndated: boolean;
  readonly measure: RevenueMeasure;
  /** Work whose progress is measured, with the prices that it earns; null for other methods. */
  readonly progress: ProgressPlan | null;
  /** In order of their days. */
  readonly changes: readonly PriceChange[];
  /** The contract that the last modification for the future made of it; null: the first one stands. */
  readonly newContract: NewContract | null;
}

/** A modification for the future ends the contract before and makes a new one of what remains. */
export interface NewContract {
  /** Id of its change of the price. */
  readonly changeId: string;
  readonly day: Day;
  /** Under the contract before, minor units. */
  readonly recognized: number;
}

/** What a change of the price follows: the revenue of the obligation without discounts apart, true-ups and changes. */
export interface RevenueMeasure {
  readonly segments: readonly Segment[];
  /** What they bring when all their dates are known, minor units; more than they hold where milestones are to come. */
  readonly whole: number;
}

/** Segments come as the main one, then those set apart. */
export function scheduleObligation(asBilled: ObligationFacts): ObligationSchedule {
  const { terms, parts, usage, policy } = asBilled;
  const charges = parts.filter((part) => part.line.type === 'charge' || terms.isMinimumTrueUp);
  const discounts = parts.filter((part) => isDiscount(part.line));
  const isUsage = terms.method === 'usage';
  const standsAlone = (charge: BilledPart): boolean =>
    isUsage ? !billsUsageRows(charge, usage) && !recognizesSalesOnly(terms) : overridesMethod(charge, terms);
  const apartCharges = charges.filter(standsAlone);
  const apartIds = new Set(apartCharges.map((charge) => charge.chargeId));
  const merged = isUsage ? [] : discounts.filter((part) => !apartIds.has(part.chargeId) && lowersPrice(part, terms));
  const mergedIds = new Set(merged.map((part) => part.id));
  const spread = asBilled.allocatedBeforeDiscounts + sumAmounts(merged);
  const discountId = (part: BilledPart): string => `${terms.id}/discount ${part.id}`;
  const apartDiscounts = discounts.filter((part) => !mergedIds.has(part.id));
  const lessForLines = [...apartDiscounts.map(discountId), ...asBilled.trueUps.map(({ segment }) => segment.id)];

  const lineSegments = isUsage
    ? apartCharges.map((charge) => recognizeUsageLine(terms, charge))
    : recognizeOverrides(apartCharges, terms, spread, lessForLines);
  const segmentOfCharge = new Map(apartCharges.map((charge, i) => [charge.chargeId, lineSegments[i]!]));
  const rest = spread - sumAmounts(lineSegments);
  const restLess = [...lessForLines, ...lineSegments.map((segment) => segment.id)];
  const transferDay = terms.method === 'point-in-time' ? transferDayOf(terms) : null;
  const progress = planProgress(asBilled, rest, restLess);
  const main = isUsage
    ? recognizeUsageRows(terms, usage, charges, policy.usageTiming)
    : terms.method === 'progress' && progress !== null
      ? recognizeProgress(progress)
      : recognizeRest(asBilled, rest, restLess, transferDay);
  const used = [...main, ...lineSegments];
  const trueUps = asBilled.trueUps.map(({ part, segment }) => ({
    part,
    segment: timeTrueUp(segment, part, isUsage ? used : [], terms.strategy, policy.trueUpTiming),
  }));
  const facts = { ...asBilled, trueUps };

  const discountSegments = new Map<string, Segment>();
  for (const part of apartDiscounts) {
    const ofCharge = segmentOfCharge.get(part.chargeId);
    const segment =
      ofCharge !== undefined
        ? recognizeDiscountOfLine(part, ofCharge)
        : isUsage
          ? recognizeUsageDiscount(part, main)
          : recognizeDiscountApart(part, terms, transferDay, { segments: main, price: rest });
    if (segment !== null) discountSegments.set(part.id, segment);
  }
  const counted = [...merged, ...apartDiscounts.filter((part) => discountSegments.has(part.id))];
  return {
    allocatedBeforeDiscounts: isUsage ? sumAmounts([...main, ...lineSegments]) : facts.allocatedBeforeDiscounts,
    discounts: sumAmounts(counted),
    trueUps: sumAmounts(facts.trueUps.map(({ segment }) => segment)),
    segments: [...main, ...lineSegments, ...discountSegments.values(), ...facts.trueUps.map(({ segment }) => segment)],
    carriers: carryRevenue({ ...facts, charges, apartDiscounts, segmentOfCharge, discountSegments, main, rest }),
    voidedDiscounts: new Map(
      apartDiscounts
        .filter((part) => staysApartForVoid(part, terms) && !segmentOfCharge.has(part.chargeId))
        .flatMap((part) => {
          const segment = discountSegments.get(part.id);
          return segment === undefined ? [] : [[part.id, segment] as const];
        }),
    ),
    isUndated: !isUsage && rest !== 0 && main.length === 0 && terms.method !== 'milestone' && terms.method !== 'progress',
    measure: isUsage
      ? { segments: [...main, ...lineSegments], whole: sumAmounts([...main, ...lineSegments]) }
      : { segments: [...main, ...lineSegments], whole: spread },
    progress,
    changes: [],
    newContract: null,
  };
}

/** How what the obligation's own method spreads is measured, by rows of progress or by completed milestones. */
function planProgress(facts: ObligationFacts, price: number, lessSegments: readonly string[]): ProgressPlan | null {
  const { terms, progress, policy } = facts;
  const { id: obligationId, currency, method } = terms;
  const plan = { obligationId, currency, lessSegments, price, steps: [] };
  if (method === 'milestone') {
    const rows = milestoneProgress(facts.milestones, milestonePrice(terms, price, lessSegments));
    return { ...plan, rows, rounding: 'none' };
  }
  if (method !== 'progress' || terms.right !== undefined) return null;
  const measured = { ...plan, rows: progress, rounding: terms.credit === undefined ? policy.progressRounding : ('none' as const) };
  return terms.breakage === undefined ? measured : { ...measured, lapse: lapseOf(terms) };
}

/** Amounts of milestones are parts of what the customer pays. */
const milestonePrice = (
  { id: obligationId, currency, agency, financing, statedPrice: own }: ObligationTerms,
  amount: number,
  lessSegments: readonly string[],
): MilestonePrice => {
  const statedPrice = agency?.grossPrice ?? financing?.nominal ?? own;
  return { obligationId, currency, statedPrice, amount, lessSegments };
};

function ruleOfRest({ isMinimumTrueUp, licence, method, control, credit }: ObligationTerms): RuleId {
  if (credit !== undefined) return 'credits-when-granted';
  if (control === 'bill-and-hold') return 'bill-and-hold';
  if (control === 'repurchase-put-sale') return 'repurchase-put-sale';
  if (isMinimumTrueUp) return 'minimum-true-up';
  if (method === 'straight-line') return licence === 'right-to-access' ? 'right-to-access' : 'straight-line';
  return licence === 'right-to-use' ? 'right-to-use' : 'point-in-time';
}

/** Segments of what the obligation's own method spreads. */
function recognizeRest(
  facts: ObligationFacts,
  rest: number,
  lessSegments: readonly string[],
  transferDay: Day | null,
): Segment[] {
  const { terms, milestones } = facts;
  if (terms.method === 'milestone') return recognizeMilestones(milestones, milestonePrice(terms, rest, lessSegments));
  const { right } = terms;
  if (right !== undefined && terms.method === 'progress') {
    const { id: obligationId, strategy, lastDay, origin } = terms;
    const exercises = facts.rightExercises ?? [];
    return recognizeRight({ obligationId, right, exercises, price: rest, lessSegments, strategy, lastDay, origin });
  }
  if (rest === 0) return [];
  const segment: SegmentFacts = {
    id: terms.id,
    obligationId: terms.id,
    rule: ruleOfRest(terms),
    source: terms.isMinimumTrueUp ? 'Minimum true-up' : 'Invoice',
    amount: rest,
    origin: terms.origin,
    datesOrigin: terms.datesOrigin,
    derivation: { kind: 'allocated', obligationId: terms.id, lessSegments },
  };
  if (terms.method === 'point-in-time') return transferDay === null ? [] : [pointOf(segment, terms, transferDay)];
  const { firstDay, lastDay } = terms;
  if (firstDay === null || lastDay === null || lastDay < firstDay) return [];
  return [termSegment(segment, terms.strategy, firstDay, lastDay, terms.daysOfMonth)];
}

/** The day may be one that the row names, or the end of its term. */
function lapseOf(terms: ObligationTerms): NonNullable<ProgressPlan['lapse']> {
  const day = lapseDayOf(terms);
  const { origin } = terms;
  const datesOrigin = day === terms.lastDay ? terms.datesOrigin : origin;
  const source = terms.credit === undefined ? 'Progress' : 'Credit draw-down';
  return { day, isProportional: terms.breakage === 'proportional', source, origin, datesOrigin };
}

/** Days of delivery and acceptance stand in the obligation's own row, whoever gives its service dates. */
function pointOf(segment: SegmentFacts, terms: ObligationTerms, day: Day): Segment {
  const isAccepted = waitsForAcceptance(terms) && !terms.isMinimumTrueUp;
  const isDelivered = terms.trigger === 'delivery' && terms.control !== 'bill-and-hold';
  const isOwnDay = terms.recognitionDay === null && (isAccepted || isDelivered);
  const facts = isOwnDay ? { ...segment, datesOrigin: terms.origin } : segment;
  return pointSegment(isAccepted ? { ...facts, rule: 'customer-acceptance' } : facts, day);
}
