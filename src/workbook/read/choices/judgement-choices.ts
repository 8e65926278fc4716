/** Words for judgements on contracts and obligations. */
import type { ActsAs } from '../../../engine/domain/agency';
import type { Warranty } from '../../../engine/domain/book';
import { choiceList } from './choices';

export const COLLECTABLE = choiceList<'yes' | 'no'>([
  { value: 'yes', label: 'Y', aliases: ['yes', 'true', '1', 'probable', 'collectable', 'collectible'] },
  { value: 'no', label: 'N', aliases: ['no', 'false', '0', 'not probable', 'not collectable', 'not collectible'] },
]);

export const ACTS_AS = choiceList<ActsAs>([
  { value: 'principal', label: 'principal', aliases: ['gross', 'seller', 'own account', 'principal gross'] },
  { value: 'agent', label: 'agent', aliases: ['net', 'intermediary', 'broker', 'marketplace', 'reseller as agent', 'commission agent', 'agent net'] },
]);

export const WARRANTIES = choiceList<Warranty>([
  {
    value: 'assurance',
    label: 'assurance',
    aliases: ['assurance-type', 'assurance type', 'assurance warranty', 'assurance-type warranty', 'standard', 'standard warranty', 'standard assurance', 'assurance only'],
  },
  {
    value: 'service',
    label: 'service',
    aliases: ['service-type', 'service type', 'service warranty', 'service-type warranty', 'extended', 'extended warranty'],
  },
]);
