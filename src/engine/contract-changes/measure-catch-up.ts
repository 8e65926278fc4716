/** How a catch-up follows from what was given before its day, and what of it falls on the day. */
import type { ModifiedObligation } from '../domain/modification';
import { roundedRatio } from '../foundation/exact-ratio';
import { readSegments } from '../step-5-recognition/follow-segments';
import { measureOfContract } from '../step-5-recognition/recognize-price-change';
import {
  alwaysUnderNewTerms,
  measuredShareOfContract,
  recognizedUnderContractBefore,
  standingPriceOf,
  type ModifiedTerms,
} from '../step-5-recognition/modify-schedule';

type Basis = NonNullable<ModifiedObligation['catchUp']>;

export interface CatchUp {
  readonly basis: Basis | null;
  /** Minor units. */
  readonly onDay: number;
}

/** `recognized`: through the day before. By the new terms, the measure of the work, or its revenue so far. */
export function measureCatchUp(modified: ModifiedTerms, recognized: number): CatchUp {
  return byNewTerms(modified, recognized) ?? byWork(modified, recognized) ?? byRevenue(modified);
}

/** Nothing of the service was given before, or all of it. */
const plain = (of: Basis['of'], through: 0 | 1): Basis => ({
  of,
  through,
  whole: 1,
  by: { kind: 'revenue', segments: [], since: null },
});

function byNewTerms(modified: ModifiedTerms, recognized: number): CatchUp | null {
  const always = alwaysUnderNewTerms(modified);
  if (always === null) return null;
  const { segment, through } = always;
  const onDay = recognizedUnderContractBefore(modified.schedule) + through - recognized;
  if (through === 0 || through === segment.amount) return { onDay, basis: plain('price', through === 0 ? 0 : 1) };
  const by = { kind: 'revenue', segments: [segment.id], since: null } as const;
  return { onDay, basis: { of: 'price', through, whole: segment.amount, by } };
}

function byWork({ schedule, change }: ModifiedTerms, recognized: number): CatchUp | null {
  const measured = measuredShareOfContract(schedule, change.day);
  if (measured === null) return null;
  const { point, from, through, whole } = measured;
  // All that the new contract had left is done.
  if (whole <= 0) return from === null ? { basis: null, onDay: 0 } : { basis: plain('change', 1), onDay: change.amount };
  const before = recognizedUnderContractBefore(schedule);
  const earned = (price: number): number => before + roundedRatio(price - before, through, whole);
  const price = standingPriceOf(schedule);
  const isOfPrice = recognized === earned(price);
  const onDay = isOfPrice ? earned(price + change.amount) - recognized : roundedRatio(change.amount, through, whole);
  return { onDay, basis: { of: isOfPrice ? 'price' : 'change', through, whole, by: { kind: 'work', point, from } } };
}

function byRevenue({ schedule, change }: ModifiedTerms): CatchUp {
  const { segments } = schedule.measure;
  const { firstDay: since, before, whole } = measureOfContract(schedule);
  if (whole <= 0) return { basis: null, onDay: 0 };
  const through = readSegments(segments)(change.day - 1) - before;
  const by = { kind: 'revenue', segments: segments.map(({ id }) => id), since } as const;
  return { onDay: roundedRatio(change.amount, through, whole), basis: { of: 'change', through, whole, by } };
}
