/**
 * `Price changes`: a row an estimate (or another change of the price) of an obligation, with its price before and after.
 * Proof splits the price of the contract before and after the change again, on the weights of the first allocation.
 */
import type { PriceChange } from '../../../engine/domain/schedule';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { zeroColumn, type CloseCheck } from '../checks/close-checks';
import type { CloseContext, PriceChangeRow } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type PriceChangeField } from '../close-layout';
import { INTEGER_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import { basisColumns } from '../proofs/price-change-basis';
import { ruleText } from '../cells/rule-text';
import { modificationExpression, sumOfRevenue } from '../proofs/price-change-source';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn } from '../cells/sheet-layout';
import {
  addFormula,
  amountColumn,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  linkColumn,
  tableOf,
  textColumn,
  type TableColumn,
} from '../cells/table-columns';
import { SHEET_TITLES } from '../cells/sheet-titles';

/** Null while no price changes. */
export function planPriceChanges(context: CloseContext): SheetDraft | null {
  if (context.priceChanges.length === 0) return null;
  return {
    name: SHEET_NAMES.priceChanges,
    kind: 'step',
    title: SHEET_TITLES.priceChanges,
    note: 'A row a change of an obligation’s price, in order of its days. Schedule detail spreads each as its effect says; Proof derives it again from the estimate and the price that it changes.',
    cells: [],
    table: tableOf(context.layouts.priceChanges, TABLE_NAMES.priceChanges, columnsOf(context)),
    frozenColumns: 1,
  };
}

export function checkPriceChanges({ layouts }: CloseContext, draft: SheetDraft | null): CloseCheck[] {
  if (draft === null) return [];
  return [
    zeroColumn(
      'Price changes equal their proofs',
      'Each change of a price, and the same derived from Estimates, Scenarios and Allocation.',
      draft.table,
      layouts.priceChanges,
      'check',
    ),
  ];
}

const EFFECT_WORDS: Readonly<Record<PriceChange['effect'], string>> = {
  'from-inception': 'in the price from the start',
  'cumulative-catch-up': 'catch-up on its day, then as the revenue',
  prospective: 'on the revenue to come',
  'at-once': 'revenue of its day',
};

type FactField = 'contractId' | 'obligationId' | 'customer' | 'day' | 'rule' | 'effect' | 'currency' | 'changeId';
type FigureField = 'before' | 'change' | 'after' | 'proof' | 'check';
type SourceField = 'sourceLink' | 'position' | 'sourceRow';

function columnsOf(context: CloseContext): Record<PriceChangeField, TableColumn> {
  return { ...factColumns(context), ...figureColumns(context), ...basisColumns(context), ...sourceColumns(context) };
}

function factColumns({ priceChanges }: CloseContext): Record<FactField, TableColumn> {
  const text = (header: string, value: (row: PriceChangeRow) => string, options = {}): TableColumn =>
    textColumn(header, priceChanges.map(value), options);
  return {
    contractId: text('Contract', ({ obligation }) => obligation.contractId),
    obligationId: text('Obligation', ({ obligation }) => obligation.id),
    customer: text('Customer', ({ obligation }) => obligation.customer),
    day: dateColumn(
      'Day',
      priceChanges.map(({ change }) => serialOf(change.day)),
    ),
    rule: text('Rule', ({ change }) => ruleText(change.rule)),
    effect: text('Effect', ({ change }) => EFFECT_WORDS[change.effect]),
    currency: text('Currency', ({ obligation }) => obligation.currency),
    changeId: text('Segment', ({ change }) => change.id, { grouped: true }),
  };
}

