/** Entries and netting: the worked example of each rule, and its edges. */
import { positionsAt, type NewJournalLine } from '../../../src/engine';
import { netContract } from '../../../src/engine/presentation/contract-netting';
import {
  aBook,
  aContract,
  aCredit,
  aLine,
  anObligation,
  aProduct,
  aUsage,
  cents,
  day,
  type BookParts,
} from '../pipeline/book-builder';
import { closeThrough, failedChecks, tell } from './close-book';

const year = { firstDay: day('2026-01-01'), lastDay: day('2026-12-31') };
const JANUARY = day('2026-01-31');
const MARCH = day('2026-03-31');

function linesOf(parts: BookParts, throughDay: number): readonly NewJournalLine[] {
  const close = closeThrough(aBook({ ...parts, policy: { dailyDetail: 'all', ...parts.policy } }), throughDay);
  expect(failedChecks(close)).toEqual([]);
  return close.journals.daily;
}

const on = (lines: readonly NewJournalLine[], iso: string) => lines.filter((line) => line.day === day(iso)).map(tell);

describe('entries', () => {
  test('an invoice settles unbilled revenue first', () => {
    const lines = linesOf(
      {
        products: [aProduct('P', { method: 'usage' })],
        obligations: [anObligation('OB-1', 0)],
        usage: [aUsage('OB-1', day('2026-01-05'), 1, cents(40)), aUsage('OB-1', day('2026-01-20'), 1, cents(60))],
        invoiceLines: [aLine('INV-1/1', day('2026-01-10'), cents(100), { obligationId: 'OB-1' })],
      },
      JANUARY,
    );
    expect(on(lines, '2026-01-10')).toEqual([
      '2026-01-10 Receivable clearing debit 100.00',
      '2026-01-10 Deferred revenue credit 60.00',
      '2026-01-10 Unbilled revenue credit 40.00',
    ]);
    expect(on(lines, '2026-01-20')).toEqual([
      '2026-01-20 Revenue credit 60.00',
      '2026-01-20 Deferred revenue debit 60.00',
    ]);
  });

  test('lines of one document are one entry; documents of a day come in order', () => {
    const charge = { firstDay: day('2026-02-01'), lastDay: day('2026-02-28'), obligationId: 'OB-1', lineGroup: 'A' };
    const lines = linesOf(
      {
        obligations: [anObligation('OB-1', cents(500), year)],
        invoiceLines: [
          aLine('INV-10/1', JANUARY, cents(100), charge),
          aLine('INV-9/1', JANUARY, cents(100), charge),
          aLine('INV-9/2', JANUARY, cents(-10), { type: 'product discount', lineGroup: 'A' }),
        ],
        creditNoteLines: [aCredit('A-1/1', JANUARY, 'INV-9/1', cents(5))],
      },
      JANUARY,
    ).filter((line) => line.day === JANUARY);
    const documents = [...new Set(lines.map((line) => line.entry))].map((entry) =>
      lines
        .filter((line) => line.entry === entry && line.role === 'Receivable clearing')
        .map((line) => line.documentId),
    );
    expect(documents).toEqual([['INV-9/1', 'INV-9/2'], ['INV-10/1'], ['A-1/1'], []]);
  });

  test('negative amounts change sides; no line is negative', () => {
    const lines = linesOf(
      {
        invoiceLines: [
          aLine('INV-1/1', day('2026-01-01'), cents(-310), { firstDay: day('2026-01-01'), lastDay: JANUARY }),
        ],
      },
      JANUARY,
    );
    expect(on(lines, '2026-01-01')).toEqual([
      '2026-01-01 Receivable clearing credit 310.00',
      '2026-01-01 Unbilled revenue debit 310.00',
      '2026-01-01 Revenue debit 10.00',
      '2026-01-01 Unbilled revenue credit 10.00',
    ]);
    expect(
      lines.every((line) => line.debit >= 0 && line.credit >= 0 && (line.debit === 0) !== (line.credit === 0)),
    ).toBe(true);
  });

  test('a service whose revenue a credit takes away whole makes no more entries', () => {
    const lines = linesOf(
      {
        invoiceLines: [aLine('INV-1/1', day('2026-01-01'), cents(1200), year)],
        creditNoteLines: [aCredit('CN-1/1', day('2026-02-17'), 'INV-1/1', cents(1200))],
      },
      MARCH,
    );
    expect(lines.filter((line) => line.day > day('2026-02-17'))).toEqual([]);
  });

  test('what carries each line is on it', () => {
    const lines = linesOf(
      {
        contracts: [aContract('C-1', { customer: 'Globex', entity: 'Europe' })],
        obligations: [anObligation('OB-1', cents(1200), year)],
        invoiceLines: [aLine('INV-1/1', day('2026-01-01'), cents(1200), { obligationId: 'OB-1' })],
      },
      JANUARY,
    );
    expect(lines[2]).toMatchObject({
      entry: '2026-01-00002',
      line: 1,
      period: '2026-01',
      originPeriod: '2026-01',
      role: 'Revenue',
      account: '4000',
      accountName: 'Revenue',
      currency: 'USD',
      entity: 'Europe',
      customer: 'Globex',
      contractId: 'C-1',
      obligationId: 'OB-1',
      productId: 'P',
      invoiceId: 'INV-1',
      source: 'Invoice',
      rule: 'straight-line',
      reason: 'normal',
      documentId: 'OB-1',
      origin: { table: 'Obligations', key: ['OB-1'] },
      monthlyEntry: 'M-2026-01-0001',
      proof: { kind: 'recognition', segmentId: 'OB-1', afterDay: day('2025-12-31'), throughDay: day('2026-01-01') },
    });
    expect(lines[0]?.proof).toEqual({ kind: 'billing', billingId: 'INV-1/1' });
    expect(lines[1]?.proof).toEqual({ kind: 'position' });
  });
});

