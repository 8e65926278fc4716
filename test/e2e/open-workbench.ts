/** The workbench in Chromium with the shipped pane beside its grid. */
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { startWorkbench } from '../../src/workbench/server.mjs';
import { writeXlsxFrom } from '../../src/xlsx/write-xlsx';
import { chromiumArguments, findChromium } from '../setup/machine.mjs';

export interface OpenWorkbench {
  readonly page: Page;
  /** The pane's own page; another one after a workbook is opened. */
  readonly pane: () => Frame;
  /** Errors and warnings that either page wrote or threw. */
  readonly complaints: readonly string[];
  /** Addresses asked for beyond this machine. */
  readonly strayRequests: readonly string[];
  readonly openEmptyWorkbook: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WorkbenchLook {
  readonly paneWidth?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
}

let browser: Browser | undefined;

export async function openWorkbench({ paneWidth = 350, colorScheme = 'light', forcedColors = 'none' }: WorkbenchLook = {}): Promise<OpenWorkbench> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium was not found');
  browser ??= await chromium.launch({ executablePath, args: chromiumArguments() });
  const server = await startWorkbench({ port: 0 });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme, forcedColors, acceptDownloads: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  const strayRequests: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !/^(?:blob|data|about):/.test(url)) strayRequests.push(url);
  });
  await page.goto(`${server.url}workbench/`);
  const pane = (): Frame => {
    const found = page.frames().find((frame) => frame.url().includes('/addin/taskpane.html'));
    if (found === undefined) throw new Error('The pane is not there.');
    return found;
  };
  const paneIsDrawn = (): Promise<unknown> =>
    page.waitForFunction(() => document.querySelector('iframe')?.contentDocument?.querySelector('main') !== null && window.revrecWorkbench !== undefined);
  await paneIsDrawn();
  await page.evaluate((width) => window.revrecWorkbench?.pane.setWidth(width), paneWidth);
  return {
    page,
    pane,
    complaints,
    strayRequests,
    openEmptyWorkbook: async () => {
      const bytes = [...(await writeXlsxFrom(createWorkbook({ name: 'Book1.xlsx' })))];
      await page.evaluate((content) => window.revrecWorkbench?.openBytes(new Uint8Array(content), 'Book1.xlsx'), bytes);
      await paneIsDrawn();
    },
    close: async () => {
      await context.close();
      await server.close();
    },
  };
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}
