/**
 * `Remaining obligations`: the price that is not recognized yet, an obligation a row, in the time bands of Settings. Bands
 * add the months of `Schedule`, whose rows are the same; with what is not dated they make price less recognized.
 */
import { isInPrice } from '../../../engine/domain/price-change';
import { bandNames } from '../../../engine';
import type { RemainingObligation } from '../../../engine/domain/remaining-obligation';
import { lastDayOfMonth, partsOf, serialOf, type Month } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { METHODS, choiceLabel } from '../../read/choices/choices';
import { zeroColumn, type CheckedTables, type CloseCheck } from '../checks/close-checks';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type BandField, type RemainingField } from '../close-layout';
import { currencyTotals } from '../rows/currency-totals';
import { textLiteral } from '../cells/formula-text';
import { GENERAL_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import { laterChanges, monthsOfRow, notScheduled, priceAtClose } from '../proofs/remaining-formulas';
import { ruleText } from '../cells/rule-text';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn } from '../cells/sheet-layout';
import {
  addFormula,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  tableOf,
  textColumn,
  type ComputedCells,
  type TableColumn,
} from '../cells/table-columns';

export function planRemaining(context: CloseContext): SheetDraft {
  const { layouts, remaining, currencies } = context;
  const columns = { ...factColumns(context), ...figureColumns(context), ...bandColumns(context) };
  const totalled: readonly RemainingField[] = ['price', 'recognized', 'remaining', 'disclosed', ...bandFields(context), 'undated'];
  return {
    name: SHEET_NAMES.remaining,
    kind: 'report',
    title: 'Remaining performance obligations',
    note: 'Price less recognized, by the months after the closing month in which Schedule recognizes it. An expedient leaves a row out of what is disclosed.',
    cells: currencyTotals(
      layouts.remaining,
      columns as Record<RemainingField, TableColumn>,
      totalled,
      currencies,
      remaining.map(({ currency }) => currency),
    ),
    table: tableOf(layouts.remaining, TABLE_NAMES.remaining, columns as Record<RemainingField, TableColumn>),
    frozenColumns: 2,
  };
}

type Columns<Field extends RemainingField> = Record<Field, TableColumn>;

const EXPEDIENT_WORDS = { 'right-to-invoice': 'Right to invoice', 'one-year': 'One year or less', 'not-collectable': 'Not collectable', 'not-binding': 'Does not bind yet' } as const;
const SHORT_TERM = 'one year or less';

function bandFields({ input }: CloseContext): BandField[] {
  return bandNames(input.book.policy.remainingObligationBands).map((_, index): BandField => `band${index}`);
}

type FactField =
  | 'contractId'
  | 'obligationId'
  | 'customer'
  | 'product'
  | 'currency'
  | 'method'
  | 'expectedDay'
  | 'rule'
  | 'firstDay'
  | 'lastDay'
  | 'withinYear'
  | 'expedient';

/** What an expedient of Settings leaves a row out by, from its method and its original term. */
function expedientText({ layouts, input }: CloseContext, row: number): string {
  const { policy } = input.book;
  const at = (field: RemainingField): string => cellAt(layouts.remaining, field, row);
  const usage = textLiteral(choiceLabel(METHODS, 'usage'));
  const oneYear =
    policy.oneYearExpedient === 'applied'
      ? `IF(${at('withinYear')}="","",${textLiteral(EXPEDIENT_WORDS['one-year'])})`
      : '""';
  return policy.rightToInvoiceExpedient === 'applied'
    ? `IF(${at('method')}=${usage},${textLiteral(EXPEDIENT_WORDS['right-to-invoice'])},${oneYear})`
    : oneYear;
}

