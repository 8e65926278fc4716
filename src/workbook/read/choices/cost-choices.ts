/** Words for the enumerations of contract costs. */
import type { Policy } from '../../../engine/domain/policy';
import { choiceList } from './choices';

export const YES_NO = choiceList<'yes' | 'no'>([
  { value: 'yes', label: 'yes', aliases: ['Y', 'true', '1', 'x'] },
  { value: 'no', label: 'no', aliases: ['N', 'false', '0'] },
]);

export const COST_KINDS = choiceList<'obtain' | 'fulfil'>([
  {
    value: 'obtain',
    label: 'obtain',
    aliases: ['obtaining', 'cost to obtain', 'costs to obtain', 'acquisition', 'commission', 'sales commission', 'incremental cost of obtaining', 'incremental cost of obtaining a contract', 'cost to obtain a contract', 'cost of obtaining', 'costs of obtaining', 'cost of obtaining a contract', 'obtaining a contract', 'obtain a contract', 'incremental cost', 'commissions'],
  },
  {
    value: 'fulfil',
    label: 'fulfil',
    aliases: ['fulfill', 'fulfilment', 'fulfillment', 'cost to fulfil', 'cost to fulfill', 'setup', 'set-up', 'fulfilment cost', 'fulfillment cost', 'fulfilment costs', 'fulfillment costs', 'cost to fulfil a contract', 'cost to fulfill a contract', 'costs to fulfil', 'costs to fulfill', 'set-up cost', 'setup costs', 'implementation', 'onboarding'],
  },
]);

export const COST_PATTERNS = choiceList<'straight-line' | 'revenue'>([
  { value: 'straight-line', label: 'straight-line', aliases: ['straight line', 'SL', 'even', 'linear', 'over time', 'ratable', 'evenly', 'straight-line basis'] },
  {
    value: 'revenue',
    label: 'with revenue',
    aliases: ['revenue', 'follows', 'follows revenue', 'pattern of transfer', 'with obligation', 'as transferred', 'revenue-based', 'by revenue', 'as revenue', 'proportional to revenue', 'in proportion to revenue', 'pro rata to revenue', 'proportional'],
  },
]);

export const COST_EXPEDIENTS = choiceList<Policy['contractCostExpedient']>([
  { value: 'off', label: 'off', aliases: ['no', 'not applied', 'capitalize all', 'false'] },
  { value: 'on', label: 'on', aliases: ['yes', 'applied', 'one year', 'expense within one year', 'true'] },
]);
