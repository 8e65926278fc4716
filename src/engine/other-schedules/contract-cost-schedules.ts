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
import type { ModifiedObligation } from '../domain/modification';
import { pointSegment, sumAmounts, type SegmentFacts } from '../domain/new-segment';
import type { Policy } from '../domain/policy';
import type { AmountDerivation, ScheduledObligation, Segment } from '../domain/schedule';
import type { TransferSchedule } from '../domain/transfer-schedule';
import { isoOf, lastDayOfMonths, type Day } from '../foundation/calendar';
import { amountText } from '../foundation/decimal-text';
import { amortizeEvenly, amortizeWithRevenue, type FollowedRevenue } from './amortize-cost';
import { treatCost } from './capitalize-cost';
import { carryingAmount, lowerAmortization, mostToReverse, raiseAmortization } from './impair-cost';

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
  /** First day on which a modification leaves nothing of it to deliver; null: none does. */
  readonly endedOn: Day | null;
}

/** Costs whose contract is not in the book have no schedule: the reader says so. */
export function scheduleContractCosts(
  costs: readonly ContractCost[],
  contracts: ReadonlyMap<string, Contract>,
  obligations: readonly ScheduledObligation[],
  policy: Policy,
  modifications: readonly ModifiedObligation[],
): CostSchedules {
  const ended = modifications.filter(({ effect }) => effect === 'ended');
  const transfers: TransferSchedule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const cost of costs) {
    const contract = contracts.get(cost.contractId);
    if (contract === undefined) continue;
    const own = obligations.filter(
      ({ contractId, id }) =>
        contractId === cost.contractId && (cost.obligationId === null || id === cost.obligationId),
    );
    const scheduled = scheduleCost({ cost, contract, obligations: own, policy, endedOn: endOf(own, ended) });
    transfers.push(...scheduled.transfers);
    diagnostics.push(...scheduled.diagnostics);
  }
  return { transfers, diagnostics };
}

