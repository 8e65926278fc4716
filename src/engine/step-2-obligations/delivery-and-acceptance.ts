/**
 * Delivery and customer acceptance.
 * ASC 606-10-25-30, 606-10-55-85 to 88; IFRS 15.38, B83-B86
 *
 * Rule: goods are revenue when the customer controls them: as a rule when they are delivered. An acceptance that the
 * seller can foresee by agreed measures is a formality; one that it cannot foresee, and goods delivered for trial, are
 * revenue when the customer accepts. Which of them is judgement: the trigger records it. Where neither obligation nor
 * product names a trigger, a row that holds a day of delivery goes by it, one that holds only a day of acceptance by
 * that; else the policy decides. Until the day is known the revenue waits.
 * Example: machine of 9,000.00 delivered on 28 Feb 2028, accepted on 3 Mar: trigger delivery → February; trigger
 * acceptance → March.
 */
import type { Obligation, Product } from '../domain/book';
import type { Policy } from '../domain/policy';
import type { PointInTimeTrigger } from '../domain/recognition-method';

export function chooseTrigger(
  { trigger, deliveredDay = null, acceptedDay = null }: Pick<Obligation, 'trigger' | 'deliveredDay' | 'acceptedDay'>,
  product: Pick<Product, 'trigger'> | undefined,
  policy: Pick<Policy, 'pointInTimeTrigger'>,
): PointInTimeTrigger {
  const chosen = trigger ?? product?.trigger ?? null;
  if (chosen !== null) return chosen;
  if (deliveredDay !== null) return 'delivery';
  return acceptedDay === null ? policy.pointInTimeTrigger : 'acceptance';
}
