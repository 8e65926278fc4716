/** Payments long before or after goods or services pass. */
import { optionalColumn, requiredColumn } from './column-format';
import type { TableFormat } from './column-format';
import { RATIONALE_ALIASES } from './price-tables';
import { CONTRACT_ALIASES, OBLIGATION_ALIASES } from './shared-columns';

export const financingFormat: TableFormat = {
  name: 'Financing',
  excelName: 'Financing',
  aliases: [
    'Financing components',
    'Financing component',
    'Significant financing',
    'Significant financing components',
    'Significant financing component',
  ],
  key: ['Contract', 'Obligation', 'Payment date'],
  words: 'One row a payment of an obligation, or a series of equal ones, paid long before or after its transfer; or one that gives the rate of what is paid as invoiced.',
  columns: [
    requiredColumn('Contract', 'id', 'Contract whose price is paid early or late.', { aliases: CONTRACT_ALIASES }),
    optionalColumn('Obligation', 'id', 'Obligation that is paid for; blank: the only one of the contract, or all of them where they are paid as invoiced.', {
      aliases: OBLIGATION_ALIASES,
    }),
    optionalColumn('Annual rate', 'number', 'Rate of a year at which the two would borrow from each other (6% or 0.06); once for each obligation.', {
      aliases: [
        'Annual rate %',
        'Discount rate',
        'Discount rate %',
        'Interest rate',
        'Interest rate %',
        'Rate',
        'Rate %',
        'Annual interest rate',
        'Annual discount rate',
        'Market rate',
        'Incremental borrowing rate',
        'Borrowing rate',
      ],
    }),
    optionalColumn(
      'Compounding',
      'choice',
      'monthly or annual; blank: monthly where payments lie less than a year apart, else annual.',
      { aliases: ['Compounded', 'Compounding period', 'Compounding frequency', 'Interest period'] },
    ),
    optionalColumn('Transfer date', 'date', 'Day as of which the price counts; blank takes the day the obligation passes, and for service over a term what Settings say.', {
      aliases: ['Date of transfer', 'Transfer', 'Delivery date', 'Control passes', 'Transfer of control', 'Satisfied on'],
    }),
    optionalColumn('Payment date', 'date', 'Day of the payment, or of the first of a series; blank with Payment amount: paid as invoiced, on the due dates of Invoices.', {
      aliases: ['Payment dates', 'Date of payment', 'Due date', 'Paid on', 'First payment', 'First payment date', 'Instalment date', 'Installment date', 'Date'],
    }),
    optionalColumn('Payment amount', 'amount', 'Each payment, excluding tax; blank: the price of the obligation in one payment.', {
      aliases: ['Payment', 'Amount', 'Instalment', 'Installment', 'Instalment amount', 'Installment amount', 'Amount paid', 'Consideration'],
    }),
    optionalColumn('Payments', 'number', 'Number of equal payments; blank counts as 1.', {
      aliases: ['Number of payments', 'No of payments', 'Instalments', 'Installments', 'Number of instalments', 'Number of installments', 'Count', 'Periods'],
    }),
    optionalColumn('Months between', 'number', 'Months from one payment of a series to the next; blank counts as 1.', {
      aliases: ['Months between payments', 'Every months', 'Interval', 'Interval in months', 'Payment interval'],
    }),
    optionalColumn('Rationale', 'text', 'Why the financing is significant, and where the rate comes from; needed once for each obligation.', {
      aliases: RATIONALE_ALIASES,
    }),
  ],
};
