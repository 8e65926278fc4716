/**
 * Principal or agent.
 * ASC 606-10-55-36 to 40; IFRS 15.B34-B38
 *
 * Rule: who controls the goods or services before the customer does is a principal, and the whole consideration is its
 * price. Who only arranges for another to provide them is an agent: its price is the commission. Who controls is
 * judgement; the row of the obligation, else of its product, records it with its reason, and says what the supplier
 * gets: an amount of the price, or a share of all that is billed. Nothing said is principal. Where a modification
 * changes the price, a share divides the change or the new price too; of an amount the modification says the change.
 * Formula: commission = price − round(price × supplier's part ÷ whole).
 * Example: sale of 1,000.00 with a commission of 10 %: supplier 900.00, revenue of the agent 100.00. Its price rises by
 * 200.00: the agent's by 20.00.
 */
import { supplierPartOf, type Agency, type SupplierTerms } from '../domain/agency';
import type { Obligation, Product } from '../domain/book';
import type { ModificationLine } from '../domain/modification';
import type { ObligationTerms } from '../domain/obligation-terms';

type Judged = Pick<Obligation | Product, 'actsAs' | 'supplier'>;

/** Null for a principal. `grossPrice`: minor units, what the customer pays. */
export function agencyOf(row: Judged, product: Judged | undefined, grossPrice: number): Agency | null {
  const judged = row.actsAs === undefined ? product : row;
  const terms = row.supplier ?? product?.supplier;
  if (judged?.actsAs !== 'agent' || terms === undefined) return null;
  const { part, whole } = ratioOf(terms, grossPrice);
  return { grossPrice, part, whole, isFixed: terms.measure.kind === 'amount', terms };
}

function ratioOf({ column, measure }: SupplierTerms, grossPrice: number): Pick<Agency, 'part' | 'whole'> {
  const whole = measure.kind === 'share' ? 10 ** measure.share.scale : Math.max(1, grossPrice);
  const named = measure.kind === 'share' ? measure.share.digits : measure.amount;
  return { part: column === 'Commission' ? whole - named : named, whole };
}

/** Terms with what is left to the agent: its price, and its selling price, which rows state on the same footing. */
export function keepCommission(terms: ObligationTerms, agency: Agency | null): ObligationTerms {
  if (agency === null) return terms;
  return { ...terms, agency, statedPrice: terms.statedPrice - supplierPartOf(agency, terms.statedPrice) };
}

/** A line of a modification as the agent earns it: its change of price, or its new price, without the supplier's part. */
export function keepOwnChange(line: ModificationLine, agency: Agency | undefined): ModificationLine {
  if (agency === undefined) return line;
  const { supplier } = line;
  if (agency.isFixed && supplier !== undefined) {
    if (line.newPrice !== null) return { ...line, newPrice: line.newPrice - supplier.amount };
    return { ...line, priceChange: (line.priceChange ?? 0) - supplier.amount };
  }
  const own = (gross: number | null): number | null => (gross === null ? null : gross - supplierPartOf(agency, gross));
  return { ...line, priceChange: own(line.priceChange), newPrice: own(line.newPrice) };
}
