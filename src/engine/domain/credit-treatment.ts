/**
 * What a credit note does to revenue (606-10-32-42 to 45, IFRS 15.87-90).
 * - deferred-first: what is still deferred of its line first, then what was recognized (default)
 * - pro-rata: deferred and recognized in their proportion
 * - contra-revenue: what was recognized first, on the account of contra revenue, then what is deferred
 * - price-concession: all of it on the obligation's revenue to come
 * - catch-up: the price was lower from the start; what that makes of earlier days falls on the day of the credit
 * - rebuild: on the service days that the credit names; those in the past fall on the day of the credit
 * - billing-only: no revenue, because the price was changed elsewhere
 */
export type CreditTreatment =
  'deferred-first' | 'pro-rata' | 'contra-revenue' | 'price-concession' | 'catch-up' | 'rebuild' | 'billing-only';

/** Why a credit was given; for information. */
export type CreditReason = 'cancellation' | 'price-concession' | 'return' | 'error' | 'goodwill' | 'bad-debt';
