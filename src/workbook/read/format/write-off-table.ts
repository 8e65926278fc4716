/** Invoices that will not be paid. */
import { INVOICE_ALIASES } from './billing-tables';
import { optionalColumn, requiredColumn } from './column-format';
import type { TableFormat } from './column-format';

export const writeOffsFormat: TableFormat = {
  name: 'Write-offs',
  excelName: 'WriteOffs',
  aliases: ['Write-off', 'Writeoffs', 'Bad debts', 'Bad debt', 'Uncollectible invoices', 'Uncollectibles'],
  key: ['Invoice'],
  words: 'One row an invoice that is uncollectible: what is deferred is taken back, what was recognized is bad debt.',
  columns: [
    requiredColumn('Invoice', 'id', 'Invoice that will not be paid.', { aliases: INVOICE_ALIASES }),
    requiredColumn('Date', 'date', 'Day on which it was judged uncollectible.', {
      aliases: ['Write-off date', 'Written off', 'Written off on', 'Uncollectible', 'Uncollectible date'],
    }),
    optionalColumn('Amount', 'amount', 'Net amount written off; blank is all that is billed and not credited.', {
      aliases: ['Write-off amount', 'Net amount', 'Amount written off'],
    }),
    optionalColumn('Recovered', 'date', 'Day on which it was paid after all.', {
      aliases: ['Recovered date', 'Recovered on', 'Recovery date', 'Paid', 'Paid on'],
    }),
    optionalColumn('Recovered amount', 'amount', 'Net amount recovered; blank is all that was written off.', {
      aliases: ['Recovery amount', 'Amount recovered', 'Paid amount'],
    }),
    optionalColumn('Disputed', 'date', 'Day on which the recovery was disputed and lost.', {
      aliases: ['Disputed date', 'Disputed on', 'Dispute date', 'Dispute lost', 'Chargeback date'],
    }),
    optionalColumn('Rationale', 'text', 'Why it is uncollectible.', { aliases: ['Reason', 'Why', 'Judgement'] }),
  ],
};
