/** Contracts, their obligations, and what happened on them: usage and milestones. */
import { optionalColumn, requiredColumn } from './column-format';
import type { TableFormat } from './column-format';
import { GROUP_ALIASES, RATIONALE_ALIASES, SEGMENT_ALIASES } from './price-tables';
import { MODIFICATION_ALIASES } from './modification-tables';
import {
  CONTRACT_ALIASES,
  CURRENCY_ALIASES,
  CUSTOMER_ALIASES,
  ENTITY_ALIASES,
  OBLIGATION_ALIASES,
  PRODUCT_ALIASES,
  agencyColumns,
  methodColumn,
  recognitionDateColumn,
  strategyColumn,
  triggerColumn,
} from './shared-columns';

export const START_ALIASES = [
  'Start date',
  'Service start',
  'Service start date',
  'Term start',
  'Effective date',
  'From',
];
export const END_ALIASES = ['End date', 'Service end', 'Service end date', 'Term end', 'Expiry date', 'To'];

const termColumn = optionalColumn('Term (months)', 'number', 'Months from Start, instead of End: 12 from 16 Dec end on 15 Dec.', {
  aliases: [
    'Term months',
    'Term in months',
    'Term',
    'Months',
    'Contract term',
    'Contract term (months)',
    'Duration',
    'Duration (months)',
    'Number of months',
    'Length (months)',
    'Occurrences (months)',
  ],
});

/** Notes and comments of contracts are the user’s own. */
const JUDGEMENT_ALIASES = RATIONALE_ALIASES.filter((name) => name !== 'Notes' && name !== 'Comment');

export const contractsFormat: TableFormat = {
  name: 'Contracts',
  excelName: 'Contracts',
  aliases: ['Contract', 'Agreements'],
  key: ['Contract'],
  words: 'One row a contract with a customer.',
  columns: [
    requiredColumn('Contract', 'id', 'Code that obligations and invoice lines name; never used twice.', {
      aliases: [...CONTRACT_ALIASES, 'ID'],
    }),
    requiredColumn('Customer', 'text', 'Customer as journals shall show it.', { aliases: CUSTOMER_ALIASES }),
    optionalColumn('Entity', 'text', 'Legal entity that is the seller; blank takes the default entity.', {
      aliases: ENTITY_ALIASES,
    }),
    requiredColumn('Currency', 'currency', 'Three letters, such as USD.', {
      aliases: [...CURRENCY_ALIASES, 'Contract currency'],
    }),
    optionalColumn('Signed', 'date', 'Day of signature.', {
      aliases: ['Signed date', 'Signature date', 'Date signed'],
    }),
    optionalColumn('Start', 'date', 'First day of the term.', {
      aliases: ['Contract start', 'Contract start date', ...START_ALIASES],
    }),
    optionalColumn('End', 'date', 'Last day of the term, included.', {
      aliases: ['Contract end', 'Contract end date', ...END_ALIASES],
    }),
    termColumn,
    optionalColumn('Segment', 'text', 'Segment of Price list whose prices hold for the contract.', {
      aliases: SEGMENT_ALIASES,
    }),
    optionalColumn('Group', 'id', 'Contracts that are one: the same group on each, or the contract it is combined with.', {
      aliases: [
        'Combined with',
        'Combine with',
        'Combination',
        'Combination group',
        'Combined contract',
        'Combined contracts',
        'Contract group',
        'Contract combination',
        'Linked contract',
      ],
    }),
    optionalColumn('Cancellable from', 'date', 'First day from which a party may leave without a substantive penalty; the price binds only until then.', {
      aliases: ['Cancelable from', 'Earliest termination', 'Termination possible from', 'Break date', 'Cancellation possible from'],
    }),
    optionalColumn('Notice (days)', 'number', 'Days of notice after that day.', {
      aliases: ['Notice days', 'Notice', 'Notice period', 'Notice period (days)', 'Days of notice', 'Termination notice (days)'],
    }),
    optionalColumn('Termination penalty', 'choice', 'substantive: the whole term binds in spite of the right to leave; none or blank: it does not.', {
      aliases: ['Penalty', 'Cancellation penalty', 'Termination fee', 'Substantive penalty', 'Early termination penalty'],
    }),
    optionalColumn('Renewal of', 'id', 'Contract that this one renews, as a contract of its own.', {
      aliases: ['Renews', 'Renewed contract', 'Renewal of contract', 'Previous contract', 'Prior contract'],
    }),
    optionalColumn('Exercises right', 'id', 'Right in Material rights that the renewal uses; blank: one that says it is an option to renew.', {
      aliases: ['Exercised right', 'Right exercised', 'Uses right', 'Option exercised', 'Exercised option', 'Exercises option', 'Material right', 'Right'],
    }),
    optionalColumn('Collectable', 'choice', 'N while collection of the price is not probable; blank for Y.', {
      aliases: ['Collectible', 'Collectability', 'Collectibility', 'Collection probable', 'Probable of collection', 'Is collectable'],
    }),
    optionalColumn('Collectable from', 'date', 'Day from which collection is probable: the contract starts to be one.', {
      aliases: [
        'Collectible from',
        'Collectable since',
        'Collectible since',
        'Collectable date',
        'Collectible date',
        'Collectability date',
        'Collectibility date',
        'Collection probable from',
        'Criteria met',
        'Criteria met on',
      ],
    }),
    optionalColumn('Rationale', 'text', 'Why a judgement on the row was made; needed for each.', {
      aliases: JUDGEMENT_ALIASES,
    }),
  ],
};

