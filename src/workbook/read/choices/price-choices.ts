/** Words for how a selling price is estimated, what counts outside its range, and what a licence grants. */
import type { OutsideRange, PriceMethod } from '../../../engine/domain/price-list';
import type { Licence } from '../../../engine/domain/recognition-method';
import { choiceList } from './choices';

export const PRICE_METHODS = choiceList<PriceMethod>([
  {
    value: 'observable',
    label: 'observable',
    aliases: ['observable price', 'observed', 'directly observable', 'stand-alone sales', 'list price', 'VSOE'],
  },
  {
    value: 'adjusted-market',
    label: 'adjusted market',
    aliases: ['adjusted market assessment', 'adjusted market assessment approach', 'market', 'market assessment'],
  },
  {
    value: 'cost-plus-margin',
    label: 'cost plus margin',
    aliases: ['cost plus', 'expected cost plus a margin', 'expected cost plus margin', 'cost + margin', 'cost-plus'],
  },
  { value: 'residual', label: 'residual', aliases: ['residual approach', 'residual method'] },
]);

export const LICENCES = choiceList<Licence>([
  {
    value: 'right-to-use',
    label: 'right to use',
    aliases: ['use', 'functional', 'functional IP', 'functional intellectual property', 'point in time', 'right-to-use licence', 'right-to-use license', 'functional licence', 'functional license', 'RTU'],
  },
  {
    value: 'right-to-access',
    label: 'right to access',
    aliases: ['access', 'symbolic', 'symbolic IP', 'symbolic intellectual property', 'over time', 'right-to-access licence', 'right-to-access license', 'symbolic licence', 'symbolic license', 'RTA'],
  },
  {
    value: 'royalty',
    label: 'royalty',
    aliases: ['sales-based royalty', 'usage-based royalty', 'sales- or usage-based royalty', 'royalties', 'sales-based', 'usage-based', 'royalty exception'],
  },
]);

export const OUTSIDE_RANGES = choiceList<OutsideRange>([
  { value: 'mid', label: 'mid', aliases: ['midpoint', 'mid-point', 'middle', 'median', 'mid of the range'] },
  { value: 'nearest', label: 'nearest', aliases: ['nearest end', 'nearest boundary', 'closest', 'nearest bound'] },
]);
