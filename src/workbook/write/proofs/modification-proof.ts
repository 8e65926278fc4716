/** The formulas of `Modified obligations`: prices and shares derived again from the source, the schedule and the other rows. */
import type { Segment } from '../../../engine/domain/schedule';
import type { ModificationLine, ModifiedObligation } from '../../../engine/domain/modification';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { joinKey } from '../../../engine/foundation/group-by';
import { monthOf } from '../../../engine/foundation/calendar';
import { keepOwnChange } from '../../../engine';
import { ownExpression } from './agency-proof';
import { scheduleView, spanOf, type CloseContext } from '../close-context';
import { priceOfChange } from './financing-proof';
import { monthLetter, type ModificationField } from '../close-layout';
import { numberLiteral } from '../cells/formula-text';
import { measureFigures, type MeasureField } from './modification-measure';
import { weightFigures, type WeightField } from './modification-weights';
import { unitsOf } from '../cells/number-formats';
import { cumulativeText } from './recognition-expression';
import { cellAt, cellOn, columnAt } from '../cells/sheet-layout';
import { addFormula, formulaList, type FormulaList } from '../cells/table-columns';

export type ModificationProofField =
  | 'position'
  | 'sourceRow'
  | 'sourceLink'
  | 'recognizedProof'
  | 'statedBefore'
  | 'statedAfter'
  | 'changeProof'
  | 'contractBefore'
  | 'toShare'
  | WeightField
  | MeasureField
  | 'weightBefore'
  | 'weightTotal'
  | 'proof'
  | 'proofAfter'
  | 'onDayProof';

export function modificationProofs(context: CloseContext): Record<ModificationProofField, FormulaList> {
  const lists: Record<ModificationProofField, FormulaList> = {
    position: formulaList(),
    sourceRow: formulaList(),
    sourceLink: formulaList(),
    recognizedProof: formulaList(),
    statedBefore: formulaList(),
    statedAfter: formulaList(),
    changeProof: formulaList(),
    contractBefore: formulaList(),
    toShare: formulaList(),
    ...weightLists(),
    measureThrough: formulaList(),
    measureWhole: formulaList(),
    weightBefore: formulaList(),
    weightTotal: formulaList(),
    proof: formulaList(),
    proofAfter: formulaList(),
    onDayProof: formulaList(),
  };
  const lines = new Map(
    context.input.book.modificationLines.map((line) => [joinKey(line.modificationId, line.obligationId), line]),
  );
  const rows = context.input.recognition.modifications;
  rows.forEach((row, index) => {
    const units = minorUnitsPerUnit(row.currency);
    const at = (field: ModificationField): string => cellAt(context.layouts.modifications, field, index);
    addSource(context, lists, row, at);
    addFormula(lists.recognizedProof, `=${recognizedText(context, row, at('day'), units)}`, unitsOf(row.recognizedBefore, units));
    const line = lines.get(joinKey(row.modificationId, row.obligationId));
    const stated = readLine(context, row, line, at);
    addStated(context, lists, row, stated, at);
    addFormula(lists.changeProof, `=${changeText(row, stated, at)}`, unitsOf(row.priceChange, units));
    const derived = { ...weightFigures(context, row, index), ...measureFigures(context, row, index) };
    for (const field of DERIVED) addFormula(lists[field], `=${derived[field][0]}`, derived[field][1]);
    const anew = row.newContract;
    const earlier = anew === null ? undefined : context.modificationRows.get(anew.of);
    const before = unitsOf(anew?.recognized ?? 0, units);
    const ofContractBefore = earlier === undefined ? numberLiteral(before) : cellAt(context.layouts.modifications, 'recognizedBefore', earlier);
    addFormula(lists.contractBefore, `=${anew === null ? '0' : ofContractBefore}`, before);
    addShare(context, lists, row, index);
    const share = `ROUND(ROUND(${at('toShare')}*${units},0)*${at('weightThrough')}/${at('weightTotal')},0)`;
    const shareBefore = `ROUND(ROUND(${at('toShare')}*${units},0)*${at('weightBefore')}/${at('weightTotal')},0)`;
    addFormula(lists.proof, `=(${share}-${shareBefore})/${units}`, unitsOf(row.allocated, units));
    const isWhole = row.effect === 'catch-up' || row.effect === 'separate';
    addFormula(
      lists.proofAfter,
      isWhole ? `=ROUND(${at('contractBefore')}+${at('allocated')},3)` : `=ROUND(${at('recognizedBefore')}+${at('allocated')},3)`,
      unitsOf(row.priceAfter, units),
    );
    addFormula(lists.onDayProof, `=${onDayText(row, at, units)}`, unitsOf(row.recognizedOnDay, units));
  });
  return lists;
}

