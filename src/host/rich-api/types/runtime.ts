import { flagArgument } from '../arguments';
import type { TypeDefinition } from '../host-object';
import type { HostSession } from '../session';

/** `context.runtime`. Switching events off mutes what the add-in does from here on, also later in the same request. */
export const runtimeType: TypeDefinition<HostSession> = {
  name: 'Runtime',
  get: { EnableEvents: (session) => session.eventsEnabled },
  set: {
    EnableEvents: (session, value) => {
      session.eventsEnabled = flagArgument(value);
      session.workbook.continueBatchAs(session.eventsEnabled ? 'addin' : 'addin-silent');
    },
  },
};
