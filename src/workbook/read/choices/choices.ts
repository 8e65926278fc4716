/** Words for the enumerations of the format. Cells match liberally: case, spaces and punctuation do not count. */
import type { AccountRole } from '../../../engine/domain/account-role';
import type { InvoiceLineType, InvoiceStatus } from '../../../engine/domain/book';
import type {
  PointInTimeTrigger,
  RecognitionMethod,
  StraightLineStrategy,
} from '../../../engine/domain/recognition-method';
import { normalName, normalNameOutsideParentheses } from '../cells/normal-text';

export interface Choice<Value> {
  readonly value: Value;
  /** As shown to people, and as written by templates. */
  readonly label: string;
  readonly aliases: readonly string[];
}

export interface ChoiceList<Value> {
  readonly choices: readonly Choice<Value>[];
  readonly byName: ReadonlyMap<string, Value>;
}

/** Builds the look-up of a list; a choice is found by its value, its label and its aliases. */
export function choiceList<Value extends string>(choices: readonly Choice<Value>[]): ChoiceList<Value> {
  const byName = new Map<string, Value>();
  for (const choice of choices) {
    for (const name of [choice.value, choice.label, ...choice.aliases]) byName.set(normalName(name), choice.value);
    // As written by templates and by our own sheets: found without normalizing.
    byName.set(choice.label, choice.value);
  }
  return { choices, byName };
}

/** The value that a text names; null when it names none. */
export function findChoice<Value extends string>(list: ChoiceList<Value>, text: string): Value | null {
  const { byName } = list;
  return byName.get(text) ?? byName.get(normalName(text)) ?? byName.get(normalNameOutsideParentheses(text)) ?? null;
}