const DERIVED = [
  ...(['knownPrice', 'knownFor', 'daysBefore', 'daysAfter', 'unitsBefore', 'unitsAfter', 'remainderPrice', 'weight'] as const),
  ...(['measureThrough', 'measureWhole'] as const),
];

const weightLists = (): Record<WeightField, FormulaList> => ({
  knownPrice: formulaList(),
  knownFor: formulaList(),
  daysBefore: formulaList(),
  daysAfter: formulaList(),
  unitsBefore: formulaList(),
  unitsAfter: formulaList(),
  remainderPrice: formulaList(),
  weight: formulaList(),
});

type CellOf = (field: ModificationField) => string;

function addSource(
  { lookup }: CloseContext,
  lists: Record<ModificationProofField, FormulaList>,
  { origin }: ModifiedObligation,
  at: CellOf,
): void {
  const position = lookup.position(origin);
  addFormula(lists.position, position?.formula ?? '=0', position?.result ?? 0);
  const sourceRow = lookup.sheetRow(origin, at('position'));
  addFormula(lists.sourceRow, sourceRow?.formula ?? '=1', sourceRow?.result ?? 1);
  const link = lookup.link(origin, at('sourceRow'));
  addFormula(lists.sourceLink, link.formula, link.result);
}

/** Credits and voids act on what the history of the contract leaves; true-ups are no part of the price. */
function isOfHistory({ source, rule }: Segment): boolean {
  return source !== 'Credit note' && source !== 'Void' && rule !== 'minimum-true-up';
}

/** What Schedule detail recognizes of the obligation through the day before. */
function recognizedText(context: CloseContext, row: ModifiedObligation, dayCell: string, units: number): string {
  const dayBefore = row.day - 1;
  if (monthOf(dayBefore) >= context.months.firstMonth && monthLetter(context.months, monthOf(dayBefore)) === null) {
    return numberLiteral(unitsOf(row.recognizedBefore, units));
  }
  const view = scheduleView(context, context.layouts.scheduleDetail.prefix);
  const { first, last } = spanOf(context.scheduleSpans, row.obligationId);
  const terms: string[] = [];
  for (let index = first; index <= last; index++) {
    const item = context.schedule[index];
    if (item === undefined || !isOfHistory(item.segment) || item.firstDay > dayBefore) continue;
    terms.push(cumulativeText(view, index, { day: dayBefore, text: `(${dayCell}-1)` }));
  }
  if (terms.length === 0) return '0';
  return units === 1 ? terms.join('+') : `(${terms.join('+')})/${units}`;
}

interface ReadLine {
  /** The line as it changes the obligation's own price: of an agent without the supplier's part. */
  readonly line: ModificationLine | undefined;
  readonly read: (column: 'New price' | 'Price change') => string;
}

function readLine(context: CloseContext, row: ModifiedObligation, stated: ModificationLine | undefined, at: CellOf): ReadLine {
  if (row.payments !== undefined && stated !== undefined) {
    return { line: { ...stated, newPrice: null, priceChange: row.priceChange }, read: () => priceOfChange(context, row.obligationId, row.id)?.text ?? '0' };
  }
  const agency = context.obligations[context.obligationRows.get(row.obligationId) ?? -1]?.agency;
  const supplier = agency?.isFixed === true ? stated?.supplier : undefined;
  const given = supplier === undefined ? null : context.lookup.read('Modification lines', supplier.kind === 'amount' ? 'New supplier amount' : 'Supplier change', at('position'));
  const read = (column: 'New price' | 'Price change'): string => {
    const gross = context.lookup.read('Modification lines', column, at('position')) ?? '0';
    if (given !== null) return `ROUND(${gross}-${given},3)`;
    const text = context.lookup.read('Modification lines', column, at('position')) ?? '0';
    const minor = (column === 'New price' ? stated?.newPrice : stated?.priceChange) ?? 0;
    return agency === undefined ? text : ownExpression(context, agency, { text, minor }, minorUnitsPerUnit(row.currency)).text;
  };
  return { line: stated === undefined ? undefined : keepOwnChange(stated, agency), read };
}

