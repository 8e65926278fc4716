/** Words for when a minimum true-up is revenue. */
import type { Policy } from '../../../engine/domain/policy';
import { choiceList } from './choices';

export const TRUE_UP_TIMINGS = choiceList<Policy['trueUpTiming']>([
  { value: 'period-end', label: 'point in time', aliases: ['period end', 'end of period', 'at a point in time', 'at period end', 'PIT'] },
  { value: 'over-period', label: 'over the period', aliases: ['over period', 'over time', 'straight-line', 'ratably', 'even'] },
  { value: 'estimate', label: 'as an estimate', aliases: ['estimate', 'estimated', 'with usage', 'variable consideration', 'in proportion to usage', 'as estimate'] },
]);
