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
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import { pointSegment, sumAmounts, type SegmentFacts } from '../domain/new-segment';
import type { Policy } from '../domain/policy';
import type { AmountDerivation, ScheduledObligation, Segment } from '../domain/schedule';
import type { TransferSchedule } from '../domain/transfer-schedule';
import { isoOf, lastDayOfMonths, type Day } from '../foundation/calendar';
import { amountText } from '../foundation/decimal-text';
import { amortizeEvenly, amortizeWithRevenue, type FollowedRevenue } from './amortize-cost';
import { treatCost } from './capitalize-cost';
import { carryingAmount, lowerAmortization } from './impair-cost';

export interface CostSchedules {
  readonly transfers: readonly TransferSchedule[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a cost belongs to. */
interface CostPlace {
  readonly cost: ContractCost;
  readonly contract: Contract;
  /** The obligation it names, or all of its contract. */
  readonly obligations: readonly ScheduledObligation[];
  readonly policy: Policy;
}

/** Costs whose contract is not in the book have no schedule: the reader says so. */
export function scheduleContractCosts(
  costs: readonly ContractCost[],
  contracts: ReadonlyMap<string, Contract>,
  obligations: readonly ScheduledObligation[],
  policy: Policy,
): CostSchedules {
  const transfers: TransferSchedule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const cost of costs) {
    const contract = contracts.get(cost.contractId);
    if (contract === undefined) continue;
    const own = obligations.filter(
      ({ contractId, id }) =>
        contractId === cost.contractId && (cost.obligationId === null || id === cost.obligationId),
    );
    const scheduled = scheduleCost({ cost, contract, obligations: own, policy });
    transfers.push(...scheduled.transfers);
    diagnostics.push(...scheduled.diagnostics);
  }
  return { transfers, diagnostics };
}

function scheduleCost(place: CostPlace): CostSchedules {
  const { cost, policy } = place;
  const period = periodOf(place);
  if (treatCost(cost, period, policy.contractCostExpedient) !== 'capitalized') {
    return { transfers: [expenseAtOnce(place)], diagnostics: [] };
  }
  const diagnostics: Diagnostic[] = [];
  const main = amortizationOf(place, period, diagnostics);
  const amortization = main === null ? [] : [main];
  const impairments: Segment[] = [];
  for (const writeDown of writeDownsOf(cost)) {
    const carried = carryingAmount(amortization, writeDown.day);
    const amount = writeDown.amount ?? carried;
    if (amount > carried) diagnostics.push(reportExcess(place, carried));
    if (amount === 0 || amount > carried) continue;
    const facts = factsOf(place, 'impairment', writeDown.name, amount, 'contract-cost-impairment');
    const derivation: AmountDerivation =
      writeDown.amount === null
        ? { kind: 'left-over', segmentIds: amortization.map(({ id }) => id), throughDay: writeDown.day }
        : { kind: 'source-cell', row: cost.origin, column: 'Impairment amount' };
    impairments.push(pointSegment({ ...facts, derivation }, writeDown.day));
    const lowered = factsOf(place, 'amortization', writeDown.name, 0 - amount, 'contract-cost-impairment');
    const opposite: AmountDerivation = { kind: 'opposite', segmentId: facts.id };
    amortization.push(lowerAmortization({ ...lowered, derivation: opposite }, [...amortization], writeDown.day));
  }
  const capitalized = [pointSegment(factsOf(place, 'capitalized', '', cost.amount, 'contract-cost'), cost.day)];
  const transfers = [
    transferOf(place, 'capitalized', ['Contract cost asset', 'Contract cost clearing'], capitalized),
    transferOf(place, 'amortization', ['Contract cost amortization', 'Contract cost asset'], amortization),
    transferOf(place, 'impairment', ['Contract cost impairment', 'Contract cost asset'], impairments),
  ];
  return { transfers: transfers.filter(({ segments }) => segments.length > 0), diagnostics };
}

type CostStep = 'capitalized' | 'expensed' | 'amortization' | 'impairment';

const RULE_OF_STEP = {
  capitalized: 'contract-cost',
  expensed: 'contract-cost-expensed',
  amortization: 'contract-cost-amortization',
  impairment: 'contract-cost-impairment',
} as const;

/** Schedule of one step of a cost: `K-1 amortization`. */
export const costTransferId = (costId: string, step: CostStep): string => `${costId} ${step}`;

function expenseAtOnce(place: CostPlace): TransferSchedule {
  const { amount, day } = place.cost;
  const facts = factsOf(place, 'expensed', '', amount, 'contract-cost-expensed');
  return transferOf(place, 'expensed', ['Contract cost expense', 'Contract cost clearing'], [pointSegment(facts, day)]);
}

function factsOf(
  { cost }: CostPlace,
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

function transferOf(
  { cost, contract, obligations }: CostPlace,
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

/** The amortization period: as given, else of the obligation, else of the contract, else of their revenue. */
export function periodOf({ cost, contract, obligations }: Omit<CostPlace, 'policy'>): {
  readonly firstDay: Day;
  readonly lastDay: Day | null;
} {
  const named = cost.obligationId === null ? undefined : obligations[0];
  const firstDay = cost.firstDay ?? named?.firstDay ?? contract.firstDay ?? cost.day;
  const lastDay = cost.months === null ? cost.lastDay : lastDayOfMonths(firstDay, cost.months);
  return { firstDay, lastDay: lastDay ?? named?.lastDay ?? contract.lastDay ?? lastDayOfRevenue(obligations) };
}

function lastDayOfRevenue(obligations: readonly ScheduledObligation[]): Day | null {
  const days = obligations.flatMap(({ segments }) => segments.map(({ lastDay }) => lastDay));
  return days.length === 0 ? null : Math.max(...days);
}

function amortizationOf(
  place: CostPlace,
  period: { readonly firstDay: Day; readonly lastDay: Day | null },
  diagnostics: Diagnostic[],
): Segment | null {
  const { cost, policy } = place;
  const facts = factsOf(place, 'amortization', '', cost.amount, 'contract-cost-amortization');
  const firstDay = Math.max(period.firstDay, cost.day);
  if (cost.pattern === 'revenue') {
    const revenue = revenueOf(place);
    if (revenue === null) {
      diagnostics.push(reportUnknownPattern(place));
      return null;
    }
    return amortizeWithRevenue(facts, revenue, firstDay);
  }
  if (period.lastDay === null) {
    diagnostics.push(reportUndated(place));
    return null;
  }
  return amortizeEvenly(facts, cost.strategy ?? policy.straightLineStrategy, firstDay, period.lastDay);
}

/** Null where the total is not known in advance: usage, or nothing at all. */
function revenueOf({ obligations }: CostPlace): FollowedRevenue | null {
  if (obligations.length === 0 || obligations.some(({ method }) => method === 'usage')) return null;
  const price = obligations.reduce((sum, { allocated, credits }) => sum + allocated + credits, 0);
  return { segments: obligations.flatMap(({ segments }) => segments), price };
}

interface WriteDown {
  readonly day: Day;
  /** Null: all that is carried. */
  readonly amount: number | null;
  readonly name: string;
}

/** By day; on one day the impairment comes before the termination, which takes the rest. */
function writeDownsOf({ impairmentDay, impairmentAmount, terminationDay }: ContractCost): WriteDown[] {
  const writeDowns: WriteDown[] = [];
  if (impairmentDay !== null && impairmentAmount !== null) {
    writeDowns.push({ day: impairmentDay, amount: impairmentAmount, name: 'impaired' });
  }
  if (terminationDay !== null) writeDowns.push({ day: terminationDay, amount: null, name: 'terminated' });
  return writeDowns.sort((a, b) => a.day - b.day);
}

function reportExcess({ cost, contract }: CostPlace, carried: number): Diagnostic {
  const words = (minor: number): string => `${amountText(minor, contract.currency)} ${contract.currency}`;
  return engineDiagnostic(
    'error',
    'cost.impairment-exceeds',
    cost.origin,
    'Impairment amount',
    `The impairment of ${words(cost.impairmentAmount ?? 0)} on ${isoOf(cost.impairmentDay ?? cost.day)} is more than the ${words(carried)} then carried. Enter at most that.`,
  );
}

function reportUnknownPattern({ cost }: CostPlace): Diagnostic {
  return engineDiagnostic(
    'error',
    'cost.pattern-unknown',
    cost.origin,
    'Pattern',
    `Contract cost ${cost.id} follows revenue whose total is not known in advance (usage, or no obligation). Choose straight-line, or name an obligation with a price.`,
  );
}

function reportUndated({ cost }: CostPlace): Diagnostic {
  return engineDiagnostic(
    'error',
    'cost.undated',
    cost.origin,
    'End',
    `Contract cost ${cost.id} is capitalized, and neither it nor its obligation or contract has a last day. Enter the end of the period over which it is amortized.`,
  );
}

/** Amount that the cost still carries at the end of a day; for reports and the recoverability test. */
export function carriedBy(transfers: readonly TransferSchedule[], costId: string, day: Day): number {
  const amortization = transfers.find(({ id }) => id === costTransferId(costId, 'amortization'));
  const capitalized = transfers.find(({ id }) => id === costTransferId(costId, 'capitalized'));
  const isIncurred = (capitalized?.segments[0]?.firstDay ?? Infinity) <= day;
  if (!isIncurred) return 0;
  if (amortization === undefined) return sumAmounts(capitalized?.segments ?? []);
  const pending = amortization.segments.filter((segment) => segment.amount < 0 && segment.firstDay > day + 1);
  return carryingAmount(amortization.segments, day) - sumAmounts(pending);
}
