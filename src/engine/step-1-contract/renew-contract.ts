/**
 * Renewals are contracts of their own, and may be the use of an option.
 * ASC 606-10-25-3 to 4, 606-10-55-41 to 45; IFRS 15.11-12, B39-B43
 *
 * Rule: a renewal is accounted for apart from the contract it renews: its price is allocated to its own promises, and it
 * has its own balances. Where the earlier contract (or one that it renewed) gave a material right to renew, the renewal
 * uses all that is left of it, and what was deferred for the right is revenue over the term of the renewal, as far as it
 * binds; on its first day where it has no last one. Of several rights that are open the one that ends first is used; a
 * renewal takes one. It has to be agreed by the last day of the right; one that is not dated and starts on the next day
 * counts as agreed on that last day. Whether an option is one to renew is said on its row, or by the renewal.
 * Formula: revenue of the right = its allocated price, over renewal's first day to min(last day, last binding day).
 * Example: a right to renew at a discount is allocated 120.00 of the first year; it is renewed for 2028 on 1 Dec 2027 →
 * nothing in 2027, 120.00 evenly over 2028; not renewed by 31 Dec 2027 → 120.00 on that day.
 */
import type { Contract, Obligation } from '../domain/book';
import type { RightExercise } from '../domain/material-right';
import type { Day } from '../foundation/calendar';
import { compareNaturally } from '../foundation/natural-order';

/** A renewal and an option of what it renews. */
export interface RenewedRight {
  readonly renewal: Contract;
  readonly right: Obligation;
  /** When it is used. */
  readonly day: Day;
}

/** What a contract renews, the nearest first; a contract that is met again ends it. */
export function renewedContracts(renewal: Contract, contracts: ReadonlyMap<string, Contract>): readonly string[] {
  const renewed: string[] = [];
  for (let next = renewal.renewalOf; next !== undefined; next = contracts.get(next)?.renewalOf) {
    if (next === renewal.id || renewed.includes(next)) break;
    renewed.push(next);
  }
  return renewed;
}

/** The day on which a renewal uses a right; null where it has no day at all. */
export function dayOfRenewal({ signedDay, firstDay }: Contract, { lastDay }: Obligation): Day | null {
  if (signedDay === null && firstDay !== null && lastDay !== null && firstDay === lastDay + 1) return lastDay;
  return signedDay ?? firstDay;
}

/** `uses`: rights that renewals exercise. `open`: rights of which nobody said whether the renewal uses them. */
export function findRenewedRights(
  contracts: readonly Contract[],
  rights: readonly Obligation[],
  exercised: ReadonlySet<string>,
): { readonly uses: readonly RenewedRight[]; readonly open: readonly RenewedRight[] } {
  const byId = new Map(contracts.map((contract) => [contract.id, contract]));
  const taken = new Set(exercised);
  const uses: RenewedRight[] = [];
  const open: RenewedRight[] = [];
  for (const renewal of inTime(contracts.filter(({ renewalOf }) => renewalOf !== undefined))) {
    const renewed = new Set(renewedContracts(renewal, byId));
    const ofRenewed = byEnd(rights.filter(({ contractId, right }) => renewed.has(contractId) && right?.value.kind !== 'renewal'));
    const live = ofRenewed.flatMap((right): RenewedRight[] => {
      const day = dayOfRenewal(renewal, right);
      return day === null || taken.has(right.id) || !isLive(right, day) ? [] : [{ renewal, right, day }];
    });
    const named = renewal.exercisesRight;
    const use = live.find(({ right }) => (named === undefined ? right.right?.isToRenew === true : right.id === named));
    if (use !== undefined) {
      taken.add(use.right.id);
      uses.push(use);
    } else if (named === undefined) open.push(...live.filter(({ right }) => isUndecided(right)));
  }
  return { uses, open };
}

/** All that is left of a right, for the service of the renewal. */
export function exerciseByRenewal({ renewal, right, day }: RenewedRight): RightExercise {
  const { firstDay, bindingDay, origin } = renewal;
  const lastDay = bindingDay ?? renewal.lastDay;
  const isDated = firstDay !== null && lastDay !== null;
  return {
    obligationId: right.id,
    day: isDated ? day : (firstDay ?? day),
    measure: 'share',
    done: { digits: 1, scale: 0 },
    isPercent: false,
    expectedTotal: null,
    firstDay: isDated ? firstDay : null,
    lastDay: isDated ? lastDay : null,
    origin,
  };
}

const isLive = ({ firstDay, lastDay }: Obligation, day: Day): boolean => (firstDay ?? day) <= day && day <= (lastDay ?? day);

/** Points are used on purchases; a price or a discount may be one of the renewal. */
const isUndecided = ({ right }: Obligation): boolean => right?.isToRenew === undefined && right?.value.kind !== 'units';

const inTime = (contracts: readonly Contract[]): readonly Contract[] =>
  [...contracts].sort((a, b) => dayOrNever(a.signedDay ?? a.firstDay) - dayOrNever(b.signedDay ?? b.firstDay) || compareNaturally(a.id, b.id));

const byEnd = (rights: readonly Obligation[]): readonly Obligation[] =>
  [...rights].sort((a, b) => dayOrNever(a.lastDay) - dayOrNever(b.lastDay) || compareNaturally(a.id, b.id));

const dayOrNever = (day: Day | null): Day => day ?? Number.MAX_SAFE_INTEGER;
