/** Checks of the journals: balance, proofs, and agreement with Schedule detail, Billing and earlier closes. */
import { serialOf } from '../../../engine/foundation/calendar';
import { DEFAULT_ACCOUNTS, isTransferLine, transferDocument } from '../../../engine';
import type { AccountRole } from '../../../engine/domain/account-role';
import {
  NOTHING,
  atMost,
  dusted,
  equals,
  figuresIn,
  lessSide,
  plusSide,
  sumWhere,
  zeroColumn,
  type CheckSide,
  type CheckedTables,
  type CloseCheck,
  type RowCondition,
} from './close-checks';
import { hasContraRevenue, billingRolesOf, type CloseContext } from '../close-context';
import { SHEET_NAMES } from '../close-layout';
import type { JournalField } from '../rows/daily-journal-columns';
import { textLiteral } from '../cells/formula-text';
import { hashTotal } from '../sheets/plan-run-log';
import { RUN_LOG_COLUMNS, type RunHeader } from '../rows/run-log-columns';
import { HEADER_ROW } from '../cells/sheet-frame';
import { columnLetters } from '../../read/cells/cell-address';
import { columnOn, type SheetLayout } from '../cells/sheet-layout';

export function checkJournals(context: CloseContext, tables: CheckedTables): CloseCheck[] {
  const { layouts } = context;
  return [
    zeroColumn(
      'Daily lines equal their proofs',
      'Posted amount and its proof, line by line.',
      tables.daily,
      layouts.daily,
      'check',
    ),
    checkEntries(
      'Daily entries balance',
      layouts.daily,
      figuresIn(tables.daily, layouts.daily, 'entryBalance'),
      entriesOf(context),
    ),
    checkOneDate(context),
    ...checkBalances(context, tables),
    zeroColumn(
      'Monthly lines equal their proofs',
      'Monthly amount and the sum of its daily lines.',
      tables.monthly,
      layouts.monthly,
      'check',
    ),
    checkEntries(
      'Monthly entries balance',
      layouts.monthly,
      figuresIn(tables.monthly, layouts.monthly, 'entryBalance'),
      context.input.journals.monthly.map(({ entry }) => entry),
    ),
    ...rolesOf(context).map((role) => checkMonthly(context, tables, role)),
    ...context.currencies.flatMap((currency) => checkAgainstSchedule(context, tables, currency)),
    checkOpenDays(context),
    ...checkEarlierRuns(context),
  ];
}

const ROLES: readonly AccountRole[] = ['Receivable clearing', 'Deferred revenue', 'Unbilled revenue', 'Revenue'];

/** The four roles of revenue, and those that other schedules use. */
function rolesOf({ journal }: CloseContext): AccountRole[] {
  const used = new Set(journal.map(({ line }) => line.role));
  const known = Object.keys(DEFAULT_ACCOUNTS) as AccountRole[];
  return [...ROLES, ...known.filter((role) => used.has(role) && !ROLES.includes(role))];
}

const entriesOf = ({ journal }: CloseContext): string[] => journal.map(({ line }) => line.entry);

/** The running balance on the last line of each entry. */
function checkEntries<Field extends string>(
  title: string,
  layout: SheetLayout<Field | 'entry' | 'entryBalance'>,
  balances: readonly number[],
  entries: readonly string[],
): CloseCheck {
  const rows = Math.max(1, layout.rowCount);
  const own = columnOn(layout, 'entry');
  const next = columnOn(layout, 'entry', 1, rows);
  const off = balances.reduce(
    (sum, balance, row) => (entries[row] === entries[row + 1] ? sum : sum + Math.abs(balance)),
    0,
  );
  return {
    title,
    compares: 'Debits less credits of each entry, summed by size.',
    left: { text: `SUMPRODUCT((${own}<>${next})*ABS(${columnOn(layout, 'entryBalance')}))`, result: dusted(off) },
    right: NOTHING,
    sheet: layout.sheet,
  };
}

