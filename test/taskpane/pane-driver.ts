/** A pane without its screens: the session over a workbook in memory, with the engine in the page. */
import { createHash } from 'node:crypto';
import type { PlannedClose } from '../../src/app/close-summary';
import { emptyTemplate } from '../../src/sample/empty-template';
import { sampleBook } from '../../src/sample/sample-book';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { createCommandChannel } from '../../src/taskpane/session/command-channel';
import type { CloseEngine, PanePorts } from '../../src/taskpane/session/pane-ports';
import { createPaneSession, type PaneSession } from '../../src/taskpane/session/pane-session';
import { FIRST_STATE, paneReducer, type PaneState } from '../../src/taskpane/session/pane-state';
import type { TableData } from '../../src/workbook/table-data';
import type { WorkbookPlan } from '../../src/workbook/workbook-plan';
import { createEngineClient } from '../../src/worker/engine-client';
import { keepContracts } from '../sample/keep-contracts';
import { createMemoryWorkbook, type MemoryWorkbook } from './memory-workbook';

export const planOf = (tables: readonly TableData[]): WorkbookPlan => {
  const sheets = sourceSheetsPlan(tables);
  return { sheets, activate: sheets[0]!.name };
};

/** Two currencies, bundles with credit notes, activity up to March 2026. */
const KEPT_CONTRACTS = ['C-1001', 'C-1004', 'C-1014', 'C-1016', 'C-1043'];

/** The sample with few of its contracts: quick to close. */
export function smallSample(contracts: readonly string[] = KEPT_CONTRACTS): TableData[] {
  return keepContracts(sampleBook(), (contract) => contracts.includes(contract));
}

export interface PaneDriver {
  readonly workbook: MemoryWorkbook;
  readonly session: PaneSession;
  readonly state: () => PaneState;
  readonly downloads: { name: string; text: string }[];
  readonly memory: Map<string, string>;
  readonly sendCommand: (command: 'closeMonth' | 'explain' | 'goToSource') => Promise<void>;
  /** Waits until it holds; fails after half a minute with what the state was. */
  readonly until: (holds: (state: PaneState) => boolean) => Promise<PaneState>;
}

const engineInPage = createEngineClient(() => {
  throw new Error('no worker here');
});
const answers = new Map<string, PlannedClose>();

/** The engine in the page; the same question is worked out once for all tests. */
const rememberingEngine: CloseEngine = {
  run: async (tables, request) => {
    const question = createHash('sha256').update(JSON.stringify([tables, request.throughDay, request.sheets])).digest('hex');
    const known = answers.get(question);
    if (known !== undefined) {
      await Promise.resolve();
      request.signal?.throwIfAborted();
      return known;
    }
    const close = await engineInPage.run(tables, { ...request, wantsPlan: true });
    answers.set(question, close);
    return close;
  },
};

/** 15 April 2026. */
export const TODAY = 46_127;

export function createPorts(workbook: MemoryWorkbook): { ports: PanePorts; downloads: PaneDriver['downloads']; memory: Map<string, string>; channel: ReturnType<typeof createCommandChannel> } {
  const downloads: PaneDriver['downloads'] = [];
  const memory = new Map<string, string>();
  const channel = createCommandChannel();
  const ports: PanePorts = {
    workbook,
    engine: rememberingEngine,
    sourcePlans: {
      sample: () => Promise.resolve(planOf(smallSample())),
      template: () => Promise.resolve(planOf(emptyTemplate())),
      table: (table) => Promise.resolve(planOf(emptyTemplate().filter(({ sheet }) => sheet === table))),
    },
    memory: { get: (name) => memory.get(name) ?? null, set: (name, value) => void memory.set(name, value) },
    commands: channel,
    clock: { now: () => performance.now(), today: () => TODAY },
    runSelfTest: () => Promise.resolve({ steps: [{ name: 'Host', pass: true, result: 'Excel in a test' }] }),
    hash: (text) => Promise.resolve(createHash('sha256').update(text).digest('hex')),
    handsOutFiles: true,
    startDownload: (name, text) => downloads.push({ name, text }),
    hostWords: 'Excel 16 in a test',
  };
  return { ports, downloads, memory, channel };
}

export function drivePane(workbook: MemoryWorkbook = createMemoryWorkbook(), change: Partial<PanePorts> = {}): PaneDriver {
  const { ports, downloads, memory, channel } = createPorts(workbook);
  let state = FIRST_STATE;
  const session = createPaneSession({ ...ports, ...change }, (action) => {
    state = paneReducer(state, action);
  });
  return {
    workbook,
    session,
    state: () => state,
    downloads,
    memory,
    sendCommand: channel.send,
    until: async (holds) => {
      for (const end = Date.now() + 30_000; !holds(state); ) {
        if (Date.now() > end) throw new Error(`It did not happen. ${JSON.stringify(state).slice(0, 2000)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return state;
    },
  };
}