/** Where each obligation is ended, the last day on which one is. */
function endOf(obligations: readonly ScheduledObligation[], ended: readonly ModifiedObligation[]): Day | null {
  const days = obligations.map(({ id }) => ended.find(({ obligationId }) => obligationId === id)?.day);
  return days.length === 0 || days.includes(undefined) ? null : Math.max(...days.map((day) => day ?? 0));
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
  for (const event of main === null ? [] : carryingEventsOf(place)) {
    const made = event.kind === 'reversal' ? reverse(place, event, main!, amortization) : writeDown(place, event, amortization);
    if ('code' in made) diagnostics.push(made);
    else {
      impairments.push(...made.impairment);
      amortization.push(...made.amortization);
    }
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
export function periodOf({ cost, contract, obligations }: Omit<CostPlace, 'policy' | 'endedOn'>): {
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
  const price = obligations.reduce((sum, { allocated, credits, changes }) => sum + allocated + credits + sumAmounts(changes.filter(({ rule }) => rule !== 'modification-termination')), 0);
  return { segments: obligations.flatMap(({ segments }) => segments), price };
}

interface CarryingEvent {
  readonly kind: 'impairment' | 'reversal' | 'termination';
  /** Last day that is amortized before it. */
  readonly day: Day;
  readonly postingDay: Day;
  /** Null: all that is carried. */
  readonly amount: number | null;
}

interface Moved {
  readonly impairment: readonly Segment[];
  readonly amortization: readonly Segment[];
}

const NAMES = { impairment: 'impaired', reversal: 'reversed', termination: 'terminated' } as const;
const NOTHING_MOVED: Moved = { impairment: [], amortization: [] };

/** By day; on one day an impairment comes before its reversal, and both before the termination, which takes the rest. */
function carryingEventsOf({ cost, endedOn }: CostPlace): CarryingEvent[] {
  const { impairmentDay, impairmentAmount, reversalDay = null, reversalAmount = null, terminationDay } = cost;
  const events: CarryingEvent[] = [];
  const add = (kind: CarryingEvent['kind'], day: Day, amount: number | null, postingDay = day): void => {
    events.push({ kind, day, postingDay, amount });
  };
  if (impairmentDay !== null && impairmentAmount !== null) add('impairment', impairmentDay, impairmentAmount);
  if (reversalDay !== null && reversalAmount !== null) add('reversal', reversalDay, reversalAmount);
  if (terminationDay !== null) add('termination', terminationDay, null);
  // From the effective date on nothing is delivered: the day before is the last that is amortized.
  else if (endedOn !== null) add('termination', endedOn <= cost.day ? cost.day : endedOn - 1, null, Math.max(endedOn, cost.day));
  const end = events.find(({ kind }) => kind === 'termination')?.postingDay ?? Infinity;
  return events.filter(({ kind, day }) => kind === 'termination' || day <= end).sort((a, b) => a.day - b.day);
}

function writeDown(place: CostPlace, { kind, day, postingDay, amount: stated }: CarryingEvent, amortization: readonly Segment[]): Moved | Diagnostic {
  const carried = carryingAmount(amortization, day);
  const amount = stated ?? carried;
  if (amount > carried) return reportExcess(place, carried);
  if (amount === 0) return NOTHING_MOVED;
  const facts = factsOf(place, 'impairment', NAMES[kind], amount, 'contract-cost-impairment');
  const derivation: AmountDerivation =
    stated === null
      ? { kind: 'left-over', segmentIds: amortization.map(({ id }) => id), throughDay: day }
      : { kind: 'source-cell', row: place.cost.origin, column: 'Impairment amount' };
  const lowered = factsOf(place, 'amortization', NAMES[kind], 0 - amount, 'contract-cost-impairment');
  const opposite: AmountDerivation = { kind: 'opposite', segmentId: facts.id };
  return {
    impairment: [pointSegment({ ...facts, derivation }, postingDay)],
    amortization: [lowerAmortization({ ...lowered, derivation: opposite }, [...amortization], day)],
  };
}

function reverse(place: CostPlace, { kind, day, amount }: CarryingEvent, main: Segment, amortization: readonly Segment[]): Moved | Diagnostic {
  if (amount === null) return NOTHING_MOVED;
  if (place.policy.framework !== 'ifrs') return reportNotAllowed(place);
  const most = mostToReverse(main, amortization, day);
  if (amount > most) return reportReversal(place, most);
  const facts = factsOf(place, 'impairment', NAMES[kind], 0 - amount, 'contract-cost-reversal');
  const cell = { row: place.cost.origin, column: 'Reversal amount', before: 0, through: 1, whole: 1 };
  const raised = factsOf(place, 'amortization', NAMES[kind], amount, 'contract-cost-reversal');
  return {
    impairment: [pointSegment({ ...facts, derivation: { kind: 'share-of-cell', ...cell, sign: -1 } }, day)],
    amortization: [raiseAmortization({ ...raised, derivation: { kind: 'opposite', segmentId: facts.id } }, main, day)],
  };
}

function reportNotAllowed({ cost }: CostPlace): Diagnostic {
  const message = `Contract cost ${cost.id} reverses an impairment, which US GAAP does not allow (340-40-35-6). Clear Reversal date and Reversal amount, or set Framework to IFRS in Settings.`;
  return engineDiagnostic('error', 'cost.reversal-not-allowed', cost.origin, 'Reversal amount', message);
}

function reportReversal({ cost, contract }: CostPlace, most: number): Diagnostic {
  const words = (minor: number): string => `${amountText(minor, contract.currency)} ${contract.currency}`;
  const message = `The reversal of ${words(cost.reversalAmount ?? 0)} on ${isoOf(cost.reversalDay ?? cost.day)} is more than the ${words(most)} by which the cost is carried below what it would be without its impairment (IFRS 15.104). Enter at most that.`;
  return engineDiagnostic('error', 'cost.reversal-exceeds', cost.origin, 'Reversal amount', message);
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

const isOfImpairment = ({ rule }: Segment): boolean =>
  rule === 'contract-cost-impairment' || rule === 'contract-cost-reversal';

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
