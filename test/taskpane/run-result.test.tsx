/** @jest-environment jsdom */
import { RunResult } from '../../src/taskpane/close/RunResult';
import type { ReceiptView } from '../../src/taskpane/session/pane-views';
import { render } from './render-pane';

const RECEIPT: ReceiptView = {
  month: '2026-03',
  sheets: ['Checks'],
  removed: [],
  formulasKept: 0,
  formulasLost: [],
  rows: 10,
  milliseconds: 900,
};

async function wordsOf(receipt: Partial<ReceiptView>): Promise<string> {
  const nothing = (): void => undefined;
  await render(
    <RunResult receipt={{ ...RECEIPT, ...receipt }} checks={[]} exportLabel="Export" onSheet={nothing} onExport={nothing} onDone={nothing} />,
  );
  return document.body.textContent ?? '';
}

test('what happened to formulas of the user and to sheets without content is told', async () => {
  const words = await wordsOf({ formulasKept: 12, formulasLost: ['Summary!B4', 'Summary!B9'], removed: ['Interest'] });
  expect(words).toContain('12 formulas of your own still point at them.');
  expect(words).toContain('2 formulas of your own could not be kept.');
  expect(words).toContain('Summary!B4, Summary!B9');
  expect(words).toContain('Removed, as nothing is left for them: Interest.');
});

test('nothing is said of what did not happen', async () => {
  const words = await wordsOf({});
  expect(words).not.toMatch(/of your own|Removed/);
});
