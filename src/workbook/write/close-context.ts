/** What all sheets of a close share: rows in their final order, where they stand, and how to find sources. */
import type { Obligation } from '../../engine/domain/book';
import type { FinancedChange, FinancedPrice, InterestPeriod } from '../../engine/domain/financing';
import type { BillingEvent, PriceChange, ScheduledObligation } from '../../engine/domain/schedule';
import { firstDayOfMonth, monthOf, type Day, type Month } from '../../engine/foundation/calendar';
import { joinKey } from '../../engine/foundation/group-by';
import {
  booksKey,
  creditLedger,
  dimensionReader,
  disaggregateRevenue,
  satisfiedEarlier,
  isTransferLine,
  readSegment,
  remainingObligations,
} from '../../engine';
import type { CreditLedger } from '../../engine';
import type { DisaggregatedRevenue } from '../../engine/domain/disaggregated-revenue';
import type { RemainingObligation } from '../../engine/domain/remaining-obligation';
import { METHODS } from '../read/choices/choices';
import { BILLING_ROLES, isRevenueRole, type AccountRole, type BillingRole } from '../../engine/domain/account-role';
import type { CloseInput } from './close-input';
import { layOutClose, layOutMonths, type CloseLayouts, type MonthColumns } from './close-layout';
import { balanceRows, type BalanceRow } from './rows/balance-rows';
import { indexJournal, type JournalIndex } from './rows/journal-index';
import type { JournalRow } from './rows/journal-row';
import { orderOfPosting, positionChain, type PositionChain } from './rows/position-chain';
import { reclassifications, type Reclassifications } from './rows/reclassification-rows';
import { nettingBlocks, type NettingBlocks } from './rows/netting-rows';
import type { ScheduleView } from './proofs/recognition-expression';
import { scheduleRows, transferRows, type ScheduleRow } from './rows/schedule-row';
import { createSourceLookup, type SourceLookup } from './cells/source-lookup';
import { indexSourceRows, type SourceRows } from './cells/source-rows';

/** Months beyond this many go into one column `Later`, unless they are closed, within a year of the close or in a band. */
const MOST_MONTHS = 60;

export interface BillingRow {
  readonly obligation: ScheduledObligation;
  readonly event: BillingEvent;
}

/** A compounding period of a financed price. */
export interface FinancingLine {
  readonly obligation: ScheduledObligation;
  readonly financed: FinancedPrice;
  readonly period: InterestPeriod;
  /** Null: of the price as it was agreed. */
  readonly change: FinancedChange | null;
}

/** Rows first…last of a sheet; last < first where there are none. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

export const NO_ROWS: RowSpan = { first: 0, last: -1 };

/** A change of an obligation's price, and its price before: minor units. */
export interface PriceChangeRow {
  readonly obligation: ScheduledObligation;
  readonly change: PriceChange;
  readonly before: number;
}

