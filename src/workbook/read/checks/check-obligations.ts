/** Checks that need an obligation together with its contract, its product and its neighbours. */
import type { Contract, Obligation, Product } from '../../../engine/domain/book';
import { isoOf } from '../../../engine/foundation/calendar';
import { groupBy, joinKey } from '../../../engine/foundation/group-by';
import { methodOfObligation, termOfObligation } from '../facts/effective-method';
import { foldId } from '../cells/normal-text';
import { hasValue } from '../cells/read-cells';
import type { EntryIndex, Reading } from '../reading';
import { addressOf, report, showValue } from '../tables/table-row';
import type { Entry } from '../tables/table-row';
import { areOneProduct, choosePriceListRow, isPromise, isSale } from '../../../engine';
import type { PriceListRow } from '../../../engine/domain/price-list';

export interface ObligationContext {
  readonly products: EntryIndex<Product>;
  readonly contracts: EntryIndex<Contract>;
  /** By folded product id. */
  readonly priceList: ReadonlyMap<string, readonly Entry<PriceListRow>[]>;
}

export function checkObligations(
  reading: Reading,
  obligations: readonly Entry<Obligation>[],
  context: ObligationContext,
): void {
  /** Obligations that share a price: those of a contract from the start, and those that one modification adds. */
  const ofContract = new Map<string, Entry<Obligation>[]>();
  for (const entry of obligations) {
    const contract = context.contracts.get(foldId(entry.fact.contractId));
    if (contract === undefined || !isPromise(entry.fact)) continue;
    if (entry.fact.right === undefined) checkDates(entry, contract, context);
    const combination = contract.fact.group ?? contract.id;
    const { modificationId } = entry.fact;
    const { laterFrom } = entry.fact;
    const own = laterFrom === undefined ? combination : joinKey(contract.id, 'later', laterFrom);
    const group = modificationId === null ? own : joinKey(contract.id, foldId(modificationId));
    const neighbours = ofContract.get(group);
    if (neighbours === undefined) ofContract.set(group, [entry]);
    else neighbours.push(entry);
  }
  if (reading.policy.missingStandaloneSellingPrice !== 'error') return;
  const counted = findCounted(obligations, context);
  for (const entries of ofContract.values()) {
    if (entries.every(({ fact }) => counted.has(fact))) continue;
    checkSellingPrices(entries[0]?.fact.contractId ?? '', entries, context);
  }
}

function checkDates({ fact, row }: Entry<Obligation>, contract: Entry<Contract>, context: ObligationContext): void {
  const term = termOfObligation(fact, contract.fact);
  const method = methodOfObligation(fact, contract.fact, context.products);
  const datesAreFaulty = row.failed || contract.row.failed;
  if (method === 'straight-line' && !datesAreFaulty && (term.firstDay === null || term.lastDay === null)) {
    const column = term.firstDay === null ? 'Start' : 'End';
    const message =
      `${column} is empty, and contract ${showValue(contract.fact.id)} gives none; ` +
      `straight-line revenue needs both dates. Enter ${column}.`;
    report(row, 'date.missing', column, message);
  }
  const ownBoth = fact.firstDay !== null && fact.lastDay !== null;
  if (!ownBoth && !datesAreFaulty && term.firstDay !== null && term.lastDay !== null && term.lastDay < term.firstDay) {
    const column = fact.lastDay === null ? 'Start' : 'End';
    const message =
      `With the dates of contract ${showValue(contract.fact.id)} the service would run from ` +
      `${isoOf(term.firstDay)} to ${isoOf(term.lastDay)}. Correct ${column}.`;
    report(row, 'date.reversed', column, message);
  }
  checkWithinContract({ fact, row }, contract);
}

function checkWithinContract({ fact, row }: Entry<Obligation>, contract: Entry<Contract>): void {
  const { firstDay, lastDay, id } = contract.fact;
  if (contract.row.failed) return;
  if (fact.firstDay !== null && firstDay !== null && fact.firstDay < firstDay) {
    const message =
      `Start ${isoOf(fact.firstDay)} is before contract ${showValue(id)} starts ` +
      `(${isoOf(firstDay)}). Check both dates.`;
    report(row, 'service.outside-contract', 'Start', message);
  }
  // What a modification adds may run beyond the term first agreed.
  if (fact.lastDay !== null && lastDay !== null && fact.lastDay > lastDay && fact.modificationId === null && fact.upfrontFee === undefined) {
    const message =
      `End ${isoOf(fact.lastDay)} is after contract ${showValue(id)} ends (${isoOf(lastDay)}). ` + 'Check both dates.';
    report(row, 'service.outside-contract', 'End', message);
  }
}

