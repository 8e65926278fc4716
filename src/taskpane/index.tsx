/** The composition root: Excel, the engine's worker and the sample meet the pane here, and nowhere else. */
import { createRoot } from 'react-dom/client';
import { serialOf } from '../engine/foundation/calendar';
import { createOfficeWorkbook } from '../excel/office-workbook';
import { runSelfTest } from '../excel/self-test';
import { createEngineClient } from '../worker/engine-client';
import type { TableData } from '../workbook/table-data';
import type { WorkbookPlan } from '../workbook/workbook-plan';
import { App } from './App';
import { sha256Of, startDownload } from './export/download-file';
import { separatorsOf } from './format/amount-words';
import { createCommandChannel } from './session/command-channel';
import type { PaneCommand, PanePorts, SourcePlans, WorkbookMemory } from './session/pane-ports';
import type { HostLook } from './theme/choose-theme';
import { createThemePorts } from './theme/system-look';
import './taskpane.css';

const commands = createCommandChannel();

/** Asked for once in a workbook's life, so loaded then. */
async function planSources(tablesOf: () => Promise<readonly TableData[]>): Promise<WorkbookPlan> {
  const [{ sourceSheetsPlan }, tables] = await Promise.all([import('../sample/source-sheets'), tablesOf()]);
  const sheets = sourceSheetsPlan(tables);
  return { sheets, activate: sheets[0]?.name ?? '' };
}

const readTemplate = async (): Promise<TableData[]> => (await import('../sample/empty-template')).emptyTemplate();

const sourcePlans: SourcePlans = {
  sample: () => planSources(async () => (await import('../sample/sample-book')).sampleBook()),
  template: () => planSources(readTemplate),
  table: (table) => planSources(async () => (await readTemplate()).filter(({ sheet }) => sheet === table)),
};

/** Kept in the workbook's file, for everyone who opens it. */
const memory: WorkbookMemory = {
  get: (name) => {
    const value: unknown = Office.context.document.settings.get(`revrec.${name}`);
    return typeof value === 'string' ? value : null;
  },
  set: (name, value) => {
    Office.context.document.settings.set(`revrec.${name}`, value);
    Office.context.document.settings.saveAsync();
  },
};

const clock: PanePorts['clock'] = {
  now: () => performance.now(),
  today: () => {
    const now = new Date();
    return serialOf(Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000));
  },
};

/** A command opens the pane and is obeyed there; closeMonth posts nothing before the user confirms. */
async function sendFromRibbon(command: PaneCommand, event: Office.AddinCommands.Event): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
    await commands.send(command);
  } finally {
    event.completed();
  }
}

function associateCommands(): void {
  Office.actions.associate('closeMonth', (event: Office.AddinCommands.Event) => void sendFromRibbon('closeMonth', event));
  Office.actions.associate('explain', (event: Office.AddinCommands.Event) => void sendFromRibbon('explain', event));
  Office.actions.associate('goToSource', (event: Office.AddinCommands.Event) => void sendFromRibbon('goToSource', event));
}

function showPane(): void {
  const container = document.getElementById('root');
  if (container === null) return;
  const { host, platform, version } = Office.context.diagnostics;
  const ports: PanePorts = {
    workbook: createOfficeWorkbook(),
    engine: createEngineClient(),
    sourcePlans,
    memory,
    commands,
    clock,
    runSelfTest,
    hash: sha256Of,
    handsOutFiles: platform !== Office.PlatformType.Mac,
    startDownload,
    hostWords: `${String(host)} ${version} on ${String(platform)}`,
  };
  const asked = new URLSearchParams(window.location.search).get('theme');
  const themePorts = createThemePorts(readOfficeTheme, asked);
  const separators = separatorsOf(Office.context.contentLanguage);
  createRoot(container).render(<App ports={ports} themePorts={themePorts} separators={separators} />);
}

/** Absent in Excel on the web, whatever its type says. */
function readOfficeTheme(): HostLook | null {
  const { context }: { readonly context: { readonly officeTheme?: HostLook } } = Office;
  return context.officeTheme ?? null;
}

associateCommands();
void Office.onReady(showPane);
