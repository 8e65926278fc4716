/** The workbench page in Chromium: grid, model and pane follow each other. */
import { chromium } from 'playwright-core';
import type { Browser, Frame, Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../setup/machine.mjs';
import { startWorkbench } from '../../src/workbench/server.mjs';

jest.setTimeout(120_000);

let server: Awaited<ReturnType<typeof startWorkbench>>;
let browser: Browser;
let page: Page;
const foreign: string[] = [];

beforeAll(async () => {
  server = await startWorkbench({ port: 0 });
  browser = await chromium.launch({ executablePath: findChromium()!, args: chromiumArguments() });
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 } });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !/^(?:blob|data|about):/.test(url)) foreign.push(url);
  });
  page = await context.newPage();
  await page.goto(`${server.url}workbench/`);
  await page.waitForFunction(() => 'revrecWorkbench' in window, null, { timeout: 60_000 });
  await idle();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const idle = (): Promise<void> => page.evaluate(() => window.revrecWorkbench!.whenIdle());
const cell = (sheet: string, address: string) =>
  page.evaluate(([s, a]) => window.revrecWorkbench!.getCell(s!, a!), [sheet, address]);
const select = async (sheet: string, address: string): Promise<void> => {
  await page.evaluate(([s, a]) => window.revrecWorkbench!.select(s!, a!), [sheet, address]);
  await idle();
};
const paneFrame = (): Frame => page.frames().find((frame) => frame.url().includes('taskpane.html'))!;

test('opens the sample with the pane beside it, 350 pixels wide, and asks no other server for anything', async () => {
  await expect(page.locator('#file-name').textContent()).resolves.toBe('Sample.xlsx');
  const width = await page.locator('#pane-frame').evaluate((frame) => frame.getBoundingClientRect().width);
  expect(width).toBe(350);
  await paneFrame().getByText(/obligations/).first().waitFor();
  expect(foreign).toEqual([]);
});

test('what is typed in the grid is in the workbook, computed, and can be undone', async () => {
  const limit = await page.evaluate(() => {
    let address = '';
    window.revrecWorkbench!.model.sheet('Settings')!.forEachCell((row, _column, value) => {
      if (value === 'Daily line limit') address = `B${row + 1}`;
    });
    return address;
  });
  expect(limit).toMatch(/^B\d+$/);
  await select('Settings', 'E5');
  await page.keyboard.type(`=SUM(1,2)*${limit}`);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(200);
  await idle();
  expect(await cell('Settings', 'E5')).toEqual({ value: 60_000, formula: `=SUM(1,2)*${limit}`, text: '60000' });
  await page.keyboard.type('1/31/2026');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(200);
  await idle();
  expect(await cell('Settings', 'E6')).toEqual({ value: 46_053, formula: undefined, text: '1/31/2026' });
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(200);
  await idle();
  expect((await cell('Settings', 'E6')).value).toBeNull();
});

test('a refused entry says why and leaves the cell as it was', async () => {
  await select('Settings', 'E8');
  await page.keyboard.type('=SUM(Nowhere[Amount])');
  await page.keyboard.press('Enter');
  await page.locator('#notice').waitFor({ state: 'visible' });
  expect(await page.locator('#notice-text').textContent()).toContain('Nowhere');
  expect((await cell('Settings', 'E8')).value).toBeNull();
  await page.click('#close-notice');
});

test("custom functions are computed by the pane's own code", async () => {
  await page.evaluate(() => {
    const formula = '=REVREC.STRAIGHTLINE(1200,DATE(2026,1,1),DATE(2026,12,31),DATE(2026,3,31))*2';
    window.revrecWorkbench!.edit('Settings', 'E9', formula);
  });
  await idle();
  expect((await cell('Settings', 'E9')).value).toBe(600);
});

test('a link in a cell is followed', async () => {
  await page.evaluate(() => window.revrecWorkbench!.edit('Settings', 'D5', '=HYPERLINK("#Contracts!B"&7,"go")'));
  await select('Settings', 'D5');
  const place = await page.locator('#grid canvas').last().boundingBox();
  // column D stands right of A and B, which the sample's plan makes 170 and 237 pixels wide
  const widths = await page.evaluate(() =>
    [0, 1, 2, 3].map((column) => (window.revrecWorkbench!.model.activeSheet.columnFormat(column).sizePoints ?? 48) / 0.75),
  );
  const x = place!.x + 46 + widths.slice(0, 3).reduce((sum, width) => sum + width, 0) + 20;
  await page.mouse.click(x, place!.y + 20 + 29 + 20 + 20 + 20 + 10);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => window.revrecWorkbench!.model.activeSheet.name)).toBe('Contracts');
  expect(await page.evaluate(() => window.revrecWorkbench!.model.selection)).toMatchObject({ row: 6, column: 1 });
});

test('saves a file that opens again', async () => {
  const length = await page.evaluate(async () => {
    const { revrecWorkbench } = window;
    const bytes = await revrecWorkbench!.saveBytes();
    await revrecWorkbench!.openBytes(bytes, 'Again.xlsx');
    return bytes.length;
  });
  expect(length).toBeGreaterThan(10_000);
  await idle();
  expect(await page.locator('#file-name').textContent()).toBe('Again.xlsx');
  expect((await cell('Settings', 'E5')).value).toBe(60_000);
});

test('opens a file that was picked, and starts a new workbook', async () => {
  const bytes = await page.evaluate(async () => [...(await window.revrecWorkbench!.saveBytes())]);
  await page.setInputFiles('#file-input', { name: 'Picked.xlsx', mimeType: '', buffer: Buffer.from(bytes) });
  await page.waitForFunction(() => document.getElementById('file-name')!.textContent === 'Picked.xlsx');
  await page.click('#new-file');
  await page.waitForFunction(() => document.getElementById('file-name')!.textContent === 'Book1.xlsx');
  await idle();
  expect(await page.evaluate(() => window.revrecWorkbench!.model.sheet('Contracts')!.tables.length)).toBe(1);
  await page.evaluate((again) => window.revrecWorkbench!.openBytes(new Uint8Array(again), 'Again.xlsx'), bytes);
  await idle();
});

test('bytes that are no workbook are refused in words', async () => {
  await page.evaluate(() => window.revrecWorkbench!.openBytes(new Uint8Array([1, 2, 3]), 'Broken.xlsx'));
  expect(await page.locator('#notice-text').textContent()).toContain('Broken.xlsx could not be opened.');
  expect(await page.locator('#file-name').textContent()).toBe('Again.xlsx');
  await page.click('#close-notice');
});

test('the splitter works by keyboard, the pane closes and opens', async () => {
  await page.focus('#splitter');
  await page.keyboard.press('End');
  expect(await page.locator('#splitter').getAttribute('aria-valuenow')).toBe('500');
  await page.keyboard.press('Enter');
  expect(await page.locator('#splitter').getAttribute('aria-valuenow')).toBe('350');
  await page.click('#close-pane');
  expect(await page.locator('#pane').isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  expect(await page.locator('#pane').isVisible()).toBe(true);
});
