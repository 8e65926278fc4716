/**
 * The functional journal of a run: what should stand less what was posted.
 * ASC 606-10-45-1 to 4, 830-20-35-1 to 2; IFRS 15.105-108, IAS 21.21-28
 *
 * Rule: lines that are not posted yet are posted on their days; what earlier closes posted never changes. Where rates of
 * closed days changed since, the difference by account is posted on the first open day, one entry a contract. The first
 * close with a functional currency values the whole journal, because no day of that journal is closed yet.
 * Formula: correction = Σ target − Σ posted, over what is closed.
 * Example: revenue of January valued at 1.20, the rate corrected to 1.21 in February: 30.00 EUR → 0.30 USD on 1 Feb.
 */
import type { RevenueBook } from '../../domain/book';
import { engineDiagnostic, type Diagnostic } from '../../domain/diagnostic';
import type { FunctionalJournal, FunctionalLine, ProvenLine, TargetLine } from '../../domain/functional';
import type { JournalLine } from '../../domain/journal';
import { isoOf, isoOfMonth, monthOf, type Day } from '../../foundation/calendar';
import { groupBy, joinKey } from '../../foundation/group-by';
import { sortNaturally } from '../../foundation/sort-naturally';
import { chooseAccounts } from '../account-for-role';
import { booksKey } from '../posted-balances';
import { createRateFinder, type MissingRate } from './exchange-rate';
import type { FunctionalState } from './functional-books';
import { targetLines } from './functional-targets';

export interface FunctionalRun {
  readonly run: number;
  readonly throughDay: Day;
  /** Day on which corrections land; null when nothing is closed. */
  readonly firstOpenDay: Day | null;
}

