import type { WorkbookModel } from '../model/workbook-model';
import { requirementMatrix } from './requirements';

/** Colours of the Office theme as 0xRRGGBB numbers, under the names documented as `Office.OfficeTheme`. */
type OfficeThemeColors = Readonly<
  Record<
    'bodyBackgroundColor' | 'bodyForegroundColor' | 'controlBackgroundColor' | 'controlForegroundColor',
    number
  >
>;

/** Office's white and black themes. The client makes a colour of every member, so isDarkTheme cannot be among them. */
const OFFICE_THEMES = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x000000,
    controlBackgroundColor: 0xf0f0f0,
    controlForegroundColor: 0x262626,
  },
  dark: {
    bodyBackgroundColor: 0x262626,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x0a0a0a,
    controlForegroundColor: 0xf0f0f0,
  },
} as const satisfies Record<string, OfficeThemeColors>;

export type OfficeThemeName = keyof typeof OFFICE_THEMES;

export interface ExternalOptions {
  /** Asked each time, as people change the theme under an open pane. */
  readonly theme: () => OfficeThemeName;
  readonly requirements: Readonly<Record<string, string>>;
  readonly locale: string;
  /** Path or address of the workbook as `Office.context.document.url` shows it. */
  readonly documentUrl: string;
}

/** Lists cross the boundary as objects with `toArray`, as Windows' safe arrays do. */
interface SafeArray {
  toArray(): unknown[];
}

type EventHandler = (eventId: number, payload: SafeArray) => void;

/** The object the Windows client injects as `window.external`. */
export interface NativeExternal {
  GetHostInfo(): string;
  GetLoggingAllowed(): boolean;
  GetContext(): object;
  Execute(id: number, params: unknown, callback: (answer: SafeArray) => void): void;
  RegisterEvent(id: number, targetId: string, handler: EventHandler, callback: (status: number) => void): void;
  UnregisterEvent(id: number, targetId: string, callback: (status: number) => void): void;
  MessageParent(): void;
}

export interface ExternalTransport {
  readonly external: NativeExternal;
  /** Calls the page's handler of an event; false when the page registered none. */
  raise(eventId: number, payload: readonly unknown[]): boolean;
  /** Calls of `Execute` the host took note of, by id. */
  readonly executed: { readonly id: number; readonly params: unknown }[];
}

export const EVENT_ID = { selectionChanged: 2, commandInvoked: 39 } as const;
const SUPPORTED_EVENTS: readonly number[] = Object.values(EVENT_ID);
const COMMAND_COMPLETED = 94;
const SUCCESS = 0;
const NOT_SUPPORTED = 5000;
/** Flag of the host information: the add-in has a shared runtime. */
const SHARED_RUNTIME = 1;

const safeArray = (items: readonly unknown[]): SafeArray => ({ toArray: () => [...items] });

export function createExternal(workbook: WorkbookModel, options: ExternalOptions): ExternalTransport {
  const handlers = new Map<number, EventHandler>();
  const executed: { id: number; params: unknown }[] = [];
  const context = createContext(workbook, options);
  return {
    executed,
    raise: (eventId, payload) => {
      const handler = handlers.get(eventId);
      handler?.(eventId, safeArray(payload));
      return handler !== undefined;
    },
    external: {
      GetHostInfo: () => `Excel$Win32$16.01$${options.locale}$$$disableLogging$${SHARED_RUNTIME}`,
      GetLoggingAllowed: () => false,
      GetContext: () => context,
      Execute: (id, params, callback) => {
        executed.push({ id, params });
        callback(safeArray(id === COMMAND_COMPLETED ? [SUCCESS, null] : [NOT_SUPPORTED, null]));
      },
      RegisterEvent: (id, _targetId, handler, callback) => {
        if (SUPPORTED_EVENTS.includes(id)) handlers.set(id, handler);
        callback(SUPPORTED_EVENTS.includes(id) ? SUCCESS : NOT_SUPPORTED);
      },
      UnregisterEvent: (id, _targetId, callback) => {
        handlers.delete(id);
        callback(SUCCESS);
      },
      MessageParent: () => undefined,
    },
  };
}

function createContext(workbook: WorkbookModel, options: ExternalOptions): object {
  const settings = createSettings(workbook);
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => 'revrec-add-in',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => options.locale,
    GetAppDataLocale: () => options.locale,
    GetDocUrl: () => options.documentUrl,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetSupportedMatrix: () => JSON.stringify(requirementMatrix(options.requirements)),
    GetHostFullVersion: () => '16.0.13801.20000',
    GetInitialDisplayMode: () => 2,
    GetSettings: () => settings,
    GetOfficeThemeInfo: () => JSON.stringify(OFFICE_THEMES[options.theme()]),
  };
}

/** `Office.context.document.settings`: read whole, written whole. */
function createSettings(workbook: WorkbookModel): object {
  const stored = workbook.documentSettings;
  return {
    Read: (keys: string[], values: string[]) => {
      for (const [key, value] of stored) {
        keys.push(key);
        values.push(value);
      }
    },
    WriteAsync: (keys: readonly string[], values: readonly string[], callback: (status: number) => void) => {
      stored.clear();
      keys.forEach((key, index) => stored.set(key, values[index]!));
      workbook.isDirty = true;
      setTimeout(() => callback(SUCCESS), 0);
    },
    RefreshAsync: (callback: () => void) => setTimeout(callback, 0),
  };
}
