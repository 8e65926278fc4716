/**
 * Worked examples by others and of our own, each a folder with the tables a user would have and the figures expected.
 * They run through the reader, the engine and the report that users get.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareClose } from '../../src/app/prepare-close';
import type { CloseReport } from '../../src/app/report';
import { dayFromIso } from '../../src/engine';
import { tableFromCsv } from '../../src/workbook/read/tables/csv-tables';

interface Expected {
  readonly title: string;
  readonly through: string;
  /** Figures are compared after rounding ours to this unit. */
  readonly unit: string;
  /** By month, all obligations together. */
  readonly revenue?: Readonly<Record<string, string>>;
  /** Figures a source prints that do not follow from its own rule: ours must differ. */
  readonly notRevenue?: Readonly<Record<string, string>>;
  readonly total?: string;
  readonly revenueBy?: Readonly<Record<string, string>>;
  readonly dailyRevenue?: Readonly<Record<string, string>>;
  /** Daily figures a source prints that do not follow from its own rule: ours must differ. */
  readonly notDailyRevenue?: Readonly<Record<string, string>>;
  /** By posting month, then month the revenue belongs to. */
  readonly originRevenue?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By day. */
  readonly cumulative?: Readonly<Record<string, string>>;
  readonly billed?: Readonly<Record<string, string>>;
  readonly deferred?: Readonly<Record<string, string>>;
  readonly unbilled?: Readonly<Record<string, string>>;
  readonly remaining?: Readonly<Record<string, string>>;
  readonly allocated?: Readonly<Record<string, string>>;
  /** By contract whose price varies: fixed and variable part of the price at inception, refunds expected at the close. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly variable?: Readonly<Record<string, string>>;
  readonly refundsExpected?: Readonly<Record<string, string>>;
  /** By account role and period: debit less credit posted in it. */
  readonly movements?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By account role and day: debit less credit through it. */
  readonly balances?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The same two in the functional currencies of the entities. */
  readonly functional?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly functionalBalances?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Remaining obligations at the close, all together: disclosed, by band (`1-12`), and without a date. */
  readonly disclosed?: string;
  readonly bands?: Readonly<Record<string, string>>;
  readonly undated?: string;
  /** Balances a source prints that do not follow from its own movements: ours must differ. */
  readonly notBalances?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By grant of prepaid credits: its balance at the close. */
  readonly credits?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Rows of the roll-forward of the closing month, by contract: `C-1`, or `C-1 (M-1)` for a separate one. */
  readonly rollForward?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By contract: the one that it renews. */
  readonly renewalOf?: Readonly<Record<string, string>>;
  /** Codes of warnings, each as often as it is given. */
  readonly warnings?: readonly string[];
  /** By value of the dimension: figures of the closing month, its quarter and the year. */
  readonly disaggregation?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const folder = __dirname;
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

function closeCase(name: string, through: string): CloseReport {
  const tables = readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.csv'))
    .map((file) => tableFromCsv(file.slice(0, -4), readFileSync(join(folder, name, file), 'utf8')));
  const throughDay = dayFromIso(through);
  if (throughDay === null) throw new Error(`${name}: ${through} is no day`);
  return prepareClose(tables, { throughDay }).report;
}

const sum = (amounts: readonly string[]): number => amounts.reduce((total, amount) => total + Math.round(Number(amount) * 1000), 0) / 1000;

