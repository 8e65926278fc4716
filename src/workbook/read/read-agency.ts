/** Principal or agent: the judgement of a row of Obligations or Products, and what the supplier gets. */
import type { SupplierTerms } from '../../engine/domain/agency';
import type { Contract, InvoiceLine, Obligation, Product } from '../../engine/domain/book';
import type { ModificationLine } from '../../engine/domain/modification';
import { compareDecimals, readDecimal, type DecimalNumber } from '../../engine/foundation/decimal-text';
import { methodOfObligation } from './effective-method';
import { ACTS_AS } from './judgement-choices';
import { foldId } from './normal-text';
import { hasValue, readAmount, readChoice, readNumber, readText } from './read-cells';
import { requireRationale } from './read-judgements';
import { originOf, type EntryIndex } from './reading';
import { report, showValue, valueOf, type Entry, type Row } from './table-row';

const COLUMNS = ['Supplier share', 'Commission'] as const;
const ONE: DecimalNumber = { digits: 1, scale: 0 };

type AgencyFacts = Pick<Obligation, 'actsAs' | 'supplier'>;

/** `currency`: null on a product, which has no price that an amount could be part of. */
export function readAgency(row: Row, currency: string | null): AgencyFacts {
  const actsAs = readChoice(row, 'Acts as', ACTS_AS);
  if (actsAs === 'agent') {
    requireRationale(row, 'Acts as', 'why the supplier, not you, controls what is sold before the customer does (606-10-55-36 to 39, IFRS 15.B34-B37)');
  }
  const filled = COLUMNS.filter((column) => hasValue(row, column));
  const [column, second] = filled;
  if (second !== undefined) {
    report(row, 'agent.two-shares', second, 'Supplier share and Commission are both filled, and each follows from the other. Keep one.');
  }
  const measure = column === undefined ? null : readMeasure(row, column, currency);
  return {
    ...(actsAs === null ? {} : { actsAs }),
    ...(column === undefined || measure === null ? {} : { supplier: { column, measure, row: originOf(row) } }),
  };
}

/** With a percent sign, up to 1, or under a header that says percent: a share. Anything else is an amount. */
function readMeasure(row: Row, column: SupplierTerms['column'], currency: string | null): SupplierTerms['measure'] | null {
  const text = readText(row, column);
  const percent = /^(\d{1,3}(?:\.\d{1,8})?)\s*%$/.exec(text)?.[1];
  const decimal = percent === undefined ? readNumber(row, column) : readDecimal(percent);
  if (decimal === null) return null;
  if (decimal.digits < 0) {
    report(row, 'amount.negative', column, `${column} ${showValue(text)} is below zero. Enter it without sign.`);
    return null;
  }
  const isLarge = compareDecimals(decimal, ONE) > 0;
  const isPercentage = percent !== undefined || (isLarge && saysPercent(row, column));
  if (isLarge && !isPercentage) return readFixed(row, column, currency);
  const share = isPercentage ? { digits: decimal.digits, scale: decimal.scale + 2 } : decimal;
  if (compareDecimals(share, ONE) > 0) {
    report(row, 'agent.share-range', column, `${column} ${showValue(text)} is more than the whole. Enter a share of at most 100 %.`);
    return null;
  }
  const writtenAs = percent !== undefined ? 'text' : isPercentage ? 'percentage' : 'fraction';
  return { kind: 'share', share, writtenAs };
}

function readFixed(row: Row, column: string, currency: string | null): SupplierTerms['measure'] | null {
  if (currency === null) {
    const message = `${column} ${showValue(readText(row, column))} is an amount, and a product has no price that it could be part of. Enter a share, such as 90%.`;
    report(row, 'agent.share-range', column, message);
    return null;
  }
  const amount = readAmount(row, column, currency);
  return amount === null ? null : { kind: 'amount', amount };
}

/** `Supplier share %`, `Commission rate`. */
function saysPercent(row: Row, column: string): boolean {
  const header = valueOf(row.table.data.headers[row.table.columns.get(column) ?? -1]);
  return /%|percent|\bpct\b|\brate\b/i.test(String(header ?? ''));
}

interface AgencyContext {
  readonly products: EntryIndex<Product>;
  readonly contracts: EntryIndex<Contract>;
}

