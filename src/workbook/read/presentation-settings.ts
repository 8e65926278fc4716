/** Settings of presentation and disclosure. */
import type { Policy } from '../../engine/domain/policy';
import { DEFAULT_POLICY } from '../../engine/domain/policy';
import { choiceList } from './choices';
import { choiceSetting, type SettingEntry } from './setting-entry';

export const APPLIED = choiceList<'applied' | 'not-applied'>([
  { value: 'applied', label: 'applied', aliases: ['yes', 'on', 'true', 'apply', 'left out'] },
  { value: 'not-applied', label: 'not applied', aliases: ['no', 'off', 'false', 'none', 'disclosed'] },
]);

export const DIMENSIONS = choiceList<Policy['disaggregateBy']>([
  { value: 'category', label: 'product category', aliases: ['category', 'by category', 'revenue category'] },
  { value: 'product', label: 'product', aliases: ['by product', 'product line'] },
  { value: 'customer', label: 'customer', aliases: ['by customer'] },
  { value: 'entity', label: 'entity', aliases: ['by entity', 'legal entity', 'company'] },
  {
    value: 'method',
    label: 'recognition method',
    aliases: ['method', 'timing', 'timing of transfer', 'by method', 'over time or point in time'],
  },
]);

export const CURRENT_SPLITS = choiceList<Policy['currentAndNonCurrent']>([
  { value: 'off', label: 'off', aliases: ['no', 'none', 'not split', 'current only'] },
  { value: 'twelve-months', label: '12 months', aliases: ['twelve months', 'yes', 'on', 'one year', 'split'] },
]);

export const PRESENTATION_SETTINGS: readonly SettingEntry[] = [
  {
    name: 'Remaining obligation bands',
    field: 'remainingObligationBands',
    aliases: ['Remaining performance obligation bands', 'RPO bands', 'RPO time bands', 'Time bands'],
    input: { kind: 'months', most: 120 },
    allowed: ['months in ascending order, such as 12, 24, 36'],
    defaultLabel: DEFAULT_POLICY.remainingObligationBands.join(', '),
    paragraph: 'ASC 606-10-50-13; IFRS 15.120',
    words: 'Last month of each time band in which remaining obligations are shown; one more band holds what comes later.',
  },
  choiceSetting(
    'rightToInvoiceExpedient',
    'Right-to-invoice expedient',
    APPLIED,
    ['Right to invoice', 'RPO right to invoice', 'Right to invoice expedient (remaining obligations)'],
    'ASC 606-10-50-14(b); IFRS 15.121(b)',
    'Whether usage, billed as it occurs, is left out of remaining obligations.',
  ),
  choiceSetting(
    'oneYearExpedient',
    'One-year expedient of remaining obligations',
    APPLIED,
    ['RPO one-year expedient', 'Remaining obligations of one year or less', 'Short contract expedient'],
    'ASC 606-10-50-14(a); IFRS 15.121(a)',
    'Whether contracts with an original term of one year or less are left out of remaining obligations.',
  ),
  choiceSetting(
    'disaggregateBy',
    'Disaggregate by',
    DIMENSIONS,
    ['Disaggregation', 'Disaggregate revenue by', 'Revenue category', 'Disaggregation dimension'],
    'ASC 606-10-50-5; IFRS 15.114',
    'What revenue of the month, the quarter and the year to date is split by.',
  ),
  choiceSetting(
    'currentAndNonCurrent',
    'Current and non-current',
    CURRENT_SPLITS,
    ['Non-current deferred revenue', 'Current non-current split', 'Classify deferred revenue'],
    'ASC 210-10-45-8; IAS 1.69',
    'Whether deferred revenue that is recognized more than twelve months after the month’s end moves to an account of its own.',
  ),
  {
    name: 'First month of the year',
    field: 'firstMonthOfYear',
    aliases: ['Fiscal year starts in month', 'Fiscal year start', 'Fiscal year first month', 'Financial year starts in month'],
    input: { kind: 'count', least: 1, most: 12 },
    allowed: ['a month from 1 to 12'],
    defaultLabel: String(DEFAULT_POLICY.firstMonthOfYear),
    paragraph: '',
    words: 'Month in which the fiscal year begins; quarters are counted from it.',
  },
];