describe.each(cases)('%s', (name) => {
  const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Expected;
  const report = closeCase(name, expected.through);
  const unit = Number(expected.unit);
  const inUnits = (amount: number): number => {
    const units = Math.abs(amount) / unit;
    return Math.sign(amount) * Math.round(units + 1e-7) || 0;
  };
  const expectAmount = (actual: number, figure: string): void => {
    expect(inUnits(actual)).toBe(inUnits(Number(figure)));
  };
  const revenueOf = (month: string): number => sum(report.revenue.filter((row) => row.period === month).map((row) => row.amount));
  const balance = (asOf: string, field: 'billed' | 'deferred' | 'unbilled' | 'remaining' | 'recognized'): number =>
    sum(report.positions.filter((position) => position.asOf === asOf).map((position) => position[field]));
  const creditLessDebit = (lines: CloseReport['dailyJournal']): number => sum(lines.map((line) => line.credit)) - sum(lines.map((line) => line.debit));
  const linesOf = (role: string): CloseReport['dailyJournal'] => report.dailyJournal.filter((line) => line.accountRole === role);
  const revenueLines = [...linesOf('Revenue'), ...linesOf('Contra revenue')];

  it(`${expected.title}: no finding stops it and every check passes`, () => {
    expect(report.diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
    expect(report.checks.filter((check) => !check.pass)).toEqual([]);
    expect(report.dailyJournal.length + report.allocations.length).toBeGreaterThan(0);
  });

  it('meets the figures', () => {
    let figures = 0;
    const each = (table: Readonly<Record<string, string>> | undefined, actual: (key: string) => number): void => {
      for (const [key, figure] of Object.entries(table ?? {})) {
        expectAmount(actual(key), figure);
        figures += 1;
      }
    };
    each(expected.revenue, revenueOf);
    each(expected.total === undefined ? undefined : { total: expected.total }, () => sum(report.revenue.map((row) => row.amount)));
    each(expected.revenueBy, (obligation) => sum(report.revenue.filter((row) => row.obligation === obligation).map((row) => row.amount)));
    each(expected.dailyRevenue, (date) => creditLessDebit(revenueLines.filter((line) => line.date === date)));
    for (const [period, origins] of Object.entries(expected.originRevenue ?? {})) {
      each(origins, (origin) => creditLessDebit(revenueLines.filter((line) => line.period === period && line.originPeriod === origin)));
    }
    each(expected.cumulative, (date) => creditLessDebit(revenueLines.filter((line) => line.date <= date)));
    each(expected.billed, (date) => balance(date, 'billed'));
    each(expected.deferred, (date) => balance(date, 'deferred'));
    each(expected.unbilled, (date) => balance(date, 'unbilled'));
    each(expected.remaining, (date) => balance(date, 'remaining'));
    each(expected.allocated, (obligation) => sum(report.allocations.filter((row) => row.obligation === obligation).map((row) => row.allocated)));
    for (const field of ['fixed', 'variable', 'refundsExpected'] as const) {
      each(expected[field], (contract) => sum(report.contractPrices.filter((row) => row.contract === contract).map((row) => row[field])));
    }
    for (const [role, periods] of Object.entries(expected.movements ?? {})) {
      each(periods, (period) => -creditLessDebit(linesOf(role).filter((line) => line.period === period)));
    }
    for (const [role, days] of Object.entries(expected.balances ?? {})) {
      each(days, (day) => -creditLessDebit(linesOf(role).filter((line) => line.date <= day)));
    }
    const remainingOf = (valueOf: (row: CloseReport['remainingObligations'][number]) => string | undefined): number =>
      sum(report.remainingObligations.map((row) => valueOf(row) ?? 'no such band'));
    each(expected.disclosed === undefined ? undefined : { disclosed: expected.disclosed }, () => remainingOf((row) => row.disclosed));
    each(expected.bands, (band) => remainingOf((row) => row.bands[band]));
    each(expected.undated === undefined ? undefined : { undated: expected.undated }, () => remainingOf((row) => row.undated));
    for (const [value, figuresOfValue] of Object.entries(expected.disaggregation ?? {})) {
      const row = report.disaggregation.find((item) => item.value === value);
      each(figuresOfValue, (field) => Number(row?.[field as 'month']));
    }
    for (const [contract, fields] of Object.entries(expected.rollForward ?? {})) {
      const row = report.rollForward.find((item) => (item.separateBy === '' ? item.contract : `${item.contract} (${item.separateBy})`) === contract);
      each(fields, (field) => Number(row?.[field as 'billed']));
    }
    for (const [contract, renewed] of Object.entries(expected.renewalOf ?? {})) {
      expect(report.rollForward.filter((row) => row.contract === contract).map((row) => row.renewalOf)).toEqual([renewed]);
    }
    if (expected.warnings !== undefined) expect(report.diagnostics.map(({ code }) => code).sort()).toEqual([...expected.warnings].sort());
    for (const [grant, fields] of Object.entries(expected.credits ?? {})) {
      const row = report.creditBalances.find((item) => item.grant === grant);
      each(fields, (field) => Number(row?.[field as 'left']));
    }
    const functionalOf = (role: string): CloseReport['functionalJournal'] =>
      report.functionalJournal.filter((line) => line.accountRole === role);
    const netOf = (lines: CloseReport['functionalJournal']): number => sum(lines.map((line) => line.debit)) - sum(lines.map((line) => line.credit));
    for (const [role, periods] of Object.entries(expected.functional ?? {})) {
      each(periods, (period) => netOf(functionalOf(role).filter((line) => line.period === period)));
    }
    for (const [role, days] of Object.entries(expected.functionalBalances ?? {})) {
      each(days, (day) => netOf(functionalOf(role).filter((line) => line.date <= day)));
    }
    expect(figures).toBeGreaterThan(0);
    for (const [date, figure] of Object.entries(expected.notDailyRevenue ?? {})) {
      expect(inUnits(creditLessDebit(revenueLines.filter((line) => line.date === date)))).not.toBe(inUnits(Number(figure)));
    }
    for (const [role, days] of Object.entries(expected.notBalances ?? {})) {
      for (const [day, figure] of Object.entries(days)) {
        expect(inUnits(-creditLessDebit(linesOf(role).filter((line) => line.date <= day)))).not.toBe(inUnits(Number(figure)));
      }
    }
    for (const [month, figure] of Object.entries(expected.notRevenue ?? {})) expect(inUnits(revenueOf(month))).not.toBe(inUnits(Number(figure)));
  });
});
