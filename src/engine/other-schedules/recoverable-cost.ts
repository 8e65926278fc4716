/**
 * Whether contract costs are still recoverable.
 * ASC 340-40-35-3 to 4; IFRS 15.101-102
 *
 * Rule: on the day closed, what a contract's costs are carried at is compared with the consideration that is not yet
 * recognized less the costs that remain. An excess is reported, with the amount to write down; the user records the
 * impairment. Where renewals are anticipated or usage is to come, the consideration is not in the book, and nothing is
 * said.
 * Formula: excess = carried − max(0, price − recognized − remaining costs).
 * Example: carried 600.00, remaining consideration 500.00, remaining costs 200.00 → 300.00 not recoverable.
 */
import type { ContractCost } from '../domain/contract-cost';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { RecognitionResult, ScheduledObligation } from '../domain/schedule';
import type { TransferSchedule } from '../domain/transfer-schedule';
import { isoOf, type Day } from '../foundation/calendar';
import { amountText } from '../foundation/decimal-text';
import { groupBy } from '../foundation/group-by';
import { readSegments } from '../step-5-recognition/follow-segments';
import { carriedBy, costTransferId, lastDayAmortized } from './contract-cost-schedules';

/** One warning a contract, at its first cost that is still carried. */
export function examineCosts(
  costs: readonly ContractCost[],
  { obligations, transfers }: Pick<RecognitionResult, 'obligations' | 'transfers'>,
  throughDay: Day,
): Diagnostic[] {
  const ofContracts = groupBy(costs, ({ contractId }) => contractId);
  return [...ofContracts].flatMap(([contractId, ofContract]): Diagnostic[] => {
    const own = obligations.filter((obligation) => obligation.contractId === contractId);
    const carried = ofContract.map((cost) => ({ cost, amount: carriedBy(transfers, cost.id, throughDay) }));
    const total = carried.reduce((sum, { amount }) => sum + amount, 0);
    const first = carried.find(({ amount }) => amount > 0);
    if (first === undefined || own.length === 0 || own.some(({ method }) => method === 'usage')) return [];
    const lastRevenueDay = Math.max(...own.flatMap(({ segments }) => segments.map(({ lastDay }) => lastDay)));
    if (ofContract.some(({ id }) => lastDayOf(transfers, id) > lastRevenueDay)) return [];
    const remainingCosts = ofContract.reduce((sum, cost) => sum + (cost.remainingCosts ?? 0), 0);
    const recoverable = Math.max(0, remainingPrice(own, throughDay) - remainingCosts);
    if (total <= recoverable) return [];
    const { currency } = own[0]!;
    const words = (minor: number): string => `${amountText(minor, currency)} ${currency}`;
    const message =
      `Contract ${contractId} carries ${words(total)} of costs on ${isoOf(throughDay)}; the consideration that remains less ` +
      `remaining costs is ${words(recoverable)}. Record an impairment of ${words(total - recoverable)}, or correct the amounts.`;
    return [engineDiagnostic('warning', 'cost.not-recoverable', first.cost.origin, 'Amount', message)];
  });
}

function lastDayOf(transfers: readonly TransferSchedule[], costId: string): Day {
  const amortization = transfers.find(({ id }) => id === costTransferId(costId, 'amortization'));
  return amortization === undefined ? -Infinity : lastDayAmortized(amortization);
}

function remainingPrice(obligations: readonly ScheduledObligation[], day: Day): number {
  return obligations.reduce(
    (sum, { allocated, credits, segments }) => sum + allocated + credits - readSegments(segments)(day),
    0,
  );
}
