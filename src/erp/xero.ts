/** Xero, Manual journals import: one journal per narration and date, base currency only, at most 300 lines a file. */
import { amount, date, identifier, text, type ExportTemplate } from './export-template';

export const XERO: ExportTemplate = {
  id: 'xero',
  label: 'Xero',
  instructions: 'In Xero: Accounting, Manual journals, Import. Each file holds one currency; the journals arrive as drafts.',
  dateFormat: 'DD/MM/YYYY',
  rowsPerFile: 300,
  filePer: ['entity', 'currency'],
  blankedCharacters: '',
  columns: [
    // Xero merges rows of equal narration and date, so the entry number makes it unique.
    identifier('*Narration', (line) => `Revenue recognition ${line.period} [${line.entry}]`),
    date('*Date'),
    text('Description', (line) => line.narrative),
    identifier('*AccountCode', (line) => line.account, 10),
    identifier('*TaxRate', () => 'Tax Exempt'),
    amount('*Amount', 'signed'),
    text('TrackingName1', () => ''),
    text('TrackingOption1', () => ''),
    text('TrackingName2', () => ''),
    text('TrackingOption2', () => ''),
  ],
};
