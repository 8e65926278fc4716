/**
 * Which method, strategy and trigger an obligation follows.
 * ASC 606-10-25-23 to 33; IFRS 15.31-42
 *
 * Rule: the most particular choice wins: the invoice line, then the obligation, then the product. Where none is made,
 * what has service dates is satisfied over time on a straight line, the rest at a point in time. Strategy and trigger
 * end at the policy in Settings.
 * Example: product straight-line, invoice line point in time → point in time for that line alone.
 */
import type { Product } from '../domain/book';
import type { Policy } from '../domain/policy';
import type { PointInTimeTrigger, RecognitionMethod, StraightLineStrategy } from '../domain/recognition-method';

/** What a row says; null where it is silent. */
export interface MethodChoice {
  readonly method: RecognitionMethod | null;
  readonly strategy: StraightLineStrategy | null;
  readonly trigger: PointInTimeTrigger | null;
}

export interface EffectiveMethod {
  readonly method: RecognitionMethod;
  readonly strategy: StraightLineStrategy;
  readonly trigger: PointInTimeTrigger;
}

/** `row`: the obligation, or the invoice line that is one. */
export function chooseMethod(
  row: MethodChoice,
  product: Product | undefined,
  hasServiceDates: boolean,
  policy: Policy,
): EffectiveMethod {
  return {
    method: row.method ?? product?.method ?? (hasServiceDates ? 'straight-line' : 'point-in-time'),
    strategy: row.strategy ?? product?.strategy ?? policy.straightLineStrategy,
    trigger: row.trigger ?? product?.trigger ?? policy.pointInTimeTrigger,
  };
}
