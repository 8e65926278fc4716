/** Edges of rules that have their tests in other files, and edges that a rule does not have, each with its reason. */
import type { Edge, RuleId } from './edge-book';

/** `title`: words of a test of the file. */
export interface ElsewhereTested {
  readonly rules: readonly RuleId[];
  readonly edges: readonly Edge[];
  readonly file: string;
  readonly title: string;
}

export interface WithoutEdge {
  readonly rules: readonly RuleId[];
  readonly edges: readonly Edge[];
  readonly why: string;
}

const DAYS: readonly Edge[] = ['first day', 'last day', 'leap day', 'one day', 'ten years'];
const AMOUNTS: readonly Edge[] = ['zero', 'negative', 'one cent'];
const MODIFIED: readonly Edge[] = ['modified on day one', 'modified on the last day'];
const LATER: readonly Edge[] = [...MODIFIED, 'two on one day'];

const CREDITS: readonly RuleId[] = [
  ...(['credit-note', 'credit-pro-rata', 'credit-contra-revenue', 'credit-price-concession'] as const),
  ...(['credit-catch-up', 'credit-rebuild', 'credit-billing-only'] as const),
];
const EXPECTED_BACK: readonly RuleId[] = ['volume-rebate', 'right-of-return', 'price-concession', 'consideration-payable'];
const PRICES: readonly RuleId[] = ['allocation', 'price-list', 'discount-group', 'residual', 'stated-price', 'contract-combination'];
const BALANCES: readonly RuleId[] = ['contract-netting', 'contract-asset', 'refund-liability', 'non-current'];
const COSTS: readonly RuleId[] = ['contract-cost', 'contract-cost-amortization', 'contract-cost-impairment', 'contract-cost-reversal', 'contract-cost-expensed'];
const GOODS: readonly RuleId[] = ['cost-of-goods', 'return-asset', 'goods-returned'];
const FUNCTIONAL: readonly RuleId[] = ['functional-translation', 'functional-remeasurement', 'functional-refund-liability'];

