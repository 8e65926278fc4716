/**
 * A whole close from CSV files, as the command line does it, in a process of its own: milliseconds by stage and peak
 * memory as `--timings` reports them.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isoOf } from '../../src/engine/foundation/calendar';
import { CLOSE_DAY, largeBookFiles } from './large-book';
import { count, figure, markdownTable } from './markdown-table';
import type { Section } from './sections';

const COMMAND = 'src/headless/close.ts';
const SEED = 606;

/** Last line on standard error of a close with `--timings`. */
interface CloseTimings {
  /** By stage, with `total`. */
  readonly milliseconds: Readonly<Record<string, number>>;
  /** Highest so far at the end of each stage. */
  readonly peakMegabytes: Readonly<Record<string, number>>;
  readonly peakRssMegabytes: number;
}

export async function closeSection(isQuick: boolean): Promise<Section> {
  const obligationCount = isQuick ? 200 : 5_000;
  const title = `## Close of ${count(obligationCount)} obligations over eighteen months, with modifications, estimates and two currencies, from CSV files to workbook`;
  const folder = mkdtempSync(join(tmpdir(), 'revrec-bench-'));
  try {
    const files = largeBookFiles(obligationCount, SEED, { withLaterFacts: true });
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const out = join(folder, 'closed.xlsx');
    const { exitCode, summary, timings } = await runClose([
      folder,
      '--through',
      isoOf(CLOSE_DAY),
      '--out',
      out,
      '--timings',
    ]);
    const isClosed = exitCode === 0 && existsSync(out);
    const goals = [
      { name: 'exit code of the close', measured: String(exitCode), goal: '0', isMet: isClosed, isTimed: false },
    ];
    if (timings === null) return { text: [title, '', 'No timings.', '', summary], goals };
    const rows = Object.entries(timings.milliseconds).map(([stage, time]) => [
      stage,
      figure(time),
      figure(timings.peakMegabytes[stage] ?? timings.peakRssMegabytes),
    ]);
    const counts = [...files].map(
      ([name, text]) => `${name.replace('.csv', '')} ${count(text.split('\r\n').length - 2)}`,
    );
    const size = isClosed ? `${figure(statSync(out).size / 1e6)} MB` : 'no';
    return {
      text: [
        title,
        '',
        `Rows: ${counts.join(', ')}. Peak memory ${figure(timings.peakRssMegabytes)} MB, ${size} workbook.`,
        '',
        markdownTable(['stage', 'ms', 'peak MB so far'], rows),
        '',
        summary.replaceAll(folder, 'BOOK'),
      ],
      goals,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface ClosedProcess {
  readonly exitCode: number | null;
  readonly summary: string;
  readonly timings: CloseTimings | null;
}

async function runClose(args: readonly string[]): Promise<ClosedProcess> {
  const child = spawn(process.execPath, ['--max-old-space-size=8192', '--import', 'tsx', COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const lines = told.trimEnd().split('\n');
  const timings = readTimings(lines.at(-1) ?? '');
  const errors = timings === null ? essence(lines) : lines.slice(0, -1);
  const summary = [printed.trimEnd(), ...errors].join('\n').trim();
  return { exitCode, summary, timings };
}

/** A crash prints pages; one line of them says what happened. */
function essence(lines: readonly string[]): readonly string[] {
  const fatal = lines.find((line) => /^(FATAL ERROR|\w*Error\b)/.test(line));
  return fatal === undefined ? lines.slice(-5) : [fatal];
}

function readTimings(line: string): CloseTimings | null {
  return line.startsWith('{"milliseconds"') ? (JSON.parse(line) as CloseTimings) : null;
}
