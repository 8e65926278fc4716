/** Faults of what goods cost, and of the costs to get them back. */
import type { Fault } from './fault';
import type { CellsByColumn } from './small-book';

const goods = (code: Fault['code'], what: string, row: number, cells: CellsByColumn, cell: string, says: string): Fault => ({
  code,
  what,
  fault: (book) => Object.assign(book.Obligations[row]!, cells),
  cell: `Obligations!${cell}`,
  says,
});

const recovery = (code: Fault['code'], what: string, row: number, cost: number, cell: string, says: string): Fault => ({
  code,
  what,
  fault: (book) => (book.Estimates[row]!['Recovery cost'] = cost),
  cell: `Estimates!${cell}`,
  says,
});

export const GOODS_FAULTS: readonly Fault[] = [
  goods('goods.two-costs', 'a cost and a unit cost', 0, { Cost: 600, 'Unit cost': 600 }, 'J2', 'Keep one of them'),
  goods('amount.negative', 'a cost with a sign', 0, { Cost: -600 }, 'I2', '-600'),
  goods('amount.negative', 'a unit cost with a sign', 0, { 'Unit cost': -0.5 }, 'I2', '-0.5'),
  goods('amount.decimals', 'a cost of parts of a cent', 0, { Cost: 0.001 }, 'I2', '0.001'),
  goods('amount.not-a-number', 'a unit cost in words', 0, { 'Unit cost': 'sixty' }, 'I2', 'sixty'),
  goods('setting.unused', 'a cost of usage', 1, { Cost: 600 }, 'I3', 'not for usage'),
  recovery('amount.negative', 'a recovery cost with a sign', 1, -5, 'N3', 'without sign'),
  recovery('setting.unused', 'a recovery cost of a bonus', 0, 5, 'N2', 'only counts for returns'),
];
