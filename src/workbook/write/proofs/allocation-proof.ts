/** The formulas of `Allocation`: prices and weights read from the source, and each share derived from them. */
import { sumOfChanges } from '../../../engine/domain/price-change';
import { combinationOf } from '../../../engine/domain/combination';
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { ownExpression } from './agency-proof';
import { spanOf, type CloseContext } from '../close-context';
import { addBundle, BUNDLE_FIELDS } from './bundle-proof';
import type { AllocationField } from '../close-layout';
import { unitsOf } from '../cells/number-formats';
import { cellAt, cellOn } from '../cells/sheet-layout';
import { readAmountAt, shareExpression, type Expression } from './amount-proof';
import { priceOfPayments } from './financing-proof';
import { renewalPriceText } from './right-proof';
import { sellingPriceProofs, type SellingPriceFormulas } from './selling-price-proof';
import { amountColumnOf, referenceId } from '../cells/source-rows';
import { addFormula, formulaList, type FormulaList } from '../cells/table-columns';

const COMPUTED = [
  'proof',
  'scheduled',
  'held',
  'position',
  'sourceRow',
  'sourceLink',
  'priceInSource',
  'sharedPrice',
  'weight',
  'weightBefore',
  'weightThrough',
  'weightTotal',
  ...BUNDLE_FIELDS,
] as const satisfies readonly AllocationField[];

type ComputedField = (typeof COMPUTED)[number];

export type AllocationFormulas = Readonly<Record<ComputedField, FormulaList>>;

/** Obligations that share a price: rows of the first and of each one, in order. */
interface SharingGroup {
  readonly rows: readonly number[];
}

/** Formulas by field, and what is `undated`: allocated and credited but on no day yet, in units. */
export function allocationProofs(
  context: CloseContext,
): AllocationFormulas & SellingPriceFormulas & { readonly undated: readonly number[] } {
  const lists = Object.fromEntries(COMPUTED.map((field) => [field, formulaList()])) as unknown as AllocationFormulas;
  const groups = sharingGroups(context.obligations);
  const undated: number[] = [];
  context.obligations.forEach((item, row) => {
    addSource(context, lists, item, row);
    const group = groups[row];
    if (group === undefined) addStated(context, lists, item, row);
    else addShare(context, lists, item, row, group);
    const units = minorUnitsPerUnit(item.currency);
    const { first, last } = spanOf(context.scheduleSpans, item.id);
    const { scheduleDetail } = context.layouts;
    const cells = `${cellOn(scheduleDetail, 'monthsTotal', first)}:${cellAt(scheduleDetail, 'monthsTotal', last)}`;
    const ofItem = last < first ? [] : context.schedule.slice(first, last + 1);
    const scheduled = ofItem.reduce((sum, segmentRow) => sum + segmentRow.recognizedThrough(Infinity), 0);
    addFormula(lists.scheduled, last < first ? '=0' : `=ROUND(SUM(${cells}),3)`, unitsOf(scheduled, units));
    addHeld(context, lists.held, item);
    undated.push(unitsOf(item.allocated + sumOfChanges(item.changes) + item.credits - scheduled, units));
  });
  const prices = sellingPriceProofs(
    context,
    groups.map((group) => group?.rows),
  );
  return { ...lists, ...prices, undated };
}

/** Lock method invoice-date: recognized by the schedule, posted only on the day of the invoice. */
function addHeld(
  { throughDay, scheduleSpans, schedule, layouts }: CloseContext,
  list: FormulaList,
  item: ScheduledObligation,
): void {
  const { first, last } = spanOf(scheduleSpans, item.id);
  const isHeld = item.recognitionFloor !== null && item.recognitionFloor > throughDay && last >= first;
  const minor = isHeld
    ? schedule.slice(first, last + 1).reduce((sum, row) => sum + row.recognizedThrough(throughDay), 0)
    : 0;
  const cells = `${cellOn(layouts.scheduleDetail, 'recognized', first)}:${cellAt(layouts.scheduleDetail, 'recognized', last)}`;
  addFormula(list, isHeld ? `=ROUND(SUM(${cells}),3)` : '=0', unitsOf(minor, minorUnitsPerUnit(item.currency)));
}

/** By row, the rows that split one price; undefined where the price stands alone. */
function sharingGroups(obligations: readonly ScheduledObligation[]): (SharingGroup | undefined)[] {
  const groups = new Map<string, number[]>();
  return obligations
    .map((item, row) => {
      if (item.allocation.kind !== 'relative') return undefined;
      const combination = item.priceGroup ?? combinationOf(item);
      const rows = groups.get(combination) ?? [];
      groups.set(combination, rows);
      rows.push(row);
      return rows;
    })
    .map((rows) => (rows === undefined ? undefined : { rows }));
}

function addSource(
  context: CloseContext,
  lists: AllocationFormulas,
  item: ScheduledObligation,
  row: number,
): void {
  const { lookup, layouts, rows } = context;
  const at = (field: AllocationField): string => cellAt(layouts.allocation, field, row);
  const { origin } = item;
  const position = lookup.position(origin);
  addFormula(lists.position, position?.formula ?? '=0', position?.result ?? 0);
  const sourceRow = lookup.sheetRow(origin, at('position'));
  addFormula(lists.sourceRow, sourceRow?.formula ?? '=1', sourceRow?.result ?? 1);
  const link = lookup.link(origin, at('sourceRow'));
  addFormula(lists.sourceLink, link.formula, link.result);
  const column = amountColumnOf(origin.table) ?? '';
  const place = { origin, positionCell: at('position'), minorUnits: minorUnitsPerUnit(item.currency) };
  const whole = priceText(context, item, at('position')) ?? readAmountAt({ lookup, rows }, place);
  const binding = context.facts.get(item.id)?.binding;
  const price =
    binding === undefined || whole === null
      ? whole
      : shareExpression({ text: whole, minor: binding.statedPrice }, binding, 1, place.minorUnits).text;
  const gross = { text: price ?? '0', minor: rows.get(referenceId(origin))?.amounts.get(column) ?? 0 };
  const own = ownPrice(context, item, gross);
  addFormula(lists.priceInSource, `=${own.text}`, unitsOf(own.minor, place.minorUnits));
}

