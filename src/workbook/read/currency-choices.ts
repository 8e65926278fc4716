/** Words of the columns that say how tax stands in an amount, and what an exchange rate is for. */
import type { RateType } from '../../engine/domain/functional';
import { choiceList } from './choices';

/** Whether tax is inside an amount. */
export const TAX_ANSWERS = choiceList<'yes' | 'no'>([
  {
    value: 'yes',
    label: 'Y',
    aliases: ['yes', 'true', '1', 'inclusive', 'included', 'incl', 'gross', 'tax inclusive'],
  },
  {
    value: 'no',
    label: 'N',
    aliases: ['no', 'false', '0', 'exclusive', 'excluded', 'excl', 'net', 'none', 'tax exclusive'],
  },
]);

export const RATE_TYPES = choiceList<RateType>([
  { value: 'spot', label: 'spot', aliases: ['daily', 'transaction', 'spot rate', 'day', 'daily spot', 'transaction date', 'transaction rate', 'daily rate', 'transaction date rate'] },
  { value: 'average', label: 'average', aliases: ['avg', 'monthly average', 'average rate', 'month average', 'monthly avg', 'period average', 'average monthly', 'month avg'] },
  {
    value: 'closing',
    label: 'closing',
    aliases: ['close', 'month end', 'period end', 'closing rate', 'balance sheet', 'month-end rate', 'period-end rate', 'balance sheet rate', 'year end', 'reporting date'],
  },
  {
    value: 'historic',
    label: 'historic',
    aliases: ['historical', 'booked', 'ledger', 'historic rate', 'historical rate'],
  },
]);
