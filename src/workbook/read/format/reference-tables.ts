/** Settings, Products and Accounts: what every contract shares. */
import { optionalColumn, requiredColumn } from './column-format';
import type { TableFormat } from './column-format';
import { RATIONALE_ALIASES } from './price-tables';
import {
  ENTITY_ALIASES,
  METHOD_ALIASES,
  PRODUCT_ALIASES,
  agencyColumns,
  strategyColumn,
  triggerColumn,
} from './shared-columns';

export const settingsFormat: TableFormat = {
  name: 'Settings',
  excelName: 'Settings',
  aliases: ['Setting', 'Policies', 'Policy'],
  key: ['Setting'],
  words: 'One row a policy; a policy that is not listed keeps its default.',
  columns: [
    requiredColumn('Setting', 'id', 'Name of the policy.', { aliases: ['Name', 'Policy', 'Key'] }),
    requiredColumn('Value', 'mixed', 'The choice made; blank keeps the default.', {
      aliases: ['Choice', 'Setting value'],
    }),
  ],
};

export const productsFormat: TableFormat = {
  name: 'Products',
  excelName: 'Products',
  aliases: ['Product', 'Product catalogue', 'Product catalog', 'Items'],
  key: ['Product'],
  words: 'One row a product: how its revenue is recognized, and its stand-alone selling price.',
  columns: [
    requiredColumn('Product', 'id', 'Code that obligations and invoice lines name.', { aliases: PRODUCT_ALIASES }),
    optionalColumn('Name', 'text', 'Name shown in journals.', { aliases: ['Product name', 'Description', 'Title'] }),
    optionalColumn('Category', 'text', 'Group of products; accounts can depend on it.', {
      aliases: ['Product category', 'Product family', 'Group'],
    }),
    requiredColumn('Recognition method', 'choice', 'straight-line, usage, point in time, milestone or progress.', {
      aliases: METHOD_ALIASES,
    }),
    optionalColumn(
      'SSP (per unit)',
      'number',
      'Stand-alone selling price of one unit, in the currency of the contract.',
      {
        aliases: ['SSP', 'Unit SSP', 'Stand-alone selling price', 'Standalone selling price per unit', 'List price'],
        unlike: ['SSP (total)'],
      },
    ),
    strategyColumn,
    triggerColumn,
    ...agencyColumns,
    optionalColumn('Rationale', 'text', 'Why a judgement on the row was made; needed for each.', {
      aliases: RATIONALE_ALIASES.filter((name) => name !== 'Notes' && name !== 'Comment'),
    }),
  ],
};

export const accountsFormat: TableFormat = {
  name: 'Accounts',
  excelName: 'Accounts',
  aliases: ['Account', 'Account map', 'Account mapping', 'Account mappings'],
  key: ['Role', 'Product', 'Category', 'Entity'],
  words: 'One row a ledger account; the row that matches most of product, category and entity is used.',
  columns: [
    requiredColumn(
      'Role',
      'choice',
      'Receivable clearing, Deferred revenue, Unbilled revenue, Revenue, Contract cost asset …: see the guide.',
      {
        aliases: ['Account role', 'Purpose', 'Account type'],
      },
    ),
    requiredColumn('Account', 'id', 'Account code of the general ledger.', {
      aliases: ['Account code', 'Account number', 'Account no', 'GL account', 'Ledger account'],
    }),
    optionalColumn('Name', 'text', 'Name of the account.', { aliases: ['Account name', 'Description'] }),
    optionalColumn('Product', 'id', 'Only for this product; blank for any.', { aliases: PRODUCT_ALIASES }),
    optionalColumn('Category', 'text', 'Only for products of this category; blank for any.', {
      aliases: ['Product category', 'Product family'],
    }),
    optionalColumn('Entity', 'text', 'Only for this entity; blank for any.', { aliases: ENTITY_ALIASES }),
  ],
};

export const entitiesFormat: TableFormat = {
  name: 'Entities',
  excelName: 'Entities',
  aliases: ['Entity', 'Legal entities', 'Companies', 'Subsidiaries'],
  key: ['Entity'],
  words: 'One row a legal entity: the currency in which it keeps its books.',
  columns: [
    requiredColumn('Entity', 'id', 'Entity as contracts and invoices name it.', { aliases: ENTITY_ALIASES }),
    requiredColumn('Functional currency', 'currency', 'Three letters, such as USD.', {
      aliases: ['Currency', 'Home currency', 'Base currency', 'Book currency', 'Local currency', 'Company currency'],
    }),
  ],
};

export const ratesFormat: TableFormat = {
  name: 'Rates',
  excelName: 'Rates',
  aliases: ['Exchange rates', 'FX rates', 'Currency rates', 'Rate table', 'FX'],
  key: ['Date', 'From', 'To', 'Type'],
  words: 'One row an exchange rate: one unit of From is worth Rate units of To.',
  columns: [
    requiredColumn('Date', 'date', 'Day of the rate; for an average any day of its month.', {
      aliases: ['Rate date', 'Day', 'Effective date', 'As of', 'Valid from', 'Month'],
    }),
    requiredColumn('From', 'currency', 'Currency that is converted, such as EUR.', {
      aliases: ['From currency', 'Source currency', 'Transaction currency', 'Foreign currency', 'Base', 'Currency'],
    }),
    requiredColumn('To', 'currency', 'Currency it becomes, such as USD.', {
      aliases: ['To currency', 'Target currency', 'Functional currency', 'Home currency', 'Quote'],
    }),
    requiredColumn('Rate', 'number', 'Units of To for one unit of From.', {
      aliases: ['Exchange rate', 'FX rate', 'Value', 'Spot rate'],
    }),
    optionalColumn('Type', 'choice', 'spot, average, closing or historic; blank is spot.', {
      aliases: ['Rate type', 'Kind'],
    }),
  ],
};
