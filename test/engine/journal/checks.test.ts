/** Every check finds the fault it is there for. */
import {
  checkBooks,
  journalize,
  recognizeRevenue,
  type Journals,
  type JournalLine,
  type RecognitionResult,
  type RevenueBook,
} from '../../../src/engine';
import { aBook, aContract, aCredit, aLine, anObligation, cents, day } from '../pipeline/book-builder';

const JANUARY = day('2025-01-31');
const year = { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') };

const book = aBook({
  contracts: [aContract('C-1')],
  obligations: [
    anObligation('OB-1', cents(1200), { ...year, standaloneSellingPrice: cents(1200) }),
    anObligation('OB-2', cents(600), { ...year, standaloneSellingPrice: cents(300) }),
  ],
  invoiceLines: [
    aLine('INV-1/1', day('2025-01-01'), cents(500), { obligationId: 'OB-1' }),
    aLine('INV-2/1', day('2025-01-10'), cents(31), { firstDay: day('2025-01-01'), lastDay: JANUARY }),
    aLine('INV-3/1', day('2025-01-10'), cents(31), { status: 'draft' }),
  ],
  creditNoteLines: [aCredit('CN-1/1', day('2025-01-20'), 'INV-1/1', cents(50))],
});
const recognition = recognizeRevenue(book);
const journals = journalize(book, recognition, JANUARY);

const failing = (
  changed: Partial<{ book: RevenueBook; recognition: RecognitionResult; journals: Journals }>,
): string[] =>
  checkBooks(changed.book ?? book, changed.recognition ?? recognition, changed.journals ?? journals, JANUARY)
    .filter(({ pass }) => !pass)
    .map(({ id }) => id);

type Change = (line: JournalLine, index: number) => Partial<JournalLine>;

/** The journal with some of its daily lines changed. */
function tampered(isWanted: (line: JournalLine, index: number) => boolean, change: Change): { journals: Journals } {
  const daily = journals.daily.map((line, i) => (isWanted(line, i) ? { ...line, ...change(line, i) } : line));
  return { journals: { ...journals, daily } };
}

const firstOf = (role: JournalLine['role']) => {
  const index = journals.daily.findIndex((line) => line.role === role);
  return (_line: JournalLine, i: number): boolean => i === index;
};

test('all pass on sound books, in a fixed order', () => {
  const checks = checkBooks(book, recognition, journals, JANUARY);
  expect(checks.map(({ id }) => id)).toEqual([
    'rows-accounted',
    'invoices-posted',
    'price-allocated',
    'price-scheduled',
    'nothing-lost',
    'months-complete',
    'entries-balance',
    'days-balance',
    'monthly-entries-balance',
    'monthly-equals-daily',
    'numbers-complete',
    'no-duplicates',
    'closed-days-untouched',
    'rerun-posts-nothing',
    'position-identity',
    'no-negative-balance',
    'roll-forward',
    'settled',
    'one-side',
  ]);
  expect(
    checks.every(
      ({ pass, difference, explanation, title }) => pass && difference === '0' && explanation !== '' && title !== '',
    ),
  ).toBe(true);
  expect(checks[0]?.explanation).toBe(
    'Obligations 2 used, 0 left out; Invoices 2 used, 1 left out; Credit notes 1 used, 0 left out; Usage 0 used, 0 left out; Milestones 0 used, 0 left out.',
  );
});

describe('a fault is found', () => {
  test('a row that disappeared', () => {
    const coverage = recognition.coverage.map((item) =>
      item.table === 'Invoices' ? { ...item, used: item.used - 1 } : item,
    );
    expect(failing({ recognition: { ...recognition, coverage } })).toEqual(['rows-accounted']);
  });

  test('an invoice that was never posted', () => {
    const extra = aLine('INV-9/1', day('2025-01-02'), cents(5), year);
    expect(failing({ book: { ...book, invoiceLines: [...book.invoiceLines, extra] } })).toEqual(
      expect.arrayContaining(['rows-accounted', 'invoices-posted']),
    );
  });

  test('a price that was not allocated in full', () => {
    const obligations = recognition.obligations.map((obligation, i) =>
      i === 0 ? { ...obligation, statedPrice: obligation.statedPrice + 1 } : obligation,
    );
    expect(failing({ recognition: { ...recognition, obligations } })).toEqual(['price-allocated']);
  });

  test('a price that is not on the schedule', () => {
    const obligations = recognition.obligations.map((obligation, i) =>
      i === 0 ? { ...obligation, allocated: obligation.allocated + 1 } : obligation,
    );
    expect(failing({ recognition: { ...recognition, obligations } })).toEqual(['price-scheduled']);
  });

  test('an amount changed by hand, with its difference', () => {
    const changed = tampered(firstOf('Revenue'), ({ credit }) => ({ credit: credit + 100 }));
    expect(failing(changed)).toEqual(
      expect.arrayContaining([
        'nothing-lost',
        'months-complete',
        'entries-balance',
        'days-balance',
        'monthly-equals-daily',
        'rerun-posts-nothing',
        'position-identity',
      ]),
    );
    const check = checkBooks(book, recognition, changed.journals, JANUARY).find(({ id }) => id === 'entries-balance');
    expect(check).toMatchObject({ pass: false, difference: '1.00 USD' });
    expect(check?.explanation).toContain('entry 2025-01-00002 (-1.00 USD)');
  });

  test('revenue in another month of origin', () => {
    expect(failing(tampered(firstOf('Revenue'), () => ({ originPeriod: '2024-12' })))).toEqual([
      'months-complete',
      'rerun-posts-nothing',
    ]);
  });

  test('a day that does not balance although its entries do', () => {
    const lastEntry = journals.daily.at(-1)?.entry;
    const isFirstOfLast = (line: JournalLine): boolean => line.entry === lastEntry && line.line === 1;
    expect(failing(tampered(isFirstOfLast, () => ({ day: JANUARY - 1 })))).toContain('days-balance');
  });

  test('a monthly entry that does not balance', () => {
    const [first, ...others] = journals.monthly;
    const monthly = [{ ...first!, debit: first!.debit + 1 }, ...others];
    expect(failing({ journals: { ...journals, monthly } })).toEqual([
      'monthly-entries-balance',
      'monthly-equals-daily',
    ]);
  });

  test('a missing number', () => {
    expect(
      failing(
        tampered(
          (line) => line.entry === '2025-01-00001',
          () => ({ entry: '2025-01-99999' }),
        ),
      ),
    ).toContain('numbers-complete');
  });

  test('a line that stands twice', () => {
    expect(failing({ journals: { ...journals, daily: [...journals.daily, journals.daily[0]!] } })).toContain(
      'no-duplicates',
    );
  });

  test('a line on a locked day', () => {
    const locked = {
      ...book,
      policy: { ...book.policy, lockMethod: 'custom-date' as const, lockDay: day('2025-01-15') },
    };
    expect(failing({ book: locked })).toContain('closed-days-untouched');
    expect(failing({ journals: { ...journals, firstOpenDay: day('2025-01-02') } })).toEqual(['closed-days-untouched']);
  });

  test('a negative balance', () => {
    const swap: Change = ({ debit, credit }) => ({ debit: credit, credit: debit });
    expect(failing(tampered(firstOf('Deferred revenue'), swap))).toEqual(
      expect.arrayContaining(['no-negative-balance', 'position-identity']),
    );
  });

  test('an entry that starts from another balance', () => {
    expect(
      failing(
        tampered(
          (line) => line.entry === '2025-01-00009',
          ({ netBefore }) => ({ netBefore: netBefore + 1 }),
        ),
      ),
    ).toEqual(['roll-forward']);
  });

  test('a balance that stays when all is billed and recognized', () => {
    const shift: Change = ({ role }) => (role === 'Deferred revenue' ? { role: 'Unbilled revenue' } : {});
    const done = (line: JournalLine): boolean => line.obligationId === 'INV-2/1';
    expect(failing(tampered(done, shift))).toContain('position-identity');
    const extra = {
      ...journals.daily.at(-1)!,
      obligationId: 'INV-2/1',
      contractId: '',
      role: 'Deferred revenue' as const,
      debit: 0,
      credit: 7,
    };
    expect(failing({ journals: { ...journals, daily: [...journals.daily, extra] } })).toContain('settled');
  });

  test('a contract on both sides', () => {
    const withoutNetting = journals.daily.filter((line) => line.rule !== 'contract-netting');
    expect(withoutNetting.length).toBeLessThan(journals.daily.length);
    expect(failing({ journals: { ...journals, daily: withoutNetting } })).toContain('one-side');
  });
});