export interface CloseContext {
  readonly input: CloseInput;
  readonly closingMonth: Month;
  /** First day of the closing month. */
  readonly openingDay: Day;
  readonly throughDay: Day;
  readonly months: MonthColumns;
  readonly obligations: readonly ScheduledObligation[];
  readonly obligationRows: ReadonlyMap<string, number>;
  /** By id of the change of price. */
  readonly modificationRows: ReadonlyMap<string, number>;
  readonly schedule: readonly ScheduleRow[];
  readonly segmentRows: ReadonlyMap<string, number>;
  readonly scheduleSpans: ReadonlyMap<string, RowSpan>;
  /** Rows of Schedule detail by obligation, also where Other schedules stands in its place. */
  readonly revenueSpans: ReadonlyMap<string, RowSpan>;
  /** Segments of schedules beside revenue: rows of `Other schedules`. */
  readonly transfers: readonly ScheduleRow[];
  readonly transferRows: ReadonlyMap<string, number>;
  /** By id of the transfer schedule. */
  readonly transferSpans: ReadonlyMap<string, RowSpan>;
  /** Schedule as another schedule sheet sees it; null where `schedule` is Schedule itself. */
  readonly revenue: ScheduleView | null;
  readonly billing: readonly BillingRow[];
  /** By obligation, in the order of its history. */
  readonly priceChanges: readonly PriceChangeRow[];
  /** By id of the change. */
  readonly priceChangeRows: ReadonlyMap<string, number>;
  /** By obligation and billing event, as `joinKey` joins them: papers of two kinds may carry the same number. */
  readonly billingRows: ReadonlyMap<string, number>;
  readonly billingSpans: ReadonlyMap<string, RowSpan>;
  readonly journal: readonly JournalRow[];
  /** Books of each journal row, as `booksKey` has them. */
  readonly bookKeys: readonly string[];
  readonly chain: PositionChain;
  readonly netting: NettingBlocks;
  readonly reclassified: Reclassifications;
  /** Compounding periods of financed prices, by obligation. */
  readonly financing: readonly FinancingLine[];
  /** First row of each obligation, and of each change of its payments by `financingKeyOf`. */
  readonly financingRows: ReadonlyMap<string, number>;
  readonly index: JournalIndex;
  readonly balances: readonly BalanceRow[];
  /** Catch-ups of the year to date with a part of earlier periods. */
  readonly earlierParts: ReturnType<typeof satisfiedEarlier>;
  /** What revenue of an obligation counts under on Disaggregation. */
  readonly dimensionOf: (obligation: ScheduledObligation) => string;
  /** In the order of the obligations. */
  readonly remaining: readonly RemainingObligation[];
  /** By journal row: what a revenue line counts under on Disaggregation; empty for other lines. */
  readonly dimensions: readonly string[];
  readonly disaggregated: readonly DisaggregatedRevenue[];
  readonly credits: CreditLedger;
  /** By obligation that is a grant: its row on Credit balances. */
  readonly creditRows: ReadonlyMap<string, number>;
  readonly currencies: readonly string[];
  readonly layouts: CloseLayouts;
  /** Rows of Obligations and Material rights by id. */
  readonly facts: ReadonlyMap<string, Obligation>;
  readonly rows: SourceRows;
  readonly lookup: SourceLookup;
}

export function createContext(input: CloseInput): CloseContext {
  const { throughDay, recognition, journals } = input;
  const { obligations } = recognition;
  const schedule = scheduleRows(obligations);
  const segmentRows = new Map(schedule.map(({ segment }, index) => [segment.id, index]));
  const transfers = transferRows(recognition.transfers, segmentRows);
  const scheduleSpans = spansOf(schedule.map(({ obligation }) => obligation.id));
  const billing = obligations.flatMap((obligation) => obligation.billings.map((event) => ({ obligation, event })));
  const journal = journalRows(journals);
  const priceChanges = obligations.flatMap(priceChangesOf);
  const financing = obligations.flatMap(financingLines);
  const bookKeys = sharedTexts(journal.map(({ line }) => (isTransferLine(line) ? line.documentId : booksKey(line))));
  const chain = positionChain(journal, bookKeys);
  const netting = nettingBlocks(journal, chain);
  const reclassified = reclassifications(input, journal, bookKeys, chain);
  const balances = balanceRows(input, journal);
  const currencies = currenciesOf(input);
  const rows = indexSourceRows(input.book);
  const closingMonth = monthOf(throughDay);
  const { remainingObligationBands: bands } = input.book.policy;
  const months = horizon([...schedule, ...transfers], closingMonth, Math.max(12, ...bands));
  const remaining = remainingObligations(input.book, obligations, input.positions, throughDay, readSegment);
  const drawn = creditsAt(input, throughDay, remaining);
  const split = disaggregationIn(input, journal);
  return {
    input,
    throughDay,
    closingMonth,
    openingDay: firstDayOfMonth(closingMonth),
    months,
    obligations,
    obligationRows: new Map(obligations.map(({ id }, index) => [id, index])),
    modificationRows: new Map(recognition.modifications.map(({ id }, index) => [id, index])),
    schedule,
    segmentRows,
    scheduleSpans,
    revenueSpans: scheduleSpans,
    transfers,
    transferRows: new Map(transfers.map(({ segment }, index) => [segment.id, index])),
    transferSpans: spansOf(transfers.map(({ obligation }) => obligation.id)),
    revenue: null,
    billing,
    priceChanges,
    priceChangeRows: new Map(priceChanges.map(({ change }, index) => [change.id, index])),
    billingRows: new Map(billing.map(({ event }, index) => [joinKey(event.obligationId, event.id), index])),
    billingSpans: spansOf(billing.map(({ obligation }) => obligation.id)),
    journal,
    bookKeys,
    chain,
    netting,
    reclassified,
    financing,
    financingRows: firstRows(financing.map(({ obligation, change }) => financingKeyOf(obligation.id, change))),
    index: indexJournal(journal, bookKeys, journals.monthly, journals.run),
    balances,
    remaining,
    ...split,
    ...drawn,
    currencies,
    layouts: layOutClose(
      {
        obligations: obligations.length,
        segments: schedule.length,
        transfers: transfers.length,
        billings: billing.length,
        priceChanges: priceChanges.length,
        journalLines: journal.length,
        monthlyLines: journals.monthly.length,
        nettingRows: netting.rows.length,
        modifications: recognition.modifications.length,
        balances: balances.length,
        costs: input.book.contractCosts.length,
        currencies: currencies.length,
        bands: bands.length + 1,
        disaggregated: split.disaggregated.length,
        earlierParts: split.earlierParts.length,
        reclassified: reclassified.rows.length,
        creditGrants: drawn.credits.balances.length,
        appliedDraws: drawn.credits.applied.length,
        financing: financing.length,
      },
      months,
    ),
    facts: new Map(input.book.obligations.map((item) => [item.id, item])),
    rows,
    lookup: createSourceLookup(input.sources),
  };
}

