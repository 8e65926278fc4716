/** The outcome of the five steps in one order, with every row accounted for and the findings collected. */
import { findTakenIds } from './step-2-obligations/identify-obligations';
import type { InvoiceLine, Obligation } from './domain/book';
import type { LineShare } from './domain/line-share';
import type { Diagnostic } from './domain/diagnostic';
import type { RightExercise } from './domain/material-right';
import type { BillingEvent, RecognitionResult, RowCoverage, ScheduledObligation } from './domain/schedule';
import type { IssuedDocuments } from './step-1-contract/issued-documents';
import type { ObligationTerms } from './domain/obligation-terms';
import { sumAmounts } from './domain/new-segment';
import type { OrderedBook } from './domain/ordered-book';
import { keyText, type SourceReference } from './domain/source-reference';
import type { PlacedLines } from './domain/split-line';
import { isPromise } from './step-2-obligations/warranty';
import { groupBy } from './foundation/group-by';
import { sortNaturally } from './foundation/sort-naturally';
import type { ModificationOutcome } from './contract-changes/modification-history';
import { findCreditsAfterEnding } from './findings/examine-modifications';
import { examineControl } from './findings/examine-control';
import { findChangesOfFinanced } from './findings/examine-financing';
import { examineSchedules } from './findings/examine-schedules';
import type { PriceChanges } from './step-3-price/change-price';
import type { Allocation } from './step-4-allocation/allocate-price';
import type { ObligationSchedule } from './step-5-recognition/schedule-obligation';

export interface FiveStepsOutcome {
  readonly book: OrderedBook;
  readonly issued: IssuedDocuments;
  readonly obligations: readonly ObligationTerms[];
  readonly allocation: Allocation;
  readonly pricingDiagnostics: readonly Diagnostic[];
  readonly placed: PlacedLines;
  readonly billings: readonly BillingEvent[];
  readonly schedules: ReadonlyMap<string, ObligationSchedule>;
  readonly changes: PriceChanges;
  readonly modifications: ModificationOutcome;
}

export function assembleResult(outcome: FiveStepsOutcome): RecognitionResult {
  const { book, issued, allocation, changes, schedules } = outcome;
  const obligations = assembleObligations(outcome);
  const undated = outcome.obligations.filter(({ id }) => schedules.get(id)?.isUndated === true);
  return {
    obligations,
    transfers: [],
    estimates: book.estimates,
    modifications: outcome.modifications.rows,
    coverage: coverRows(outcome),
    diagnostics: [
      ...findTakenIds(book, issued.invoiceLines),
      ...outcome.pricingDiagnostics,
      ...allocation.diagnostics,
      ...changes.diagnostics,
      ...outcome.modifications.diagnostics,
      ...findCreditsAfterEnding(outcome.modifications.rows, issued.creditNoteLines, outcome.placed.parts, book.policy, changes.loweredBy),
      ...findChangesOfFinanced(outcome.obligations, outcome.modifications.rows, changes.billings),
      ...examineControl(book.obligations, book.estimates),
      ...examineSchedules(book, obligations, outcome.placed.parts, undated),
    ],
  };
}

