import { createCallCellEngine } from './custom-functions/call-cells';
import { createCustomFunctionCalls } from './custom-functions/custom-function-calls';
import type { CustomFunctionCalls } from './custom-functions/custom-function-calls';
import { describeFunctions } from './custom-functions/functions-metadata';
import type { FunctionsFile } from './custom-functions/functions-metadata';
import { createWorkbook } from './model/create-workbook';
import type { WorkbookOptions } from './model/create-workbook';
import type { WorkbookModel } from './model/workbook-model';
import { forwardEvents } from './rich-api/event-wiring';
import { HostSession } from './rich-api/session';
import type { HostServices } from './rich-api/session';
import { createBridge } from './transport/bridge';
import type { NativeBridge } from './transport/bridge';
import { createExternal, EVENT_ID } from './transport/external';
import type { ExternalOptions, ExternalTransport, NativeExternal } from './transport/external';
import { desktopLimits } from './transport/limits';
import type { HostLimits } from './transport/limits';
import { createRequestHandler } from './transport/request-handler';
import type { RequestHandler, RequestRecord } from './transport/request-handler';
import { createUser } from './user';
import type { HostUser } from './user';

export interface HostOptions {
  /** An existing workbook; otherwise one is made from `workbookOptions`. */
  readonly workbook?: WorkbookModel | undefined;
  readonly workbookOptions?: WorkbookOptions | undefined;
  readonly limits?: Partial<HostLimits> | undefined;
  /** functions.json of the add-in and the namespace its manifest gives them. */
  readonly customFunctions?: { readonly file: FunctionsFile; readonly namespace: string } | undefined;
  /** Requirement sets to claim in place of the product's floor. */
  readonly requirements?: Readonly<Record<string, string>> | undefined;
  /** Asked whenever the client asks. Default: light. */
  readonly theme?: ExternalOptions['theme'] | undefined;
  /** Let values and number formats be set on whole rows and columns, which documented Excel refuses. */
  readonly allowUnboundedWrites?: boolean | undefined;
  /** Milliseconds for durations and time stamps. Default: the clock. */
  readonly now?: (() => number) | undefined;
  /** Told of errors of the host itself. Default: they are thrown where nobody catches them. */
  readonly onBug?: ((bug: unknown) => void) | undefined;
}

export interface HostLog {
  /** Every request, in order. `requests.filter((r) => !r.isInternal)` are the add-in's own round trips. */
  readonly requests: RequestRecord[];
  readonly wire: RequestHandler['wire'];
  /** Keep requests and responses in `wire` from now on. */
  keepWire: boolean;
  readonly shell: HostServices['shellLog'];
  readonly ribbon: HostServices['ribbon'];
  readonly executed: ExternalTransport['executed'];
  readonly registrations: ReadonlyMap<string, number>;
}

/** An Excel that is not there: the workbook, and the two objects through which Microsoft's client reaches it. */
export interface ExcelHost {
  readonly model: WorkbookModel;
  /** To be set as `window._richApiNativeBridge` before the client loads. */
  readonly bridge: NativeBridge;
  /** To be set as `window.external` before the client loads. */
  readonly external: NativeExternal;
  readonly user: HostUser;
  readonly customFunctions: CustomFunctionCalls;
  readonly limits: HostLimits;
  readonly log: HostLog;
  readonly runtime: HostServices['runtime'];
  /** Stops passing the workbook's events on to the add-in. */
  dispose(): void;
}

const VISIBILITY_CHANGED = { messageCategory: 65_536, messageType: 65_539, targetId: '' } as const;

function throwUncaught(bug: unknown): void {
  setTimeout(() => {
    throw bug;
  });
}

/** Makes a host for one add-in page. Reloading the page needs a new host over the same workbook. */
export function createHost(options: HostOptions = {}): ExcelHost {
  const model = options.workbook ?? createWorkbook(options.workbookOptions);
  const now = options.now ?? Date.now;
  const limits: HostLimits = { ...desktopLimits(), ...options.limits };
  const transport = createBridge(() => handler, limits, options.onBug ?? throwUncaught);
  const customFunctions = createCustomFunctionCalls(
    options.customFunctions ? describeFunctions(options.customFunctions.file, options.customFunctions.namespace) : [],
    (entries) => transport.send(entries),
  );
  if (!options.workbook && !options.workbookOptions?.engine) model.useEngine(createCallCellEngine(customFunctions));
  const runtime: HostServices['runtime'] = { state: 'Visible', startState: 'Inactive' };
  const services: HostServices = {
    acceptFunctionResults: (results) => customFunctions.accept(results),
    runtime,
    setRuntimeState: (state) => {
      runtime.state = state;
      const visibility = state === 'Visible' ? 'Visible' : 'Hidden';
      transport.send([{ ...VISIBILITY_CHANGED, message: JSON.stringify({ visibility }) }]);
    },
    shellLog: [],
    ribbon: new Map(),
    shortcuts: new Map(),
  };
  const session = new HostSession(
    model,
    services,
    { allowUnboundedWrites: options.allowUnboundedWrites ?? false, now: () => new Date(now()).toISOString() },
    (entries) => transport.send(entries),
  );
  const handler = createRequestHandler(session, limits, now);
  const native = createExternal(model, {
    theme: options.theme ?? (() => 'light'),
    requirements: options.requirements ?? {},
    locale: 'en-US',
    documentUrl: `C:\\Workbooks\\${model.name}`,
  });
  const log: HostLog = {
    requests: handler.requests,
    wire: handler.wire,
    get keepWire() {
      return handler.keepWire;
    },
    set keepWire(keep: boolean) {
      handler.keepWire = keep;
    },
    shell: services.shellLog,
    ribbon: services.ribbon,
    executed: native.executed,
    registrations: session.registrations,
  };
  const stopForwarding = forwardEvents(session);
  // what `Office.context.document` offers goes over the other object
  const stopSelection = model.subscribe((event) => {
    if (event.type === 'selectionChanged') native.raise(EVENT_ID.selectionChanged, []);
  });
  return {
    model,
    bridge: transport.bridge,
    external: native.external,
    user: createUser(model, native, limits, (entries) => transport.send(entries)),
    customFunctions,
    limits,
    log,
    runtime,
    dispose: () => {
      stopForwarding();
      stopSelection();
    },
  };
}
