/**
 * The words of a journal line: its arithmetic, spelled out.
 * ASC 606-10-50-1, 606-10-50-18; IFRS 15.110, IFRS 15.124
 *
 * Rule: a reader with a pocket calculator can follow each amount: the total, the period, the month's part and the days
 * of it; for a credit the share of what it follows; for late facts the month they belong to and why they stand
 * elsewhere.
 * Formula: month × days through ÷ days of service in the month, less the same for the day before.
 * Example: "Straight-line 12,000.00 from 2026-01-01 to 2026-12-31: 2026-03 1,000.00 × 3/31 less × 2/31 = 32.25".
 */
import type { DaysOfMonth } from '../domain/recognition-method';
import type { RuleId } from '../rule-book/rule-book';
import type { ProgressPoint } from '../domain/progress-point';
import type { BillingEvent, FollowingCurve, Segment, SegmentReader } from '../domain/schedule';
import { keyText } from '../domain/source-reference';
import { amountWords, decimalWords } from '../foundation/amount-words';
import { firstDayOfMonth, isoOf, isoOfMonth, lastDayOfMonth, monthOf, type Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { RULES } from '../rule-book/rule-book';

/** Tells the revenue of one segment after `afterDay` through `throughDay`, both in one month. */
export type RevenueTeller = (afterDay: Day, throughDay: Day) => string;

/** `read`: the segment's cumulative amounts. What does not change from day to day is worded once. */
export function tellRevenueOf(
  segment: Segment,
  read: (day: Day) => number,
  reader: SegmentReader,
  currency: string,
): RevenueTeller {
  const { curve, firstDay, lastDay } = segment;
  const title = `${titleOf(segment)} ${amountWords(segment.amount, currency)}`;
  const term = `${title} from ${isoOf(firstDay)} to ${isoOf(lastDay)}: `;
  switch (curve.kind) {
    case 'point':
      return () => `${title} on ${isoOf(firstDay)}`;
    case 'follows':
      return tellFollowing(segment, curve, read, reader, { title, currency });
    case 'over-time':
      return curve.strategy === 'exact-days' && curve.days === undefined
        ? (afterDay, throughDay) => {
            const served = (day: Day): number => Math.max(0, Math.min(day, lastDay) - firstDay + 1);
            const fraction = spellFraction(served(afterDay), served(throughDay), lastDay - firstDay + 1);
            return [term, fraction, ' = ', amountWords(read(throughDay) - read(afterDay), currency)].join('');
          }
        : tellMonths(segment, read, term, currency, curve.days);
  }
}

function tellMonths(
  { firstDay, lastDay }: Segment,
  read: (day: Day) => number,
  term: string,
  currency: string,
  days: Exclude<DaysOfMonth, 'rounded-to-date'> | undefined,
): RevenueTeller {
  let month = NaN;
  let first = 0;
  let daysServed = 0;
  let ofMonth = '';
  return (afterDay, throughDay) => {
    if (monthOf(throughDay) !== month) {
      month = monthOf(throughDay);
      first = Math.max(firstDay, firstDayOfMonth(month));
      const last = Math.min(lastDay, lastDayOfMonth(month));
      daysServed = last - first + 1;
      ofMonth = `${isoOfMonth(month)} ${amountWords(read(last) - read(first - 1), currency)}`;
    }
    if (days !== undefined) {
      const amount = amountWords(read(throughDay) - read(afterDay), currency);
      const words = days === 'month-end' ? 'on the last day of service' : `÷ ${daysServed} rounded down, the rest on the last day`;
      return [term, ofMonth, ' ', words, ' = ', amount].join('');
    }
    const before = Math.max(0, afterDay - first + 1);
    const through = Math.min(daysServed, throughDay - first + 1);
    if (before === 0 && through === daysServed) return term + ofMonth;
    const amount = amountWords(read(throughDay) - read(afterDay), currency);
    return [term, ofMonth, ' ', spellFraction(before, through, daysServed), ' = ', amount].join('');
  };
}

function tellFollowing(
  { firstDay, lastDay, derivation }: Segment,
  { segments, before, whole }: FollowingCurve,
  read: (day: Day) => number,
  reader: SegmentReader,
  { title, currency }: { readonly title: string; readonly currency: string },
): RevenueTeller {
  const readers = segments.map(reader);
  const words = (minor: number): string => amountWords(minor, currency);
  const base = derivation.kind === 'price-change' && before === 0 ? 'revenue before changes' : 'revenue to come';
  const followed = (day: Day): string =>
    words(day < firstDay ? 0 : readers.reduce((sum, readOne) => sum + readOne(Math.min(day, lastDay)), 0) - before);
  return (afterDay, throughDay) =>
    `${title} in proportion to ${words(whole)} of ${base}: × ${followed(throughDay)} less × ${followed(afterDay)} = ${words(read(throughDay) - read(afterDay))}`;
}

function spellFraction(before: number, through: number, whole: number): string {
  const first = `× ${through}/${whole}`;
  return before === 0 ? first : `${first} less × ${before}/${whole}`;
}

const TITLES: Readonly<Partial<Record<RuleId, string>>> = {
  'straight-line': 'Straight-line',
  usage: 'Usage',
  'right-to-use': 'Right to use',
  'right-to-access': 'Right to access',
  royalty: 'Royalty',
};

function titleOf({ id, obligationId, rule, source, origin, firstDay, derivation }: Segment): string {
  switch (source) {
    case 'Invoice':
    case 'Billing schedule': {
      const title = TITLES[rule] ?? 'Point in time';
      return id === obligationId ? title : `${title} of ${keyText(origin)}`;
    }
    case 'Usage':
      return `Usage of ${id.slice(id.lastIndexOf(' ') + 1)}`;
    case 'Credit draw-down':
      return `${rule === 'breakage' && hasLapsed(derivation) ? 'Credits that lapse' : 'Credits drawn'} on ${isoOf(firstDay)}${progressWords(derivation)}`;
    case 'Progress':
      return `Progress of ${isoOf(firstDay)}${progressWords(derivation)}`;
    case 'Option exercise':
      if (rule === 'material-right-expiry') return `Right ${obligationId} expired on ${isoOf(firstDay)}`;
      return `Exercise of ${obligationId}${progressWords(derivation)}`;
    case 'Milestone':
      return `Milestone ${String(origin.key.at(-1) ?? '')}`;
    default:
      return `${source} ${keyText(origin)}${progressWords(derivation)}`;
  }
}

const hasLapsed = (derivation: Segment['derivation']): boolean =>
  derivation.kind === 'progress' && derivation.through.row === null;

/** `: 420000 of 700000 (60.00 %) since 300000 of 700000`. */
function progressWords(derivation: Segment['derivation']): string {
  if (derivation.kind !== 'progress') return '';
  const { before, through } = derivation;
  return `: ${measureWords(through)}${before === null ? '' : `, before ${measureWords(before)}`},`;
}

function measureWords({ done, total, uninstalled, uninstalledCost, scale, row, reading }: ProgressPoint): string {
  if (row === null) return 'complete';
  const inUnits = (digits: number): string => decimalWords({ digits, scale });
  const share = roundedRatio(10_000, done - uninstalled, Math.max(1, total - uninstalled));
  const percent = `${decimalWords({ digits: share, scale: 2 })} %`;
  if (reading === 'fraction' || reading === 'percentage' || reading === 'text') return percent;
  const less = uninstalledCost === 0 ? '' : ` without ${inUnits(uninstalled)} uninstalled`;
  return `${inUnits(done)} of ${inUnits(total)}${less} (${percent})`;
}

/** A line of an invoice, credit note or void. */
export function tellBilling(billing: BillingEvent, currency: string): string {
  const amount = amountWords(billing.amount, currency);
  if (billing.source === 'Interest') {
    const days = `${isoOf(billing.firstDay ?? billing.day)} to ${isoOf(billing.day)}`;
    return `${billing.counterRole ?? 'Interest'} of ${billing.obligationId}, ${days}: ${amountWords(Math.abs(billing.amount), currency)}`;
  }
  if (billing.counterRole === 'Payable to supplier') {
    const owed = amountWords(0 - billing.amount, currency);
    return `Supplier’s part of ${billing.source.toLowerCase()} ${keyText(billing.origin)} of ${isoOf(billing.day)}: ${owed}`;
  }
  const on = billing.source === 'Credit note' ? ` on invoice ${billing.invoiceId}` : '';
  return `${billing.source} ${keyText(billing.origin)} of ${isoOf(billing.day)}${on}: ${amount} net of tax`;
}

/** The change of a position over an entry. */
export function tellPosition(netBefore: number, netAfter: number, currency: string): string {
  const side = (net: number): string =>
    `${amountWords(Math.abs(net), currency)} ${net > 0 ? 'deferred' : net < 0 ? 'unbilled' : 'open'}`;
  return ['Billed less recognized: ', side(netBefore), ' before, ', side(netAfter), ' after'].join('');
}

export interface LateAmount {
  /** What is late: `Revenue`, `Invoice INV-7`. */
  readonly subject: string;
  readonly originPeriod: string;
  readonly horizon: Day;
  readonly scheduled: number;
  readonly postedBefore: number;
  readonly postingDay: Day;
  readonly currency: string;
}

/** A fact of a closed period, posted on an open day. */
export function tellLateAmount(late: LateAmount): string {
  const { subject, originPeriod, horizon, scheduled, postedBefore, postingDay, currency } = late;
  const words = (minor: number): string => amountWords(minor, currency);
  return `${subject} of ${originPeriod}, which is closed through ${isoOf(horizon)}: ${words(scheduled)} due less ${words(postedBefore)} posted before = ${words(scheduled - postedBefore)}; posted on the open day ${isoOf(postingDay)}`;
}

/** Revenue that waited for its invoice, or for collection to be probable. */
export function tellHeldRevenue(revenue: string, day: Day, waitsFor?: 'collectability'): string {
  if (waitsFor === 'collectability') return `${revenue}; held until collection became probable on ${isoOf(day)}`;
  return `${revenue}; held until the invoice date ${isoOf(day)}`;
}

/** The part of an obligation in the netting of its contract. */
export function tellNetting(
  contracts: readonly string[],
  asOf: Day,
  sides: { readonly gross: number; readonly moved: number; readonly matched: number },
  currency: string,
): string {
  const words = (minor: number): string => amountWords(minor, currency);
  const side = sides.gross >= 0 ? 'deferred' : 'unbilled';
  return `${RULES['contract-netting'].title}: ${contracts.length === 1 ? 'contract' : 'contracts'} ${contracts.join(' + ')} on ${isoOf(asOf)} settles ${words(sides.matched)} of unbilled with deferred revenue; here ${words(sides.moved)} of ${words(Math.abs(sides.gross))} ${side}`;
}

/** What a month-end reclassification moves within a family of accounts. */
export function tellReclassification(role: string, asOf: Day, before: number, target: number, currency: string): string {
  const words = (minor: number): string => amountWords(minor, currency);
  return `${role} on ${isoOf(asOf)}: ${words(target)} less ${words(before)} before = ${words(target - before)}`;
}
