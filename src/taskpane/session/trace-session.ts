/** Follows the selected cell while Trace is in sight, and remembers the way to come back. */
import { traceSelection, type Trace } from '../trace/trace-chain';
import { indexRows, type WorkbookRows } from '../trace/workbook-rows';
import type { Selection } from '../../workbook/workbook-gateway';
import { failureOf } from './failures';
import type { SharedSession } from './shared-session';

/** Arrow keys held down are one change. */
const SETTLE_MS = 120;

export interface TraceSession {
  readonly noteSelection: () => void;
  readonly show: (isInSight: boolean) => Promise<void>;
  readonly go: (address: string) => Promise<void>;
  readonly back: () => Promise<void>;
  /** Selects the source row of the selected amount; false when there is none. */
  readonly goToSource: () => Promise<boolean>;
  readonly forgetRows: () => void;
  readonly stop: () => void;
}

export function createTraceSession({ ports, memory, dispatch }: SharedSession): TraceSession {
  const trail: string[] = [];
  let rows: WorkbookRows | null = null;
  let trace: Trace | null = null;
  let here: Selection | null = null;
  let isInSight = false;
  let settling: ReturnType<typeof setTimeout> | undefined;

  const follow = async (): Promise<void> => {
    const selection = await ports.workbook.readSelection();
    await memory.readTraced();
    rows ??= indexRows(memory.tables());
    here = selection;
    trace = traceSelection(selection, rows) ?? moveAlong(trace, selection);
    dispatch({ type: 'traced', trace, canTraceBack: trail.length > 0 });
  };
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      dispatch({ type: 'refused', refusal: null });
      await work();
    } catch (error) {
      dispatch({ type: 'refused', refusal: failureOf(error, 'tracing', ports.hostWords) });
    }
  };
  const go = async (address: string): Promise<void> => {
    if (here !== null) trail.push(here.address);
    await ports.workbook.select(address);
    await follow();
  };

  return {
    noteSelection: () => {
      if (!isInSight) return;
      clearTimeout(settling);
      settling = setTimeout(() => void guarded(follow), SETTLE_MS);
    },
    show: async (inSight) => {
      isInSight = inSight;
      if (inSight) await guarded(follow);
    },
    go: (address) => guarded(() => go(address)),
    back: () =>
      guarded(async () => {
        const address = trail.pop();
        if (address === undefined) return;
        await ports.workbook.select(address);
        await follow();
      }),
    goToSource: async () => {
      let found = false;
      await guarded(async () => {
        await follow();
        const source = trace?.source ?? null;
        if (source === null) {
          dispatch({ type: 'announced', announcement: 'Select an amount on a generated sheet first.' });
          return;
        }
        await go(source);
        found = true;
      });
      return found;
    },
    forgetRows: () => {
      rows = null;
    },
    stop: () => clearTimeout(settling),
  };
}

/** On a row of the chain that is shown already the chain stays, with another place to be. */
function moveAlong(trace: Trace | null, selection: Selection): Trace | null {
  const row = rowKey(selection.address);
  if (trace?.links.some(({ address }) => rowKey(address) === row) !== true) return null;
  return { ...trace, links: trace.links.map((link) => ({ ...link, isHere: rowKey(link.address) === row })) };
}

/** `Obligations!14` of `Obligations!F14:G14`. */
function rowKey(address: string): string {
  const match = /^(.*)!\$?[A-Z]*\$?(\d+)/.exec(address);
  return match === null ? address : `${(match[1] ?? '').replace(/^'|'$/g, '')}!${match[2] ?? ''}`;
}