/** An entry that balances on one date, in one currency and entity, balances each of them. */
function checkOneDate({ layouts, journal }: CloseContext): CloseCheck {
  const { daily } = layouts;
  const rows = Math.max(1, daily.rowCount);
  const of = (field: JournalField): readonly [string, string] => [
    columnOn(daily, field),
    columnOn(daily, field, 1, rows),
  ];
  const differs = (field: JournalField): string => `(${of(field).join('<>')})`;
  const [entry, nextEntry] = of('entry');
  const mixed = journal.filter(({ line }, row) => {
    const next = journal[row + 1]?.line;
    return (
      next?.entry === line.entry &&
      (next.day !== line.day || next.currency !== line.currency || next.entity !== line.entity)
    );
  }).length;
  const fields: readonly JournalField[] = ['day', 'currency', 'entity'];
  return {
    title: 'Each entry has one date, currency and entity',
    compares: 'Lines of an entry that differ from the line before in one of them.',
    left: { text: `SUMPRODUCT((${entry}=${nextEntry})*((${fields.map(differs).join('+')})>0))`, result: mixed },
    right: NOTHING,
    unit: 'count',
    sheet: daily.sheet,
  };
}

function checkBalances(context: CloseContext, tables: CheckedTables): CloseCheck[] {
  const { journal, layouts } = context;
  const { daily } = layouts;
  const groups = new Map(journal.map(({ line }) => [`${line.entity}\u0000${line.currency}`, line]));
  return [...groups.values()].map(({ entity, currency }) => {
    const side = (field: 'debit' | 'credit'): CheckSide => {
      const where = `(${columnOn(daily, 'entity')}=${textLiteral(entity)})*(${columnOn(daily, 'currency')}=${textLiteral(currency)})`;
      const sum = figuresIn(tables.daily, daily, field).reduce((total, value, row) => {
        const line = journal[row]?.line;
        return line?.entity === entity && line.currency === currency ? total + value : total;
      }, 0);
      return { text: `SUMPRODUCT(${where}*${columnOn(daily, field)})`, result: dusted(sum) };
    };
    return {
      title: `Debits equal credits: ${entity}, ${currency}`,
      compares: 'All debits and all credits of the daily journal.',
      left: side('debit'),
      right: side('credit'),
      unit: currency,
      sheet: daily.sheet,
    };
  });
}

/** Net of an account role in the daily and in the monthly journal. */
function checkMonthly(context: CloseContext, tables: CheckedTables, role: AccountRole): CloseCheck {
  const { layouts, journal, input } = context;
  const daily = (field: 'debit' | 'credit'): CheckSide =>
    sumWhere(tables.daily, layouts.daily, field, [equals('role', role)], (row) => journal[row]?.line.role === role);
  const monthly = (field: 'debit' | 'credit'): CheckSide =>
    sumWhere(
      tables.monthly,
      layouts.monthly,
      field,
      [equals('role', role)],
      (row) => input.journals.monthly[row]?.role === role,
    );
  return {
    title: `Monthly journal equals daily journal: ${role}`,
    compares: 'Debits less credits of the account role in both journals.',
    left: lessSide(monthly('debit'), monthly('credit')),
    right: lessSide(daily('debit'), daily('credit')),
    sheet: SHEET_NAMES.monthly,
  };
}

/** Journal through the close against what Schedule detail recognizes and Billing bills through it. */
function checkAgainstSchedule(context: CloseContext, tables: CheckedTables, currency: string): CloseCheck[] {
  const { layouts, throughDay, schedule, obligations, billing } = context;
  const through = serialOf(throughDay);
  const posted = (role: AccountRole, field: 'debit' | 'credit'): CheckSide =>
    sumWhere(
      tables.daily,
      layouts.daily,
      field,
      [equals('role', role), equals('currency', currency), atMost('day', through), ...apartFromTransfers(context)],
      (row) => isPosted(context, row, role, currency),
    );
  const revenue = lessSide(posted('Revenue', 'credit'), posted('Revenue', 'debit'));
  const recognized = sumWhere(
    tables.scheduleDetail,
    layouts.scheduleDetail,
    'recognized',
    [equals('currency', currency)],
    (row) => schedule[row]?.obligation.currency === currency,
  );
  const held = sumWhere(
    tables.allocation,
    layouts.allocation,
    'held',
    [equals('currency', currency)],
    (row) => obligations[row]?.currency === currency,
  );
  const billed = sumWhere(
    tables.billing,
    layouts.billing,
    'amount',
    [equals('currency', currency), atMost('day', through)],
    (row) => {
      const item = billing[row];
      return item?.obligation.currency === currency && item.event.day <= throughDay;
    },
  );
  return [
    {
      title: `Revenue equals the schedule: ${currency}`,
      compares: 'Revenue in the daily journal and recognized to date on Schedule detail, less what waits for its invoice.',
      left: hasContraRevenue(context)
        ? lessSide(plusSide(revenue, posted('Contra revenue', 'credit')), posted('Contra revenue', 'debit'))
        : revenue,
      right: lessSide(recognized, held),
      unit: currency,
      sheet: SHEET_NAMES.scheduleDetail,
    },
    {
      title: `Clearing equals Billing: ${currency}`,
      compares: 'Receivable clearing in the daily journal and documents dated through the close.',
      left: billingRolesOf(context).reduce(
        (sum, role) => plusSide(sum, lessSide(posted(role, 'debit'), posted(role, 'credit'))),
        NOTHING,
      ),
      right: billed,
      unit: currency,
      sheet: SHEET_NAMES.billing,
    },
  ];
}

