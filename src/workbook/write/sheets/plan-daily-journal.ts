/** `Daily journal`: every line of every close; posted amounts are constants, with their proof beside them. */
import type { JournalLine } from '../../../engine/domain/journal';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { joinKey } from '../../../engine/foundation/group-by';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES } from '../close-layout';
import { DAILY_JOURNAL_COLUMNS, DAILY_JOURNAL_TABLE, sourceKeyText, type JournalField } from '../rows/daily-journal-columns';
import { createLineProver } from '../proofs/line-proof';
import { createSourceLinker } from '../proofs/line-source';
import { isNetting } from '../rows/position-chain';
import { amountFormats, unitsOf } from '../cells/number-formats';
import { ruleText } from '../cells/rule-text';
import { rememberByReference } from '../cells/source-rows';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn } from '../cells/sheet-layout';
import {
  addFormula,
  amountColumn,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  integerColumn,
  linkColumn,
  tableOf,
  textColumn,
  type TableColumn,
} from '../cells/table-columns';

const WIDEST_NARRATIVE = 64;

export function planDailyJournal(context: CloseContext): SheetDraft {
  const columns = {
    ...textColumns(context),
    ...numberColumns(context),
    ...proofColumns(context),
    ...positionColumns(context),
  };
  return {
    name: SHEET_NAMES.daily,
    kind: 'journal',
    title: 'Daily journal',
    note: 'Posted amounts are constants and never change. Open the grouped columns for the rule, the proof and the check of each line.',
    cells: [],
    table: tableOf(context.layouts.daily, DAILY_JOURNAL_TABLE, columns),
    frozenColumns: 1,
  };
}

/** Columns that hold a text of the line as it is. */
type PlainField = {
  [Field in JournalField & keyof JournalLine]: JournalLine[Field] extends string ? Field : never;
}[JournalField & keyof JournalLine];

const PLAIN_FIELDS: readonly PlainField[] = [
  'entry',
  'account',
  'accountName',
  'currency',
  'customer',
  'obligationId',
  'narrative',
  'period',
  'originPeriod',
  'reason',
  'source',
  'entity',
  'contractId',
  'productId',
  'invoiceId',
  'documentId',
  'role',
  'rule',
  'monthlyEntry',
];

type TextField = PlainField | 'dimension' | 'ruleText' | 'originTable' | 'originKey' | 'monthlyLine';

function textColumns({ journal, index, input, dimensions }: CloseContext): Record<TextField, TableColumn> {
  const column = (field: TextField, text: (line: JournalLine, row: number) => string): [TextField, TableColumn] => {
    const { header, grouped } = DAILY_JOURNAL_COLUMNS[field];
    const options = field === 'narrative' ? { grouped, widest: WIDEST_NARRATIVE } : { grouped };
    return [
      field,
      textColumn(
        header,
        journal.map(({ line }, row) => text(line, row)),
        options,
      ),
    ];
  };
  const keyText = rememberByReference(({ key }) => sourceKeyText(key));
  const monthlyLines = input.journals.monthly.map(monthlyLineText);
  return Object.fromEntries([
    ...PLAIN_FIELDS.map((field) => column(field, (line) => line[field])),
    column('ruleText', (line) => ruleText(line.rule)),
    column('originTable', (line) => line.origin.table),
    column('originKey', (line) => keyText(line.origin)),
    column('dimension', (_, row) => dimensions[row] ?? ''),
    column('monthlyLine', (_, row) => monthlyLines[index.monthlyRow[row] ?? -1] ?? ''),
  ]) as Record<TextField, TableColumn>;
}

/** `M-2026-03-0001/2`. */
export const monthlyLineText = ({ entry, line }: { readonly entry: string; readonly line: number }): string =>
  `${entry}/${line}`;

function numberColumns({
  journal,
}: CloseContext): Record<'day' | 'debit' | 'credit' | 'line' | 'originDay' | 'run' | 'closedThrough', TableColumn> {
  const formats = amountFormats(journal.map(({ line }) => line.currency));
  const heading = (field: JournalField): readonly [string, { readonly grouped: boolean }] => {
    const { header, grouped } = DAILY_JOURNAL_COLUMNS[field];
    return [header, { grouped }];
  };
  const days = (field: 'day' | 'originDay' | 'closedThrough'): TableColumn => {
    const [header, options] = heading(field);
    return dateColumn(
      header,
      journal.map(({ line }) => serialOf(line[field])),
      options,
    );
  };
  const amounts = (field: 'debit' | 'credit'): TableColumn => {
    const [header, options] = heading(field);
    return amountColumn(
      header,
      journal.map(({ line }) => unitsOf(line[field], minorUnitsPerUnit(line.currency))),
      formats,
      options,
    );
  };
  const counts = (field: 'line' | 'run'): TableColumn => {
    const [header, options] = heading(field);
    return integerColumn(
      header,
      journal.map(({ line }) => line[field]),
      options,
    );
  };
  return {
    day: days('day'),
    debit: amounts('debit'),
    credit: amounts('credit'),
    line: counts('line'),
    originDay: days('originDay'),
    run: counts('run'),
    closedThrough: days('closedThrough'),
  };
}

