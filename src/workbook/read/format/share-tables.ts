/** How promised items and invoice lines belong to obligations, n to n. */
import { optionalColumn, requiredColumn, type TableFormat } from './column-format';
import { RATIONALE_ALIASES } from './price-tables';
import { DESCRIPTION_ALIASES, OBLIGATION_ALIASES } from './shared-columns';

const SHARE_ALIASES = ['Percent', 'Percentage', 'Share percent', 'Allocation', 'Allocation percent', 'Split', 'Weight'];

export const ITEM_ALIASES = ['Item ID', 'Promised item', 'Promise', 'Promise ID', 'Deliverable', 'Contract line', 'Line item', 'Promised good or service'];

export const promisedItemsFormat: TableFormat = {
  name: 'Promised items',
  excelName: 'PromisedItems',
  aliases: ['Promised item', 'Promises', 'Deliverables', 'Promised goods and services', 'Items', 'Contract items'],
  key: ['Item', 'Obligation'],
  words: 'One row an item and an obligation it belongs to: several items may be one obligation, one item may serve several.',
  columns: [
    requiredColumn('Item', 'id', 'Code of what is promised; invoice lines may name it.', { aliases: ITEM_ALIASES }),
    requiredColumn('Obligation', 'id', 'Obligation that the item belongs to.', { aliases: OBLIGATION_ALIASES }),
    optionalColumn('Description', 'text', 'What is promised.', { aliases: DESCRIPTION_ALIASES }),
    optionalColumn('Price', 'amount', 'Price of the whole item; with it the obligation needs no Price.', {
      aliases: ['Item price', 'Stated price', 'Contract price', 'Total price', 'Amount'],
    }),
    optionalColumn('Share', 'percent', 'Share of the item in the obligation (60% or 0.6); blank for all of it.', { aliases: SHARE_ALIASES }),
    requiredColumn('Rationale', 'text', 'Why the items are one obligation, or the item serves several.', {
      aliases: [...RATIONALE_ALIASES, 'Why not distinct', 'Distinct'],
    }),
  ],
};

export const lineSharesFormat: TableFormat = {
  name: 'Line shares',
  excelName: 'LineShares',
  aliases: ['Line share', 'Invoice line shares', 'Invoice line splits', 'Line splits', 'Split lines', 'Line allocations'],
  key: ['Invoice', 'Line', 'Obligation'],
  words: 'One row an invoice line and an obligation that it bills in part.',
  columns: [
    requiredColumn('Invoice', 'id', 'Invoice of the line.', { aliases: ['Invoice number', 'Invoice ID', 'Invoice no'] }),
    requiredColumn('Line', 'id', 'Line that several obligations share.', { aliases: ['Invoice line', 'Line number', 'Line ID', 'Line no'] }),
    requiredColumn('Obligation', 'id', 'Obligation that the line bills in part.', { aliases: OBLIGATION_ALIASES }),
    optionalColumn('Share', 'percent', 'Share of the line (60% or 0.6); all shares of a line make 100 %.', { aliases: SHARE_ALIASES }),
    optionalColumn('Amount', 'amount', 'Amount of the line, instead of a share; all amounts make the line.', { aliases: ['Net amount', 'Share amount'] }),
    optionalColumn('Note', 'text', 'For information.', { aliases: ['Notes', 'Comment', 'Rationale', 'Remark'] }),
  ],
};
