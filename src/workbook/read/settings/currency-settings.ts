/** Settings of exchange rates and functional currencies. */
import { DEFAULT_POLICY } from '../../../engine/domain/policy';
import type { Policy } from '../../../engine/domain/policy';
import { choiceList } from '../choices/choices';
import { choiceSetting, type SettingEntry } from './setting-entry';

const REVENUE_RATES = choiceList<Policy['revenueRate']>([
  { value: 'spot', label: 'spot of the day', aliases: ['spot', 'daily', 'day', 'daily rate', 'transaction date'] },
  { value: 'average', label: 'average of the month', aliases: ['average', 'monthly average', 'average rate', 'month'] },
]);

export const CURRENCY_SETTINGS: readonly SettingEntry[] = [
  {
    name: 'Functional currency',
    field: 'functionalCurrency',
    aliases: ['Home currency', 'Base currency', 'Company currency', 'Reporting currency', 'Book currency'],
    input: { kind: 'text' },
    allowed: ['three letters, such as USD'],
    defaultLabel: '',
    paragraph: 'ASC 830-10-45-2; IAS 21.9',
    words:
      'Functional currency of entities that the table Entities does not list; without one, journals stay in the currency of their contracts.',
  },
  choiceSetting(
    'revenueRate',
    'Revenue rate',
    REVENUE_RATES,
    ['Rate of revenue', 'Exchange rate of revenue', 'Unbilled rate'],
    'ASC 830-10-55-10; IAS 21.22',
    'Exchange rate of revenue that is not billed yet: spot of its day, or the average of its month.',
  ),
  {
    name: 'Rate age limit',
    field: 'rateAgeLimit',
    aliases: ['Rate age', 'Maximum rate age', 'Rate age limit (days)', 'Rate age limit days'],
    input: { kind: 'count', least: 0, most: 366 },
    allowed: ['a whole number of days from 0 to 366'],
    defaultLabel: String(DEFAULT_POLICY.rateAgeLimit),
    paragraph: '',
    words: 'How many days old the exchange rate of a day may be, for weekends and holidays.',
  },
];
