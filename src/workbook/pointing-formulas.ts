/**
 * Formulas of the user's own that point at generated sheets. Excel turns such references into #REF! when a sheet is
 * replaced, so they are noted before and put back after.
 */
import type { WorkbookPlan } from './workbook-plan';

/** Text literals; `'Sheet name'!`; words before `!`, `[` or on their own. */
const TOKENS = /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([\p{L}_\\][\p{L}\p{N}_.\\]*)(!?)/gu;

/** Answers whether a formula names a sheet or a table that the plan writes. */
export function pointsInto({ sheets }: WorkbookPlan): (formula: string) => boolean {
  const sheetNames = new Set(sheets.map(({ name }) => name.toLowerCase()));
  const tableNames = new Set(sheets.flatMap(({ table }) => (table === null ? [] : [table.name.toLowerCase()])));
  return (formula) => {
    if (!formula.startsWith('=')) return false;
    for (const [, quoted, word, bang] of formula.matchAll(TOKENS)) {
      if (quoted !== undefined && sheetNames.has(quoted.replaceAll("''", "'").toLowerCase())) return true;
      if (word === undefined) continue;
      if ((bang === '!' ? sheetNames : tableNames).has(word.toLowerCase())) return true;
    }
    return false;
  };
}
