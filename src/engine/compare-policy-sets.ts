/**
 * What two policy sets make of the same facts, obligation by obligation. Amounts are minor units; differences are
 * Sequence-compatible less Standard.
 */
import type { PolicySet } from './domain/policy-set';
import type { RecognitionResult, ScheduledObligation } from './domain/schedule';
import type { Day } from './foundation/calendar';
import { readSegments } from './step-5-recognition/follow-segments';

export interface SetFigures {
  readonly allocated: number;
  /** Recognized from the opening day through the last one. */
  readonly ofMonth: number;
  readonly through: number;
}

export interface ComparedObligation {
  readonly obligation: ScheduledObligation;
  readonly standard: SetFigures;
  readonly sequence: SetFigures;
  /** Largest difference of revenue to date on any of these days. */
  readonly largestOfDay: number;
}

/** `obligations`: of the set in force, in whose order they come. Days inclusive. */
export function comparePolicySets(
  obligations: readonly ScheduledObligation[],
  results: Readonly<Record<PolicySet, RecognitionResult>>,
  openingDay: Day,
  throughDay: Day,
): ComparedObligation[] {
  const standard = byId(results.standard);
  const sequence = byId(results['sequence-compatible']);
  return obligations.map((obligation) => {
    const [one, other] = [standard.get(obligation.id), sequence.get(obligation.id)];
    const [readOne, readOther] = [readSegments(one?.segments ?? []), readSegments(other?.segments ?? [])];
    let largestOfDay = 0;
    for (let day = openingDay; day <= throughDay; day++) {
      const difference = readOther(day) - readOne(day);
      if (Math.abs(difference) > Math.abs(largestOfDay)) largestOfDay = difference;
    }
    const figures = (item: ScheduledObligation | undefined, read: (day: Day) => number): SetFigures => {
      const through = read(throughDay);
      return { allocated: item?.allocated ?? 0, ofMonth: through - read(openingDay - 1), through };
    };
    return { obligation, standard: figures(one, readOne), sequence: figures(other, readOther), largestOfDay };
  });
}

const byId = ({ obligations }: RecognitionResult): ReadonlyMap<string, ScheduledObligation> =>
  new Map(obligations.map((item) => [item.id, item]));