function factColumns(context: CloseContext): Columns<FactField> {
  const { obligations, remaining, layouts } = context;
  const at = (field: RemainingField): string => cellAt(layouts.remaining, field, 0);
  const grouped = { grouped: true };
  const text = (header: string, values: readonly string[], options = {}): TableColumn =>
    textColumn(header, values, options);
  const days = (header: string, dayOf: (row: RemainingObligation) => number | null): TableColumn =>
    dateColumn(
      header,
      remaining.map((row) => {
        const day = dayOf(row);
        return day === null ? null : serialOf(day);
      }),
      grouped,
    );
  const [first, last] = [at('firstDay'), at('lastDay')];
  const anniversary = `DATE(YEAR(${first})+1,MONTH(${first}),DAY(${first}))`;
  const leftOut = formulaList();
  remaining.forEach(({ expedient }, row) => {
    const words = expedient === null ? '' : EXPEDIENT_WORDS[expedient];
    const formula = expedient === 'not-collectable' || expedient === 'not-binding' ? textLiteral(words) : expedientText(context, row);
    addFormula(leftOut, `=${formula}`, words);
  });
  return {
    contractId: text('Contract', obligations.map(({ contractId }) => contractId)),
    obligationId: text('Obligation', obligations.map(({ id }) => id)),
    customer: text('Customer', obligations.map(({ customer }) => customer)),
    product: text('Product', obligations.map(({ productName, productId }) => productName || productId)),
    currency: text('Currency', obligations.map(({ currency }) => currency)),
    method: text('Method', obligations.map(({ method }) => choiceLabel(METHODS, method))),
    expectedDay: days('Expected completion', ({ expectedDay }) => expectedDay),
    rule: text('Rule', remaining.map(() => ruleText('remaining-obligations')), grouped),
    firstDay: days('Original term from', (row) => row.firstDay),
    lastDay: days('Original term to', (row) => row.lastDay),
    withinYear: formulaColumn(
      'Original term',
      filled(
        `=IF(${first}*${last}=0,"",IF(${last}<${anniversary},${textLiteral(SHORT_TERM)},""))`,
        remaining.map(({ isWithinYear }) => (isWithinYear ? SHORT_TERM : '')),
      ),
      GENERAL_FORMAT,
      { ...grouped, align: 'left' },
    ),
    expedient: formulaColumn(
      'Left out by',
      eachRow(leftOut),
      GENERAL_FORMAT,
      { align: 'left' },
    ),
  };
}

type FigureField = 'price' | 'recognized' | 'remaining' | 'disclosed' | 'undated' | 'held' | 'notScheduled' | 'check';

function figureColumns(context: CloseContext): Columns<FigureField> {
  const { remaining, layouts, obligations, balances, months, closingMonth } = context;
  const at = (field: RemainingField, row = 0): string => cellAt(layouts.remaining, field, row);
  const formats = amountFormats(remaining.map(({ currency }) => currency));
  const inUnits = (minorOf: (row: RemainingObligation) => number): number[] =>
    remaining.map((row) => unitsOf(minorOf(row), minorUnitsPerUnit(row.currency)));
  const fill = (header: string, formula: string, minorOf: (row: RemainingObligation) => number, grouped = false) =>
    formulaColumn(header, filled(formula, inUnits(minorOf)), formats, { grouped });
  const each = (header: string, formulaOf: (row: number) => string, results: readonly number[], grouped = false) =>
    formulaColumn(header, eachOf(formulaOf, results), formats, { grouped });
  const balanceRow = new Map(
    balances.flatMap(({ obligationId, isScheduled }, row) => (isScheduled ? [[obligationId, row] as const] : [])),
  );
  const across = bandFields(context);
  const sumOfBands = `SUM(${at(across[0] ?? 'band0')}:${at(across.at(-1) ?? 'band0')})`;
  return {
    price: each('Price at the close', (row) => priceAtClose(context, row), inUnits(({ price }) => price)),
    recognized: each(
      'Recognized',
      (row) => `=${cellOn(layouts.deferred, 'recognizedToDate', balanceRow.get(obligations[row]?.id ?? '') ?? 0)}`,
      inUnits(({ recognized }) => recognized),
    ),
    remaining: fill('Still to recognize', `=ROUND(${at('price')}-${at('recognized')},3)`, (row) => row.remaining),
    disclosed: fill('Disclosed', `=IF(${at('expedient')}="",${at('remaining')},0)`, (row) => row.disclosed),
    undated: fill(
      'Not dated yet',
      `=IF(${at('expedient')}="",IF(${at('expectedDay')}="",${at('notScheduled')},0),0)`,
      (row) => row.undated,
    ),
    held: each(
      'Held back so far',
      (row) => {
        const through = monthsOfRow(context, row, months.firstMonth, closingMonth);
        return `=ROUND(${through}${laterChanges(context, row, months.firstMonth, closingMonth)}-${at('recognized', row)},3)`;
      },
      inUnits(({ held }) => held),
      true,
    ),
    notScheduled: formulaColumn(
      'Not on Schedule',
      obligations.some(({ changes }) => changes.some((change) => !isInPrice(change, context.throughDay)))
        ? eachOf(
            (row) => notScheduled(context, row),
            inUnits((row) => row.notScheduled),
          )
        : filled(
            notScheduled(context, 0),
            inUnits((row) => row.notScheduled),
          ),
      formats,
      { grouped: true },
    ),
    check: formulaColumn(
      'Check',
      filled(
        `=ROUND(${at('disclosed')}-${sumOfBands}-${at('undated')},3)`,
        inUnits(({ disclosed, bands, undated }) => bands.reduce((rest, band) => rest - band, disclosed - undated)),
      ),
      formats,
      { grouped: true, style: 'check' },
    ),
  };
}

