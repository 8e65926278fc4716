/**
 * The standard in five steps: from the facts of a book to what is recognized and billed, as functions of the day.
 * Each step knows its own rules only; they meet here.
 */
import { isDiscount, lineKey, type BilledPart } from './domain/billed-part';
import type { InvoiceLine, RevenueBook } from './domain/book';
import { combinationOf } from './domain/combination';
import type { Diagnostic } from './domain/diagnostic';
import { orderBook, type OrderedBook } from './domain/ordered-book';
import type { ObligationTerms } from './domain/obligation-terms';
import type { RecognitionMethod } from './domain/recognition-method';
import type { BillingEvent, RecognitionResult } from './domain/schedule';
import type { PlacedLines } from './domain/split-line';
import type { Day } from './foundation/calendar';
import { groupBy } from './foundation/group-by';
import { assembleResult } from './assemble-result';
import { addTransfers } from './other-schedules/schedule-transfers';
import { findUnpricedGrants } from './findings/examine-grants';
import { financeObligations } from './finance-obligations';
import { estimateEvents } from './contract-changes/estimate-events';
import type { StandingObligation } from './contract-changes/standing-obligation';
import { promiseGrants } from './promise-grants';
import { modificationHistory } from './contract-changes/modification-history';
import { examineRevenueStarts, findRevenueStarts } from './step-1-contract/collectability';
import { combineContracts } from './step-1-contract/combine-contracts';
import { contractOfObligation, partiesOfContract, partiesOfLine } from './step-1-contract/identify-contract';
import { selectIssuedDocuments } from './step-1-contract/issued-documents';
import { isSale } from './step-1-contract/repurchase';
import {
  identifyContractObligations,
  termsOfInvoiceLine,
  type ContractReading,
} from './step-2-obligations/identify-obligations';
import { coverTrueUps, type TrueUpCoverage } from './step-2-obligations/true-up-coverage';
import { billCharges } from './step-3-price/billed-charges';
import { accrueInterest } from './step-3-price/accrue-interest';
import { openFinanced } from './step-3-price/credit-payments';
import { findSupplierChanges, reportStuck } from './step-3-price/change-supplier-part';
import { changePrice } from './step-3-price/change-price';
import {
  collectForSuppliers,
  keepOwnParts,
  keepOwnUsage,
  owedToSupplier,
  type SupplierParts,
} from './step-3-price/collect-for-supplier';
import { replayContracts } from './step-3-price/contract-history';
import { expectedReduction } from './step-3-price/expected-refunds';
import { findMovedServices } from './step-3-price/credit-and-modification';
import { findLoweredPrices } from './step-3-price/unearned-billing';
import { isPlacedLikeProduct, placeProductDiscounts } from './step-3-price/product-discount';
import { allocatePrice, type Allocation } from './step-4-allocation/allocate-price';
import { findBundles, sumOfDiscounts } from './step-4-allocation/bundle-discount';
import { determineSellingPrices } from './step-4-allocation/determine-selling-prices';
import { placeInvoiceDiscounts } from './step-4-allocation/invoice-discount';
import { billTrueUp, recognizeTrueUp, splitTrueUp } from './step-4-allocation/minimum-true-up';
import type { WeighedCharge } from './step-4-allocation/standalone-selling-price';
import { readSegments } from './step-5-recognition/follow-segments';
import { scheduleObligation, type ObligationSchedule } from './step-5-recognition/schedule-obligation';

/**
 * Schedules, billings and allocation of every obligation. Rows that cannot be placed are listed in `coverage` with
 * their reason; findings that need a person's eye are in `diagnostics`. Never throws on data; a defect throws.
 */
