import type { Area } from '../../model/area';
import { makeArea } from '../../model/area';
import type { SheetModel } from '../../model/workbook-model';
import { flagArgument, textArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { HostObject } from '../host-object';
import type { HostSession } from '../session';
import { itemNotFound } from '../wire-error';
import { rangeAreasType } from './range-areas';

interface Criteria {
  readonly text: string;
  readonly completeMatch: boolean;
  readonly matchCase: boolean;
}

function criteriaOf(text: unknown, criteria: unknown): Criteria {
  const options = (criteria ?? {}) as Record<string, unknown>;
  return {
    text: textArgument(text),
    completeMatch: flagArgument(options.completeMatch),
    matchCase: flagArgument(options.matchCase),
  };
}

function isMatch(shown: string, { text, completeMatch, matchCase }: Criteria): boolean {
  const found = matchCase ? shown : shown.toLowerCase();
  const wanted = matchCase ? text : text.toLowerCase();
  return completeMatch ? found === wanted : found.includes(wanted);
}

/** Searches shown texts and formulas, row by row. */
export async function findCell(
  sheet: SheetModel,
  area: Area,
  text: unknown,
  options: unknown,
  session: HostSession,
  want: 'first' | 'first-or-throw' | 'all',
): Promise<HostObject | null> {
  await session.calculated();
  const criteria = criteriaOf(text, options);
  const found: Area[] = [];
  sheet.forEachCell((row, column) => {
    if (want !== 'all' && found.length > 0) return;
    const matches =
      isMatch(sheet.textAt(row, column), criteria) || isMatch(sheet.formulaAt(row, column) ?? '', criteria);
    if (matches) found.push(makeArea(row, column));
  }, area);
  if (found.length === 0) {
    if (want === 'first-or-throw') throw itemNotFound();
    return null;
  }
  if (want !== 'all') return session.range(sheet, found[0]!);
  return objectOf(
    rangeAreasType,
    found.map((cell) => session.rangeTarget(sheet, cell)),
  );
}

/** Replaces text in constants; answers the number of replacements. */
export function replaceText(
  sheet: SheetModel,
  area: Area,
  text: unknown,
  replacement: unknown,
  options: unknown,
): number {
  const criteria = criteriaOf(text, options);
  const by = textArgument(replacement);
  let count = 0;
  sheet.forEachCell((row, column, value, formula) => {
    if (formula !== undefined || (typeof value !== 'string' && typeof value !== 'number')) return;
    const before = String(value);
    if (!isMatch(before, criteria)) return;
    const pattern = new RegExp(criteria.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), criteria.matchCase ? 'g' : 'gi');
    count += before.match(pattern)?.length ?? 0;
    sheet.enter(makeArea(row, column), [[before.replace(pattern, () => by)]]);
  }, area);
  return count;
}
