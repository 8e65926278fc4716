import { makeArea } from '../../src/host/model/area';
import type { CalculationChanges, CalculationEngine } from '../../src/host/model/calculation-engine';
import { cellError } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { ModelEvent } from '../../src/host/model/model-events';
import type { SheetModel, WorkbookModel } from '../../src/host/model/workbook-model';

function newSheet(): { workbook: WorkbookModel; sheet: SheetModel; events: ModelEvent[] } {
  const workbook = createWorkbook({ currentYear: 2026 });
  const events: ModelEvent[] = [];
  workbook.subscribe((event) => events.push(event));
  return { workbook, sheet: workbook.activeSheet, events };
}

/** An engine that doubles A1 of the first sheet into every formula cell, at once or later. */
function doubling(asynchronous: boolean): CalculationEngine & { readonly asked: CalculationChanges[] } {
  const asked: CalculationChanges[] = [];
  const compute = (workbook: WorkbookModel): void => {
    const input = Number(workbook.sheets[0]!.valueAt(0, 0) ?? 0);
    for (const sheet of workbook.sheets) {
      const formulas: [number, number][] = [];
      sheet.forEachCell((row, column, _value, formula) => formula && formulas.push([row, column]));
      for (const [row, column] of formulas) sheet.putFormulaResult(row, column, input * 2);
    }
  };
  return {
    asked,
    recalculate: (changes, workbook) => {
      asked.push(changes);
      if (!asynchronous) return compute(workbook);
      return new Promise((resolve) => setTimeout(resolve, 5)).then(() => compute(workbook));
    },
  };
}

describe('cells', () => {
  test('values are stored as they are, typing is read', () => {
    const { sheet } = newSheet();
    sheet.putValues(0, 0, [['1/2/2026', '=A1', 5]]);
    sheet.enter(makeArea(1, 0, 1, 3), [['1/2/2026', '=a1', '5']]);
    expect(sheet.readValues(makeArea(0, 0, 2, 3))).toEqual([
      ['1/2/2026', '=A1', 5],
      [46_024, 0, 5],
    ]);
    expect(sheet.formulaAt(0, 1)).toBeUndefined();
    expect(sheet.formulaAt(1, 1)).toBe('=A1');
    expect(sheet.styleAt(1, 0).numberFormat).toBe('m/d/yyyy');
  });

  test('the used area ignores looks unless asked', () => {
    const { sheet } = newSheet();
    expect(sheet.usedArea()).toBeUndefined();
    sheet.putValues(4, 2, [[1]]);
    sheet.putValues(5_000, 7, [['x']]);
    sheet.setStyle(makeArea(9_000, 0), { bold: true });
    expect(sheet.usedArea()).toEqual(makeArea(4, 2, 4_997, 6));
    expect(sheet.usedArea(false)).toEqual(makeArea(4, 0, 8_997, 8));
    sheet.clear(makeArea(5_000, 7));
    expect(sheet.usedArea()).toEqual(makeArea(4, 2));
  });

  test('columns go in and out in bulk', () => {
    const { sheet, workbook } = newSheet();
    const bold = workbook.styles.patch(0, { bold: true });
    sheet.putColumn(3, 10, { values: [1, 'two', 3], formulas: [undefined, undefined, '=D11'], styleIds: [0, bold, 0] });
    expect(sheet.readColumn(3, 10, 3)).toEqual({
      values: [1, 'two', 3],
      formulas: [undefined, undefined, '=D11'],
      styleIds: [0, bold, 0],
    });
    const seen: unknown[] = [];
    sheet.forEachCell((row, column, value, formula) => seen.push([row, column, value, formula]));
    expect(seen).toEqual([
      [10, 3, 1, undefined],
      [11, 3, 'two', undefined],
      [12, 3, 3, '=D11'],
    ]);
  });

  test('a cell shows its own style, else its row’s or column’s', () => {
    const { sheet } = newSheet();
    sheet.setStyle(makeArea(0, 1, 1_048_576, 1), { numberFormat: '0.00' });
    sheet.setStyle(makeArea(2, 1), { bold: true });
    expect(sheet.styleAt(7, 1).numberFormat).toBe('0.00');
    expect(sheet.styleAt(2, 1)).toMatchObject({ numberFormat: '0.00', bold: true });
    sheet.clear(makeArea(2, 1), 'Formats');
    expect(sheet.styleAt(2, 1)).toMatchObject({ numberFormat: 'General', bold: false });
    expect(sheet.styleAt(7, 1).numberFormat).toBe('0.00');
  });

  test('array results spill, are blocked, and go when written over', () => {
    const { sheet } = newSheet();
    sheet.putFormula(0, 0, '=MANY()');
    sheet.putFormulaResult(0, 0, [
      [1, 2],
      [3, 4],
    ]);
    expect(sheet.readValues(makeArea(0, 0, 2, 2))).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(sheet.spillAt(0, 0)).toEqual(makeArea(0, 0, 2, 2));
    sheet.enter(makeArea(1, 1), [['mine']]);
    expect(sheet.readValues(makeArea(0, 0, 2, 2))).toEqual([
      [cellError('#SPILL!'), null],
      [null, 'mine'],
    ]);
    sheet.putFormulaResult(0, 0, [
      [1, 2],
      [3, 4],
    ]);
    expect(sheet.valueAt(0, 0)).toEqual(cellError('#SPILL!'));
  });
});