export const ELSEWHERE_TESTED: readonly ElsewhereTested[] = [
  { rules: CREDITS, edges: MODIFIED, file: 'test/oracle/later-modification.test.ts', title: 'a modification moves no day before it, among credit notes too' },
  { rules: ['variable-consideration', ...EXPECTED_BACK], edges: MODIFIED, file: 'test/oracle/oracle.test.ts', title: 'on modifications of contracts' },
  { rules: ['agent'], edges: MODIFIED, file: 'test/cases/VEC-AGENT-MODIFIED/expected.json', title: 'agent' },
  { rules: ['financing'], edges: ['zero', 'one cent'], file: 'test/engine/pipeline/financing.test.ts', title: 'one day, one cent, and a rate of zero' },
  { rules: ['financing'], edges: ['first day', 'two on one day'], file: 'test/engine/pipeline/financing.test.ts', title: 'paid on the day: no interest, whatever else is paid' },
  { rules: ['financing'], edges: ['one day', 'leap day', 'last day'], file: 'test/engine/pipeline/financing.test.ts', title: 'a term of one day, of a leap day, at the last day of a month' },
  { rules: ['financing'], edges: ['ten years'], file: 'test/engine/pipeline/financing.test.ts', title: 'no year, no payment and no month is lost' },
  { rules: ['financing'], edges: MODIFIED, file: 'test/engine/pipeline/financed-changes.test.ts', title: 'a changed price or a new one enters in its payments; one that stays is nothing' },
  { rules: ['minimum-true-up'], edges: [...DAYS, 'zero', 'one cent', 'two on one day'], file: 'test/engine/pipeline/upfront-fees.test.ts', title: 'whatever the timing and the usage, all of it is revenue when the period ends' },
  { rules: ['material-right'], edges: ['two on one day'], file: 'test/engine/pipeline/material-rights.test.ts', title: 'two exercises on one day are one, whatever their order' },
  { rules: ['material-right-expiry'], edges: ['zero'], file: 'test/engine/pipeline/material-rights.test.ts', title: 'an exercise on the last day leaves nothing to lapse' },
  { rules: ['material-right-expiry'], edges: ['one cent'], file: 'test/engine/pipeline/material-rights.test.ts', title: 'one cent is revenue once' },
  { rules: ['prepaid-credits'], edges: MODIFIED, file: 'test/engine/pipeline/free-credits.test.ts', title: 'on the day after the start all but a day is to come, on the last day one day is' },
  { rules: ['credits-when-granted'], edges: ['first day'], file: 'test/engine/pipeline/prepaid-credits.test.ts', title: 'recognized when granted, where the policy set says so' },
  { rules: ['contract-combination'], edges: LATER, file: 'test/engine/pipeline/combined-contracts.test.ts', title: 'what a modification of one contract adds shares what remains of all of them' },
  { rules: ['warranty'], edges: ['first day'], file: 'test/engine/pipeline/judgements.test.ts', title: 'the worked example: a service warranty has its share, an assurance is part of the product' },
  { rules: BALANCES, edges: [...AMOUNTS, ...LATER, ...DAYS], file: 'test/engine/journal/reclassification.test.ts', title: 'in any book the families keep revenue and balances, and all checks pass' },
  { rules: ['disaggregation'], edges: ['first day', 'last day'], file: 'test/engine/journal/disaggregate-revenue.test.ts', title: '310.00 of a locked December on 1 January' },
  { rules: ['remaining-obligations'], edges: [...DAYS, ...AMOUNTS, ...LATER], file: 'test/engine/journal/remaining-obligations.test.ts', title: 'bands and what is not dated make price less recognized in any book' },
  { rules: ['contract-cost-expensed'], edges: ['first day', 'last day', 'leap day', 'one day'], file: 'test/engine/other-schedules/contract-costs.test.ts', title: 'a year to the day' },
  { rules: ['contract-cost', 'contract-cost-amortization', 'contract-cost-impairment'], edges: [...DAYS, 'zero', 'one cent', 'two on one day'], file: 'test/engine/other-schedules/contract-costs.test.ts', title: 'any cost in any sequence of closes' },
  { rules: ['contract-cost-reversal'], edges: [...DAYS, 'zero', 'one cent', 'two on one day'], file: 'test/engine/other-schedules/contract-costs.test.ts', title: 'of any size that is allowed leaves an asset that ends at nothing' },
  { rules: ['contract-cost', 'contract-cost-amortization', 'contract-cost-impairment', 'contract-cost-reversal'], edges: MODIFIED, file: 'test/engine/other-schedules/contract-costs.test.ts', title: 'a contract that a modification ends on its first day, or before the cost, carries nothing of it' },
  { rules: ['bad-debt'], edges: ['first day'], file: 'test/engine/other-schedules/bad-debt.test.ts', title: 'on its first day all is deferred' },
  { rules: ['bad-debt'], edges: ['zero'], file: 'test/engine/other-schedules/bad-debt.test.ts', title: 'nothing left is a warning' },
  { rules: ['return-asset', 'goods-returned'], edges: [...DAYS, 'zero', 'one cent', 'two on one day'], file: 'test/engine/other-schedules/goods.test.ts', title: 'whatever is estimated, credited and settled' },
  { rules: ['onerous-provision'], edges: ['first day', 'one cent'], file: 'test/engine/other-schedules/onerous.test.ts', title: 'a loss that shows on the first day is provided for whole; a cent counts' },
  { rules: ['onerous-provision'], edges: ['last day', 'leap day', 'one day', 'ten years', 'zero', 'negative', 'two on one day'], file: 'test/engine/other-schedules/onerous.test.ts', title: 'never below zero, and gone when all is done' },
  { rules: ['onerous-provision'], edges: MODIFIED, file: 'test/engine/other-schedules/onerous.test.ts', title: 'when the contract is ended, what was provided for is released' },
  { rules: ['functional-translation', 'functional-remeasurement'], edges: ['negative', ...LATER], file: 'test/oracle/functional.test.ts', title: 'an oracle that values the journal by hand agrees' },
  { rules: ['functional-remeasurement'], edges: ['first day', 'last day', 'one cent', 'one day'], file: 'test/oracle/functional-closes.test.ts', title: 'what was posted stands, and is worth what the oracle says' },
  { rules: ['functional-refund-liability'], edges: ['first day', 'last day', 'leap day', 'one day', ...AMOUNTS, ...LATER], file: 'test/engine/currency/refund-liability.test.ts', title: 'on random goods and rates' },
];

