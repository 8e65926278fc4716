/**
 * How much of the service was given before a modification that catches up: by the last measure of the work, or by revenue
 * on Schedule detail, as it was or as the new terms would have made it. As formula text, with what it gives.
 */
import type { ModifiedObligation } from '../../../engine/domain/modification';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { scheduleView, type CloseContext } from '../close-context';
import { drawnTexts } from './credit-proof';
import { numberLiteral } from '../cells/formula-text';
import { measuredTexts } from './progress-proof';
import { cumulativeText, dateText, type DayText } from './recognition-expression';
import { exerciseOf } from './schedule-source';
import { cellAt } from '../cells/sheet-layout';

type Figure = readonly [text: string, result: number | string];

export type MeasureField = 'measureThrough' | 'measureWhole';

/** Blank where nothing is caught up. */
export function measureFigures(context: CloseContext, row: ModifiedObligation, index: number): Record<MeasureField, Figure> {
  const { catchUp } = row;
  if (catchUp === null) return { measureThrough: ['""', ''], measureWhole: ['""', ''] };
  const texts = measureTexts(context, row, index);
  return {
    measureThrough: [texts?.through ?? numberLiteral(catchUp.through), catchUp.through],
    measureWhole: [texts?.whole ?? numberLiteral(catchUp.whole), catchUp.whole],
  };
}

interface Texts {
  readonly through: string;
  readonly whole: string;
}

function measureTexts(context: CloseContext, row: ModifiedObligation, index: number): Texts | null {
  const by = row.catchUp?.by;
  if (by?.kind === 'work') return workTexts(context, row);
  const day = cellAt(context.layouts.modifications, 'day', index);
  return by === undefined ? null : revenueTexts(context, row, by, { day: row.day - 1, text: `(${day}-1)` });
}

function workTexts(context: CloseContext, row: ModifiedObligation): Texts | null {
  const by = row.catchUp?.by;
  if (by?.kind !== 'work') return null;
  if (by.point === null) return { through: '0', whole: '1' };
  const place = {
    lookup: context.lookup,
    minorUnits: minorUnitsPerUnit(row.currency),
    segment: { origin: row.origin },
    positionCell: '',
    exercise: exerciseOf(context, row.obligationId),
    credits: drawnTexts(context, row.obligationId),
  };
  return measuredTexts(place, by.point, by.from);
}

type ByRevenue = Extract<NonNullable<ModifiedObligation['catchUp']>['by'], { readonly kind: 'revenue' }>;

/** Null where Schedule detail has the segments otherwise by now. */
function revenueTexts(context: CloseContext, { catchUp }: ModifiedObligation, { segments, since }: ByRevenue, before: DayText): Texts | null {
  if (segments.length === 0) return { through: String(catchUp?.through ?? 0), whole: '1' };
  const view = scheduleView(context, context.layouts.scheduleDetail.prefix);
  const rows = segments.flatMap((id) => context.segmentRows.get(id) ?? []);
  const sum = (valueOf: (row: number) => number): number => rows.reduce((total, row) => total + valueOf(row), 0);
  const through = (day: number): number => sum((row) => context.schedule[row]?.recognizedThrough(day) ?? 0);
  const earlier = since === null ? 0 : through(since - 1);
  const isSame =
    rows.length === segments.length &&
    through(before.day) - earlier === catchUp?.through &&
    sum((row) => context.schedule[row]?.segment.amount ?? 0) - earlier === catchUp.whole;
  if (!isSame) return null;
  const { prefix } = context.layouts.scheduleDetail;
  const amounts = rows.map((row) => `${prefix}${cellAt(context.layouts.scheduleDetail, 'minorAmount', row)}`);
  const recognized = (at: DayText): string => rows.map((row) => cumulativeText(view, row, at)).join('+');
  const less = since === null ? '' : `-(${recognized(dateText(since - 1))})`;
  const sinceThen = (text: string): string => (less === '' ? text : `(${text}${less})`);
  return { through: sinceThen(recognized(before)), whole: sinceThen(amounts.join('+')) };
}
