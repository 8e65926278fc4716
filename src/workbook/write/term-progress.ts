/**
 * How much of a term is served through a day, as formula text over its first and last day: the parts that
 * `Schedule detail` has in columns (part month at the start, full months, part month at the end), written in one cell.
 */
import { describeTerm, recognizedThroughTerm, type Term } from '../../engine';
import type { StraightLineStrategy } from '../../engine/domain/recognition-method';
import { lastDayOfMonth, monthOf, type Day } from '../../engine/foundation/calendar';

/** A day, and the text that gives its serial. */
export interface PlacedDay {
  readonly day: Day;
  readonly text: string;
}

export interface ServedTerm {
  readonly strategy: StraightLineStrategy;
  readonly first: PlacedDay;
  readonly last: PlacedDay;
  /** What the whole term counts, and the text of it. */
  readonly whole: number;
  readonly wholeText: string;
}

/** Formula text without `=`, and what it gives: parts of `whole` served through the end of a day. */
export function servedText(served: ServedTerm, through: PlacedDay): readonly [text: string, result: number] {
  const { strategy, first, last, whole, wholeText } = served;
  if (through.day < first.day) return ['0', 0];
  if (through.day >= last.day) return [wholeText, whole];
  const curve = { kind: 'over-time', strategy } as const;
  const term = describeTerm({ curve, firstDay: first.day, lastDay: last.day, amount: whole });
  const result = recognizedThroughTerm(term, through.day);
  if (strategy === 'exact-days') {
    return [`ROUND(${wholeText}*(${through.text}-${first.text}+1)/(${last.text}-${first.text}+1),0)`, result];
  }
  return [monthsText(served, term, through), result];
}

const monthNumber = (text: string): string => `(YEAR(${text})*12+MONTH(${text}))`;

function monthsText({ strategy, first, last, wholeText }: ServedTerm, term: Term, through: PlacedDay): string {
  const [hasHead, hasTail] = [term.headDays > 0, term.tailDays > 0];
  const parts = partTexts(strategy, term, first.text, last.text);
  const share = (weight: string): string => `ROUND(${wholeText}*${weight}/${parts.whole},0)`;
  const head = hasHead ? share(parts.head) : '0';
  const rest = hasHead ? `(${wholeText}-${head})` : wholeText;
  const tail = !hasTail ? '0' : term.fullMonths === 0 ? rest : share(parts.tail);
  const middle = hasTail ? `(${rest}-${tail})` : rest;
  const index = monthOf(through.day) - term.firstMonth - (hasHead ? 1 : 0);
  const monthsBefore = `(${monthNumber(through.text)}-${monthNumber(first.text)}${hasHead ? '-1' : ''})`;
  const withHead = (text: string): string => (hasHead ? `${head}+${text}` : text);
  const ofMonths = (months: number, text: string): string => {
    if (months < 0) return '0';
    if (months === 0) return head;
    return withHead(months >= term.fullMonths ? middle : `ROUND(${middle}*${text}/${parts.full},0)`);
  };
  if (through.day === lastDayOfMonth(monthOf(through.day))) return ofMonths(index + 1, `(${monthsBefore}+1)`);
  const before = ofMonths(index, monthsBefore);
  const all = index >= term.fullMonths ? wholeText : ofMonths(index + 1, `(${monthsBefore}+1)`);
  const isFirst = monthOf(through.day) === monthOf(first.day);
  const isLast = monthOf(through.day) === monthOf(last.day);
  const start = isFirst ? first.text : `(${through.text}-DAY(${through.text})+1)`;
  const end = isLast ? last.text : `EOMONTH(${through.text},0)`;
  const ofMonth = before === '0' ? `(${all})` : `(${all}-(${before}))`;
  const days = `ROUND(${ofMonth}*(${through.text}-${start}+1)/(${end}-${start}+1),0)`;
  return before === '0' ? days : `${before}+${days}`;
}

/** Weights of the part months, as in the engine's recognize-even-… rules, and how many full months there are. */
function partTexts(
  strategy: StraightLineStrategy,
  term: Term,
  first: string,
  last: string,
): { readonly head: string; readonly tail: string; readonly whole: string; readonly full: string } {
  const head = term.headDays > 0 ? `(EOMONTH(${first},0)-${first}+1)` : '0';
  const tail = term.tailDays > 0 ? `DAY(${last})` : '0';
  const less = (term.headDays > 0 ? 1 : 0) + (term.tailDays > 0 ? 1 : 0);
  const more = 1 - less === 0 ? '' : 1 - less > 0 ? '+1' : '-1';
  const full = `(${monthNumber(last)}-${monthNumber(first)}${more})`;
  if (strategy === 'even-period-ends') return { head, tail, whole: `((${full}+1)*(${head}+${tail}))`, full };
  if (strategy === 'even-calendar-ends') {
    const [ofHead, ofTail] = [`DAY(EOMONTH(${first},0))`, `DAY(EOMONTH(${last},0))`];
    const whole = `(${head}*${ofTail}+${full}*${ofHead}*${ofTail}+${tail}*${ofHead})`;
    return { head: `${head}*${ofTail}`, tail: `${tail}*${ofHead}`, whole, full };
  }
  return { head, tail, whole: `(${last}-${first}+1)`, full };
}
