/** Prepaid credits: what was granted, and what was drawn of it. */
import { optionalColumn, requiredColumn } from './column-format';
import type { TableFormat } from './column-format';
import {
  CONTRACT_ALIASES,
  CURRENCY_ALIASES,
  CUSTOMER_ALIASES,
  DESCRIPTION_ALIASES,
  ENTITY_ALIASES,
  OBLIGATION_ALIASES,
  PRODUCT_ALIASES,
} from './shared-columns';

const GRANT_ALIASES = [
  'Grant ID',
  'Credit grant',
  'Credit grant ID',
  'Credit block',
  'Credit block ID',
  'Block ID',
  'Credit ID',
  'Prepaid credit ID',
  'Grant number',
  'Wallet',
  'Wallet ID',
  'Credit pool',
];

const UNIT_ALIASES = ['Quantity', 'Number of units', 'Credits', 'Unit credits', 'Qty'];

export const creditGrantsFormat: TableFormat = {
  name: 'Credit grants',
  excelName: 'CreditGrants',
  aliases: [
    'Credit grant',
    'Credits',
    'Prepaid credits',
    'Credit blocks',
    'Prepaid balances',
    'Prepaid',
    'Grants',
    'Wallets',
    'Credit wallets',
    'Prepaid credit grants',
    'Credit ledger grants',
  ],
  key: ['Grant'],
  words: 'One row a grant of prepaid or free credits. It is an obligation of its own: invoice lines may name it.',
  columns: [
    requiredColumn('Grant', 'id', 'Unique identifier of the grant.', { aliases: GRANT_ALIASES }),
    optionalColumn('Contract', 'id', 'Contract it belongs to; blank takes the one contract of the customer.', {
      aliases: CONTRACT_ALIASES,
    }),
    optionalColumn('Customer', 'text', 'Who may draw it; needed where no contract is named.', { aliases: CUSTOMER_ALIASES }),
    optionalColumn('Entity', 'text', 'Own company, where there is no contract; blank follows Settings.', {
      aliases: ENTITY_ALIASES,
    }),
    optionalColumn('Product', 'id', 'Product whose revenue the draws are.', { aliases: PRODUCT_ALIASES }),
    optionalColumn('Description', 'text', 'For people.', { aliases: DESCRIPTION_ALIASES }),
    optionalColumn('Grant date', 'date', 'Day on which it is given; blank is the effective date.', {
      aliases: ['Granted', 'Granted on', 'Date granted', 'Issue date', 'Issued', 'Issued on', 'Purchase date', 'Purchased on', 'Date'],
    }),
    optionalColumn('Effective date', 'date', 'First day on which it can be drawn; blank is the grant date.', {
      aliases: ['Effective', 'Effective from', 'Valid from', 'Start', 'Start date', 'Starts', 'Available from', 'Active from'],
    }),
    optionalColumn('Expiry date', 'date', 'Last day on which it can be drawn; blank: it does not expire.', {
      aliases: [
        'Expiry',
        'Expires',
        'Expires on',
        'Expires at',
        'Expiration',
        'Expiration date',
        'Valid to',
        'Valid until',
        'Valid through',
        'End',
        'End date',
      ],
    }),
    optionalColumn('Kind', 'choice', 'cash (an amount of money) or units; blank goes by which of the two is filled.', {
      aliases: ['Type', 'Credit type', 'Grant type', 'Credit kind', 'Kind of credit'],
    }),
    optionalColumn('Amount granted', 'amount', 'Money that can be drawn.', {
      aliases: ['Amount', 'Credit amount', 'Granted amount', 'Grant amount', 'Face value', 'Credit value', 'Cash amount'],
    }),
    optionalColumn('Units', 'number', 'Units that can be drawn.', {
      aliases: ['Units granted', 'Granted units', 'Credits granted', ...UNIT_ALIASES],
    }),
    requiredColumn('Price paid', 'amount', 'What the customer pays for it, without tax; 0 where it is free.', {
      aliases: ['Price', 'Paid', 'Amount paid', 'Paid amount', 'Consideration', 'Purchase price', 'Sales price', 'Total price'],
    }),
    optionalColumn('Currency', 'currency', 'Blank follows the contract.', { aliases: CURRENCY_ALIASES }),
    optionalColumn('Invoice', 'id', 'Invoice that bills it, where its line does not name the grant; of free credits the invoice whose price they share, such as loyalty points.', {
      aliases: ['Invoice ID', 'Invoice number', 'Invoice no', 'Document', 'Document ID', 'Billed by', 'Billing document'],
    }),
    optionalColumn('Line', 'id', 'Line of that invoice, where it has several.', {
      aliases: ['Invoice line', 'Invoice line ID', 'Line ID', 'Line number', 'Line no'],
    }),
    optionalColumn('Applicable products', 'text', 'Products it pays for, with commas between; blank: any.', {
      aliases: ['Applicable product', 'Applies to', 'Applicable to', 'Eligible products', 'Valid for', 'Products'],
    }),
    optionalColumn('Priority', 'number', 'Among grants of one expiry the lowest number is drawn first.', {
      aliases: ['Draw priority', 'Burn priority', 'Draw order', 'Burn order', 'Rank'],
    }),
    optionalColumn(
      'Breakage',
      'choice',
      'What becomes of credits that are not drawn: at expiry (default), remote (from Remote date) or proportional.',
      { aliases: ['Breakage method', 'Breakage recognition', 'Breakage policy', 'Breakage treatment', 'Unexercised rights'] },
    ),
    optionalColumn('Expected breakage', 'percent', 'Share that is not expected to be used: 0.1 or 10%.', {
      aliases: [
        'Expected breakage %',
        'Expected breakage rate',
        'Expected breakage percent',
        'Breakage rate',
        'Breakage percentage',
        'Expected unused',
      ],
    }),
    optionalColumn('Remote date', 'date', 'Day from which the use of the rest is remote.', {
      aliases: ['Remote from', 'Use remote from', 'Breakage date', 'Remote on'],
    }),
    optionalColumn('Modification', 'id', 'Modification of the contract that adds it.', {
      aliases: ['Modification ID', 'Added by', 'Added by modification', 'Amendment', 'Amendment ID'],
    }),
    optionalColumn('Rationale', 'text', 'Why breakage is expected, or use is remote.', {
      aliases: ['Reason', 'Why', 'Judgement', 'Judgment', 'Breakage rationale', 'Basis of estimate'],
    }),
  ],
};

