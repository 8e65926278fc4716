/** The kernel against a plain fill, and against the usual way of writing it. */
import { Decimal } from 'decimal.js';
import { isoOfMonth } from '../../src/engine/foundation/calendar';
import { dailyMovements, type DailyMovements } from '../../src/engine/kernel/daily-movements';
import {
  monthlyMovements,
  movementRow,
  type MonthlyMovements,
} from '../../src/engine/kernel/monthly-movements';
import { packLines, type PackedLines } from '../../src/engine/kernel/movement-lines';
import { count, figure, markdownTable } from './markdown-table';
import { isNoisy, median, milliseconds, timeAgainst, type Timing } from './measure';
import { runNaively } from './naive-peer';
import { benchLines, type BenchLine } from './workload';

export interface Goal {
  readonly name: string;
  readonly measured: string;
  readonly goal: string;
  readonly isMet: boolean;
  /** Whether it depends on how busy the machine is. */
  readonly isTimed: boolean;
}

export interface Section {
  readonly text: readonly string[];
  /** The machine was too busy for times to be judged. */
  readonly isNoisy?: boolean;
  readonly goals: readonly Goal[];
}

export function atMost(name: string, measured: number, limit: number): Goal {
  return { name, measured: figure(measured), goal: String(limit), isMet: measured <= limit, isTimed: true };
}

export function countLineDays(lines: readonly BenchLine[]): number {
  return lines.reduce((days, { segments: [segment] }) => days + segment.lastDay - segment.firstDay + 1, 0);
}

const MATRIX_MONTHS = 36;

/** The months a schedule sheet shows of these lines, from their objects: pack, sum by month, take the rows. */
function monthMatrix(lines: readonly BenchLine[]): number[][] {
  const movements = monthlyMovements(packLines(lines));
  const first = 2025 * 12;
  return lines.map((_, i) => movementRow(movements, 'revenue', i, first, first + MATRIX_MONTHS - 1));
}

export function kernelSection(lines: readonly BenchLine[], isQuick: boolean): Section {
  const repetitions = isQuick ? 9 : 21;
  const lineDays = countLineDays(lines);
  const columns = [0, 1, 2].map(() => new Int32Array(lineDays));
  const packed: PackedLines = packLines(lines);
  let months: MonthlyMovements | undefined;
  let daily: DailyMovements | undefined;
  let value = 0;
  const timings = timeAgainst(
    () => columns.forEach((column) => column.fill(++value)),
    [
      { name: 'daily + months (running remainder)', run: () => (daily = dailyMovements(packed, daily)) },
      { name: 'months only (closed form)', run: () => (months = monthlyMovements(packed, months)) },
      { name: 'packing objects into columns', run: () => packLines(lines) },
      { name: `objects → rows of ${MATRIX_MONTHS} months`, run: () => monthMatrix(lines) },
    ],
    repetitions,
  );
  const lineMonths = months!.offset[lines.length]!;
  const megabytes = [(lineDays * 12) / 1e6, outputMegabytes(daily!), (lineMonths * 24) / 1e6];
  const row = (timing: Timing, i: number): string[] => [
    i === 0 ? 'floor: fill of three Int32Array' : timing.name,
    figure(median(timing.milliseconds)),
    `${figure(Math.min(...timing.milliseconds))}–${figure(Math.max(...timing.milliseconds))}`,
    i === 0 ? '' : figure(timing.firstCall),
    figure((median(timing.milliseconds) * 1e6) / lineDays),
    megabytes[i] === undefined ? '' : figure(megabytes[i]),
    figure(median(timing.ratios)),
  ];
  const noisy = isNoisy(timings[0]!);
  const wide = packed.isWide.reduce((sum, flag) => sum + flag, 0);
  return {
    text: [
      `## Revenue, deferred and unbilled movements of ${count(lines.length)} lines`,
      '',
      `${count(lineDays)} line-days, ${count(lineMonths)} line-months; ${wide} lines need more than 32 bits. Median of`,
      `${repetitions}, each next to its own floor. Output arrays are reused.`,
      ...(noisy ? ['', '**Noisy**: the floor itself varied more than twofold; do not judge by these times.'] : []),
      '',
      markdownTable(['', 'ms', 'min–max', 'first call', 'ns / line-day', 'MB output', '× floor'], timings.map(row)),
    ],
    isNoisy: noisy,
    goals: [
      atMost('daily + months, × fill', median(timings[1]!.ratios), 16),
      atMost('months only, × fill', median(timings[2]!.ratios), 1.2),
    ],
  };
}

const outputMegabytes = ({ narrow, wide, months }: DailyMovements): number =>
  [
    narrow.revenue,
    narrow.deferred,
    narrow.unbilled,
    wide.revenue,
    wide.deferred,
    wide.unbilled,
    months.revenue,
    months.deferred,
    months.unbilled,
  ].reduce((sum, column) => sum + column.byteLength, 0) / 1e6;

export function naiveSection(seed: number, isQuick: boolean): Section {
  const lines = benchLines(isQuick ? 200 : 1_000, seed, { strategy: 'exact-days', days: 365 }).filter(
    ({ currency }) => currency === 'USD',
  );
  let result = runNaively(lines.slice(0, 10));
  const naive = Array.from({ length: isQuick ? 1 : 3 }, () => milliseconds(() => (result = runNaively(lines))));
  let daily: DailyMovements | undefined;
  let months: MonthlyMovements | undefined;
  const [, dailyTiming, monthTiming] = timeAgainst(
    () => undefined,
    [
      { name: 'daily', run: () => (daily = dailyMovements(packLines(lines), daily)) },
      { name: 'months', run: () => (months = monthlyMovements(packLines(lines), months)) },
    ],
    21,
  );
  const differing = countDifferingMonths(lines, months!, result.revenueByMonth);
  const row = (name: string, ms: number): string[] => [
    name,
    figure(ms),
    figure((ms * 1e6) / countLineDays(lines)),
    `${figure(median(naive) / ms)} ×`,
  ];
  return {
    text: [
      `## The usual way: objects, decimal.js and date-fns day by day; ${count(lines.length)} lines × 365 days`,
      '',
      markdownTable(
        ['', 'ms', 'ns / line-day', 'faster'],
        [
          row(`objects and decimals (${count(result.journalLines)} journal lines)`, median(naive)),
          row('daily + months, from objects', median(dailyTiming!.milliseconds)),
          row('months only, from objects', median(monthTiming!.milliseconds)),
        ],
      ),
      '',
      `Months that differ between the two: ${differing}.`,
    ],
    goals: [
      {
        name: 'months that differ from the usual way',
        measured: String(differing),
        goal: '0',
        isMet: differing === 0,
        isTimed: false,
      },
    ],
  };
}

function countDifferingMonths(
  lines: readonly BenchLine[],
  months: MonthlyMovements,
  naive: ReadonlyMap<string, Decimal>,
): number {
  let differing = 0;
  lines.forEach((_, i) => {
    for (let cell = months.offset[i]!; cell < months.offset[i + 1]!; cell++) {
      const month = months.firstMonth[i]! + cell - months.offset[i]!;
      const expected = naive
        .get(`${i} ${isoOfMonth(month)}`)
        ?.times(100)
        .toNumber();
      if (expected !== months.revenue[cell]) differing++;
    }
  });
  return differing;
}
