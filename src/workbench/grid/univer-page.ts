import {
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  ThemeService,
  Univer,
  UniverInstanceType,
} from '@univerjs/core';
import type { Injector, IWorkbookData, PluginCtor, Workbook } from '@univerjs/core';
import {
  CalculationMode,
  SheetsSelectionsService,
  SheetsRenderService,
  UniverFormulaEnginePlugin,
  UniverSheetsCorePreset,
  UniverSheetsFormulaPlugin,
  UniverSheetsPlugin,
} from '@univerjs/preset-sheets-core';
import enUS from '@univerjs/preset-sheets-core/locales/en-US';

/** Univer's user interface on the page; it shows and edits, and computes nothing. */
export interface UniverPage {
  readonly injector: Injector;
  readonly commands: ICommandService;
  readonly selections: SheetsSelectionsService;
  readonly rendering: SheetsRenderService;
  openWorkbook(data: Partial<IWorkbookData>): Workbook;
  closeWorkbook(id: string): void;
  setDarkMode(isDark: boolean): void;
  /** Runs `work` once the first workbook is drawn; at once when that has happened. */
  afterFirstDrawing(work: () => void): void;
  /** What can be undone is forgotten. */
  forgetUndo(workbookId: string): void;
}

/** Greens of a spreadsheet that people know; Univer's own theme is blue. */
const PRIMARY = {
  50: '#F1F8F4',
  100: '#E3F1E9',
  200: '#C2E0CF',
  300: '#8FC6A8',
  400: '#4DA475',
  500: '#217346',
  600: '#1D663E',
  700: '#185C37',
  800: '#124A2C',
  900: '#0C3520',
};

type PresetPlugin = PluginCtor | [PluginCtor, unknown];

/** What is left out so that Univer computes no formulas: the calculation engine does it, on the model. */
const WITHOUT_CALCULATION: ReadonlyMap<PluginCtor, object> = new Map<PluginCtor, object>([
  [UniverFormulaEnginePlugin, { notExecuteFormula: true }],
  [UniverSheetsPlugin, { notExecuteFormula: true }],
  [UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.NO_CALCULATION }],
]);

/** Starts Univer in an element of the page. */
export function createUniverPage(container: HTMLElement): UniverPage {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: enUS },
    logLevel: LogLevel.ERROR,
  });
  const injector = univer.__getInjector();
  const themes = injector.get(ThemeService);
  themes.setTheme({ ...themes.getCurrentTheme(), primary: PRIMARY });
  for (const one of presetFor(container).plugins as readonly PresetPlugin[]) {
    const [plugin, config] = Array.isArray(one) ? one : [one, undefined];
    univer.registerPlugin(plugin, { ...(config as object | undefined), ...WITHOUT_CALCULATION.get(plugin) });
  }
  return {
    injector,
    commands: injector.get(ICommandService),
    get selections() {
      return injector.get(SheetsSelectionsService);
    },
    get rendering() {
      return injector.get(SheetsRenderService);
    },
    openWorkbook: (data) => univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, data),
    closeWorkbook: (id) => {
      injector.get(IUniverInstanceService).disposeUnit(id);
    },
    setDarkMode: (isDark) => {
      themes.setDarkMode(isDark);
    },
    afterFirstDrawing: (work) => {
      const lifecycle = injector.get(LifecycleService);
      if (lifecycle.stage >= LifecycleStages.Rendered) work();
      else void lifecycle.onStage(LifecycleStages.Rendered).then(work);
    },
    forgetUndo: (workbookId) => {
      injector.get(IUndoRedoService).clearUndoRedo(workbookId);
    },
  };
}

/** Context menu entries for Univer's permissions, which workbooks do not have. */
const HIDDEN_MENUS = Object.fromEntries(
  [
    'sheet.contextMenu.permission',
    'sheet.command.add-range-protection-from-sheet-bar',
    'sheet.command.view-sheet-permission-from-sheet-bar',
    'sheet.command.delete-worksheet-protection-from-sheet-bar',
    'sheet.command.change-sheet-protection-from-sheet-bar',
  ].map((id) => [id, { hidden: true }]),
);

function presetFor(container: HTMLElement): ReturnType<typeof UniverSheetsCorePreset> {
  return UniverSheetsCorePreset({
    container,
    header: true,
    toolbar: false,
    footer: { sheetBar: true, statisticBar: true, menus: false, zoomSlider: true },
    menu: HIDDEN_MENUS,
    disableAutoFocus: true,
    disableTextFormatAlert: true,
    disableTextFormatMark: true,
    sheets: { disableForceStringAlert: true, disableForceStringMark: true },
  });
}
