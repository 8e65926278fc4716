/** Reads the tables of a workbook, or of CSV files, as the book of the engine: every fault is found in one pass. */
import type { Obligation, RevenueBook } from '../../engine/domain/book';
import type { Diagnostic } from '../../engine/domain/diagnostic';
import type { InputTable } from '../../engine/domain/source-reference';
import { groupBy } from '../../engine/foundation/group-by';
import type { TableData } from '../table-data';
import { foldId } from './cells/normal-text';
import { DAILY_JOURNAL_TABLE } from '../write/rows/daily-journal-columns';
import { billLaterPeriods, checkEstimatesOfBinding, cutToBinding } from './facts/binding-terms';
import { checkInvoiceLines } from './checks/check-invoices';
import { checkObligations } from './checks/check-obligations';
import { checkTransfers } from './checks/check-transfer';
import { checkEndedUsage } from './checks/check-ended-usage';
import { checkUsage, settleMilestones } from './checks/check-progress';
import { settleProgress } from './facts/settle-progress';
import { countRows } from './tables/count-rows';
import type { BookCounts } from './tables/count-rows';
import { checkShapes, findInputTables, findTable, reportUnreadTables } from './tables/find-tables';
import { BOOK_FORMAT } from './format/book-format';
import { leaveOut } from './tables/leave-out';
import { startBudget } from './cells/nearest-name';
import { openTable } from './tables/open-table';
import { checkAccounts, readAccounts } from './facts/read-accounts';
import { checkDraws, checkGrants, linkCreditInvoices, settleInvoiceGrants } from './checks/check-credits';
import { readCreditDraws } from './facts/read-credit-draws';
import { grantObligations, readCreditGrants } from './facts/read-credit-grants';
import { readContractCosts } from './facts/read-contract-costs';
import { readContracts, readMilestones, readObligations, readProducts, readUsage } from './facts/read-contracts';
import { readDiscountEvidence } from './facts/read-discount-evidence';
import { readPriceList } from './facts/read-price-list';
import { readCreditNoteLines } from './facts/read-credit-notes';
import { readEstimates } from './facts/read-estimates';
import { indexInvoiceLines, readInvoiceLines } from './facts/read-invoices';
import {
  checkAddedObligations,
  checkModifications,
  findExtensions,
  readModificationLines,
  readModifications,
} from './facts/read-modifications';
import { POSTED_JOURNAL_FORMAT, readPostedLines } from './facts/read-posted-journal';
import { checkBilledWarranties } from './facts/read-judgements';
import { checkRights, readMaterialRights, readRightExercises } from './facts/read-material-rights';
import { checkCostsOfRenewals, exerciseRightsByRenewals } from './facts/read-renewals';
import { readShareRows, shareLines, sharingOf } from './facts/read-line-shares';
import { obligationsOfPricedItems, priceByItems, readPromisedItems } from './facts/read-promised-items';
import { readProgress } from './facts/read-progress';
import { readPolicies } from './settings/read-settings';
import type { PolicyReading } from './settings/read-settings';
import { checkUpfrontFees } from './facts/upfront-fees';
import { checkAgencies, checkAgentLines, checkAgentModifications } from './facts/read-agency';
import { readFinancing } from './facts/read-financing';
import { readWriteOffs } from './facts/read-write-offs';
import { FUNCTIONAL_TABLE } from '../write/rows/functional-columns';
import { FUNCTIONAL_FORMAT, readFunctionalLines } from './facts/read-functional';
import { readEntities, readRates } from './facts/read-rates';
import { indexEntries, reportMissingTable } from './reading';
import type { BookEntries, EntryIndex, Reading } from './reading';
import { buildSourceMap } from './tables/source-map';
import type { SourceMap } from './tables/source-map';
import { reportTable } from './tables/table-row';
import type { Entry } from './tables/table-row';

export interface BookReading {
  /** What can be relied on: rows that an error touches are left out, with their whole contract. */
  readonly book: RevenueBook;
  /** In the order of tables and rows. Any error blocks posting. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: SourceMap;
  /** The policy as it would be under each policy set. */
  readonly policyBySet: PolicyReading['bySet'];
  readonly counts: BookCounts;
}

/**
 * Reads a workbook. Tables of other names are ignored. Never throws on data: what cannot be read is a diagnostic at its
 * cell, and the rest is read on.
 */
