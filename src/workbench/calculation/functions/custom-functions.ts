import { ArrayValueObject, BaseFunction } from '@univerjs/engine-formula';
import type { BaseValueObject, FunctionVariantType } from '@univerjs/engine-formula';
import { formatAddress, quoteSheetName } from '../../../host/formula/a1';
import { makeArea } from '../../../host/model/area';
import { cellError, isCellError } from '../../../host/model/cell-value';
import type { CellValue } from '../../../host/model/cell-value';
import type { WorkbookModel } from '../../../host/model/workbook-model';
import { argumentOf, toUniverValue } from '../univer-values';
import { areaOf } from './function-arguments';
import { hashValues } from './value-hash';

/** Undefined for an argument that was left out. */
export type CustomFunctionArgument = CellValue | readonly (readonly CellValue[])[] | undefined;
export type CustomFunctionResult = CellValue | readonly (readonly CellValue[])[];

/** Functions an add-in brings along. */
export interface CustomFunctionSource {
  /** Names as formulas spell them, with the namespace: `REVREC.RECOGNIZED`. */
  readonly names: readonly string[];
  /** Asks the add-in. Ranges are rows of values. `address` is the calling cell, `Sheet1!A1`. Never rejects. */
  invoke(name: string, values: readonly CustomFunctionArgument[], address: string): Promise<CustomFunctionResult>;
  /** Answers given so far no longer count: everything is computed anew. */
  forget(): void;
}

export interface CellPosition {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

interface Call extends CellPosition {
  readonly name: string;
  readonly key: string;
  answer: CustomFunctionResult | undefined;
}

/**
 * Calls of custom functions. A cell shows #BUSY! until its answer is there, as in Excel: all calls of one calculation
 * go out together, and `onAnswers` is told which cells can be computed again.
 */
export class CustomFunctionCalls {
  private readonly names: ReadonlySet<string>;
  private readonly calls = new Map<string, Call>();
  private unsent: { readonly call: Call; readonly values: readonly CustomFunctionArgument[] }[] = [];
  private answered: Call[] = [];
  private open = 0;
  private delivery: Promise<void> | undefined;
  private generation = 0;
  private stopped = false;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly source: CustomFunctionSource | undefined,
    private readonly onAnswers: (cells: readonly CellPosition[]) => Promise<void>,
  ) {
    this.names = new Set(source?.names.map((name) => name.toUpperCase()));
  }

  /** Univer executors for all custom functions. */
  executors(workbook: WorkbookModel): BaseFunction[] {
    const ask = (name: string, at: CellPosition, values: readonly CustomFunctionArgument[]) =>
      this.ask(name, at, values);
    class CustomFunction extends BaseFunction {
      override needsReferenceObject = true;

      override calculate(...variants: FunctionVariantType[]): BaseValueObject {
        const at = { sheetId: this.subUnitId ?? '', row: this.row, column: this.column };
        return toValueObject(ask(this.name as string, at, variants.map((one) => readArgument(workbook, one))));
      }
    }
    this.addressOf = ({ sheetId, row, column }) => {
      const sheet = workbook.sheet(sheetId);
      return `${quoteSheetName(sheet?.name ?? '')}!${formatAddress(makeArea(row, column))}`;
    };
    return [...this.names].map((name) => new CustomFunction(name));
  }

  /** Sends what the calculation that just ended asked for. */
  send(): void {
    const { source } = this;
    if (!source) return;
    const { generation, unsent } = this;
    this.unsent = [];
    for (const { call, values } of unsent) {
      this.open++;
      void source.invoke(call.name, values, this.addressOf(call)).then((answer) => {
        this.open--;
        if (generation === this.generation) this.take(call, answer);
        this.tellWaiting();
      });
    }
  }

  /** Forgets all answers: the functions will be asked again. */
  forget(): void {
    this.source?.forget();
    this.generation++;
    this.calls.clear();
    this.unsent = [];
    this.answered = [];
  }

  /** Answers that are still to come are not waited for. */
  stop(): void {
    this.forget();
    this.stopped = true;
    this.tellWaiting();
  }

  async settled(): Promise<void> {
    while (!this.stopped && (this.open > 0 || this.delivery)) {
      if (this.delivery) await this.delivery;
      else await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private addressOf: (at: CellPosition) => string = () => '';

  /** Whether a function of this name (in capitals) is one of the add-in's. */
  has(name: string): boolean {
    return this.names.has(name);
  }

  /** The answer for a cell, #BUSY! as long as there is none. Whatever is not known yet goes out with `send`. */
  ask(name: string, at: CellPosition, values: readonly CustomFunctionArgument[]): CustomFunctionResult {
    const parts = values.map((value) => (Array.isArray(value) ? hashValues(value as CellValue[][]) : (value ?? [])));
    const key = JSON.stringify([name, at.sheetId, at.row, at.column, parts]);
    const known = this.calls.get(key);
    if (known) return known.answer ?? cellError('#BUSY!');
    // what is still on its way must be there before it is handed on
    if (values.some((value) => value !== undefined && isCellError(value) && value.error === '#BUSY!')) return cellError('#BUSY!');
    const call: Call = { ...at, name, key, answer: undefined };
    this.calls.set(key, call);
    this.unsent.push({ call, values });
    return cellError('#BUSY!');
  }

  private take(call: Call, answer: CustomFunctionResult): void {
    if (this.calls.get(call.key) !== call) return;
    call.answer = answer;
    this.answered.push(call);
    // answers come in bunches; those of one bunch are worked into the sheet together
    this.delivery ??= Promise.resolve().then(() => this.deliver());
  }

  private async deliver(): Promise<void> {
    try {
      while (this.answered.length > 0) {
        const cells = this.answered;
        this.answered = [];
        await this.onAnswers(cells);
      }
    } finally {
      this.delivery = undefined;
      this.tellWaiting();
    }
  }

  private tellWaiting(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** Cells are read from the workbook directly: whole journals are handed over as ranges. */
function readArgument(workbook: WorkbookModel, variant: FunctionVariantType): CustomFunctionArgument {
  const range = areaOf(variant);
  const sheet = range && workbook.sheet(range.sheetId);
  if (!range || !sheet) return argumentOf(variant);
  const { row, column, rowCount, columnCount } = range.area;
  return rowCount * columnCount === 1 ? sheet.valueAt(row, column) : sheet.readValues(range.area);
}

function toValueObject(result: CustomFunctionResult): BaseValueObject {
  if (!Array.isArray(result)) return toUniverValue(result as CellValue);
  const rows = result as readonly (readonly CellValue[])[];
  return ArrayValueObject.create({
    calculateValueList: rows.map((line) => line.map(toUniverValue)),
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: '',
    sheetId: '',
    row: 0,
    column: 0,
  });
}
