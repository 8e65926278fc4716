/** Segments and months for tests: amounts in minor units, days as texts. */
import { dayFromIso, monthOf } from '../../../src/engine/foundation/calendar';
import type { StraightLineStrategy } from '../../../src/engine/domain/recognition-method';
import type { Curve, Segment } from '../../../src/engine/domain/schedule';
import { monthShare, type SegmentCurve } from '../../../src/engine/step-5-recognition/recognized-through';

export const STRATEGIES: readonly StraightLineStrategy[] = [
  'exact-days',
  'even-daily-ends',
  'even-period-ends',
  'even-calendar-ends',
  'even-periods',
];

export function day(iso: string): number {
  const result = dayFromIso(iso);
  if (result === null) throw new Error(`${iso} is no day`);
  return result;
}

export function spread(amount: number, first: string, last: string, strategy: StraightLineStrategy): SegmentCurve {
  return { curve: { kind: 'over-time', strategy }, firstDay: day(first), lastDay: day(last), amount };
}

export function pointOn(amount: number, on: string): SegmentCurve {
  return { curve: { kind: 'point' }, firstDay: day(on), lastDay: day(on), amount };
}

/** Amount of every calendar month the segment touches. */
export function monthAmounts(segment: SegmentCurve): number[] {
  const amounts: number[] = [];
  for (let month = monthOf(segment.firstDay); month <= monthOf(segment.lastDay); month++) {
    amounts.push(monthShare(segment, month).amount);
  }
  return amounts;
}

/** A whole segment of one obligation, where a test needs only its curve. */
export function asSegment(
  shape: Pick<Segment, 'firstDay' | 'lastDay' | 'amount'> & { readonly curve: Curve },
): Segment {
  const origin = { table: 'Obligations', key: ['OB-1'] } as const;
  return {
    id: 'OB-1',
    obligationId: 'OB-1',
    rule: 'straight-line',
    source: 'Invoice',
    origin,
    datesOrigin: origin,
    derivation: { kind: 'source-rows', rows: [origin], sign: 1 },
    ...shape,
  };
}
