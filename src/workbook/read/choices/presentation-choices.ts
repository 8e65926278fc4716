/** Words of columns that say how a balance is presented. */
import { choiceList } from './choices';

export const UNBILLED_KINDS = choiceList<'receivable' | 'contract-asset'>([
  {
    value: 'receivable',
    label: 'receivable',
    aliases: ['unbilled receivable', 'unconditional', 'accounts receivable', 'only time', 'passage of time'],
  },
  {
    value: 'contract-asset',
    label: 'contract asset',
    aliases: ['ContractAsset', 'conditional', 'asset', 'conditional on other obligations', 'conditional right'],
  },
]);
