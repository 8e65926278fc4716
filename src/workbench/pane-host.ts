import { createHost } from '../host/create-host';
import type { ExcelHost } from '../host/create-host';
import type { FunctionArgument } from '../host/custom-functions/custom-function-calls';
import type { FunctionsFile } from '../host/custom-functions/functions-metadata';
import { cellError } from '../host/model/cell-value';
import type { WorkbookModel } from '../host/model/workbook-model';
import type { CustomFunctionSource } from './calculation/functions/custom-functions';
import type { ColourTheme } from './page/colour-theme';

const ADDIN_FOLDER = '/addin/';
export const PANE_ADDRESS = `${ADDIN_FOLDER}taskpane.html`;

/** How long a pane may take to start before its functions count as out of reach. */
const START_LIMIT_MILLISECONDS = 20_000;
const POLL_MILLISECONDS = 50;

/** The add-in's custom functions as its package describes them. */
export interface AddinFunctions {
  readonly file: FunctionsFile;
  readonly namespace: string;
}

/** Reads functions.json and the manifest's namespace; undefined when the add-in has not been built. */
export async function fetchAddinFunctions(): Promise<AddinFunctions | undefined> {
  const [functions, manifest] = await Promise.all([
    fetch(`${ADDIN_FOLDER}functions.json`),
    fetch(`${ADDIN_FOLDER}manifest.xml`),
  ]);
  if (!functions.ok || !manifest.ok) return undefined;
  const namespace = namespaceOf(await manifest.text());
  return namespace === undefined ? undefined : { file: (await functions.json()) as FunctionsFile, namespace };
}

function namespaceOf(manifest: string): string | undefined {
  const xml = new DOMParser().parseFromString(manifest, 'application/xml');
  const elements = [...xml.getElementsByTagName('*')];
  const resource = elements.find((one) => one.localName === 'Namespace')?.getAttribute('resid');
  const text = elements.find((one) => one.localName === 'String' && one.getAttribute('id') === resource);
  return text?.getAttribute('DefaultValue') ?? undefined;
}

/** The two objects Excel's window gives a pane. */
export type PaneObjects = Pick<ExcelHost, 'bridge' | 'external'>;

/** The host of one pane, and the way from formulas to the pane's functions. */
export interface PaneHost {
  readonly host: ExcelHost;
  readonly objects: PaneObjects;
  readonly customFunctions: CustomFunctionSource;
  /** To be called when the frame has loaded the pane's page. */
  frameLoaded(): void;
  close(): void;
}

export function createPaneHost(
  workbook: WorkbookModel,
  theme: () => ColourTheme,
  functions: AddinFunctions | undefined,
): PaneHost {
  const host = createHost({ workbook, theme, customFunctions: functions });
  let isClosed = false;
  let frameLoaded = (): void => undefined;
  const loaded = new Promise<void>((resolve) => {
    frameLoaded = resolve;
  });
  const started = loaded.then(() => until(() => isClosed || host.log.requests.length > 0));
  return {
    host,
    objects: { bridge: host.bridge, external: host.external },
    customFunctions: {
      names: [...host.customFunctions.functions.keys()],
      async invoke(name, values, address) {
        // calls before the pane's functions are registered would get lost
        if (!(await started) || isClosed) return cellError('#CONNECT!');
        return host.customFunctions.call(name, values as FunctionArgument[], address);
      },
      forget: () => host.customFunctions.forgetResults(),
    },
    frameLoaded: () => frameLoaded(),
    close() {
      isClosed = true;
      host.dispose();
    },
  };
}

/** @returns false when the condition did not come true in time */
async function until(isTrue: () => boolean): Promise<boolean> {
  const end = performance.now() + START_LIMIT_MILLISECONDS;
  while (!isTrue()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
  return true;
}
