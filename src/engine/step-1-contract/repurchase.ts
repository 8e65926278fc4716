/**
 * Repurchase agreements.
 * ASC 606-10-55-66 to 78; IFRS 15.B64-B76
 *
 * Rule: where the seller must or may buy the goods back (forward, call option), or the customer may sell them back and
 * has a significant economic incentive to (put option), the customer does not get control: there is no sale. Nothing
 * of its price is revenue; what is billed stays a liability, and credit notes and voids only change what is billed. It
 * is a lease where the goods come back for less than their price, else a financing, and is accounted for as that
 * elsewhere. A put option without such an incentive is a sale with a right of return. Which it is, and whether there is
 * an incentive, is judgement: the row records it with its rationale.
 * Formula: price of no sale = 0; billed − recognized = billed.
 * Example: sold for 1,000,000.00 on 1 Jan with a call option at 1,100,000.00 until 31 Dec → revenue 0.00, liability
 * 1,000,000.00.
 */
import type { ControlJudgement } from '../domain/control-judgement';

/** Whether what was delivered is a sale at all. */
export function isSale(control: ControlJudgement | undefined): boolean {
  return control !== 'repurchase-call' && control !== 'repurchase-put';
}
