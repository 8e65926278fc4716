/**
 * A journal of many lines written to an .xlsx file and read again, against compressing and parsing the same cells as
 * JSON in the same run.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { makeArea } from '../../src/host/model/area';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { readXlsxInto } from '../../src/xlsx/read-xlsx';
import { writeXlsxFrom } from '../../src/xlsx/write-xlsx';
import { count, figure, markdownTable } from './markdown-table';
import { median } from './measure';
import { atMost, type Section } from './sections';

const COLUMNS = 28;
const FIRST_AMOUNT = 12;
const FIRST_FORMULA = 20;
const REPETITIONS = 3;

const textAt = (row: number, column: number, rows: number): string =>
  `Text ${column} ${(row * 7 + column) % (column < 4 ? rows : 50)}`;
const amountAt = (row: number, column: number): number => row * column + 0.25;
const formulaAt = (row: number): string => `=ROUND(SUMIFS(Schedule[Amount],Schedule[Id],A${row + 2}),2)`;

/** Ids, words of few kinds, amounts; the last columns are formulas with results. */
export function journalLikeWorkbook(rows: number): WorkbookModel {
  const model = createWorkbook({ sheets: ['Daily journal'] });
  const sheet = model.sheets[0]!;
  model.batch('load', () => {
    sheet.putValues(0, 0, [Array.from({ length: COLUMNS }, (_, column) => `Column ${column}`)]);
    for (let column = 0; column < COLUMNS; column++) {
      const isText = column < FIRST_AMOUNT;
      const styleId = model.styles.patch(0, { fontSize: 10, numberFormat: isText ? '@' : '#,##0.00' });
      sheet.putColumn(column, 1, {
        values: Array.from({ length: rows }, (_, row) => (isText ? textAt(row, column, rows) : amountAt(row, column))),
        styleIds: new Array<number>(rows).fill(styleId),
        ...(column >= FIRST_FORMULA && { formulas: Array.from({ length: rows }, (_, row) => formulaAt(row)) }),
      });
    }
    sheet.addTable(makeArea(0, 0, rows + 1, COLUMNS), { name: 'DailyJournal' });
  });
  return model;
}

/** Cells that are not what was written. */
export function countDifferences(model: WorkbookModel, rows: number): number {
  const sheet = model.sheets[0]!;
  let differing = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const value = column < FIRST_AMOUNT ? textAt(row, column, rows) : amountAt(row, column);
      const formula = column < FIRST_FORMULA ? undefined : formulaAt(row);
      if (sheet.valueAt(row + 1, column) !== value || sheet.formulaAt(row + 1, column) !== formula) differing += 1;
    }
  }
  return differing;
}

export async function fileSection(isQuick: boolean): Promise<Section> {
  const rows = isQuick ? 2_000 : 20_000;
  const model = journalLikeWorkbook(rows);
  const cells = model.sheets[0]!.readValues(makeArea(0, 0, rows + 1, COLUMNS));
  const times = { floorWrite: [] as number[], floorRead: [] as number[], write: [] as number[], read: [] as number[] };
  let differing = 0;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const packed = await timed(times.floorWrite, () => gzipSync(JSON.stringify(cells)));
    await timed(times.floorRead, () => JSON.parse(gunzipSync(packed).toString()) as unknown);
    const file = await timed(times.write, () => writeXlsxFrom(model));
    const again = createWorkbook({ sheets: [] });
    await timed(times.read, () => readXlsxInto(again, file));
    differing += countDifferences(again, rows);
  }
  const [write, read] = [median(times.write) / median(times.floorWrite), median(times.read) / median(times.floorRead)];
  const row = (name: string, own: readonly number[], floor: readonly number[], ratio: number): string[] => [
    name,
    figure(median(own)),
    figure(median(floor)),
    figure(ratio),
  ];
  return {
    text: [
      `## A journal of ${count(rows)} lines by ${COLUMNS} columns as .xlsx`,
      '',
      markdownTable(
        ['', 'ms', 'ms of the floor', '× floor'],
        [
          row('write, against JSON and gzip', times.write, times.floorWrite, write),
          row('read, against gunzip and JSON', times.read, times.floorRead, read),
        ],
      ),
    ],
    goals: [
      { name: 'cells of the file that differ', measured: String(differing), goal: '0', isMet: differing === 0, isTimed: false },
      atMost('writing .xlsx, × JSON and gzip', write, WRITE_GOAL),
      atMost('reading .xlsx, × gunzip and JSON', read, READ_GOAL),
    ],
  };
}

const WRITE_GOAL = 8;
const READ_GOAL = 40;

async function timed<T>(times: number[], run: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  times.push(performance.now() - start);
  return result;
}