describe('formulas are only let in when Excel would let them in', () => {
  test.each(['=1+', '=(1', '=SUM(1))', '="x', '=A1 2', '=*2', '=Nowhere!A1', '=SUM(Nothing[A])', '={1,2'])(
    '%s is refused',
    (formula) => {
      const { sheet } = newSheet();
      expect(() => sheet.enter(makeArea(0, 0), [[formula]])).toThrow(
        expect.objectContaining({ code: 'InvalidArgument' }),
      );
    },
  );

  test.each(['=-A1', '=IF(A1<>"",,1)', '=SUM(A1,)', '=A1:A2 A2:B2', '={1,2;3,4}', '=5%', '=unknown_name', '=A1>=-2'])(
    '%s is let in',
    (formula) => {
      const { sheet } = newSheet();
      sheet.enter(makeArea(9, 9), [[formula]]);
      expect(sheet.formulaAt(9, 9)).toBe(formula);
    },
  );
});

describe('batches', () => {
  test('recalculate once and tell afterwards', () => {
    const { workbook, sheet, events } = newSheet();
    const engine = doubling(false);
    workbook.useEngine(engine);
    workbook.batch('user', () => {
      sheet.enter(makeArea(0, 0), [[21]]);
      sheet.enter(makeArea(0, 1), [['=A1*2']]);
      expect(events).toEqual([]);
    });
    expect(engine.asked).toHaveLength(1);
    expect(sheet.valueAt(0, 1)).toBe(42);
    expect(events.map(({ type }) => type)).toEqual(['changed', 'changed', 'calculated']);
    expect(events[0]).toMatchObject({ source: 'user', before: null, after: 21 });
  });

  test('hold their events back until an asynchronous engine is done', async () => {
    const { workbook, sheet, events } = newSheet();
    const engine = doubling(true);
    workbook.useEngine(engine);
    sheet.enter(makeArea(0, 0, 1, 2), [[3, '=A1*2']]);
    sheet.enter(makeArea(0, 0), [[4]]);
    expect(events).toEqual([]);
    expect(sheet.valueAt(0, 1)).toBe(0);
    await workbook.settled();
    expect(sheet.valueAt(0, 1)).toBe(8);
    expect(engine.asked).toHaveLength(2);
    expect(events.map(({ type }) => type)).toEqual(['changed', 'changed', 'calculated']);
  });

  test('under manual calculation nothing is computed until asked', () => {
    const { workbook, sheet } = newSheet();
    const engine = doubling(false);
    workbook.useEngine(engine);
    workbook.calculationMode = 'Manual';
    sheet.enter(makeArea(0, 0, 1, 2), [[3, '=A1*2']]);
    expect(workbook.calculationPending).toBe(true);
    expect(sheet.valueAt(0, 1)).toBe(0);
    void workbook.recalculate();
    expect(sheet.valueAt(0, 1)).toBe(6);
    expect(workbook.calculationPending).toBe(false);
  });

  test('loading tells one thing and computes nothing', () => {
    const { workbook, sheet, events } = newSheet();
    const engine = doubling(false);
    workbook.useEngine(engine);
    workbook.batch('load', () => {
      sheet.putColumn(0, 0, { values: [1, 2, 3] });
      sheet.putFormula(0, 1, '=A1*2', 99);
      workbook.addSheet('More');
    });
    expect(events).toEqual([{ type: 'loaded' }]);
    expect(engine.asked).toEqual([]);
    expect(sheet.valueAt(0, 1)).toBe(99);
    expect(workbook.isDirty).toBe(false);
    sheet.enter(makeArea(0, 0), [[5]]);
    expect(engine.asked.map(({ full }) => full)).toEqual([true]);
  });

  test('files may hide their first sheets, and links in them bring their own looks', () => {
    const { workbook, sheet } = newSheet();
    workbook.batch('load', () => {
      workbook.setSheetVisibility(sheet, 'VeryHidden');
      const shown = workbook.addSheet('Shown');
      workbook.activateSheet(shown);
      shown.setHyperlink(makeArea(0, 0), { documentReference: 'A9', textToDisplay: 'other' });
      expect([shown.valueAt(0, 0), shown.styleAt(0, 0).underline]).toEqual([null, 'None']);
    });
    expect(workbook.activeSheet.name).toBe('Shown');
  });

  test('bands of one write are told as one change', () => {
    const { workbook, sheet, events } = newSheet();
    workbook.batch('addin', () => {
      sheet.enter(makeArea(0, 0, 2, 2), [
        [1, 2],
        [3, 4],
      ]);
      sheet.enter(makeArea(2, 0, 1, 2), [[5, 6]]);
    });
    expect(events.filter(({ type }) => type === 'changed')).toMatchObject([{ area: makeArea(0, 0, 3, 2) }]);
  });
});

