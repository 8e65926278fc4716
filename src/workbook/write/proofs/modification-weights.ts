/**
 * What the shares of `Modified obligations` are weighed by: the SSP known before, from Allocation or from the row of the
 * modification before, brought to what remains by price, days and units; or the SSP that the line states.
 */
import type { ModifiedObligation } from '../../../engine/domain/modification';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { decimalValue } from '../../../engine/foundation/decimal-text';
import { serialOf } from '../../../engine/foundation/calendar';
import type { CloseContext } from '../close-context';
import type { ModificationField } from '../close-layout';
import { numberLiteral } from '../cells/formula-text';
import { unitsOf } from '../cells/number-formats';
import { cellAt, cellOn } from '../cells/sheet-layout';

export type WeightField =
  'knownPrice' | 'knownFor' | 'daysBefore' | 'daysAfter' | 'unitsBefore' | 'unitsAfter' | 'remainderPrice' | 'weight';

/** Formula text without `=`, and its result. */
type Figure = readonly [text: string, result: number];

type CellOf = (field: ModificationField, row?: number) => string;

export function weightFigures(context: CloseContext, row: ModifiedObligation, index: number): Record<WeightField, Figure> {
  const at: CellOf = (field, of = index) => cellAt(context.layouts.modifications, field, of);
  const place = { context, row, at, minor: minorUnitsPerUnit(row.currency) };
  return {
    ...knownFigures(place),
    ...dayFigures(place),
    ...unitFigures(place),
    remainderPrice: remainderFigure(place),
    weight: weightFigure(place),
  };
}

interface Place {
  readonly context: CloseContext;
  readonly row: ModifiedObligation;
  readonly at: CellOf;
  readonly minor: number;
}

const derivedOf = ({ remainder }: ModifiedObligation) => (remainder?.kind === 'derived' ? remainder : null);

/** SSP known before, and the price that it belongs to. */
function knownFigures({ context, row, at, minor }: Place): Record<'knownPrice' | 'knownFor', Figure> {
  const { knownPrice } = row;
  if (knownPrice === null) return { knownPrice: ['0', 0], knownFor: ['0', 0] };
  const result = unitsOf(knownPrice.amount, minor);
  const earlier = knownPrice.of === null ? undefined : context.modificationRows.get(knownPrice.of);
  const of = earlier === undefined ? undefined : context.input.recognition.modifications[earlier];
  const allocated = context.obligationRows.get(row.obligationId);
  const price = row.priceBefore - (of?.recognizedBefore ?? 0);
  const isPriced = derivedOf(row)?.isPriced === true;
  const knownFor: Figure = isPriced
    ? [
        earlier === undefined ? at('priceBefore') : `ROUND(${at('priceBefore')}-${at('recognizedBefore', earlier)},3)`,
        unitsOf(price, minor),
      ]
    : ['0', 0];
  if (earlier !== undefined) return { knownPrice: [at('remainderPrice', earlier), result], knownFor };
  const isAllocated =
    allocated !== undefined && context.obligations[allocated]?.standaloneSellingPrice === knownPrice.amount;
  const text = isAllocated ? cellOn(context.layouts.allocation, 'sellingPriceProof', allocated) : numberLiteral(result);
  return { knownPrice: [text, result], knownFor };
}

/** Days left to the end before and after, where the modification moves the end. */
function dayFigures({ context, row, at }: Place): Record<'daysBefore' | 'daysAfter', Figure> {
  const from = derivedOf(row)?.daysFrom ?? null;
  const { lastDayBefore, lastDayAfter, day } = row;
  if (from === null || lastDayBefore === null || lastDayAfter === null) return { daysBefore: ['1', 1], daysAfter: ['1', 1] };
  const start = from === day ? at('day') : firstDayText(context, row.obligationId, from);
  return {
    daysBefore: [`${at('lastDayBefore')}-${start}+1`, lastDayBefore - from + 1],
    daysAfter: [`${at('lastDayAfter')}-${start}+1`, lastDayAfter - from + 1],
  };
}

