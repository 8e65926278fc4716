/** Ribbon commands on their way to the pane; one that comes before the pane listens waits for it. */
import type { PaneCommand, PaneCommands } from './pane-ports';

export interface CommandChannel extends PaneCommands {
  /** Done when the pane has obeyed, or at once where it does not listen yet. */
  readonly send: (command: PaneCommand) => Promise<void>;
}

export function createCommandChannel(): CommandChannel {
  let listener: ((command: PaneCommand) => Promise<void>) | null = null;
  let waiting: PaneCommand | null = null;
  return {
    send: async (command) => {
      if (listener === null) waiting = command;
      else await listener(command);
    },
    listen: (added) => {
      listener = added;
      if (waiting !== null) void added(waiting);
      waiting = null;
      return () => {
        if (listener === added) listener = null;
      };
    },
  };
}
