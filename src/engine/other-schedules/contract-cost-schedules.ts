/**
 * The schedules of contract costs: each cost is an asset that is amortized and written down, or expense at once.
 * ASC 340-40-25-1 to 8, 340-40-35-1 to 6; IFRS 15.91-104
 *
 * Rule: every cost leaves the clearing account in which the ledger holds it, on its day: into the asset, or into
 * expense. Amortization and write-downs leave the asset. The schedules know nothing of periods: journals take
 * differences.
 * Formula: carrying amount = capitalized − amortized − written down, at the end of any day.
 * Example: commission 3,000.00 on 1 Jan 2026 over five years: asset 3,000.00 on that day, 2,950.00 on 31 Jan.
 */
import type { Contract } from '../domain/book';
import type { ContractCost } from '../domain/contract-cost';
import type { Diagnostic } from '../domain/diagnostic';
import type { ModifiedObligation } from '../domain/modification';
import { pointSegment, sumAmounts } from '../domain/new-segment';
import type { Policy } from '../domain/policy';
import type { ScheduledObligation, Segment } from '../domain/schedule';
import type { TransferSchedule } from '../domain/transfer-schedule';
import type { Day } from '../foundation/calendar';
import { groupBy } from '../foundation/group-by';
import { treatCost } from './capitalize-cost';
import { placeCost, periodAt, costTransferId, factsOf, type CostPlace, type CostStep } from './cost-place';
import { replayCost } from './cost-history';
import { carryingAmount } from './impair-cost';

export { costTransferId };

export interface CostSchedules {
  readonly transfers: readonly TransferSchedule[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Costs whose contract is not in the book have no schedule: the reader says so. */
export function scheduleContractCosts(
  costs: readonly ContractCost[],
  contracts: ReadonlyMap<string, Contract>,
  obligations: readonly ScheduledObligation[],
  policy: Policy,
  modifications: readonly ModifiedObligation[],
): CostSchedules {
  if (costs.length === 0) return { transfers: [], diagnostics: [] };
  const ofContract = groupBy(obligations, ({ contractId }) => contractId);
  const modified = groupBy(modifications, ({ obligationId }) => obligationId);
  const transfers: TransferSchedule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const cost of costs) {
    const contract = contracts.get(cost.contractId);
    if (contract === undefined) continue;
    const own = (ofContract.get(cost.contractId) ?? []).filter(
      ({ id }) => cost.obligationId === null || id === cost.obligationId,
    );
    const scheduled = scheduleCost(placeCost(cost, contract, own, policy, modified));
    transfers.push(...scheduled.transfers);
    diagnostics.push(...scheduled.diagnostics);
  }
  return { transfers, diagnostics };
}

function scheduleCost(place: CostPlace): CostSchedules {
  const { cost, policy } = place;
  const period = periodAt(place, place.history.firstDay);
  if (treatCost(cost, { ...period, firstDay: place.periodStart }, policy.contractCostExpedient) !== 'capitalized') {
    return { transfers: [expenseAtOnce(place)], diagnostics: [] };
  }
  const { amortization, impairments, diagnostics } = replayCost(place);
  const capitalized = [pointSegment(factsOf(place, 'capitalized', '', cost.amount, 'contract-cost'), cost.day)];
  const transfers = [
    transferOf(place, 'capitalized', ['Contract cost asset', 'Contract cost clearing'], capitalized),
    transferOf(place, 'amortization', ['Contract cost amortization', 'Contract cost asset'], amortization),
    transferOf(place, 'impairment', ['Contract cost impairment', 'Contract cost asset'], impairments),
  ];
  return { transfers: transfers.filter(({ segments }) => segments.length > 0), diagnostics };
}

const RULE_OF_STEP = {
  capitalized: 'contract-cost',
  expensed: 'contract-cost-expensed',
  amortization: 'contract-cost-amortization',
  impairment: 'contract-cost-impairment',
} as const;

function expenseAtOnce(place: CostPlace): TransferSchedule {
  const { amount, day } = place.cost;
  const facts = factsOf(place, 'expensed', '', amount, 'contract-cost-expensed');
  return transferOf(place, 'expensed', ['Contract cost expense', 'Contract cost clearing'], [pointSegment(facts, day)]);
}

function transferOf(
  { cost, contract, history: { obligations } }: CostPlace,
  step: CostStep,
  [debitRole, creditRole]: readonly [TransferSchedule['debitRole'], TransferSchedule['creditRole']],
  segments: readonly Segment[],
): TransferSchedule {
  const obligation = cost.obligationId === null ? undefined : obligations[0];
  return {
    id: costTransferId(cost.id, step),
    contractId: contract.id,
    obligationId: obligation?.id ?? '',
    customer: contract.customer,
    entity: contract.entity,
    currency: contract.currency,
    productId: obligation?.productId ?? '',
    category: obligation?.category ?? '',
    invoiceId: '',
    debitRole,
    creditRole,
    segments,
    rule: RULE_OF_STEP[step],
    source: 'Contract cost',
    origin: cost.origin,
  };
}

const isOfImpairment = ({ rule }: Segment): boolean =>
  rule === 'contract-cost-impairment' || rule === 'contract-cost-reversal';

/** Last day on which the cost is amortized, as it now stands. */
export function lastDayAmortized({ segments }: TransferSchedule): Day {
  const [latest] = segments.filter(({ rule, amount }) => rule === 'contract-cost-amortization' && amount > 0).slice(-1);
  return latest?.lastDay ?? -Infinity;
}

/** Amount that the cost still carries at the end of a day; for reports and the recoverability test. */
export function carriedBy(transfers: readonly TransferSchedule[], costId: string, day: Day): number {
  const amortization = transfers.find(({ id }) => id === costTransferId(costId, 'amortization'));
  const capitalized = transfers.find(({ id }) => id === costTransferId(costId, 'capitalized'));
  const isIncurred = (capitalized?.segments[0]?.firstDay ?? Infinity) <= day;
  if (!isIncurred) return 0;
  if (amortization === undefined) return sumAmounts(capitalized?.segments ?? []);
  const pending = amortization.segments.filter((segment) => isOfImpairment(segment) && segment.firstDay > day + 1);
  return carryingAmount(amortization.segments, day) - sumAmounts(pending);
}