export const obligationsFormat: TableFormat = {
  name: 'Obligations',
  excelName: 'Obligations',
  aliases: ['Obligation', 'Performance obligations', 'Contract lines', 'POBs'],
  key: ['Obligation'],
  words: 'One row a performance obligation: a distinct promise of a contract, with its price.',
  columns: [
    requiredColumn('Obligation', 'id', 'Code that invoice lines, usage and milestones name.', {
      aliases: [...OBLIGATION_ALIASES, 'Contract line ID', 'Line ID', 'ID'],
    }),
    requiredColumn('Contract', 'id', 'Contract that holds the promise.', { aliases: CONTRACT_ALIASES }),
    requiredColumn('Product', 'id', 'Product that is promised.', { aliases: PRODUCT_ALIASES }),
    optionalColumn('Description', 'text', 'What is promised, in words.', {
      aliases: ['Obligation name', 'Obligation description', 'Line description', 'Name', 'Title'],
    }),
    optionalColumn(
      'Quantity',
      'number',
      'Units; with the product’s SSP per unit gives the total SSP. Blank counts as 1.',
      {
        aliases: ['Qty', 'Units', 'Seats', 'Number of units'],
      },
    ),
    requiredColumn('Price', 'amount', 'Total price stated in the contract, excluding tax; blank for usage.', {
      aliases: [
        'Price (total)',
        'Total price',
        'Stated price',
        'Contract price',
        'Transaction price',
        'Fixed price',
        'Fixed consideration',
        'Consideration',
        'Contract amount',
        'Contract value',
        'Total contract value',
        'Net price',
        'Line amount',
        'Net amount',
        'Amount',
        'TCV',
      ],
      unlike: ['Price (per unit)', 'Price (unit)', 'Price (each)'],
    }),
    optionalColumn('SSP (total)', 'amount', 'Total stand-alone selling price; blank uses the product’s.', {
      aliases: [
        'Total SSP',
        'SSP',
        'SSP amount',
        'Stand-alone selling price',
        'Total stand-alone selling price',
        'Stand-alone price',
      ],
      unlike: ['SSP (per unit)', 'SSP (unit)', 'SSP (each)'],
    }),
    optionalColumn('Cost', 'amount', 'What all goods of the row cost; they leave inventory for cost of sales as they transfer.', {
      aliases: [
        'Cost (total)',
        'Total cost',
        'Cost of goods',
        'Cost of goods sold',
        'Cost of sales',
        'COGS',
        'Inventory cost',
        'Carrying amount of goods',
      ],
      unlike: ['Cost (per unit)', 'Cost per unit', 'Cost (unit)', 'Cost (each)'],
    }),
    optionalColumn('Unit cost', 'number', 'What one unit of Quantity costs, instead of Cost.', {
      aliases: ['Cost per unit', 'Cost (per unit)', 'Cost (unit)', 'Cost (each)', 'Cost each', 'Unit cost price', 'Inventory cost per unit'],
    }),
    methodColumn,
    optionalColumn('Start', 'date', 'First day of service; blank takes the contract’s.', { aliases: START_ALIASES }),
    optionalColumn('End', 'date', 'Last day of service, included; blank takes the contract’s.', {
      aliases: END_ALIASES,
    }),
    termColumn,
    optionalColumn('Billing', 'choice', 'advance or arrears; for information.', {
      aliases: ['Billing type', 'Billing timing', 'Billing terms', 'Billed'],
    }),
    strategyColumn,
    triggerColumn,
    recognitionDateColumn(),
    optionalColumn('Delivered', 'date', 'Day on which the customer has the goods; blank while they are not delivered.', {
      aliases: ['Delivery date', 'Delivered date', 'Date delivered', 'Delivered on', 'Delivery', 'Shipped', 'Ship date'],
    }),
    optionalColumn('Accepted', 'date', 'Day on which the customer accepted the goods; blank while it has not.', {
      aliases: [
        'Acceptance date',
        'Accepted date',
        'Date accepted',
        'Accepted on',
        'Acceptance',
        'Customer acceptance',
        'Customer acceptance date',
      ],
    }),
    optionalColumn(
      'Control judgement',
      'choice',
      'bill-and-hold, consignment or a repurchase agreement, where delivery does not tell who controls the goods; blank for none.',
      {
        aliases: [
          'Control judgment',
          'Control',
          'Control arrangement',
          'Transfer of control',
          'Control of goods',
          'Delivery arrangement',
          'Sales arrangement',
        ],
      },
    ),
    optionalColumn(
      'Breakage',
      'choice',
      'proportional, remote or at expiry: when rights that customers never use are revenue (gift cards, credits measured by Progress).',
      { aliases: ['Breakage method', 'Breakage recognition', 'Breakage policy', 'Breakage treatment', 'Unexercised rights'] },
    ),
    optionalColumn('Rationale', 'text', 'Why a judgement of the row is right; needed beside each.', {
      aliases: JUDGEMENT_ALIASES,
    }),
    optionalColumn(
      'Unbilled is',
      'choice',
      'receivable, or contract asset where the right to payment depends on more than time; blank counts as receivable.',
      {
        aliases: ['Unbilled kind', 'Unbilled type', 'Unbilled presented as', 'Right to payment', 'Conditional on'],
      },
    ),
    optionalColumn(
      'Expected completion',
      'date',
      'When milestones or a delivery still to come are expected; dates what remains in Remaining obligations.',
      {
        aliases: [
          'Expected completion date',
          'Estimated completion',
          'Estimated completion date',
          'Expected delivery',
          'Expected end',
          'Completion expected',
          'Forecast completion',
        ],
      },
    ),
    optionalColumn('Licence', 'choice', 'right to use, right to access or royalty; blank where it is no licence.', {
      aliases: ['License', 'Licence type', 'License type', 'Nature of licence', 'Nature of license', 'IP licence', 'IP license'],
    }),
    optionalColumn('Discount group', 'id', 'Group of Discount evidence whose discount belongs to it; blank for none.', {
      aliases: GROUP_ALIASES,
    }),
    optionalColumn('Modification', 'id', 'Modification that adds the obligation; blank: promised from the start.', {
      aliases: MODIFICATION_ALIASES,
    }),
    optionalColumn(
      'Upfront fee',
      'choice',
      'contract: a fee for no promise of its own, part of the price of the others; customer life: it gives a right to renew and is recognized until Recognize until; blank for none.',
      { aliases: ['Upfront', 'Up-front fee', 'Non-refundable upfront fee', 'Nonrefundable fee', 'Non-refundable fee', 'Fee type'] },
    ),
    optionalColumn('Recognize until', 'date', 'Last day over which an upfront fee is recognized: how long the customer is expected to stay.', {
      aliases: [
        'Recognize over until',
        'Recognise until',
        'Recognise over until',
        'Recognition end',
        'Customer life end',
        'Expected customer life end',
        'End of customer life',
        'Expected customer life until',
        'Benefit period end',
      ],
    }),
    ...agencyColumns,
    optionalColumn('Warranty', 'choice', 'assurance: part of the product, without price; service: a promise of its own.', {
      aliases: ['Warranty type', 'Type of warranty', 'Warranty kind'],
    }),
  ],
};