export function recognizeRevenue(stated: RevenueBook): RecognitionResult {
  const { facts, coverage } = promiseGrants(stated);
  const book = orderBook(facts);

  // Step 1: the contract with a customer.
  const issued = selectIssuedDocuments(book);
  const combinations = combineContracts([...book.contracts.values()]);
  const revenueStarts = findRevenueStarts(facts.contracts, combinations);
  const reading: ContractReading = {
    contractOf: (obligation) => contractOfObligation(book, obligation),
    isSale,
    revenueStartOf: (contractId) => revenueStarts.get(contractId) ?? null,
    partiesOfContract: (contract) => partiesOfContract(contract, combinations),
    partiesOfLine: (line) => partiesOfLine(book, line, combinations),
  };

  // Step 2: the performance obligations.
  const promised = identifyObligations(book, issued.invoiceLines, reading);

  // Steps 3 and 4: the price, and its allocation.
  const allocation = allocatePrice(promised.obligations, book.policy, book.discountEvidence);
  const placed = placeLines(book, issued.invoiceLines, promised);
  const { parts: collected, overBilled, stuck } = collectForSuppliers(placed.parts, promised.byId, findSupplierChanges(book, promised.byId));
  const ownParts = keepOwnParts(placed.parts, collected);
  const billings = placed.parts.flatMap((part) => billPart(part, collected));

  // Step 5: revenue as obligations are satisfied.
  const agreed = scheduleObligations(book, promised.obligations, ownParts, allocation);

  // What happened to the contracts since, then credit notes and voids.
  const modifications = modificationHistory(book, allocation, combinations);
  const events = [...modifications.events, ...estimateEvents(book, agreed, combinations)];
  const standing = replayContracts(agreed, events, ({ terms }) => combinationOf(terms));
  const terms = [...standing.values()].map((item) => item.terms);
  const schedules = new Map([...standing].map(([id, { schedule }]) => [id, schedule]));
  const financed = openFinanced(terms);
  const changes = changePrice(
    {
      parts: ownParts,
      suppliers: collected,
      billings,
      carriers: mergeMaps(schedules, (schedule) => schedule.carriers),
      voidedDiscounts: mergeMaps(schedules, (schedule) => schedule.voidedDiscounts),
      creditNoteLines: issued.creditNoteLines,
      policy: book.policy,
      contractOf: (obligationId) => standing.get(obligationId)?.terms.contractId ?? '',
      expectedReduction: reductionsOf(standing),
      loweredPrices: findLoweredPrices(modifications.outcome.rows),
      financed,
      movedServices: findMovedServices(modifications.outcome.rows, (id) => schedules.get(id)?.segments ?? []),
      overBilled,
    },
    readSegments,
  );

  const obligations = terms.map(financed.termsOf);
  const result = assembleResult({
    book,
    issued,
    obligations,
    allocation,
    pricingDiagnostics: [
      ...examineRevenueStarts(facts.contracts, revenueStarts, facts.posted),
      ...promised.diagnostics,
      ...stuck.map(reportStuck),
    ],
    placed,
    billings: [...billings, ...obligations.flatMap(({ financing }) => (financing === undefined ? [] : accrueInterest(financing)))],
    schedules,
    changes,
    modifications: modifications.outcome,
  });

  // Beside revenue: contract costs and other schedules between two accounts.
  const unpriced = findUnpricedGrants(facts, result.obligations);
  return addTransfers(facts, { ...result, coverage: [...result.coverage, ...coverage], diagnostics: [...result.diagnostics, ...unpriced] });
}

interface PromisedObligations {
  readonly obligations: readonly ObligationTerms[];
  readonly byId: ReadonlyMap<string, ObligationTerms>;
  /** By line key. */
  readonly trueUps: ReadonlyMap<string, TrueUpCoverage>;
  /** Of their selling prices. */
  readonly diagnostics: readonly Diagnostic[];
}

function identifyObligations(
  book: OrderedBook,
  lines: readonly InvoiceLine[],
  reading: ContractReading,
): PromisedObligations {
  const ofContracts = identifyContractObligations(book, lines, reading);
  const byId = new Map(ofContracts.map((terms) => [terms.id, terms]));
  for (const line of lines) {
    const isOwn = line.type === 'charge' && line.obligationId === null && line.shares === undefined && !byId.has(lineKey(line));
    if (isOwn) byId.set(lineKey(line), termsOfInvoiceLine(book, line, reading));
  }
  const methodOf = (line: InvoiceLine): RecognitionMethod =>
    line.method ?? byId.get(line.obligationId ?? lineKey(line))?.method ?? 'point-in-time';
  const trueUps = new Map<string, TrueUpCoverage>();
  for (const ofInvoice of groupBy(lines, (line) => line.invoiceId).values()) {
    for (const [id, coverage] of coverTrueUps(ofInvoice, methodOf)) trueUps.set(id, coverage);
  }
  for (const line of lines) {
    const isOwn = trueUps.get(lineKey(line))?.kind === 'itself' && !byId.has(lineKey(line));
    if (isOwn) byId.set(lineKey(line), termsOfInvoiceLine(book, line, reading));
  }
  const diagnostics: Diagnostic[] = [];
  const financed = financeObligations([...byId.values()], book, diagnostics);
  const priced = determineSellingPrices(book, financed, (contract) =>
    sumOfDiscounts(findBundles(contract, book.discountEvidence)),
  );
  const pricedById = new Map(priced.obligations.map((terms) => [terms.id, terms]));
  return { obligations: priced.obligations, byId: pricedById, trueUps, diagnostics: [...diagnostics, ...priced.diagnostics] };
}

