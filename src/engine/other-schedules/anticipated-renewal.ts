/**
 * Renewals that the amortization of a cost counts on and that did not come.
 * ASC 340-40-35-1 to 3, 250-10-45-17; IFRS 15.99-101
 *
 * Rule: a cost may be amortized beyond the term that is signed, over renewals that are anticipated. Once the close
 * reaches the end of what is signed, renewals and longer terms included, and nothing follows, the estimate needs to be
 * looked at: what is still carried rests on renewals that did not come. It is pointed out with its amount; whether the
 * period is revised, or the cost impaired or written off, stays the user’s decision.
 * Formula: day closed ≥ last day signed, and last day of amortization > day closed, and carrying amount > 0.
 * Example: 3,000.00 over 2026 to 2030 for a contract of 2026 that nothing renews: closing December 2026, 2,400.00 rest on
 * renewals.
 */
import type { Contract } from '../domain/book';
import type { ContractCost } from '../domain/contract-cost';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { RecognitionResult } from '../domain/schedule';
import { isoOf, type Day } from '../foundation/calendar';
import { amountText } from '../foundation/decimal-text';
import { groupBy } from '../foundation/group-by';
import { renewedContracts } from '../step-1-contract/renew-contract';
import { carriedBy, costTransferId, lastDayAmortized } from './contract-cost-schedules';

/** One warning a cost, at the cell that states its period. */
export function examineRenewals(
  costs: readonly ContractCost[],
  contracts: readonly Contract[],
  { obligations, transfers }: Pick<RecognitionResult, 'obligations' | 'transfers'>,
  throughDay: Day,
): Diagnostic[] {
  const longer = costs.filter(({ lastDay, months, revisedLastDay }) => lastDay !== null || months !== null || revisedLastDay !== undefined);
  if (longer.length === 0) return [];
  const byId = new Map(contracts.map((contract) => [contract.id, contract]));
  const promised = groupBy(obligations, ({ contractId }) => contractId);
  const byTransfer = new Map(transfers.map((transfer) => [transfer.id, transfer]));
  const lastDayOf = (contract: Contract): Day => {
    const days = (promised.get(contract.id) ?? []).flatMap(({ lastDay }) => lastDay ?? []);
    return contract.lastDay === null && days.length === 0 ? Infinity : Math.max(contract.lastDay ?? -Infinity, ...days);
  };
  return longer.flatMap((cost): Diagnostic[] => {
    const contract = byId.get(cost.contractId);
    const amortization = byTransfer.get(costTransferId(cost.id, 'amortization'));
    if (contract === undefined || amortization === undefined) return [];
    const renewals = contracts.filter((other) => other.id !== contract.id && renewedContracts(other, byId).includes(contract.id));
    const signedThrough = Math.max(...[contract, ...renewals].map(lastDayOf));
    const lastDay = lastDayAmortized(amortization);
    const column = cost.revisedLastDay !== undefined ? 'Revised end' : cost.months === null ? 'End' : 'Months';
    const carried = carriedBy(transfers, cost.id, throughDay);
    if (throughDay < signedThrough || lastDay <= Math.max(throughDay, lastDayOf(contract)) || carried <= 0) return [];
    const words = `${amountText(carried, contract.currency)} ${contract.currency}`;
    const come = renewals.length === 0 ? 'no renewal of it is in Contracts' : 'no further renewal of it is in Contracts';
    const message =
      `Contract cost ${cost.id} is amortized until ${isoOf(lastDay)}, beyond what is signed: ${contract.id} runs until ${isoOf(signedThrough)}, and ${come}. ` +
      `The ${words} still carried on ${isoOf(throughDay)} rest on renewals (340-40-35-2 to 3, IFRS 15.100-101). Enter the renewal (Renewal of), or look at the estimate: state a Revised end from a day on, an impairment, or the end of the contract in Terminated.`;
    return [engineDiagnostic('warning', 'cost.renewal-missing', cost.origin, column, message)];
  });
}
