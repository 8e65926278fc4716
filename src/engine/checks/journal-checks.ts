/** The journals themselves: balance, numbers, order, and that nothing happens twice. */
import type { Check } from '../domain/check';
import type { JournalLine, MonthlyJournalLine } from '../domain/journal';
import { isoOf } from '../foundation/calendar';
import { groupBy, joinKey } from '../foundation/group-by';
import { findUnposted } from '../journalize';
import type { CheckedBooks } from './checked-books';
import { amountFault, fault, verdict, type Fault } from './verdict';

export function checkJournals(books: CheckedBooks): Check[] {
  const { lines, journals } = books;
  return [
    checkBalance(
      'entries-balance',
      'Debits = credits in every entry',
      lines,
      ({ entry }) => entry,
      ({ entry }) => `entry ${entry}`,
    ),
    checkBalance(
      'days-balance',
      'Debits = credits on every day in each currency and entity',
      lines,
      ({ day, currency, entity }) => joinKey(day, currency, entity),
      ({ day }) => isoOf(day),
    ),
    checkBalance(
      'monthly-entries-balance',
      'Debits = credits in every monthly entry',
      journals.monthly,
      ({ entry }) => entry,
      ({ entry }) => `entry ${entry}`,
    ),
    checkMonthlySums(books),
    checkNumbers(books),
    checkDuplicates(books),
    checkOpenDays(books),
    checkRerun(books),
  ];
}

/** Each group of lines must have as much debit as credit. */
function checkBalance<Line extends JournalLine | MonthlyJournalLine>(
  id: string,
  title: string,
  lines: readonly Line[],
  keyOf: (line: Line) => string,
  nameOf: (line: Line) => string,
): Check {
  const sums = new Map<string, { line: Line; sum: number }>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = sums.get(key);
    if (group === undefined) sums.set(key, { line, sum: line.debit - line.credit });
    else group.sum += line.debit - line.credit;
  }
  const faults = [...sums.values()]
    .filter(({ sum }) => sum !== 0)
    .map(({ line, sum }) => amountFault(nameOf(line), sum, line.currency));
  return verdict(id, title, `${sums.size} groups of lines were summed.`, faults);
}

function checkMonthlySums({ lines, journals }: CheckedBooks): Check {
  const off = new Map<string, { line: JournalLine | MonthlyJournalLine; sum: number }>();
  const add = (line: JournalLine | MonthlyJournalLine, sum: number): void => {
    const key = joinKey(line.period, line.entity, line.currency, line.role, line.account);
    const before = off.get(key);
    off.set(key, { line, sum: (before?.sum ?? 0) + sum });
  };
  for (const line of lines) add(line, line.debit - line.credit);
  for (const line of journals.monthly) add(line, line.credit - line.debit);
  const faults = [...off.values()]
    .filter(({ sum }) => sum !== 0)
    .map(({ line, sum }) => amountFault(`${line.period} account ${line.account}`, sum, line.currency));
  return verdict(
    'monthly-equals-daily',
    'The monthly journal = the sum of the daily journal',
    'Both are summed by month, entity, currency and account, and compared.',
    faults,
  );
}

function checkNumbers({ lines }: CheckedBooks): Check {
  const faults: Fault[] = [];
  for (const [period, ofPeriod] of groupBy(lines, (line) => line.period)) {
    const numbers = new Set(ofPeriod.map(({ entry }) => Number(entry.slice(entry.lastIndexOf('-') + 1))));
    for (let number = 1; number <= numbers.size; number++) {
      if (numbers.has(number)) continue;
      faults.push(fault(`${period} has no entry ${number}`));
      break;
    }
  }
  return verdict(
    'numbers-complete',
    'Entry numbers run without gaps in each month',
    'The numbers of each month’s entries are counted from 1.',
    faults,
  );
}

function checkDuplicates({ lines }: CheckedBooks): Check {
  const numbersOf = new Map<string, number[]>();
  const faults: Fault[] = [];
  for (const { entry, line } of lines) {
    const numbers = numbersOf.get(entry);
    if (numbers === undefined) numbersOf.set(entry, [line]);
    else if (numbers.includes(line)) faults.push(fault(`entry ${entry} line ${line}`));
    else numbers.push(line);
  }
  return verdict(
    'no-duplicates',
    'No journal line stands twice',
    'Entry and line number name each line; they are looked up among all lines.',
    faults,
  );
}

function checkOpenDays({ book, journals, throughDay }: CheckedBooks): Check {
  const lockDay = book.policy.lockMethod === 'custom-date' ? (book.policy.lockDay ?? -Infinity) : -Infinity;
  const firstOpenDay = journals.firstOpenDay ?? -Infinity;
  const faults = journals.daily
    .filter(({ day }) => day <= lockDay || day < firstOpenDay || day > throughDay)
    .map(({ entry, day }) => fault(`entry ${entry} on ${isoOf(day)}`));
  return verdict(
    'closed-days-untouched',
    'Nothing is posted on locked or closed days',
    'The day of each new line is compared with the lock date, the first open day and the day to close.',
    faults,
  );
}

function checkRerun({ book, recognition, lines, throughDay }: CheckedBooks): Check {
  const { entries, diagnostics } = findUnposted({ ...book, posted: lines }, recognition, throughDay);
  const faults = [
    ...entries.map(({ day, lines: [first] }) => fault(`${first?.obligationId ?? ''} on ${isoOf(day)}`)),
    ...diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => fault(message)),
  ];
  return verdict(
    'rerun-posts-nothing',
    'Running the close again posts nothing',
    'The close is run a second time with this run’s lines counted as posted.',
    faults,
  );
}
