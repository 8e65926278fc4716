/** All schedules beside revenue, made from the facts and from what the five steps found. */
import type { ContractCost } from '../domain/contract-cost';
import type { Contract, Obligation, ProgressRecord } from '../domain/book';
import type { Estimate } from '../domain/estimate';
import type { WriteOff } from '../domain/write-off';
import type { Policy } from '../domain/policy';
import type { RecognitionResult, RowCoverage } from '../domain/schedule';
import { sortNaturally } from '../foundation/sort-naturally';
import { writeOffInvoices, type WrittenOffBook } from './bad-debt';
import { scheduleContractCosts } from './contract-cost-schedules';
import { scheduleGoods } from './goods-schedules';
import { scheduleProvisions } from './onerous-schedules';

interface TransferFacts {
  readonly policy: Policy;
  readonly contracts: readonly Contract[];
  readonly obligations: readonly Obligation[];
  readonly progress: readonly ProgressRecord[];
  readonly estimates: readonly Estimate[];
  readonly contractCosts: readonly ContractCost[];
  readonly writeOffs: readonly WriteOff[];
}

/** The result of the five steps with its transfers; nothing else changes where a book has none. */
export function addTransfers(facts: TransferFacts, result: RecognitionResult): RecognitionResult {
  const contracts = new Map(facts.contracts.map((contract) => [contract.id, contract]));
  const written = writeOffInvoices(result.obligations, facts.writeOffs);
  const costs = scheduleContractCosts(
    sortNaturally(facts.contractCosts, ({ id }) => id),
    contracts,
    written.obligations,
    facts.policy,
    result.modifications,
  );
  const goods = scheduleGoods(facts.obligations, facts.estimates, written.obligations);
  const provisions = scheduleProvisions(written.obligations, facts.progress, result.modifications, facts.policy);
  return {
    ...result,
    obligations: written.obligations,
    transfers: sortNaturally(
      [...result.transfers, ...costs.transfers, ...written.transfers, ...goods.transfers, ...provisions],
      ({ contractId }) => contractId,
      ({ id }) => id,
    ),
    coverage: [...result.coverage, ...coverCosts(facts.contractCosts, contracts), ...coverWriteOffs(facts.writeOffs, written)],
    diagnostics: [...result.diagnostics, ...written.diagnostics, ...costs.diagnostics, ...goods.diagnostics],
  };
}

function coverCosts(costs: readonly ContractCost[], contracts: ReadonlyMap<string, Contract>): RowCoverage[] {
  if (costs.length === 0) return [];
  const excluded = costs
    .filter(({ contractId }) => !contracts.has(contractId))
    .map(({ id, contractId }) => ({ key: id, reason: `names contract ${contractId}, which does not exist` }));
  return [{ table: 'Contract costs', rows: costs.length, used: costs.length - excluded.length, excluded }];
}

function coverWriteOffs(writeOffs: readonly WriteOff[], { excluded }: WrittenOffBook): RowCoverage[] {
  if (writeOffs.length === 0) return [];
  return [{ table: 'Write-offs', rows: writeOffs.length, used: writeOffs.length - excluded.length, excluded }];
}
