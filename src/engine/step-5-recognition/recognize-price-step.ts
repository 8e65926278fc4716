/**
 * A change of the price of work whose progress is measured, by rows of progress or by milestones.
 * ASC 606-10-25-13, 606-10-32-14, 606-10-32-42 to 45; IFRS 15.21, IFRS 15.59, IFRS 15.87-90
 *
 * Rule: what the change brings through a day is what the changed price has earned by then less what the price without it
 * has earned, both rounded to date, so that with the revenue before it the whole is rounded once. The price counts as
 * though it had always been so; for the future what was earned stays and the rest follows the work still to come.
 * Formula: change through a day = earned(price with it) − earned(price without it).
 * Example: bonus of 1,000.00 on a price of nothing, estimated on 31 Mar, 200 of 457 done by 30 Jun → 437.64; 50,000.00
 * on 100.00 at 1 of 457 → 109.63 in all.
 */
import { pointSegment } from '../domain/new-segment';
import type { ProgressPoint } from '../domain/progress-point';
import type { AmountDerivation, EarlierMoment, PriceChange, Segment } from '../domain/schedule';
import { earnedAt } from './measure-progress';
import { progressMoments, type PriceStep, type ProgressMoment, type ProgressPlan } from './recognize-progress';

/** The plan with the change, and a point segment for each moment at which the change brings something. */
export function recognizePriceStep(
  plan: ProgressPlan,
  change: PriceChange,
): { readonly plan: ProgressPlan; readonly segments: Segment[] } {
  const step = stepOf(plan, change);
  const changed = { ...plan, steps: [...plan.steps, step] };
  const without = progressMoments(changed, step);
  const { obligationId, lessSegments } = plan;
  const segments: Segment[] = [];
  let before: { readonly through: ProgressPoint; readonly old: ProgressPoint } | null = null;
  const moments = progressMoments(changed);
  const first = moments.findIndex(({ facts }) => facts === step.change);
  const earlier = step.effect === 'prospective' ? [] : earlierMoments(moments.slice(0, first), step);
  for (const [index, { day, facts, through }] of moments.entries()) {
    const old = without[index]?.through ?? null;
    if (index < first || through === null || old === null) continue;
    const brought = before === null ? 0 : earnedAt(before.through) - earnedAt(before.old);
    const amount = earnedAt(through) - earnedAt(old) - brought;
    const derivation: AmountDerivation = {
      kind: 'progress',
      obligationId,
      lessSegments,
      before: before?.through ?? null,
      through,
      change: { id: change.id, before: before?.old ?? null, through: old, earlier: index === first ? earlier : [] },
    };
    const { rule, source, origin } = change;
    const id = index === first ? change.id : `${change.id} ${facts.id.replace(`${obligationId}/`, '')}`;
    const segment = { id, obligationId, rule, source, amount, origin, datesOrigin: facts.datesOrigin, derivation };
    if (amount !== 0) segments.push(pointSegment(segment, day));
    before = { through, old };
  }
  return { plan: changed, segments };
}

/** What the change would have brought by each moment before it; of a new contract by its own moments. */
function earlierMoments(moments: readonly ProgressMoment[], { amount, isOfNewContract }: PriceStep): EarlierMoment[] {
  const ofContract = isOfNewContract ? moments.at(-1)?.through?.rest?.changeId : undefined;
  return moments.flatMap(({ day, through }) => {
    if (through === null || (ofContract !== undefined && through.rest?.changeId !== ofContract)) return [];
    const rest = through.rest !== null && isOfNewContract ? { ...through.rest, price: through.rest.price + amount } : through.rest;
    const changed = { ...through, rest, price: through.price + amount };
    return [{ day, amount: earnedAt(changed) - earnedAt(through), point: through }];
  });
}

/** What was in the price from the start is in it from the first measure on. */
function stepOf({ rows }: ProgressPlan, { id, day, amount, effect, rule, source, origin }: PriceChange): PriceStep {
  const firstDay = rows[0]?.day ?? day;
  return {
    day: effect === 'from-inception' ? Math.min(day, firstDay) : day,
    amount,
    effect: effect === 'prospective' ? 'prospective' : 'cumulative-catch-up',
    isOfNewContract: source === 'Modification',
    change: { id, rule, source, origin, datesOrigin: origin },
  };
}
