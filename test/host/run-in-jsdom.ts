import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { JSDOM, ResourceLoader, VirtualConsole } from 'jsdom';
import type { DOMWindow } from 'jsdom';
import type { ExcelHost } from '../../src/host/create-host';
import { injectHost } from '../../src/host/inject';

/** Microsoft's client as it stands in a page. */
export interface OfficeClient {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: typeof CustomFunctions;
}

export interface JsdomPage extends OfficeClient {
  readonly window: DOMWindow;
  /** Addresses the page asked for that are not its own files; they were not fetched. */
  readonly blockedRequests: readonly string[];
  /** Errors thrown in the page outside any caller's reach. */
  readonly pageErrors: readonly string[];
  /** Lets code under test find the client as the globals Excel, Office … of this process; undone by `close`. */
  useAsGlobals(): void;
  close(): void;
}

export interface JsdomPageOptions {
  /** Folder of the unmodified client. Default: the installed package, seen from the working directory. */
  readonly officeFolder?: string | undefined;
  /** Load the readable build in place of the minified one. */
  readonly debugBuild?: boolean | undefined;
}

const PAGE_ADDRESS = 'https://pane.invalid/taskpane.html';
const CLIENT_ADDRESS = 'https://pane.invalid/office-js/';

/** Opens a page whose only script is Microsoft's office.js, unmodified, on top of the given host. */
export async function openJsdomPage(host: ExcelHost, options: JsdomPageOptions = {}): Promise<JsdomPage> {
  const folder = options.officeFolder ?? resolve('node_modules/@microsoft/office-js/dist');
  const script = options.debugBuild ? 'office.debug.js' : 'office.js';
  const blockedRequests: string[] = [];
  const pageErrors: string[] = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on('jsdomError', (error) => pageErrors.push(error.message));
  const dom = new JSDOM(`<!doctype html><script src="${CLIENT_ADDRESS}${script}"></script><body></body>`, {
    url: PAGE_ADDRESS,
    runScripts: 'dangerously',
    pretendToBeVisual: true,
    resources: new LocalClient(folder, blockedRequests),
    virtualConsole,
    beforeParse: (window) => injectHost(window, host),
  });
  await new Promise((loaded) => dom.window.addEventListener('load', loaded));
  const client = dom.window as unknown as OfficeClient;
  await client.Office.onReady();
  const undo: (() => void)[] = [];
  return {
    window: dom.window,
    Excel: client.Excel,
    Office: client.Office,
    OfficeExtension: client.OfficeExtension,
    CustomFunctions: client.CustomFunctions,
    blockedRequests,
    pageErrors,
    useAsGlobals: () => undo.push(setGlobals(client)),
    close: () => {
      for (const step of undo.splice(0)) step();
      host.dispose();
      dom.window.close();
    },
  };
}

/** Serves the client's files from disk and nothing else. */
class LocalClient extends ResourceLoader {
  constructor(
    private readonly folder: string,
    private readonly blocked: string[],
  ) {
    super();
  }

  override fetch(address: string): ReturnType<ResourceLoader['fetch']> {
    if (!address.startsWith(CLIENT_ADDRESS)) {
      this.blocked.push(address);
      return null;
    }
    const path = new URL(address).pathname.slice(new URL(CLIENT_ADDRESS).pathname.length);
    return readFile(join(this.folder, path)) as ReturnType<ResourceLoader['fetch']>;
  }
}

const GLOBAL_NAMES = ['Excel', 'Office', 'OfficeExtension', 'CustomFunctions'] as const;

function setGlobals(client: OfficeClient): () => void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const before = GLOBAL_NAMES.map((name) => [name, scope[name]] as const);
  for (const name of GLOBAL_NAMES) scope[name] = client[name];
  return () => {
    for (const [name, value] of before) scope[name] = value;
  };
}
