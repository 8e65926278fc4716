/** The daily journal: its public format, the way back through the reader, and a proof of each kind. */
import type { LineProof, NewJournalLine } from '../../../src/engine/domain/journal';
import { readBook } from '../../../src/workbook/read/read-book';
import { readRunLog } from '../../../src/workbook/write/rows/run-log-columns';
import {
  DAILY_JOURNAL_COLUMNS,
  journalColumn,
  sourceKeyFromText,
  sourceKeyText,
} from '../../../src/workbook/write/rows/daily-journal-columns';
import { closeBook, tablesOf } from './close-book';
import { closeThrough, formulasOf, sheetOf, tablesLeftBy, valuesOf } from './planned-close';

const tables = tablesOf(closeBook());
const february = closeThrough(tables, '2026-02-28');
const march = closeThrough([...tables, ...tablesLeftBy(february.plan)], '2026-03-31');

test('its headers and their order are a public format', () => {
  expect(sheetOf(march.plan, 'Daily journal').table?.columns.map(({ header }) => header)).toEqual([
    'Entry',
    'Date',
    'Account',
    'Account name',
    'Debit',
    'Credit',
    'Currency',
    'Customer',
    'Obligation',
    'Narrative',
    'Source',
    'Rule',
    'Proof',
    'Check',
    'Position before',
    'Position after',
    'Entry balance',
    'Line',
    'Period',
    'Belongs to',
    'Belongs to date',
    'Reason',
    'Source kind',
    'Entity',
    'Contract',
    'Product',
    'Invoice',
    'Document',
    'Account role',
    'Rule code',
    'Source table',
    'Source key',
    'Monthly entry',
    'Monthly line',
    'Run',
    'Closed through',
    'Disaggregated by',
  ]);
  expect(DAILY_JOURNAL_COLUMNS.entry.header).toBe('Entry');
  expect(journalColumn('netAfter')).toBe(15);
});

test('the reader reads back every line as it was posted', () => {
  const { book, diagnostics } = readBook([...tables, ...tablesLeftBy(march.plan)]);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const withoutProof = ({ proof, ...line }: NewJournalLine): unknown => ({ kind: proof.kind, ...line });
  const readBack = book.posted.slice(february.journals.daily.length).map((line, index) => ({
    kind: march.journals.daily[index]?.proof.kind,
    ...line,
  }));
  expect(readBack).toEqual(march.journals.daily.map(withoutProof));
});

test('lines of the earlier close come back in their order though the sheet was sorted', () => {
  const [journal, runLog] = tablesLeftBy(february.plan);
  const shuffled = { ...journal!, rows: [...journal!.rows].sort((a, b) => Number(b[4]) - Number(a[4])) };
  const again = closeThrough([...tables, shuffled, runLog!], '2026-03-31');
  for (const header of ['Entry', 'Line', 'Debit', 'Credit', 'Proof', 'Check', 'Position after']) {
    expect(valuesOf(again.plan, 'Daily journal', header)).toEqual(valuesOf(march.plan, 'Daily journal', header));
  }
});

test('every line has a proof that gives its amount', () => {
  const [debits, credits, proofs] = ['Debit', 'Credit', 'Proof'].map(
    (header) => valuesOf(march.plan, 'Daily journal', header) as number[],
  );
  expect(proofs).toEqual(debits!.map((debit, row) => debit + credits![row]!));
  expect(new Set(valuesOf(march.plan, 'Daily journal', 'Check'))).toEqual(new Set([0]));
});

/** The proof of the first line of this close with such a proof and document. */
function proofOf(close: typeof march, kind: LineProof['kind'], documentId: string, isCredit = true): string {
  const index = close.journals.daily.findIndex(
    (line) =>
      line.proof.kind === kind &&
      (documentId === '' || line.documentId === documentId) &&
      (line.credit !== 0) === isCredit,
  );
  expect(index).toBeGreaterThanOrEqual(0);
  return formulasOf(close.plan, 'Daily journal', 'Proof')[close.journals.posted.length + index] ?? '';
}

