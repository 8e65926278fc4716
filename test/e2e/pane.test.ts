/** The shipped bundle, in Chromium, over the emulated workbook: what a user does on a closing day. */
import { readFile } from 'node:fs/promises';
import { closeBrowser, openWorkbench, type OpenWorkbench } from './open-workbench';

jest.setTimeout(300_000);

let workbench: OpenWorkbench;

afterEach(() => workbench.close());
afterAll(closeBrowser);

/** Longer than a busy machine needs for a whole close. */
const PATIENCE = { timeout: 180_000 };

const { pane, page } = {
  pane: () => workbench.pane(),
  page: () => workbench.page,
};
const words = (): Promise<string> => pane().locator('body').innerText();
const button = (name: string | RegExp) => pane().getByRole('button', { name, exact: typeof name === 'string' });
const isIdle = (): Promise<void | undefined> => page().evaluate(() => window.revrecWorkbench?.whenIdle());
const cellAt = (sheet: string, address: string): Promise<unknown> =>
  page().evaluate(([name, cell]) => window.revrecWorkbench?.getCell(name!, cell!).value, [sheet, address]);
const activeSheet = (): Promise<string | undefined> => page().evaluate(() => window.revrecWorkbench?.model.activeSheet.name);

async function postShownMonth(month: string): Promise<void> {
  await button(`Post ${month}`).click(PATIENCE);
  await pane().getByRole('alertdialog').getByRole('button', { name: 'Post', exact: true }).click();
  await pane().getByRole('heading', { name: `${month} is posted` }).waitFor(PATIENCE);
}

test('first run, sample, close March 2026, checks, trace, source, export', async () => {
  workbench = await openWorkbench();
  await workbench.openEmptyWorkbook();
  await button(/Try the sample/).click(PATIENCE);
  await postShownMonth('March 2026');
  await isIdle();
  expect(await words()).toMatch(/All \d+ checks pass/);
  expect(await words()).not.toMatch(/checks? fails?/);
  expect(await cellAt('Checks', 'A3')).toMatch(/^All \d+ checks pass$/);
  expect(await activeSheet()).toBe('Checks');

  await pane().getByRole('link', { name: 'Daily journal' }).or(button('Daily journal')).click();
  expect(await activeSheet()).toBe('Daily journal');

  await pane().getByRole('tab', { name: 'Trace' }).click();
  await page().evaluate(() => window.revrecWorkbench?.select('Daily journal', 'F2000'));
  await pane().getByText('You are here: Daily journal, row 2000').waitFor(PATIENCE);
  await button('Explain').click();
  await pane().getByText(/the check is zero/).waitFor(PATIENCE);
  await button('Go to source').click();
  await pane().getByText(/You are here: (?:Obligations|Invoices|Usage|Milestones), row \d+/).waitFor(PATIENCE);
  expect(['Obligations', 'Invoices', 'Usage', 'Milestones']).toContain(await activeSheet());
  await pane().getByRole('list').getByRole('button').first().focus();
  await page().keyboard.press('Backspace');
  await pane().getByText('You are here: Daily journal, row 2000').waitFor(PATIENCE);

  await pane().getByRole('tab', { name: 'Export' }).click();
  await pane().getByLabel('Format').selectOption('netsuite');
  const downloading = page().waitForEvent('download', PATIENCE);
  await button('Download').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('revrec-2026-03-netsuite.csv');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(/^External ID,Date,Subsidiary,/);
  await pane().getByText(/SHA-256 [0-9a-f]{12}…/).waitFor(PATIENCE);
  expect(await words()).toContain('Download started');
  await button('Put it on a sheet').click();
  await pane().getByRole('button', { name: 'Export 2026-03-netsuite' }).or(pane().getByRole('link', { name: 'Export 2026-03-netsuite' })).waitFor(PATIENCE);
  expect(await cellAt('Export 2026-03-netsuite', 'A1')).toBe('External ID');
  expect(workbench.complaints).toEqual([]);
  expect(workbench.strayRequests).toEqual([]);
});