export function isPosted(
  { journal, throughDay }: CloseContext,
  row: number,
  role: AccountRole,
  currency: string,
): boolean {
  const line = journal[row]?.line;
  return line?.role === role && line.currency === currency && line.day <= throughDay && !isTransferLine(line);
}

/** A condition only where the journal holds lines of other schedules. */
function apartFromTransfers({ journal }: CloseContext): readonly RowCondition<JournalField>[] {
  const has = journal.some(({ line }) => isTransferLine(line));
  return has ? [{ field: 'documentId', criterion: textLiteral(`<>${transferDocument('*')}`) }] : [];
}

function checkOpenDays({ input, layouts }: CloseContext): CloseCheck {
  const { firstOpenDay, run, daily } = input.journals;
  const { lockMethod, lockDay } = input.book.policy;
  const first = Math.max(
    firstOpenDay ?? -Infinity,
    lockMethod === 'custom-date' && lockDay !== null ? lockDay + 1 : -Infinity,
  );
  const limit = Number.isFinite(first) ? serialOf(first) : 1;
  const text = `COUNTIFS(${columnOn(layouts.daily, 'run')},${run},${columnOn(layouts.daily, 'day')},${textLiteral(`<${limit}`)})`;
  return {
    title: 'Nothing is posted on closed days',
    compares: 'Lines of this run before its first open day.',
    left: { text, result: daily.filter(({ day }) => serialOf(day) < limit).length },
    right: NOTHING,
    unit: 'count',
    sheet: SHEET_NAMES.daily,
  };
}

/** What earlier closes logged must still stand. */
function checkEarlierRuns(context: CloseContext): CloseCheck[] {
  const { input, layouts, journal } = context;
  const { run } = input.journals;
  const earlier = input.earlierRuns.filter((row) => row.run < run);
  const logged = earlier.at(-1);
  if (logged === undefined) return [];
  const sheetRow = HEADER_ROW + 1 + earlier.length;
  const loggedSide = (header: RunHeader): CheckSide => {
    const column = RUN_LOG_COLUMNS.findIndex((item) => item.header === header);
    const value = logged.cells.get(header);
    return {
      text: `'${SHEET_NAMES.runLog}'!$${columnLetters(column)}$${sheetRow}`,
      result: typeof value === 'number' ? value : 0,
    };
  };
  const isEarlier = (row: number): boolean => (journal[row]?.line.run ?? run) < run;
  const posted = journal.filter((_, row) => isEarlier(row)).map(({ line }) => line);
  const before = textLiteral(`<${run}`);
  return [
    {
      title: 'Lines of earlier closes are all there',
      compares: 'Lines of earlier runs in the daily journal and the number logged.',
      left: { text: `COUNTIF(${columnOn(layouts.daily, 'run')},${before})`, result: posted.length },
      right: loggedSide('Lines in all'),
      unit: 'count',
      sheet: SHEET_NAMES.runLog,
    },
    {
      title: 'Amounts of earlier closes are unchanged',
      compares: 'Debits of earlier runs in the daily journal and the total logged.',
      left: {
        text: `SUMIFS(${columnOn(layouts.daily, 'debit')},${columnOn(layouts.daily, 'run')},${before})`,
        result: hashTotal(posted),
      },
      right: loggedSide('Debits in all (hash total)'),
      sheet: SHEET_NAMES.runLog,
    },
  ];
}
