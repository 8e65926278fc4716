/** A programmer's mistake: the run stops and nothing is written. Data errors are diagnostics, never this. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Defect: ${message}`);
}
