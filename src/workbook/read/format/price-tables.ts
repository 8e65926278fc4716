/** Stand-alone selling prices and the evidence for how a contract's price is split. */
import { optionalColumn, requiredColumn } from './column-format';
import type { TableFormat } from './column-format';
import { CONTRACT_ALIASES, CURRENCY_ALIASES, PRODUCT_ALIASES } from './shared-columns';

export const SEGMENT_ALIASES = [
  'Customer segment',
  'Price segment',
  'SSP segment',
  'Segment name',
  'Stratum',
  'Stratification',
  'Region',
  'Market',
];

export const RATIONALE_ALIASES = [
  'Rationale/evidence',
  'Rationale / evidence',
  'Rationale and evidence',
  'Evidence',
  'Reason',
  'Justification',
  'Judgement',
  'Judgment',
  'Support',
  'Comment',
  'Notes',
];

export const priceListFormat: TableFormat = {
  name: 'Price list',
  excelName: 'PriceList',
  aliases: ['SSP', 'SSP list', 'SSP book', 'SSP library', 'Price book', 'Prices', 'Stand-alone selling prices'],
  key: ['Product', 'Segment', 'Currency', 'Valid from'],
  words: 'One row a selling price: of a product, in a period, for a segment and a currency where they matter.',
  columns: [
    requiredColumn('Product', 'id', 'Product that is priced.', { aliases: PRODUCT_ALIASES }),
    optionalColumn('Segment', 'text', 'Only for contracts of this segment; blank for any.', {
      aliases: SEGMENT_ALIASES,
    }),
    optionalColumn('Currency', 'currency', 'Only for contracts in this currency; blank for any.', {
      aliases: [...CURRENCY_ALIASES, 'Contract currency'],
    }),
    optionalColumn('Valid from', 'date', 'First day on which contracts are priced by the row; blank for any.', {
      aliases: ['Valid from date', 'Effective from', 'Effective date', 'From', 'From date', 'Start', 'Start date'],
    }),
    optionalColumn('Valid to', 'date', 'Last day, included; blank while it is valid.', {
      aliases: ['Valid to date', 'Valid until', 'Effective to', 'Expiry', 'Expiry date', 'To', 'To date', 'End', 'End date'],
    }),
    optionalColumn('SSP (per unit)', 'number', 'Price of one unit; the mid of a range where there is one.', {
      aliases: [
        'SSP',
        'Unit SSP',
        'Mid',
        'Midpoint',
        'Price',
        'Unit price',
        'List price',
        'Stand-alone selling price',
        'Standalone selling price per unit',
      ],
      unlike: ['SSP (total)'],
    }),
    optionalColumn('Low', 'number', 'Lowest price of one unit that is still a selling price.', {
      aliases: ['Range low', 'Low price', 'Minimum', 'Min', 'SSP low', 'Low SSP', 'From price', 'Lower bound'],
    }),
    optionalColumn('High', 'number', 'Highest price of one unit that is still a selling price.', {
      aliases: ['Range high', 'High price', 'Maximum', 'Max', 'SSP high', 'High SSP', 'To price', 'Upper bound'],
    }),
    optionalColumn(
      'Method',
      'choice',
      'observable, adjusted market, cost plus margin or residual; blank is observable.',
      { aliases: ['SSP method', 'Estimation method', 'Price method', 'Approach', 'Estimation approach'] },
    ),
    optionalColumn('Cost', 'number', 'Expected cost of one unit, for cost plus margin.', {
      aliases: ['Unit cost', 'Expected cost', 'Cost per unit', 'Cost (per unit)'],
    }),
    optionalColumn('Margin', 'percent', 'Margin as a share of the cost (0.25 or 25%), for cost plus margin.', {
      aliases: ['Margin %', 'Markup', 'Mark-up', 'Margin percent', 'Margin on cost'],
    }),
    optionalColumn(
      'Outside range',
      'choice',
      'What counts where the stated price is outside the range: mid or nearest; blank follows Settings.',
      { aliases: ['Out of range', 'Outside the range', 'Outside range rule', 'Out of range rule', 'Out-of-range'] },
    ),
    optionalColumn('Rationale', 'text', 'Evidence for the price; the residual approach needs it.', {
      aliases: RATIONALE_ALIASES,
    }),
  ],
};

export const GROUP_ALIASES = ['Discount group', 'Bundle', 'Bundle group', 'Discount bundle', 'Bundle ID'];

export const discountEvidenceFormat: TableFormat = {
  name: 'Discount evidence',
  excelName: 'DiscountEvidence',
  aliases: ['Discount groups', 'Bundle evidence', 'Bundles', 'Bundle prices', 'Bundle discounts'],
  key: ['Contract', 'Group'],
  words: 'One row a group of obligations that is regularly sold together at an observable price.',
  columns: [
    requiredColumn('Contract', 'id', 'Contract whose obligations form the group.', { aliases: CONTRACT_ALIASES }),
    requiredColumn('Group', 'id', 'Group, as Discount group of Obligations names it.', { aliases: GROUP_ALIASES }),
    requiredColumn('Bundle price', 'amount', 'What the group is regularly sold for, excluding tax.', {
      aliases: ['Observable bundle price', 'Observable price', 'Group price', 'Price', 'Amount'],
    }),
    requiredColumn('Rationale', 'text', 'Evidence that the bundle is regularly sold so.', {
      aliases: RATIONALE_ALIASES,
    }),
  ],
};