/** The first day of an obligation’s own row of Schedule detail, where that is the day. */
export function firstDayText({ segmentRows, schedule, layouts }: CloseContext, obligationId: string, day: number): string {
  const row = segmentRows.get(obligationId);
  const isIt = row !== undefined && schedule[row]?.firstDay === day;
  return isIt ? cellOn(layouts.scheduleDetail, 'firstDay', row) : numberLiteral(serialOf(day));
}

/** Units before and after; 1 where there are none. */
function unitFigures({ context, row, at }: Place): Record<'unitsBefore' | 'unitsAfter', Figure> {
  const { units } = row;
  if (units === null) return { unitsBefore: ['1', 1], unitsAfter: ['1', 1] };
  const [before, after] = [decimalValue(units.before), decimalValue(units.after)];
  const earlier = units.of === null ? undefined : context.modificationRows.get(units.of);
  const stated = context.facts.get(row.obligationId)?.origin;
  const grant = context.creditRows.get(row.obligationId);
  const ofGrant = grant === undefined ? null : cellOn(context.layouts.creditBalances, 'grantedInSource', grant);
  const read = stated === undefined ? ofGrant : context.lookup.readByKey(stated, 'Quantity');
  const source = earlier === undefined ? (read ?? numberLiteral(before)) : at('unitsAfter', earlier);
  const change = context.lookup.read('Modification lines', 'Quantity change', at('position'));
  const isChanged = before !== after && change !== null;
  return {
    unitsBefore: [source, before],
    unitsAfter: [isChanged ? `MAX(0,ROUND(${at('unitsBefore')}+${change},9))` : at('unitsBefore'), after],
  };
}

/** SSP × unrecognized ÷ price × days after ÷ days before × units after ÷ units before, as far as each counts. */
function remainderFigure({ context, row, at, minor }: Place): Figure {
  const { remainder } = row;
  if (remainder === null) return ['0', 0];
  const result = unitsOf(remainder.amount, minor);
  if (remainder.kind === 'stated') {
    return [context.lookup.read('Modification lines', 'SSP of the remainder', at('position')) ?? numberLiteral(result), result];
  }
  if (remainder.kind === 'added') return [`MAX(0,${at('knownPrice')})`, result];
  const inMinor = (field: ModificationField): string => (minor === 1 ? at(field) : `ROUND(${at(field)}*${minor},0)`);
  const [times, over] = [[inMinor('knownPrice')], [] as string[]];
  if (remainder.isPriced) {
    times.push(inMinor('remaining'));
    over.push(inMinor('knownFor'));
  }
  if (remainder.daysFrom !== null) {
    times.push(`MAX(0,${at('daysAfter')})`);
    over.push(at('daysBefore'));
  }
  if (remainder.isByUnits) {
    times.push(at('unitsAfter'));
    over.push(at('unitsBefore'));
  }
  const share = over.length === 0 ? times.join('*') : `${times.join('*')}/(${over.join('*')})`;
  return [minor === 1 ? `MAX(0,ROUND(${share},0))` : `MAX(0,ROUND(${share},0))/${minor}`, result];
}

function weightFigure({ row, at, minor }: Place): Figure {
  const { share } = row;
  if (share.basis === 'own') return ['1', 1];
  const result = unitsOf(share.through - share.before, minor);
  switch (share.weighedBy) {
    case 'none':
      return ['0', result];
    case 'remainder':
      return [at('remainderPrice'), result];
    case 'known':
      return [at('knownPrice'), result];
    case 'own':
      return [`MAX(0,ROUND(${at(share.basis === 'whole' ? 'priceBefore' : 'remaining')}+${at('priceChange')}-${at('contractBefore')},3))`, result];
    case 'even':
      return [minor === 1 ? '1' : `1/${minor}`, result];
  }
}
