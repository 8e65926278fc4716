/**
 * A finding about the data: what is wrong, where, the value seen, how to mend it. Errors stop posting; warnings do not.
 */
import { keyText, type SourceReference } from './source-reference';

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Words with dots: `date.text`, `id.unknown`, `ssp.missing`. */
  readonly code: string;
  /** Name of an input table, or of a table of ours. */
  readonly table: string;
  /** Key of the row as shown to people: `INV-7 / 2`; empty when the finding is about the table. */
  readonly key: string;
  /** Header as the standard names it; empty when the finding is about the row. */
  readonly column: string;
  /** `Obligations!F14`, filled by the reader; empty when there is no cell. */
  readonly cell: string;
  /** What is wrong, the value seen, and how to mend it: complete sentences. */
  readonly message: string;
}

/** Findings of the engine itself: what shows only when contracts, invoices and journals are seen together. */
export const ENGINE_DIAGNOSTICS = {
  'ssp.missing': 'An obligation that shares a contract’s price has no stand-alone selling price.',
  'price-list.no-row': 'The price list has rows of a product, but none for a contract’s day, segment and currency.',
  'credits.unpriced': 'Free credits find no price to share, so draws of them are no revenue.',
  'discount-group.unusable': 'The evidence for a discount of some obligations shows no discount.',
  'discount-group.rest': 'A contract’s discount differs from the discounts of its bundles; the rest is spread over all.',
  'residual.implausible': 'A residual selling price is not positive, or outside the range at which it is sold.',
  'residual.several': 'Two obligations of a contract are priced by the residual approach.',
  'recognition.undated': 'Nothing dates an obligation’s revenue yet, so none is recognized.',
  'price.exceeded': 'A contract is invoiced beyond its price; the excess stays deferred.',
  'usage.differs-from-invoice': 'Usage rows of a period sum to another amount than the invoice line that bills it.',
  'credit.after-void': 'A credit note credits an invoice that is voided before.',
  'progress.loss': 'An obligation measured by its costs is expected to cost more than its price.',
  'credit.after-termination': 'A credit note would lower revenue that a modification has ended already.',
  'modification.undecided': 'A modification is left to the tests, which need a judgement that is not recorded.',
  'control.no-sale': 'Goods that come back by a repurchase agreement are no sale: nothing of their price is revenue.',
  'control.returns': 'Goods that the customer may sell back are a sale with a right of return.',
  'collectability.posted': 'Revenue of a contract that is not collectable is posted.',
  'id.taken': 'An invoice line that names no obligation would be called as an obligation is.',
  'cost.impairment-exceeds': 'An impairment is larger than the carrying amount of its contract cost.',
  'cost.reversal-exceeds': 'A reversal carries a contract cost above what it would be without its impairment.',
  'cost.reversal-not-allowed': 'An impairment of a contract cost is reversed, which US GAAP does not allow.',
  'cost.pattern-unknown': 'A contract cost follows revenue whose total is not known in advance.',
  'cost.undated': 'A capitalized contract cost has no last day to amortize to.',
  'cost.not-recoverable': 'A contract cost is carried above the consideration that remains less the costs that remain.',
  'cost.renewal-missing': 'A contract cost is carried beyond the term that is signed, and no renewal came.',
  'goods.recovery-exceeds': 'Costs to recover returned goods exceed what the goods cost.',
  'write-off.credited-after': 'A credit note or a void follows the write-off of its invoice.',
  'write-off.nothing': 'A write-off names an invoice of which nothing is left.',
  'agent.all-billed': 'A modification changes what a supplier gets, and all that the customer pays is billed.',
  'agent.over-billed': 'A modification changes what a supplier gets before what an earlier one left over-billed is credited.',
  'financing.undated': 'Payments are to be discounted to a day that nothing gives.',
  'financing.not-invoiced': 'The invoices that are to give the payments of a financed price do not come to it.',
  'financing.modified': 'A modification changes a financed price while interest on it runs, and what it does to the payments is not known.',
  'financing.credited': 'A credit note gives back revenue of service that is financed over its term: its interest runs on.',
  'financing.voided': 'An invoice is voided, and a credit note on it lowered payments that bear interest.',
  'financing.within-year': 'All payments lie within a year of the transfer: no financing is computed.',
  'rate.missing': 'A rate is needed that Rates does not give.',
  'entity.currency-changed': 'An entity has another functional currency than when earlier months were closed.',
  'entity.no-currency': 'An entity bills in several currencies or beside others that have a functional currency, and has none.',
  'journal.mixed': 'Posted lines of a contract do not balance: a line was changed, removed or moved.',
  'journal.month-totals': 'The month being closed has so many daily lines that it is posted in totals.',
  'journal.closed-beyond': 'The month to close lies before what is closed or locked, so nothing is posted.',
} as const satisfies Record<string, string>;

export type EngineDiagnosticCode = keyof typeof ENGINE_DIAGNOSTICS;

/** A finding of the engine; the reader adds the cell. */
export function engineDiagnostic(
  severity: Diagnostic['severity'],
  code: EngineDiagnosticCode,
  origin: SourceReference,
  column: string,
  message: string,
): Diagnostic {
  return { severity, code, table: origin.table, key: keyText(origin), column, cell: '', message };
}
