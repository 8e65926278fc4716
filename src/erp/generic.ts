/** Every field of the monthly journal, for systems without a template and for spreadsheets. */
import { amount, date, identifier, number, text, type ExportTemplate } from './export-template';

export const GENERIC: ExportTemplate = {
  id: 'generic',
  label: 'Generic CSV',
  instructions: 'Map the columns in your system’s journal import.',
  dateFormat: 'YYYY-MM-DD',
  rowsPerFile: 1_000_000,
  filePer: [],
  blankedCharacters: '',
  columns: [
    identifier('Journal Number', (line) => line.entry),
    number('Line', (line) => String(line.line)),
    date('Post Date'),
    text('Period', (line) => line.period),
    identifier('Account Code', (line) => line.account),
    text('Account Name', (line) => line.accountName),
    amount('Debit', 'debit'),
    amount('Credit', 'credit'),
    text('Currency', (line) => line.currency),
    text('Entity', (line) => line.entity),
    text('Customer', (line) => line.customer),
    text('Contract', (line) => line.contractId),
    text('Obligation', (line) => line.obligationId),
    text('Product', (line) => line.productId),
    text('Invoice', (line) => line.invoiceId),
    text('Source', (line) => line.source),
    text('Rule', (line) => line.rule),
    text('Narrative', (line) => line.narrative),
    number('Run', (line) => String(line.run)),
  ],
};