export const creditDrawsFormat: TableFormat = {
  name: 'Credit draw-downs',
  excelName: 'CreditDrawDowns',
  aliases: [
    'Credit draw-down',
    'Credit drawdowns',
    'Credit draws',
    'Credit usage',
    'Credits used',
    'Credit consumption',
    'Draw-downs',
    'Drawdowns',
    'Burn-downs',
    'Burndowns',
    'Credit burn-downs',
    'Credit burn-down',
    'Prepaid usage',
    'Prepaid use',
  ],
  key: ['Document', 'Date', 'Grant', 'Contract', 'Customer', 'Product', 'Obligation'],
  words: 'One row a use of credits: revenue of its day. Without a grant it takes the credits that expire first.',
  columns: [
    requiredColumn('Date', 'date', 'Day of use.', {
      aliases: ['Draw date', 'Draw-down date', 'Drawdown date', 'Usage date', 'Used on', 'Date of use', 'Day', 'Burn date'],
    }),
    optionalColumn('Document', 'id', 'Number of the use, for people.', {
      aliases: [
        'Draw',
        'Draw ID',
        'Draw-down ID',
        'Drawdown ID',
        'Usage ID',
        'Document ID',
        'Document number',
        'Transaction ID',
        'Reference',
        'Event ID',
        'Burn-down ID',
      ],
    }),
    optionalColumn('Grant', 'id', 'Grant it takes from; blank: by earliest expiry.', { aliases: GRANT_ALIASES }),
    optionalColumn('Contract', 'id', 'Contract whose credits are used.', { aliases: CONTRACT_ALIASES }),
    optionalColumn('Customer', 'text', 'Customer whose credits are used, where no contract is named.', {
      aliases: CUSTOMER_ALIASES,
    }),
    optionalColumn('Product', 'id', 'Product that was used; needed for credits of applicable products.', {
      aliases: PRODUCT_ALIASES,
    }),
    optionalColumn('Obligation', 'id', 'Obligation that was used; gives contract and product.', {
      aliases: OBLIGATION_ALIASES,
    }),
    optionalColumn('Amount', 'amount', 'Money drawn; negative gives back to the grant that the row names.', {
      aliases: ['Amount drawn', 'Drawn amount', 'Amount used', 'Used amount', 'Credit used', 'Value'],
    }),
    optionalColumn('Units', 'number', 'Units drawn; negative gives back to the grant that the row names.', {
      aliases: ['Units drawn', 'Units used', 'Drawn units', 'Used units', 'Credits used', 'Credits drawn', ...UNIT_ALIASES],
    }),
    optionalColumn('Expected breakage', 'percent', 'New estimate, from this day on, of the share of the grant that will not be used.', {
      aliases: ['Expected breakage %', 'New expected breakage', 'Revised breakage', 'Expected breakage rate', 'Breakage rate'],
    }),
    optionalColumn('Rationale', 'text', 'Why the estimate changed.', { aliases: ['Reason', 'Why', 'Judgement', 'Judgment'] }),
    optionalColumn('Overage billed', 'choice', 'yes where what credits do not cover is billed elsewhere; else it is an error.', {
      aliases: ['Overage', 'Excess billed', 'Overage is billed', 'Bill overage'],
    }),
    optionalColumn('Note', 'text', 'For people.', { aliases: ['Notes', 'Comment', 'Comments', 'Remark', 'Description'] }),
  ],
};
