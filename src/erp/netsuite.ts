/** NetSuite, CSV Import Assistant > Transactions > Journal Entry: rows of one External ID form an entry. */
import { amount, date, empty, identifier, text, type ExportTemplate } from './export-template';

export const NETSUITE: ExportTemplate = {
  id: 'netsuite',
  label: 'NetSuite',
  instructions: 'In NetSuite: Setup, Import/Export, Import CSV Records, Transactions, Journal Entry, Add. An External ID is refused the second time.',
  dateFormat: 'MM/DD/YYYY',
  rowsPerFile: 25_000,
  filePer: [],
  blankedCharacters: '',
  columns: [
    identifier('External ID', (line) => `RR-${line.entry}`),
    date('Date'),
    identifier('Subsidiary', (line) => line.entity),
    identifier('Currency', (line) => line.currency),
    text('Memo', (line) => `Revenue recognition ${line.period}`, 4000),
    empty('Reversal Date'),
    empty('Accounting Book'),
    empty('Is Book Specific'),
    identifier('Journal Entry - Line: Account', (line) => line.account),
    amount('Journal Entry - Line: Debit', 'debit'),
    amount('Journal Entry - Line: Credit', 'credit'),
    text('Journal Entry - Line: Memo', (line) => line.narrative, 4000),
    text('Journal Entry - Line: Name', (line) => line.customer),
    empty('Journal Entry - Line: Department'),
    empty('Journal Entry - Line: Class'),
    empty('Journal Entry - Line: Location'),
  ],
};
