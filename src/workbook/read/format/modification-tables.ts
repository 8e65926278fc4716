/** Modifications of contracts, and what each changes of an obligation. */
import { optionalColumn, requiredColumn } from './column-format';
import type { TableFormat } from './column-format';
import { CONTRACT_ALIASES, OBLIGATION_ALIASES } from './shared-columns';

export const MODIFICATION_ALIASES = [
  'Modification ID',
  'Modification number',
  'Modification no',
  'Mod',
  'Mod ID',
  'Amendment',
  'Amendment ID',
  'Change order',
  'Added by',
  'Added by modification',
];

const DISTINCT_ALIASES = [
  'Remaining goods distinct',
  'Remaining goods or services distinct',
  'Remaining distinct (Y/N)',
  'Remainder distinct',
  'Distinct',
  'Is distinct',
];

export const modificationsFormat: TableFormat = {
  name: 'Modifications',
  excelName: 'Modifications',
  aliases: ['Modification', 'Contract modifications', 'Amendments', 'Contract amendments', 'Change orders'],
  key: ['Modification'],
  words: 'One row a change of a contract that both parties agreed.',
  columns: [
    requiredColumn('Modification', 'id', 'Code that its lines and the obligations it adds name.', {
      aliases: [...MODIFICATION_ALIASES, 'ID'],
    }),
    requiredColumn('Contract', 'id', 'Contract that is modified.', { aliases: CONTRACT_ALIASES }),
    requiredColumn('Effective date', 'date', 'First day of the new terms.', {
      aliases: ['Effective', 'Effective from', 'Modification date', 'Amendment date', 'Date', 'Start', 'Start date'],
    }),
    optionalColumn(
      'Treatment',
      'choice',
      'automatic, separate contract, prospective, cumulative catch-up, mixed or termination; blank is automatic.',
      { aliases: ['Accounting treatment', 'Modification treatment', 'Method', 'Type', 'Modification type'] },
    ),
    optionalColumn(
      'Remaining distinct',
      'choice',
      'Y or N: is what remains distinct from what was delivered? The automatic treatment needs it.',
      { aliases: DISTINCT_ALIASES },
    ),
    requiredColumn('Rationale', 'text', 'Why the parties changed the contract and why the judgement is right.', {
      aliases: ['Reason', 'Justification', 'Judgement', 'Judgment', 'Comment', 'Notes', 'Basis'],
    }),
  ],
};

export const modificationLinesFormat: TableFormat = {
  name: 'Modification lines',
  excelName: 'ModificationLines',
  aliases: ['Modification line', 'Modification details', 'Amendment lines', 'Contract modification lines'],
  key: ['Modification', 'Obligation'],
  words: 'One row an obligation that a modification changes; what it adds are rows of Obligations that name it.',
  columns: [
    requiredColumn('Modification', 'id', 'Modification that the line belongs to.', { aliases: MODIFICATION_ALIASES }),
    optionalColumn('Line', 'id', 'Number of the line in its modification; for information.', {
      aliases: ['Line number', 'Line no', 'Line ID', 'ID'],
    }),
    requiredColumn('Obligation', 'id', 'Obligation that is changed.', { aliases: OBLIGATION_ALIASES }),
    optionalColumn(
      'Price change',
      'amount',
      'Signed change of its total price. A termination: a fee (+), or earned revenue that is given back (−).',
      { aliases: ['Change of price', 'Change in price', 'Price delta', 'Change', 'Amount', 'Added price', 'Price adjustment'] },
    ),
    optionalColumn('New price', 'amount', 'Its total price from now on, instead of a change.', {
      aliases: ['New total price', 'Revised price', 'Price after', 'Modified price', 'Price (new)'],
    }),
    optionalColumn('Supplier change', 'amount', 'Sold as an agent whose supplier gets an amount: signed change of it, beside Price change.', {
      aliases: ['Change of supplier amount', 'Change in supplier amount', 'Supplier amount change', 'Change of supplier share', 'Supplier share change', 'Change in supplier cost'],
    }),
    optionalColumn('New supplier amount', 'amount', 'What the supplier gets in all from now on, beside New price.', {
      aliases: ['New supplier share', 'Supplier amount after', 'Revised supplier amount', 'Revised supplier share', 'New supplier part', 'New amount for supplier'],
    }),
    optionalColumn('New end', 'date', 'New last day of service, included.', {
      aliases: ['New end date', 'Revised end', 'New service end', 'Extended to', 'Extended end', 'End', 'End date'],
    }),
    optionalColumn('Quantity change', 'number', 'Signed change of units; scales the SSP of what remains.', {
      aliases: ['Change of quantity', 'Qty change', 'Change in quantity', 'Quantity delta', 'Units change', 'Added quantity'],
    }),
    optionalColumn(
      'SSP of the remainder',
      'amount',
      'Total stand-alone selling price of what remains, on the effective date; blank takes the earlier one in proportion.',
      { aliases: ['Remaining SSP', 'SSP of remainder', 'SSP remaining', 'SSP (total)', 'SSP', 'New SSP', 'SSP at modification'] },
    ),
    optionalColumn('Removed', 'choice', 'Y: nothing of it is delivered from the effective date on.', {
      aliases: ['Is removed', 'Remove', 'Cancelled', 'Canceled', 'Terminated', 'Removed (Y/N)'],
    }),
    optionalColumn('Remaining distinct', 'choice', 'Y or N for this obligation; blank follows the modification.', {
      aliases: DISTINCT_ALIASES,
    }),
  ],
};
