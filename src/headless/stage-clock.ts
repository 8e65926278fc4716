/** Measures how long the stages of a run take, and how high memory has risen by the end of each. */
export interface StageClock {
  /** Time since the last mark counts for this stage. */
  mark: (stage: string) => void;
  /** Milliseconds and peak memory by stage, and the peak of the run, as JSON text. */
  summary: () => string;
}

/** Highest resident memory of the process so far. */
const peakMegabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

export function createStageClock(): StageClock {
  const started = performance.now();
  const milliseconds = new Map<string, number>();
  const peaks = new Map<string, number>();
  let last = started;
  return {
    mark: (stage) => {
      const now = performance.now();
      milliseconds.set(stage, (milliseconds.get(stage) ?? 0) + now - last);
      peaks.set(stage, peakMegabytes());
      last = now;
    },
    summary: () => {
      milliseconds.set('total', performance.now() - started);
      const rounded = [...milliseconds].map(([stage, time]): [string, number] => [stage, Math.round(time)]);
      return JSON.stringify({
        milliseconds: Object.fromEntries(rounded),
        peakMegabytes: Object.fromEntries(peaks),
        peakRssMegabytes: peakMegabytes(),
      });
    },
  };
}