describe('protection', () => {
  test('locked cells refuse people and add-ins, not files and the engine', () => {
    const { workbook, sheet } = newSheet();
    sheet.setStyle(makeArea(0, 1), { locked: false });
    sheet.protection = { protected: true, options: {} };
    const denied = expect.objectContaining({ code: 'AccessDenied' });
    expect(() => sheet.enter(makeArea(0, 0), [[1]], 'addin')).toThrow(denied);
    expect(() => sheet.clear(makeArea(0, 0, 1, 2))).toThrow(denied);
    expect(() => sheet.insertCells(makeArea(0, 0, 1, 16_384), 'down')).toThrow(denied);
    expect(() => sheet.setStyle(makeArea(0, 1), { bold: true })).toThrow(denied);
    sheet.enter(makeArea(0, 1), [['open']], 'user');
    workbook.batch('load', () => sheet.putValues(0, 0, [['from file']]));
    expect(sheet.readValues(makeArea(0, 0, 1, 2))).toEqual([['from file', 'open']]);
  });

  test('permissions open single doors', () => {
    const { sheet } = newSheet();
    sheet.protection = { protected: true, options: { allowFormatCells: true, allowInsertRows: true } };
    sheet.setStyle(makeArea(0, 0), { bold: true });
    sheet.insertCells(makeArea(0, 0, 1, 16_384), 'down');
    expect(sheet.styleAt(1, 0).bold).toBe(true);
  });
});

describe('sheets and names', () => {
  test('sheet names are checked and formulas follow a rename', () => {
    const { workbook, sheet } = newSheet();
    const other = workbook.addSheet('Other');
    sheet.enter(makeArea(0, 0), [['=Other!A1']]);
    workbook.names.add('Rate', '=Other!$B$2');
    workbook.renameSheet(other, 'My data');
    expect(sheet.formulaAt(0, 0)).toBe("='My data'!A1");
    expect(workbook.names.find('rate')?.formula).toBe("='My data'!$B$2");
    expect(() => workbook.addSheet('MY DATA')).toThrow(expect.objectContaining({ code: 'ItemAlreadyExists' }));
    for (const bad of ['', 'a/b', 'x'.repeat(32), "'quoted'", 'History']) {
      expect(() => workbook.addSheet(bad)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
    }
  });

  test('a deleted sheet leaves #REF! behind and another one active', () => {
    const { workbook, sheet } = newSheet();
    const other = workbook.addSheet('Other');
    sheet.enter(makeArea(0, 0), [['=Other!A1+1']]);
    workbook.activateSheet(other);
    workbook.deleteSheet(other);
    expect(sheet.formulaAt(0, 0)).toBe('=#REF!+1');
    expect(workbook.activeSheet).toBe(sheet);
    expect(() => workbook.deleteSheet(sheet)).toThrow(expect.objectContaining({ code: 'InvalidOperation' }));
  });

  test('names obey Excel’s rules and share their space with tables', () => {
    const { workbook, sheet } = newSheet();
    for (const bad of ['A1', 'R1C1', 'R', '1x', 'a b', 'x'.repeat(256)]) {
      expect(() => workbook.names.add(bad, '=1')).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
    }
    sheet.putValues(0, 0, [['h'], [1]]);
    sheet.addTable(makeArea(0, 0, 2, 1), { name: 'Lines' });
    expect(() => workbook.names.add('lines', '=1')).toThrow(expect.objectContaining({ code: 'ItemAlreadyExists' }));
    workbook.names.add('Rate', '=1');
    workbook.names.add('Rate', '=2', { scope: sheet });
    expect(workbook.names.resolve('RATE', sheet)?.formula).toBe('=2');
    expect(workbook.names.resolve('RATE')?.formula).toBe('=1');
  });
});

test('writing 100,000 rows by 20 columns takes time in proportion', () => {
  const { workbook } = newSheet();
  const times = [25_000, 100_000].map((rowCount) => {
    const sheet = workbook.addSheet();
    const started = performance.now();
    for (let first = 0; first < rowCount; first += 5_000) {
      const block = Array.from({ length: 5_000 }, (_, r) =>
        Array.from({ length: 20 }, (_, c) => (c % 4 ? r * c : `L-${r}x`)),
      );
      sheet.enter(makeArea(first, 0, 5_000, 20), block, 'addin');
    }
    expect(sheet.usedArea()).toEqual(makeArea(0, 0, rowCount, 20));
    return performance.now() - started;
  });
  // four times the rows: far from the sixteen times a quadratic cost would take
  expect(times[1]! / times[0]!).toBeLessThan(9);
  expect(times[1]).toBeLessThan(10_000);
});
