/** Words for financing: how interest compounds, and the one-year expedient. */
import { choiceList } from './choices';

export const COMPOUNDINGS = choiceList<'monthly' | 'annual'>([
  { value: 'monthly', label: 'monthly', aliases: ['month', 'per month', 'monthly compounding', '12'] },
  { value: 'annual', label: 'annual', aliases: ['annually', 'yearly', 'year', 'per year', 'annual compounding', '1'] },
]);

export const FINANCINGS_OF_SERVICE = choiceList<'as-performed' | 'middle'>([
  {
    value: 'as-performed',
    label: 'as performed',
    aliases: ['month by month', 'monthly', 'as transferred', 'over the term', 'as the service is performed'],
  },
  { value: 'middle', label: 'middle of the term', aliases: ['middle', 'mid-term', 'midpoint', 'mid-point', 'midpoint of the term', 'average'] },
]);

export const FINANCING_EXPEDIENTS = choiceList<'off' | 'on'>([
  { value: 'on', label: 'on', aliases: ['yes', 'applied', 'one year'] },
  { value: 'off', label: 'off', aliases: ['no', 'not applied'] },
]);