/** The labels in one phrase: `draft, final or sent`. */
export function choiceWords<Value>(list: ChoiceList<Value>): string {
  const labels = list.choices.map((choice) => choice.label);
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} or ${labels.at(-1) ?? ''}`;
}

/** The label of a value. */
export function choiceLabel<Value>(list: ChoiceList<Value>, value: Value): string {
  return list.choices.find((choice) => choice.value === value)?.label ?? String(value);
}

export const METHODS = choiceList<RecognitionMethod>([
  {
    value: 'straight-line',
    label: 'straight-line',
    aliases: [
      'straight line',
      'SL',
      'ratable',
      'rateable',
      'ratably',
      'ratable over time',
      'over time',
      'linear',
      'time-based',
      'time elapsed',
      'evenly',
      'evenly over time',
      'stand-ready',
      'pro rata',
      'straight-line over time',
      'subscription',
      'straight line over term', 'straight-line over the term', 'over time straight-line',
      'straight-line daily', 'daily straight line', 'straight-line by day', 'time-based straight-line',
      'over the term', 'over period', 'over the period', 'passage of time', 'straight-line basis',
      'straight-line method', 'ratably over term', 'ratably over the term', 'ratable over term', 'ratable over the term', 'evenly over the term', 'straight-line over the contract term',
    ],
  },
  {
    value: 'usage',
    label: 'usage',
    aliases: [
      'usage-based',
      'usage based',
      'metered',
      'consumption',
      'consumption-based',
      'as used',
      'pay as you go',
      'right to invoice',
      'usage-based right to invoice', 'royalty', 'sales-based royalty', 'as invoiced', 'as consumed',
      'per usage',
    ],
  },
  {
    value: 'point-in-time',
    label: 'point in time',
    aliases: ['PIT', 'at a point in time', 'one-time', 'one time', 'one-off', 'immediate', 'at once', 'on delivery', 'at delivery', 'upon delivery', 'on transfer of control', 'at point in time', 'as delivered', 'point in time on delivery', 'delivery', 'upfront', 'up front', 'on transfer', 'when delivered', 'PIT recognition'],
  },
  {
    value: 'milestone',
    label: 'milestone',
    aliases: ['milestones', 'milestone-based', 'milestone based', 'on milestones', 'output method milestones', 'milestones reached', 'milestone method', 'output milestones'],
  },
  {
    value: 'progress',
    label: 'progress',
    aliases: [
      'cost to cost',
      'cost-to-cost method',
      'cost method',
      'costs incurred',
      'input',
      'input measure',
      'input method',
      'output',
      'output measure',
      'output method',
      'units delivered',
      'units of delivery',
      'units produced',
      'units of production',
      'units redeemed',
      'labor hours',
      'labour hours',
      'hours',
      'percentage of completion',
      'percentage-of-completion',
      'percent complete',
      'percent of completion',
      'POC',
      'PoC method',
      'by progress',
      'progress towards completion',
      'stage of completion',
      'input method cost-to-cost', 'cost-to-cost input', 'cost-to-cost input method', 'over time by progress',
      'over time progress', 'units of output', 'measure of progress',
    ],
  },
]);

/** What Done and Total of a row of Progress count. */
export const MEASURES = choiceList<'cost' | 'quantity' | 'hours' | 'other'>([
  { value: 'cost', label: 'cost', aliases: ['costs', 'cost to cost', 'input cost', 'costs incurred'] },
  { value: 'quantity', label: 'quantity', aliases: ['units', 'units delivered', 'output', 'units redeemed', 'points'] },
  { value: 'hours', label: 'hours', aliases: ['labor hours', 'labour hours', 'machine hours', 'days'] },
  { value: 'other', label: 'other', aliases: ['survey', 'value', 'none'] },
]);

export const STRATEGIES = choiceList<StraightLineStrategy>([
  {
    value: 'even-daily-ends',
    label: 'Even months, ends by daily rate',
    aliases: [
      'EVEN_DAILY',
      'daily ends',
      'Prorate first & last with daily rate, even months',
      'Prorate first & last period',
      'Prorate first and last period',
    ],
  },
  {
    value: 'even-period-ends',
    label: 'Even months, ends by period rate',
    aliases: [
      'EVEN_PERIOD',
      'period ends',
      'Prorate first & last period (period-rate)',
      'Prorate first & last with period rate, even months',
    ],
  },
  {
    value: 'even-calendar-ends',
    label: 'Even months, ends by calendar month',
    aliases: ['EVEN_CALENDAR', 'calendar ends', 'Prorate first & last with calendar month rate, even months'],
  },
  {
    value: 'even-periods',
    label: 'Every month even',
    aliases: ['EVEN_ALL', 'Even periods', 'By even periods', 'Full months', 'Even months, no proration'],
  },
  {
    value: 'exact-days',
    label: 'Exact days',
    aliases: ['EXACT_DAYS', 'days', 'by days', 'exact day', 'actual days', 'act/act', 'same amount per day', 'by day', 'daily', 'prorate daily', 'daily proration', 'prorated daily', 'daily pro rata', 'actual/actual', 'actual day count', 'day count', 'per day'],
  },
]);

export const TRIGGERS = choiceList<PointInTimeTrigger>([
  {
    value: 'service-start',
    label: 'service start',
    aliases: ['ServiceStart', 'start', 'start date', 'service start date'],
  },
  { value: 'service-end', label: 'service end', aliases: ['ServiceEnd', 'end', 'end date', 'service end date'] },
  {
    value: 'invoice-date',
    label: 'invoice date',
    aliases: ['InvoiceDate', 'invoice', 'on invoice', 'accounting date'],
  },
  { value: 'recognition-date', label: 'recognition date', aliases: ['RecognitionDate', 'CustomDate', 'custom date', 'transfer date', 'date of transfer', 'transfer of control', 'transfer of control date'] },
  { value: 'delivery', label: 'delivery', aliases: ['delivered', 'on delivery', 'delivery date', 'shipment', 'shipped', 'shipment date', 'ship date', 'upon delivery', 'at delivery'] },
  {
    value: 'acceptance',
    label: 'acceptance',
    aliases: ['accepted', 'customer acceptance', 'on acceptance', 'acceptance date', 'sign-off', 'customer sign-off', 'accepted on', 'upon acceptance'],
  },
]);

export const LINE_TYPES = choiceList<InvoiceLineType>([
  {
    value: 'charge',
    label: 'charge',
    aliases: [
      'charges',
      'fee',
      'line',
      'line item',
      'invoice item',
      'invoiceitem',
      'sale',
      'debit',
      'recurring',
      'recurring charge',
      'one-time charge',
      'usage charge',
      'subscription',
    ],
  },
  {
    value: 'product discount',
    label: 'product discount',
    aliases: ['discount', 'line discount', 'product-level discount', 'line item discount', 'product level discount'],
  },
  {
    value: 'invoice discount',
    label: 'invoice discount',
    aliases: ['invoice-level discount', 'invoice level discount', 'document discount'],
  },
  {
    value: 'minimum true-up',
    label: 'minimum true-up',
    aliases: [
      'minimum',
      'true-up',
      'true up',
      'true-up charge',
      'minimum fee',
      'minimum fee true-up',
      'minimum commitment',
    ],
  },
]);

export const STATUSES = choiceList<InvoiceStatus>([
  { value: 'draft', label: 'draft', aliases: ['drafted', 'in progress', 'pending', 'not final'] },
  {
    value: 'final',
    label: 'final',
    aliases: ['finalized', 'finalised', 'posted', 'approved', 'issued', 'open', 'authorised', 'authorized'],
  },
  {
    value: 'sent',
    label: 'sent',
    aliases: [
      'emailed',
      'unpaid',
      'partially paid',
      'partly paid',
      'past due',
      'overdue',
      'uncollectible',
      'awaiting payment',
    ],
  },
  { value: 'paid', label: 'paid', aliases: ['paid in full', 'settled'] },
  { value: 'voided', label: 'voided', aliases: ['void', 'cancelled', 'canceled'] },
]);

export const BILLINGS = choiceList<'advance' | 'arrears'>([
  { value: 'advance', label: 'advance', aliases: ['in advance', 'upfront', 'up front', 'prepaid', 'InAdvance'] },
  { value: 'arrears', label: 'arrears', aliases: ['in arrears', 'arrear', 'in arrear', 'postpaid', 'InArrears'] },
]);

export const ROLES = choiceList<AccountRole>([
  {
    value: 'Receivable clearing',
    label: 'Receivable clearing',
    aliases: [
      'Receivables clearing',
      'Billed revenue',
      'Billed',
      'Billed clearing',
      'Receivable',
      'Accounts receivable',
      'AR',
      'AR clearing',
      'Clearing',
      'Invoice clearing',
    ],
  },
  {
    value: 'Deferred revenue',
    label: 'Deferred revenue',
    aliases: ['Deferred', 'Contract liability', 'Contract liabilities', 'Deferred income', 'Unearned revenue'],
  },
  {
    value: 'Unbilled revenue',
    label: 'Unbilled revenue',
    aliases: ['Unbilled', 'Accrued revenue', 'Unbilled receivable', 'Unbilled receivables'],
  },
  {
    value: 'Revenue',
    label: 'Revenue',
    aliases: ['Recognized revenue', 'Recognised revenue', 'Income', 'Sales', 'Earned revenue'],
  },
  {
    value: 'Contra revenue',
    label: 'Contra revenue',
    aliases: ['Contra', 'Credit notes', 'Refunds', 'Sales returns', 'Returns and allowances', 'Revenue reductions'],
  },
  { value: 'Bad debt expense', label: 'Bad debt expense', aliases: ['Bad debt', 'Bad debts', 'Credit losses'] },
  { value: 'Recoverables', label: 'Recoverables', aliases: ['Recovered receivables', 'Recoveries'] },
  { value: 'Disputes', label: 'Disputes', aliases: ['Dispute losses', 'Chargebacks'] },
  {
    value: 'Contract cost asset',
    label: 'Contract cost asset',
    aliases: ['Contract costs', 'Capitalized contract costs', 'Capitalised contract costs', 'Deferred commissions'],
  },
  {
    value: 'Contract cost clearing',
    label: 'Contract cost clearing',
    aliases: ['Commission clearing', 'Cost clearing'],
  },
  { value: 'Contract cost expense', label: 'Contract cost expense', aliases: ['Commission expense', 'Costs expensed'] },
  {
    value: 'Contract cost amortization',
    label: 'Contract cost amortization',
    aliases: ['Contract cost amortisation', 'Commission amortization', 'Commission amortisation'],
  },
  { value: 'Contract cost impairment', label: 'Contract cost impairment', aliases: ['Impairment of contract costs'] },
  {
    value: 'Deferred revenue non-current',
    label: 'Deferred revenue non-current',
    aliases: ['Non-current deferred revenue', 'Long-term deferred revenue', 'Non-current contract liability'],
  },
  {
    value: 'Refund liability',
    label: 'Refund liability',
    aliases: ['Refund liabilities', 'Refunds payable', 'Liability for refunds', 'Provision for returns', 'Returns liability'],
  },
  { value: 'Contract asset', label: 'Contract asset', aliases: ['Contract assets', 'Conditional unbilled revenue'] },
  { value: 'Inventory', label: 'Inventory', aliases: ['Inventories', 'Stock', 'Goods', 'Inventory clearing'] },
  { value: 'Cost of sales', label: 'Cost of sales', aliases: ['Cost of goods sold', 'COGS', 'Cost of revenue'] },
  {
    value: 'Right to returned goods',
    label: 'Right to returned goods',
    aliases: ['Return asset', 'Right of return asset', 'Right to recover products', 'Returns asset', 'Right to recover goods'],
  },
  {
    value: 'Onerous contract provision',
    label: 'Onerous contract provision',
    aliases: ['Provision for losses', 'Loss provision', 'Provision for onerous contracts', 'Contract loss provision'],
  },
  {
    value: 'Onerous contract expense',
    label: 'Onerous contract expense',
    aliases: ['Contract loss', 'Loss on contracts', 'Provision expense', 'Onerous contracts expense'],
  },
  {
    value: 'Payable to supplier',
    label: 'Payable to supplier',
    aliases: ['Payable to suppliers', 'Supplier payable', 'Due to supplier', 'Owed to supplier', 'Payables to principals', 'Accounts payable'],
  },
  { value: 'Interest income', label: 'Interest income', aliases: ['Interest revenue', 'Finance income', 'Financing income', 'Interest earned'] },
  { value: 'Interest expense', label: 'Interest expense', aliases: ['Finance cost', 'Finance costs', 'Financing expense', 'Interest cost'] },
  {
    value: 'Exchange gain',
    label: 'Exchange gain',
    aliases: ['FX gain', 'Foreign exchange gain', 'Currency gain', 'Exchange gains'],
  },
  {
    value: 'Exchange loss',
    label: 'Exchange loss',
    aliases: ['FX loss', 'Foreign exchange loss', 'Currency loss', 'Exchange losses'],
  },
]);
