/**
 * How much of the service was given before a modification that catches up: by its term to the new end, by the last measure
 * of the work, or by revenue on Schedule detail. As formula text, with what it gives.
 */
import type { ModifiedObligation } from '../../engine/domain/modification';
import { minorUnitsPerUnit } from '../../engine/foundation/currency';
import { scheduleView, type CloseContext } from './close-context';
import { drawnTexts } from './credit-proof';
import { numberLiteral } from './formula-text';
import { firstDayText } from './modification-weights';
import { measuredTexts } from './progress-proof';
import { cumulativeText } from './recognition-expression';
import { exerciseOf } from './schedule-source';
import { cellAt } from './sheet-layout';
import { servedText } from './term-progress';

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
  const at = (field: 'day' | 'lastDayAfter'): string => cellAt(context.layouts.modifications, field, index);
  const by = row.catchUp?.by;
  const before = { day: row.day - 1, text: `(${at('day')}-1)` };
  if (by?.kind === 'term') {
    const first = { day: by.firstDay, text: firstDayText(context, row.obligationId, by.firstDay) };
    const lastDay = row.lastDayAfter ?? by.firstDay;
    const last = lastDay < by.firstDay ? first : { day: lastDay, text: at('lastDayAfter') };
    const wholeText = wholeOf(row);
    const [through] = servedText({ strategy: by.strategy, first, last, whole: row.catchUp?.whole ?? 0, wholeText }, before);
    return { through, whole: wholeText };
  }
  if (by?.kind === 'work') return workTexts(context, row);
  return by === undefined ? null : revenueTexts(context, row, by.segments, before);
}

/** Thousand millionths. */
const wholeOf = ({ catchUp }: ModifiedObligation): string => {
  const power = Math.round(Math.log10(catchUp?.whole ?? 1));
  return 10 ** power === catchUp?.whole ? `10^${power}` : numberLiteral(catchUp?.whole ?? 0);
};

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
  return measuredTexts(place, by.point);
}

/** Null where Schedule detail has the segments otherwise by now. */
function revenueTexts(
  context: CloseContext,
  { catchUp }: ModifiedObligation,
  segments: readonly string[],
  before: { readonly day: number; readonly text: string },
): Texts | null {
  const view = scheduleView(context, context.layouts.scheduleDetail.prefix);
  const rows = segments.flatMap((id) => context.segmentRows.get(id) ?? []);
  const sum = (valueOf: (row: number) => number): number => rows.reduce((total, row) => total + valueOf(row), 0);
  const isSame =
    rows.length === segments.length &&
    sum((row) => context.schedule[row]?.recognizedThrough(before.day) ?? 0) === catchUp?.through &&
    sum((row) => context.schedule[row]?.segment.amount ?? 0) === catchUp.whole;
  if (!isSame) return null;
  const { prefix } = context.layouts.scheduleDetail;
  const amounts = rows.map((row) => `${prefix}${cellAt(context.layouts.scheduleDetail, 'minorAmount', row)}`);
  return { through: rows.map((row) => cumulativeText(view, row, before)).join('+'), whole: amounts.join('+') };
}