/** Obligations of contracts that promise quantities of one product, which nothing prices: they weigh by quantity. */
function findCounted(obligations: readonly Entry<Obligation>[], context: ObligationContext): ReadonlySet<Obligation> {
  const counted = new Set<Obligation>();
  const contractOf = (fact: Obligation): Contract | undefined => context.contracts.get(foldId(fact.contractId))?.fact;
  const ofContract = groupBy(obligations, ({ fact }) => contractOf(fact)?.group ?? foldId(fact.contractId));
  for (const entries of ofContract.values()) {
    const sharing = entries.flatMap((entry) => {
      const { fact } = entry;
      const contract = contractOf(fact);
      const method = methodOfObligation(fact, contract, context.products);
      const isShared = method !== 'usage' && isSale(fact.control) && isPromise(fact) && fact.laterFrom === undefined;
      return isShared ? [{ ...entry, terms: { ...termOfObligation(fact, contract), productId: fact.productId, quantity: fact.quantity, method } }] : [];
    });
    const isPlain = sharing.every(({ fact, row }) => !hasValue(row, 'SSP (total)') && isUnpriced(fact, context));
    if (isPlain && areOneProduct(sharing.map(({ terms }) => terms)) && sharing.some(({ fact }) => fact.statedPrice > 0)) {
      for (const { fact } of sharing) counted.add(fact);
    }
  }
  return counted;
}

function isUnpriced(fact: Obligation, { products, priceList }: ObligationContext): boolean {
  const product = products.get(foldId(fact.productId))?.fact;
  const isOwn = fact.actsAs === undefined && product?.actsAs === undefined && fact.binding === undefined;
  const isGood = fact.right === undefined && fact.upfrontFee === undefined;
  return isOwn && isGood && (product?.standaloneSellingPricePerUnit ?? null) === null && !priceList.has(foldId(fact.productId));
}

/** Obligations that share a contract's price need a stand-alone selling price each; usage does not share. */
function checkSellingPrices(
  combination: string,
  entries: readonly Entry<Obligation>[],
  context: ObligationContext,
): void {
  const contractOf = (fact: Obligation): Contract | undefined => context.contracts.get(foldId(fact.contractId))?.fact;
  const sharing = entries.filter(
    ({ fact }) => methodOfObligation(fact, contractOf(fact), context.products) !== 'usage' && isSale(fact.control),
  );
  // Beside upfront fees alone, one promise bears the whole price, whatever it is sold for.
  if (sharing.filter(({ fact }) => fact.upfrontFee !== 'contract').length < 2) return;
  for (const { fact, row } of sharing) {
    const product = context.products.get(foldId(fact.productId));
    const perUnit = product?.fact.standaloneSellingPricePerUnit ?? null;
    const isKnown = fact.right !== undefined || fact.upfrontFee === 'contract' || fact.standaloneSellingPrice !== null || perUnit !== null || isListed(fact, contractOf(fact), context);
    // A faulty SSP cell, or product, was noted where it stands.
    if (isKnown || hasValue(row, 'SSP (total)') || fact.productId === '' || product?.row.failed === true) continue;
    const others = sharing.length === 2 ? 'another obligation' : `${sharing.length - 1} other obligations`;
    const listed = context.priceList.has(foldId(fact.productId));
    const list = listed ? ' Price list has no row for its day, segment and currency.' : '';
    const unit =
      product === undefined
        ? ''
        : `, or SSP (per unit) at product ${showValue(product.id)} (${addressOf(product.row, 'SSP (per unit)')})`;
    const message =
      `Obligation ${showValue(fact.id)} shares the price of contract ${showValue(combination)} with ${others} ` +
      'and has no ' +
      `stand-alone selling price.${list} Enter SSP (total) here${unit}; or set Missing SSP to “use the stated ` +
      'price” in Settings.';
    report(row, 'ssp.missing', 'SSP (total)', message);
  }
}

/** Whether the price list prices the obligation at the contract's inception, as step 4 of the engine asks it. */
function isListed(fact: Obligation, contract: Contract | undefined, { priceList }: ObligationContext): boolean {
  const rows = priceList.get(foldId(fact.productId));
  if (rows === undefined) return false;
  // A faulty row was noted where it stands.
  if (rows.some(({ row }) => row.failed)) return true;
  const day = contract?.signedDay ?? contract?.firstDay ?? fact.firstDay ?? fact.recognitionDay;
  const question = { segment: contract?.segment ?? '', currency: contract?.currency ?? '', day };
  return choosePriceListRow(rows.map((entry) => entry.fact), question) !== null;
}
