/** Invoices and credit notes, a row a line, as billing systems export them. */
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
  methodColumn,
  recognitionDateColumn,
  strategyColumn,
  taxColumns,
} from './shared-columns';

export const INVOICE_ALIASES = ['Invoice number', 'Invoice no', 'Invoice ID', 'Invoice ref', 'Document number'];

export const LINE_ALIASES = [
  'Line number',
  'Line no',
  'Invoice line',
  'Line ID',
  'Line item',
  'Line item ID',
  'Invoice item ID',
  'Index',
  'ID',
];

/** Best first; `subtotal` is net of discounts in some systems and gross in others, so it is not taken. */
const AMOUNT_ALIASES = [
  'Net amount',
  'Net total',
  'Line amount',
  'Charge amount',
  'Amount excluding tax',
  'Amount excl tax',
  'Line total',
  'Invoice amount',
  'Invoiced amount',
  'Amount invoiced',
  'Billed amount',
  'Amount billed',
];

export const invoicesFormat: TableFormat = {
  name: 'Invoices',
  excelName: 'Invoices',
  aliases: ['Invoice lines', 'Invoice line items', 'Invoice items', 'Invoice'],
  key: ['Invoice', 'Line'],
  words: 'One row an invoice line; tax inside an amount is taken out.',
  columns: [
    requiredColumn('Invoice', 'id', 'Number of the invoice.', { aliases: INVOICE_ALIASES }),
    requiredColumn('Line', 'id', 'Number of the line in its invoice.', { aliases: LINE_ALIASES }),
    requiredColumn('Invoice date', 'date', 'Day of the invoice in the books.', {
      aliases: ['Accounting date', 'Issue date', 'Posting date', 'Document date', 'Billing date', 'Date'],
    }),
    optionalColumn('Due date', 'date', 'Day on which the customer is to pay: that of the payment where Financing names none.', {
      aliases: ['Due', 'Due on', 'Payment due', 'Payment due date', 'Payable on', 'Payment date', 'Expected payment date', 'Paid on'],
    }),
    optionalColumn('Customer', 'text', 'Blank takes the contract’s.', { aliases: CUSTOMER_ALIASES }),
    optionalColumn('Currency', 'currency', 'Blank takes the contract’s; needed where there is no contract.', {
      aliases: CURRENCY_ALIASES,
    }),
    optionalColumn('Contract', 'id', 'Contract it bills, if any.', { aliases: CONTRACT_ALIASES }),
    optionalColumn('Obligation', 'id', 'Obligation it bills; blank makes the line an obligation of its own.', {
      aliases: OBLIGATION_ALIASES,
    }),
    optionalColumn('Promised item', 'id', 'Item of Promised items that it bills, instead of an obligation.', {
      aliases: ['Promised item ID', 'Promise', 'Deliverable'],
    }),
    optionalColumn('Product', 'id', 'Product that is billed.', { aliases: PRODUCT_ALIASES }),
    optionalColumn('Description', 'text', 'Text of the line.', { aliases: DESCRIPTION_ALIASES }),
    optionalColumn(
      'Type',
      'choice',
      'charge, product discount, invoice discount or minimum true-up; blank is a charge.',
      {
        aliases: ['Line type', 'Charge type', 'Item type'],
      },
    ),
    optionalColumn('Line group', 'id', 'Ties a product discount or a minimum true-up to its charges.', {
      aliases: ['Line item group', 'Group', 'Group ID', 'Line group ID'],
    }),
    requiredColumn('Amount', 'amount', 'Net amount, or with tax where Tax included says so; discounts are negative.', { aliases: AMOUNT_ALIASES }),
    optionalColumn('Service start', 'date', 'First day of service billed.', {
      aliases: [
        'Service start date',
        'Service period start',
        'Start date',
        'Start',
        'Period start',
        'Billing period start',
        'From',
      ],
    }),
    optionalColumn('Service end', 'date', 'Last day of service billed, included.', {
      aliases: ['Service end date', 'Service period end', 'End date', 'End', 'Period end', 'Billing period end', 'To'],
    }),
    methodColumn,
    recognitionDateColumn(['Delivery date']),
    optionalColumn('Status', 'choice', 'draft, final, sent, paid or voided; blank is final.', {
      aliases: ['Invoice status'],
    }),
    optionalColumn('Void date', 'date', 'Day on which a voided invoice was taken back.', {
      aliases: ['Voided date', 'Date voided', 'Voided on', 'Voided at'],
    }),
    optionalColumn('Entity', 'text', 'Blank takes the contract’s, else the default entity.', {
      aliases: ENTITY_ALIASES,
    }),
    strategyColumn,
    ...taxColumns,
  ],
};

export const creditNotesFormat: TableFormat = {
  name: 'Credit notes',
  excelName: 'CreditNotes',
  aliases: ['Credit note', 'Credit note lines', 'Credit memos', 'Credit memo lines', 'Credits'],
  key: ['Credit note', 'Line'],
  words: 'One row a credit note line; Treatment, else Settings, says what it does to revenue.',
  columns: [
    requiredColumn('Credit note', 'id', 'Number of the credit note.', {
      aliases: [
        'Credit note number',
        'Credit note no',
        'Credit note ID',
        'Credit memo',
        'Credit memo number',
        'Credit memo ID',
      ],
    }),
    requiredColumn('Line', 'id', 'Number of the line in its credit note.', {
      aliases: ['Line number', 'Line no', 'Credit note line', 'Line ID', 'Line item', 'Index', 'ID'],
    }),
    requiredColumn('Date', 'date', 'Day of the credit note in the books.', {
      aliases: ['Credit note date', 'Credit date', 'Accounting date', 'Issue date', 'Posting date', 'Credit memo date'],
    }),
    requiredColumn('Invoice', 'id', 'Invoice that is credited.', { aliases: INVOICE_ALIASES }),
    optionalColumn('Invoice line', 'id', 'Line that is credited; blank spreads the credit over the invoice.', {
      aliases: [
        'Invoice line number',
        'Invoice line no',
        'Invoice line ID',
        'Invoice item ID',
        'Applied to invoice item ID',
      ],
    }),
    requiredColumn('Amount', 'amount', 'Net amount credited, positive; or with tax where Tax included says so.', {
      aliases: [...AMOUNT_ALIASES, 'Credit amount'],
    }),
    optionalColumn('Status', 'choice', 'draft, final, sent, paid or voided; blank is final.', {
      aliases: ['Credit note status'],
    }),
    ...taxColumns,
    optionalColumn(
      'Treatment',
      'choice',
      'deferred first, pro rata, contra revenue, price concession, cumulative catch-up, rebuild by service dates or billing only; blank follows Settings.',
      { aliases: ['Credit treatment', 'Credit note treatment', 'Revenue treatment', 'Treatment override'] },
    ),
    optionalColumn('Reason', 'choice', 'cancellation, price concession, return, error, goodwill or bad debt; for information.', {
      aliases: ['Reason code', 'Credit reason', 'Credit note reason'],
    }),
    optionalColumn('Service start', 'date', 'First day of the service that is credited; needed to rebuild by service dates.', {
      aliases: ['Service start date', 'Service period start', 'Start date', 'Start', 'Period start', 'Billing period start', 'From'],
    }),
    optionalColumn('Service end', 'date', 'Last day of the service that is credited, included.', {
      aliases: ['Service end date', 'Service period end', 'End date', 'End', 'Period end', 'Billing period end', 'To'],
    }),
  ],
};
