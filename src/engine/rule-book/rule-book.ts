/** The rules a figure may cite, in words. */
import { CREDIT_RULES } from './credit-rules';
import { PAYMENT_RULES } from './rules-of-payment';
import { RULES_OF_RIGHTS } from './rules-of-rights';
import { RULES_BESIDE_REVENUE } from './rules-beside-revenue';

/** Every rule a figure can cite: title, paragraphs, and the words shown on sheets and in the pane. */
export interface Rule {
  readonly title: string;
  readonly asc: string;
  readonly ifrs: string;
  /** Plain words for `About` and for "Explain". */
  readonly words: string;
}

export const RULES = {
  'straight-line': {
    title: 'Straight-line over the service period',
    asc: '606-10-25-31 to 33',
    ifrs: 'IFRS 15.39-42',
    words:
      'Revenue falls evenly on the service period; each figure is the rounded total to date less the rounded total before.',
  },
  usage: {
    title: 'Usage as it occurs (right to invoice)',
    asc: '606-10-55-18',
    ifrs: 'IFRS 15.B16',
    words:
      'Each dated usage row is revenue of its day; without dated rows the invoice line is revenue at the end of its service period.',
  },
  'point-in-time': {
    title: 'Point in time',
    asc: '606-10-25-30',
    ifrs: 'IFRS 15.38',
    words: 'The whole amount is revenue on the day control passes.',
  },
  'right-to-use': {
    title: 'Licence: right to use',
    asc: '606-10-55-58 to 58C',
    ifrs: 'IFRS 15.B56, B61',
    words: 'A licence of the property as it is when granted is revenue when the customer can begin to use it.',
  },
  'right-to-access': {
    title: 'Licence: right to access',
    asc: '606-10-55-58 to 60',
    ifrs: 'IFRS 15.B56-B60',
    words: 'A licence of property that changes during its term is revenue evenly on the term.',
  },
  royalty: {
    title: 'Royalty on sales or usage',
    asc: '606-10-55-65 to 65B',
    ifrs: 'IFRS 15.B63-B63B',
    words: 'A royalty on a licence is revenue at the later of the sale or usage and the first day of the licence.',
  },
  'bill-and-hold': {
    title: 'Bill-and-hold',
    asc: '606-10-55-81 to 84',
    ifrs: 'IFRS 15.B79-B82',
    words: 'Goods held for the customer, who controls them, are revenue when they are ready and billed, before delivery.',
  },
  consignment: {
    title: 'Consignment',
    asc: '606-10-55-79 to 80',
    ifrs: 'IFRS 15.B77-B78',
    words: 'Goods at a dealer who does not control them are revenue as they are sold to end customers, not as they are delivered or billed.',
  },
  repurchase: {
    title: 'Repurchase agreement: no sale',
    asc: '606-10-55-66 to 78',
    ifrs: 'IFRS 15.B64-B76',
    words: 'Goods that the seller must or may buy back, or will be sold back, are a lease or a financing: no part of the price is revenue.',
  },
  'repurchase-put-sale': {
    title: 'Put option without incentive: a sale with a right of return',
    asc: '606-10-55-72 to 78',
    ifrs: 'IFRS 15.B70-B76',
    words: 'The customer may sell the goods back and has no significant incentive to: they are sold when control passes.',
  },
  'customer-acceptance': {
    title: 'Customer acceptance',
    asc: '606-10-55-85 to 88',
    ifrs: 'IFRS 15.B83-B86',
    words: 'Acceptance is no formality: the whole amount is revenue on the day the customer accepts, and waits until then.',
  },
  ...PAYMENT_RULES,
  milestone: {
    title: 'Milestones reached (output method)',
    asc: '606-10-55-17',
    ifrs: 'IFRS 15.B15',
    words: 'A milestone’s share of the allocated price is revenue on the day it is completed.',
  },
  progress: {
    title: 'Progress measured (cost to cost, hours, units)',
    asc: '606-10-25-31 to 37',
    ifrs: 'IFRS 15.39-45',
    words:
      'What is earned to date is the price × done ÷ estimated total; each new measure posts the difference. Uninstalled materials are earned at cost.',
  },
  breakage: {
    title: 'Breakage: rights that are not used',
    asc: '606-10-55-46 to 49',
    ifrs: 'IFRS 15.B44-B47',
    words:
      'Rights expected to stay unused are earned in proportion to those that are used; else what is left is revenue when its use is remote or the right ends.',
  },
  ...RULES_OF_RIGHTS,
  ...CREDIT_RULES,
  allocation: {
    title: 'Relative stand-alone selling price',
    asc: '606-10-32-28 to 31',
    ifrs: 'IFRS 15.73-76',
    words: 'The contract’s price is split over its obligations in proportion to their stand-alone selling prices.',
  },
  'price-list': {
    title: 'Selling price from the price list',
    asc: '606-10-32-31 to 34',
    ifrs: 'IFRS 15.76-79',
    words:
      'The most specific row valid when the contract is signed prices it; a stated price inside its range is itself a selling price, one outside counts as the mid or the nearest end.',
  },
  'discount-group': {
    title: 'Discount of some obligations only',
    asc: '606-10-32-36 to 38',
    ifrs: 'IFRS 15.81-83',
    words:
      'A bundle regularly sold at an observable price keeps its own discount, split inside it by selling prices; any other discount is spread over all obligations.',
  },
  residual: {
    title: 'Residual approach',
    asc: '606-10-32-34 to 35',
    ifrs: 'IFRS 15.79-80',
    words:
      'A promise sold at highly variable or no known prices is priced at what the contract’s price leaves after the other selling prices; an implausible rest is refused.',
  },
  'stated-price': {
    title: 'Price as stated',
    asc: '606-10-32-40',
    ifrs: 'IFRS 15.85',
    words: 'The obligation keeps its own price: it stands alone, or its price varies with its own usage.',
  },
  'product-discount': {
    title: 'Discount on a product',
    asc: '606-10-32-37',
    ifrs: 'IFRS 15.82',
    words: 'A discount in the same line group lowers the revenue of its product, with the same method and period.',
  },
  'invoice-discount': {
    title: 'Discount on a whole invoice',
    asc: '606-10-32-36',
    ifrs: 'IFRS 15.81',
    words: 'The discount is split over the lines of the invoice in proportion to their stand-alone selling prices.',
  },
  billing: {
    title: 'Invoice',
    asc: '606-10-45-1 to 4',
    ifrs: 'IFRS 15.105-108',
    words: 'An invoice first settles unbilled revenue; the rest is deferred revenue.',
  },
  'credit-note': {
    title: 'Credit note: deferred first',
    asc: '606-10-32-42 to 45',
    ifrs: 'IFRS 15.87-90',
    words:
      'A credit note first reduces what is still deferred of its invoice line, then what was recognized, on its date.',
  },
  'tax-excluded': {
    title: 'Tax inside an amount',
    asc: '606-10-32-2, 606-10-32-2A',
    ifrs: 'IFRS 15.47',
    words:
      'Tax collected for an authority is no part of the price: an amount that includes tax counts without it, the tax as stated or by its rate.',
  },
  void: {
    title: 'Voided invoice',
    asc: '606-10-45-1',
    ifrs: 'IFRS 15.105',
    words: 'On its void date a voided invoice is taken back: first what is deferred, then what was recognized.',
  },
  'credit-pro-rata': {
    title: 'Credit note: pro rata',
    asc: '606-10-32-42 to 45',
    ifrs: 'IFRS 15.87-90',
    words:
      'A credit note is divided between what is recognized and what is deferred of its invoice line, in their proportion.',
  },
  'credit-contra-revenue': {
    title: 'Credit note: contra revenue',
    asc: '606-10-32-42 to 45',
    ifrs: 'IFRS 15.87-90',
    words:
      'A credit note takes back recognized revenue on its date, on the account of contra revenue; only the excess reduces what is deferred.',
  },
  'credit-price-concession': {
    title: 'Credit note: price concession on service to come',
    asc: '606-10-32-42 to 45',
    ifrs: 'IFRS 15.87-90',
    words: 'A credit note lowers all revenue that the obligation still brings; where none is to come, revenue of its date.',
  },
  'credit-catch-up': {
    title: 'Credit note: cumulative catch-up',
    asc: '606-10-32-42 to 45',
    ifrs: 'IFRS 15.87-90',
    words:
      'A credit note rescales the whole schedule as if the price had been lower from the start; earlier days fall on its date.',
  },
  'credit-rebuild': {
    title: 'Credit note: rebuilt by service dates',
    asc: '606-10-32-42 to 45',
    ifrs: 'IFRS 15.87-90',
    words:
      'A credit note lowers the revenue of the service days that it names, in its proportion; days that have passed fall on its date.',
  },
  'credit-billing-only': {
    title: 'Credit note: billing only',
    asc: '606-10-32-14',
    ifrs: 'IFRS 15.59',
    words: 'A credit note settles a price that was lowered before, by a modification or an estimate: no revenue changes.',
  },
  'contract-combination': {
    title: 'Contracts combined',
    asc: '606-10-25-9',
    ifrs: 'IFRS 15.17',
    words:
      'Contracts with one customer that are negotiated as one are one contract: one price for all their obligations, one net position.',
  },
  collectability: {
    title: 'Collection not probable',
    asc: '606-10-25-1(e), 606-10-25-6 to 8',
    ifrs: 'IFRS 15.9(e), IFRS 15.14-16',
    words:
      'Until collection of the price is probable there is no contract: nothing is revenue and what is billed stays a liability. On that day the revenue of the days before is caught up.',
  },
  warranty: {
    title: 'Warranty',
    asc: '606-10-55-30 to 35',
    ifrs: 'IFRS 15.B28-B33',
    words:
      'A warranty that only assures the product gets no price; a service warranty is an obligation with its share of the price.',
  },
  'contract-netting': {
    title: 'One net position per contract',
    asc: '606-10-45-1',
    ifrs: 'IFRS 15.105',
    words:
      'A contract is presented as a liability or an asset, not both: excess billing of one obligation settles unbilled revenue of another. What a modification adds as a separate contract is netted by itself.',
  },
  'contract-asset': {
    title: 'Contract asset until the right to payment is unconditional',
    asc: '606-10-45-3 to 4',
    ifrs: 'IFRS 15.107-108',
    words:
      'Revenue before its invoice is a contract asset where payment depends on more than the passage of time, else a receivable; at each month end it stands in its account.',
  },
  'refund-liability': {
    title: 'Refund liability',
    asc: '606-10-32-10, 606-10-55-22 to 29',
    ifrs: 'IFRS 15.55, IFRS 15.B20-B27',
    words:
      'What was received or invoiced and is expected to go back to the customer is owed, earned or not: at each month end the refunds expected, as far as they are deferred, stand in the account of refund liabilities.',
  },
  'non-current': {
    title: 'Current and non-current deferred revenue',
    asc: '606-10-45-1, 210-10-45-8',
    ifrs: 'IFRS 15.105, IAS 1.69',
    words:
      'At each month end, what is deferred beyond the revenue of the next twelve months, as far as later months recognize it, stands in the non-current account.',
  },
  disaggregation: {
    title: 'Disaggregated revenue',
    asc: '606-10-50-5, 606-10-50-12A',
    ifrs: 'IFRS 15.114, IFRS 15.116(c)',
    words:
      'Revenue of the month, the quarter and the year to date by one dimension, with the part that belongs to earlier periods.',
  },
  'remaining-obligations': {
    title: 'Remaining performance obligations',
    asc: '606-10-50-13 to 15',
    ifrs: 'IFRS 15.120-122',
    words:
      'The price that is not recognized yet, by the months in which it will be; usage billed as it occurs is left out, and so may be contracts of one year or less.',
  },
  ...RULES_BESIDE_REVENUE,
  'variable-consideration': {
    title: 'Variable consideration',
    asc: '606-10-32-5 to 14, 606-10-32-42 to 45',
    ifrs: 'IFRS 15.50-59, IFRS 15.87-90',
    words:
      'An estimate made by the first day is part of the price allocated; a later one changes the price on its day, with what belongs to service already rendered as revenue of that day.',
  },
  'volume-rebate': {
    title: 'Rebate or volume discount',
    asc: '606-10-32-6 to 10, 606-10-55-216 to 220',
    ifrs: 'IFRS 15.51-55, IFRS 15.IE124-IE128',
    words:
      'What customers are expected to get back lowers the price of all they bought, also of what was recognized before: that part falls on the day of the estimate.',
  },
  'right-of-return': {
    title: 'Expected returns and refunds',
    asc: '606-10-55-22 to 29',
    ifrs: 'IFRS 15.B20-B27',
    words: 'No revenue is recognized for what is expected back; it is owed to the customer until it is returned or kept.',
  },
  'price-concession': {
    title: 'Price concession',
    asc: '606-10-32-7, 606-10-55-208 to 215',
    ifrs: 'IFRS 15.52, IFRS 15.IE7-IE9',
    words: 'A reduction that the customer may expect, stated or not, lowers the price from the start.',
  },
  'consideration-payable': {
    title: 'Consideration payable to a customer',
    asc: '606-10-32-25 to 27',
    ifrs: 'IFRS 15.70-72',
    words:
      'What is paid to a customer beyond the fair value of a distinct good or service lowers revenue, at the later of its recognition and the promise to pay.',
  },
  'noncash-consideration': {
    title: 'Non-cash consideration',
    asc: '606-10-32-21 to 24',
    ifrs: 'IFRS 15.66-69',
    words: 'Goods or services received count at their fair value at inception; changes of their form’s value are no revenue.',
  },
  'modification-separate': {
    title: 'Modification: separate contract',
    asc: '606-10-25-12',
    ifrs: 'IFRS 15.20',
    words:
      'Distinct goods or services added at their stand-alone selling prices are a contract of their own; what was promised before stays as it is.',
  },
  'modification-prospective': {
    title: 'Modification: prospective',
    asc: '606-10-25-13(a)',
    ifrs: 'IFRS 15.21(a)',
    words:
      'What is not recognized yet, with the changes of price, is shared over what remains by the stand-alone selling prices of the remainder, and falls on the time from the effective date.',
  },
  'modification-catch-up': {
    title: 'Modification: cumulative catch-up',
    asc: '606-10-25-13(b)',
    ifrs: 'IFRS 15.21(b)',
    words:
      'The price changes as though it had always been so: what belongs to service already rendered is revenue of the effective date.',
  },
  'modification-termination': {
    title: 'Modification: termination',
    asc: '606-10-25-13, 606-10-32-42 to 45',
    ifrs: 'IFRS 15.21, IFRS 15.87-90',
    words:
      'What was to come stops on the effective date; a fee, or earned revenue that is given back, is revenue of that day.',
  },
  'functional-translation': {
    title: 'Journal in the functional currency',
    asc: '830-20-30-1, 830-20-35-1',
    ifrs: 'IAS 21.21-28, IFRIC 22.8-9',
    words:
      'Documents take the rate of their day; deferred revenue is released at the weighted average of the rates it was billed at; unbilled revenue arises at the rate of the day or the month.',
  },
  'functional-remeasurement': {
    title: 'Unbilled revenue at the closing rate',
    asc: '830-20-35-1 to 2',
    ifrs: 'IAS 21.23(a), IAS 21.28',
    words:
      'At a month’s end what is unbilled is carried at the closing rate; the change, and what differs when it is billed, is exchange gain or loss.',
  },
  'functional-refund-liability': {
    title: 'Refund liabilities at the closing rate',
    asc: '830-10-45-17 to 18, 830-20-35-1',
    ifrs: 'IAS 21.16, IAS 21.23(a), IAS 21.28',
    words:
      'At a month’s end what is owed back to customers is carried at the closing rate, and the difference is exchange gain or loss; the next day it is taken back, so that deferred revenue keeps its rates.',
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
