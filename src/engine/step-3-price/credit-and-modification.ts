/**
 * What a modification makes of the credits given before it.
 * ASC 606-10-25-13, 606-10-32-42 to 45; IFRS 15.21, IFRS 15.87-90
 *
 * Rule: what a credit would still take from service to come belongs to the consideration that is not recognized yet.
 * Where a modification spreads that anew, the credit goes with it in proportion, to the new end; where the new terms are
 * as though they had always been so, the credit is as though it had been given on them; where all that was to come ends,
 * it falls away; where what is left is revenue of the day, so is the credit. Days before the modification know nothing
 * of it. Work that is measured and points in time have no end to move.
 * Formula: from the day e on − (credit(d) − credit(e − 1)) + round(credit still to come × (rest(d) − rest(e − 1)) ÷ rest).
 * Example: 1,200.00 over 2027, credit of 120.00 on 1 Apr; from 1 Jul on 600.00 to 31 Mar 2028: of the credit 80.00 is
 * still to come and takes 8.89 a month of 66.67.
 */
import { followingSegment, pointSegment, sumAmounts, type SegmentFacts } from '../domain/new-segment';
import type { ModifiedObligation } from '../domain/modification';
import { changeIdOf } from '../domain/price-change';
import type { AmountDerivation, Segment, SegmentsReader } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import type { Day } from '../foundation/calendar';

/** What a modification does with service that was still to come. */
export interface MovedService {
  readonly day: Day;
  readonly changeId: string;
  readonly becomes: 'spread' | 'as always' | 'revenue of the day' | 'nothing';
  /** What it is spread to. */
  readonly rest: readonly Segment[];
  readonly datesOrigin: SourceReference;
}

/** By obligation id, in order of days. */
export type MovedServices = ReadonlyMap<string, readonly MovedService[]>;

/** Whether all that was to come of an obligation fell away. */
export const isEnd = ({ effect, treatment, priceChange, recognizedBefore, priceBefore }: ModifiedObligation): boolean =>
  effect === 'ended' && (treatment === 'termination' || priceChange === recognizedBefore - priceBefore);

/** `segmentsOf`: of an obligation after all of its modifications. */
export function findMovedServices(
  rows: readonly ModifiedObligation[],
  segmentsOf: (obligationId: string) => readonly Segment[],
): MovedServices {
  const moved = new Map<string, MovedService[]>();
  for (const row of rows) {
    const own = segmentsOf(row.obligationId).filter(({ derivation }) => changeIdOf(derivation) === row.id);
    const rest = own.filter(({ derivation }) => derivation.kind === 'modification' && derivation.figure === 'share');
    const becomes = whatBecomes(row, own, rest);
    if (becomes === null) continue;
    const datesOrigin = own[0]?.datesOrigin ?? row.origin;
    const ofObligation = [...(moved.get(row.obligationId) ?? []), { day: row.day, changeId: row.id, becomes, rest, datesOrigin } as const];
    moved.set(row.obligationId, ofObligation.sort((a, b) => a.day - b.day));
  }
  return moved;
}

/** Null where credits run on as they did. `rest`: the share of what remains, or the schedule as it would always have been. */
function whatBecomes(row: ModifiedObligation, own: readonly Segment[], rest: readonly Segment[]): MovedService['becomes'] | null {
  if (isEnd(row)) return 'nothing';
  if (row.effect === 'ended') return row.share.basis === 'own' ? 'revenue of the day' : null;
  if (rest.length > 0) return rest.some(({ countedFrom }) => countedFrom !== undefined) ? 'as always' : 'spread';
  // By its new terms all is given.
  return row.effect === 'catch-up' && own.some(({ derivation }) => derivation.kind === 'stop') ? 'revenue of the day' : null;
}

/** What modifications make of the credits given before them. */
export interface CreditMoves {
  /** What they add to the segments of a change made on a day. */
  readonly after: (obligationId: string, day: Day, segments: readonly Segment[]) => readonly Segment[];
  /** Segments as a day finds them: modifications that are yet to come are not known. */
  readonly seenOn: (day: Day, segments: readonly Segment[]) => readonly Segment[];
}

