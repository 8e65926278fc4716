import { dateOfSerial, serialOfDate } from '../../../host/model/calendar';
import { cellError, isCellError } from '../../../host/model/cell-value';
import type { CellError, CellValue } from '../../../host/model/cell-value';
import { sumOf } from '../functions/conditions';
import { addMonths, isSerial } from '../functions/month-arithmetic';
import { roundHalfAway } from '../functions/round-half-away';
import { toNumber, toText } from './operators';
import { LOOKUP_FUNCTIONS } from './quick-lookups';
import { gridOf } from './site';
import type { Quick, QuickSite } from './site';
import { Cells, Grid, NOT_QUICK, single } from './values';
import type { Operand } from './values';

/** A function computed without Univer. Arguments are computed only when they are asked for. */
export interface QuickFunction {
  readonly least: number;
  readonly most: number;
  call(site: QuickSite, args: readonly (Quick | undefined)[]): Operand;
}

const VALUE = cellError('#VALUE!');
const NUM = cellError('#NUM!');

/** The value of an argument; one left out counts as blank. */
export function valueOf(site: QuickSite, arg: Quick | undefined): CellValue {
  return arg ? single(arg(site)) : null;
}

/** A function of numbers; the first error among the arguments is its result. */
function ofNumbers(least: number, most: number, compute: (...numbers: number[]) => CellValue): QuickFunction {
  return {
    least,
    most,
    call(site, args) {
      const numbers: number[] = [];
      for (const arg of args) {
        const number = toNumber(valueOf(site, arg));
        if (typeof number !== 'number') return number;
        numbers.push(number);
      }
      const result = compute(...numbers);
      return typeof result === 'number' && !Number.isFinite(result) ? NUM : result;
    },
  };
}

/** A function of all numbers in its arguments: text and logical values count when given directly, not in cells. */
function overNumbers(start: number, step: (total: number, value: number) => number): QuickFunction {
  return {
    least: 1,
    most: 255,
    call(site, args) {
      let total = start;
      for (const arg of args) {
        for (const value of listOf(site, arg ? arg(site) : null)) {
          if (isCellError(value)) return value;
          if (typeof value === 'number') total = step(total, value);
        }
      }
      return Number.isFinite(total) ? total : 0;
    },
  };
}

function listOf(site: QuickSite, operand: Operand): readonly CellValue[] {
  const isList = operand instanceof Cells || operand instanceof Grid;
  return isList ? gridOf(site, operand).values : [toNumber(operand)];
}

const SUM: QuickFunction = {
  least: 1,
  most: 255,
  call: (site, args) => sumOf(args.flatMap((arg) => listOf(site, arg ? arg(site) : null))),
};

function truthOf(value: CellValue): boolean | CellError {
  if (isCellError(value)) return value;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : VALUE;
  return value !== null && value !== 0;
}

const IF: QuickFunction = {
  least: 2,
  most: 3,
  call(site, args) {
    const condition = truthOf(valueOf(site, args[0]));
    if (isCellError(condition)) return condition;
    if (!condition && args.length < 3) return false;
    const chosen = args[condition ? 1 : 2];
    return chosen ? chosen(site) : 0;
  },
};

const IFERROR: QuickFunction = {
  least: 2,
  most: 2,
  call(site, args) {
    const value = valueOf(site, args[0]);
    return isCellError(value) ? valueOf(site, args[1]) : (value ?? 0);
  },
};

/** AND and OR: blank cells and text in cells are passed over. */
function overTruths(start: boolean, decides: boolean): QuickFunction {
  return {
    least: 1,
    most: 255,
    call(site, args) {
      let result = start;
      for (const arg of args) {
        const operand: Operand = arg ? arg(site) : false;
        if (operand instanceof Cells || operand instanceof Grid) throw NOT_QUICK;
        const truth = truthOf(operand);
        if (isCellError(truth)) return truth;
        if (truth === decides) result = decides;
      }
      return result;
    },
  };
}

function test(meets: (value: CellValue) => boolean): QuickFunction {
  return { least: 1, most: 1, call: (site, args) => meets(valueOf(site, args[0])) };
}