/** The price in the source is the price of an agent without its supplier’s part, and a financed price is one of payments. */
function ownPrice(context: CloseContext, item: ScheduledObligation, gross: Expression): Expression {
  const financed = priceOfPayments(context, item);
  if (financed !== null) return { text: financed, minor: item.statedPrice };
  return item.agency === undefined ? gross : ownExpression(context, item.agency, gross, minorUnitsPerUnit(item.currency));
}

/** A price that follows from other cells: of a renewal as far as it is likely, or of promised items. Null: its row states it. */
function priceText({ lookup, facts }: CloseContext, item: ScheduledObligation, positionCell: string): string | null {
  const { basis } = item.sellingPrice;
  if (basis.kind === 'material-right' && basis.value.kind === 'renewal') {
    return renewalPriceText((name) => lookup.read('Material rights', name, positionCell), basis.value, item.currency);
  }
  const items = facts.get(item.id)?.pricedItems ?? [];
  if (items.length === 0) return null;
  const units = minorUnitsPerUnit(item.currency);
  const terms = items.map(({ price, priceOrigin, ...share }) => {
    const whole = { text: lookup.readByKey(priceOrigin, 'Price') ?? '0', minor: price ?? 0 };
    return share.before === 0 && share.through === share.whole ? whole.text : shareExpression(whole, share, 1, units).text;
  });
  return terms.length === 1 ? (terms[0] ?? '0') : `ROUND(${terms.join('+')},3)`;
}

/** The obligation keeps its own price; usage is worth what was used. */
function addStated(context: CloseContext, lists: AllocationFormulas, item: ScheduledObligation, row: number): void {
  const { layouts } = context;
  const result = unitsOf(item.allocatedBeforeDiscounts, minorUnitsPerUnit(item.currency));
  const isStated = item.allocatedBeforeDiscounts === item.statedPrice && item.method !== 'usage';
  const formula = isStated ? `=${cellAt(layouts.allocation, 'priceInSource', row)}` : usageFormula(context, item);
  addFormula(lists.proof, formula, result);
  for (const field of ['sharedPrice', 'weight', 'weightBefore', 'weightThrough', 'weightTotal', ...BUNDLE_FIELDS] as const)
    addFormula(lists[field], '=0', 0);
}

function usageFormula({ scheduleSpans, schedule, layouts }: CloseContext, item: ScheduledObligation): string {
  const { first, last } = spanOf(scheduleSpans, item.id);
  let end = first - 1;
  while (end < last && isUsed(schedule[end + 1]?.segment.source)) end += 1;
  if (end < first) return '=0';
  return `=ROUND(SUM(${cellOn(layouts.scheduleDetail, 'amount', first)}:${cellAt(layouts.scheduleDetail, 'amount', end)}),3)`;
}

const isUsed = (source: string | undefined): boolean => source === 'Usage' || source === 'Invoice';

function addShare(
  context: CloseContext,
  lists: AllocationFormulas,
  item: ScheduledObligation,
  row: number,
  { rows }: SharingGroup,
): void {
  const cell = (field: AllocationField, index: number): string => cellAt(context.layouts.allocation, field, index);
  const at = (field: AllocationField): string => cell(field, row);
  const { price, before, through, whole } = item.allocation;
  const units = minorUnitsPerUnit(item.currency);
  const place = rows.indexOf(row);
  const [first = row, last = row] = [rows[0], rows.at(-1)];
  const isContiguous = last - first === rows.length - 1;
  const prices = isContiguous
    ? `SUM(${cell('priceInSource', first)}:${cell('priceInSource', last)})`
    : rows.map((index) => cell('priceInSource', index)).join('+');
  addFormula(lists.sharedPrice, `=ROUND(${prices},3)`, unitsOf(price, units));
  addFormula(lists.weight, `=${weightText(context, item, row)}`, through - before);
  addFormula(lists.weightBefore, place === 0 ? '=0' : `=${cell('weightThrough', rows[place - 1] ?? row)}`, before);
  addFormula(lists.weightThrough, `=${at('weightBefore')}+${at('weight')}`, through);
  addFormula(lists.weightTotal, `=${cell('weightThrough', last)}`, whole);
  const share = (part: AllocationField): string =>
    `ROUND(ROUND((${at('sharedPrice')}+${at('bundleDiscounts')})*${at('minorUnits')},0)*${at(part)}/${at('weightTotal')},0)`;
  const ownDiscount = addBundle(context, lists, item, row, rows);
  addFormula(
    lists.proof,
    `=(${share('weightThrough')}-${share('weightBefore')}${ownDiscount})/${at('minorUnits')}`,
    unitsOf(item.allocatedBeforeDiscounts, units),
  );
}

/** The stand-alone selling price as it is derived on the row; where there is none, or all are zero, the stated price. */
function weightText({ layouts }: CloseContext, item: ScheduledObligation, row: number): string {
  const at = (field: AllocationField): string => cellAt(layouts.allocation, field, row);
  const weight = item.allocation.through - item.allocation.before;
  const inMinor = (text: string): string => `ROUND(${text}*${at('minorUnits')},0)`;
  if (item.standaloneSellingPrice === weight) return inMinor(at('sellingPriceProof'));
  return item.statedPrice === weight ? inMinor(at('priceInSource')) : String(weight);
}