/** Revenue by the dimension in Settings, what each line counts under, and the catch-ups with a part of earlier periods. */
function disaggregationIn(
  { book, recognition, throughDay }: CloseInput,
  journal: readonly JournalRow[],
): Pick<CloseContext, 'disaggregated' | 'dimensions' | 'dimensionOf' | 'earlierParts'> {
  const lines = journal.map(({ line }) => line);
  const { disaggregateBy, firstMonthOfYear } = book.policy;
  const dimensionOf = dimensionReader(book, recognition, disaggregateBy);
  const earlierParts = satisfiedEarlier(recognition.obligations, throughDay, firstMonthOfYear, readSegment);
  return {
    disaggregated: disaggregateRevenue(lines, dimensionOf, throughDay, firstMonthOfYear, earlierParts),
    dimensions: lines.map((line) => (isRevenueRole(line.role) ? dimensionWords(dimensionOf(line)) : '')),
    dimensionOf: (obligation) => dimensionOf({ ...obligation, obligationId: obligation.id }),
    earlierParts,
  };
}

function currenciesOf({ recognition, positions }: CloseInput): string[] {
  const items = [...recognition.obligations, ...positions, ...recognition.transfers];
  return [...new Set(items.map(({ currency }) => currency))].sort();
}

function creditsAt(
  { book, recognition }: CloseInput,
  throughDay: Day,
  remaining: readonly RemainingObligation[],
): Pick<CloseContext, 'credits' | 'creditRows'> {
  const recognized = new Map(remaining.map((row) => [row.obligationId, row.recognized]));
  const credits = creditLedger(book, recognition.obligations, throughDay, (id) => recognized.get(id) ?? 0);
  return { credits, creditRows: new Map(credits.balances.map(({ grant }, index) => [grant.id, index])) };
}

function journalRows(journals: CloseInput['journals']): JournalRow[] {
  return [
    ...orderOfPosting(journals.posted).map((line) => ({ line, proof: null })),
    ...journals.daily.map((line) => ({ line, proof: line.proof })),
  ];
}

/** Rows of one price, or of one change of it. */
export const financingKeyOf = (obligationId: string, change: Pick<FinancedChange, 'id'> | null): string =>
  change === null ? obligationId : `${obligationId}\u0000${change.id}`;