function figureColumns(context: CloseContext): Record<FigureField, TableColumn> {
  const { priceChanges, layouts, obligationRows } = context;
  const at = (field: PriceChangeField, row = 0): string => cellAt(layouts.priceChanges, field, row);
  const formats = amountFormats(priceChanges.map(({ obligation }) => obligation.currency));
  const inUnits = (minorOf: (row: PriceChangeRow) => number): number[] =>
    priceChanges.map((row) => unitsOf(minorOf(row), minorUnitsPerUnit(row.obligation.currency)));
  const before = formulaList();
  const proof = formulaList();
  const results = inUnits((row) => row.before);
  const amounts = inUnits(({ change }) => change.amount);
  priceChanges.forEach(({ obligation }, row) => {
    const isFirst = priceChanges[row - 1]?.obligation !== obligation;
    const allocated = cellOn(layouts.allocation, 'allocated', obligationRows.get(obligation.id) ?? 0);
    addFormula(before, isFirst ? `=${allocated}` : `=${at('after', row - 1)}`, results[row] ?? 0);
    addFormula(proof, `=${proofText(context, row)}`, amounts[row] ?? 0);
  });
  return {
    before: formulaColumn('Price before', eachRow(before), formats),
    change: amountColumn('Change', amounts, formats),
    after: formulaColumn(
      'Price after',
      filled(
        `=ROUND(${at('before')}+${at('change')},3)`,
        inUnits((row) => row.before + row.change.amount),
      ),
      formats,
    ),
    proof: formulaColumn('Proof', eachRow(proof), formats, { grouped: true }),
    check: formulaColumn(
      'Check',
      filled(
        `=ROUND(${at('change')}-${at('proof')},3)`,
        priceChanges.map(() => 0),
      ),
      formats,
      { grouped: true, style: 'check' },
    ),
  };
}

function proofText(context: CloseContext, row: number): string {
  const item = context.priceChanges[row];
  const derivation = item?.change.derivation;
  const at = (field: PriceChangeField): string => cellAt(context.layouts.priceChanges, field, row);
  if (derivation?.kind === 'rate-of-revenue') {
    const { text } = sumOfRevenue(context, derivation.segments, context.layouts.scheduleDetail.prefix);
    const whole = 10 ** derivation.rate.scale;
    const rate = `ROUND((${at('estimatedRate')}-${at('estimatedRateBefore')})*${whole},0)/${whole}`;
    return `ROUND(ROUND(${text}*${at('minorUnits')},0)*${rate},0)/${at('minorUnits')}`;
  }
  if (derivation?.kind === 'modification') return modificationExpression(context, derivation).text;
  if (derivation?.kind !== 'share-of-price-change') return at('change');
  const share = (price: PriceChangeField, part: PriceChangeField): string =>
    `ROUND(ROUND(${at(price)}*${at('minorUnits')},0)*${at(part)}/${at('weightTotal')},0)`;
  const of = (price: PriceChangeField): string => `${share(price, 'weightThrough')}-${share(price, 'weightBefore')}`;
  return `(${of('priceAfter')}-(${of('priceBefore')}))/${at('minorUnits')}`;
}

function sourceColumns({ priceChanges, layouts, lookup }: CloseContext): Record<SourceField, TableColumn> {
  const lists = { link: formulaList(), position: formulaList(), sourceRow: formulaList() };
  priceChanges.forEach(({ change }, row) => {
    const at = (field: PriceChangeField): string => cellAt(layouts.priceChanges, field, row);
    const position = lookup.position(change.origin);
    addFormula(lists.position, position?.formula ?? '=0', position?.result ?? 0);
    const sourceRow = lookup.sheetRow(change.origin, at('position'));
    addFormula(lists.sourceRow, sourceRow?.formula ?? '=1', sourceRow?.result ?? 1);
    const link = lookup.link(change.origin, at('sourceRow'));
    addFormula(lists.link, link.formula, link.result);
  });
  const grouped = { grouped: true };
  return {
    sourceLink: linkColumn('Source', eachRow(lists.link)),
    position: formulaColumn('Place in table', eachRow(lists.position), INTEGER_FORMAT, grouped),
    sourceRow: formulaColumn('Source row', eachRow(lists.sourceRow), INTEGER_FORMAT, grouped),
  };
}
