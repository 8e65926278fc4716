import { createWorkbook } from '../host/model/create-workbook';
import type { ModelEvent, WorkbookModel } from '../host/model/workbook-model';
import type { ExcelHost } from '../host/create-host';
import { readXlsxInto } from '../xlsx/read-xlsx';
import type { OpenedXlsx } from '../xlsx/read-xlsx';
import { writeXlsxFrom } from '../xlsx/write-xlsx';
import { createWorkbookCalculation } from './calculation/workbook-calculation';
import type { CalculationProgress } from './calculation/workbook-calculation';
import type { UniverPage } from './grid/univer-page';
import { createWorkbookGrid } from './grid/workbook-grid';
import type { ColourTheme } from './page/colour-theme';
import { createPaneHost } from './pane-host';
import type { AddinFunctions, PaneObjects } from './pane-host';

/** Where a workbook comes from: built in memory, or the bytes of a file. */
export type WorkbookSource =
  | { readonly kind: 'made'; readonly name: string; readonly fill: (model: WorkbookModel) => void }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

export interface SessionOptions {
  readonly page: UniverPage;
  readonly theme: () => ColourTheme;
  readonly functions: AddinFunctions | undefined;
  readonly onProgress: (progress: CalculationProgress | undefined) => void;
  readonly onRefused: (message: string) => void;
}

/** One open workbook: its model, calculation and grid, and the host of its pane. */
export interface WorkbenchSession {
  readonly model: WorkbookModel;
  readonly host: ExcelHost;
  /** What the pane's page takes from this one. */
  readonly paneObjects: PaneObjects;
  /** To be called when the frame has loaded the pane's page. */
  frameLoaded(): void;
  /** True after a change that saving would keep, until it is saved. */
  readonly isEdited: boolean;
  saveBytes(): Promise<Uint8Array>;
  /** Resolves when nothing is left to compute, no custom function is awaited and the grid shows it all. */
  whenIdle(): Promise<void>;
  close(): void;
}

/** What happens without anything being there to save. */
const PASSING_EVENTS: ReadonlySet<ModelEvent['type']> = new Set<ModelEvent['type']>([
  'selectionChanged',
  'sheetActivated',
  'sheetDeactivated',
  'calculated',
  'loaded',
]);

/** Opens a workbook in the grid. Throws WorkbookFileError when the bytes are none. */
export async function openSession(source: WorkbookSource, options: SessionOptions): Promise<WorkbenchSession> {
  const model = createWorkbook({ name: source.name, sheets: [] });
  let opened: OpenedXlsx | undefined;
  if (source.kind === 'file') opened = await readXlsxInto(model, source.bytes);
  else source.fill(model);

  const pane = createPaneHost(model, options.theme, options.functions);
  const calculation = createWorkbookCalculation({
    customFunctions: pane.customFunctions,
    onProgress: options.onProgress,
    onResults: (sheetId, areas) => grid.showResults(sheetId, areas),
  });
  const grid = createWorkbookGrid(options.page, model, {
    linkAt: (sheetId, row, column) => calculation.linkAt(sheetId, row, column),
    onRefused: options.onRefused,
  });
  model.useEngine(calculation);
  void model.recalculate(true);
  let isEdited = false;
  model.subscribe(({ type }) => {
    if (!PASSING_EVENTS.has(type)) isEdited = true;
  });

  const whenIdle = async (): Promise<void> => {
    await model.settled();
    await calculation.settled();
    await grid.settled();
  };
  return {
    model,
    host: pane.host,
    paneObjects: pane.objects,
    frameLoaded: () => pane.frameLoaded(),
    get isEdited() {
      return isEdited;
    },
    async saveBytes() {
      await whenIdle();
      const bytes = await writeXlsxFrom(model, opened);
      isEdited = false;
      return bytes;
    },
    whenIdle,
    close() {
      grid.close();
      pane.close();
      calculation.detach?.();
    },
  };
}
