/** Terms of the formulas of `Remaining obligations`: months of Schedule, and changes of the price after the close. */
import { changesPriceAfter } from '../../engine';
import type { Month } from '../../engine/foundation/calendar';
import { priceChanges } from './balance-figures';
import { spanOf, type CloseContext } from './close-context';
import { allMonthLetters, type ScheduleField } from './close-layout';
import { cellOn } from './sheet-layout';

/** Months first…last as far as Schedule shows them, what falls later included; null where it shows none. */
function shownMonths({ months }: CloseContext, first: Month, last: Month): readonly [number, number] | null {
  const from = Math.max(0, first - months.firstMonth);
  const to = Math.min(allMonthLetters(months).length - 1, last - months.firstMonth);
  return to < from ? null : [from, to];
}

/** `SUM(Schedule!X7:Z7)` of an obligation. */
export function monthsOfRow(context: CloseContext, row: number, first: Month, last: Month): string {
  const shown = shownMonths(context, first, last);
  if (shown === null) return '0';
  const { schedule } = context.layouts;
  const [from, to] = shown.map((index): ScheduleField => `month${index}`) as [ScheduleField, ScheduleField];
  const cell = cellOn(schedule, from, row);
  return from === to ? cell : `SUM(${cell}:${cellOn(schedule, to, row).slice(schedule.prefix.length)})`;
}

/** Less what credits and voids dated after the close take off those months: they have not changed the price yet. */
export function laterChanges(context: CloseContext, row: number, first: Month, last: Month): string {
  const { obligations, scheduleSpans, schedule, layouts, months, throughDay } = context;
  const obligation = obligations[row];
  const shown = shownMonths(context, first, last);
  if (obligation === undefined || shown === null) return '';
  const span = spanOf(scheduleSpans, obligation.id);
  const letters = allMonthLetters(months);
  const { prefix, headerRow } = layouts.scheduleDetail;
  const terms: string[] = [];
  for (let detail = span.first; detail <= span.last; detail++) {
    const segment = schedule[detail]?.segment;
    if (segment === undefined || !changesPriceAfter(segment, obligation, throughDay)) continue;
    const at = headerRow + 2 + detail;
    terms.push(`-SUM(${prefix}${letters[shown[0]] ?? ''}${at}:${letters[shown[1]] ?? ''}${at})`);
  }
  return terms.join('');
}

/** The allocated price with the credits and voids dated by the close. */
export function priceAtClose(context: CloseContext, row: number): string {
  const { obligations, scheduleSpans, layouts } = context;
  const changes = priceChanges(context, spanOf(scheduleSpans, obligations[row]?.id ?? ''));
  const terms = changes.map((change) => cellOn(layouts.scheduleDetail, 'amount', change));
  const price = [cellOn(layouts.allocation, 'allocated', row), ...terms].join('+');
  return terms.length === 0 ? `=${price}` : `=ROUND(${price},3)`;
}
