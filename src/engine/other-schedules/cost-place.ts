/** What a contract cost belongs to, the period over which it is amortized as known on a day, and what its segments say. */
import type { Contract } from '../domain/book';
import type { ContractCost } from '../domain/contract-cost';
import type { ModifiedObligation } from '../domain/modification';
import type { SegmentFacts } from '../domain/new-segment';
import type { Policy } from '../domain/policy';
import type { ScheduledObligation } from '../domain/schedule';
import { lastDayOfMonths, type Day } from '../foundation/calendar';
import { sortNaturally } from '../foundation/sort-naturally';
import { isPromised, knownLastDay, knownRevenue, type RevenueHistory } from './known-revenue';

export interface CostPlace {
  readonly cost: ContractCost;
  readonly contract: Contract;
  /** The obligation it names, or all of its contract, and what modifications made of them. */
  readonly history: RevenueHistory;
  readonly policy: Policy;
  /** First day of the period; the amortization starts then, but not before the cost. */
  readonly periodStart: Day;
  /** First day on which a modification leaves nothing of it to deliver; null: none does. */
  readonly endedOn: Day | null;
}

/** `obligations`: those that the cost relates to. `modified`: by obligation. */
export function placeCost(
  cost: ContractCost,
  contract: Contract,
  obligations: readonly ScheduledObligation[],
  policy: Policy,
  modified: ReadonlyMap<string, readonly ModifiedObligation[]>,
): CostPlace {
  const named = cost.obligationId === null ? undefined : obligations[0];
  const periodStart = cost.firstDay ?? named?.firstDay ?? contract.firstDay ?? cost.day;
  const modifications = sortNaturally(
    obligations.flatMap(({ id }) => modified.get(id) ?? []),
    ({ day }) => day,
  );
  const history = { firstDay: Math.max(periodStart, cost.day), obligations, modifications };
  return { cost, contract, history, policy, periodStart, endedOn: endOf(history) };
}

/** The first day on which all that is promised then has ended; what is added later comes too late. */
function endOf(history: RevenueHistory): Day | null {
  const { modifications, obligations } = history;
  const isOver = (day: Day): boolean => !obligations.some((item) => isPromised(history, item, day));
  return modifications.find(({ effect, day }) => effect === 'ended' && isOver(day))?.day ?? null;
}

/**
 * The amortization period as known at the end of a day: as given, from the day of a revision on as revised; else of the obligation, else of the contract, until a
 * modification moves the end of what is promised; else of the revenue.
 */
export function periodAt(place: CostPlace, day: Day): { readonly firstDay: Day; readonly lastDay: Day | null } {
  const { cost, periodStart, history } = place;
  const { months, revisedDay, revisedLastDay } = cost;
  const agreed = months === null ? cost.lastDay : lastDayOfMonths(periodStart, months);
  const stated = revisedDay !== undefined && revisedDay <= day ? (revisedLastDay ?? agreed) : agreed;
  return { firstDay: history.firstDay, lastDay: stated ?? unstatedEnd(place, day) ?? lastDayOfRevenue(place, day) };
}

function unstatedEnd({ cost, contract, history }: CostPlace, day: Day): Day | null {
  const first = lastDayPromised(history, history.firstDay);
  const now = lastDayPromised(history, day);
  if (cost.obligationId !== null) return now ?? first ?? contract.lastDay;
  if (now === null || first === null || now === first || contract.lastDay === null) return contract.lastDay;
  return contract.lastDay > first ? Math.max(contract.lastDay, now) : now;
}

/** Of all that is promised at the end of a day. */
function lastDayPromised(history: RevenueHistory, day: Day): Day | null {
  const days = history.obligations.flatMap((item) => (isPromised(history, item, day) ? (knownLastDay(history, item, day) ?? []) : []));
  return days.length === 0 ? null : Math.max(...days);
}

function lastDayOfRevenue({ history }: CostPlace, day: Day): Day | null {
  const days = knownRevenue(history, day).segments.map(({ lastDay }) => lastDay);
  return days.length === 0 ? null : Math.max(...days);
}

export type CostStep = 'capitalized' | 'expensed' | 'amortization' | 'impairment';

/** Schedule of one step of a cost: `K-1 amortization`. */
export const costTransferId = (costId: string, step: CostStep): string => `${costId} ${step}`;

export function factsOf(
  { cost }: Pick<CostPlace, 'cost'>,
  step: CostStep,
  suffix: string,
  amount: number,
  rule: SegmentFacts['rule'],
): SegmentFacts {
  const id = costTransferId(cost.id, step);
  return {
    id: suffix === '' ? id : `${id} ${suffix}`,
    obligationId: id,
    rule,
    source: 'Contract cost',
    amount,
    origin: cost.origin,
    datesOrigin: cost.origin,
    derivation: { kind: 'source-rows', rows: [cost.origin], sign: 1 },
  };
}
