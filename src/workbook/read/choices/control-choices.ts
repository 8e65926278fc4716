/** Words for what is judged about control of goods, and for breakage. */
import type { Breakage, ControlJudgement } from '../../../engine';
import { choiceList } from './choices';

export const CONTROL_JUDGEMENTS = choiceList<ControlJudgement>([
  {
    value: 'bill-and-hold',
    label: 'bill-and-hold',
    aliases: ['bill & hold', 'bill and hold arrangement', 'billed and held', 'held for the customer'],
  },
  {
    value: 'consignment',
    label: 'consignment',
    aliases: ['on consignment', 'consigned', 'consignment arrangement', 'consignment stock', 'consignment sale'],
  },
  {
    value: 'repurchase-call',
    label: 'repurchase: forward or call option',
    aliases: [
      'repurchase: forward',
      'repurchase: call option',
      'repurchase: call',
      'repurchase forward or call',
      'forward',
      'forward contract',
      'call option',
      'forward or call option',
    ],
  },
  {
    value: 'repurchase-put',
    label: 'repurchase: put option, significant incentive',
    aliases: ['put option, significant incentive', 'put option with significant economic incentive', 'put with incentive'],
  },
  {
    value: 'repurchase-put-sale',
    label: 'repurchase: put option, no significant incentive',
    aliases: [
      'put option, no significant incentive',
      'put option without significant economic incentive',
      'put without incentive',
    ],
  },
]);

export const BREAKAGES = choiceList<Breakage>([
  {
    value: 'proportional',
    label: 'proportional',
    aliases: ['pro rata', 'proportionate', 'in proportion', 'expected breakage', 'with redemption', 'as redeemed', 'proportionate to redemptions', 'in proportion to redemptions', 'in proportion to use', 'proportional to redemption', 'proportional to use', 'expected'],
  },
  { value: 'remote', label: 'remote', aliases: ['when remote', 'remote method', 'likelihood remote', 'remoteness'] },
  { value: 'at-expiry', label: 'at expiry', aliases: ['expiry', 'expiration', 'at expiration', 'on expiry', 'when expired', 'at end', 'remote until expiry'] },
]);
