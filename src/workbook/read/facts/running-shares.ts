/** Shares of one whole as running weights, so that amounts divided by them sum to the whole. */
import type { RunningShare } from '../../../engine/domain/line-share';
import type { ShareCell } from '../../../engine/domain/material-right';
import { sortNaturally } from '../../../engine/foundation/sort-naturally';
import { foldId } from '../cells/normal-text';
import { report, type Row } from '../tables/table-row';

export interface WeighedRow {
  readonly obligationId: string;
  readonly row: Row;
  readonly share: ShareCell | null;
  /** Minor units, signed as the whole. */
  readonly amount: number | null;
}

/**
 * By folded obligation id, in natural order of the obligations. `whole`: minor units that amounts must make; null where
 * only shares count. A single row without a share is the whole. Notes shares that do not make it.
 */
export function runningShares(rows: readonly WeighedRow[], whole: number | null, column: string): ReadonlyMap<string, RunningShare> {
  const last = rows.at(-1);
  if (last === undefined || rows.some(({ row }) => row.failed)) return new Map();
  const ordered = sortNaturally(rows, ({ obligationId }) => obligationId);
  const byAmount = rows.some(({ amount }) => amount !== null);
  const lacking = rows.find((item) => (byAmount ? item.amount : item.share) === null);
  if (lacking !== undefined && rows.length > 1) {
    const what = byAmount ? 'an amount' : 'a share';
    report(lacking.row, 'share.sum', column, `Several obligations share it, and this row has not ${what} as the others have. Enter ${what} in each.`);
    return new Map();
  }
  if (lacking !== undefined) return new Map([[foldId(last.obligationId), { before: 0, through: 1, whole: 1 }]]);
  const scale = Math.max(0, ...rows.map(({ share }) => share?.share.scale ?? 0));
  const weightOf = ({ share, amount }: WeighedRow): number =>
    byAmount ? Math.abs(amount ?? 0) : (share?.share.digits ?? 0) * 10 ** (scale - (share?.share.scale ?? 0));
  const all = byAmount ? Math.abs(whole ?? 0) : 10 ** scale;
  const sum = ordered.reduce((total, item) => total + weightOf(item), 0);
  const isSigned = !byAmount || rows.every(({ amount }) => Math.sign(amount ?? 0) !== -Math.sign(whole ?? 0));
  if (sum !== all || all === 0 || !isSigned) {
    const seen = byAmount ? 'Amounts do not sum to the amount of the line' : `Shares sum to ${Math.round((sum / all) * 1e6) / 1e4} %, not to 100 %`;
    report(last.row, 'share.sum', column, `${seen}. Correct them.`);
    return new Map();
  }
  let through = 0;
  return new Map(
    ordered.map((item) => {
      const before = through;
      through += weightOf(item);
      return [foldId(item.obligationId), { before, through, whole: all }];
    }),
  );
}
