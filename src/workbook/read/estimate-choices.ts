/** Words for estimates of variable consideration: kinds, methods, and plain answers. */
import type { EstimateKind, EstimateMethod } from '../../engine/domain/estimate';
import { choiceList } from './choices';

export const ESTIMATE_KINDS = choiceList<EstimateKind>([
  {
    value: 'bonus',
    label: 'bonus',
    aliases: ['incentive', 'performance bonus', 'performance fee', 'completion bonus', 'success fee', 'award fee'],
  },
  { value: 'penalty', label: 'penalty', aliases: ['penalties', 'liquidated damages', 'late penalty', 'delay penalty'] },
  { value: 'rebate', label: 'rebate', aliases: ['rebates', 'customer rebate', 'coupon', 'coupons', 'early payment discount', 'prompt payment discount', 'cash discount'] },
  {
    value: 'volume-discount',
    label: 'volume discount',
    aliases: ['volume rebate', 'retrospective discount', 'retrospective volume discount', 'quantity discount'],
  },
  {
    value: 'price-concession',
    label: 'price concession',
    aliases: ['concession', 'discount', 'price protection', 'price adjustment'],
  },
  {
    value: 'implicit-price-concession',
    label: 'implicit price concession',
    aliases: ['implicit concession', 'implied price concession'],
  },
  {
    value: 'returns',
    label: 'returns',
    aliases: ['return', 'right of return', 'sales returns', 'expected returns', 'product returns'],
  },
  {
    value: 'refund',
    label: 'refund',
    aliases: ['refunds', 'expected refund', 'service credit', 'service credits', 'service level credit', 'SLA credit'],
  },
  {
    value: 'consideration-payable',
    label: 'consideration payable',
    aliases: ['consideration payable to a customer', 'payment to customer', 'slotting fee', 'payable to customer'],
  },
  {
    value: 'noncash-consideration',
    label: 'non-cash consideration',
    aliases: ['noncash', 'non-cash', 'shares', 'equity consideration', 'barter'],
  },
  { value: 'other', label: 'other', aliases: ['variable', 'variable consideration', 'variable fee'] },
]);

export const ESTIMATE_METHODS = choiceList<EstimateMethod>([
  { value: 'expected-value', label: 'expected value', aliases: ['EV', 'probability-weighted', 'probability weighted'] },
  { value: 'most-likely-amount', label: 'most likely amount', aliases: ['most likely', 'MLA', 'single most likely amount'] },
  { value: 'amount', label: 'amount', aliases: ['fixed amount', 'as entered', 'stated amount', 'given amount'] },
  { value: 'rate', label: 'rate', aliases: ['percent', 'percentage', 'share', 'share of price', '%'] },
]);

export const ESTIMATE_ANSWERS = choiceList<'yes' | 'no'>([
  { value: 'yes', label: 'Yes', aliases: ['Y', 'true', '1', 'x', 'final', 'actual', 'wholly', 'fully', 'all'] },
  { value: 'no', label: 'No', aliases: ['N', 'false', '0', 'none', 'not', 'estimate'] },
]);
