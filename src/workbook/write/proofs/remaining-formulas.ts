/** Terms of the formulas of `Remaining obligations`: months of Schedule, and changes of the price after the close. */
import { changeIdOf, isInPrice } from '../../../engine/domain/price-change';
import { changesPriceAfter, isYetToBeAdded } from '../../../engine';
import type { Month } from '../../../engine/foundation/calendar';
import { creditRows } from '../rows/balance-figures';
import { spanOf, type CloseContext } from '../close-context';
import { allMonthLetters, type ScheduleField } from '../close-layout';
import { cellOn } from '../cells/sheet-layout';

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

/** The allocated price with the changes, credits and voids dated by the close. */
export function priceAtClose(context: CloseContext, row: number): string {
  const { obligations, scheduleSpans, layouts, throughDay } = context;
  const obligation = obligations[row];
  if (obligation !== undefined && isYetToBeAdded(obligation, throughDay)) return '=0';
  const credits = creditRows(context, spanOf(scheduleSpans, obligations[row]?.id ?? ''));
  const terms = credits.map((credit) => cellOn(layouts.scheduleDetail, 'amount', credit));
  if ((obligations[row]?.changes.length ?? 0) > 0) terms.unshift(cellOn(layouts.allocation, 'changes', row));
  const price = [cellOn(layouts.allocation, 'allocated', row), ...terms].join('+');
  return terms.length === 0 ? `=${price}` : `=ROUND(${price},3)`;
}

/** What no day is known for, of the price at the close: what estimates dated after it change does not count yet. */
export function notScheduled(context: CloseContext, row: number): string {
  const { obligations, scheduleSpans, schedule, layouts, throughDay } = context;
  const undated = cellOn(layouts.schedule, 'undated', row);
  const obligation = obligations[row];
  const toCome = new Set(
    obligation?.changes.filter((change) => !isInPrice(change, throughDay)).map((change) => change.id),
  );
  if (obligation !== undefined && isYetToBeAdded(obligation, throughDay)) return '=0';
  if (obligation === undefined || toCome.size === 0) return `=${undated}`;
  const { first, last } = spanOf(scheduleSpans, obligation.id);
  const terms: string[] = [];
  for (let detail = first; detail <= last; detail++) {
    const derivation = schedule[detail]?.segment.derivation;
    const changeId = derivation === undefined ? null : changeIdOf(derivation);
    // What a modification makes of earlier credits counts among the credits, as these do.
    if (changeId === null || !toCome.has(changeId) || derivation?.kind === 'credit-moved') continue;
    terms.push(`+${cellOn(layouts.scheduleDetail, 'amount', detail)}`);
  }
  return `=ROUND(${undated}-${cellOn(layouts.allocation, 'changesToCome', row)}${terms.join('')},3)`;
}
