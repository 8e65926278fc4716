/** Revenue from rows of the generated Schedule detail: each row is a curve, so any day can be asked for. */
import { describeTerm, recognizedThroughTerm } from '../engine';
import type { TermCurve } from '../engine/domain/schedule';
import { dayFromSerial, firstDayOfMonth, isoOf, isoOfMonth, lastDayOfMonth, monthOf, type Day } from '../engine/foundation/calendar';
import { roundedRatio } from '../engine/foundation/exact-ratio';
import { STRATEGIES, findChoice } from '../workbook/read/choices';
import { TABLE_NAMES } from '../workbook/write/close-layout';
import { strategyText } from '../workbook/write/rule-text';
import { fault } from './function-fault';
import { amountOfCell, unitsOf } from './read-arguments';
import { currencyOfRows, numberOf, readRange, rowsOfKey, textOf, type Cells, type RangeRows } from './read-range';

const WHOLE_TABLE = `${TABLE_NAMES.scheduleDetail}[#All]`;
const ON_ONE_DAY = strategyText({ kind: 'point' });

interface ScheduleLine {
  readonly segment: string;
  readonly obligation: string;
  readonly amount: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Null for a line that follows others. */
  readonly curve: TermCurve | null;
  readonly followedBefore: number;
  readonly followedWhole: number;
  /** Minor units by month `2026-03`, as the sheet shows them; read only where they are needed. */
  readonly readMonths: () => ReadonlyMap<string, number>;
}

type Cumulative = (day: Day) => number;

export interface ScheduleFigures {
  readonly currency: string;
  /** Units recognized after a day (null: from the start) through a day. */
  readonly recognized: (throughDay: Day, afterDay: Day | null) => number;
  /** Units still to be recognized after a day. */
  readonly remaining: (day: Day) => number;
}

export function readSchedule(schedule: Cells, key: unknown): ScheduleFigures {
  const range = readRange(schedule, WHOLE_TABLE);
  const segmentColumn = range.column('Segment');
  const wanted = rowsOfKey(range, key).filter((row) => textOf(row[segmentColumn]) !== '');
  const currency = currencyOfRows(wanted, range.column('Currency'));
  const wantedSegments = new Set(wanted.map((row) => textOf(row[segmentColumn])));
  // Lines that follow others need those, whatever the key.
  const lines = readLines(range, currency);
  const curves = cumulativeCurves(lines).filter(({ line }) => wantedSegments.has(line.segment));
  const sumThrough = (day: Day): number => curves.reduce((sum, { through }) => sum + through(day), 0);
  const whole = curves.reduce((sum, { line }) => sum + line.amount, 0);
  return {
    currency,
    recognized: (throughDay, afterDay) => unitsOf(sumThrough(throughDay) - (afterDay === null ? 0 : sumThrough(afterDay)), currency),
    remaining: (day) => unitsOf(whole - sumThrough(day), currency),
  };
}

function readLines(range: RangeRows, currency: string): ScheduleLine[] {
  const at = {
    segment: range.column('Segment'),
    obligation: range.column('Obligation'),
    currency: range.column('Currency'),
    amount: range.column('Amount'),
    firstDay: range.column('First day'),
    lastDay: range.column('Last day'),
    strategy: range.column('Strategy'),
    before: range.optionalColumn('Followed before (minor units)'),
    whole: range.optionalColumn('Followed in all (minor units)'),
  };
  const months = range.headers.flatMap((header, index) => (/^\d{4}-\d{2}$/.test(header) ? [{ month: header, index }] : []));
  return range.rows.flatMap((row): ScheduleLine[] => {
    const [first, last, amount] = [numberOf(row[at.firstDay]), numberOf(row[at.lastDay]), numberOf(row[at.amount])];
    if (textOf(row[at.currency]) !== currency || first === null || last === null || amount === null) return [];
    return [
      {
        segment: textOf(row[at.segment]),
        obligation: textOf(row[at.obligation]),
        amount: amountOfCell(amount, currency),
        firstDay: dayFromSerial(first),
        lastDay: dayFromSerial(last),
        curve: curveOf(textOf(row[at.strategy])),
        followedBefore: numberOf(row[at.before]) ?? 0,
        followedWhole: numberOf(row[at.whole]) ?? 0,
        readMonths: () => new Map(months.map(({ month, index }) => [month, amountOfCell(numberOf(row[index]) ?? 0, currency)])),
      },
    ];
  });
}

