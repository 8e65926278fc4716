/** Each policy as a sentence with its choice inside: what stands before the choice, and after it. */
import type { Policy } from '../../engine/domain/policy';

export interface SettingSentence {
  readonly before: string;
  readonly after: string;
}

export const SETTING_SENTENCES: Readonly<Record<keyof Policy, SettingSentence>> = {
  policySet: { before: 'Policies that are not set on their own follow the set', after: '' },
  dailyAmounts: { before: 'The amount of a month falls on its days', after: '' },
  arrearsTiming: { before: 'Straight-line service billed in arrears is revenue', after: '' },
  trueUpTiming: { before: 'A minimum true-up is revenue', after: '' },
  invoiceDiscountBasis: { before: 'A discount on a whole invoice is split by', after: '' },
  comparePolicySets: { before: 'Show with each close where the policy sets differ:', after: '' },
  straightLineStrategy: { before: 'Recognize straight-line revenue by', after: '' },
  pointInTimeTrigger: { before: 'Where no row gives a recognition date, control passes on the', after: '' },
  usageTiming: { before: 'Usage is revenue on', after: '' },
  lockMethod: { before: 'Hold revenue back from reported days by', after: '' },
  lockDay: { before: 'Journals land only after', after: '' },
  missingStandaloneSellingPrice: { before: 'Where a stand-alone selling price is missing,', after: '' },
  statedPrice: { before: 'Prices of obligations are stated', after: 'shown on invoices' },
  progressRounding: { before: 'Before the price is multiplied by it, progress is rounded to', after: '' },
  creditNoteTreatment: { before: 'A credit note that names no treatment reduces revenue by', after: '' },
  creditNoteAccount: { before: 'What credit notes take back from recognized revenue is posted on', after: '' },
  monthlyGrain: { before: 'An entry of the monthly journal gathers a month by', after: '' },
  dailyDetail: { before: 'Show day by day', after: '' },
  dailyLineLimit: { before: 'Automatic daily detail writes at most', after: 'lines' },
  outsideRange: { before: 'Where a price lies outside its range of selling prices, its selling price is the', after: '' },
  functionalCurrency: { before: 'Entities that are not listed keep their books in', after: '' },
  revenueRate: { before: 'Revenue not billed yet takes the exchange rate', after: '' },
  rateAgeLimit: { before: 'An exchange rate may be at most', after: 'days old' },
  defaultEntity: { before: 'Rows that name no entity belong to', after: '' },
  remainingObligationBands: { before: 'Show remaining obligations in bands that end after', after: 'months' },
  rightToInvoiceExpedient: { before: 'For usage billed as it occurs, leaving it out of remaining obligations is', after: '' },
  oneYearExpedient: { before: 'For contracts of one year or less, leaving them out of remaining obligations is', after: '' },
  creditGrants: { before: 'Prepaid credits are', after: '' },
  contractCostExpedient: { before: 'The one-year expedient for costs of obtaining a contract is', after: '' },
  financingExpedient: { before: 'Leaving financing within a year out of prices is', after: '' },
  financingOfService: { before: 'The price of financed service over a term counts', after: '' },
  disaggregateBy: { before: 'Split revenue for disclosure by', after: '' },
  currentAndNonCurrent: { before: 'Split deferred revenue into current and non-current after', after: '' },
  lossProvision: { before: 'Provide for losses of contracts measured by their costs', after: '' },
  framework: { before: 'Where the standards differ, follow', after: '' },
  firstMonthOfYear: { before: 'The fiscal year begins in month', after: '' },
};