export const WITHOUT_EDGE: readonly WithoutEdge[] = [
  {
    rules: [
      ...(['right-to-use', 'right-to-access', 'bill-and-hold', 'repurchase', 'repurchase-put-sale', 'customer-acceptance', 'milestone', 'breakage'] as const),
      ...(['agent', 'financing', 'warranty', 'collectability', 'material-right', 'material-right-expiry', 'prepaid-credits', 'credits-when-granted'] as const),
      ...PRICES.filter((rule) => rule !== 'contract-combination'),
      ...(['contract-combination', 'modification-separate'] as const),
      ...COSTS,
      ...GOODS,
    ],
    edges: ['negative'],
    why: 'a price, a selling price, a cost and a grant below zero are refused at their cells',
  },
  { rules: ['usage', 'royalty', 'consignment'], edges: MODIFIED, why: 'it has no stated price that a modification could change' },
  { rules: ['minimum-true-up'], edges: [...MODIFIED, 'negative'], why: 'it is charged by an invoice line for a period that is over, for what is missing' },
  { rules: ['repurchase'], edges: LATER, why: 'no part of the price is revenue, whatever changes it' },
  { rules: ['material-right', 'material-right-expiry'], edges: [...MODIFIED, 'one day'], why: 'a right is no line of a modification, and has a last day but no term' },
  { rules: ['material-right-expiry'], edges: ['two on one day'], why: 'a right lapses once' },
  { rules: ['prepaid-credits'], edges: ['zero'], why: 'a grant of nothing is refused at its cell' },
  { rules: ['credits-when-granted'], edges: ['last day', 'leap day', 'one day', 'ten years', 'zero', 'one cent', ...LATER], why: 'the whole price is revenue of the day of the grant, as at any point in time' },
  { rules: PRICES.filter((rule) => rule !== 'contract-combination'), edges: LATER, why: 'what a contract promises at its start is priced once; later changes have rules of their own' },
  { rules: ['discount-group', 'residual'], edges: ['one day', 'ten years'], why: 'a price is allocated whatever the length of the term' },
  { rules: ['discount-group'], edges: ['zero'], why: 'without a discount there is no bundle' },
  { rules: ['residual'], edges: ['zero'], why: 'a rest of nothing is implausible and refused' },
  { rules: ['product-discount', 'invoice-discount'], edges: ['negative', ...MODIFIED], why: 'a discount is below zero by its nature; a modification leaves invoices as they are' },
  { rules: ['billing', 'void'], edges: MODIFIED, why: 'a modification leaves invoices as they are' },
  { rules: ['void'], edges: ['two on one day'], why: 'an invoice is voided once' },
  { rules: ['tax-excluded'], edges: ['first day', 'last day', 'one day', 'ten years', ...LATER], why: 'tax is no part of an amount on whatever day' },
  { rules: CREDITS, edges: ['zero', 'negative'], why: 'a credit note of nothing or less is refused at its cell' },
  { rules: ['collectability'], edges: ['two on one day'], why: 'collection becomes probable on one day' },
  { rules: ['warranty'], edges: ['last day', 'leap day', 'one day', 'ten years', 'zero', 'one cent', ...LATER], why: 'a service warranty is an obligation as any other, an assurance has no amount' },
  { rules: ['disaggregation'], edges: ['leap day', 'one day', 'ten years', ...AMOUNTS, ...LATER], why: 'it sums posted months, whatever made them' },
  { rules: ['contract-cost-expensed'], edges: ['ten years', 'zero', 'one cent', ...LATER], why: 'it is an expense of its day and never an asset' },
  { rules: ['bad-debt'], edges: ['negative', 'one day', ...LATER], why: 'what is written off is what an invoice still stands at, once' },
  { rules: GOODS, edges: MODIFIED, why: 'the cost of goods is that of what was sold; a price has no part in it' },
  { rules: ['cost-of-goods'], edges: ['two on one day'], why: 'an obligation has one cost' },
  { rules: [...EXPECTED_BACK], edges: ['negative'], why: 'what is expected back is entered as a size' },
  { rules: ['noncash-consideration'], edges: ['negative'], why: 'what a customer gives is worth something' },
  { rules: ['noncash-consideration'], edges: ['two on one day'], why: 'it has one value, that of the start' },
  { rules: ['modification-separate'], edges: ['zero'], why: 'nothing is added at no price' },
  { rules: ['modification-termination'], edges: ['two on one day'], why: 'a contract ends once' },
  { rules: FUNCTIONAL, edges: ['ten years'], why: 'a day has its rate whatever the length of the term' },
];