function curveOf(strategy: string): TermCurve | null {
  if (strategy === ON_ONE_DAY) return { kind: 'point' };
  const found = findChoice(STRATEGIES, strategy);
  return found === null ? null : { kind: 'over-time', strategy: found };
}

interface LineCurve {
  readonly line: ScheduleLine;
  readonly through: Cumulative;
}

/** A line follows lines above it, of the same obligation. */
function cumulativeCurves(lines: readonly ScheduleLine[]): LineCurve[] {
  const above = new Map<string, LineCurve[]>();
  return lines.map((line) => {
    const known = above.get(line.obligation) ?? [];
    above.set(line.obligation, known);
    const through = line.curve === null ? followingCurve(line, known) : ownCurve(line, line.curve);
    const curve = { line, through };
    known.push(curve);
    return curve;
  });
}

function ownCurve({ firstDay, lastDay, amount }: ScheduleLine, curve: TermCurve): Cumulative {
  const term = describeTerm({ firstDay, lastDay, amount, curve });
  return (day) => recognizedThroughTerm(term, day);
}

/** More lines than this are tried one by one and all together only. */
const MOST_COMBINED = 8;

/**
 * The sheet does not say which lines a line follows. Tried are the lines above it, alone and together; taken is what
 * agrees with every figure that the sheet does show.
 */
function followingCurve(line: ScheduleLine, above: readonly LineCurve[]): Cumulative {
  const months = line.readMonths();
  for (const followed of combinations(above)) {
    const sum: Cumulative = (day) => followed.reduce((total, { through }) => total + through(day), 0);
    const through = follow(line, sum);
    if (sum(line.firstDay - 1) === line.followedBefore && agreesWithMonths(months, through)) return through;
  }
  return monthEndsOnly(line, months);
}

/** Fewest first. */
function combinations(above: readonly LineCurve[]): (readonly LineCurve[])[] {
  if (above.length > MOST_COMBINED) return [...above.map((one) => [one]), above];
  const subsets: LineCurve[][] = [[]];
  for (const one of above) subsets.push(...subsets.map((subset) => [...subset, one]));
  return subsets.slice(1).sort((a, b) => a.length - b.length);
}

function follow(line: ScheduleLine, followed: Cumulative): Cumulative {
  const { firstDay, lastDay, amount, followedBefore, followedWhole } = line;
  const sign = followedWhole < 0 ? -1 : 1;
  return (day) => {
    if (day < firstDay || followedWhole === 0) return 0;
    return roundedRatio(amount, sign * (followed(Math.min(day, lastDay)) - followedBefore), sign * followedWhole);
  };
}

function agreesWithMonths(months: ReadonlyMap<string, number>, through: Cumulative): boolean {
  return [...months].every(([month, amount]) => {
    const [year = '0', number = '1'] = month.split('-');
    const index = Number(year) * 12 + Number(number) - 1;
    return through(lastDayOfMonth(index)) - through(firstDayOfMonth(index) - 1) === amount;
  });
}

/** Month columns as they stand: right at month ends, silent about days between them. */
function monthEndsOnly({ segment, firstDay }: ScheduleLine, months: ReadonlyMap<string, number>): Cumulative {
  return (day) => {
    if (day < firstDay) return 0;
    const month = monthOf(day);
    if (day !== lastDayOfMonth(month) || !months.has(isoOfMonth(month))) {
      throw fault('missing', `${segment} follows other lines: its figure for ${isoOf(day)} is not on the sheet. Ask for a month end.`);
    }
    return [...months].reduce((sum, [name, amount]) => (name <= isoOfMonth(month) ? sum + amount : sum), 0);
  };
}
