/** What the pane needs from outside, handed in by index.tsx: everything that differs between Excel, tests and a page. */
import type { PlannedClose } from '../../app/close-summary';
import type { InputTable } from '../../engine/domain/source-reference';
import type { TableData } from '../../workbook/table-data';
import type { SheetHead } from '../../workbook/taken-sheets';
import type { WorkbookGateway } from '../../workbook/workbook-gateway';
import type { WorkbookPlan } from '../../workbook/workbook-plan';
import type { RunSelfTest } from '../settings/SelfTestPanel';

export interface CloseRequest {
  readonly throughDay: number;
  /** All sheets of the workbook as they are now. */
  readonly sheets: readonly SheetHead[];
  /** Without it the close comes back without its plan, which is large. */
  readonly wantsPlan?: boolean;
  readonly onStage?: (stage: string) => void;
  readonly signal?: AbortSignal;
}

export interface CloseEngine {
  /** Rejects with an AbortError when stopped; any other rejection is a defect. */
  run(tables: readonly TableData[], request: CloseRequest): Promise<PlannedClose>;
}

/** Sheets with input tables to start from. */
export interface SourcePlans {
  readonly sample: () => Promise<WorkbookPlan>;
  readonly template: () => Promise<WorkbookPlan>;
  /** One table alone: empty, or Settings with every default. */
  readonly table: (table: InputTable) => Promise<WorkbookPlan>;
}

/** What stays with the workbook. */
export interface WorkbookMemory {
  readonly get: (name: string) => string | null;
  readonly set: (name: string, value: string) => void;
}

/** Asked for outside the pane: on the ribbon or in a cell's menu. */
export type PaneCommand = 'closeMonth' | 'explain' | 'goToSource';

export interface PaneCommands {
  /** The listener also gets a command that came before it. */
  readonly listen: (listener: (command: PaneCommand) => Promise<void>) => () => void;
}

export interface PaneClock {
  /** Milliseconds that only ever rise. */
  readonly now: () => number;
  /** Today as an Excel serial. */
  readonly today: () => number;
}

export interface PanePorts {
  readonly workbook: WorkbookGateway;
  readonly engine: CloseEngine;
  readonly sourcePlans: SourcePlans;
  readonly memory: WorkbookMemory;
  readonly commands: PaneCommands;
  readonly clock: PaneClock;
  readonly runSelfTest: RunSelfTest;
  /** SHA-256 of a text's UTF-8 bytes, hexadecimal. */
  readonly hash: (text: string) => Promise<string>;
  /** Excel on a Mac hands out no files, and says nothing. */
  readonly handsOutFiles: boolean;
  /** From the click itself. */
  readonly startDownload: (name: string, text: string) => void;
  /** Named in the details of a defect. */
  readonly hostWords: string;
}
