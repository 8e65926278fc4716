/**
 * The schedules of goods: cost of sales, the right to returned goods, and goods that came back.
 * ASC 606-10-55-23 to 28; IFRS 15.B20-B27
 *
 * Rule: an obligation whose row states what its goods cost has up to three schedules between two accounts. An obligation
 * without a cost has none: its costs are not this product's matter.
 * Formula: inventory → cost of sales as goods transfer; cost of sales → right to returned goods as returns are
 * estimated; right to returned goods → inventory as they come.
 * Example: cost 6,000.00, three of a hundred expected back: cost of sales 6,000.00 − 180.00, right to returned goods
 * 180.00.
 */
import type { Obligation } from '../domain/book';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { Estimate } from '../domain/estimate';
import { sumAmounts } from '../domain/new-segment';
import type { PriceChange, ScheduledObligation, Segment } from '../domain/schedule';
import type { TransferSchedule } from '../domain/transfer-schedule';
import { amountText } from '../foundation/decimal-text';
import { groupBy } from '../foundation/group-by';
import { costOfGoods, moveWith, revenueOfGoods } from './cost-of-goods';
import { returnSegments } from './return-asset';

export interface GoodsSchedules {
  readonly transfers: readonly TransferSchedule[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Schedules of all obligations whose goods have a cost. */
export function scheduleGoods(
  rows: readonly Obligation[],
  estimates: readonly Estimate[],
  obligations: readonly ScheduledObligation[],
): GoodsSchedules {
  const stated = new Map(rows.filter(({ cost, unitCost }) => cost !== undefined || unitCost !== undefined).map((row) => [row.id, row]));
  if (stated.size === 0) return { transfers: [], diagnostics: [] };
  const byRow = new Map(estimates.map((estimate) => [JSON.stringify(estimate.origin.key), estimate]));
  const estimateOf = (change: PriceChange): Estimate | undefined =>
    change.source === 'Estimate' ? byRow.get(JSON.stringify(change.origin.key)) : undefined;
  const ofContract = groupBy(
    obligations.filter(({ kind, method, addedDay }) => kind === 'obligation' && method !== 'usage' && addedDay === null),
    ({ contractId }) => contractId,
  );
  const transfers: TransferSchedule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const obligation of obligations) {
    const row = stated.get(obligation.id);
    const cost = row === undefined ? null : costOfGoods(row, obligation.currency);
    if (cost === null || obligation.method === 'usage') continue;
    const contractPrice = (ofContract.get(obligation.contractId) ?? []).reduce((sum, item) => sum + item.statedPrice, 0);
    const sales = goodsTransferId(obligation.id, 'cost of sales');
    const { origin } = obligation;
    const derivation = { kind: 'cost-of-goods', cost, before: 0, through: 1, whole: 1 } as const;
    const facts = { id: sales, obligationId: sales, rule: 'cost-of-goods', source: 'Goods', amount: cost.amount, origin, derivation } as const;
    const sold = cost.amount === 0 ? null : moveWith(facts, revenueOfGoods(obligation));
    const name = { asset: goodsTransferId(obligation.id, 'right to returned goods'), returned: goodsTransferId(obligation.id, 'goods returned') };
    const { asset, returned } = returnSegments({ obligation, cost, contractPrice, estimateOf }, name);
    if (sumAmounts(asset) < 0) diagnostics.push(reportBelowZero(obligation, asset));
    transfers.push(
      transferOf(obligation, sales, ['Cost of sales', 'Inventory'], 'cost-of-goods', sold === null ? [] : [sold]),
      transferOf(obligation, name.asset, ['Right to returned goods', 'Cost of sales'], 'return-asset', asset),
      transferOf(obligation, name.returned, ['Inventory', 'Right to returned goods'], 'goods-returned', returned),
    );
  }
  return { transfers: transfers.filter(({ segments }) => segments.length > 0), diagnostics };
}

type GoodsStep = 'cost of sales' | 'right to returned goods' | 'goods returned';

/** Schedule of one step of an obligation's goods: `OB-7 cost of sales`. */
export const goodsTransferId = (obligationId: string, step: GoodsStep): string => `${obligationId} ${step}`;

function transferOf(
  obligation: ScheduledObligation,
  id: string,
  [debitRole, creditRole]: readonly [TransferSchedule['debitRole'], TransferSchedule['creditRole']],
  rule: TransferSchedule['rule'],
  segments: readonly Segment[],
): TransferSchedule {
  const { id: obligationId, contractId, customer, entity, currency, productId, category, origin } = obligation;
  const place = { contractId, obligationId, customer, entity, currency, productId, category, invoiceId: '' };
  return { id, ...place, debitRole, creditRole, segments, rule, source: 'Goods', origin };
}

function reportBelowZero({ id, currency }: ScheduledObligation, asset: readonly Segment[]): Diagnostic {
  const origin = asset.at(-1)!.origin;
  const words = `${amountText(0 - sumAmounts(asset), currency)} ${currency}`;
  const message = `The costs to recover the goods of ${id} exceed what these cost by ${words}. Enter at most the cost of what is expected back.`;
  return engineDiagnostic('error', 'goods.recovery-exceeds', origin, 'Recovery cost', message);
}