describe('netting within a contract', () => {
  test('moves what is matched, in order', () => {
    expect(netContract([10000, -3000, -5000]).map(({ moved, net }) => [moved, net])).toEqual([
      [8000, 2000],
      [3000, 0],
      [5000, 0],
    ]);
    expect(netContract([3000, 4000, -5000]).map(({ moved, net }) => [moved, net])).toEqual([
      [3000, 0],
      [2000, 2000],
      [5000, 0],
    ]);
    expect(netContract([0, 500]).map(({ moved, net }) => [moved, net])).toEqual([
      [0, 0],
      [0, 500],
    ]);
  });

  const parts: BookParts = {
    obligations: [
      anObligation('OB-1', cents(1200), { ...year, standaloneSellingPrice: cents(1200) }),
      anObligation('OB-2', cents(600), { ...year, standaloneSellingPrice: cents(600) }),
    ],
    invoiceLines: [aLine('INV-1/1', day('2026-01-01'), cents(150), { obligationId: 'OB-1' })],
  };

  test('is one entry at month end, and its books go on from there', () => {
    const lines = linesOf(parts, day('2026-02-28'));
    const netting = lines.filter((line) => line.rule === 'contract-netting');
    expect(netting.map((line) => `${tell(line)} ${line.obligationId}`)).toEqual([
      '2026-01-31 Deferred revenue debit 50.00 OB-1',
      '2026-01-31 Unbilled revenue credit 50.00 OB-2',
      '2026-02-28 Unbilled revenue credit 50.00 OB-1',
      '2026-02-28 Unbilled revenue debit 50.00 OB-2',
    ]);
    expect(netting[0]).toMatchObject({
      source: 'Contract netting',
      origin: { table: 'Contracts', key: ['C-1'] },
      netBefore: cents(50),
      netAfter: 0,
      proof: {
        kind: 'netting',
        contractId: 'C-1',
        asOf: JANUARY,
        gross: cents(50),
        before: 0,
        through: cents(50),
        matched: cents(50),
      },
    });
    expect(netting[0]?.narrative).toContain(
      'contract C-1 on 2026-01-31 settles 50.00 of unbilled with deferred revenue',
    );
  });

  test('leaves a contract on one side at month end, and positions in balance', () => {
    const close = closeThrough(aBook(parts), day('2026-02-28'));
    for (const asOf of [JANUARY, day('2026-02-14'), day('2026-02-28')]) {
      for (const { billed, unbilled, recognized, deferred } of positionsAt(
        close.recognition,
        close.journals.daily,
        asOf,
      )) {
        expect(billed + unbilled).toBe(recognized + deferred);
      }
    }
    const january = positionsAt(close.recognition, close.journals.daily, JANUARY);
    expect(
      january.map(({ obligationId, invoiced, billed, deferred, unbilled, remaining }) => ({
        obligationId,
        invoiced,
        billed,
        deferred,
        unbilled,
        remaining,
      })),
    ).toEqual([
      {
        obligationId: 'OB-1',
        invoiced: cents(150),
        billed: cents(100),
        deferred: 0,
        unbilled: 0,
        remaining: cents(1100),
      },
      { obligationId: 'OB-2', invoiced: 0, billed: cents(50), deferred: 0, unbilled: 0, remaining: cents(550) },
    ]);
  });

  test('does not reach across entities or currencies', () => {
    const lines = linesOf(
      {
        ...parts,
        contracts: [aContract('C-1')],
        obligations: [parts.obligations![0]!],
        invoiceLines: [...parts.invoiceLines!, aLine('INV-2/1', day('2026-01-05'), cents(10), year)],
      },
      JANUARY,
    );
    expect(lines.filter((line) => line.rule === 'contract-netting')).toEqual([]);
  });
});
