/**
 * How much of a catch-up was performed before a period, as formula text: by what its segment follows, by measures of the
 * work, by days of the service, or by revenue of the obligation, each on Schedule detail or in its source.
 */
import type { EarlierPart } from '../../../engine/domain/disaggregated-revenue';
import type { Day } from '../../../engine/foundation/calendar';
import { scheduleView, type CloseContext } from '../close-context';
import { firstDayText } from './modification-weights';
import { changeExpression } from './price-change-source';
import { broughtText } from './progress-proof';
import { dateText, followedText } from './recognition-expression';
import { progressPlace } from './schedule-source';
import { cellAt, cellOn } from '../cells/sheet-layout';

export interface PerformedTexts {
  /** Performed of `whole` through the end of a day before the catch-up. */
  readonly through: (asOf: Day) => string;
  readonly whole: string;
}

/** Null where Schedule detail no longer has the segment. `row`: of Earlier performance. */
export function performedTexts(context: CloseContext, part: EarlierPart, row: number): PerformedTexts | null {
  const own = context.segmentRows.get(part.segment.id);
  if (own === undefined) return null;
  switch (part.by.kind) {
    case 'followed':
      return byFollowed(context, part, own);
    case 'work':
      return byWork(context, part, own);
    case 'days': {
      const first = firstDayText(context, part.obligation.id, part.by.firstDay);
      return {
        whole: `${cellAt(context.layouts.earlier, 'day', row)}-${first}`,
        through: (asOf) => `MAX(0,${dateText(asOf).text}-${first}+1)`,
      };
    }
    case 'revenue':
      return byRevenue(context, part, part.by);
  }
}

const signed = (sign: number, text: string): string => (sign < 0 ? `-(${text})` : text);

function byFollowed(context: CloseContext, { segment }: EarlierPart, row: number): PerformedTexts | null {
  const { curve } = segment;
  const item = context.schedule[row];
  if (curve.kind !== 'follows' || item === undefined) return null;
  const view = scheduleView(context, context.layouts.scheduleDetail.prefix);
  const on = (field: 'followedBefore' | 'followedWhole'): string => cellOn(context.layouts.scheduleDetail, field, row);
  const sign = curve.whole < 0 ? -1 : 1;
  return {
    whole: signed(sign, on('followedWhole')),
    through: (asOf) =>
      asOf < (curve.since ?? -Infinity)
        ? '0'
        : signed(sign, `${followedText(view, item, dateText(asOf))}-${on('followedBefore')}`),
  };
}

/** By the last measure of the days before: what the change would have brought by then. */
function byWork(context: CloseContext, { segment, by }: EarlierPart, row: number): PerformedTexts | null {
  const { derivation, amount } = segment;
  if (derivation.kind !== 'progress' || derivation.change === undefined || by.kind !== 'work') return null;
  const change = changeExpression(context, derivation.change.id);
  const { prefix } = context.layouts.scheduleDetail;
  const place = progressPlace(context, segment, derivation, row, prefix);
  const sign = amount < 0 ? -1 : 1;
  return {
    whole: signed(sign, cellOn(context.layouts.scheduleDetail, 'minorAmount', row)),
    through: (asOf) => {
      const moment = by.moments.filter(({ day }) => day <= asOf).at(-1);
      return moment === undefined ? '0' : signed(sign, broughtText(place, moment.point, change.minor, change.text));
    },
  };
}

type OfRevenue = Extract<EarlierPart['by'], { readonly kind: 'revenue' }>;

/** Recognized of the obligation on the days of the service, at most all of it. */
function byRevenue(
  context: CloseContext,
  { segment, obligation }: EarlierPart,
  { segments, firstDay, lastDay }: OfRevenue,
): PerformedTexts | null {
  const view = scheduleView(context, context.layouts.scheduleDetail.prefix);
  const rows = segments.flatMap((id) => context.segmentRows.get(id) ?? []);
  const sample = context.schedule[rows[0] ?? -1];
  if (sample === undefined || rows.length < segments.length || obligation.id !== segment.obligationId) return null;
  const recognized = (day: Day): string =>
    followedText(view, { ...sample, followed: rows, followsRevenue: false }, dateText(day));
  const before = firstDay === -Infinity ? '0' : recognized(firstDay - 1);
  const earned = (day: Day): string => {
    if (day < firstDay) return '0';
    const through = recognized(Math.min(day, lastDay));
    return before === '0' ? through : `${through}-(${before})`;
  };
  const whole = earned(segment.firstDay - 1);
  return { whole, through: (asOf) => `MIN(${whole},MAX(0,${earned(asOf)}))` };
}
