/** Words for estimates of variable consideration: kinds, methods, and plain answers. */
import type { EstimateKind, EstimateMethod } from '../../../engine/domain/estimate';
import { choiceList } from './choices';

export const ESTIMATE_KINDS = choiceList<EstimateKind>([
  {
    value: 'bonus',
    label: 'bonus',
    aliases: ['incentive', 'performance bonus', 'performance fee', 'completion bonus', 'success fee', 'award fee', 'bonuses', 'early completion bonus', 'milestone bonus', 'incentive fee', 'performance incentive', 'contingent bonus'],
  },
  { value: 'penalty', label: 'penalty', aliases: ['penalties', 'liquidated damages', 'late penalty', 'delay penalty', 'late delivery penalty', 'SLA penalty', 'performance penalty'] },
  { value: 'rebate', label: 'rebate', aliases: ['rebates', 'customer rebate', 'coupon', 'coupons', 'early payment discount', 'prompt payment discount', 'cash discount', 'settlement discount'] },
  {
    value: 'volume-discount',
    label: 'volume discount',
    aliases: ['volume rebate', 'retrospective discount', 'retrospective volume discount', 'quantity discount', 'retrospective volume rebate', 'volume discounts', 'volume rebates', 'tiered discount'],
  },
  {
    value: 'price-concession',
    label: 'price concession',
    aliases: ['concession', 'discount', 'price protection', 'price adjustment', 'discounts', 'price concessions', 'price reduction', 'promotional discount', 'trade discount'],
  },
  {
    value: 'implicit-price-concession',
    label: 'implicit price concession',
    aliases: ['implicit concession', 'implied price concession', 'implied concession', 'implicit price concessions', 'concession implicit'],
  },
  {
    value: 'returns',
    label: 'returns',
    aliases: ['return', 'right of return', 'sales returns', 'expected returns', 'product returns', 'sales return', 'product return', 'rights of return', 'returns allowance', 'return right', 'returns reserve'],
  },
  {
    value: 'refund',
    label: 'refund',
    aliases: ['refunds', 'expected refund', 'service credit', 'service credits', 'service level credit', 'SLA credit', 'refund right', 'right to refund', 'right to a refund'],
  },
  {
    value: 'consideration-payable',
    label: 'consideration payable',
    aliases: ['consideration payable to a customer', 'payment to customer', 'slotting fee', 'payable to customer', 'consideration payable to customer', 'consideration paid to customer', 'payments to customer', 'cash payment to customer', 'payment to a customer', 'slotting fees'],
  },
  {
    value: 'noncash-consideration',
    label: 'non-cash consideration',
    aliases: ['noncash', 'non-cash', 'shares', 'equity consideration', 'barter', 'noncash consideration'],
  },
  { value: 'other', label: 'other', aliases: ['variable', 'variable consideration', 'variable fee'] },
]);

export const ESTIMATE_METHODS = choiceList<EstimateMethod>([
  { value: 'expected-value', label: 'expected value', aliases: ['EV', 'probability-weighted', 'probability weighted', 'expected', 'weighted average', 'probability-weighted amount', 'expected value method'] },
  { value: 'most-likely-amount', label: 'most likely amount', aliases: ['most likely', 'MLA', 'single most likely amount', 'most likely amount method', 'most likely outcome'] },
  { value: 'amount', label: 'amount', aliases: ['fixed amount', 'as entered', 'stated amount', 'given amount'] },
  { value: 'rate', label: 'rate', aliases: ['percent', 'percentage', 'share', 'share of price', '%'] },
]);

export const ESTIMATE_ANSWERS = choiceList<'yes' | 'no'>([
  { value: 'yes', label: 'Yes', aliases: ['Y', 'true', '1', 'x', 'final', 'actual', 'wholly', 'fully', 'all'] },
  { value: 'no', label: 'No', aliases: ['N', 'false', '0', 'none', 'not', 'estimate'] },
]);
