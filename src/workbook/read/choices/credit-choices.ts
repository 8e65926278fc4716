/** Words for what a credit note is given for, and how it meets revenue. */
import type { CreditReason, CreditTreatment } from '../../../engine/domain/credit-treatment';
import { choiceList } from './choices';

export const CREDIT_TREATMENTS = choiceList<CreditTreatment>([
  {
    value: 'deferred-first',
    label: 'deferred first',
    aliases: ['DEFERRED_FIRST', 'deferred', 'deferred revenue first', 'reversal', 'reverse balances', 'reduce deferred first', 'reverse deferred first', 'unearned first'],
  },
  {
    value: 'pro-rata',
    label: 'pro rata',
    aliases: [
      'PRO_RATA',
      'prorata',
      'proportional',
      'pro rata between earned and deferred',
      'pro rata earned and deferred',
      'earned and deferred',
      'proportionate',
      'prorate', 'prorated', 'split earned and deferred', 'pro rata earned/deferred',
      'split between earned and deferred', 'pro rata earned and unearned',
    ],
  },
  {
    value: 'contra-revenue',
    label: 'contra revenue',
    aliases: ['CONTRA_REVENUE', 'contra', 'recognized first', 'recognised first', 'contra revenue in full', 'all contra revenue', 'wholly contra revenue'],
  },
  {
    value: 'price-concession',
    label: 'price concession',
    aliases: [
      'PRICE_CONCESSION',
      'concession',
      'prospective',
      'price concession prospective',
      'price concession (prospective)',
      'prospective price concession',
    ],
  },
  {
    value: 'catch-up',
    label: 'cumulative catch-up',
    aliases: ['CATCH_UP', 'catch up', 'catch-up', 'cumulative', 'cumulative catch up', 'retrospective', 'retroactive', 'cumulative catch-up adjustment', 'catch-up adjustment'],
  },
  {
    value: 'rebuild',
    label: 'rebuild by service dates',
    aliases: ['REBUILD', 'rebuild', 'rebuild schedule', 'service dates', 'by service dates', 'service period', 'rebuild by dates', 'rebuild by service period', 'rebuild from service dates'],
  },
  {
    value: 'billing-only',
    label: 'billing only',
    aliases: ['BILLING_ONLY', 'billing', 'none', 'no revenue', 'receivable only', 'settlement'],
  },
]);

export const CREDIT_REASONS = choiceList<CreditReason>([
  { value: 'cancellation', label: 'cancellation', aliases: ['cancelled', 'canceled', 'termination', 'order change'] },
  { value: 'price-concession', label: 'price concession', aliases: ['concession', 'discount', 'price reduction'] },
  { value: 'return', label: 'return', aliases: ['returned', 'refund', 'product unsatisfactory', 'service unsatisfactory'] },
  { value: 'error', label: 'error', aliases: ['billing error', 'mistake', 'duplicate', 'correction'] },
  { value: 'goodwill', label: 'goodwill', aliases: ['courtesy', 'service credit', 'SLA', 'SLA credit'] },
  { value: 'bad-debt', label: 'bad debt', aliases: ['uncollectible', 'write-off', 'write off', 'fraudulent'] },
]);
