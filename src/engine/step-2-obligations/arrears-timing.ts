/**
 * When service that is billed in arrears is revenue.
 * ASC 606-10-25-31, 606-10-45-3; IFRS 15.39, IFRS 15.107
 *
 * Rule: service is revenue as it is rendered, however it is billed; what is earned before its invoice is unbilled. Under
 * the policy period-end the months of a service billed in arrears (an obligation whose Billing is arrears, an invoice
 * line dated after its service) are revenue on their last day of service. The months stay the same, the days do not.
 * Formula: through a day inside a month 0 of that month; through its last day of service all of it.
 * Example: 600.00 for February 2025, invoiced on 1 Mar: as served 21.43 on 1 Feb; period-end 600.00 on 28 Feb.
 */
import type { Policy } from '../domain/policy';
import type { DaysOfMonth } from '../domain/recognition-method';

export function chooseDays(isInArrears: boolean, policy: Policy): DaysOfMonth {
  return isInArrears && policy.arrearsTiming === 'period-end' ? 'month-end' : policy.dailyAmounts;
}
