/** Every finding of the reader, both ways: the workbook with the fault has it, at its cell; the mended one has none. */
import { READER_DIAGNOSTICS } from '../../../src/workbook/read/diagnostic-catalogue';
import type { ReaderDiagnosticCode } from '../../../src/workbook/read/diagnostic-catalogue';
import { readBook } from '../../../src/workbook/read/read-book';
import { first } from './fault';
import { AGENCY_FAULTS } from './faults-of-agencies';
import { CELL_FAULTS } from './faults-of-cells';
import { COST_FAULTS } from './faults-of-costs';
import { CREDIT_FAULTS } from './faults-of-credits';
import { CONTROL_FAULTS } from './faults-of-control';
import { DOCUMENT_FAULTS } from './faults-of-documents';
import { MODIFICATION_FAULTS } from './faults-of-modifications';
import { ESTIMATE_FAULTS } from './faults-of-estimates';
import { GOODS_FAULTS } from './faults-of-goods';
import { FINANCING_FAULTS } from './faults-of-financing';
import { JUDGEMENT_FAULTS } from './faults-of-judgements';
import { PROGRESS_FAULTS } from './faults-of-progress';
import { PRICE_FAULTS } from './faults-of-prices';
import { SHARE_FAULTS } from './faults-of-shares';
import { RENEWAL_FAULTS } from './faults-of-renewals';
import { RIGHT_FAULTS } from './faults-of-rights';
import { RATE_FAULTS } from './faults-of-rates';
import { TAX_FAULTS } from './faults-of-taxes';
import { WRITE_OFF_FAULTS } from './faults-of-write-offs';
import { TABLE_FAULTS } from './faults-of-tables';
import { smallBook, tablesOf } from './small-book';

const FAULTS = [
  ...TABLE_FAULTS,
  ...CELL_FAULTS,
  ...DOCUMENT_FAULTS,
  ...TAX_FAULTS,
  ...PROGRESS_FAULTS,
  ...PRICE_FAULTS,
  ...COST_FAULTS,
  ...WRITE_OFF_FAULTS,
  ...ESTIMATE_FAULTS,
  ...MODIFICATION_FAULTS,
  ...RATE_FAULTS,
  ...CONTROL_FAULTS,
  ...JUDGEMENT_FAULTS,
  ...RENEWAL_FAULTS,
  ...RIGHT_FAULTS,
  ...SHARE_FAULTS,
  ...GOODS_FAULTS,
  ...CREDIT_FAULTS,
  ...AGENCY_FAULTS,
  ...FINANCING_FAULTS,
];

test('the small book has no findings', () => {
  expect(readBook(tablesOf(smallBook())).diagnostics).toEqual([]);
});

test.each(FAULTS.map((fault) => [fault.code, fault.what, fault] as const))('%s: %s', (code, _what, fault) => {
  const book = smallBook();
  fault.fault?.(book);
  const tables = fault.tables?.(tablesOf(book)) ?? tablesOf(book);
  const { diagnostics } = readBook(tables);
  expect(diagnostics.map((finding) => finding.code)).toEqual([code]);
  expect(diagnostics[0]).toMatchObject({ severity: READER_DIAGNOSTICS[code].severity, cell: fault.cell });
  expect(diagnostics[0]!.message).toContain(fault.says);
});

test('every code of the catalogue is provoked', () => {
  const provoked = new Set(FAULTS.map(({ code }) => code));
  expect(Object.keys(READER_DIAGNOSTICS).filter((code) => !provoked.has(code as ReaderDiagnosticCode))).toEqual([]);
});

test('faults of many rows are all found in one pass', () => {
  const book = smallBook();
  first(book.Contracts)['Customer'] = null;
  first(book.Obligations)['Price'] = 'much';
  first(book.Invoices)['Amount'] = '#VALUE!';
  first(book.Usage)['Date'] = 'yesterday';
  book.Milestones[0]!['Completed'] = 'done';
  first(book.Accounts)['Role'] = 'Cash';
  expect(readBook(tablesOf(book)).diagnostics.map(({ code, cell }) => `${code} ${cell}`)).toEqual([
    'value.missing Contracts!B2',
    'amount.not-a-number Obligations!E2',
    'cell.error Invoices!K2',
    'date.text Usage!B2',
    'date.text Milestones!D2',
    'value.unknown Accounts!A2',
  ]);
});
