/** How an amount falls on days, written as one would fill a day book by hand. */
import { cutOff, exactly, shareOf, splitByWeights, sum } from './arithmetic';
import { daysFrom, emptyDayBook, enter, monthName } from './day-book';
import type { DayBook } from './day-book';
import type { MilestoneFacts, ProgressFacts, SettingFacts, Strategy } from './facts';

interface ServedMonth {
  readonly days: readonly number[];
  /** Days of the whole calendar month. */
  readonly calendarDays: number;
  readonly isFull: boolean;
}

function servedMonths(firstDay: number, lastDay: number): ServedMonth[] {
  const names = [...new Set(daysFrom(firstDay, lastDay).map(monthName))];
  return names.map((name) => {
    const days = daysFrom(firstDay, lastDay).filter((day) => monthName(day) === name);
    const calendarDays = new Date(Date.UTC(Number(name.slice(0, 4)), Number(name.slice(5)), 0)).getUTCDate();
    return { days, calendarDays, isFull: days.length === calendarDays };
  });
}

/** What each month of service earns. */
function amountsOfMonths(amount: number, months: readonly ServedMonth[], strategy: Strategy): number[] {
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined || months.length === 1) return [amount];
  if (strategy === 'exact-days') return splitByWeights(amount, months.map(({ days }) => days.length));
  if (strategy === 'even-periods') return splitByWeights(amount, months.map(() => 1));
  const head = first.isFull ? 0 : shareOfPartMonth(amount, first, months, strategy);
  const fullMonths = months.filter(({ isFull }) => isFull).length;
  if (fullMonths === 0) return [head, amount - head];
  const tail = last.isFull ? 0 : shareOfPartMonth(amount, last, months, strategy);
  const middle = splitByWeights(amount - head - tail, new Array<number>(fullMonths).fill(1));
  return [...(first.isFull ? [] : [head]), ...middle, ...(last.isFull ? [] : [tail])];
}

function shareOfPartMonth(amount: number, part: ServedMonth, months: readonly ServedMonth[], strategy: Strategy): number {
  const fullMonths = months.filter(({ isFull }) => isFull).length;
  const parts = months.filter(({ isFull }) => !isFull);
  if (strategy === 'even-daily-ends') return shareOf(amount, part.days.length, sum(months.map(({ days }) => days.length)));
  if (strategy === 'even-period-ends') {
    const partDays = sum(parts.map(({ days }) => days.length));
    return shareOf(amount, part.days.length, (fullMonths + 1) * partDays);
  }
  // Days over days of the calendar month, all of them brought to one denominator.
  const denominator = parts.reduce((product, month) => product * month.calendarDays, 1);
  const weight = (month: ServedMonth): number => (month.days.length * denominator) / month.calendarDays;
  return shareOf(amount, weight(part), sum(parts.map(weight)) + fullMonths * denominator);
}

export type DaysInMonth = SettingFacts['dailyAmounts'] | 'month-end';

export function straightLine(
  amount: number,
  firstDay: number,
  lastDay: number,
  strategy: Strategy,
  daysInMonth: DaysInMonth,
): DayBook {
  const book = emptyDayBook();
  if (strategy === 'exact-days' && daysInMonth === 'rounded-to-date') {
    const days = daysFrom(firstDay, lastDay);
    splitByWeights(amount, days.map(() => 1)).forEach((share, index) => enter(book, days[index] ?? firstDay, share));
    return book;
  }
  const months = servedMonths(firstDay, lastDay);
  amountsOfMonths(amount, months, strategy).forEach((ofMonth, index) => {
    const days = months[index]?.days ?? [];
    const shares = sharesOfDays(ofMonth, days.length, daysInMonth);
    days.forEach((day, position) => enter(book, day, shares[position] ?? 0));
  });
  return book;
}

function sharesOfDays(ofMonth: number, days: number, daysInMonth: DaysInMonth): number[] {
  if (daysInMonth === 'rounded-to-date') return splitByWeights(ofMonth, new Array<number>(days).fill(1));
  const each = daysInMonth === 'month-end' ? 0 : cutOff(exactly(ofMonth).dividedBy(days));
  return [...new Array<number>(days - 1).fill(each), ofMonth - each * (days - 1)];
}

export function atOnce(amount: number, day: number | null): DayBook {
  const book = emptyDayBook();
  if (day !== null) enter(book, day, amount);
  return book;
}

/** By completion: day, then name. */
export function byMilestones(amount: number, milestones: readonly MilestoneFacts[]): DayBook {
  const book = emptyDayBook();
  const completed = milestones
    .filter((milestone) => milestone.completed !== null)
    .sort((a, b) => (a.completed ?? 0) - (b.completed ?? 0) || (a.milestone < b.milestone ? -1 : 1));
  let percent = 0;
  let earned = 0;
  for (const milestone of completed) {
    percent += milestone.percent;
    const toDate = shareOf(amount, percent, 100);
    enter(book, milestone.completed ?? 0, toDate - earned);
    earned = toDate;
  }
  return book;
}

const PARTS = { none: null, percent: 100, 'percent-1-decimal': 1000, 'percent-2-decimals': 10000 } as const;

/** Each measure states what is earned to date. Uninstalled materials are earned at cost. */
export function byProgress(
  amount: number,
  measures: readonly ProgressFacts[],
  rounding: SettingFacts['progressRounding'],
  minorPerUnit: number,
): DayBook {
  const book = emptyDayBook();
  const parts = PARTS[rounding];
  let earned = 0;
  for (const { asOf, done, total, uninstalled } of [...measures].sort((a, b) => a.asOf - b.asOf)) {
    const onSite = uninstalled ?? 0;
    const atCost = onSite * minorPerUnit;
    const [measure, whole] = parts === null ? [done - onSite, total - onSite] : [shareOf(parts, done - onSite, total - onSite), parts];
    const toDate = atCost + shareOf(amount - atCost, measure, whole);
    enter(book, asOf, toDate - earned);
    earned = toDate;
  }
  return book;
}

/** In proportion to what other day books still bring from one day through another; what was before falls on the first. */
export function inProportion(
  amount: number,
  followed: readonly number[],
  bounds: { readonly firstDay: number; readonly lastDay: number; readonly before: number; readonly whole: number },
  totalOn: (totals: readonly number[], day: number) => number,
): DayBook {
  const book = emptyDayBook();
  let given = 0;
  for (const day of daysFrom(bounds.firstDay, bounds.lastDay)) {
    const toDate = shareOf(amount, totalOn(followed, day) - bounds.before, bounds.whole);
    if (toDate !== given) enter(book, day, toDate - given);
    given = toDate;
  }
  return book;
}

