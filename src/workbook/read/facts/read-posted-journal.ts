/**
 * The daily journal that earlier closes left in the workbook, read back as posted lines. Posted lines are constants: a
 * line that was changed so that it cannot be read, or that no longer balances, stops the next close.
 */
import { RULES } from '../../../engine/rule-book/rule-book';
import type { RuleId } from '../../../engine/rule-book/rule-book';
import type { PostedLine, PostingReason } from '../../../engine/domain/journal';
import type { SourceKind } from '../../../engine/domain/schedule';
import type { InputTable, SourceReference } from '../../../engine/domain/source-reference';
import { amountText, minorUnits } from '../../../engine/foundation/decimal-text';
import { DAILY_JOURNAL_COLUMNS, DAILY_JOURNAL_TABLE, sourceKeyFromText } from '../../write/rows/daily-journal-columns';
import type { JournalField } from '../../write/rows/daily-journal-columns';
import { ROLES, choiceList, findChoice } from '../choices/choices';
import type { ChoiceList } from '../choices/choices';
import { BOOK_FORMAT } from '../format/book-format';
import { requiredColumn } from '../format/column-format';
import type { ColumnFormat, ReadableFormat } from '../format/column-format';
import { decimalOfNumber, readAmount, readCurrency, readDay, readText, requireValue } from '../cells/read-cells';
import { reportDuplicate } from '../reading';
import { isBlank, report, showValue, valueOf } from '../tables/table-row';
import type { OpenTable, Row } from '../tables/table-row';

/** Columns that are read back; formulas among them only for what they show. */
const READ_FIELDS = [
  'entry',
  'line',
  'day',
  'period',
  'originPeriod',
  'originDay',
  'role',
  'account',
  'accountName',
  'debit',
  'credit',
  'currency',
  'entity',
  'customer',
  'contractId',
  'obligationId',
  'productId',
  'invoiceId',
  'source',
  'rule',
  'reason',
  'documentId',
  'narrative',
  'netBefore',
  'netAfter',
  'originTable',
  'originKey',
  'monthlyEntry',
  'run',
  'closedThrough',
] as const satisfies readonly JournalField[];

const header = (field: JournalField): string => DAILY_JOURNAL_COLUMNS[field].header;

function columnOf(field: JournalField): ColumnFormat {
  const { kind, words } = DAILY_JOURNAL_COLUMNS[field];
  return requiredColumn(header(field), kind === 'amount' ? 'amount' : kind === 'date' ? 'date' : 'text', `${words}.`);
}

export const POSTED_JOURNAL_FORMAT: ReadableFormat = {
  name: DAILY_JOURNAL_TABLE,
  key: [header('entry'), header('line')],
  columns: READ_FIELDS.map(columnOf),
};

const wordList = <Word extends string>(words: readonly Word[]): ChoiceList<Word> =>
  choiceList(words.map((value) => ({ value, label: value, aliases: [] })));

const SOURCES = wordList<SourceKind>([
  'Invoice',
  'Billing schedule',
  'Usage',
  'Milestone',
  'Progress',
  'Discount',
  'Minimum true-up',
  'Credit note',
  'Void',
  'Estimate',
  'Modification',
  'Contract netting',
  'Contract cost',
  'Write-off',
  'Goods',
  'Onerous contract',
  'Interest',
  'Reclassification',
  'Option exercise',
  'Credit draw-down',
]);
const RULE_IDS = wordList(Object.keys(RULES) as RuleId[]);
const REASONS = wordList<PostingReason>(['normal', 'catch-up', 'correction']);
const TABLES = wordList(Object.keys(BOOK_FORMAT) as InputTable[]);

/** Posted lines in the order of the sheet; faulty ones are noted and left out. */
export function readPostedLines(table: OpenTable | undefined): PostedLine[] {
  if (table === undefined || table.missingColumns.size > 0) return [];
  const lines = table.rows.map((row) => ({ line: readPostedLine(row), row }));
  noteRepeatedLines(lines);
  noteUnbalanced(lines);
  return lines.filter(({ row }) => !row.failed).map(({ line }) => line);
}

