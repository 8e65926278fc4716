/** Revenue from rows of the generated Schedule detail: each row is a curve, so any day can be asked for. */
import { describeTerm, recognizedThroughTerm } from '../engine';
import type { TermCurve } from '../engine/domain/schedule';
import { dayFromSerial, isoOf, isoOfMonth, lastDayOfMonth, monthOf, type Day } from '../engine/foundation/calendar';
import { roundedRatio } from '../engine/foundation/exact-ratio';
import { STRATEGIES, findChoice } from '../workbook/read/choices/choices';
import { TABLE_NAMES } from '../workbook/write/close-layout';
import { strategyText } from '../workbook/write/cells/rule-text';
import { fault } from './function-fault';
import { amountOfCell, unitsOf } from './read-arguments';
import { currencyOfRows, numberOf, readRange, rowsOfKey, textOf, type Cells, type RangeRows } from './read-range';

const WHOLE_TABLE = `${TABLE_NAMES.scheduleDetail}[#All]`;
const ON_ONE_DAY = strategyText({ kind: 'point' });

interface ScheduleLine {
  readonly segment: string;
  readonly amount: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Null for a line that follows others. */
  readonly curve: TermCurve | null;
  readonly followedBefore: number;
  readonly followedWhole: number;
  /** What comes of `followedWhole`, in minor units or as a rate. */
  readonly followedShare: number;
  /** Segments that the line follows. */
  readonly follows: readonly string[];
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
    recognized: (throughDay, afterDay) =>
      unitsOf(sumThrough(throughDay) - (afterDay === null ? 0 : sumThrough(afterDay)), currency),
    remaining: (day) => unitsOf(whole - sumThrough(day), currency),
  };
}

function readLines(range: RangeRows, currency: string): ScheduleLine[] {
  const at = {
    segment: range.column('Segment'),
    currency: range.column('Currency'),
    amount: range.column('Amount'),
    firstDay: range.column('First day'),
    lastDay: range.column('Last day'),
    strategy: range.column('Strategy'),
    before: range.optionalColumn('Followed before (minor units)'),
    whole: range.optionalColumn('Followed in all (minor units)'),
    share: range.optionalColumn('Share of what is followed'),
    follows: range.optionalColumn('Follows'),
  };
  const months = range.headers.flatMap((header, index) =>
    /^\d{4}-\d{2}$/.test(header) ? [{ month: header, index }] : [],
  );
  return range.rows.flatMap((row): ScheduleLine[] => {
    const [first, last, amount] = [numberOf(row[at.firstDay]), numberOf(row[at.lastDay]), numberOf(row[at.amount])];
    if (textOf(row[at.currency]) !== currency || first === null || last === null || amount === null) return [];
    return [
      {
        segment: textOf(row[at.segment]),
        amount: amountOfCell(amount, currency),
        firstDay: dayFromSerial(first),
        lastDay: dayFromSerial(last),
        curve: curveOf(textOf(row[at.strategy])),
        followedBefore: numberOf(row[at.before]) ?? 0,
        followedWhole: numberOf(row[at.whole]) ?? 0,
        followedShare: numberOf(row[at.share]) ?? 0,
        follows: textOf(row[at.follows])
          .split('; ')
          .filter((segment) => segment !== ''),
        readMonths: () =>
          new Map(months.map(({ month, index }) => [month, amountOfCell(numberOf(row[index]) ?? 0, currency)])),
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

/** Curves of all lines; one that follows others reads theirs, wherever they stand. */
function cumulativeCurves(lines: readonly ScheduleLine[]): LineCurve[] {
  const lineOf = new Map(lines.map((line) => [line.segment, line]));
  const known = new Map<string, Cumulative>();
  const curveOfLine = (line: ScheduleLine): Cumulative => {
    const before = known.get(line.segment);
    if (before !== undefined) return before;
    const through = line.curve === null ? followingCurve(line, lineOf, curveOfLine) : ownCurve(line, line.curve);
    known.set(line.segment, through);
    return through;
  };
  return lines.map((line) => ({ line, through: curveOfLine(line) }));
}

function ownCurve({ firstDay, lastDay, amount }: ScheduleLine, curve: TermCurve): Cumulative {
  const term = describeTerm({ firstDay, lastDay, amount, curve });
  return (day) => recognizedThroughTerm(term, day);
}

/** From the lines it follows; where the range lacks one of them, from its months. */
function followingCurve(
  line: ScheduleLine,
  lineOf: ReadonlyMap<string, ScheduleLine>,
  curveOfLine: (line: ScheduleLine) => Cumulative,
): Cumulative {
  const followed = line.follows.map((segment) => lineOf.get(segment));
  if (followed.length === 0 || followed.includes(undefined)) return monthEndsOnly(line, line.readMonths());
  const curves = followed.flatMap((one) => (one === undefined ? [] : [curveOfLine(one)]));
  return follow(line, (day) => curves.reduce((total, through) => total + through(day), 0));
}

function follow(line: ScheduleLine, followed: Cumulative): Cumulative {
  const { firstDay, lastDay, followedBefore, followedWhole, followedShare } = line;
  const sign = followedWhole < 0 ? -1 : 1;
  return (day) => {
    if (day < firstDay || followedWhole === 0) return 0;
    return roundedRatio(
      followedShare,
      sign * (followed(Math.min(day, lastDay)) - followedBefore),
      sign * followedWhole,
    );
  };
}

/** Month columns as they stand: right at month ends, silent about days between them. */
function monthEndsOnly({ segment, firstDay }: ScheduleLine, months: ReadonlyMap<string, number>): Cumulative {
  return (day) => {
    if (day < firstDay) return 0;
    const month = monthOf(day);
    if (day !== lastDayOfMonth(month) || !months.has(isoOfMonth(month))) {
      throw fault(
        'missing',
        `${segment} follows other lines: its figure for ${isoOf(day)} is not on the sheet. Ask for a month end.`,
      );
    }
    return [...months].reduce((sum, [name, amount]) => (name <= isoOfMonth(month) ? sum + amount : sum), 0);
  };
}
