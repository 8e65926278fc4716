/**
 * The stand-alone selling price of every promise, by the best evidence there is; the residual approach last.
 * ASC 606-10-32-31 to 35; IFRS 15.76-80
 *
 * Rule: the total that the obligation states, or the value of an option (value-material-right.ts); else the price list's row at inception; else the product's price per unit
 * × quantity; quantities of one product that nothing prices weigh as they are (price-by-quantity.ts). A residual row gives what is left of the contract's price after the other selling prices. It may be used
 * once a contract, needs a rationale, and must be positive and inside the row's range: else the estimate does not show
 * at what price the promise is sold, and another method is needed.
 * Formula: residual = price + bundle discounts − the other selling prices.
 * Example: price 130.00, others 40.00 and 100.00 with a bundle discount of 40.00 → residual 30.00; price 105.00 → 5.00,
 * outside a range of 15.00 to 45.00: an error.
 */
import { supplierPartOf } from '../domain/agency';
import { combinationOf } from '../domain/combination';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { OrderedBook } from '../domain/ordered-book';
import { NO_SELLING_PRICE, type PriceListRow, type SellingPrice } from '../domain/price-list';
import { isoOf } from '../foundation/calendar';
import { amountText, roundedProduct, type DecimalNumber } from '../foundation/decimal-text';
import { roundedRatio } from '../foundation/exact-ratio';
import { groupBy } from '../foundation/group-by';
import { choosePriceListRow, type PriceQuestion } from './choose-price-list-row';
import { weighByQuantity } from './price-by-quantity';
import { sellingPriceOfCredits } from './price-credits';
import { perUnitOf, priceFromList } from './price-from-list';
import { valueOfRight } from './value-material-right';

const ONE: DecimalNumber = { digits: 1, scale: 0 };

