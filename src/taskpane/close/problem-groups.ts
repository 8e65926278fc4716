/** Findings grouped by their rule, errors first; the order of the rows of a group is that of the workbook. */
import { ENGINE_DIAGNOSTICS, type Diagnostic } from '../../engine/domain/diagnostic';
import { READER_DIAGNOSTICS } from '../../workbook/read/diagnostic-catalogue';
import { SHEET_DIAGNOSTICS } from '../../workbook/taken-sheets';

export interface ProblemGroup {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  /** What the rule says, one sentence. */
  readonly meaning: string;
  readonly problems: readonly Diagnostic[];
}

const READER_MEANINGS: Readonly<Record<string, { readonly meaning: string }>> = READER_DIAGNOSTICS;
const OTHER_MEANINGS: Readonly<Record<string, string>> = { ...ENGINE_DIAGNOSTICS, ...SHEET_DIAGNOSTICS };

export function groupProblems(problems: readonly Diagnostic[]): ProblemGroup[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    const id = `${problem.severity} ${problem.code}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [problem]);
    else group.push(problem);
  }
  const result = [...groups.values()].flatMap((group): ProblemGroup[] => {
    const [first] = group;
    return first === undefined ? [] : [{ code: first.code, severity: first.severity, meaning: meaningOf(first.code), problems: group }];
  });
  return [...result.filter(({ severity }) => severity === 'error'), ...result.filter(({ severity }) => severity === 'warning')];
}

function meaningOf(code: string): string {
  return READER_MEANINGS[code]?.meaning ?? OTHER_MEANINGS[code] ?? code;
}

/** `3 problems: 1 error, 2 warnings`. */
export function problemWords(problems: readonly Diagnostic[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return 'No problems';
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return parts.join(', ');
}

export const hasErrors = (problems: readonly Diagnostic[]): boolean => problems.some(({ severity }) => severity === 'error');

/** A name for a finding that stays while others are mended. */
export function problemId({ code, cell, table, key, column, message }: Diagnostic): string {
  return [code, cell, table, key, column, message].join('\u0000');
}
