import type { CalculationProgress } from './calculation/workbook-calculation';
import { createUniverPage } from './grid/univer-page';
import type { ColourTheme } from './page/colour-theme';
import { createThemeSwitch } from './page/colour-theme';
import { createDetailSwitch } from './page/detail-columns';
import { createFilePicker, downloadFile } from './page/file-exchange';
import { createNotice } from './page/notice';
import { button, element } from './page/page-elements';
import { createPaneFrame } from './page/pane-frame';
import { createStatusLine } from './page/status-line';
import { fetchAddinFunctions, PANE_ADDRESS } from './pane-host';
import { fillWithSample, fillWithTemplate } from './starting-workbooks';
import { createWorkbenchControl } from './workbench-control';
import type { WorkbenchControl } from './workbench-control';
import { openSession } from './workbench-session';
import type { WorkbenchSession, WorkbookSource } from './workbench-session';

const SAMPLE: WorkbookSource = { kind: 'made', name: 'Sample.xlsx', fill: fillWithSample };
const TEMPLATE: WorkbookSource = { kind: 'made', name: 'Book1.xlsx', fill: fillWithTemplate };

declare global {
  interface Window {
    /** What Excel's own window would hand to the pane; the pane's page takes it from here. */
    revrecHost?: WorkbenchSession['paneObjects'];
    /** For tests that drive the page. */
    revrecWorkbench?: WorkbenchControl;
  }
}

/** Starts the page with the sample workbook and the pane beside it. */
export async function startWorkbench(): Promise<void> {
  const notice = createNotice();
  const status = createStatusLine();
  const pane = createPaneFrame(() => window.dispatchEvent(new Event('resize')));
  const page = createUniverPage(element('grid'));
  const functions = fetchAddinFunctions();
  let theme: ColourTheme = 'light';
  let session: WorkbenchSession | undefined;
  const details = createDetailSwitch(() => session?.model);

  const loadPane = (): void => {
    if (!session) return;
    const current = session;
    window.revrecHost = current.paneObjects;
    void pane.load(PANE_ADDRESS).then(() => current.frameLoaded());
  };
  const showFileState = (): void => {
    element('file-name').textContent = session?.model.name ?? '';
    element('file-state').textContent = session?.isEdited ? 'Edited' : '';
    document.title = `${session?.model.name ?? 'Workbook'} – RevRec workbench`;
    details.refresh();
  };
  const onProgress = (progress: CalculationProgress | undefined): void => {
    if (progress) status.set('busy', `Calculating ${count(progress.done)} of ${count(progress.total)}`);
    else status.set('ready', 'Ready');
  };

  const open = async (source: WorkbookSource): Promise<void> => {
    status.set('busy', `Opening ${source.name}`);
    notice.hide();
    await nextFrame();
    try {
      const opened = await openSession(source, {
        page,
        theme: () => theme,
        functions: await functions,
        onProgress,
        onRefused: (message) => notice.show(message),
      });
      session?.close();
      session = opened;
      opened.model.subscribe(onceInAWhile(showFileState));
      showFileState();
      loadPane();
      status.set('ready', 'Ready');
    } catch (error) {
      status.set('failed', 'Not opened');
      notice.show(`${source.name} could not be opened. ${wordsOf(error)}`);
    }
  };
  const save = async (): Promise<void> => {
    if (!session) return;
    status.set('busy', 'Saving');
    try {
      downloadFile(session.model.name, await session.saveBytes());
      status.set('ready', 'Saved');
      showFileState();
    } catch (error) {
      status.set('failed', 'Not saved');
      notice.show(`The workbook could not be saved. ${wordsOf(error)}`);
    }
  };

  createThemeSwitch((chosen) => {
    theme = chosen;
    page.setDarkMode(chosen === 'dark');
    pane.tellOfTheme();
  });
  const picker = createFilePicker((file) => void open({ kind: 'file', ...file }));
  const commands: Readonly<Record<string, () => void>> = {
    'new-file': () => void open(TEMPLATE),
    'open-file': () => picker.pick(),
    'save-file': () => void save(),
    'open-sample': () => void open(SAMPLE),
  };
  for (const [id, run] of Object.entries(commands)) button(id).addEventListener('click', run);
  listenForKeys({ s: commands['save-file']!, o: commands['open-file']! });

  await open(SAMPLE);
  window.revrecWorkbench = createWorkbenchControl({ session: () => session!, open, pane });
}

const WHILE_MILLISECONDS = 50;

const count = (value: number): string => value.toLocaleString('en-US');

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Posting a close tells of thousands of changes. */
function onceInAWhile(work: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      work();
    }, WHILE_MILLISECONDS);
  };
}

/** Lets the status be drawn before work that takes the page's time. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });
}

/** Control (or Command) with a letter, wherever the focus is on the page. */
function listenForKeys(commands: Readonly<Record<string, () => void>>): void {
  const onKey = (event: KeyboardEvent): void => {
    const run = commands[event.key.toLowerCase()];
    if (!run || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  window.addEventListener('keydown', onKey, { capture: true });
}