export interface PricedTerms {
  /** In the order given, with their selling prices. */
  readonly obligations: readonly ObligationTerms[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `bundleDiscounts`: of a contract, in minor units, from the selling prices of its obligations known so far. */
export function determineSellingPrices(
  book: OrderedBook,
  obligations: readonly ObligationTerms[],
  bundleDiscounts: (contract: readonly ObligationTerms[]) => number,
): PricedTerms {
  const diagnostics: Diagnostic[] = [];
  const contracts = groupBy(obligations.filter(sharesPrice), combinationOf);
  const own = obligations.map((terms) => {
    const isShared = sharesPrice(terms) && (contracts.get(combinationOf(terms))?.length ?? 0) > 1;
    return keepOwnSellingPrice(priceTerms(book, terms, isShared ? diagnostics : []));
  });
  const weighed = new Map([...groupBy(own.filter(sharesPrice), combinationOf).values()].flatMap(weighByQuantity).map((terms) => [terms.id, terms]));
  const priced = own.map((terms) => weighed.get(terms.id) ?? terms);
  const pricedContracts = groupBy(priced.filter(sharesPrice), combinationOf);
  const residuals = priced.filter((terms) => terms.sellingPrice.basis.kind === 'residual');
  if (residuals.length === 0) return { obligations: priced, diagnostics };
  const settled = new Map<string, ObligationTerms>();
  for (const ofContract of groupBy(residuals, combinationOf).values()) {
    const [first, ...more] = ofContract;
    if (first === undefined) continue;
    diagnostics.push(...more.map((terms) => reportSecondResidual(terms, first)));
    if (more.length > 0) continue;
    const contract = pricedContracts.get(combinationOf(first)) ?? [first];
    const terms = settleResidual(first, contract, bundleDiscounts(contract), diagnostics);
    settled.set(terms.id, terms);
  }
  return { obligations: priced.map((terms) => settled.get(terms.id) ?? terms), diagnostics };
}

/** Usage keeps its own price, what is no sale has none; everything else of a contract shares one. */
export function sharesPrice(terms: ObligationTerms): boolean {
  return terms.kind === 'obligation' && terms.method !== 'usage' && terms.isSale && terms.priceGroup === undefined;
}

/** Rows price what the customer pays: the supplier's part is no selling price of an agent; a residual is without it. */
function keepOwnSellingPrice(terms: ObligationTerms): ObligationTerms {
  const { agency, sellingPrice } = terms;
  if (agency === undefined || sellingPrice.amount === null || sellingPrice.basis.kind === 'residual') return terms;
  const given = supplierPartOf(agency, agency.isFixed ? agency.grossPrice : sellingPrice.amount);
  return { ...terms, sellingPrice: { ...sellingPrice, amount: Math.max(0, sellingPrice.amount - given) } };
}

/** Of what the contract binds to. */
function priceTerms(book: OrderedBook, terms: ObligationTerms, diagnostics: Diagnostic[]): ObligationTerms {
  const priced = priceWhole(book, terms, diagnostics);
  const { binding, sellingPrice } = priced;
  if (binding === undefined || sellingPrice.amount === null) return priced;
  const amount = roundedRatio(sellingPrice.amount, binding.through, binding.whole);
  return { ...priced, sellingPrice: { ...sellingPrice, amount, binding: { ...binding, amount: sellingPrice.amount } } };
}

function priceWhole(book: OrderedBook, terms: ObligationTerms, diagnostics: Diagnostic[]): ObligationTerms {
  const rows = book.priceList.get(terms.productId) ?? [];
  const row = rows.length === 0 ? null : choosePriceListRow(rows, questionOf(book, terms));
  const perUnit = row === null ? null : perUnitOf(row);
  const withRate = perUnit === null ? terms : { ...terms, standaloneSellingPricePerUnit: perUnit };
  if (terms.credit !== undefined) {
    const product = book.products.get(terms.productId);
    const listed = row === null || perUnit === null ? null : { price: perUnit, origin: row.origin };
    const ofProduct = product?.standaloneSellingPricePerUnit ?? null;
    const own = product === undefined || ofProduct === null ? null : { price: ofProduct, origin: product.origin };
    return { ...withRate, sellingPrice: sellingPriceOfCredits(terms.credit, listed ?? own, terms.currency) };
  }
  if (terms.kind === 'invoice-line') {
    const sellingPrice: SellingPrice = terms.priceGroup === undefined ? NO_SELLING_PRICE : { amount: terms.statedPrice, basis: { kind: 'charged' } };
    return { ...withRate, sellingPrice };
  }
  if (terms.isFeeOfContract === true) return { ...withRate, sellingPrice: { amount: 0, basis: { kind: 'upfront-fee' } } };
  if (terms.right !== undefined) {
    const { value } = terms.right;
    const amount = valueOfRight(terms.right, terms.statedStandaloneSellingPrice, terms.currency);
    return { ...withRate, sellingPrice: { amount, basis: { kind: 'material-right', value } } };
  }
  if (terms.statedStandaloneSellingPrice !== null) {
    return { ...withRate, sellingPrice: { amount: terms.statedStandaloneSellingPrice, basis: { kind: 'own' } } };
  }
  if (row === null) {
    if (rows.length > 0) diagnostics.push(reportNoRow(book, terms, rows));
    return { ...terms, sellingPrice: priceOfProduct(book, terms) };
  }
  if (row.method === 'residual' && terms.method !== 'usage') {
    return { ...withRate, sellingPrice: { amount: null, basis: { kind: 'residual', row } } };
  }
  const outsideRange = row.outsideRange ?? book.policy.outsideRange;
  const ranged = terms.method === 'usage' || terms.binding !== undefined ? { ...row, low: null, high: null } : row;
  const statedPrice = terms.agency?.grossPrice ?? terms.statedPrice;
  const amount = priceFromList(ranged, { ...terms, statedPrice }, outsideRange);
  return { ...withRate, sellingPrice: { amount, basis: { kind: 'price-list', row: ranged, outsideRange } } };
}

/** What is asked of the price list for an obligation or an invoice line. */
function questionOf(book: OrderedBook, terms: ObligationTerms): PriceQuestion {
  const contract = book.contracts.get(terms.contractId);
  const inception = contract?.signedDay ?? contract?.firstDay ?? null;
  const day = inception ?? terms.firstDay ?? terms.recognitionDay ?? terms.firstInvoiceDay;
  return { segment: contract?.segment ?? '', currency: terms.currency, day };
}

function priceOfProduct(book: OrderedBook, terms: ObligationTerms): SellingPrice {
  const product = book.products.get(terms.productId);
  const perUnit = product?.standaloneSellingPricePerUnit ?? null;
  if (product === undefined || perUnit === null) return NO_SELLING_PRICE;
  const amount = roundedProduct(perUnit, terms.quantity ?? ONE, terms.currency);
  return amount === null ? NO_SELLING_PRICE : { amount, basis: { kind: 'product', origin: product.origin } };
}

function settleResidual(
  terms: ObligationTerms,
  contract: readonly ObligationTerms[],
  bundleDiscount: number,
  diagnostics: Diagnostic[],
): ObligationTerms {
  const { basis } = terms.sellingPrice;
  if (basis.kind !== 'residual') return terms;
  const others = contract.filter(({ id }) => id !== terms.id);
  // A selling price that is missing among the others is reported where it is missing.
  if (others.some(({ sellingPrice }) => sellingPrice.amount === null)) return terms;
  const price = contract.reduce((sum, { statedPrice }) => sum + statedPrice, 0);
  const known = others.reduce((sum, { sellingPrice }) => sum + (sellingPrice.amount ?? 0), 0);
  const amount = price + bundleDiscount - known;
  const implausible = whyImplausible(amount, terms, basis.row);
  if (implausible !== null) diagnostics.push(reportImplausible(terms, implausible));
  return { ...terms, sellingPrice: { amount: Math.max(0, amount), basis } };
}

function whyImplausible(amount: number, terms: ObligationTerms, row: PriceListRow): string | null {
  const shown = `${amountText(amount, terms.currency)} ${terms.currency}`;
  if (amount <= 0) return `The residual price of ${terms.id} would be ${shown}: the other selling prices leave nothing.`;
  const total = (perUnit: DecimalNumber | null): number | null =>
    perUnit === null ? null : roundedProduct(perUnit, terms.quantity ?? ONE, terms.currency);
  const [low, high] = [total(row.low), total(row.high)];
  if ((low === null || amount >= low) && (high === null || amount <= high)) return null;
  const range = `${low === null ? '' : amountText(low, terms.currency)} to ${high === null ? '' : amountText(high, terms.currency)}`;
  return `The residual price of ${terms.id} would be ${shown}, outside the range of ${range} at which it is sold.`;
}

function reportImplausible(terms: ObligationTerms, why: string): Diagnostic {
  return engineDiagnostic(
    'error',
    'residual.implausible',
    terms.origin,
    'SSP (total)',
    `${why} The residual approach does not show its selling price then (606-10-32-35, IFRS 15.80). Enter SSP (total), or give the price list a price, a range or cost plus margin.`,
  );
}

function reportSecondResidual(terms: ObligationTerms, first: ObligationTerms): Diagnostic {
  return engineDiagnostic(
    'error',
    'residual.several',
    terms.origin,
    'Product',
    `Obligations ${first.id} and ${terms.id} of contract ${terms.contractId} are both priced by the residual approach, which leaves one amount for both. Enter SSP (total) for one of them, or estimate it by another method in Price list.`,
  );
}

function reportNoRow(book: OrderedBook, terms: ObligationTerms, rows: readonly PriceListRow[]): Diagnostic {
  const has = book.products.get(terms.productId)?.standaloneSellingPricePerUnit ?? null;
  return engineDiagnostic(
    'warning',
    'price-list.no-row',
    terms.origin,
    'Product',
    `${whyNoRow(rows, questionOf(book, terms), terms)} ${has === null ? 'It has no stand-alone selling price' : 'The product’s SSP per unit is used'}. Extend the price list, or enter SSP (total).`,
  );
}

function whyNoRow(rows: readonly PriceListRow[], { day, segment, currency }: PriceQuestion, terms: ObligationTerms): string {
  const who = `Price list has no row of product ${terms.productId} for contract ${terms.contractId}`;
  if (day === null) return `${who}: nothing dates the contract. Enter Signed or Start.`;
  const valid = rows.filter((row) => day >= (row.firstDay ?? -Infinity) && day <= (row.lastDay ?? Infinity));
  if (valid.length === 0) {
    const isExpired = rows.every((row) => row.lastDay !== null && row.lastDay < day);
    return `${who} on ${isoOf(day)}: ${isExpired ? 'all its rows have expired by then' : 'none of its rows is valid then'}.`;
  }
  const which = segment === '' ? `without segment, in ${currency}` : `of segment ${segment}, in ${currency}`;
  return `${who}, which is ${which}: its valid rows are for other segments or currencies.`;
}