function assembleObligations(outcome: FiveStepsOutcome): ScheduledObligation[] {
  const billings = groupBy([...outcome.billings, ...outcome.changes.billings], (billing) => billing.obligationId);
  const changes = groupBy(outcome.changes.segments, (segment) => segment.obligationId);
  const { separate } = outcome.modifications;
  const refundsPaid = groupBy(outcome.changes.refundsPaid, (refund) => refund.obligationId);
  const assembled = outcome.obligations.flatMap((terms) => {
    const expectedCompletionDay = outcome.book.obligationsById.get(terms.id)?.expectedCompletionDay ?? null;
    const schedule = outcome.schedules.get(terms.id);
    const price = outcome.allocation.byObligation.get(terms.id);
    if (schedule === undefined || price === undefined) return [];
    const changed = changes.get(terms.id) ?? [];
    const { allocatedBeforeDiscounts, discounts, trueUps, segments } = schedule;
    // The price of usage is what was used: it is known from the segments, not from the stated price.
    const step = terms.method === 'usage' ? { ...price.step, price: allocatedBeforeDiscounts } : price.step;
    const scheduled: ScheduledObligation = {
      id: terms.id,
      kind: terms.kind,
      contractId: terms.contractId,
      ...(terms.combinationId === undefined ? {} : { combinationId: terms.combinationId }),
      ...(separate.has(terms.modificationId ?? '') ? { separateBy: terms.modificationId ?? '' } : {}),
      customer: terms.customer,
      entity: terms.entity,
      currency: terms.currency,
      productId: terms.productId,
      productName: terms.productName,
      category: terms.category,
      description: terms.description,
      method: terms.method,
      strategy: terms.strategy,
      statedPrice: terms.statedPrice,
      ...(terms.agency === undefined ? {} : { agency: terms.agency }),
      ...(terms.financing === undefined ? {} : { financing: terms.financing }),
      standaloneSellingPrice: price.standaloneSellingPrice,
      sellingPrice: terms.sellingPrice,
      ...(terms.priceGroup === undefined ? {} : { priceGroup: terms.priceGroup }),
      allocatedBeforeDiscounts,
      discounts,
      trueUps,
      allocated: allocatedBeforeDiscounts + discounts + trueUps,
      credits: sumAmounts(changed),
      allocation: step,
      firstDay: terms.firstDay,
      lastDay: terms.lastDay,
      addedDay: outcome.book.modifications.get(terms.modificationId ?? '')?.effectiveDay ?? null,
      recognitionFloor: terms.recognitionFloor,
      ...(terms.waitsFor === undefined ? {} : { waitsFor: terms.waitsFor }),
      ...(terms.laterFrom === undefined ? {} : { enforceableFrom: Math.min(terms.laterFrom, terms.firstInvoiceDay ?? terms.laterFrom) }),
      ...(expectedCompletionDay === null ? {} : { expectedCompletionDay }),
      segments: [...segments, ...changed].filter((segment) => segment.amount !== 0),
      changes: schedule.changes,
      refundsPaid: refundsPaid.get(terms.id) ?? [],
      billings: sortNaturally(
        billings.get(terms.id) ?? [],
        (billing) => billing.day,
        (billing) => billing.id,
      ),
      origin: terms.origin,
    };
    return [scheduled];
  });
  return sortNaturally(
    assembled,
    (obligation) => (obligation.contractId === '' ? 1 : 0),
    (obligation) => obligation.contractId,
    (obligation) => obligation.id,
  );
}

type Exclusion = RowCoverage['excluded'][number];

function coverRows({ book, issued, placed, changes, obligations, modifications }: FiveStepsOutcome): RowCoverage[] {
  const methods = new Map(obligations.map((terms) => [terms.id, terms.method]));
  const late: Readonly<
    Record<string, readonly { readonly line: { readonly origin: SourceReference }; readonly reason: string }[]>
  > = {
    Invoices: placed.unplaced,
    'Credit notes': changes.excluded,
  };
  const documents = issued.coverage.map((coverage): RowCoverage => {
    const more = (late[coverage.table] ?? []).map(({ line, reason }) => ({ key: keyText(line.origin), reason }));
    return { ...coverage, used: coverage.used - more.length, excluded: [...coverage.excluded, ...more] };
  });
  return [
    ...coverFilled('Material rights', book.obligations.filter(isRight)),
    ...coverFilled('Option exercises', exercisesIn(book)),
    ...coverFilled('Promised items', book.promisedItems),
    ...coverFilled('Line shares', book.invoiceLines.flatMap(sharesIn)),
    cover('Obligations', book.obligations.filter((row) => !isRight(row) && row.credit === undefined), (row) =>
      methods.has(row.id) ? null : !isPromise(row) ? 'is an assurance, part of the product' : `names contract ${row.contractId}, which does not exist`,
    ),
    ...documents,
    ...coverModifications(book, modifications),
    cover('Usage', [...book.usage.values()].flat(), (row) => reasonAgainst(row.obligationId, 'usage', methods)),
    ...coverFilled('Price list', [...book.priceList.values()].flat()),
    ...coverFilled('Discount evidence', [...book.discountEvidence.values()].flat()),
    cover('Milestones', [...book.milestones.values()].flat(), (row) =>
      row.completedDay === null ? 'not completed' : reasonAgainst(row.obligationId, 'milestone', methods),
    ),
    ...coverProgress(book, methods),
    ...(book.estimates.length === 0 ? [] : [coverEstimates(book)]),
    ...(book.financing.length === 0
      ? []
      : [
          cover('Financing', book.financing, ({ contractId, obligationId }) => {
            const isUsed = obligationId === '' ? obligations.some((terms) => terms.contractId === contractId) : methods.has(obligationId);
            return isUsed ? null : `names obligation ${obligationId}, which does not exist`;
          }),
        ]),
  ];
}