export interface FunctionalOutcome {
  /** Null where every line is in the functional currency of its entity, or none is given. */
  readonly journal: FunctionalJournal | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** `daily`: lines of the daily journal, posted and new. */
export function journalizeFunctional(
  book: RevenueBook,
  daily: readonly JournalLine[],
  run: FunctionalRun,
): FunctionalOutcome {
  const { entities = [], rates = [], postedFunctional: posted = [], policy, products } = book;
  const byEntity = new Map(entities.map(({ id, functionalCurrency }) => [id.toLowerCase(), functionalCurrency]));
  const functionalCurrencyOf = (entity: string): string =>
    byEntity.get(entity.toLowerCase()) ?? policy.functionalCurrency;
  if (entities.length === 0 && policy.functionalCurrency === '' && posted.length === 0)
    return { journal: null, diagnostics: [] };
  const withoutCurrency = [...new Set(daily.map(({ entity }) => entity))].filter(
    (entity) => functionalCurrencyOf(entity) === '',
  );
  if (withoutCurrency.length > 0) return { journal: null, diagnostics: withoutCurrency.map(reportNoCurrency) };
  const changed = posted.find((line) => line.functionalCurrency !== functionalCurrencyOf(line.entity));
  if (changed !== undefined) return { journal: null, diagnostics: [reportChanged(changed)] };
  const kept = new Set(
    [...daily.filter((line) => line.currency !== functionalCurrencyOf(line.entity)), ...posted].map(
      ({ entity }) => entity,
    ),
  );
  if (kept.size === 0) return { journal: null, diagnostics: [] };
  const categories = new Map(products.map(({ id, category }) => [id, category]));
  const choose = chooseAccounts(book.accounts);
  const finder = createRateFinder(rates, policy);
  const state: FunctionalState = {
    pools: new Map(),
    rates: finder,
    functionalCurrencyOf,
    chooseAccount: (role, { productId, entity }) =>
      choose(role, { productId, category: categories.get(productId) ?? '', entity }),
  };
  const targets = targetLines(
    daily.filter(({ entity }) => kept.has(entity)),
    state,
    lastDayOf(daily, posted, run),
  );
  const journal = { ...postDifferences(targets, posted, run), run: run.run };
  return { journal, diagnostics: reportMissing(finder.missing) };
}

/** A close of an earlier month than the one closed last looks at all that is closed, and so finds nothing to post. */
function lastDayOf(
  daily: readonly JournalLine[],
  posted: readonly FunctionalLine[],
  { throughDay }: FunctionalRun,
): Day {
  let last = throughDay;
  for (const { closedThrough } of daily) last = Math.max(last, closedThrough);
  for (const { closedThrough } of posted) last = Math.max(last, closedThrough);
  return last;
}

/** Key of a posted line among the targets; null for a correction. */
function targetKeyOf(line: FunctionalLine): string | null {
  if (line.kind === 'correction') return null;
  if (line.kind === 'translation') return `${line.entry}/${line.line}`;
  if (line.kind === 'exchange') return `${line.entry}/exchange`;
  const own = line.rule === 'functional-refund-liability' ? ' refund' : '';
  const key = `remeasure ${line.day} ${booksKey(line)}${own}`;
  return line.line === 1 ? key : `${key} exchange`;
}

const valueOf = ({ debit, credit }: FunctionalLine): number => debit - credit;

function postDifferences(
  targets: readonly TargetLine[],
  posted: readonly FunctionalLine[],
  run: FunctionalRun,
): Pick<FunctionalJournal, 'lines' | 'unposted'> {
  const byKey = new Map(targets.map((target) => [target.key, target]));
  const keys = new Set(posted.map(targetKeyOf));
  const entries = new Set(posted.map(({ entry }) => entry));
  const horizon = posted.reduce((last, line) => Math.max(last, line.closedThrough), -Infinity);
  const isClosed = (target: TargetLine): boolean =>
    keys.has(target.key) || (target.kind === 'remeasurement' ? target.day <= horizon : entries.has(target.entry));
  const number = entryNumbers(posted);
  const fresh = targets.filter((target) => !isClosed(target));
  const names = new Map<string, string>();
  const nameOf = (target: TargetLine): string => {
    const own = target.key.replace(/ exchange$/, '');
    const name = names.get(own) ?? number(target.period);
    names.set(own, name);
    return name;
  };
  const lines = fresh.map((target): ProvenLine => {
    const entry = target.kind === 'remeasurement' ? nameOf(target) : target.entry;
    return { line: lineOf(target, entry, run), target, proof: target.proof };
  });
  const corrections = correct(targets.filter(isClosed), posted, run, number);
  return {
    lines: [...posted.map((line) => proven(line, byKey)), ...corrections, ...lines],
    unposted: targets.filter((target) => isClosed(target) && !keys.has(target.key)),
  };
}

function proven(line: FunctionalLine, byKey: ReadonlyMap<string, TargetLine>): ProvenLine {
  const key = targetKeyOf(line);
  const target = key === null ? undefined : byKey.get(key);
  if (target?.value === valueOf(line)) return { line, target, proof: target.proof };
  return { line, target: target ?? null, proof: { kind: 'difference', target: valueOf(line), posted: 0 } };
}

/** Numbers entries of our own on from what is posted: `FX-2026-03-00001`. */
function entryNumbers(posted: readonly FunctionalLine[]): (period: string) => string {
  const last = new Map<string, number>();
  for (const { entry, period } of posted) {
    const number = entry.startsWith('FX-') ? Number(entry.slice(entry.lastIndexOf('-') + 1)) : 0;
    last.set(period, Math.max(last.get(period) ?? 0, number));
  }
  return (period) => {
    const number = (last.get(period) ?? 0) + 1;
    last.set(period, number);
    return `FX-${period}-${String(number).padStart(5, '0')}`;
  };
}

/** Written out, not spread: there is one of these for each line of the journal. */
function lineOf(target: TargetLine, entry: string, { run, throughDay }: FunctionalRun): FunctionalLine {
  return {
    entry,
    line: target.line,
    kind: target.kind,
    day: target.day,
    period: target.period,
    entity: target.entity,
    contractId: target.contractId,
    obligationId: target.obligationId,
    role: target.role,
    account: target.account,
    accountName: target.accountName,
    debit: Math.max(0, target.value),
    credit: Math.max(0, -target.value),
    functionalCurrency: target.functionalCurrency,
    amount: target.amount,
    currency: target.currency,
    rule: target.rule,
    narrative: target.narrative,
    run,
    closedThrough: throughDay,
  };
}

type Facts = TargetLine | FunctionalLine;

/** An account of an obligation's books: corrections are made by it. */
export const accountKeyOf = (facts: Facts): string => joinKey(booksKey(facts), facts.role, facts.account);

/** What should stand of closed lines less what was posted for them, by contract and account. */
function correct(
  closed: readonly TargetLine[],
  posted: readonly FunctionalLine[],
  run: FunctionalRun,
  number: (period: string) => string,
): ProvenLine[] {
  const sums = new Map<string, { facts: Facts; target: number; posted: number }>();
  const sumOf = (facts: Facts): { target: number; posted: number } => {
    const key = accountKeyOf(facts);
    const sum = sums.get(key) ?? { facts, target: 0, posted: 0 };
    sums.set(key, sum);
    return sum;
  };
  for (const target of closed) sumOf(target).target += target.value;
  for (const line of posted) sumOf(line).posted += valueOf(line);
  const off = [...sums.values()].filter((sum) => sum.target !== sum.posted);
  const day = run.firstOpenDay ?? run.throughDay;
  const period = isoOfMonth(monthOf(day));
  const groups = groupBy(
    sortNaturally(
      off,
      ({ facts }) => facts.contractId,
      ({ facts }) => facts.obligationId,
      ({ facts }) => facts.account,
    ),
    ({ facts }) =>
      joinKey(facts.contractId === '' ? facts.obligationId : facts.contractId, facts.currency, facts.entity),
  );
  return [...groups.values()].flatMap((group) => {
    const entry = number(period);
    return group.map(({ facts, target, posted: before }, index): ProvenLine => {
      const { entity, contractId, obligationId, role, account, accountName, functionalCurrency, currency } = facts;
      const value = target - before;
      const line: FunctionalLine = {
        ...{ entry, line: index + 1, kind: 'correction', day, period, entity, contractId, obligationId, role, account },
        ...{ accountName, functionalCurrency, amount: 0, currency, rule: 'functional-translation' },
        debit: Math.max(0, value),
        credit: Math.max(0, -value),
        narrative: 'rates of closed days changed since they were posted',
        run: run.run,
        closedThrough: run.throughDay,
      };
      return { line, target: null, proof: { kind: 'difference', target, posted: before } };
    });
  });
}

function reportChanged({ entity, functionalCurrency }: FunctionalLine): Diagnostic {
  const message = `Entity ${entity} kept its books in ${functionalCurrency} when earlier months were closed, and now has another functional currency. Set ${functionalCurrency} again; a new functional currency needs a new workbook from the day of the change.`;
  return engineDiagnostic(
    'error',
    'entity.currency-changed',
    { table: 'Entities', key: [entity] },
    'Functional currency',
    message,
  );
}

function reportNoCurrency(entity: string): Diagnostic {
  const message = `Entity ${entity} has no functional currency. Add it to Entities, or set Functional currency in Settings for all that Entities does not list.`;
  return engineDiagnostic('error', 'entity.no-currency', { table: 'Entities', key: [] }, 'Entity', message);
}

/** One finding a pair and type: its first day, and how many more there are. */
function reportMissing(missing: readonly MissingRate[]): Diagnostic[] {
  const groups = groupBy(missing, ({ from, to, type }) => joinKey(from, to, type));
  return [...groups.values()].map((group) => {
    const days = group.map(({ day }) => day).sort((a, b) => a - b);
    const { from, to, type } = group[0]!;
    const when = type === 'average' ? isoOfMonth(monthOf(days[0]!)) : isoOf(days[0]!);
    const more = days.length === 1 ? '' : ` (and for ${days.length - 1} more days, the last ${isoOf(days.at(-1)!)})`;
    const wanted =
      type === 'average'
        ? 'a row of type average dated in that month'
        : 'a row of that day or of the days before it, within Rate age limit';
    const message = `Rates gives no ${type} rate from ${from} to ${to} for ${when}${more}. Add ${wanted}.`;
    return engineDiagnostic('error', 'rate.missing', { table: 'Rates', key: [] }, 'Rate', message);
  });
}
