/** The functional journal that earlier closes left in the workbook, read back as posted lines. */
import type { FunctionalKind, FunctionalLine } from '../../../engine/domain/functional';
import type { RuleId } from '../../../engine/rule-book/rule-book';
import { RULES } from '../../../engine/rule-book/rule-book';
import { amountText } from '../../../engine/foundation/decimal-text';
import { groupBy } from '../../../engine/foundation/group-by';
import { FUNCTIONAL_COLUMNS, FUNCTIONAL_TABLE } from '../../write/rows/functional-columns';
import type { FunctionalField } from '../../write/rows/functional-columns';
import { ROLES, choiceList, findChoice } from '../choices/choices';
import type { ChoiceList } from '../choices/choices';
import { requiredColumn } from '../format/column-format';
import type { ReadableFormat } from '../format/column-format';
import { readAmount, readCurrency, readDay, readText } from '../cells/read-cells';
import { report, showValue } from '../tables/table-row';
import type { OpenTable, Row } from '../tables/table-row';

const READ_FIELDS = [
  ...([
    'entry',
    'line',
    'day',
    'account',
    'accountName',
    'debit',
    'credit',
    'functionalCurrency',
    'obligationId',
  ] as const),
  ...(['amount', 'currency', 'narrative', 'kind', 'period', 'entity', 'contractId', 'role', 'rule', 'run'] as const),
  'closedThrough',
] as const satisfies readonly FunctionalField[];

const header = (field: FunctionalField): string => FUNCTIONAL_COLUMNS[field].header;

export const FUNCTIONAL_FORMAT: ReadableFormat = {
  name: FUNCTIONAL_TABLE,
  key: [header('entry'), header('line')],
  columns: READ_FIELDS.map((field) => {
    const { kind, words } = FUNCTIONAL_COLUMNS[field];
    return requiredColumn(header(field), kind === 'amount' ? 'amount' : kind === 'date' ? 'date' : 'text', `${words}.`);
  }),
};

const wordList = <Word extends string>(words: readonly Word[]): ChoiceList<Word> =>
  choiceList(words.map((value) => ({ value, label: value, aliases: [] })));
const KINDS = wordList<FunctionalKind>(['translation', 'exchange', 'remeasurement', 'correction']);
const RULE_IDS = wordList(Object.keys(RULES) as RuleId[]);

/** Posted lines in the order of the sheet; faulty ones are noted and left out. */
export function readFunctionalLines(table: OpenTable | undefined): FunctionalLine[] {
  if (table === undefined || table.missingColumns.size > 0) return [];
  const lines = table.rows.map((row) => ({ line: readLine(row), row }));
  for (const ofEntry of groupBy(lines, ({ line }) => line.entry).values()) {
    const balance = ofEntry.reduce((sum, { line }) => sum + line.debit - line.credit, 0);
    if (balance === 0 || ofEntry.some(({ row }) => row.failed)) continue;
    const { line, row } = ofEntry[0]!;
    const message = `Debits less credits of entry ${showValue(line.entry)} are ${amountText(balance, line.functionalCurrency)} ${line.functionalCurrency}, not zero. A posted line was changed or removed: restore it.`;
    report(row, 'journal.unbalanced', header('debit'), message);
  }
  return lines.filter(({ row }) => !row.failed).map(({ line }) => line);
}

function readLine(row: Row): FunctionalLine {
  const text = (field: FunctionalField): string => readText(row, header(field));
  const functionalCurrency = readCurrency(row, header('functionalCurrency'));
  const currency = readCurrency(row, header('currency'));
  const day = readDay(row, header('day'));
  if (text('entry') === '' || day === null || functionalCurrency === '')
    unreadable(row, 'entry', 'with entry, date and currency');
  return {
    entry: text('entry'),
    line: readCount(row, 'line'),
    kind: readWord(row, 'kind', KINDS, 'translation'),
    day: day ?? 0,
    period: text('period'),
    entity: text('entity'),
    contractId: text('contractId'),
    obligationId: text('obligationId'),
    role: readWord(row, 'role', ROLES, 'Revenue'),
    account: text('account'),
    accountName: text('accountName'),
    debit: readAmount(row, header('debit'), functionalCurrency) ?? 0,
    credit: readAmount(row, header('credit'), functionalCurrency) ?? 0,
    functionalCurrency,
    amount: readAmount(row, header('amount'), currency) ?? 0,
    currency,
    rule: readWord(row, 'rule', RULE_IDS, 'functional-translation'),
    narrative: text('narrative'),
    run: readCount(row, 'run'),
    closedThrough: readDay(row, header('closedThrough')) ?? 0,
  };
}

function unreadable(row: Row, field: FunctionalField, wanted: string): void {
  const cell = row.cells[row.table.columns.get(header(field)) ?? -1];
  const message = `${header(field)} ${showValue(cell)} of a posted line is not ${wanted}. Posted lines must stay as they were written: restore it.`;
  report(row, 'journal.unreadable', header(field), message);
}

function readWord<Word extends string>(row: Row, field: FunctionalField, list: ChoiceList<Word>, fallback: Word): Word {
  const found = findChoice(list, readText(row, header(field)));
  if (found === null) unreadable(row, field, 'one of its words');
  return found ?? fallback;
}

function readCount(row: Row, field: 'line' | 'run'): number {
  const count = Number(readText(row, header(field)) || Number.NaN);
  if (Number.isSafeInteger(count) && count > 0) return count;
  unreadable(row, field, 'a whole number');
  return 0;
}