const SUMPRODUCT: QuickFunction = {
  least: 1,
  most: 255,
  call(site, args) {
    const outer = site.onArrays;
    site.onArrays = true;
    try {
      const grids = args.map((arg) => gridOf(site, arg ? arg(site) : 0));
      const [first] = grids;
      const { rowCount, columnCount } = first!;
      if (grids.some((grid) => grid.rowCount !== rowCount || grid.columnCount !== columnCount)) return VALUE;
      let sum = 0;
      for (let at = 0; at < first!.values.length; at++) {
        let product = 1;
        for (const { values } of grids) {
          const value = values[at]!;
          if (isCellError(value)) return value;
          // only numbers count; TRUE and text are 0 unless an operator has made numbers of them
          product *= typeof value === 'number' ? value : 0;
        }
        sum += product;
      }
      return sum;
    } finally {
      site.onArrays = outer;
    }
  },
};

/** ABS, which SUMPRODUCT also applies to whole columns. */
const ABS: QuickFunction = {
  least: 1,
  most: 1,
  call(site, args) {
    const operand: Operand = args[0] ? args[0](site) : 0;
    const absolute = (value: CellValue): CellValue => {
      const number = toNumber(value);
      return typeof number === 'number' ? Math.abs(number) : number;
    };
    if (!site.onArrays) return absolute(single(operand));
    const { rowCount, columnCount, values } = gridOf(site, operand);
    return new Grid(rowCount, columnCount, values.map(absolute));
  },
};

function endOfMonth(start: number, months: number): CellValue {
  const serial = addMonths(Math.floor(start), Math.trunc(months) + 1);
  const { day } = dateOfSerial(serial);
  return isSerial(start) && isSerial(serial - day) ? serial - day : NUM;
}

function dateFrom(year: number, month: number, day: number): CellValue {
  const fullYear = Math.trunc(year) < 1900 ? Math.trunc(year) + 1900 : Math.trunc(year);
  const first = serialOfDate(fullYear, 1, 1);
  if (first === undefined) throw NOT_QUICK;
  const serial = addMonths(first, Math.trunc(month) - 1) + Math.trunc(day) - 1;
  return isSerial(serial) ? serial : NUM;
}

const dayPart = (pick: (date: { year: number; month: number; day: number }) => number): QuickFunction =>
  ofNumbers(1, 1, (serial) => (isSerial(serial) ? pick(dateOfSerial(Math.floor(serial))) : NUM));

const HYPERLINK: QuickFunction = {
  least: 1,
  most: 2,
  call(site, args) {
    const target = toText(valueOf(site, args[0]));
    if (isCellError(target)) return target;
    site.noteLink(site.sheetId, site.row, site.column, target);
    return args.length < 2 ? target : (valueOf(site, args[1]) ?? 0);
  },
};

export const QUICK_FUNCTIONS: ReadonlyMap<string, QuickFunction> = new Map<string, QuickFunction>([
  ['SUM', SUM],
  ['MAX', overNumbers(-Infinity, Math.max)],
  ['MIN', overNumbers(Infinity, Math.min)],
  ['ABS', ABS],
  ['INT', ofNumbers(1, 1, Math.floor)],
  ['ROUND', ofNumbers(2, 2, roundHalfAway)],
  ['IF', IF],
  ['IFERROR', IFERROR],
  ['AND', overTruths(true, false)],
  ['OR', overTruths(false, true)],
  ['ISNUMBER', test((value) => typeof value === 'number')],
  ['ISTEXT', test((value) => typeof value === 'string')],
  ['ISBLANK', test((value) => value === null)],
  ['ISERROR', test((value) => isCellError(value))],
  ['DATE', ofNumbers(3, 3, dateFrom)],
  ['EOMONTH', ofNumbers(2, 2, endOfMonth)],
  ['YEAR', dayPart(({ year }) => year)],
  ['MONTH', dayPart(({ month }) => month)],
  ['DAY', dayPart(({ day }) => day)],
  ['SUMPRODUCT', SUMPRODUCT],
  ['HYPERLINK', HYPERLINK],
  ...LOOKUP_FUNCTIONS,
]);