export function readBook(tables: readonly TableData[]): BookReading {
  const findings: Diagnostic[] = [];
  const sound = checkShapes(tables, findings);
  const found = findInputTables(sound, findings);
  const opened = new Map(
    [...found].map(([name, data]) => [name, openTable(data, BOOK_FORMAT[name], findings)] as const),
  );
  const journal = findTable(sound, DAILY_JOURNAL_TABLE, DAILY_JOURNAL_TABLE, findings);
  const ownSheets = [DAILY_JOURNAL_TABLE, FUNCTIONAL_TABLE].map((name) => findTable(sound, name, name, []));
  reportUnreadTables(sound.filter((table) => !ownSheets.includes(table)), found, findings);
  const { policy, bySet } = readPolicies(opened.get('Settings'));
  const reading: Reading = { findings, tables: opened, policy, budget: startBudget(), missingTables: new Set() };
  noteNothingToRecognize(reading);
  const { entries, accounts } = readEntries(reading);
  const openJournal = journal === undefined ? undefined : openTable(journal, POSTED_JOURNAL_FORMAT, findings);
  const posted = readPostedLines(openJournal);
  const functional = findTable(sound, FUNCTIONAL_TABLE, FUNCTIONAL_TABLE, findings);
  const openFunctional = functional === undefined ? undefined : openTable(functional, FUNCTIONAL_FORMAT, findings);
  const postedFunctional = readFunctionalLines(openFunctional);
  const [ratesRead, entitiesRead] = [readRates(reading), readEntities(reading)];
  const withoutFault = <Fact>(list: readonly Entry<Fact>[]): Fact[] =>
    list.flatMap(({ fact, row }) => (row.failed ? [] : [fact]));
  const [rates, entities] = [withoutFault(ratesRead), withoutFault(entitiesRead)];
  const kept = leaveOut(entries);
  const keptAccounts = accounts.filter(({ row }) => !row.failed);
  const facts = <Fact>(list: readonly Entry<Fact>[]): Fact[] => list.map(({ fact }) => fact);
  return {
    book: {
      policy,
      products: facts(kept.products),
      contracts: facts(kept.contracts),
      obligations: facts(kept.obligations),
      invoiceLines: facts(kept.invoiceLines),
      creditNoteLines: facts(kept.creditNoteLines),
      usage: facts(kept.usage),
      milestones: facts(kept.milestones),
      progress: facts(kept.progress),
      contractCosts: facts(kept.contractCosts),
      writeOffs: facts(kept.writeOffs),
      estimates: facts(kept.estimates),
      modifications: facts(kept.modifications),
      modificationLines: facts(kept.modificationLines),
      accounts: facts(keptAccounts),
      posted,
      ...(kept.financing.length === 0 ? {} : { financing: facts(kept.financing) }),
      ...(kept.priceList.length === 0 ? {} : { priceList: facts(kept.priceList) }),
      ...(kept.discountEvidence.length === 0 ? {} : { discountEvidence: facts(kept.discountEvidence) }),
      ...(kept.rightExercises.length === 0 ? {} : { rightExercises: facts(kept.rightExercises) }),
      ...(kept.promisedItems.length === 0 ? {} : { promisedItems: facts(kept.promisedItems) }),
      ...(kept.creditGrants.length === 0 ? {} : { creditGrants: facts(kept.creditGrants) }),
      ...(kept.creditDraws.length === 0 ? {} : { creditDraws: facts(kept.creditDraws) }),
      rates,
      entities,
      postedFunctional,
    },
    diagnostics: inOrder(findings),
    sources: buildSourceMap(opened),
    policyBySet: bySet,
    counts: countRows(opened, kept, keptAccounts, openJournal, posted.length, {
      Rates: rates.length,
      Entities: entities.length,
    }),
  };
}

