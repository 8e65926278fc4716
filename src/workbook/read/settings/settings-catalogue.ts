/** Every policy that a row of Settings can set: its name, values, default, paragraph and words. */
import { TRUE_UP_TIMINGS } from '../choices/true-up-choices';
import type { Policy } from '../../../engine/domain/policy';
import { DEFAULT_POLICY } from '../../../engine/domain/policy';
import { CURRENCY_SETTINGS } from './currency-settings';
import { PRESENTATION_SETTINGS } from './presentation-settings';
import { choiceSetting, type SettingEntry } from './setting-entry';
import { isoOf } from '../../../engine/foundation/calendar';
import { STRATEGIES, TRIGGERS, choiceLabel, choiceList, choiceWords } from '../choices/choices';
import { CREDIT_TREATMENTS } from '../choices/credit-choices';
import { COST_EXPEDIENTS } from '../choices/cost-choices';
import { CREDIT_GRANT_POLICIES } from '../choices/prepaid-choices';
import { FINANCING_EXPEDIENTS, FINANCINGS_OF_SERVICE } from '../choices/financing-choices';
import { OUTSIDE_RANGES } from '../choices/price-choices';

export type { SettingEntry, SettingInput } from './setting-entry';

export const LOCK_METHODS = choiceList<Policy['lockMethod']>([
  { value: 'none', label: 'none', aliases: ['no lock', 'off', 'open'] },
  { value: 'custom-date', label: 'lock date', aliases: ['CUSTOM', 'custom lock date', 'custom date', 'date'] },
  {
    value: 'invoice-date',
    label: 'invoice date',
    aliases: ['INVOICE_DATE', 'accounting date', 'accounting date (invoice date)'],
  },
]);

export const USAGE_TIMINGS = choiceList<Policy['usageTiming']>([
  { value: 'dated-usage', label: 'dated usage', aliases: ['DAILY', 'by day', 'as used', 'usage date', 'dated'] },
  {
    value: 'period-end',
    label: 'period end',
    aliases: ['PERIOD_END', 'end of period', 'service end', 'at period end'],
  },
]);

export const MISSING_SSP_POLICIES = choiceList<Policy['missingStandaloneSellingPrice']>([
  { value: 'error', label: 'stop with an error', aliases: ['error', 'stop', 'require SSP'] },
  {
    value: 'stated-price',
    label: 'use the stated price',
    aliases: ['stated price', 'price', 'use stated price', 'use price'],
  },
]);

export const STATED_PRICE_POLICIES = choiceList<Policy['statedPrice']>([
  {
    value: 'before-discounts',
    label: 'before discounts',
    aliases: ['before', 'gross', 'gross of discounts', 'before discount'],
  },
  {
    value: 'after-discounts',
    label: 'after discounts',
    aliases: ['after', 'net', 'net of discounts', 'after discount'],
  },
]);

export const PROGRESS_ROUNDINGS = choiceList<Policy['progressRounding']>([
  { value: 'none', label: 'none', aliases: ['exact', 'no rounding', 'not rounded', 'off'] },
  { value: 'percent', label: 'whole percent', aliases: ['percent', '0 decimals', '1%', 'percent with 0 decimals'] },
  {
    value: 'percent-1-decimal',
    label: 'percent with 1 decimal',
    aliases: ['1 decimal', 'one decimal', '0.1%', 'percent 1 decimal'],
  },
  {
    value: 'percent-2-decimals',
    label: 'percent with 2 decimals',
    aliases: ['2 decimals', 'two decimals', '0.01%', 'percent 2 decimals'],
  },
]);

export const POLICY_SET_CHOICES = choiceList<Policy['policySet']>([
  { value: 'standard', label: 'Standard', aliases: ['default', 'ASC 606', 'IFRS 15', 'Standard (default)'] },
  {
    value: 'sequence-compatible',
    label: 'Sequence-compatible',
    aliases: ['Sequence', 'Sequence compatible', 'compatible with Sequence'],
  },
]);

