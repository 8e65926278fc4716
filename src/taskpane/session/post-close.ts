/**
 * Posts a close: reads everything again, works it out, compares with what was shown, writes. Nothing is written when
 * the figures moved, when errors stand, or when it is cancelled.
 */
import type { CloseSummary } from '../../app/close-summary';
import { failureOf, isAbort } from './failures';
import { lastDayOf } from './closing-calendar';
import type { PanePorts } from './pane-ports';
import type { PaneAction, RunState } from './pane-state';
import { readChecks } from './sheets-view';
import type { TablesMemory } from './tables-memory';
import { measureProgress } from './time-left';

/** Progress is shown as it comes and said aloud at most this often. */
const SAID_EVERY_MS = 2000;

export interface PostRequest {
  readonly ports: PanePorts;
  readonly memory: TablesMemory;
  readonly dispatch: (action: PaneAction) => void;
  readonly month: string;
  /** What the user saw when confirming. */
  readonly shown: CloseSummary;
  readonly signal: AbortSignal;
}

const STAGES: Readonly<Record<string, string>> = {
  read: 'Working out revenue',
  recognize: 'Making journal entries',
  journalize: 'Planning sheets',
  plan: 'Sending the plan',
};

/** The state to show afterwards; never rejects. */
export async function postClose(request: PostRequest): Promise<RunState> {
  const { ports, month } = request;
  try {
    return await post(request);
  } catch (error) {
    if (isAbort(error)) return { kind: 'cancelled', month };
    return { kind: 'failed', month, failure: failureOf(error, `posting ${month}`, ports.hostWords) };
  }
}

async function post({ ports, memory, dispatch, month, shown, signal }: PostRequest): Promise<RunState> {
  const { workbook, engine, clock } = ports;
  const show = showProgress(dispatch, month, clock.now);
  show('Reading the workbook', 0, 0);
  await memory.readAll();
  signal.throwIfAborted();
  show('Checking the rows', 0, 0);
  const { plan, summary } = await engine.run(memory.tables(), {
    throughDay: lastDayOf(month),
    sheets: await workbook.readSheetHeads(),
    wantsPlan: true,
    signal,
    onStage: (stage) => show(STAGES[stage] ?? stage, 0, 0),
  });
  if (plan === null || !saysTheSame(summary, shown)) return { kind: 'moved', month };
  const receipt = await workbook.apply(plan, {
    signal,
    onProgress: ({ stage, rowsDone, rowsTotal }) => show(stage, rowsDone, rowsTotal),
  });
  await memory.readAll();
  return {
    kind: 'done',
    receipt: {
      month,
      sheets: receipt.sheets,
      removed: receipt.removed,
      formulasKept: receipt.formulasKept,
      formulasLost: receipt.formulasLost,
      rows: receipt.rowsWritten,
      milliseconds: receipt.milliseconds,
    },
    checks: readChecks(memory.tables()),
  };
}

function saysTheSame(now: CloseSummary, shown: CloseSummary): boolean {
  return now.newLines === shown.newLines && now.newEntries === shown.newEntries && JSON.stringify(now.totals) === JSON.stringify(shown.totals);
}

function showProgress(
  dispatch: (action: PaneAction) => void,
  month: string,
  now: () => number,
): (stage: string, rowsDone: number, rowsTotal: number) => void {
  const measure = measureProgress(now);
  let isCounting = false;
  let saidAt = -Infinity;
  return (stage, rowsDone, rowsTotal) => {
    isCounting ||= rowsTotal > 0;
    const progress = isCounting ? measure({ stage, rowsDone, rowsTotal }) : { stage, rowsDone, rowsTotal, millisecondsLeft: null };
    dispatch({ type: 'progressed', month, progress });
    if (now() - saidAt < SAID_EVERY_MS) return;
    saidAt = now();
    const share = rowsTotal > 0 ? `, ${Math.floor((100 * rowsDone) / rowsTotal)} percent` : '';
    dispatch({ type: 'announced', announcement: `${stage}${share}` });
  };
}
