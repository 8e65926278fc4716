/** Settings of presentation and disclosure. */
import type { Policy } from '../../../engine/domain/policy';
import { DEFAULT_POLICY } from '../../../engine/domain/policy';
import { choiceList } from '../choices/choices';
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

export const FRAMEWORKS = choiceList<Policy['framework']>([
  { value: 'us-gaap', label: 'US GAAP', aliases: ['ASC 606', 'ASC', 'GAAP', 'USGAAP', 'FASB', 'U.S. GAAP'] },
  { value: 'ifrs', label: 'IFRS', aliases: ['IFRS 15', 'IAS', 'IASB', 'IFRS Accounting Standards'] },
]);

export const LOSS_PROVISIONS = choiceList<Policy['lossProvision']>([
  { value: 'contract', label: 'by contract', aliases: ['contract', 'yes', 'on', 'contract level', 'whole contract'] },
  {
    value: 'obligation',
    label: 'by obligation',
    aliases: ['obligation', 'performance obligation', 'by performance obligation', 'obligation level'],
  },
  { value: 'off', label: 'off', aliases: ['no', 'none', 'not posted'] },
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
    ['Non-current deferred revenue', 'Current non-current split', 'Non-current split', 'Split non-current', 'Long-term deferred revenue', 'Current and long-term', 'Classify deferred revenue'],
    'ASC 210-10-45-8; IAS 1.69',
    'Whether deferred revenue that is recognized more than twelve months after the month’s end moves to an account of its own.',
  ),
  choiceSetting(
    'lossProvision',
    'Loss provision',
    LOSS_PROVISIONS,
    ['Onerous contracts', 'Onerous contract provision', 'Provision for losses', 'Provision for onerous contracts', 'Contract loss provision'],
    'ASC 605-35-25-45 to 47; IAS 37.66-69',
    'What is judged as a whole where costs measured by Progress exceed the price: the contract or each obligation; off posts no provision.',
  ),
  choiceSetting(
    'framework',
    'Framework',
    FRAMEWORKS,
    ['Accounting framework', 'Accounting standard', 'Accounting standards', 'GAAP', 'Reporting framework'],
    'ASC 340-40-35-6; IFRS 15.104',
    'Whose standard holds where the two differ: an impairment of contract costs may be reversed under IFRS alone.',
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
