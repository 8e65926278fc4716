/** How cost grows with lines and with the length of terms; it must be linear. */
import { dailyMovements, type DailyMovements } from '../../src/engine/kernel/daily-movements';
import { monthlyMovements, type MonthlyMovements } from '../../src/engine/kernel/monthly-movements';
import { packLines } from '../../src/engine/kernel/movement-lines';
import { count, figure, markdownTable } from './markdown-table';
import { median, milliseconds, warmUp } from './measure';
import { atMost, countLineDays, type Section } from './sections';
import { benchLines, type BenchLine } from './workload';

interface Cost {
  readonly perLineDay: number;
  readonly perLineMonth: number;
}

export function growthSection(seed: number, isQuick: boolean): Section {
  const sizes = isQuick ? [1_000, 3_000, 10_000] : [3_000, 10_000, 100_000];
  const bySize = measureInTurns(sizes.map((size) => benchLines(size, seed)));
  const years = [1, 3, 10];
  const byTerm = measureInTurns(years.map((term) => benchLines(1_000, seed, { days: Math.round(term * 365.25) })));
  const row = (name: string, { perLineDay, perLineMonth }: Cost): string[] => [
    name,
    figure(perLineDay),
    figure(perLineMonth),
  ];
  return {
    text: [
      '## Growth',
      '',
      markdownTable(
        ['', 'daily + months, ns / line-day', 'months only, ns / line-month'],
        [
          ...sizes.map((size, i) => row(`${count(size)} lines`, bySize[i]!)),
          ...years.map((term, i) => row(`1,000 lines of ${term} year${term === 1 ? '' : 's'}`, byTerm[i]!)),
        ],
      ),
    ],
    goals: [
      atMost(
        `ns / line-day at ${count(sizes[2]!)} lines over that at ${count(sizes[0]!)}`,
        bySize[2]!.perLineDay / bySize[0]!.perLineDay,
        1.3,
      ),
      atMost('ns / line-month of ten years over that of one', byTerm[2]!.perLineMonth / byTerm[0]!.perLineMonth, 1.3),
    ],
  };
}

/** Books take turns; each repetition covers about as many line-days, so that all are measured over as long a time. */
function measureInTurns(books: readonly (readonly BenchLine[])[]): Cost[] {
  const most = Math.max(...books.map(countLineDays));
  const runs = books.map((lines) => {
    const packed = packLines(lines);
    const lineDays = countLineDays(lines);
    let daily: DailyMovements | undefined;
    let months: MonthlyMovements | undefined;
    const rounds = Math.min(10, Math.max(1, Math.round(most / lineDays)));
    const repeat = (run: () => void): number => milliseconds(() => Array.from({ length: rounds }, run)) / rounds;
    return {
      daily: () => (repeat(() => (daily = dailyMovements(packed, daily))) * 1e6) / lineDays,
      months: () => (repeat(() => (months = monthlyMovements(packed, months))) * 1e6) / months!.offset[lines.length]!,
      costs: { daily: [] as number[], months: [] as number[] },
    };
  });
  warmUp([runs[0]!.daily, runs[0]!.months]);
  runs.forEach(({ daily, months }) => [daily(), months()]);
  for (let repetition = 0; repetition < 9; repetition++) {
    for (const { daily, months, costs } of runs) {
      costs.daily.push(daily());
      costs.months.push(months());
    }
  }
  return runs.map(({ costs }) => ({ perLineDay: median(costs.daily), perLineMonth: median(costs.months) }));
}
