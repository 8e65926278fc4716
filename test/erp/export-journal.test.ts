import { parseCsv } from 'hucre/csv';
import { dayFromIso, type MonthlyJournalLine } from '../../src/engine';
import { EXPORT_TEMPLATES, exportJournal } from '../../src/erp/export-journal';
import type { ExportFormat } from '../../src/erp/export-template';

const FORMATS = Object.keys(EXPORT_TEMPLATES) as ExportFormat[];

function line(over: Partial<MonthlyJournalLine>): MonthlyJournalLine {
  return {
    entry: 'M-2026-03-0001', line: 1, day: dayFromIso('2026-03-31') ?? 0, period: '2026-03', role: 'Revenue', account: '4000', accountName: 'Revenue',
    debit: 0, credit: 0, currency: 'USD', entity: 'Main', customer: 'Acme', contractId: '', obligationId: '', productId: 'P1', invoiceId: 'INV-1',
    source: 'Invoice', rule: 'straight-line', narrative: 'March', run: 1, ...over,
  };
}

function entryOf(id: string, amount: number, over: Partial<MonthlyJournalLine> = {}): MonthlyJournalLine[] {
  return [
    line({ entry: id, line: 1, role: 'Deferred revenue', account: '2400', accountName: 'Deferred revenue', debit: amount, ...over }),
    line({ entry: id, line: 2, credit: amount, ...over }),
  ];
}

const cells = (csv: string): string[][] => parseCsv(csv).map((row) => row.map((cell) => String(cell ?? ''))).filter((row) => row.some((cell) => cell !== ''));

/** Debit total less credit total of a file, in cents, read independently of the writer. */
function balanceOf(rows: string[][]): number {
  const [header = [], ...body] = rows;
  const cents = (row: string[], index: number): number => (index < 0 ? 0 : Math.round(Number(row[index] === '' ? '0' : row[index]) * 100));
  const find = (pattern: RegExp): number => header.findIndex((name) => pattern.test(name));
  return body.reduce((sum, row) => sum + cents(row, find(/debit/i)) - cents(row, find(/credit/i)) + cents(row, find(/^\*Amount$/)), 0);
}

describe('journal export', () => {
  it.each(FORMATS)('%s: every file reads back, balances and holds every entry', (format) => {
    const lines = [...entryOf('M-2026-03-0001', 120_033), ...entryOf('M-2026-03-0002', 999, { currency: 'EUR', entity: 'Sub' })];
    const { files, findings } = exportJournal(format, lines);
    expect(findings).toEqual([]);
    expect(files.reduce((sum, file) => sum + file.rows, 0)).toBe(4);
    for (const file of files) {
      const rows = cells(file.text);
      expect(rows).toHaveLength(file.rows + 1);
      expect(balanceOf(rows)).toBe(0);
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    }
    const everything = files.map((file) => file.text).join('');
    expect(everything).toContain('1200.33');
    expect(everything).toContain('M-2026-03-0002');
  });

  it('headers are those the importers document', () => {
    const headerOf = (format: ExportFormat): string => exportJournal(format, entryOf('M-2026-03-0001', 100)).files[0]?.text.split('\r\n')[0] ?? '';
    expect(headerOf('xero')).toBe('*Narration,*Date,Description,*AccountCode,*TaxRate,*Amount,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2');
    expect(headerOf('quickbooks-online')).toBe('*JournalNo,*JournalDate,*AccountName,*Debits,*Credits,Description,Name,Currency,Location,Class');
    expect(headerOf('netsuite')).toMatch(/^External ID,Date,Subsidiary,Currency,Memo,.*Journal Entry - Line: Account,Journal Entry - Line: Debit/);
    expect(headerOf('generic')).toMatch(/^Journal Number,/);
  });

  it('dates follow each importer', () => {
    const text = (format: ExportFormat): string => exportJournal(format, entryOf('M-2026-03-0001', 100)).files[0]?.text ?? '';
    expect(text('xero')).toContain(',31/03/2026,');
    expect(text('quickbooks-online')).toContain(',03/31/2026,');
    expect(text('netsuite')).toContain(',03/31/2026,');
    expect(text('generic')).toContain(',2026-03-31,');
  });

  it('Xero files hold one currency and at most 300 rows, cut between entries', () => {
    const lines = Array.from({ length: 200 }, (_, i) => entryOf(`M-2026-03-${String(i + 1).padStart(4, '0')}`, 100 + i)).flat();
    const { files } = exportJournal('xero', [...lines, ...entryOf('M-2026-03-9999', 5, { currency: 'EUR' })]);
    expect(files).toHaveLength(3);
    for (const file of files) {
      expect(file.rows).toBeLessThanOrEqual(300);
      expect(file.totals).toHaveLength(1);
      expect(balanceOf(cells(file.text))).toBe(0);
    }
    expect(new Set(files.map((file) => file.name)).size).toBe(3);
  });

  it('amounts carry the decimals of their currency', () => {
    expect(exportJournal('generic', entryOf('M-2026-03-0001', 12345, { currency: 'JPY' })).files[0]?.text).toContain(',12345,');
    expect(exportJournal('generic', entryOf('M-2026-03-0001', 12345, { currency: 'KWD' })).files[0]?.text).toContain(',12.345,');
  });

  it.each(['=HYPERLINK("http://x","y")', '+1', '-x', '@SUM(A1)', '\tx'])('free text %j is disarmed, with a warning', (narrative) => {
    const { files, findings } = exportJournal('generic', entryOf('M-2026-03-0001', 100, { narrative }));
    expect(findings.every((finding) => finding.severity === 'warning')).toBe(true);
    expect(findings.length).toBeGreaterThan(0);
    for (const row of cells(files[0]?.text ?? '')) for (const cell of row) expect(cell).not.toMatch(/^[=+@\t]|^-[^\d]/);
  });

  it('identifiers that look like formulas, miss or are too long stop the export', () => {
    for (const account of ['=4000', '', '12345678901']) {
      const { files, findings } = exportJournal('xero', entryOf('M-2026-03-0001', 100, { account }));
      expect(files).toEqual([]);
      expect(findings.some((finding) => finding.severity === 'error')).toBe(true);
    }
  });

  it('an unbalanced or single-line entry stops the export', () => {
    expect(exportJournal('generic', entryOf('M-2026-03-0001', 100).slice(0, 1)).files).toEqual([]);
    expect(exportJournal('generic', [line({ debit: 100 }), line({ line: 2, credit: 99 })]).findings[0]?.message).toMatch(/balance/);
  });
});