export const usageFormat: TableFormat = {
  name: 'Usage',
  excelName: 'Usage',
  aliases: ['Usage records', 'Usage data', 'Metered usage', 'Usage events', 'Usage log', 'Meter readings', 'Consumption', 'Royalties', 'Royalty reports', 'Royalty statements'],
  key: ['Obligation', 'Date'],
  words: 'One row a day (or event) of usage, valued.',
  columns: [
    requiredColumn('Obligation', 'id', 'Usage obligation that was used.', { aliases: OBLIGATION_ALIASES }),
    requiredColumn('Date', 'date', 'Day of use.', { aliases: ['Usage date', 'Event date', 'Day'] }),
    optionalColumn('Quantity', 'number', 'Units used.', { aliases: ['Qty', 'Units', 'Volume'] }),
    requiredColumn('Amount', 'amount', 'Value of the use, excluding tax.', {
      aliases: ['Net amount', 'Usage amount', 'Value', 'Charge'],
    }),
  ],
};

export const milestonesFormat: TableFormat = {
  name: 'Milestones',
  excelName: 'Milestones',
  aliases: ['Milestone', 'Project milestones'],
  key: ['Obligation', 'Milestone'],
  words: 'One row a milestone of an obligation; revenue is recognized when it is completed.',
  columns: [
    requiredColumn('Obligation', 'id', 'Milestone obligation it belongs to.', { aliases: OBLIGATION_ALIASES }),
    requiredColumn('Milestone', 'id', 'Name or number of the milestone.', {
      aliases: ['Milestone ID', 'Milestone name', 'Milestone number', 'Name'],
    }),
    optionalColumn('Share or Amount', 'number', 'Share of the price (0.25 or 25%), or an amount of it.', {
      aliases: ['Share/Amount', 'Amount or share', 'Amount/Share', 'Weight', 'Value'],
    }),
    optionalColumn('Share', 'number', 'Share of the price (0.25 or 25%).', {
      aliases: ['Percent', 'Percentage', 'Weight percent', 'Share of price'],
    }),
    optionalColumn('Amount', 'amount', 'Amount of the stated price.', { aliases: ['Net amount', 'Milestone amount'] }),
    optionalColumn('Completed', 'date', 'Day of completion; blank while it is open.', {
      aliases: ['Completed date', 'Completion date', 'Date completed', 'Completed on', 'Accepted date', 'Date'],
    }),
  ],
};