function eachOf(formulaOf: (row: number) => string, results: readonly number[]): ComputedCells {
  const list = formulaList();
  results.forEach((result, row) => addFormula(list, formulaOf(row), result));
  return eachRow(list);
}

function bandColumns(context: CloseContext): Record<BandField, TableColumn> {
  const { remaining, layouts, closingMonth, months, input } = context;
  const { remainingObligationBands: lastMonths } = input.book.policy;
  const at = (field: RemainingField, row: number): string => cellAt(layouts.remaining, field, row);
  const formats = amountFormats(remaining.map(({ currency }) => currency));
  const isExpecting = remaining.some(({ expectedDay }) => expectedDay !== null);
  const isChanging = remaining.some((_, row) => laterChanges(context, row, months.firstMonth, Infinity) !== '');
  const ends = [0, ...lastMonths, Infinity].map((count) => closingMonth + count);
  const columns: Record<BandField, TableColumn> = {};
  bandFields(context).forEach((field, band) => {
    const [after, through] = [ends[band] ?? closingMonth, ends[band + 1] ?? Infinity];
    const formulaOf = (row: number): string => {
      const held = band === 0 ? `+${at('held', row)}` : '';
      const sum = `${monthsOfRow(context, row, after + 1, through)}${laterChanges(context, row, after + 1, through)}${held}`;
      const expected = isExpecting
        ? `+${at('notScheduled', row)}*${isWithin(at('expectedDay', row), band === 0 ? null : after, through)}`
        : '';
      return `=IF(${at('expedient', row)}="",ROUND(${sum}${expected},3),0)`;
    };
    const results = remaining.map(({ bands, currency }) => unitsOf(bands[band] ?? 0, minorUnitsPerUnit(currency)));
    const cells = isChanging ? eachOf(formulaOf, results) : filled(formulaOf(0), results);
    columns[field] = formulaColumn(bandHeader(lastMonths, band), cells, formats);
  });
  return columns;
}

function bandHeader(lastMonths: readonly number[], band: number): string {
  const last = lastMonths[band];
  if (last === undefined) return `After ${lastMonths.at(-1) ?? 0} months`;
  return band === 0 ? `Within ${last} months` : `Months ${(lastMonths[band - 1] ?? 0) + 1} to ${last}`;
}

/** 1 where the day of the cell falls after one month's end and by another's. */
function isWithin(cell: string, after: Month | null, through: Month): string {
  const date = (month: Month): string => {
    const { year, month: number, dayOfMonth } = partsOf(lastDayOfMonth(month));
    return `DATE(${year},${number},${dayOfMonth})`;
  };
  const from = after === null ? `ISNUMBER(${cell})` : `(${cell}>${date(after)})`;
  return through === Infinity ? from : `${from}*(${cell}<=${date(through)})`;
}

export function checkRemaining({ layouts, remaining }: CloseContext, tables: CheckedTables): CloseCheck[] {
  if (remaining.length === 0) return [];
  return [
    zeroColumn(
      'Remaining obligations stand in their bands',
      'Price less recognized against the time bands and what is not dated yet.',
      tables.remaining,
      layouts.remaining,
      'check',
    ),
  ];
}