/** Shares without an agent, agents without a share, and amounts that their price cannot hold. */
export function checkAgencies(obligations: readonly Entry<Obligation>[], context: AgencyContext): void {
  for (const { fact, row } of context.products.values()) {
    if (fact.actsAs !== 'agent' && fact.supplier !== undefined) reportUnused(row, fact.supplier);
  }
  for (const { fact, row } of obligations) {
    const product = context.products.get(foldId(fact.productId));
    const actsAs = fact.actsAs ?? product?.fact.actsAs ?? 'principal';
    const supplier = fact.supplier ?? product?.fact.supplier;
    if (row.failed || product?.row.failed === true) continue;
    if (actsAs === 'principal') {
      if (fact.supplier !== undefined) reportUnused(row, fact.supplier);
    } else if (supplier === undefined) {
      const message = `Obligation ${showValue(fact.id)} is sold as an agent, and nothing says what the supplier gets. Enter Supplier share or Commission: an amount of the price, or a share such as 90%.`;
      report(row, 'agent.no-share', row.table.columns.has('Supplier share') ? 'Supplier share' : 'Acts as', message);
    } else checkAmount(fact, supplier, row, context);
  }
}

function reportUnused(row: Row, { column }: SupplierTerms): void {
  const message = `${column} is filled, and nothing says that you act as an agent: to a principal the whole price is revenue. Enter agent in Acts as, or clear ${column}.`;
  report(row, column === 'Commission' ? 'agent.commission-unused' : 'agent.share-of-principal', column, message);
}

function checkAmount(fact: Obligation, { column, measure }: SupplierTerms, row: Row, context: AgencyContext): void {
  if (measure.kind === 'share') return;
  const contract = context.contracts.get(foldId(fact.contractId))?.fact;
  if (methodOfObligation(fact, contract, context.products) === 'usage') {
    report(row, 'agent.share-range', column, `${column} is an amount, and usage has no total price that it could be part of. Enter a share, such as 90%.`);
  } else if (measure.amount > (fact.binding?.statedPrice ?? fact.statedPrice)) {
    report(row, 'agent.share-range', column, `${column} is more than the price of the obligation. Correct one of the two.`);
  }
}

/** Agents of a product without a share: their invoice lines that name no obligation cannot be divided. */
export function checkAgentLines(lines: readonly Entry<InvoiceLine>[], products: EntryIndex<Product>): void {
  for (const { fact, row } of lines) {
    const product = products.get(foldId(fact.productId ?? ''))?.fact;
    if (fact.obligationId !== null || fact.type !== 'charge' || product?.actsAs !== 'agent') continue;
    if (product.supplier !== undefined || fact.soldAs?.supplier !== undefined) continue;
    const message = `Product ${showValue(product.id)} is sold as an agent, and nothing says what its supplier gets of this line. Enter Supplier share or Commission at the product, or name an obligation.`;
    report(row, 'agent.no-share', row.table.columns.has('Product') ? 'Product' : 'Amount', message);
  }
}

/** A share divides a changed price too; where the supplier gets an amount, whose the change is cannot be told. */
export function checkAgentModifications(
  lines: readonly Entry<ModificationLine>[],
  obligations: EntryIndex<Obligation>,
  products: EntryIndex<Product>,
): void {
  for (const { fact, row } of lines) {
    const obligation = obligations.get(foldId(fact.obligationId))?.fact;
    const product = products.get(foldId(obligation?.productId ?? ''))?.fact;
    const actsAs = obligation?.actsAs ?? product?.actsAs;
    if ((obligation?.supplier ?? product?.supplier)?.measure.kind === 'share') continue;
    const column = fact.newPrice !== null ? 'New price' : 'Price change';
    if (actsAs !== 'agent' || (fact.newPrice === null && (fact.priceChange ?? 0) === 0)) continue;
    const message = `Obligation ${showValue(fact.obligationId)} is sold as an agent, and what the supplier gets is an amount: whether it or the commission changes is not known from ${column}. Enter the supplier’s part as a share, such as 90%, or remove the obligation in the modification and add one with the new price and amount.`;
    report(row, 'agent.modified', column, message);
  }
}
