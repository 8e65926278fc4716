/**
 * Policy sets: choices that belong together. A setting that is made on its own overrides its set.
 * - standard: what the standard supports and this product does by default
 * - sequence-compatible: the documented behaviour of Sequence's revenue recognition
 */
import { DEFAULT_POLICY, type Policy } from './policy';

export type PolicySet = Policy['policySet'];

/** Where a set differs from the defaults. */
const POLICY_SETS: Readonly<Record<PolicySet, Partial<Policy>>> = {
  standard: {},
  'sequence-compatible': {
    dailyAmounts: 'rounded-down',
    usageTiming: 'period-end',
    invoiceDiscountBasis: 'line-price',
    missingStandaloneSellingPrice: 'stated-price',
    creditGrants: 'when-granted',
  },
};

/** The policy of a set, with the settings that were made on their own. */
export function policyOfSet(policySet: PolicySet, chosen: Partial<Policy>): Policy {
  return { ...DEFAULT_POLICY, ...POLICY_SETS[policySet], ...chosen, policySet };
}