function financingLines(obligation: ScheduledObligation): FinancingLine[] {
  const { financing } = obligation;
  if (financing === undefined) return [];
  const ofChanges = (financing.changes ?? []).flatMap((change) =>
    change.schedule.periods.map((period) => ({ obligation, financed: change.schedule, period, change })),
  );
  return [...financing.periods.map((period) => ({ obligation, financed: financing, period, change: null })), ...ofChanges];
}

function firstRows(ids: readonly string[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  ids.forEach((id, row) => {
    if (!first.has(id)) first.set(id, row);
  });
  return first;
}

function priceChangesOf(obligation: ScheduledObligation): PriceChangeRow[] {
  let before = obligation.allocated;
  return obligation.changes.map((change) => {
    const row = { obligation, change, before };
    before += change.amount;
    return row;
  });
}

/** Whether any line stands on contra revenue: only then do sums look for it. */
export function hasContraRevenue({ journal }: Pick<CloseContext, 'journal'>): boolean {
  return journal.some(({ line }) => line.role === 'Contra revenue');
}

/** Roles in which documents stand, as far as the journal has them. */
export function billingRolesOf({ journal }: Pick<CloseContext, 'journal'>): readonly BillingRole[] {
  const used = new Set<AccountRole>(journal.map(({ line }) => line.role));
  return BILLING_ROLES.filter((role) => role === 'Receivable clearing' || used.has(role));
}

/** Methods are shown by their labels, everything else as it is. */
export function dimensionWords(value: string): string {
  return METHODS.choices.find((choice) => choice.value === value)?.label ?? value;
}

/** Equal texts as one object each. */
function sharedTexts(texts: readonly string[]): string[] {
  const known = new Map<string, string>();
  return texts.map((text) => {
    const same = known.get(text);
    if (same === undefined) known.set(text, text);
    return same ?? text;
  });
}

/** From the first activity to the last service or closing month, whichever is later. */
function horizon(schedule: readonly ScheduleRow[], closingMonth: Month, monthsAhead: number): MonthColumns {
  let first = closingMonth;
  let last = closingMonth;
  for (const { firstDay, lastDay } of schedule) {
    first = Math.min(first, monthOf(firstDay));
    last = Math.max(last, monthOf(lastDay));
  }
  const lastShown = Math.min(last, Math.max(first + MOST_MONTHS - 1, closingMonth + monthsAhead));
  return layOutMonths(first, lastShown - first + 1, last > lastShown);
}

function spansOf(ids: readonly string[]): ReadonlyMap<string, RowSpan> {
  const spans = new Map<string, RowSpan>();
  ids.forEach((id, index) => {
    spans.set(id, { first: spans.get(id)?.first ?? index, last: index });
  });
  return spans;
}

/** Rows of an obligation; none when it has left the book. */
export function spanOf(spans: ReadonlyMap<string, RowSpan>, obligationId: string): RowSpan {
  return spans.get(obligationId) ?? NO_ROWS;
}

/** Row of a billing event; undefined when it is gone. */
export function billingRowOf(
  { billingRows }: CloseContext,
  obligationId: string,
  billingId: string,
): number | undefined {
  return billingRows.get(joinKey(obligationId, billingId));
}

/** Schedule detail as formulas of a sheet see it. */
export function scheduleView(context: CloseContext, prefix: string): ScheduleView {
  const { schedule, segmentRows, layouts, months, revenue } = context;
  return { rows: schedule, segmentRows, layout: layouts.scheduleDetail, months, prefix, revenue };
}

/** The same context with `Other schedules` in the place of Schedule detail: its formulas are made in the same way. */
export function onOtherSchedules(context: CloseContext): CloseContext {
  const { transfers, transferRows: rows, transferSpans, layouts } = context;
  return {
    ...context,
    schedule: transfers,
    segmentRows: rows,
    scheduleSpans: transferSpans,
    layouts: { ...layouts, scheduleDetail: layouts.transfers },
    revenue: scheduleView(context, layouts.scheduleDetail.prefix),
  };
}
