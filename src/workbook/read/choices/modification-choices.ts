/** Words for the treatments of a modification. */
import type { TreatmentChoice } from '../../../engine/domain/modification';
import { choiceList } from './choices';

export const TREATMENTS = choiceList<TreatmentChoice>([
  { value: 'automatic', label: 'automatic', aliases: ['auto', 'by the tests', 'test', 'automatically', 'as the tests say', 'let the tests decide', 'tests'] },
  { value: 'separate-contract', label: 'separate contract', aliases: ['separate', 'new contract', '25-12', 'as separate contract', 'as a separate contract', 'treat as separate contract'] },
  {
    value: 'prospective',
    label: 'prospective',
    aliases: ['prospectively', 'termination and new contract', 'blend', 'blended', '25-13(a)', '25-13a', 'prospective adjustment', 'prospective treatment', 'prospective method', 'termination of old and creation of new contract', 'termination of existing and creation of new contract', 'blend and extend'],
  },
  {
    value: 'cumulative-catch-up',
    label: 'cumulative catch-up',
    aliases: ['catch-up', 'catch up', 'cumulative', 'retrospective', '25-13(b)', '25-13b', 'cumulative catch-up adjustment', 'catch-up adjustment', 'cumulative effect', 'cumulative catch-up method', 'retroactive'],
  },
  { value: 'mixed', label: 'mixed', aliases: ['combination', 'both', '25-13(c)', '25-13c', 'combination of both', 'combined'] },
  { value: 'termination', label: 'termination', aliases: ['terminate', 'terminated', 'cancellation', 'cancel', 'early termination', 'full termination', 'contract termination', 'cancelled', 'canceled'] },
]);

/** Whether what remains is distinct from what was delivered. */
export const DISTINCT_ANSWERS = choiceList<'yes' | 'no'>([
  { value: 'yes', label: 'yes', aliases: ['Y', 'true', '1', 'x', 'distinct', 'all distinct'] },
  { value: 'no', label: 'no', aliases: ['N', 'false', '0', 'not distinct', 'none distinct'] },
]);
