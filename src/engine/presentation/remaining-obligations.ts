/**
 * Remaining performance obligations in time bands.
 * ASC 606-10-50-13 to 15; IFRS 15.120-122
 *
 * Rule: what a contract still promises is disclosed at the closing day: its price with the changes made by then, less
 * what is recognized, by the months in which the schedule recognizes it. What has no date yet falls into the band of
 * its expected completion, or stays undated. Usage billed as it occurs is left out, and contracts of an original term
 * of one year or less are left out where Settings say so. A band ends a number of months after the closing month.
 * Formula: disclosed = price − recognized = Σ bands + undated; band = scheduled after its first month end through its
 * last, the first one with what is held back until its invoice.
 * Example: 400.00 a month from 1 Jul 2027 for 24 months, at 31 Dec 2027: 7,200.00, of it 4,800.00 within 12 months and
 * 2,400.00 in months 13 to 24.
 */
import type { Contract, RevenueBook } from '../domain/book';
import { presentedAs } from '../domain/combination';
import type { Position } from '../domain/journal';
import type { RemainingExpedient, RemainingObligation } from '../domain/remaining-obligation';
import type { ScheduledObligation, Segment, SegmentReader } from '../domain/schedule';
import type { Policy } from '../domain/policy';
import { dayOf, lastDayOfMonth, monthOf, partsOf, type Day } from '../foundation/calendar';
import { changeIdOf, isInPrice } from '../domain/price-change';
import { isYetToBeAdded, priceAt } from './positions';

/** `1-12`, `13-24`, `37+`: names of the bands that end after these months. */
export function bandNames(lastMonths: readonly number[]): string[] {
  return [
    ...lastMonths.map((last, index) => `${(lastMonths[index - 1] ?? 0) + 1}-${last}`),
    `${(lastMonths.at(-1) ?? 0) + 1}+`,
  ];
}

/**
 * One an obligation, in their order. `positions`: at the end of the closing day, as `positionsAt` gives them.
 */
export function remainingObligations(
  book: Pick<RevenueBook, 'contracts' | 'obligations' | 'policy'>,
  obligations: readonly ScheduledObligation[],
  positions: readonly Position[],
  asOf: Day,
  reader: SegmentReader,
): RemainingObligation[] {
  const terms = originalTerms(book.contracts, obligations);
  const expected = new Map(book.obligations.map(({ id, expectedCompletionDay }) => [id, expectedCompletionDay]));
  return obligations.map((obligation, index): RemainingObligation => {
    const { id: obligationId, contractId, customer, productId, entity, currency } = obligation;
    const price = priceAt(obligation, asOf);
    const recognized = positions[index]?.recognized ?? 0;
    const { firstDay, lastDay } = terms(obligation);
    const isWithinYear = endsWithinYear(firstDay, lastDay);
    const expedient = whyNoContract(obligation, asOf) ?? expedientOf(obligation, isWithinYear, book.policy);
    const expectedDay = expected.get(obligationId) ?? null;
    const timing = timingOf(obligation, { price, recognized, expectedDay, asOf }, book.policy, reader);
    const isShown = expedient === null;
    return {
      contractId,
      obligationId,
      customer,
      productId,
      entity,
      currency,
      price,
      recognized,
      remaining: price - recognized,
      firstDay,
      lastDay,
      isWithinYear,
      expedient,
      disclosed: isShown ? price - recognized : 0,
      expectedDay,
      notScheduled: timing.notScheduled,
      held: timing.held,
      bands: isShown ? timing.bands : timing.bands.map(() => 0),
      undated: isShown ? timing.undated : 0,
    };
  });
}

type Term = Pick<ScheduledObligation, 'firstDay' | 'lastDay'>;

/** The term of the contract's row; where it has none, or of a separate contract, from the first to the last day of its obligations. */
function originalTerms(
  contracts: readonly Contract[],
  obligations: readonly ScheduledObligation[],
): (of: ScheduledObligation) => Term {
  const stated = new Map(contracts.map((contract) => [contract.id, contract]));
  const spans = new Map<string, Term>();
  const nameOf = ({ contractId, separateBy }: ScheduledObligation): string =>
    separateBy === undefined ? contractId : presentedAs({ contractId, separateBy });
  for (const obligation of obligations) {
    const { firstDay, lastDay } = ownTerm(obligation);
    const name = nameOf(obligation);
    const span = spans.get(name) ?? { firstDay: null, lastDay: null };
    spans.set(name, {
      firstDay: firstDay === null ? span.firstDay : Math.min(firstDay, span.firstDay ?? firstDay),
      lastDay: lastDay === null ? span.lastDay : Math.max(lastDay, span.lastDay ?? lastDay),
    });
  }
  return (obligation) => {
    if (obligation.contractId === '') return obligation;
    const contract = obligation.separateBy === undefined ? stated.get(obligation.contractId) : undefined;
    const span = spans.get(nameOf(obligation));
    return {
      firstDay: contract?.firstDay ?? span?.firstDay ?? null,
      lastDay: contract?.bindingDay ?? contract?.lastDay ?? span?.lastDay ?? null,
    };
  };
}