/** `fallAway` is told what of the credits on an obligation falls away, minor units. */
export function openMoves(
  movedServices: MovedServices,
  fallAway: (obligationId: string, amount: number) => void,
  reader: SegmentsReader,
): CreditMoves {
  const dayOf = new Map<Segment, Day>();
  return {
    after: (obligationId, day, segments) => {
      const later = (movedServices.get(obligationId) ?? []).filter((move) => move.day > day);
      const moved = later.length === 0 ? [] : moveCredit(segments, later, reader);
      for (const { segment, day: on } of moved) dayOf.set(segment, on);
      const added = moved.map(({ segment }) => segment);
      fallAway(obligationId, sumAmounts(added));
      return added;
    },
    seenOn: (day, segments) => segments.filter((segment) => (dayOf.get(segment) ?? day) <= day),
  };
}

/** What later modifications add to the segments of a credit, with their days. */
function moveCredit(
  credit: readonly Segment[],
  moves: readonly MovedService[],
  reader: SegmentsReader,
): { readonly segment: Segment; readonly day: Day }[] {
  const added: { segment: Segment; day: Day }[] = [];
  let running = credit.filter(({ curve }) => curve.kind === 'follows');
  for (const move of moves) {
    running = running.flatMap((segment) => {
      const next = moveOne(segment, move, reader);
      if (next === null) return [segment];
      added.push(...[next.stop, ...next.rest].map((moved) => ({ segment: moved, day: move.day })));
      return next.rest.filter(({ curve }) => curve.kind === 'follows');
    });
  }
  return added;
}

interface Moved {
  readonly stop: Segment;
  readonly rest: readonly Segment[];
}

/** Null where nothing of it moves, or it falls on the new service already. */
function moveOne(segment: Segment, move: MovedService, reader: SegmentsReader): Moved | null {
  const { day, becomes } = move;
  const { curve } = segment;
  const isOnIt = curve.kind === 'follows' && curve.segments.some((followed) => move.rest.includes(followed));
  const since = curve.kind === 'follows' && curve.since !== undefined ? curve.since : segment.firstDay;
  // As always: all of the credit, from its own first day. Else what is still to come of it.
  const before = becomes === 'as always' ? 0 : reader([segment])(day - 1);
  const whole = segment.amount - before;
  if (whole === 0 || isOnIt) return null;
  const past = becomes === 'as always' ? { since } : {};
  const term = { firstDay: day, lastDay: Math.max(day, segment.lastDay), before, whole, ...past };
  const stop = followingSegment(factsOf(segment, move, 0 - whole, null), [segment], term);
  if (becomes === 'nothing') return { stop, rest: [] };
  const facts = factsOf(segment, move, whole, stop.id);
  if (becomes === 'revenue of the day') return { stop, rest: [pointSegment(facts, day)] };
  const firstOfRest = Math.min(...move.rest.map((rest) => rest.firstDay));
  const firstDay = Math.max(day, firstOfRest);
  const lastDay = Math.max(firstDay, ...move.rest.map((rest) => rest.lastDay));
  const read = reader(move.rest);
  const from = becomes === 'as always' ? Math.max(since, firstOfRest) : firstDay;
  const ofRest = read(lastDay) - read(from - 1);
  if (ofRest === 0) return null;
  const followed = { firstDay, lastDay, before: read(from - 1), whole: ofRest, since: from };
  return { stop, rest: [followingSegment(facts, move.rest, followed)] };
}

function factsOf(segment: Segment, { changeId, datesOrigin }: MovedService, amount: number, opposite: string | null): SegmentFacts {
  const { obligationId, rule, source, origin } = segment;
  const name = changeId.slice(obligationId.length + 1);
  const id = `${segment.id} ${opposite === null ? 'until' : 'from'} ${name}`;
  const derivation: AmountDerivation = { kind: 'credit-moved', changeId, opposite };
  return { id, obligationId, rule, source, amount, origin, datesOrigin, derivation };
}
