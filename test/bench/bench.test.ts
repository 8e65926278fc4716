/** The bench itself: its oracles find a wrong cell, its books hold what they claim, the usual way agrees. */
import { packLines } from '../../src/engine/kernel/movement-lines';
import { isoOf } from '../../src/engine/foundation/calendar';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { readXlsxInto } from '../../src/xlsx/read-xlsx';
import { writeXlsxFrom } from '../../src/xlsx/write-xlsx';
import { checkCells } from './check-cells';
import { countDifferences, journalLikeWorkbook } from './file-section';
import { CLOSE_DAY, largeBookFiles } from './large-book';
import { laterFactsSection } from './later-facts';
import { median } from './measure';
import { naiveSection } from './sections';
import { benchLines, type BenchLine } from './workload';

const lines = benchLines(400, 606);

describe('bench lines', () => {
  it('are the same for the same seed, and differ for another', () => {
    expect(benchLines(50, 606)).toEqual(lines.slice(0, 50));
    expect(benchLines(50, 607)).not.toEqual(lines.slice(0, 50));
  });

  it('hold all strategies and currencies, one day and ten years, negatives, amounts beyond 32 and 53 bits', () => {
    const days = lines.map(({ segments: [segment] }) => segment.lastDay - segment.firstDay + 1);
    const amounts = lines.map(({ segments: [segment] }) => segment.amount);
    expect(new Set(lines.map(({ strategy }) => strategy)).size).toBe(5);
    expect(new Set(lines.map(({ currency }) => currency))).toEqual(new Set(['USD', 'JPY', 'KWD']));
    expect(Math.min(...days)).toBe(1);
    expect(Math.max(...days)).toBe(3652);
    expect(Math.min(...amounts)).toBeLessThan(0);
    expect(amounts.some((amount, i) => Math.abs(amount) * days[i]! > 2 ** 53)).toBe(true);
    expect(packLines(lines).isWide).toContain(1);
  });

  it('are billed in full', () => {
    for (const {
      billings,
      segments: [segment],
    } of lines) {
      expect(billings.reduce((sum, { amount }) => sum + amount, 0)).toBe(segment.amount);
    }
  });
});

describe('checkCells', () => {
  it('finds no difference, on halves too', () => {
    const { cells, differing, linesNotSumming, ties } = checkCells(lines.slice(0, 150));
    expect({ differing, linesNotSumming }).toEqual({ differing: 0, linesNotSumming: 0 });
    expect(ties).toBeGreaterThan(100);
    expect(cells).toBeGreaterThan(100_000);
  });

  it('finds a line that is one minor unit off', () => {
    const line = lines[0]!;
    const wrong: BenchLine = { ...line, segments: [{ ...line.segments[0], amount: line.segments[0].amount + 1 }] };
    const { differing, linesNotSumming } = checkCells([wrong]);
    expect(differing).toBeGreaterThan(0);
    expect(linesNotSumming).toBe(1);
  });

  it('finds a strategy taken for another', () => {
    const index = lines.findIndex(
      ({ strategy, segments: [segment] }) => strategy === 'exact-days' && segment.lastDay > segment.firstDay + 300,
    );
    expect(checkCells([{ ...lines[index]!, strategy: 'even-daily-ends' }]).differing).toBeGreaterThan(0);
  });
});

it('the usual way comes to the same months', () => {
  expect(naiveSection(606, true).goals).toEqual([expect.objectContaining({ measured: '0', isMet: true })]);
});

it('the large book keeps its dates in order and names what exists', () => {
  const files = largeBookFiles(200, 606);
  const table = (name: string): string[][] =>
    files
      .get(name)!
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
  const obligations = new Set(table('Obligations.csv').map(([id]) => id));
  expect(obligations.size).toBe(200);
  for (const [, , invoiceDate, , obligation, , , , amount, start, end] of table('Invoices.csv')) {
    expect(obligations.has(obligation)).toBe(true);
    expect(invoiceDate! <= isoOf(CLOSE_DAY)).toBe(true);
    expect(start! <= end!).toBe(true);
    expect(amount).toMatch(/^-?\d+\.\d\d$/);
  }
  expect(files).toEqual(largeBookFiles(200, 606));
});

it('median takes the middle, or the mean of the two', () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('whole books with later facts pass every check, and say so as a goal', () => {
  const files = largeBookFiles(200, 606, { withLaterFacts: true });
  const rows = (name: string): number => files.get(name)!.split('\r\n').length - 2;
  expect(Math.min(rows('Modifications.csv'), rows('Estimates.csv') / 4, rows('Rates.csv') / 36)).toBeGreaterThanOrEqual(1);
  expect(largeBookFiles(200, 606).has('Modifications.csv')).toBe(false);
  const { text, goals } = laterFactsSection(606, true);
  expect(text.join('\n')).toMatch(/in two currencies/);
  expect(goals[0]).toMatchObject({ measured: '0', isMet: true, isTimed: false });
});

describe('the journal as a file', () => {
  it('is read as it was written, and a changed cell is found', async () => {
    const again = createWorkbook({ sheets: [] });
    await readXlsxInto(again, await writeXlsxFrom(journalLikeWorkbook(300)));
    expect(countDifferences(again, 300)).toBe(0);
    again.sheets[0]!.putValues(7, 15, [[1]]);
    expect(countDifferences(again, 300)).toBe(1);
  });
});
