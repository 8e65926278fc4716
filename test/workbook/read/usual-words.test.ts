/** Words that accountants use for choices, and that no word of a list stands for two values. */
import * as choices from '../../../src/workbook/read/choices/choices';
import * as control from '../../../src/workbook/read/choices/control-choices';
import * as costs from '../../../src/workbook/read/choices/cost-choices';
import * as credits from '../../../src/workbook/read/choices/credit-choices';
import * as currency from '../../../src/workbook/read/choices/currency-choices';
import * as estimates from '../../../src/workbook/read/choices/estimate-choices';
import * as judgements from '../../../src/workbook/read/choices/judgement-choices';
import * as modifications from '../../../src/workbook/read/choices/modification-choices';
import * as prepaid from '../../../src/workbook/read/choices/prepaid-choices';
import * as prices from '../../../src/workbook/read/choices/price-choices';
import { findChoice, type ChoiceList } from '../../../src/workbook/read/choices/choices';
import { normalName } from '../../../src/workbook/read/cells/normal-text';
import { UPFRONT_FEES } from '../../../src/workbook/read/facts/upfront-fees';

test.each<[string, ChoiceList<string>, Record<string, string>]>([
  [
    'methods',
    choices.METHODS,
    {
      'Straight line over term': 'straight-line',
      'Over time - straight line': 'straight-line',
      'Usage-based / right to invoice': 'usage',
      'Point-in-time (delivery)': 'point-in-time',
      'Output method - milestones': 'milestone',
      'Input method (cost-to-cost)': 'progress',
      '% of completion': 'progress',
    },
  ],
  ['strategies', choices.STRATEGIES, { 'By day': 'exact-days', 'Actual/actual': 'exact-days', 'Full months': 'even-periods' }],
  ['triggers', choices.TRIGGERS, { 'Shipment date': 'delivery', 'Transfer date': 'recognition-date', 'Accepted on': 'acceptance' }],
  [
    'kinds of estimates',
    estimates.ESTIMATE_KINDS,
    {
      'Early completion bonus': 'bonus',
      'Late delivery penalty': 'penalty',
      'Retrospective volume rebate': 'volume-discount',
      'Concession (implicit)': 'implicit-price-concession',
      'Implied concession': 'implicit-price-concession',
      'Sales return': 'returns',
      'Refund right': 'refund',
      'Cash payment to customer': 'consideration-payable',
    },
  ],
  [
    'treatments of modifications',
    modifications.TREATMENTS,
    {
      'Termination of old and creation of new contract': 'prospective',
      'Cumulative catch-up adjustment': 'cumulative-catch-up',
      'As a separate contract': 'separate-contract',
      'Early termination': 'termination',
    },
  ],
  ['answers about what remains', modifications.DISTINCT_ANSWERS, { Distinct: 'yes', 'Not distinct': 'no', N: 'no', TRUE: 'yes' }],
  ['treatments of credits', credits.CREDIT_TREATMENTS, { Prorated: 'pro-rata', 'Reduce deferred first': 'deferred-first', 'Rebuild by dates': 'rebuild' }],
  ['kinds of costs', costs.COST_KINDS, { 'Cost of obtaining': 'obtain', 'Fulfillment costs': 'fulfil', 'Set-up cost': 'fulfil' }],
  ['patterns of costs', costs.COST_PATTERNS, { Ratable: 'straight-line', 'Proportional to revenue': 'revenue' }],
  ['kinds of rates', currency.RATE_TYPES, { 'Monthly avg': 'average', 'Transaction date': 'spot', 'Month-end rate': 'closing' }],
  ['licences', prices.LICENCES, { 'Right-to-use licence': 'right-to-use', 'Symbolic license': 'right-to-access' }],
  ['breakage', control.BREAKAGES, { 'Proportionate to redemptions': 'proportional' }],
  ['upfront fees', UPFRONT_FEES, { 'No separate promise': 'contract', 'Material right': 'customer-life' }],
])('usual words of %s', (_what, list, words) => {
  expect(Object.fromEntries(Object.keys(words).map((word) => [word, findChoice(list, word)]))).toEqual(words);
});

const LISTS = [choices, control, costs, credits, currency, estimates, judgements, modifications, prepaid, prices, { UPFRONT_FEES }].flatMap((module) =>
  Object.entries(module).flatMap(([name, list]): [string, ChoiceList<string>][] =>
    typeof list === 'object' && 'choices' in list ? [[name, list as ChoiceList<string>]] : [],
  ),
);

test.each(LISTS)('%s: no word stands for two values', (_name, list) => {
  const meant = new Map<string, string>();
  const clashes = list.choices.flatMap(({ value, label, aliases }) =>
    [value, label, ...aliases].filter((word) => {
      const known = meant.get(normalName(word));
      meant.set(normalName(word), value);
      return known !== undefined && known !== value;
    }),
  );
  expect(clashes).toEqual([]);
});