/** Reads every table and checks the rows against each other. */
function readEntries(reading: Reading): {
  readonly entries: BookEntries;
  readonly accounts: ReturnType<typeof readAccounts>;
} {
  const productEntries = readProducts(reading);
  const products = indexEntries(productEntries, 'Product', ({ id }) => id);
  const contractEntries = readContracts(reading);
  const contracts = indexEntries(contractEntries, 'Contract', ({ id }) => id);
  const modificationEntries = readModifications(reading, contracts);
  const modifications = indexEntries(modificationEntries, 'Modification', ({ id }) => id);
  const statedEntries = readObligations(reading, contracts, products, modifications, obligationsOfPricedItems(reading));
  const promisedItems = readPromisedItems(reading, plainIndex(statedEntries), contracts);
  const promisedEntries = cutToBinding(priceByItems(statedEntries, promisedItems, contracts), contracts, products);
  const rightEntries = readMaterialRights(reading, { contracts, products });
  const obligationEntries = [...promisedEntries, ...rightEntries];
  const obligations = indexEntries(obligationEntries, 'Obligation', ({ id }) => id);
  const priceList = readPriceList(reading, products);
  const context = { products, contracts, obligations, modifications };
  const pricesOf = groupBy(priceList, ({ fact }) => foldId(fact.productId));
  checkObligations(reading, obligationEntries, { products, contracts, priceList: pricesOf });
  checkTransfers(obligationEntries, context);
  checkAgencies(obligationEntries, context);
  checkRights(rightEntries, promisedEntries);
  checkUpfrontFees(promisedEntries);
  checkAddedObligations(obligationEntries, context);
  const modificationLines = readModificationLines(reading, context);
  checkModifications(modificationEntries, modificationLines, obligationEntries);
  const credits = readCreditGrants(reading, context);
  const allContracts = new Map([...contracts, ...byId(credits.contracts)]);
  const grantable = { ...context, contracts: allContracts };
  checkGrants(credits.grants, grantable);
  const contractFacts = [...allContracts.values()].map(({ fact }) => fact);
  const billable = new Map([...byId(grantObligations(credits.grants, contractFacts)), ...obligations]);
  const creditDraws = readCreditDraws(reading, { ...grantable, grants: byId(credits.grants) });
  checkDraws(credits.grants, creditDraws);
  checkAgentModifications(modificationLines, { obligations, products, modifications: context.modifications });
  const lineShares = readShareRows(reading, obligations);
  const documents = {
    ...grantable,
    obligations: billable,
    extensions: findExtensions(modificationLines, obligations),
    sharingOf: sharingOf(lineShares, promisedItems),
  };
  const linked = linkCreditInvoices(readInvoiceLines(reading, documents), credits.grants);
  const creditGrants = settleInvoiceGrants(linked, credits.grants);
  const lines = billLaterPeriods(linked, obligations, contracts);
  const invoiceLines = shareLines(reading, lines, lineShares, promisedItems, obligations);
  const invoices = indexInvoiceLines(invoiceLines);
  checkInvoiceLines(invoices, documents);
  checkBilledWarranties(invoiceLines, obligations);
  checkAgentLines(invoiceLines, products);
  const usage = readUsage(reading, obligations, contracts);
  checkUsage(usage, context);
  const exercises = readRightExercises(reading, rightEntries, plainIndex(rightEntries), contracts);
  const renewing = { contracts: contractEntries, rights: rightEntries, promised: promisedEntries, exercises };
  const contractCosts = readContractCosts(reading, context);
  checkCostsOfRenewals(contractCosts, contracts);
  checkEndedUsage(usage, obligations, modificationEntries, modificationLines);
  const estimates = readEstimates(reading, context);
  checkEstimatesOfBinding(estimates.estimates, contracts, obligations);
  const entries: BookEntries = {
    products: productEntries,
    contracts: [...contractEntries, ...credits.contracts],
    obligations: obligationEntries,
    invoiceLines,
    creditNoteLines: readCreditNoteLines(reading, invoices),
    usage,
    milestones: settleMilestones(readMilestones(reading, obligations), obligationEntries, context),
    progress: settleProgress(readProgress(reading, context), obligationEntries, context),
    priceList,
    discountEvidence: readDiscountEvidence(reading, contracts, obligationEntries, products),
    contractCosts,
    writeOffs: readWriteOffs(reading, invoices),
    financing: readFinancing(reading, context),
    ...estimates,
    modifications: modificationEntries,
    modificationLines,
    promisedItems,
    lineShares,
    rightExercises: [...exercises, ...exerciseRightsByRenewals(reading, renewing)],
    creditGrants,
    creditDraws,
  };
  const accounts = readAccounts(reading, products);
  checkAccounts(accounts, entries);
  return { entries, accounts };
}

/** Without a word on ids that repeat: they are noted where all are indexed. */
function plainIndex(entries: readonly Entry<Obligation>[]): EntryIndex<Obligation> {
  return new Map(entries.filter(({ fact }) => fact.id !== '').map((entry) => [foldId(entry.fact.id), { ...entry, id: entry.fact.id }]));
}

/** By id, without findings. */
function byId<Fact extends { readonly id: string }>(entries: readonly Entry<Fact>[]): EntryIndex<Fact> {
  return new Map(entries.map((entry) => [foldId(entry.fact.id), { ...entry, id: entry.fact.id }]));
}

/** Obligations need their contracts; and without obligations and invoices there is nothing to recognize. */
function noteNothingToRecognize(reading: Reading): void {
  const has = (table: InputTable): boolean => reading.tables.has(table);
  if (has('Obligations') || has('Invoices') || has('Credit grants')) return;
  reading.missingTables.add('Invoices');
  const message =
    'The workbook has neither a table Invoices nor tables Contracts and Obligations, so there is nothing to ' +
    'recognize. ' +
    'Name your tables so, or start from the template.';
  reportTable(reading.findings, 'table.missing', 'Invoices', '', '', message);
  if (has('Contracts')) reportMissingTable(reading, 'Obligations', 'Contracts alone promise nothing');
}

/** By table in the order of the format, then by row; findings about a table first. */
function inOrder(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const order = new Map<string, number>(Object.keys(BOOK_FORMAT).map((name, index) => [name, index]));
  const rank = ({ table }: Diagnostic): number => order.get(table) ?? order.size;
  const rowOf = ({ cell }: Diagnostic): number => Number(/(\d+)$/.exec(cell)?.[1] ?? 0);
  return findings
    .map((finding, index) => ({ finding, index, rank: rank(finding), row: rowOf(finding) }))
    .sort((a, b) => a.rank - b.rank || a.row - b.row || a.index - b.index)
    .map(({ finding }) => finding);
}
