/**
 * The sample workbook: eighteen months of an invented software company, from October 2024 to March 2026, with every
 * feature of the format in it. The same seed gives the same tables.
 */
import { compareNaturally } from '../engine/foundation/natural-order';
import type { Day } from '../engine/foundation/calendar';
import type { TableData } from '../workbook/table-data';
import { addDeviceDeal, addLicenceDeal, addProjectDeal } from './deals-of-projects';
import { addAnnualDeal, addArrearsDeal, addBundleDeal, addQuarterlyDeal } from './deals-of-subscriptions';
import { addMeteredDeal, addStorageDeal } from './deals-of-usage';
import { EU_ENTITY, US_ENTITY, createCustomerNames } from './sample-company';
import { OPENING_DAY, addMonths, endOfTerm } from './sample-draft';
import type { Draft, DraftContract } from './sample-draft';
import { addCredits, addDrafts, addSalesWithoutContract, addUnplannedLines, addVoids } from './sample-events';
import { tablesOfDraft } from './sample-tables';
import { createSeededRandom } from './seeded-random';

type AddDeal = (draft: Draft, contract: DraftContract, index: number) => void;

interface DealKind {
  readonly add: AddDeal;
  readonly count: number;
  /** Terms in months, taken in turn. */
  readonly terms: readonly number[];
  /** Days of the month on which service starts, taken in turn. */
  readonly startDays: readonly number[];
  /** Months after the opening over which the starts are spread. */
  readonly spreadMonths: number;
}

const DEAL_KINDS: readonly DealKind[] = [
  { add: addAnnualDeal, count: 14, terms: [12, 24, 12, 36], startDays: [1, 16, 1, 10], spreadMonths: 17 },
  { add: addQuarterlyDeal, count: 10, terms: [12, 24], startDays: [1, 20, 1, 8], spreadMonths: 16 },
  { add: addArrearsDeal, count: 8, terms: [12, 18], startDays: [1, 16], spreadMonths: 17 },
  { add: addBundleDeal, count: 12, terms: [12, 24, 18], startDays: [1, 15, 3], spreadMonths: 16 },
  { add: addMeteredDeal, count: 7, terms: [12, 24], startDays: [1], spreadMonths: 14 },
  { add: addStorageDeal, count: 3, terms: [24], startDays: [1], spreadMonths: 8 },
  { add: addProjectDeal, count: 6, terms: [24, 12], startDays: [1, 18], spreadMonths: 15 },
  { add: addLicenceDeal, count: 4, terms: [12], startDays: [9, 1], spreadMonths: 14 },
  { add: addDeviceDeal, count: 2, terms: [12], startDays: [6], spreadMonths: 12 },
];

interface PlannedDeal {
  readonly add: AddDeal;
  readonly index: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** All tables of the format, filled. Dates are day numbers as in a workbook. */
export function sampleBook(seed = 2026): TableData[] {
  const random = createSeededRandom(seed);
  const draft: Draft = {
    chance: random,
    names: createCustomerNames(random),
    contracts: [],
    obligations: [],
    invoices: [],
    credits: [],
    usage: [],
    milestones: [],
  };
  planDeals().forEach((deal, position) => deal.add(draft, signContract(draft, deal, position), deal.index));
  addSalesWithoutContract(draft);
  addUnplannedLines(draft);
  addCredits(draft);
  addVoids(draft);
  addDrafts(draft);
  return tablesOfDraft(draft);
}

/** Deals in the order in which they start, so that contract numbers follow the calendar. */
function planDeals(): PlannedDeal[] {
  const deals = DEAL_KINDS.flatMap(({ add, count, terms, startDays, spreadMonths }, kind) =>
    Array.from({ length: count }, (_, index) => {
      const month = count === 1 ? 0 : Math.round((index * spreadMonths) / (count - 1));
      const firstDay = addMonths(OPENING_DAY, month) + (startDays[index % startDays.length] ?? 1) - 1;
      const lastDay = endOfTerm(firstDay, terms[index % terms.length] ?? 12);
      return { add, index, firstDay, lastDay, order: `${kind}-${index}` };
    }),
  );
  return deals.sort((a, b) => a.firstDay - b.firstDay || compareNaturally(a.order, b.order));
}

/** Every third customer is European; one in nine of them buys in dollars. */
function signContract(draft: Draft, deal: PlannedDeal, position: number): DraftContract {
  const isEuropean = position % 3 === 1;
  const contract: DraftContract = {
    id: `C-${1001 + position}`,
    customer: isEuropean ? draft.names.eu() : draft.names.us(),
    entity: isEuropean ? EU_ENTITY : US_ENTITY,
    currency: isEuropean && position % 27 !== 4 ? 'EUR' : 'USD',
    signedDay: deal.firstDay - draft.chance.integer(3, 28),
    firstDay: deal.firstDay,
    lastDay: deal.lastDay,
  };
  draft.contracts.push(contract);
  return contract;
}
