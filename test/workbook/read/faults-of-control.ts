/** Faults of control: each brings an obligation O-4 of its own contract. */
import type { Book, Fault } from './fault';
import { serial } from './small-book';
import type { CellsByColumn } from './small-book';

const withGoods =
  (cells: CellsByColumn, method = 'point in time') =>
  (book: Book): void => {
    book.Products.push({ Product: 'GOODS', 'Recognition method': method });
    book.Contracts.push({ ...book.Contracts[0], Contract: 'C-4' });
    Object.assign(book.Obligations[0]!, Object.fromEntries(Object.keys(cells).map((column) => [column, null])));
    book.Obligations.push({ Obligation: 'O-4', Contract: 'C-4', Product: 'GOODS', Price: 5000, ...cells });
  };

const redeemed = (iso: string): CellsByColumn => ({ Obligation: 'O-4', 'As of': serial(iso), Done: 10, Total: 100 });

const DELIVERED = { Delivered: serial('2026-02-28') };
const ACCEPTED = { Accepted: serial('2026-03-03') };

export const CONTROL_FAULTS: readonly Fault[] = [
  {
    code: 'transfer.unused',
    what: 'delivery of a service over time',
    fault: withGoods(DELIVERED, 'straight-line'),
    cell: 'Obligations!I5',
    says: 'recognized straight-line',
  },
  {
    code: 'transfer.unused',
    what: 'acceptance beside another trigger',
    fault: withGoods({ Trigger: 'service end', ...ACCEPTED }),
    cell: 'Obligations!J5',
    says: 'Set Trigger to acceptance',
  },
  {
    code: 'transfer.unused',
    what: 'delivery and acceptance without a trigger',
    fault: withGoods({ ...DELIVERED, ...ACCEPTED }),
    cell: 'Obligations!J5',
    says: 'more than a formality',
  },
  {
    code: 'date.invalid',
    what: 'a delivery that is no date',
    fault: withGoods({ Delivered: -5 }),
    cell: 'Obligations!I5',
    says: '-5',
  },
  {
    code: 'value.unknown',
    what: 'a trigger of another kind',
    fault: withGoods({ Trigger: 'handover of keys' }),
    cell: 'Obligations!I5',
    says: 'delivery or acceptance',
  },
  {
    code: 'judgement.rationale',
    what: 'goods held without a reason',
    fault: withGoods({ 'Control judgement': 'bill and hold', Rationale: null }),
    cell: 'Obligations!J5',
    says: 'Control judgement is a judgement',
  },
  {
    code: 'judgement.rationale',
    what: 'no column for it',
    fault: withGoods({ 'Control judgement': 'consignment', 'Recognition method': 'usage' }),
    cell: 'Obligations!I5',
    says: 'a column of this table',
  },
  {
    code: 'control.method',
    what: 'consignment of goods sold on delivery',
    fault: withGoods({ 'Control judgement': 'consignment', Rationale: 'The dealer may return them.' }),
    cell: 'Obligations!I5',
    says: 'rows of Usage. Set its Recognition method to usage',
  },
  {
    code: 'control.method',
    what: 'a repurchase of a service',
    fault: withGoods({ 'Control judgement': 'call option', Rationale: 'Clause 7.' }, 'straight-line'),
    cell: 'Obligations!I5',
    says: 'to point in time',
  },
  {
    code: 'value.unknown',
    what: 'a put option that leaves the incentive open',
    fault: withGoods({ 'Control judgement': 'put option', Rationale: 'Clause 7.' }),
    cell: 'Obligations!I5',
    says: 'no significant incentive',
  },
  {
    code: 'breakage.method',
    what: 'breakage of goods sold on delivery',
    fault: withGoods({ Breakage: 'remote' }),
    cell: 'Obligations!I5',
    says: 'units that are used',
  },
  {
    code: 'breakage.no-end',
    what: 'rights without an end',
    fault: (book) => {
      withGoods({ Breakage: 'at expiry' }, 'units redeemed')(book);
      book.Contracts[1]!['End'] = null;
      book.Progress.push(redeemed('2026-03-31'));
    },
    cell: 'Obligations!I5',
    says: 'the last day of the right in End',
  },
  {
    code: 'progress.after-end',
    what: 'rights used after their end',
    fault: (book) => {
      withGoods({ Breakage: 'proportional' }, 'units redeemed')(book);
      book.Progress.push(redeemed('2026-12-31'), redeemed('2027-01-01'));
    },
    cell: 'Progress!B3',
    says: 'lapse (2026-12-31)',
  },
];
