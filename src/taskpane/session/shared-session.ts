import type { PanePorts } from './pane-ports';
import type { PaneAction } from './pane-state';
import type { TablesMemory } from './tables-memory';

/** What the parts of the session share. */
export interface SharedSession {
  readonly ports: PanePorts;
  readonly memory: TablesMemory;
  readonly dispatch: (action: PaneAction) => void;
  /** The tables were read anew. */
  readonly onTables: () => void;
}