export const DAILY_AMOUNTS = choiceList<Policy['dailyAmounts']>([
  { value: 'rounded-to-date', label: 'rounded to date', aliases: ['cumulative', 'cumulative rounding', 'exact'] },
  {
    value: 'rounded-down',
    label: 'rounded down, rest on the last day',
    aliases: ['floor', 'floored', 'rounded down', 'round down', 'truncated', 'last day takes the rest'],
  },
]);

export const ARREARS_TIMINGS = choiceList<Policy['arrearsTiming']>([
  { value: 'as-served', label: 'as served', aliases: ['daily', 'by day', 'accrue daily'] },
  { value: 'period-end', label: 'period end', aliases: ['end of period', 'month end', 'service end'] },
]);

export const DISCOUNT_BASES = choiceList<Policy['invoiceDiscountBasis']>([
  {
    value: 'selling-price',
    label: 'stand-alone selling prices',
    aliases: ['SSP', 'selling price', 'selling prices', 'stand-alone selling price', 'standalone selling price'],
  },
  { value: 'line-price', label: 'line prices', aliases: ['line price', 'price', 'prices', 'line amounts', 'transaction price'] },
]);

export const YES_NO = choiceList<'no' | 'yes'>([
  { value: 'no', label: 'no', aliases: ['off', 'false', 'n'] },
  { value: 'yes', label: 'yes', aliases: ['on', 'true', 'y'] },
]);

export const CREDIT_ACCOUNTS = choiceList<Policy['creditNoteAccount']>([
  { value: 'revenue', label: 'revenue', aliases: ['Revenue account', 'same account'] },
  { value: 'contra-revenue', label: 'contra revenue', aliases: ['contra', 'contra revenue account'] },
]);

export const MONTHLY_GRAINS = choiceList<Policy['monthlyGrain']>([
  {
    value: 'customer-product-invoice',
    label: 'customer, product and invoice',
    aliases: ['customer x product x invoice', 'customer/product/invoice', 'per customer, product and invoice'],
  },
  { value: 'customer', label: 'customer', aliases: ['per customer', 'by customer'] },
  { value: 'product', label: 'product', aliases: ['per product', 'by product'] },
  { value: 'one-entry', label: 'one entry', aliases: ['single entry', 'one journal', 'one', 'single', 'month'] },
]);

export const DAILY_DETAILS = choiceList<Policy['dailyDetail']>([
  { value: 'auto', label: 'automatic', aliases: ['auto', 'as many as fit'] },
  { value: 'all', label: 'all days', aliases: ['all', 'every day'] },
  { value: 'closing-month', label: 'closing month only', aliases: ['closing month', 'month', 'current month'] },
]);

