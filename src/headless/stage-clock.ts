/** Measures how long the stages of a run take. */
export interface StageClock {
  /** Time since the last mark counts for this stage. */
  mark: (stage: string) => void;
  /** Milliseconds by stage and peak memory of the process, as JSON text. */
  summary: () => string;
}

export function createStageClock(): StageClock {
  const started = performance.now();
  const milliseconds = new Map<string, number>();
  let last = started;
  return {
    mark: (stage) => {
      const now = performance.now();
      milliseconds.set(stage, (milliseconds.get(stage) ?? 0) + now - last);
      last = now;
    },
    summary: () => {
      milliseconds.set('total', performance.now() - started);
      const rounded = [...milliseconds].map(([stage, time]): [string, number] => [stage, Math.round(time)]);
      const peakRssMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
      return JSON.stringify({ milliseconds: Object.fromEntries(rounded), peakRssMegabytes });
    },
  };
}
