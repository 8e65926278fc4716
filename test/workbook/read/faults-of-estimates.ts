/** Faults of estimates of variable consideration and their outcomes. */
import type { Fault } from './fault';
import { estimate, serial, type CellsByColumn } from './small-book';

/** The three rows of Estimates in the small book: a bonus that weighs outcomes, and two estimates of returns. */
const fault = (code: Fault['code'], what: string, row: number, cells: CellsByColumn, cell: string, says: string): Fault => ({
  code,
  what,
  fault: (book) => Object.assign(book.Estimates[row]!, cells),
  cell: `Estimates!${cell}`,
  says,
});

const outcome = (code: Fault['code'], what: string, row: number, cells: CellsByColumn, cell: string, says: string): Fault => ({
  code,
  what,
  fault: (book) => Object.assign(book.Scenarios[row]!, cells),
  cell,
  says,
});

export const ESTIMATE_FAULTS: readonly Fault[] = [
  fault('value.missing', 'an estimate without rationale', 1, { Rationale: null }, 'M3', 'why'),
  fault('value.missing', 'an estimate without figure', 2, { Amount: null }, 'G4', 'Amount is empty'),
  fault('value.missing', 'an estimate of nothing', 0, { Obligation: null }, 'C2', 'Name the contract'),
  fault('value.unknown', 'a kind of estimate', 0, { Kind: 'gift' }, 'E2', 'bonus, penalty'),
  fault('id.unknown', 'an estimate of no obligation', 2, { Obligation: 'O-X' }, 'D4', '“O-X”'),
  fault('key.duplicate', 'two estimates of one day', 2, { 'As of': serial('2026-02-01') }, 'A4', 'of the same day'),
  {
    code: 'contract.mismatch',
    what: 'an estimate of another contract’s obligation',
    fault: (book) => {
      book.Contracts.push({ ...book.Contracts[0]!, Contract: 'C-8' });
      book.Estimates.push(estimate({ Contract: 'C-8', Obligation: 'O-1', Amount: 5 }));
    },
    cell: 'Estimates!D5',
    says: '“C-8”',
  },
  fault('estimate.two-measures', 'amount and rate', 2, { Rate: 0.1 }, 'H4', 'both filled'),
  fault('estimate.two-measures', 'a figure beside outcomes', 0, { Amount: 5 }, 'G2', 'outcomes'),
  outcome('estimate.two-measures', 'outcomes of both sorts', 1, { Amount: null, Rate: 0.1 }, 'Estimates!F2', 'alike'),
  fault('estimate.method', 'a method that does not weigh', 0, { Method: 'amount' }, 'F2', 'does not weigh'),
  fault('estimate.method', 'no method for outcomes', 0, { Method: null }, 'F2', 'Say in Method'),
  fault('estimate.method', 'a rate entered as amount', 2, { Method: 'rate' }, 'F4', 'The method is rate'),
  fault('estimate.without-scenarios', 'nothing to weigh', 2, { Method: 'most likely amount', Amount: null }, 'F4', 'weighs outcomes'),
  fault('estimate.inconsistent', 'another kind', 2, { Kind: 'rebate' }, 'E4', 'Estimates!E3'),
  fault('estimate.after-actual', 'an estimate of what is known', 1, { Actual: 'Yes' }, 'B4', 'Estimates!J3'),
  {
    code: 'estimate.sign',
    what: 'a bonus below zero',
    fault: (book) => book.Estimates.push(estimate({ Kind: 'bonus', Amount: -5 })),
    cell: 'Estimates!G5',
    says: 'raises the price',
  },
  outcome('estimate.sign', 'an outcome below zero', 1, { Amount: -5 }, 'Scenarios!D3', 'raises the price'),
  fault('estimate.constraint', 'a share of nothing known', 2, { Constrained: 'Yes' }, 'I4', 'No lower outcome'),
  fault('estimate.constraint', 'more than may be lost', 0, { Constrained: 31 }, 'I2', 'More is constrained'),
  fault('estimate.constraint', 'of an outcome', 2, { Actual: 'Y', Constrained: 0.5 }, 'I4', 'is known'),
  fault('estimate.constraint', 'an amount of a rate', 2, { Amount: null, Rate: 0.1, Constrained: 5 }, 'I4', 'share'),
  fault('amount.negative', 'a constraint below zero', 0, { Constrained: -2 }, 'I2', 'below zero'),
  {
    code: 'estimate.without-obligation',
    what: 'an estimate of a contract that promises nothing',
    fault: (book) => {
      book.Contracts.push({ ...book.Contracts[0]!, Contract: 'C-8' });
      book.Estimates.push(estimate({ Contract: 'C-8', Amount: 5 }));
    },
    cell: 'Estimates!C5',
    says: 'no obligations',
  },
  outcome('probability.sum', 'nine tenths', 1, { Probability: 0.6 }, 'Scenarios!F3', 'sum to 0.9'),
  outcome('amount.negative', 'a probability below zero', 0, { Probability: -0.3 }, 'Scenarios!F2', 'between 0 and 1'),
  outcome('key.duplicate', 'two outcomes of one name', 1, { Scenario: 'high' }, 'Scenarios!C3', 'already in'),
  {
    code: 'id.unknown',
    what: 'an outcome of no estimate',
    fault: (book) => book.Scenarios.push({ ...book.Scenarios[0]!, Estimate: 'E-7' }),
    cell: 'Scenarios!A4',
    says: '“E-7”',
  },
  {
    code: 'id.unknown',
    what: 'an outcome of another day',
    fault: (book) => book.Scenarios.push({ ...book.Scenarios[0]!, 'As of': serial('2026-05-05') }),
    cell: 'Scenarios!B4',
    says: 'no row',
  },
  {
    code: 'probability.tie',
    what: 'two likely outcomes',
    fault: (book) => {
      book.Estimates[0]!['Method'] = 'most likely amount';
      for (const row of book.Scenarios) row['Probability'] = 50;
    },
    cell: 'Estimates!F2',
    says: 'lowest of them',
  },
  fault('setting.unused', 'a fair value', 2, { 'Fair value': 5 }, 'K4', 'consideration payable'),
  {
    code: 'estimate.form',
    what: 'a new value of shares that does not say why',
    fault: (book) => {
      const shares = { Estimate: 'SHARES', Kind: 'non-cash consideration' };
      book.Estimates.push(estimate({ ...shares, 'As of': serial('2026-06-30'), Amount: 7 }));
      book.Estimates.push(estimate({ ...shares, 'As of': serial('2026-01-01'), Amount: 5 }));
    },
    cell: 'Estimates!L5',
    says: 'such as a share price',
  },
  fault('setting.unused', 'a change of form', 2, { 'Due to form': 'Y' }, 'L4', 'non-cash'),
];