/** In the order in which the pane and the template list them. */
export const settingsCatalogue: readonly SettingEntry[] = [
  choiceSetting(
    'straightLineStrategy',
    'Straight-line strategy',
    STRATEGIES,
    ['AllocationStrategy', 'Strategy', 'StraightLine', 'Straight-line method', 'Proration'],
    'ASC 606-10-25-31; IFRS 15.39',
    'How straight-line revenue falls on months, and on the part months at both ends.',
  ),
  choiceSetting(
    'pointInTimeTrigger',
    'Point-in-time trigger',
    TRIGGERS,
    ['PITTrigger', 'Trigger', 'Point in time date'],
    'ASC 606-10-25-30; IFRS 15.38',
    'Which day transfers control at a point in time, where no row gives a recognition date.',
  ),
  choiceSetting(
    'usageTiming',
    'Usage timing',
    USAGE_TIMINGS,
    ['UsageRecognition', 'Usage recognition timing'],
    'ASC 606-10-55-18; IFRS 15.B16',
    'Whether usage is revenue on the day of use, or at the end of the period that bills it.',
  ),
  choiceSetting(
    'dailyAmounts',
    'Daily amounts',
    DAILY_AMOUNTS,
    ['Daily rounding', 'Day rounding', 'Daily amount'],
    'ASC 606-10-25-31; IFRS 15.39',
    'How the amount of a month falls on its days; months and totals are the same.',
  ),
  choiceSetting(
    'arrearsTiming',
    'Arrears timing',
    ARREARS_TIMINGS,
    ['Arrears', 'Arrears recognition', 'Arrears recognition timing'],
    'ASC 606-10-25-31; IFRS 15.39',
    'Whether straight-line service billed in arrears is revenue as it is served, or on the last day served of each month.',
  ),
  choiceSetting(
    'trueUpTiming',
    'True-up timing',
    TRUE_UP_TIMINGS,
    ['Minimum true-up timing', 'True-up recognition', 'Minimum true-up recognition', 'Minimum fee timing', 'True-up'],
    'ASC 606-10-25-30 to 33, 606-10-55-46 to 49; IFRS 15.38-42, B44-B47',
    'Whether a minimum true-up is revenue when its period ends, evenly over its period, or as an estimate with the usage that it tops up.',
  ),
  choiceSetting(
    'invoiceDiscountBasis',
    'Invoice discount basis',
    DISCOUNT_BASES,
    ['Discount basis', 'Invoice discount allocation', 'Discount allocation'],
    'ASC 606-10-32-36; IFRS 15.81',
    'What the lines of an invoice weigh when a discount on all of it is split.',
  ),
  choiceSetting(
    'policySet',
    'Policy set',
    POLICY_SET_CHOICES,
    ['Policies', 'Preset', 'Policy preset', 'Compatibility'],
    '',
    'Choices that belong together: Standard, or what Sequence documents (days rounded down, usage at period end, invoice discounts by line price, stated prices where SSP is missing, credits recognized when granted). Settings made on their own override it.',
  ),
  choiceSetting(
    'comparePolicySets',
    'Compare policy sets',
    YES_NO,
    ['Policy comparison', 'Compare policies'],
    '',
    'Whether a close also writes the sheet Policy comparison: where Standard and Sequence-compatible differ.',
  ),
  choiceSetting(
    'lockMethod',
    'Lock method',
    LOCK_METHODS,
    ['LockDateMethod', 'Period lock', 'Account period locking'],
    '',
    'What holds revenue back from days already reported: nothing, one date for all, or each invoice’s own date.',
  ),
  {
    name: 'Lock date',
    field: 'lockDay',
    aliases: ['LockDay', 'Locked through', 'CustomLockDate', 'Locked until'],
    input: { kind: 'date' },
    allowed: ['a date'],
    defaultLabel: '',
    paragraph: '',
    words: 'Last locked day: journals land after it, labelled with the period they belong to.',
  },
  choiceSetting(
    'missingStandaloneSellingPrice',
    'Missing SSP',
    MISSING_SSP_POLICIES,
    [
      'MissingStandaloneSellingPrice',
      'Missing stand-alone selling price',
      'SSP missing',
      'SSPMissing',
      'When SSP is missing',
    ],
    'ASC 606-10-32-33; IFRS 15.78',
    'What to do where a contract of several obligations lacks a stand-alone selling price.',
  ),
  choiceSetting(
    'statedPrice',
    'Stated price',
    STATED_PRICE_POLICIES,
    ['PriceBasis', 'Prices are', 'DiscountDefault', 'Obligation price'],
    'ASC 606-10-32-36; IFRS 15.81',
    'Whether the price of an obligation is before the discounts shown on invoices, or already after them.',
  ),
  choiceSetting(
    'progressRounding',
    'Progress rounding',
    PROGRESS_ROUNDINGS,
    ['Round progress', 'Percentage of completion rounding', 'Percent complete rounding', 'Rounding of progress'],
    'ASC 606-10-25-31; IFRS 15.39',
    'Whether the measure of progress is rounded to a percent before the price is multiplied by it.',
  ),
  choiceSetting(
    'creditGrants',
    'Credit grants',
    CREDIT_GRANT_POLICIES,
    ['CreditGrants', 'PrepaidDefault', 'Prepaid credits', 'Prepaid', 'Credit grant recognition', 'Prepaid credit recognition'],
    'ASC 606-10-55-46 to 49; IFRS 15.B44-B47',
    'Whether prepaid credits are a liability until they are drawn, or (as Sequence documents, against the standard) revenue when they are granted.',
  ),
  choiceSetting(
    'creditNoteTreatment',
    'Credit note treatment',
    CREDIT_TREATMENTS,
    ['CreditTreatment', 'Credit treatment', 'Credit notes', 'Credit note policy', 'Treatment of credit notes'],
    'ASC 606-10-32-42 to 45; IFRS 15.87-90',
    'What a credit note does to revenue, where its row names no Treatment.',
  ),
  choiceSetting(
    'creditNoteAccount',
    'Credit note account',
    CREDIT_ACCOUNTS,
    ['CreditAccount', 'Refund account', 'Contra revenue account'],
    'ASC 606-10-50-5; IFRS 15.114',
    'Account of what credit notes and voids take back from recognized revenue: revenue itself, or contra revenue.',
  ),
  choiceSetting(
    'monthlyGrain',
    'Monthly journal grain',
    MONTHLY_GRAINS,
    ['MonthlyGrain', 'Journal grain', 'Grain', 'Monthly journal'],
    '',
    'What one entry of the monthly journal gathers.',
  ),
  choiceSetting(
    'dailyDetail',
    'Daily detail',
    DAILY_DETAILS,
    ['Daily journal', 'Daily journal detail'],
    '',
    'Which months the daily journal shows day by day; the others are month totals.',
  ),
  {
    name: 'Daily line limit',
    field: 'dailyLineLimit',
    aliases: ['DailyLines', 'Line limit', 'Maximum daily lines'],
    input: { kind: 'count', least: 1000, most: 1_000_000 },
    allowed: ['a whole number from 1,000 to 1,000,000'],
    defaultLabel: String(DEFAULT_POLICY.dailyLineLimit),
    paragraph: '',
    words: 'How many daily lines the automatic detail may write.',
  },
  {
    name: 'Default entity',
    field: 'defaultEntity',
    aliases: ['Entity', 'Company', 'Legal entity'],
    input: { kind: 'text' },
    allowed: ['a text'],
    defaultLabel: DEFAULT_POLICY.defaultEntity,
    paragraph: '',
    words: 'Entity of rows that name none.',
  },
  choiceSetting(
    'outsideRange',
    'Price outside SSP range',
    OUTSIDE_RANGES,
    ['OutsideRange', 'Outside range', 'Out of range', 'SSP outside range'],
    'ASC 606-10-32-33; IFRS 15.78',
    'What counts as selling price where a stated price lies outside its range in Price list: its mid or the nearest end.',
  ),
  choiceSetting(
    'contractCostExpedient',
    'Contract cost expedient',
    COST_EXPEDIENTS,
    ['ContractCostExpedient', 'Cost expedient', 'Commission expedient', 'One-year expedient for contract costs'],
    'ASC 340-40-25-4; IFRS 15.94',
    'Whether costs of obtaining a contract are expensed at once where their period is one year or less.',
  ),
  choiceSetting(
    'financingExpedient',
    'Financing expedient',
    FINANCING_EXPEDIENTS,
    ['FinancingExpedient', 'One-year expedient for financing', 'Significant financing expedient'],
    'ASC 606-10-32-18; IFRS 15.63',
    'Whether no financing is computed where all payments of an obligation lie within a year of its transfer.',
  ),
  choiceSetting(
    'financingOfService',
    'Financing of service over time',
    FINANCINGS_OF_SERVICE,
    ['FinancingOfService', 'Financing of services', 'Financing over time', 'Transfer date of services'],
    'ASC 606-10-32-16; IFRS 15.61',
    'Where Financing names no Transfer date for a straight-line service: its price as paid month by month as it is performed, or in the middle of its term.',
  ),
  ...PRESENTATION_SETTINGS,
  ...CURRENCY_SETTINGS,
];

/** The value of a policy as text: a choice by its label, a date as `2026-03-31`, a list with commas. */
export function settingText({ input, field }: SettingEntry, policy: Policy): string {
  const value = policy[field];
  if (value === null) return '';
  if (input.kind === 'choice') return choiceLabel(input.list, String(value));
  if (input.kind === 'date' && typeof value === 'number') return isoOf(value);
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** What the Value cell of a setting may hold, as a phrase. */
export function allowedWords(entry: SettingEntry): string {
  return entry.input.kind === 'choice' ? choiceWords(entry.input.list) : entry.allowed.join(' or ');
}
