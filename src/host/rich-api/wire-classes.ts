import { ModelError } from '../model/model-error';
import { choiceArgument, flagArgument, recordArgument, textArgument } from './arguments';
import { objectOf } from './host-object';
import type { HostObject, TypeDefinition } from './host-object';
import type { HostSession } from './session';

/** Services the client reaches by name, not through the workbook. */

type ServiceType = TypeDefinition<HostSession>;

/** Notes a call that has no other effect here, for tests to look at. */
function noted(service: string, member: string): (session: HostSession, args: readonly unknown[]) => null {
  return (session, args) => {
    session.services.shellLog.push({ service, member, args });
    return null;
  };
}

function acceptResults(session: HostSession, [results]: readonly unknown[]): null {
  if (Array.isArray(results)) session.services.acceptFunctionResults(results);
  return null;
}

export const customFunctionsService: ServiceType = {
  name: 'CustomFunctions',
  call: { SetInvocationResults: acceptResults, SetInvocationArrayResults: acceptResults },
};

export const addinInternalService: ServiceType = {
  name: 'AddinInternalService',
  call: { NotifyActionHandlerReady: noted('AddinInternalService', 'NotifyActionHandlerReady') },
};

const RUNTIME_STATES = ['Inactive', 'Background', 'Visible'] as const;

export const appRuntimeService: ServiceType = {
  name: 'AppRuntimeService',
  call: {
    GetAppRuntimeState: (session) => session.services.runtime.state,
    SetAppRuntimeState: (session, [state]) => {
      session.services.setRuntimeState(choiceArgument(state, ['Visible', 'Background'] as const));
    },
  },
};

export const appRuntimePersistenceService: ServiceType = {
  name: 'AppRuntimePersistenceService',
  call: {
    GetAppRuntimeStartState: (session) => session.services.runtime.startState,
    SetAppRuntimeStartState: (session, [state]) => {
      session.services.runtime.startState = choiceArgument(state, RUNTIME_STATES);
    },
  },
};

interface RibbonPart {
  readonly session: HostSession;
  readonly id: string;
}

export const ribbonButtonType: TypeDefinition<RibbonPart> = {
  name: 'RibbonButton',
  id: ({ id }) => id,
  get: {
    Enabled: ({ session, id }) => session.services.ribbon.get(`button ${id}`) ?? true,
    Id: ({ id }) => id,
  },
  set: {
    Enabled: ({ session, id }, value) => {
      session.services.ribbon.set(`button ${id}`, flagArgument(value));
    },
  },
};

export const ribbonTabType: TypeDefinition<RibbonPart> = {
  name: 'RibbonTab',
  id: ({ id }) => id,
  get: { Id: ({ id }) => id },
  call: {
    SetVisibility: ({ session, id }, [visible]) => {
      session.services.ribbon.set(`tab ${id}`, flagArgument(visible));
    },
  },
};

export const dynamicRibbonService: ServiceType = {
  name: 'DynamicRibbon',
  call: {
    ExecuteRequestCreate: noted('DynamicRibbon', 'ExecuteRequestCreate'),
    ExecuteRequestUpdate: noted('DynamicRibbon', 'ExecuteRequestUpdate'),
    GetButton: (session, [id]) => objectOf(ribbonButtonType, { session, id: textArgument(id) }),
    GetTab: (session, [id]) => objectOf(ribbonTabType, { session, id: textArgument(id) }),
  },
};

export const actionService: ServiceType = {
  name: 'ActionService',
  call: {
    AreShortcutsInUse: (session, [shortcuts]) => {
      const taken = new Set(session.services.shortcuts.values());
      return (Array.isArray(shortcuts) ? shortcuts : []).map((shortcut: unknown) => ({
        shortcut,
        inUse: taken.has(String(shortcut)),
      }));
    },
    GetShortcuts: (session) => Object.fromEntries(session.services.shortcuts),
    ReplaceShortcuts: (session, [shortcuts]) => {
      for (const [action, keys] of Object.entries(recordArgument(shortcuts))) {
        session.services.shortcuts.set(action, keys === null ? null : textArgument(keys));
      }
    },
  },
};

const SERVICES: Readonly<Record<string, ServiceType>> = {
  'Microsoft.AppRuntime.AppRuntimePersistenceService': appRuntimePersistenceService,
  'Microsoft.AppRuntime.AppRuntimeService': appRuntimeService,
  'Microsoft.DynamicRibbon.DynamicRibbon': dynamicRibbonService,
  'Microsoft.ExcelServices.CustomFunctions': customFunctionsService,
  'Microsoft.InternalService.AddinInternalService': addinInternalService,
  'Microsoft.Office.ActionService': actionService,
};

export function serviceObject(name: string, session: HostSession): HostObject {
  const type = SERVICES[name];
  if (!type) throw new ModelError('ApiNotFound', `Emulated host does not implement the service ${name}`);
  return objectOf(type, session);
}