/** Shares that follow from items are rows of another table. */
const sharesIn = ({ shares = [] }: InvoiceLine): readonly LineShare[] =>
  shares.filter(({ origin }) => origin.table === 'Line shares');

const isRight = ({ right }: Obligation): boolean => right !== undefined;

/** An exercise on the row of its right is no row of its own. */
function exercisesIn(book: OrderedBook): readonly RightExercise[] {
  return [...book.rightExercises.values()].flat().filter(({ origin }) => origin.table === 'Option exercises');
}

function coverProgress(book: OrderedBook, methods: ReadonlyMap<string, string>): RowCoverage[] {
  const rows = [...book.progress.values()].flat().filter(({ origin }) => origin.table === 'Progress');
  if (rows.length === 0) return [];
  return [cover('Progress', rows, (row) => reasonAgainst(row.obligationId, 'progress', methods))];
}

function coverEstimates(book: OrderedBook): RowCoverage {
  return cover('Estimates', book.estimates, (row) =>
    book.contracts.has(row.contractId) ? null : `names contract ${row.contractId}, which does not exist`,
  );
}

/** None for a book without rows of modifications. */
function coverModifications(book: OrderedBook, { undecided }: ModificationOutcome): RowCoverage[] {
  const stated = [...book.modifications.values()].filter(({ origin }) => origin.table === 'Modifications');
  if (stated.length === 0) return [];
  const reason = 'no treatment follows without a judgement';
  return [
    cover('Modifications', stated, ({ id }) => (undecided.has(id) ? reason : null)),
    cover('Modification lines', [...book.modificationLines.values()].flat(), ({ modificationId }) =>
      undecided.has(modificationId) ? reason : null,
    ),
  ];
}

function reasonAgainst(
  obligationId: string,
  method: 'usage' | 'milestone' | 'progress',
  methods: ReadonlyMap<string, string>,
): string | null {
  const actual = methods.get(obligationId);
  if (actual === undefined) return `names obligation ${obligationId}, which does not exist`;
  return actual === method ? null : `obligation ${obligationId} is recognized by ${actual}`;
}

/** Tables that a book may lack: each row counts. */
function coverFilled(
  table: RowCoverage['table'],
  rows: readonly { readonly origin: SourceReference }[],
): readonly RowCoverage[] {
  return rows.length === 0 ? [] : [cover(table, rows, () => null)];
}

function cover<Row extends { readonly origin: SourceReference }>(
  table: RowCoverage['table'],
  rows: readonly Row[],
  reasonOf: (row: Row) => string | null,
): RowCoverage {
  const excluded = rows.flatMap((row): Exclusion[] => {
    const reason = reasonOf(row);
    return reason === null ? [] : [{ key: keyText(row.origin), reason }];
  });
  return { table, rows: rows.length, used: rows.length - excluded.length, excluded };
}
