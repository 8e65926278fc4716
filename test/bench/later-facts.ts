/** Whole books through the engine: what modifications, estimates and currency cost, and what long terms cost. */
import {
  checkBooks,
  checkFunctional,
  journalize,
  journalizeFunctional,
  recognizeRevenue,
  type Check,
  type RecognitionResult,
  type RevenueBook,
} from '../../src/engine';
import { tableFromCsv } from '../../src/workbook/read/tables/csv-tables';
import { readBook } from '../../src/workbook/read/read-book';
import { CLOSE_DAY, largeBookFiles, type BookOptions } from './large-book';
import { count, figure, markdownTable } from './markdown-table';
import { median, milliseconds, warmUp } from './measure';
import { atMost, type Section } from './sections';

interface Measured {
  readonly name: string;
  readonly book: RevenueBook;
  readonly recognition: RecognitionResult;
  readonly facts: number;
  readonly milliseconds: number;
  readonly failedChecks: number;
}

export function laterFactsSection(seed: number, isQuick: boolean): Section {
  const obligationCount = isQuick ? 300 : 2_000;
  const [plain, later, short, long] = measureInTurns(obligationCount, seed, [
    ['as signed', {}],
    ['modified, estimated, in two currencies', { withLaterFacts: true }],
    ['terms of one year', { termMonths: 12 }],
    ['terms of ten years', { termMonths: 120 }],
  ]) as [Measured, Measured, Measured, Measured];
  const failed = [plain, later, short, long].reduce((sum, { failedChecks }) => sum + failedChecks, 0);
  return {
    text: [
      `## Books of ${count(obligationCount)} obligations through the five steps`,
      '',
      markdownTable(
        ['', 'facts', 'segments', 'ms', 'µs / fact'],
        [plain, later, short, long].map((one) => [
          one.name,
          count(one.facts),
          count(one.recognition.obligations.reduce((sum, { segments }) => sum + segments.length, 0)),
          figure(one.milliseconds),
          figure(perFact(one)),
        ]),
      ),
      '',
      `Checks that fail on these books: ${failed}.`,
    ],
    goals: [
      { name: 'checks that fail on whole books', measured: String(failed), goal: '0', isMet: failed === 0, isTimed: false },
      atMost('a fact with modifications and estimates in the book, × one without', perFact(later) / perFact(plain), 1.5),
      atMost('a fact of ten-year terms, × one of one year', perFact(long) / perFact(short), 1.3),
    ],
  };
}

const perFact = (one: Measured): number => (one.milliseconds * 1000) / one.facts;

function measureInTurns(obligationCount: number, seed: number, kinds: readonly (readonly [string, BookOptions])[]): Measured[] {
  const books = kinds.map(([name, options]) => ({ name, book: bookOf(obligationCount, seed, options), times: [] as number[] }));
  warmUp(books.map(({ book }) => () => recognizeRevenue(book)));
  for (let repetition = 0; repetition < 7; repetition++) {
    for (const { book, times } of books) times.push(milliseconds(() => recognizeRevenue(book)));
  }
  return books.map(({ name, book, times }) => {
    const recognition = recognizeRevenue(book);
    const { obligations, invoiceLines, creditNoteLines, usage, milestones, estimates, modifications } = book;
    const facts = [obligations, invoiceLines, creditNoteLines, usage, milestones, estimates, modifications].reduce(
      (sum, { length }) => sum + length,
      0,
    );
    const failedChecks = failuresOf(book, recognition).length;
    return { name, book, recognition, facts, milliseconds: median(times), failedChecks };
  });
}

function bookOf(obligationCount: number, seed: number, options: BookOptions): RevenueBook {
  const files = largeBookFiles(obligationCount, seed, options);
  const { book, diagnostics } = readBook([...files].map(([name, text]) => tableFromCsv(name.replace('.csv', ''), text)));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`The bench's book is at fault: ${errors[0]!.message}`);
  return book;
}

function failuresOf(book: RevenueBook, recognition: RecognitionResult): Check[] {
  const journals = journalize(book, recognition, CLOSE_DAY);
  const { journal } = journalizeFunctional(book, journals.daily, {
    throughDay: CLOSE_DAY,
    run: journals.run,
    firstOpenDay: journals.firstOpenDay,
  });
  const checks = [
    ...checkBooks(book, recognition, journals, CLOSE_DAY),
    ...checkFunctional(book, journals, journal, CLOSE_DAY),
  ];
  return checks.filter(({ pass }) => !pass);
}
