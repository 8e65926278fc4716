/** Principal or agent: the judgement of a row of Obligations or Products, and what the supplier gets. */
import type { SupplierTerms } from '../../../engine/domain/agency';
import type { Contract, InvoiceLine, Obligation, Product } from '../../../engine/domain/book';
import type { Modification, ModificationLine } from '../../../engine/domain/modification';
import { compareDecimals, readDecimal, type DecimalNumber } from '../../../engine/foundation/decimal-text';
import { methodOfObligation } from './effective-method';
import { ACTS_AS } from '../choices/judgement-choices';
import { foldId } from '../cells/normal-text';
import { hasValue, readAmount, readChoice, readNumber, readText } from '../cells/read-cells';
import { requireRationale } from './read-judgements';
import { originOf, type EntryIndex } from '../reading';
import { report, showValue, valueOf, type Entry, type Row } from '../tables/table-row';

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

/** A share divides a changed price too; where the supplier gets an amount, the line says what becomes of it. */
export function checkAgentModifications(
  lines: readonly Entry<ModificationLine>[],
  { obligations, products, modifications }: AgentModifications,
): void {
  for (const { fact, row } of lines) {
    const obligation = obligations.get(foldId(fact.obligationId))?.fact;
    if (obligation === undefined || row.failed) continue;
    const product = products.get(foldId(obligation.productId))?.fact;
    const isFixed = (obligation.actsAs ?? product?.actsAs) === 'agent' && (obligation.supplier ?? product?.supplier)?.measure.kind === 'amount';
    const isEnd = fact.isRemoved || modifications.get(foldId(fact.modificationId))?.fact.treatment === 'termination';
    const found = findAgentFault(fact, { isFixed, isEnd, isTwice: hasValue(row, 'Supplier change') && hasValue(row, 'New supplier amount') });
    if (found === null) continue;
    const column = row.table.columns.has(found.column) ? found.column : fact.newPrice !== null ? 'New price' : 'Price change';
    report(row, 'agent.modified', column, found.message);
  }
}

export interface AgentModifications {
  readonly obligations: EntryIndex<Obligation>;
  readonly products: EntryIndex<Product>;
  readonly modifications: EntryIndex<Modification>;
}

interface AgentLine {
  readonly isFixed: boolean;
  /** Nothing is delivered any more. */
  readonly isEnd: boolean;
  readonly isTwice: boolean;
}

/** Null where price and supplier go together. */
function findAgentFault(
  { obligationId, priceChange, newPrice, supplier }: ModificationLine,
  { isFixed, isEnd, isTwice }: AgentLine,
): { readonly column: string; readonly message: string } | null {
  const name = `Obligation ${showValue(obligationId)}`;
  const own = supplier?.kind === 'amount' ? 'New supplier amount' : 'Supplier change';
  if (!isFixed) {
    const message = `${name} has no supplier that gets an amount: to a principal the whole price is revenue, and a share divides a changed price by itself. Clear ${own}.`;
    return supplier === undefined ? null : { column: own, message };
  }
  if (isTwice) return { column: 'New supplier amount', message: 'Supplier change and New supplier amount are both filled. Keep one of them: Supplier change beside Price change, New supplier amount beside New price.' };
  const isPriced = newPrice !== null || (priceChange ?? 0) !== 0;
  if (isEnd) {
    const message = `${name} is sold as an agent, and what the supplier gets is an amount: what it keeps of what ends is not known. Lower Price change and Supplier change by what falls away instead, or enter the supplier’s part as a share, such as 90%.`;
    return isPriced || supplier !== undefined ? { column: supplier === undefined ? 'Price change' : own, message } : null;
  }
  if (supplier === undefined) {
    const message = `${name} is sold as an agent, and what the supplier gets is an amount: what becomes of it is not known from the price. Enter ${newPrice === null ? 'Supplier change, 0 if it stays as it is' : 'New supplier amount'}.`;
    return isPriced ? { column: newPrice === null ? 'Supplier change' : 'New supplier amount', message } : null;
  }
  const partner = supplier.kind === 'amount' ? 'New price' : 'Price change';
  if ((supplier.kind === 'amount') === (newPrice !== null)) return null;
  return { column: own, message: `${own} goes with ${partner}: both say the change, or both what comes after it. Enter ${newPrice === null ? 'New price, or Supplier change instead' : 'New supplier amount instead'}.` };
}
