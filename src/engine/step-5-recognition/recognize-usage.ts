/**
 * Usage as it occurs: the right to invoice.
 * ASC 606-10-55-18; IFRS 15.B16
 *
 * Rule: each dated usage row is revenue of its day, and an invoice line whose service period holds such rows only bills
 * them. A line without rows is revenue of its own: at its last day of service, else on the invoice day. Under the
 * policy period-end the rows of a line's period are revenue on its last day, rows that no line covers on the last day
 * of their month. A discount on usage falls on the usage of its period in proportion.
 * A royalty is revenue at the later of the usage and the first day of its licence (606-10-55-65, IFRS 15.B63).
 * Example: 0.05 a call: 200 calls on 3 Jan, 500 on 10 Jan, 300 on 20 Jan → 10.00, 25.00, 15.00; invoiced 50.00 on 1
 * Feb.
 */
import type { BilledPart } from '../domain/billed-part';
import type { UsageRecord } from '../domain/book';
import { discountFacts, followingSegment, pointSegment, sumAmounts } from '../domain/new-segment';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Policy } from '../domain/policy';
import type { AmountDerivation, Segment } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import { isoOf, lastDayOfMonth, monthOf, type Day } from '../foundation/calendar';
import type { RuleId } from '../rule-book/rule-book';
import { groupBy } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';

/** A line bills usage rows when its period holds one, or it has no period and there are rows at all. */
export function billsUsageRows(charge: BilledPart, usage: readonly UsageRecord[]): boolean {
  return usage.some((row) => isInPeriod(row.day, charge));
}

const isInPeriod = (day: Day, { firstDay, lastDay }: Pick<BilledPart, 'firstDay' | 'lastDay'>): boolean =>
  day >= (firstDay ?? -Infinity) && day <= (lastDay ?? Infinity);

/** One point segment a day of revenue. `charges`: charges of the obligation in natural order. */
export function recognizeUsageRows(
  terms: ObligationTerms,
  usage: readonly UsageRecord[],
  charges: readonly BilledPart[],
  timing: Policy['usageTiming'],
): Segment[] {
  const dayOf = (row: UsageRecord): Day =>
    notBeforeLicence(terms, timing === 'dated-usage' ? row.day : periodEndOf(row.day, charges));
  const byDay = groupBy(sortNaturally(usage, dayOf), (row) => isoOf(dayOf(row)));
  return [...byDay.values()].flatMap((rows) => {
    const first = rows[0];
    return first === undefined ? [] : [segmentOfDay(terms, dayOf(first), rows, first.origin)];
  });
}

function periodEndOf(day: Day, charges: readonly BilledPart[]): Day {
  const covering = charges.find((charge) => charge.lastDay !== null && isInPeriod(day, charge));
  return covering?.lastDay ?? lastDayOfMonth(monthOf(day));
}

function segmentOfDay(
  terms: ObligationTerms,
  day: Day,
  rows: readonly UsageRecord[],
  origin: SourceReference,
): Segment {
  const obligationId = terms.id;
  return pointSegment(
    {
      id: `${obligationId}/usage ${isoOf(day)}`,
      obligationId,
      rule: usageRuleOf(terms),
      source: 'Usage',
      amount: sumAmounts(rows),
      origin,
      datesOrigin: origin,
      derivation: deriveRows(rows),
    },
    day,
  );
}

/** Of an agent, the rows without the supplier's part, in runs of the running total. */
function deriveRows(rows: readonly UsageRecord[]): AmountDerivation {
  const agency = rows[0]?.ofSupplier?.agency;
  if (agency === undefined) return { kind: 'source-rows', rows: distinctOrigins(rows), sign: 1 };
  const runs: { before: number; gross: number }[] = [];
  for (const { ofSupplier } of rows) {
    if (ofSupplier === undefined) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.before + last.gross === ofSupplier.before) last.gross += ofSupplier.gross;
    else runs.push({ before: ofSupplier.before, gross: ofSupplier.gross });
  }
  return { kind: 'usage-of-agent', rows: distinctOrigins(rows), runs, agency };
}

/** Rows of one day share a key, and a sum by key takes them all: each key is listed once. */
function distinctOrigins(rows: readonly UsageRecord[]): SourceReference[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row.origin.key), row.origin])).values()];
}

/** A usage line without rows: revenue of its own. */
export function recognizeUsageLine(terms: ObligationTerms, charge: BilledPart): Segment {
  const { line, obligationId } = charge;
  return pointSegment(
    {
      id: `${obligationId}/line ${charge.id}`,
      obligationId,
      rule: usageRuleOf(terms),
      source: 'Invoice',
      amount: charge.amount,
      origin: line.origin,
      datesOrigin: line.origin,
      derivation: charge.derivation,
    },
    notBeforeLicence(terms, line.recognitionDay ?? charge.lastDay ?? line.invoiceDay),
  );
}

function usageRuleOf({ licence, control }: ObligationTerms): RuleId {
  if (control === 'consignment') return 'consignment';
  return licence === 'royalty' ? 'royalty' : 'usage';
}

/** A royalty waits for its licence. */
const notBeforeLicence = ({ licence, firstDay }: ObligationTerms, day: Day): Day =>
  licence === 'royalty' && firstDay !== null ? Math.max(day, firstDay) : day;

/** A discount on usage: in proportion to the usage of its period; without usage there, at the end of the period. */
export function recognizeUsageDiscount(discount: BilledPart, usageSegments: readonly Segment[]): Segment {
  const lowered = usageSegments.filter((segment) => isInPeriod(segment.firstDay, discount));
  const whole = sumAmounts(lowered);
  const first = lowered[0];
  const last = lowered.at(-1);
  if (whole === 0 || first === undefined || last === undefined) {
    return pointSegment(discountFacts(discount), discount.lastDay ?? discount.line.invoiceDay);
  }
  const term = { firstDay: first.firstDay, lastDay: last.lastDay, before: 0, whole };
  return followingSegment(discountFacts(discount), lowered, term);
}