function proofColumns(context: CloseContext): Record<'sourceLink' | 'proof' | 'check' | 'entryBalance', TableColumn> {
  const { journal, layouts } = context;
  const prove = createLineProver(context);
  const linkOf = createSourceLinker(context);
  const proofs = formulaList();
  const links = formulaList();
  const differences: number[] = [];
  const balances: number[] = [];
  let balance = 0;
  journal.forEach(({ line }, row) => {
    const units = minorUnitsPerUnit(line.currency);
    const proof = prove(row);
    addFormula(proofs, proof.text, unitsOf(proof.minor, units));
    differences.push(unitsOf(line.debit + line.credit - proof.minor, units));
    const link = linkOf(line);
    addFormula(links, link.formula, link.result);
    balance = (journal[row - 1]?.line.entry === line.entry ? balance : 0) + line.debit - line.credit;
    balances.push(unitsOf(balance, units));
  });
  const formats = amountFormats(journal.map(({ line }) => line.currency));
  const at = (field: JournalField, row = 0): string => cellAt(layouts.daily, field, row);
  const { sourceLink, proof, check, entryBalance } = DAILY_JOURNAL_COLUMNS;
  const running = `IF(${at('entry')}=${at('entry', -1)},${at('entryBalance', -1)},0)`;
  return {
    sourceLink: linkColumn(sourceLink.header, eachRow(links)),
    proof: formulaColumn(proof.header, eachRow(proofs), formats, proof),
    check: formulaColumn(
      check.header,
      filled(`=ROUND(${at('debit')}+${at('credit')}-${at('proof')},3)`, differences),
      formats,
      {
        ...check,
        style: 'check',
      },
    ),
    entryBalance: formulaColumn(
      entryBalance.header,
      filled(`=ROUND(${running}+${at('debit')}-${at('credit')},3)`, balances),
      formats,
      { ...entryBalance, style: 'check' },
    ),
  };
}

/** Billed less recognized before and after each entry: a chain of cells through the entries of an obligation. */
function positionColumns({
  journal,
  chain,
  netting,
  layouts,
}: CloseContext): Record<'netBefore' | 'netAfter', TableColumn> {
  const before = formulaList();
  const after = formulaList();
  const at = (field: JournalField, row: number): string => cellAt(layouts.daily, field, row);
  journal.forEach(({ line }, row) => {
    const units = minorUnitsPerUnit(line.currency);
    const lead = chain.leader[row] ?? row;
    const previous = chain.previous[row] ?? -1;
    const start = previous < 0 ? '=0' : `=${at('netAfter', previous)}`;
    addFormula(before, lead === row ? start : `=${at('netBefore', lead)}`, unitsOf(chain.before[row] ?? 0, units));
    const nettingRow = isNetting(line) ? netting.rowOf.get(joinKey(line.entry, line.obligationId)) : undefined;
    const end =
      nettingRow === undefined
        ? movedText(at, row, chain.movers.get(row) ?? [])
        : `=${cellOn(layouts.netting, 'netAfter', nettingRow)}`;
    const result = nettingRow === undefined ? (chain.after[row] ?? 0) : afterNetting(netting.rows[nettingRow]);
    addFormula(after, lead === row ? end : `=${at('netAfter', lead)}`, unitsOf(result, units));
  });
  const formats = amountFormats(journal.map(({ line }) => line.currency));
  const { netBefore, netAfter } = DAILY_JOURNAL_COLUMNS;
  return {
    netBefore: formulaColumn(netBefore.header, eachRow(before), formats, netBefore),
    netAfter: formulaColumn(netAfter.header, eachRow(after), formats, netAfter),
  };
}

const afterNetting = (row: { readonly gross: number; readonly settled: number } | undefined): number =>
  row === undefined ? 0 : row.gross - row.settled;

/** Position before, plus what the entry bills, less what it recognizes. */
function movedText(at: (field: JournalField, row: number) => string, lead: number, movers: readonly number[]): string {
  const [first, last] = [movers[0], movers.at(-1)];
  if (first === undefined || last === undefined) return `=${at('netBefore', lead)}`;
  const isRun = last - first === movers.length - 1;
  const sum = (side: 'debit' | 'credit'): string => {
    if (first === last) return at(side, first);
    return isRun ? `SUM(${at(side, first)}:${at(side, last)})` : `(${movers.map((row) => at(side, row)).join('+')})`;
  };
  return `=ROUND(${at('netBefore', lead)}+${sum('debit')}-${sum('credit')},3)`;
}
