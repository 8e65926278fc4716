/** Timing for ratios: what is compared runs in turn in the same process, so that a busy machine slows both. */

export interface Timing {
  readonly name: string;
  /** Milliseconds, one a repetition. */
  readonly milliseconds: readonly number[];
  /** To the floor of the same repetition. */
  readonly ratios: readonly number[];
  /** Milliseconds of the very first call. */
  readonly firstCall: number;
}

/** Rounds and time for the compiler, which works beside the program, to have optimized everything that is timed. */
const WARM_UP_ROUNDS = 25;
const WARM_UP_MILLISECONDS = 1_500;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export function warmUp(runs: readonly (() => unknown)[]): void {
  const start = performance.now();
  for (let round = 0; round < WARM_UP_ROUNDS || performance.now() - start < WARM_UP_MILLISECONDS; round++) {
    runs.forEach((run) => run());
  }
}

/** Whether the same work took twice as long at times: the machine was busy, and ratios of short times mean little. */
export function isNoisy({ milliseconds: times }: Timing): boolean {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!;
  return at(0.9) > 2 * at(0.1);
}

/** Runs floor and variant by turns: unmeasured rounds first, then `repetitions` measured ones. */
export function timeAgainst(
  floor: () => void,
  variants: readonly { readonly name: string; readonly run: () => void }[],
  repetitions: number,
): Timing[] {
  const firstCalls = variants.map(({ run }) => milliseconds(run));
  warmUp([floor, ...variants.map(({ run }) => run)]);
  const floorTimes: number[] = [];
  const times = variants.map(() => ({ milliseconds: [] as number[], ratios: [] as number[] }));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    variants.forEach(({ run }, i) => {
      const floorTime = milliseconds(floor);
      const time = milliseconds(run);
      floorTimes.push(floorTime);
      times[i]!.milliseconds.push(time);
      times[i]!.ratios.push(time / floorTime);
    });
  }
  const ones = floorTimes.map(() => 1);
  return [
    { name: 'floor', milliseconds: floorTimes, ratios: ones, firstCall: floorTimes[0]! },
    ...variants.map(({ name }, i) => ({ name, ...times[i]!, firstCall: firstCalls[i]! })),
  ];
}
