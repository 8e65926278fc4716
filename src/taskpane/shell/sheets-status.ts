/** One verdict about the sheets of the last close: what the status strip says. */
import type { SheetsView } from '../session/pane-views';

export type SheetsVerdict =
  | { readonly kind: 'not-run' }
  | { readonly kind: 'pass'; readonly checks: number }
  | { readonly kind: 'fail'; readonly failed: number; readonly checks: number }
  | { readonly kind: 'stale'; readonly cells: readonly string[]; readonly failed: number };

/**
 * Staleness comes first: after a change of the tables, checks against them are expected to fail until the next close.
 * A check that fails although nothing changed means that a generated sheet was altered.
 */
export function verdictOf(sheets: SheetsView): SheetsVerdict {
  if (sheets.run === null) return { kind: 'not-run' };
  const failed = sheets.checks.filter((check) => !check.pass).length;
  if (sheets.changedCells.length > 0 || sheets.inputsDiffer) return { kind: 'stale', cells: sheets.changedCells, failed };
  if (failed > 0) return { kind: 'fail', failed, checks: sheets.checks.length };
  return { kind: 'pass', checks: sheets.checks.length };
}

export function verdictWords(verdict: SheetsVerdict): string {
  switch (verdict.kind) {
    case 'not-run':
      return 'Not run yet';
    case 'pass':
      return verdict.checks === 1 ? 'The check passes' : `All ${verdict.checks} checks pass`;
    case 'fail':
      return failedWords(verdict.failed);
    case 'stale':
      return staleWords(verdict.cells.length) + (verdict.failed > 0 ? `, ${failedWords(verdict.failed)}` : '');
  }
}

const failedWords = (failed: number): string => (failed === 1 ? '1 check fails' : `${failed} checks fail`);

function staleWords(cells: number): string {
  if (cells === 0) return 'Stale: the tables differ from the last run';
  return cells === 1 ? 'Stale: 1 cell changed since the last run' : `Stale: ${cells} cells changed since the last run`;
}
