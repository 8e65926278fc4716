/**
 * `npm run bench [-- --quick] [--gate]`: exactness first, then times as ratios to a plain fill of the same number of
 * cells. Prints Markdown, writes nothing. Exit code 1 when a cell differs from its oracle; with --gate also when a goal
 * is missed (times count only if the machine was quiet).
 */
import { cpus, loadavg } from 'node:os';
import { checkCells } from './check-cells';
import { closeSection } from './close-stages';
import { fileSection } from './file-section';
import { growthSection } from './growth';
import { laterFactsSection } from './later-facts';
import { count, markdownTable } from './markdown-table';
import { readingSection } from './reading';
import { kernelSection, naiveSection, type Goal } from './sections';
import { benchLines } from './workload';

const SEED = 606;
const flags = new Set(process.argv.slice(2));
const unknown = [...flags].filter((flag) => flag !== '--quick' && flag !== '--gate');
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. Flags: --quick, --gate.`);
  process.exit(2);
}
const isQuick = flags.has('--quick');

const print = (...lines: string[]): void => console.log(lines.join('\n'));
const goals: Goal[] = [];

const cores = cpus();
const machine = `${cores[0]?.model ?? 'unknown processor'}, ${cores.length} cores, load ${loadavg()[0]!.toFixed(1)}`;
print('# Bench', '', `Node ${process.versions.node}, ${machine}; seed ${SEED}${isQuick ? '; quick' : ''}.`);

const lines = benchLines(10_000, SEED);
const checked = isQuick ? lines.slice(0, 2_000) : lines;
const check = checkCells(checked);
print(
  '',
  `## Exactness: ${count(checked.length)} lines against BigInt and decimal.js`,
  '',
  markdownTable(
    ['cells compared', 'cells that differ', 'lines that do not sum', 'exact-days totals ending in half a minor unit'],
    [[count(check.cells), String(check.differing), String(check.linesNotSumming), count(check.ties)]],
  ),
);

const sections = [
  () => kernelSection(lines, isQuick),
  () => naiveSection(SEED, isQuick),
  () => growthSection(SEED, isQuick),
  () => laterFactsSection(SEED, isQuick),
  () => readingSection(SEED, isQuick),
  () => fileSection(isQuick),
  () => closeSection(isQuick),
];
let isNoisy = false;
for (const measure of sections) {
  const section = await measure();
  isNoisy ||= section.isNoisy ?? false;
  print('', ...section.text);
  goals.push(...section.goals);
}

const isExact = check.differing === 0 && check.linesNotSumming === 0 && check.ties > 0;
goals.unshift({
  name: 'cells that differ, lines that do not sum',
  measured: String(check.differing + check.linesNotSumming),
  goal: '0',
  isMet: isExact,
  isTimed: false,
});
print(
  '',
  '## Goals',
  '',
  markdownTable(
    ['goal', 'measured', 'at most', 'met'],
    goals.map(({ name, measured, goal, isMet }) => [name, measured, goal, isMet ? 'yes' : '**no**']),
  ),
);

const missed = goals.filter(({ isMet, isTimed }) => !isMet && !(isTimed && isNoisy));
if (!isExact || (flags.has('--gate') && missed.length > 0)) process.exitCode = 1;
