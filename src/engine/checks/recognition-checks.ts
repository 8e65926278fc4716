/** Prices and schedules: nothing lost, nothing twice. */
import { isRevenueRole } from '../domain/account-role';
import { combinationOf } from '../domain/combination';
import type { Check } from '../domain/check';
import type { JournalLine } from '../domain/journal';
import { sumOfChanges } from '../domain/price-change';
import type { ScheduledObligation } from '../domain/schedule';
import { isoOf, isoOfMonth, lastDayOfMonth, monthOf, type Day } from '../foundation/calendar';
import { amountWords } from '../foundation/amount-words';
import { groupBy } from '../foundation/group-by';
import { booksKey } from '../presentation/posted-balances';
import { readSegments } from '../step-5-recognition/follow-segments';
import type { CheckedBooks } from './checked-books';
import { amountFault, verdict, type Fault } from './verdict';

export function checkRecognition(books: CheckedBooks): Check[] {
  return [checkAllocation(books), checkScheduled(books), checkNothingLost(books), checkMonths(books)];
}

function checkAllocation({ recognition }: CheckedBooks): Check {
  const fixed = recognition.obligations.filter(
    ({ kind, method, allocation, priceGroup }) => (kind === 'obligation' || priceGroup !== undefined) && method !== 'usage' && allocation.rule !== 'repurchase',
  );
  const faults = [...groupBy(fixed, combinationOf)].flatMap(([contractId, ofContract]): Fault[] => {
    const price = ofContract.reduce((sum, { statedPrice }) => sum + statedPrice, 0);
    const allocated = ofContract.reduce((sum, { allocatedBeforeDiscounts }) => sum + allocatedBeforeDiscounts, 0);
    return allocated === price ? [] : [amountFault(contractId, allocated - price, ofContract[0]!.currency)];
  });
  return verdict(
    'price-allocated',
    'Allocated prices = stated prices for each contract',
    'The prices allocated to a contract’s obligations are summed and compared with its stated prices, before discounts.',
    faults,
  );
}

/** Revenue of these waits for facts: a milestone to be completed, progress to be made, a day to be named. */
function mayWait(obligation: ScheduledObligation): boolean {
  return (
    obligation.method === 'milestone' ||
    obligation.method === 'progress' ||
    (obligation.method === 'point-in-time' && !obligation.segments.some(({ id }) => id === obligation.id))
  );
}

const priceInAll = ({ allocated, changes, credits }: ScheduledObligation): number =>
  allocated + sumOfChanges(changes) + credits;

function lastDayOf({ segments }: ScheduledObligation): Day {
  return segments.reduce((last, segment) => Math.max(last, segment.lastDay), 0);
}

function checkScheduled({ recognition }: CheckedBooks): Check {
  const faults = recognition.obligations
    .filter((obligation) => !mayWait(obligation))
    .flatMap((obligation): Fault[] => {
      const scheduled = readSegments(obligation.segments)(lastDayOf(obligation));
      const off = scheduled - priceInAll(obligation);
      return off === 0 ? [] : [amountFault(obligation.id, off, obligation.currency)];
    });
  return verdict(
    'price-scheduled',
    'Every price is on the schedule in full',
    'The schedule of each obligation, read through its last day, is compared with its price: allocated, with changes and credits. Milestones to come, progress to come and undated points in time may wait.',
    faults,
  );
}

/** Revenue that waits for its invoice is not posted yet. */
function dueThrough(obligation: ScheduledObligation, day: Day): number {
  if ((obligation.recognitionFloor ?? -Infinity) > day) return 0;
  return readSegments(obligation.segments)(day);
}

const revenueOf = (lines: readonly JournalLine[]): number =>
  lines.reduce((sum, line) => (isRevenueRole(line.role) ? sum + line.credit - line.debit : sum), 0);

function checkNothingLost({ recognition, linesOf, closedThrough }: CheckedBooks): Check {
  const faults: Fault[] = [];
  const totals = new Map<string, { posted: number; planned: number }>();
  const remaining = new Map(linesOf);
  for (const obligation of recognition.obligations) {
    const { id: obligationId, contractId, currency, entity } = obligation;
    const key = booksKey({ contractId, obligationId, currency, entity });
    const posted = revenueOf(remaining.get(key) ?? []);
    remaining.delete(key);
    const due = dueThrough(obligation, closedThrough);
    const total = totals.get(currency) ?? { posted: 0, planned: 0 };
    totals.set(currency, {
      posted: total.posted + posted,
      planned: total.planned + priceInAll(obligation) - due,
    });
    if (posted !== due) faults.push(amountFault(obligationId, posted - due, currency));
  }
  for (const gone of remaining.values()) {
    const { obligationId, currency } = gone[0]!;
    const posted = revenueOf(gone);
    if (posted !== 0) faults.push(amountFault(`${obligationId}, which is gone`, posted, currency));
  }
  const sums = [...totals].map(
    ([currency, { posted, planned }]) =>
      `${amountWords(posted, currency)} posted + ${amountWords(planned, currency)} to come ${currency}`,
  );
  return verdict(
    'nothing-lost',
    'Posted + planned = allocated less credits',
    `Posted revenue of each obligation is compared with its schedule through ${isoOf(closedThrough)}; the rest of its price is to come${sums.length === 0 ? '' : `: ${sums.join(', ')}`}.`,
    faults,
  );
}

function revenueByOrigin(lines: readonly JournalLine[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { role, originPeriod, credit, debit } of lines) {
    if (isRevenueRole(role)) sums.set(originPeriod, (sums.get(originPeriod) ?? 0) + credit - debit);
  }
  return sums;
}

function checkMonths({ recognition, linesOf, closedThrough }: CheckedBooks): Check {
  const faults: Fault[] = [];
  for (const obligation of recognition.obligations) {
    const { id: obligationId, contractId, currency, entity, segments } = obligation;
    if ((obligation.recognitionFloor ?? -Infinity) > closedThrough || segments.length === 0) continue;
    const posted = revenueByOrigin(linesOf.get(booksKey({ contractId, obligationId, currency, entity })) ?? []);
    const read = readSegments(segments);
    const firstMonth = monthOf(segments.reduce((first, segment) => Math.min(first, segment.firstDay), Infinity));
    let before = 0;
    for (let month = firstMonth; month <= monthOf(Math.min(closedThrough, lastDayOf(obligation))); month++) {
      const through = read(Math.min(lastDayOfMonth(month), closedThrough));
      const off = (posted.get(isoOfMonth(month)) ?? 0) - (through - before);
      if (off !== 0) faults.push(amountFault(`${obligationId} in ${isoOfMonth(month)}`, off, currency));
      before = through;
    }
  }
  return verdict(
    'months-complete',
    'Every month of every schedule is posted',
    'Posted revenue by month of origin is compared with the schedule’s month, whatever month it was posted in.',
    faults,
  );
}
