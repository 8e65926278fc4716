/** Rules and curves in the words that sheets show. */
import { RULES, type RuleId } from '../../../engine/rule-book/rule-book';
import type { Curve } from '../../../engine/domain/schedule';
import { STRATEGIES, choiceLabel } from '../../read/choices/choices';

/** `Straight-line over the service period (ASC 606-10-25-31 to 33; IFRS 15.39-42)`. */
export function ruleText(rule: RuleId): string {
  return RULE_TEXTS[rule];
}

const RULE_TEXTS = Object.fromEntries(
  Object.entries(RULES).map(([rule, { title, asc, ifrs }]) => [rule, `${title} (ASC ${asc}; ${ifrs})`]),
) as Record<RuleId, string>;

export function strategyText(curve: Curve): string {
  if (curve.kind === 'follows') return 'In proportion to the revenue it changes';
  if (curve.kind === 'point') return 'On one day';
  const strategy = choiceLabel(STRATEGIES, curve.strategy);
  if (curve.days === undefined) return strategy;
  return `${strategy}; ${curve.days === 'month-end' ? 'on the last day of each month' : 'days rounded down'}`;
}
