/** @jest-environment jsdom */
import { act } from 'react';
import { createMemoryWorkbook, type MemoryWorkbook } from './memory-workbook';
import { createPorts, planOf, smallSample } from './pane-driver';
import { click, find, press, renderPane, text, unmount, until } from './render-pane';

jest.setTimeout(120_000);

afterEach(unmount);

async function openSample() {
  const workbook = createMemoryWorkbook(planOf(smallSample()));
  const { ports, downloads } = createPorts(workbook);
  await renderPane(ports);
  await until(() => text().includes('Post March 2026'));
  return { workbook, ports, downloads };
}

/** Types as the user does. */
function type(workbook: MemoryWorkbook, ...cell: Parameters<MemoryWorkbook['type']>): string {
  let address = '';
  act(() => {
    address = workbook.type(...cell);
  });
  return address;
}

test('first run, sample, close, trace, export: wholly by buttons', async () => {
  const workbook = createMemoryWorkbook();
  const { ports, downloads } = createPorts(workbook);
  await renderPane(ports);
  await until(() => text().includes('Try the sample'));
  expect(text()).toContain('Not run yet');
  await click(find('button', /Use my tables/));
  expect(text()).toContain('No table is understood yet');
  await click(find('button', 'Back'));
  await click(find('button', /Try the sample/));
  await until(() => text().includes('Post March 2026'));

  await click(find('button', 'Preview'));
  expect(text()).toMatch(/Daily journal[\d,]+/);
  expect(document.activeElement).toBe(find('heading', 'What March 2026 would write'));
  await click(find('button', 'Back to Close'));
  await click(find('button', 'Post March 2026'));
  expect(text()).toContain('Undo does not take it back');
  await click(find('button', 'Cancel'));
  expect(workbook.sheetNames()).not.toContain('Daily journal');
  await click(find('button', 'Post March 2026'));
  await click(find('button', 'Post'));
  await until(() => text().includes('March 2026 is posted'));
  expect(text()).toMatch(/All \d+ checks pass/);

  await click(find('link', 'Daily journal'));
  expect(workbook.selected()).toBe("'Daily journal'!A1");
  await click(find('button', 'Export as Generic CSV'));
  await until(() => text().includes('revrec-2026-03-generic.csv'));
  expect(text()).toMatch(/Ready: \d+ entries, debits = credits/);
  await click(find('button', 'Download'));
  await until(() => text().includes('Exported so far'));
  expect(text()).toContain('Download started');
  expect(text()).not.toMatch(/success|downloaded/i);
  expect(downloads).toHaveLength(1);

  await click(find('tab', /^Trace/));
  await until(() => text().includes('Select an amount on a generated sheet.'));
  const journal = workbook.table('DailyJournal');
  const revenue = journal.rows.findIndex((cells) => cells[journal.headers.indexOf('Account role')] === 'Revenue');
  act(() => workbook.pick('DailyJournal', revenue, 'Credit'));
  await until(() => text().includes('You are here'));
  const here = workbook.selected();
  await click(find('button', 'Explain'));
  expect(text()).toContain('the check is zero');
  await click(find('button', 'Go to source'));
  expect(workbook.selected()).toMatch(/^(Obligations|Invoices|Usage)!/);
  await press('Backspace', find('button', /^Entry/));
  await until(() => workbook.selected() === here);
});

test('problems: counted, explained, visited by key; posting waits until they are mended', async () => {
  const { workbook } = await openSample();
  const obligations = workbook.table('Obligations');
  const price = obligations.rows[1]![obligations.headers.indexOf('Price')]!;
  const first = type(workbook, 'Obligations', 1, 'Price', 'abc');
  const second = type(workbook, 'Invoices', 0, 'Currency', 'dollars');
  await until(() => text().includes('2 errors'));
  expect(find('button', 'Post March 2026').getAttribute('aria-disabled')).toBe('true');
  await click(find('button', '2 errors'));
  expect(text()).toContain('Price “abc” is not a number');
  await press('n', find('heading', '2 problems'));
  expect([first, second]).toContain(workbook.selected());
  const visited = workbook.selected();
  await press('F8');
  expect(new Set([visited, workbook.selected()])).toEqual(new Set([first, second]));
  type(workbook, 'Obligations', 1, 'Price', price);
  await until(() => text().includes('1 problem'));
  type(workbook, 'Invoices', 0, 'Currency', 'USD');
  await until(() => text().includes('Every row was read and understood.'));
  await click(find('button', 'Back to Close'));
  expect(find('button', 'Post March 2026').getAttribute('aria-disabled')).not.toBe('true');
});

