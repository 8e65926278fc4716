/** What a newcomer does with the README: close March on the sample, trace an amount to its row, save, export. */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Frame, Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../setup/machine.mjs';
import { startWorkbench } from '../../src/workbench/server.mjs';

jest.setTimeout(400_000);

const pictures = join('node_modules/.cache/test-results', 'screens');
let server: Awaited<ReturnType<typeof startWorkbench>>;
let browser: Browser;
let page: Page;
const foreign: string[] = [];
const pageErrors: string[] = [];

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  server = await startWorkbench({ port: 0 });
  browser = await chromium.launch({ executablePath: findChromium()!, args: chromiumArguments() });
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, acceptDownloads: true });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !/^(?:blob|data|about):/.test(url)) foreign.push(url);
  });
  page = await context.newPage();
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.goto(`${server.url}workbench/`);
  await page.waitForFunction(() => 'revrecWorkbench' in window, null, { timeout: 60_000 });
  await page.evaluate(() => window.revrecWorkbench!.whenIdle());
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const pane = (): Frame => page.frames().find((frame) => frame.url().includes('taskpane.html'))!;
const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const cell = (sheet: string, address: string) =>
  page.evaluate(([s, a]) => window.revrecWorkbench!.getCell(s!, a!), [sheet, address]);

test('posts March 2026; every check passes', async () => {
  await pane().getByRole('button', { name: /^Post March 2026/ }).click({ timeout: 60_000 });
  await picture('confirm');
  await pane().getByRole('button', { name: 'Post', exact: true }).click();
  await pane().getByText('March 2026 is posted').waitFor({ timeout: 240_000 });
  await page.evaluate(() => window.revrecWorkbench!.whenIdle());
  await pane().getByText(/All \d+ checks pass/).first().waitFor();
  await picture('posted');
  const results = await page.evaluate(() => {
    const sheet = window.revrecWorkbench!.model.sheet('Checks')!;
    const found: unknown[] = [];
    sheet.forEachCell((_row, _column, value) => found.push(value));
    return { pass: found.filter((value) => value === 'PASS').length, fail: found.filter((value) => value === 'FAIL').length };
  });
  expect(results.pass).toBeGreaterThanOrEqual(12);
  expect(results.fail).toBe(0);
});

test('from a journal amount to its source row', async () => {
  await page.evaluate(() => {
    window.revrecWorkbench!.select('Daily journal', 'F33');
  });
  await pane().getByRole('tab', { name: 'Trace' }).click();
  await pane().getByText(/You are here: Daily journal, row 33/).waitFor({ timeout: 30_000 });
  await picture('trace');
  await pane().getByRole('button', { name: 'Go to source' }).click();
  await page.waitForFunction(() => !['Daily journal', 'Checks'].includes(window.revrecWorkbench!.model.activeSheet.name), null, { timeout: 30_000 });
  const source = await page.evaluate(() => window.revrecWorkbench!.model.activeSheet.name);
  expect(['Obligations', 'Invoices', 'Usage', 'Milestones', 'Credit notes']).toContain(source);
  await expect(cell('Daily journal', 'A33')).resolves.toMatchObject({ value: expect.stringMatching(/^\d{4}-\d{2}-\d{5}$/) as string });
});

test('exports the month as a file that balances', async () => {
  await pane().getByRole('tab', { name: 'Export' }).click();
  const button = pane().getByRole('button', { name: /^Download/ }).first();
  await button.waitFor({ timeout: 60_000 });
  await picture('export');
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), button.click()]);
  const text = await readFile(await download.path(), 'utf8');
  const [header = '', ...rows] = text.trim().split('\r\n');
  expect(header).toMatch(/Journal Number|Narration|JournalNo|External ID/);
  expect(rows.length).toBeGreaterThan(10);
});

test('every place fits the pane, without a request to the outside or an error', async () => {
  for (const place of ['Close', 'Trace', 'Export', 'Settings']) {
    await pane().getByRole('tab', { name: place }).click();
    await page.waitForTimeout(500);
    await picture(`light-${place}`);
    const overflow = await pane().evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  expect(foreign).toEqual([]);
  expect(pageErrors).toEqual([]);
});
