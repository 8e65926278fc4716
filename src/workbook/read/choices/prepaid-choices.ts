/** Words for prepaid credits. */
import type { CreditKind } from '../../../engine';
import type { Policy } from '../../../engine/domain/policy';
import { choiceList } from './choices';

export const CREDIT_KINDS = choiceList<CreditKind>([
  {
    value: 'cash',
    label: 'cash',
    aliases: ['cash credit', 'cash credits', 'currency', 'money', 'monetary', 'monetary credit', 'amount'],
  },
  {
    value: 'units',
    label: 'units',
    aliases: ['unit', 'unit credit', 'unit credits', 'metric', 'quantity', 'usage', 'tokens', 'points', 'credits'],
  },
]);

export const CREDIT_GRANT_POLICIES = choiceList<Policy['creditGrants']>([
  {
    value: 'liability',
    label: 'liability until drawn',
    aliases: ['liability', 'deferred', 'contract liability', 'liability and breakage', 'LIABILITY_BREAKAGE', 'deferred until used'],
  },
  {
    value: 'when-granted',
    label: 'recognized when granted',
    aliases: ['when granted', 'RECOGNIZE_AT_GRANT', 'at grant', 'recognize when granted', 'recognised when granted', 'on grant'],
  },
]);