/** Every line of every invoice as parts that bill one obligation each. */
function placeLines(book: OrderedBook, lines: readonly InvoiceLine[], promised: PromisedObligations): PlacedLines {
  const parts: BilledPart[] = [];
  const unplaced: PlacedLines['unplaced'][number][] = [];
  for (const ofInvoice of groupBy(lines, (line) => line.invoiceId).values()) {
    const charges = billCharges(ofInvoice);
    const products = placeProductDiscounts(ofInvoice, charges);
    const weighed = weighOn(book, charges, products.parts, promised.byId);
    const whole = placeInvoiceDiscounts(
      ofInvoice.filter((line) => line.type === 'invoice discount' && !isPlacedLikeProduct(line)),
      weighed,
      book.policy.invoiceDiscountBasis,
    );
    const trueUps = ofInvoice
      .filter((line) => line.type === 'minimum true-up')
      .flatMap((line) => placeTrueUp(line, promised.trueUps.get(lineKey(line)), weighed));
    parts.push(...charges, ...products.parts, ...whole.parts, ...trueUps);
    unplaced.push(...products.unplaced, ...whole.unplaced);
  }
  return { parts, unplaced };
}

function weighOn(
  book: OrderedBook,
  charges: readonly BilledPart[],
  discounts: readonly BilledPart[],
  obligations: ReadonlyMap<string, ObligationTerms>,
): WeighedCharge[] {
  return charges.flatMap((charge) => {
    const terms = obligations.get(charge.obligationId);
    if (terms === undefined) return [];
    const ofCharge = discounts.filter((discount) => discount.chargeId === charge.chargeId);
    const netAmount = ofCharge.reduce((sum, discount) => sum + discount.amount, charge.amount);
    return [{ charge, terms, netAmount, usage: book.usage.get(charge.obligationId) ?? [] }];
  });
}

function placeTrueUp(
  line: InvoiceLine,
  coverage: TrueUpCoverage | undefined,
  weighed: readonly WeighedCharge[],
): BilledPart[] {
  if (coverage === undefined || coverage.kind === 'itself') return [billTrueUp(line, lineKey(line))];
  if (coverage.kind === 'obligation') return [billTrueUp(line, coverage.obligationId)];
  const covered = new Set(coverage.charges.map(lineKey));
  return splitTrueUp(
    line,
    weighed.filter(({ charge }) => covered.has(lineKey(charge.line))),
  );
}

/** An agent owes its supplier a part of what it bills. */
function billPart(part: BilledPart, collected: SupplierParts): BillingEvent[] {
  const { id, line, obligationId, amount, firstDay, lastDay, derivation } = part;
  const billing: BillingEvent = {
    id,
    obligationId,
    day: line.invoiceDay,
    amount,
    source: 'Invoice',
    rule: 'billing',
    invoiceId: line.invoiceId,
    document: line.invoiceId,
    documentId: id,
    firstDay,
    lastDay,
    origin: line.origin,
    derivation,
  };
  const supplier = collected.get(id);
  return supplier === undefined ? [billing] : [billing, owedToSupplier(billing, supplier)];
}

function scheduleObligations(
  book: OrderedBook,
  obligations: readonly ObligationTerms[],
  parts: readonly BilledPart[],
  allocation: Allocation,
): ReadonlyMap<string, StandingObligation> {
  const partsOf = groupBy(parts, (part) => part.obligationId);
  const schedules = new Map<string, StandingObligation>();
  for (const terms of obligations) {
    const own = partsOf.get(terms.id) ?? [];
    const lowersPrice =
      terms.kind === 'invoice-line' || terms.method === 'usage' || book.policy.statedPrice === 'before-discounts';
    const joining = own.filter(({ line }) => line.type === 'minimum true-up' && !terms.isMinimumTrueUp && terms.isSale);
    const price = allocation.byObligation.get(terms.id);
    if (price === undefined) continue;
    const schedule = scheduleObligation({
      terms,
      allocatedBeforeDiscounts: price.amount,
      parts: own.filter((part) => (lowersPrice && terms.isSale) || !isDiscount(part.line)),
      trueUps: joining.map((part) => ({ part, segment: recognizeTrueUp(part) })),
      usage: keepOwnUsage(book.usage.get(terms.id) ?? [], terms.agency),
      milestones: book.milestones.get(terms.id) ?? [],
      progress: book.progress.get(terms.id) ?? [],
      rightExercises: book.rightExercises.get(terms.id) ?? [],
      policy: book.policy,
    });
    schedules.set(terms.id, { terms, schedule, basis: price.step });
  }
  return schedules;
}

/** What estimates in the price of a contract take from it on a day; obligations without changes are not asked. */
function reductionsOf(standing: ReadonlyMap<string, StandingObligation>): (contractId: string, day: Day) => number {
  const changed = [...standing.values()].filter(({ schedule }) => schedule.changes.length > 0);
  const ofContract = groupBy(changed, ({ terms }) => terms.contractId);
  return (contractId, day) =>
    expectedReduction(
      (ofContract.get(contractId) ?? []).map(({ schedule }) => schedule),
      day,
      readSegments,
    );
}

function mergeMaps<Value>(
  schedules: ReadonlyMap<string, ObligationSchedule>,
  mapOf: (schedule: ObligationSchedule) => ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  const merged = new Map<string, Value>();
  for (const schedule of schedules.values()) {
    for (const [id, value] of mapOf(schedule)) merged.set(id, value);
  }
  return merged;
}