describe('proofs', () => {
  test.each([
    [
      'a day of a full month',
      'recognition',
      'OB-9',
      true,
      /^=\(ROUND\(ROUND\('Schedule detail'!\$AX\d+\*100,0\)\*DAY\(U\d+\)\/DAY\(EOMONTH\(U\d+,0\)\),0\)-ROUND\(.*\*\(DAY\(U\d+\)-1\)\/.*,0\)\)\/100$/,
    ],
    [
      'a day counted by days',
      'recognition',
      'OB-2',
      true,
      /^=\(ROUND\('Schedule detail'!\$Z\d+\*\(U\d+-'Schedule detail'!\$D\d+\+1\)\/'Schedule detail'!\$AA\d+,0\)-ROUND\(.*\)\)\/100$/,
    ],
    ['a point in time', 'recognition', 'OB-5/milestone M2', true, /^='Schedule detail'!\$G\d+$/],
    ['negative revenue of a credit', 'recognition', 'INV-7/1/credit CN-2/1 recognized', false, /^=-'Schedule detail'!\$G\d+$/],
    ['an invoice', 'billing', 'INV-2/1', false, /^=Billing!G\d+$/],
    ['a credit note', 'billing', 'CN-1/1', true, /^=-Billing!G\d+$/],
    [
      'a balance',
      'position',
      '',
      true,
      /^=ROUND\(MAX\(0,-?P\d+\)-MAX\(0,-?O\d+\),3\)$|^=ROUND\(MAX\(0,-?O\d+\)-MAX\(0,-?P\d+\),3\)$/,
    ],
    ['a netting', 'netting', '', true, /^=ROUND\(MAX\(0,-?[OP]\d+\)-MAX\(0,-?[OP]\d+\),3\)$/],
  ] as const)('%s', (_name, kind, documentId, isCredit, pattern) => {
    expect(proofOf(march, kind, documentId, isCredit)).toMatch(pattern);
  });

  test('positions run from entry to entry of an obligation, and through Contract netting', () => {
    const befores = formulasOf(march.plan, 'Daily journal', 'Position before');
    const afters = formulasOf(march.plan, 'Daily journal', 'Position after');
    expect(befores[0]).toBe('=0');
    expect(befores.filter((formula) => /^=(?:0|[OP]\d+)$/.test(formula))).toHaveLength(befores.length);
    expect(afters[0]).toBe('=ROUND(O7+E7-F7,3)');
    expect(afters.some((formula) => /^='Contract netting'!H\d+$/.test(formula))).toBe(true);
  });

  test('a late fact is proved by Schedule detail less what was posted, an earlier line that it corrects by its month', () => {
    const book = closeBook();
    const dearer = tablesOf({
      ...book,
      Obligations: book.Obligations.map((row) => (row['Obligation'] === 'OB-9' ? { ...row, Price: 9000 } : row)),
    });
    const late = closeThrough([...dearer, ...tablesLeftBy(march.plan)], '2026-04-30');
    const proofs = formulasOf(late.plan, 'Daily journal', 'Proof');
    const corrections = late.journals.daily.flatMap((line, index) =>
      line.proof.kind === 'recognition-correction'
        ? [{ line, formula: proofs[late.journals.posted.length + index] ?? '' }]
        : [],
    );
    expect(corrections.map(({ line }) => line.originPeriod)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
    expect(corrections[0]?.formula).toMatch(/^=ROUND\('Schedule detail'!\$AT\d+-F\d+,3\)$/);
    expect(corrections[4]?.formula).toMatch(
      /^=ROUND\('Schedule detail'!\$AX\d+-SUMPRODUCT\(\(\$I\$\d+:\$I\$\d+="OB-9"\)\*\(.*"Revenue"\)\*\(.*"2026-03"\)\*.*\),3\)$/,
    );
    expect(proofs.slice(0, late.journals.posted.length).some((formula) => formula.includes("'Monthly journal'!"))).toBe(
      true,
    );
  });
});

test('the run log is read back', () => {
  const [, log] = tablesLeftBy(march.plan);
  const rows = readRunLog(log!);
  expect(rows.map(({ run }) => run)).toEqual([1, 2]);
  expect(rows[1]?.cells.get('Lines of the run')).toBe(march.journals.daily.length);
  expect(readRunLog({ ...log!, rows: [['not ours']] })).toEqual([]);
});

test.each([[['OB-7']], [['INV-7', 2]], [['quote "', '[1]']]])('the source key %j comes back from its text', (key) => {
  expect(sourceKeyFromText(sourceKeyText(key))).toEqual(key);
});

test.each(['', 'OB-7', '{"a":1}', '[null]'])('%j is no source key', (text) => {
  expect(sourceKeyFromText(text)).toBeNull();
});