test('commands of the ribbon, custom functions beside the sheets, and problems that fall as they are mended', async () => {
  workbench = await openWorkbench();
  await postShownMonth('March 2026');
  await isIdle();

  await page().evaluate(() => window.revrecWorkbench?.select('Daily journal', 'F300'));
  await page().evaluate(() => window.revrecWorkbench?.host.user.clickRibbon('goToSource', 'RevRec.GoToSource'));
  await pane().getByText(/You are here: (?:Obligations|Invoices|Usage|Milestones), row \d+/).waitFor(PATIENCE);
  await page().evaluate(() => window.revrecWorkbench?.host.user.clickRibbon('closeMonth', 'RevRec.CloseMonth'));
  await pane().getByRole('tab', { name: 'Close', selected: true }).waitFor(PATIENCE);
  await button('Done').click();
  await button('Post April 2026').waitFor(PATIENCE);

  await page().evaluate(() => {
    window.revrecWorkbench?.edit('Settings', 'H1', '=REVREC.STRAIGHTLINE(1800,DATE(2025,1,16),DATE(2025,4,15),DATE(2025,2,28))');
    window.revrecWorkbench?.edit('Settings', 'H2', '=REVREC.RECOGNIZED(RevenueScheduleDetail[#All],DATE(2026,3,31),,"USD")');
    window.revrecWorkbench?.edit('Settings', 'H3', '=SUMIFS(RevenueScheduleDetail[Recognized to date],RevenueScheduleDetail[Currency],"USD")');
  });
  await isIdle();
  expect(await cellAt('Settings', 'H1')).toBe(910);
  expect(await cellAt('Settings', 'H2')).toBeCloseTo(Number(await cellAt('Settings', 'H3')), 2);

  const price = await cellAt('Obligations', 'F6');
  await page().evaluate(() => window.revrecWorkbench?.edit('Obligations', 'F6', 'abc'));
  await button('1 error').click(PATIENCE);
  await pane().getByRole('heading', { name: '1 problem' }).waitFor(PATIENCE);
  await page().keyboard.press('n');
  expect(await activeSheet()).toBe('Obligations');
  expect(await words()).toMatch(/Stale: \d+ cells? changed since the last run/);
  await page().evaluate((value) => window.revrecWorkbench?.edit('Obligations', 'F6', value as number), price);
  // what the sample warns of on purpose
  await pane().getByRole('heading', { name: '2 warnings' }).waitFor(PATIENCE);
  expect(workbench.complaints).toEqual([]);
});

test('a close is cancelled within a block, with nothing left behind', async () => {
  workbench = await openWorkbench();
  const before = await page().evaluate(() => window.revrecWorkbench?.model.sheets.map(({ name }) => name));
  await button('Post March 2026').click(PATIENCE);
  await pane().getByRole('alertdialog').getByRole('button', { name: 'Post', exact: true }).click();
  await pane().getByText(/Writing \w+/).first().waitFor(PATIENCE);
  await button('Cancel').click();
  await pane().getByText('The close of March 2026 was cancelled').waitFor(PATIENCE);
  expect(await page().evaluate(() => window.revrecWorkbench?.model.sheets.map(({ name }) => name))).toEqual(before);
});

test.each([320, 350, 500])('at %d pixels nothing is wider than the pane, and its corner stays free', async (paneWidth) => {
  workbench = await openWorkbench({ paneWidth });
  await button('Post March 2026').waitFor(PATIENCE);
  for (const place of ['Close', 'Trace', 'Export', 'Settings']) {
    await pane().getByRole('tab', { name: place }).click();
    await pane().getByRole('heading', { level: 2 }).first().or(button(/^Month to close/)).waitFor(PATIENCE);
    const overflow = await pane().evaluate(() => {
      const main = document.querySelector('main')!;
      return [document.documentElement, main].map((element) => element.scrollWidth - element.clientWidth);
    });
    expect([place, ...overflow]).toEqual([place, 0, 0]);
  }
  const inCorner = await pane().evaluate(() => {
    const corner = { left: window.innerWidth - 34, bottom: 32 };
    return [...document.querySelectorAll('button, [role=tab]')]
      .map((element) => element.getBoundingClientRect())
      .filter((box) => box.right > corner.left && box.top < corner.bottom).length;
  });
  expect(inCorner).toBe(0);
});

test('everything is reached by keyboard, with the focus in sight', async () => {
  workbench = await openWorkbench();
  await button('Post March 2026').waitFor(PATIENCE);
  await pane().getByRole('tab', { name: 'Close' }).focus();
  await page().keyboard.press('ArrowRight');
  await page().keyboard.press('Enter');
  await pane().getByRole('tab', { name: 'Trace', selected: true }).waitFor();
  await page().keyboard.press('ArrowLeft');
  await page().keyboard.press('Enter');
  const focusWords = (): Promise<string> =>
    pane().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
  const reached: string[] = [];
  for (let step = 0; step < 12 && !reached.includes('Preview'); step++) {
    await page().keyboard.press('Tab');
    reached.push(await focusWords());
  }
  expect(reached).toEqual(expect.arrayContaining([expect.stringMatching(/^Month to close: March 2026/), 'Post March 2026', 'Preview']));
  await page().keyboard.press('Shift+Tab');
  expect(await focusWords()).toBe('Post March 2026');
  const outline = await pane().evaluate(() => getComputedStyle(document.activeElement!).outlineStyle + getComputedStyle(document.activeElement!).boxShadow);
  expect(outline).not.toBe('nonenone');
  await page().keyboard.press('Enter');
  await pane().getByRole('alertdialog').waitFor();
  await page().keyboard.press('Escape');
  await page().keyboard.press('Tab');
  expect(await button('Post March 2026').isVisible()).toBe(true);
});

test.each([
  ['dark', 'none', [41, 41, 41]],
  ['light', 'none', [255, 255, 255]],
] as const)('in %s the pane follows Excel', async (colorScheme, forcedColors, ground) => {
  workbench = await openWorkbench({ colorScheme, forcedColors });
  await button('Post March 2026').waitFor(PATIENCE);
  const color = await pane().evaluate(() => getComputedStyle(document.querySelector('main')!.parentElement!).backgroundColor);
  expect(color).toBe(`rgb(${ground.join(', ')})`);
});