function readPostedLine(row: Row): PostedLine {
  const text = (field: JournalField): string => readText(row, header(field));
  for (const field of ['entry', 'day', 'originDay', 'closedThrough', 'account', 'currency'] as const) {
    requireValue(row, header(field), 'A posted line must stay as it was written: restore it.');
  }
  const currency = readCurrency(row, header('currency'));
  return {
    entry: text('entry'),
    line: readCount(row, 'line'),
    day: readDay(row, header('day')) ?? 0,
    period: readMonth(row, 'period'),
    originPeriod: readMonth(row, 'originPeriod'),
    originDay: readDay(row, header('originDay')) ?? 0,
    role: readWord(row, 'role', ROLES, 'Revenue'),
    account: text('account'),
    accountName: text('accountName'),
    debit: readPosted(row, 'debit', currency),
    credit: readPosted(row, 'credit', currency),
    currency,
    entity: text('entity'),
    customer: text('customer'),
    contractId: text('contractId'),
    obligationId: text('obligationId'),
    productId: text('productId'),
    invoiceId: text('invoiceId'),
    source: readWord(row, 'source', SOURCES, 'Invoice'),
    rule: readWord(row, 'rule', RULE_IDS, 'billing'),
    reason: readWord(row, 'reason', REASONS, 'normal'),
    documentId: text('documentId'),
    narrative: text('narrative'),
    netBefore: readShown(row, 'netBefore', currency),
    netAfter: readShown(row, 'netAfter', currency),
    origin: readOrigin(row),
    monthlyEntry: text('monthlyEntry'),
    run: readCount(row, 'run'),
    closedThrough: readDay(row, header('closedThrough')) ?? 0,
  };
}

function unreadable(row: Row, field: JournalField, value: unknown, wanted: string): void {
  const message =
    `${header(field)} ${showValue(value)} of a posted line is not ${wanted}. Posted lines must ` +
    'stay as they were written: restore it.';
  report(row, 'journal.unreadable', header(field), message);
}

function cellOf(row: Row, field: JournalField): unknown {
  return row.cells[row.table.columns.get(header(field)) ?? -1];
}

function readWord<Word extends string>(row: Row, field: JournalField, list: ChoiceList<Word>, fallback: Word): Word {
  const found = findChoice(list, readText(row, header(field)));
  if (found === null) unreadable(row, field, cellOf(row, field), 'one of its words');
  return found ?? fallback;
}

function readCount(row: Row, field: 'line' | 'run'): number {
  const count = Number(readText(row, header(field)) || Number.NaN);
  if (Number.isSafeInteger(count) && count > 0) return count;
  unreadable(row, field, cellOf(row, field), 'a whole number');
  return 0;
}

function readMonth(row: Row, field: 'period' | 'originPeriod'): string {
  const month = readText(row, header(field));
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) unreadable(row, field, cellOf(row, field), 'a month such as 2026-03');
  return month;
}

/** A posted amount: an empty cell is zero. */
function readPosted(row: Row, field: 'debit' | 'credit', currency: string): number {
  const amount = readAmount(row, header(field), currency) ?? 0;
  if (amount < 0) unreadable(row, field, cellOf(row, field), 'zero or above');
  return amount;
}

/** What a formula shows; where nothing was calculated yet, zero: positions follow from the posted amounts. */
function readShown(row: Row, field: 'netBefore' | 'netAfter', currency: string): number {
  const value = valueOf(cellOf(row, field));
  const decimal = typeof value === 'number' ? decimalOfNumber(value) : null;
  return (decimal === null ? null : minorUnits(decimal, currency)) ?? 0;
}

function readOrigin(row: Row): SourceReference {
  const table = readWord(row, 'originTable', TABLES, 'Invoices');
  const key = sourceKeyFromText(readText(row, header('originKey')));
  if (key === null) unreadable(row, 'originKey', cellOf(row, 'originKey'), 'a key');
  return { table, key: key ?? [] };
}

type ReadLine = { readonly line: PostedLine; readonly row: Row };

function noteRepeatedLines(lines: readonly ReadLine[]): void {
  const seen = new Map<string, Row>();
  for (const { line, row } of lines) {
    const key = `${line.entry}\u0000${line.line}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else reportDuplicate(row, first, header('line'), `${line.line} of entry ${showValue(line.entry)}`);
  }
}

/** Entries whose debits and credits differ: a line was changed or removed since it was posted. */
function noteUnbalanced(lines: readonly ReadLine[]): void {
  const balances = new Map<string, { balance: number; first: ReadLine; failed: boolean }>();
  for (const item of lines) {
    const { line, row } = item;
    const known = balances.get(line.entry);
    const entry = known ?? { balance: 0, first: item, failed: false };
    if (known === undefined) balances.set(line.entry, entry);
    entry.balance += line.debit - line.credit;
    entry.failed ||= row.failed || isBlank(line.entry);
  }
  for (const { balance, first, failed } of balances.values()) {
    if (failed || balance === 0) continue;
    const { entry, currency } = first.line;
    const message =
      `Debits less credits of entry ${showValue(entry)} are ${amountText(balance, currency)} ${currency}, not zero. ` +
      'A posted line was changed or removed: restore it.';
    report(first.row, 'journal.unbalanced', header('debit'), message);
  }
}
