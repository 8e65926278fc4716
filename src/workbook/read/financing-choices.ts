/** Words for financing: how interest compounds, and the one-year expedient. */
import { choiceList } from './choices';

export const COMPOUNDINGS = choiceList<'monthly' | 'annual'>([
  { value: 'monthly', label: 'monthly', aliases: ['month', 'per month', 'monthly compounding', '12'] },
  { value: 'annual', label: 'annual', aliases: ['annually', 'yearly', 'year', 'per year', 'annual compounding', '1'] },
]);

export const FINANCING_EXPEDIENTS = choiceList<'off' | 'on'>([
  { value: 'on', label: 'on', aliases: ['yes', 'applied', 'one year'] },
  { value: 'off', label: 'off', aliases: ['no', 'not applied'] },
]);