test('a table that the workbook lacks is told of, column by column, and added empty', async () => {
  const tables = smallSample().filter(({ name }) => name !== 'Estimates');
  const workbook = createMemoryWorkbook(planOf(tables));
  await renderPane(createPorts(workbook).ports);
  await until(() => text().includes('Post March 2026'));
  await click(find('button', 'Your tables'));
  await click(find('button', /^Estimates/));
  expect(text()).toContain('Rationale needed');
  await click(find('button', 'Add Estimates'));
  await until(() => workbook.sheetNames().includes('Estimates'));
  await until(() => text().includes('Go to Estimates'));
  expect(workbook.table('Estimates').rows.flat().every((cell) => cell === null)).toBe(true);
  await click(find('button', 'Back'));
  expect(find('button', 'Post March 2026').getAttribute('aria-disabled')).not.toBe('true');
});

test('a table is not added over a sheet of its name', async () => {
  const tables = smallSample().filter(({ name }) => name !== 'Estimates');
  const workbook = createMemoryWorkbook(planOf([...tables, { ...tables[0]!, name: 'Mine', sheet: 'Estimates' }]));
  await renderPane(createPorts(workbook).ports);
  await until(() => text().includes('Post March 2026'));
  await click(find('button', 'Your tables'));
  await click(find('button', /^Estimates/));
  await click(find('button', 'Add Estimates'));
  await until(() => text().includes('This workbook already has a sheet named Estimates. Rename it first.'));
  expect(workbook.table('Mine').sheet).toBe('Estimates');
});

test('the month is chosen by arrow keys and says what state it is in', async () => {
  await openSample();
  const picker = find('button', /^Month to close/);
  expect(picker.getAttribute('aria-label')).toBe('Month to close: March 2026, open');
  await click(picker);
  await until(() => document.activeElement?.getAttribute('data-month') === '2026-03');
  await press('ArrowLeft');
  await press('ArrowUp');
  expect(document.activeElement?.getAttribute('data-month')).toBe('2025-10');
  await press('PageDown');
  expect(document.activeElement?.getAttribute('data-month')).toBe('2026-10');
  await press('Home');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('January 2026, open');
  await click(document.activeElement as HTMLElement);
  await until(() => text().includes('Post January 2026'));
});

test('a refusal of Excel offers to try again; a defect shows details', async () => {
  const { workbook } = await openSample();
  workbook.refuseNext('apply', Object.assign(new Error('A cell is being edited. Press Enter or Esc.'), { name: 'HostError' }));
  await click(find('button', 'Post March 2026'));
  await click(find('button', 'Post'));
  await until(() => text().includes('A cell is being edited'));
  expect(text()).toContain('Nothing was posted.');
  workbook.refuseNext('apply', new TypeError('x is undefined'));
  await click(find('button', 'Try again'));
  await until(() => document.querySelector('textarea') !== null);
  expect(document.querySelector('textarea')!.value).toContain('TypeError: x is undefined');
  await click(find('button', 'Dismiss'));
  expect(document.querySelector('textarea')).toBeNull();
});

test('settings: a sentence with its choice writes the user’s cell; the self-test can be copied', async () => {
  const { workbook } = await openSample();
  await click(find('tab', /^Settings/));
  await until(() => text().includes('Recognize straight-line revenue by'));
  const select = document.querySelector('select')!;
  expect(select.value).toBe('Even months, ends by daily rate');
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')!.set!.call(select, 'Exact days');
  act(() => void select.dispatchEvent(new Event('change', { bubbles: true })));
  await until(() => workbook.table('Settings').rows.some((cells) => cells[1] === 'Exact days'));
  await click(find('button', 'Run the self-test'));
  await until(() => text().includes('Host: Excel in a test'));
  expect(find('button', 'Copy results')).toBeTruthy();
});
