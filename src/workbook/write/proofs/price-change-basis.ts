/**
 * What the changes of `Price changes` are made of: the estimate behind each, read from its row, the price that it
 * changes before and after, and the weights of the obligation in that price.
 */
import { decimalValue } from '../../../engine/foundation/decimal-text';
import { stepsOfEstimates, type EstimateStep } from '../../../engine';
import type { PriceChange, ScheduledObligation } from '../../../engine/domain/schedule';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { CloseContext, PriceChangeRow } from '../close-context';
import type { AllocationField, PriceChangeField } from '../close-layout';
import { effectTexts, literalTexts, type EffectTexts } from './estimate-proof';
import { numberLiteral } from '../cells/formula-text';
import { MINOR_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import { cellAt, cellOn } from '../cells/sheet-layout';
import { referenceId } from '../cells/source-rows';
import { addFormula, eachRow, formulaColumn, formulaList, integerColumn, type TableColumn } from '../cells/table-columns';

export type BasisField =
  | 'priceBefore'
  | 'priceAfter'
  | 'weightBefore'
  | 'weightThrough'
  | 'weightTotal'
  | 'minorUnits'
  | 'estimated'
  | 'estimatedRate'
  | 'estimatedBefore'
  | 'estimatedRateBefore'
  | 'rateOf';

type ComputedField = Exclude<BasisField, 'minorUnits'>;
type Figures = Readonly<Record<ComputedField, readonly [text: string, result: number]>>;

const RATE_FORMAT = '0.0########_);[Red]-0.0########_);-_)';
const NOTHING = ['0', 0] as const;
const NO_ESTIMATE: EffectTexts = { amount: '0', rate: '0' };

/** The steps of all estimates, by the row of Estimates. */
function stepsByRow({ input }: CloseContext): ReadonlyMap<string, EstimateStep> {
  return new Map(stepsOfEstimates(input.book.estimates, null).map((step) => [referenceId(step.estimate.origin), step]));
}

export function basisColumns(context: CloseContext): Record<BasisField, TableColumn> {
  const { priceChanges } = context;
  const steps = stepsByRow(context);
  const lists = {
    priceBefore: formulaList(),
    priceAfter: formulaList(),
    weightBefore: formulaList(),
    weightThrough: formulaList(),
    weightTotal: formulaList(),
    estimated: formulaList(),
    estimatedRate: formulaList(),
    estimatedBefore: formulaList(),
    estimatedRateBefore: formulaList(),
    rateOf: formulaList(),
  };
  const earlier = new Map<string, number>();
  priceChanges.forEach((item, row) => {
    const step = steps.get(referenceId(item.change.origin));
    const figures = step === undefined ? figuresOfOther(context, item, row) : figuresOfEstimate(context, { item, row, step, earlier });
    for (const field of Object.keys(lists) as ComputedField[]) {
      const [text, result] = figures[field];
      addFormula(lists[field], `=${text}`, result);
    }
  });
  const formats = amountFormats(priceChanges.map(({ obligation }) => obligation.currency));
  const column = (header: string, field: ComputedField, format: string | readonly string[]): TableColumn =>
    formulaColumn(header, eachRow(lists[field]), format, { grouped: true });
  return {
    priceBefore: column('Changed price before', 'priceBefore', formats),
    priceAfter: column('Changed price after', 'priceAfter', formats),
    weightBefore: column('Weights before', 'weightBefore', MINOR_FORMAT),
    weightThrough: column('Weights through', 'weightThrough', MINOR_FORMAT),
    weightTotal: column('Weights in all', 'weightTotal', MINOR_FORMAT),
    minorUnits: integerColumn(
      'Minor units in 1',
      priceChanges.map(({ obligation }) => minorUnitsPerUnit(obligation.currency)),
      { grouped: true },
    ),
    estimated: column('Estimated', 'estimated', formats),
    estimatedRate: column('Estimated rate', 'estimatedRate', RATE_FORMAT),
    estimatedBefore: column('Estimated before', 'estimatedBefore', formats),
    estimatedRateBefore: column('Estimated rate before', 'estimatedRateBefore', RATE_FORMAT),
    rateOf: column('Rate of', 'rateOf', formats),
  };
}

interface Basis {
  readonly priceBefore: number;
  readonly priceAfter: number;
  readonly before: number;
  readonly through: number;
  readonly whole: number;
}

function basisOf({ derivation, amount }: PriceChange, obligation: ScheduledObligation): Basis {
  if (derivation.kind === 'share-of-price-change') return derivation;
  const priceBefore = obligation.allocated;
  return { priceBefore, priceAfter: priceBefore + amount, before: 0, through: 1, whole: 1 };
}

/** A modification: its own sheet derives it. */
function figuresOfOther(context: CloseContext, { change, obligation }: PriceChangeRow, row: number): Figures {
  const basis = basisOf(change, obligation);
  return {
    ...ownPrices(context, obligation, row, basis),
    ...constantWeights(basis),
    estimated: NOTHING,
    estimatedRate: NOTHING,
    estimatedBefore: NOTHING,
    estimatedRateBefore: NOTHING,
    rateOf: NOTHING,
  };
}

/** The price of the obligation itself, as it was allocated, and with the change. */
function ownPrices(
  { layouts, obligationRows }: CloseContext,
  { id, currency }: ScheduledObligation,
  row: number,
  { priceBefore, priceAfter }: Basis,
): Pick<Figures, 'priceBefore' | 'priceAfter'> {
  const units = minorUnitsPerUnit(currency);
  const at = (field: PriceChangeField): string => cellAt(layouts.priceChanges, field, row);
  return {
    priceBefore: [cellOn(layouts.allocation, 'allocated', obligationRows.get(id) ?? 0), unitsOf(priceBefore, units)],
    priceAfter: [`ROUND(${at('priceBefore')}+${at('change')},3)`, unitsOf(priceAfter, units)],
  };
}

type Weights = Pick<Basis, 'before' | 'through' | 'whole'>;
type WeightField = 'weightBefore' | 'weightThrough' | 'weightTotal';

function constantWeights({ before, through, whole }: Weights): Pick<Figures, WeightField> {
  const constant = (value: number): readonly [string, number] => [numberLiteral(value), value];
  return { weightBefore: constant(before), weightThrough: constant(through), weightTotal: constant(whole) };
}

interface EstimateRow {
  readonly item: PriceChangeRow;
  readonly row: number;
  readonly step: EstimateStep;
  /** Rows so far, by the obligation with the estimate, or with the price of its contract. */
  readonly earlier: Map<string, number>;
}

function figuresOfEstimate(context: CloseContext, { item, row, step, earlier }: EstimateRow): Figures {
  const { change, obligation } = item;
  const units = minorUnitsPerUnit(obligation.currency);
  const at = (field: PriceChangeField, of = row): string => cellAt(context.layouts.priceChanges, field, of);
  const ofEstimate = `${obligation.id}\u0000${step.estimate.id}`;
  const previous = earlier.get(ofEstimate);
  earlier.set(ofEstimate, row);
  const isFirst = step.before.amount === 0 && step.before.rate.digits === 0;
  const before =
    previous === undefined
      ? isFirst
        ? NO_ESTIMATE
        : literalTexts(step.before, units)
      : { amount: at('estimated', previous), rate: at('estimatedRate', previous) };
  const place = {
    lookup: context.lookup,
    position: at('position'),
    minorUnits: units,
    before: { amount: at('estimatedBefore'), rate: at('estimatedRateBefore') },
  };
  const after = effectTexts(step, place);
  const basis = basisOf(change, obligation);
  const isShared = step.estimate.obligationId === null && obligation.method !== 'usage';
  const rateOf = rateBase(context, obligation, isShared);
  return {
    ...pricesOf(context, { item, row, step, earlier }, { basis, isShared }),
    ...weightsOf(context, obligation, basis),
    estimated: [after.amount, unitsOf(step.after.amount, units)],
    estimatedRate: [after.rate, decimalValue(step.after.rate)],
    estimatedBefore: [before.amount, unitsOf(step.before.amount, units)],
    estimatedRateBefore: [before.rate, decimalValue(step.before.rate)],
    rateOf: [rateOf.text, unitsOf(rateOf.minor, units)],
  };
}

interface Stated {
  readonly text: string;
  readonly minor: number;
}

/** The price that a rate is a share of: of the obligation, or of all of the contract that were promised at first. */
function rateBase({ obligations, layouts, obligationRows }: CloseContext, own: ScheduledObligation, isShared: boolean): Stated {
  if (own.method === 'usage') return { text: '0', minor: 0 };
  const bearing = isShared
    ? obligations.filter(
        ({ contractId, kind, method, addedDay, priceGroup }) =>
          contractId === own.contractId &&
          kind === 'obligation' &&
          method !== 'usage' &&
          addedDay === null &&
          (priceGroup === undefined) === (own.priceGroup === undefined),
      )
    : [own];
  const cells = bearing.map(({ id }) => cellOn(layouts.allocation, 'statedPrice', obligationRows.get(id) ?? 0));
  return {
    text: cells.length === 0 ? '0' : cells.join('+'),
    minor: bearing.reduce((sum, { statedPrice }) => sum + statedPrice, 0),
  };
}

/** Own: what the estimate brings, before and now. Shared: the price of the contract, and that much more. */
function pricesOf(
  context: CloseContext,
  { item, row, step, earlier }: EstimateRow,
  { basis, isShared }: { readonly basis: Basis; readonly isShared: boolean },
): Pick<Figures, 'priceBefore' | 'priceAfter'> {
  const { change, obligation } = item;
  const units = minorUnitsPerUnit(obligation.currency);
  const at = (field: PriceChangeField, of = row): string => cellAt(context.layouts.priceChanges, field, of);
  const results = { before: unitsOf(basis.priceBefore, units), after: unitsOf(basis.priceAfter, units) };
  if (change.derivation.kind !== 'share-of-price-change') {
    return ownPrices(context, obligation, row, basis);
  }
  const brought = (amount: PriceChangeField, rate: PriceChangeField, { digits, scale }: { digits: number; scale: number }): string => {
    if (digits === 0) return at(amount);
    const share = `ROUND(${at(rate)}*${10 ** scale},0)/${10 ** scale}`;
    return `${at(amount)}+ROUND(ROUND(${at('rateOf')}*${units},0)*${share},0)/${units}`;
  };
  const before = brought('estimatedBefore', 'estimatedRateBefore', step.before.rate);
  const after = brought('estimated', 'estimatedRate', step.after.rate);
  if (!isShared) return { priceBefore: [before, results.before], priceAfter: [after, results.after] };
  const ofContract = `${obligation.id}\u0000`;
  const previous = earlier.get(ofContract);
  earlier.set(ofContract, row);
  return {
    priceBefore: [previous === undefined ? at('rateOf') : at('priceAfter', previous), results.before],
    priceAfter: [`ROUND(${at('priceBefore')}+(${after})-(${before}),3)`, results.after],
  };
}

/** The weights of the first allocation, where these are they. */
function weightsOf(
  { layouts, obligationRows }: CloseContext,
  { id, allocation }: ScheduledObligation,
  weights: Weights,
): Pick<Figures, WeightField> {
  const isFirst =
    allocation.kind === 'relative' &&
    allocation.before === weights.before &&
    allocation.through === weights.through &&
    allocation.whole === weights.whole;
  if (!isFirst) return constantWeights(weights);
  const on = (field: AllocationField): string => cellOn(layouts.allocation, field, obligationRows.get(id) ?? 0);
  return {
    weightBefore: [on('weightBefore'), weights.before],
    weightThrough: [on('weightThrough'), weights.through],
    weightTotal: [on('weightTotal'), weights.whole],
  };
}
