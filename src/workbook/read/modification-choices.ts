/** Words for the treatments of a modification. */
import type { TreatmentChoice } from '../../engine/domain/modification';
import { choiceList } from './choices';

export const TREATMENTS = choiceList<TreatmentChoice>([
  { value: 'automatic', label: 'automatic', aliases: ['auto', 'by the tests', 'test'] },
  { value: 'separate-contract', label: 'separate contract', aliases: ['separate', 'new contract', '25-12'] },
  {
    value: 'prospective',
    label: 'prospective',
    aliases: ['prospectively', 'termination and new contract', 'blend', 'blended', '25-13(a)', '25-13a'],
  },
  {
    value: 'cumulative-catch-up',
    label: 'cumulative catch-up',
    aliases: ['catch-up', 'catch up', 'cumulative', 'retrospective', '25-13(b)', '25-13b'],
  },
  { value: 'mixed', label: 'mixed', aliases: ['combination', 'both', '25-13(c)', '25-13c'] },
  { value: 'termination', label: 'termination', aliases: ['terminate', 'terminated', 'cancellation', 'cancel'] },
]);
