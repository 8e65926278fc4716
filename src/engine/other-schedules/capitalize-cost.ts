/**
 * Contract costs: asset or expense.
 * ASC 340-40-25-1 to 8; IFRS 15.91-98
 *
 * Rule: a cost of obtaining a contract is an asset when it is incremental: without the contract it would not have been
 * incurred. A cost of fulfilling one is an asset when it relates to the contract, generates or enhances resources that
 * satisfy its obligations, and is expected to be recovered. All other costs are expense when incurred. Under the
 * expedient a cost of obtaining is expense at once where its amortization period, anticipated renewals included, is one
 * year or less. The judgements are the user's; here only their consequence is drawn.
 * Formula: within a year when last day < the same day one year after the first.
 * Example: legal advice 15,000 and travel 25,000 not incremental, commission 10,000 incremental: asset 10,000, expense
 * 40,000.
 */
import type { ContractCost } from '../domain/contract-cost';
import { dayOf, partsOf, type Day } from '../foundation/calendar';

export type CostTreatment = 'capitalized' | 'not-capitalizable' | 'within-one-year';

/** `period`: the amortization period; a last day that is not known counts as longer than a year. */
export function treatCost(
  { kind, isCapitalizable }: Pick<ContractCost, 'kind' | 'isCapitalizable'>,
  period: { readonly firstDay: Day; readonly lastDay: Day | null },
  expedient: 'off' | 'on',
): CostTreatment {
  if (!isCapitalizable) return 'not-capitalizable';
  const isShort = period.lastDay !== null && period.lastDay < oneYearAfter(period.firstDay);
  return expedient === 'on' && kind === 'obtain' && isShort ? 'within-one-year' : 'capitalized';
}

function oneYearAfter(day: Day): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  return dayOf(year + 1, month, dayOfMonth);
}
