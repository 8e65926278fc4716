/** QuickBooks Online, Import data > Journal entries: accounts by name, debit and credit columns, 1,000 rows a file. */
import { amount, date, empty, identifier, text, type ExportTemplate } from './export-template';

export const QUICKBOOKS_ONLINE: ExportTemplate = {
  id: 'quickbooks-online',
  label: 'QuickBooks Online',
  instructions: 'In QuickBooks: Settings, Import data, Journal entries. Switch account numbers off first; accounts match by name.',
  dateFormat: 'MM/DD/YYYY',
  rowsPerFile: 1000,
  filePer: ['entity'],
  // Quoted commas have been reported to shift columns.
  blankedCharacters: ',',
  columns: [
    identifier('*JournalNo', (line) => line.entry, 21),
    date('*JournalDate'),
    identifier('*AccountName', (line) => line.accountName, 100),
    amount('*Debits', 'debit'),
    amount('*Credits', 'credit'),
    text('Description', (line) => line.narrative, 4000),
    // Only receivable and payable accounts need a name, and it must exist there: revenue journals leave it empty.
    empty('Name'),
    text('Currency', (line) => line.currency),
    empty('Location'),
    empty('Class'),
  ],
};