/** The price as the contract states it: on Allocation, or after the modification before; then as the line changes it. */
function addStated(
  { layouts, obligations, obligationRows, modificationRows }: CloseContext,
  lists: Record<ModificationProofField, FormulaList>,
  { obligationId, currency, stated }: ModifiedObligation,
  { line, read }: ReadLine,
  at: CellOf,
): void {
  const units = minorUnitsPerUnit(currency);
  const earlier = stated.of === null ? undefined : modificationRows.get(stated.of);
  const allocated = obligationRows.get(obligationId);
  const isAllocated = allocated !== undefined && obligations[allocated]?.statedPrice === stated.before;
  const ofContract = isAllocated ? cellOn(layouts.allocation, 'priceInSource', allocated) : null;
  const before = earlier === undefined ? ofContract : cellAt(layouts.modifications, 'statedAfter', earlier);
  const result = unitsOf(stated.before, units);
  addFormula(lists.statedBefore, `=${before ?? numberLiteral(result)}`, result);
  const changed = line?.priceChange == null ? at('statedBefore') : `ROUND(${at('statedBefore')}+${read('Price change')},3)`;
  addFormula(lists.statedAfter, `=${line?.newPrice != null ? read('New price') : changed}`, unitsOf(stated.after, units));
}

/** The change as the user's line states it, or as it follows from a new price or from what falls away. */
function changeText(row: ModifiedObligation, { line, read }: ReadLine, at: CellOf): string {
  const isTermination = row.treatment === 'termination';
  const remaining = at('remaining');
  if (line?.newPrice != null) {
    return `ROUND(${read('New price')}-${at(isTermination ? 'priceBefore' : 'statedBefore')},3)`;
  }
  if (isTermination) return line?.priceChange != null ? `ROUND(${read('Price change')}-${remaining},3)` : `-${remaining}`;
  if (line?.priceChange != null) return read('Price change');
  return line?.isRemoved === true ? `-${remaining}` : '0';
}

function addShare(
  context: CloseContext,
  lists: Record<ModificationProofField, FormulaList>,
  row: ModifiedObligation,
  index: number,
): void {
  const { layouts, input } = context;
  const layout = layouts.modifications;
  const at = (field: ModificationField, of = index): string => cellAt(layout, field, of);
  const units = minorUnitsPerUnit(row.currency);
  const { basis, price, before, whole } = row.share;
  if (basis === 'own') {
    const own = row.effect === 'catch-up' || row.effect === 'separate' ? 'priceBefore' : 'remaining';
    addFormula(lists.toShare, `=ROUND(${at(own)}+${at('priceChange')}-${at('contractBefore')},3)`, unitsOf(price, units));
    addFormula(lists.weightBefore, '=0', 0);
    addFormula(lists.weightTotal, '=1', 1);
    return;
  }
  const shared = `(${columnAt(layout, 'modificationId')}=${at('modificationId')})*(${columnAt(layout, 'basis')}=${at('basis')})`;
  const base = basis === 'whole' ? 'priceBefore' : 'remaining';
  const sum = `SUMPRODUCT(${shared}*(${columnAt(layout, base)}+${columnAt(layout, 'priceChange')}-${columnAt(layout, 'contractBefore')}))`;
  addFormula(lists.toShare, `=ROUND(${sum},3)`, unitsOf(price, units));
  const previous = input.recognition.modifications[index - 1];
  const follows = previous?.modificationId === row.modificationId && previous.share.basis === basis;
  addFormula(lists.weightBefore, follows ? `=${at('weightThrough', index - 1)}` : '=0', unitsOf(before, units));
  addFormula(lists.weightTotal, `=ROUND(SUMPRODUCT(${shared}*${columnAt(layout, 'weight')}),3)`, unitsOf(whole, units));
}

/** Revenue of the day that belongs to earlier days. */
function onDayText({ effect, catchUp, share }: ModifiedObligation, at: CellOf, units: number): string {
  if (effect === 'at-once' || (effect === 'ended' && share.basis === 'own')) return at('allocated');
  if (effect !== 'catch-up' || catchUp === null) return '0';
  const part = `${at('measureThrough')}/${at('measureWhole')}`;
  return catchUp.of === 'change'
    ? `ROUND((${at('priceAfter')}-${at('priceBefore')})*${units}*${part},0)/${units}`
    : `ROUND(ROUND((${at('priceAfter')}-${at('contractBefore')})*${units}*${part},0)/${units}+${at('contractBefore')}-${at('recognizedBefore')},3)`;
}
