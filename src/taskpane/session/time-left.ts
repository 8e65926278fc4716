/** Time left, from the rate measured since the first rows were written. */
import type { ApplyProgress } from '../../workbook/workbook-gateway';
import type { ProgressView } from './pane-views';

/** Before this much is measured a guess would jump about. */
const LEAST_MEASURED_MS = 1500;
const LEAST_MEASURED_SHARE = 0.04;

export function measureProgress(now: () => number): (progress: ApplyProgress) => ProgressView {
  let started: number | null = null;
  let rowsAtStart = 0;
  return ({ stage, rowsDone, rowsTotal }) => {
    if (started === null) {
      started = now();
      rowsAtStart = rowsDone;
    }
    const elapsed = now() - started;
    const done = rowsDone - rowsAtStart;
    const isMeasured = elapsed >= LEAST_MEASURED_MS && done > rowsTotal * LEAST_MEASURED_SHARE && rowsTotal > rowsDone;
    return { stage, rowsDone, rowsTotal, millisecondsLeft: isMeasured ? (elapsed / done) * (rowsTotal - rowsDone) : null };
  };
}