/** What is added without dates has those of the contract's row: a separate contract counts the day of transfer instead. */
function ownTerm({ separateBy, method, segments, firstDay, lastDay }: ScheduledObligation): Term {
  if (separateBy === undefined || method !== 'point-in-time') return { firstDay, lastDay };
  const days = segments.filter(({ curve }) => curve.kind === 'point').map((segment) => segment.firstDay);
  return days.length === 0 ? { firstDay, lastDay } : { firstDay: Math.min(...days), lastDay: Math.max(...days) };
}

/** Whether the last day lies before the first day's anniversary. */
function endsWithinYear(firstDay: Day | null, lastDay: Day | null): boolean {
  if (firstDay === null || lastDay === null) return false;
  const { year, month, dayOfMonth } = partsOf(firstDay);
  return lastDay < dayOf(year + 1, month, dayOfMonth);
}

/** Null: it is part of a contract that binds. */
function whyNoContract({ waitsFor, recognitionFloor, enforceableFrom }: ScheduledObligation, asOf: Day): RemainingExpedient | null {
  if (waitsFor === 'collectability' && (recognitionFloor ?? asOf) > asOf) return 'not-collectable';
  return (enforceableFrom ?? asOf) > asOf ? 'not-binding' : null;
}

function expedientOf({ method }: ScheduledObligation, isWithinYear: boolean, policy: Policy): RemainingExpedient | null {
  if (method === 'usage' && policy.rightToInvoiceExpedient === 'applied') return 'right-to-invoice';
  return isWithinYear && policy.oneYearExpedient === 'applied' ? 'one-year' : null;
}

interface Known {
  readonly price: number;
  readonly recognized: number;
  readonly expectedDay: Day | null;
  readonly asOf: Day;
}

/** When the rest of the price is expected to be recognized. */
function timingOf(
  obligation: ScheduledObligation,
  { price, recognized, expectedDay, asOf }: Known,
  { remainingObligationBands: lastMonths }: Policy,
  reader: SegmentReader,
): Pick<RemainingObligation, 'notScheduled' | 'held' | 'bands' | 'undated'> {
  const closingMonth = monthOf(asOf);
  const ends = [0, ...lastMonths].map((months) => lastDayOfMonth(closingMonth + months));
  const scheduled = new Array<number>(ends.length).fill(0);
  let total = 0;
  for (const segment of obligation.segments) {
    if (changesPriceAfter(segment, obligation, asOf)) continue;
    const read = reader(segment);
    ends.forEach((end, i) => (scheduled[i]! += read(end)));
    // Not its amount: a credit on a price of which not all dates are known has not fallen in full yet.
    total += read(Infinity);
  }
  const held = scheduled[0]! - recognized;
  const bands = ends.map((_, i) => (scheduled[i + 1] ?? total) - scheduled[i]!);
  bands[0]! += held;
  const notScheduled = price - total;
  if (expectedDay === null) return { notScheduled, held, bands, undated: notScheduled };
  const band = ends.findIndex((_, i) => expectedDay <= (ends[i + 1] ?? Infinity));
  bands[band]! += notScheduled;
  return { notScheduled, held, bands, undated: 0 };
}

/** An estimate, modification, credit or void dated after the day has not changed the price yet. */
export function changesPriceAfter(
  { derivation }: Segment,
  obligation: Pick<ScheduledObligation, 'billings' | 'changes' | 'addedDay'>,
  asOf: Day,
): boolean {
  const { billings, changes } = obligation;
  if (isYetToBeAdded(obligation, asOf)) return true;
  const changeId = changeIdOf(derivation);
  if (changeId !== null) {
    const change = changes.find(({ id }) => id === changeId);
    return change !== undefined && !isInPrice(change, asOf);
  }
  if (derivation.kind !== 'deferred-part' && derivation.kind !== 'recognized-part') return false;
  const day = billings.find(({ id }) => id === derivation.billingId)?.day;
  return day === undefined || day > asOf;
}
