/** Variable consideration: estimates over time, and the outcomes that they weigh. */
import { optionalColumn, requiredColumn } from './column-format';
import type { TableFormat } from './column-format';
import { CONTRACT_ALIASES, OBLIGATION_ALIASES } from './shared-columns';

const ESTIMATE_ALIASES = ['Estimate ID', 'Estimate no', 'Estimate number', 'Variable consideration', 'ID'];
const AS_OF_ALIASES = ['As of date', 'As at', 'Estimate date', 'Effective date', 'Reassessment date', 'Date', 'Day'];
const RATE_ALIASES = ['Percent', 'Percentage', 'Rate %', 'Share of price', 'Discount rate', 'Return rate'];

export const estimatesFormat: TableFormat = {
  name: 'Estimates',
  excelName: 'Estimates',
  aliases: ['Estimate', 'Variable consideration', 'Variable considerations', 'Price estimates'],
  key: ['Estimate', 'As of'],
  words: 'One row an estimate of variable consideration; a later row with the same Estimate replaces it from its day on.',
  columns: [
    requiredColumn('Estimate', 'id', 'Code of what is estimated; the same on each later estimate of it.', {
      aliases: ESTIMATE_ALIASES,
    }),
    optionalColumn('As of', 'date', 'Day from which the estimate counts; blank is contract inception.', {
      aliases: AS_OF_ALIASES,
    }),
    optionalColumn('Contract', 'id', 'Contract whose price varies; may be blank where Obligation is filled.', {
      aliases: CONTRACT_ALIASES,
    }),
    optionalColumn('Obligation', 'id', 'Blank: the whole contract, split by selling prices as its price was at first.', {
      aliases: OBLIGATION_ALIASES,
    }),
    requiredColumn(
      'Kind',
      'choice',
      'bonus, penalty, rebate, volume discount, price concession, implicit price concession, returns, refund, consideration payable, non-cash consideration or other.',
      { aliases: ['Type', 'Estimate kind', 'Estimate type', 'Nature'] },
    ),
    optionalColumn('Method', 'choice', 'expected value, most likely amount, amount or rate; blank follows what is filled.', {
      aliases: ['Estimate method', 'Estimation method', 'Measurement method'],
    }),
    optionalColumn('Amount', 'amount', 'What the price changes by: without sign, as Kind tells the side; signed for other.', {
      aliases: ['Estimated amount', 'Estimate amount', 'Variable amount', 'Expected amount', 'Most likely amount', 'Net amount', 'Value'],
    }),
    optionalColumn('Rate', 'number', 'Share of the price, for usage of the usage to date: 0.1 or 10%.', {
      aliases: RATE_ALIASES,
    }),
    optionalColumn(
      'Constrained',
      'mixed',
      'Left out of the price: Yes for all that may be lost, a share of it such as 25%, or an amount above 1.',
      { aliases: ['Constraint', 'Constrained amount', 'Amount constrained', 'Left out'] },
    ),
    optionalColumn('Actual', 'choice', 'Yes once the outcome is known and nothing is estimated any more.', {
      aliases: ['Final', 'Is actual', 'Is final', 'Settled', 'Resolved'],
    }),
    optionalColumn('Fair value', 'amount', 'Consideration payable: fair value of what the customer delivers in return.', {
      aliases: ['Fair value received', 'Fair value of distinct good or service'],
    }),
    optionalColumn('Due to form', 'choice', 'Non-cash consideration: Yes where its value changed by its form alone.', {
      aliases: ['Change due to form', 'Form of consideration'],
    }),
    optionalColumn('Recovery cost', 'amount', 'Returns: what it will cost to get all goods of the estimate back; it lowers the right to returned goods.', {
      aliases: ['Recovery costs', 'Cost to recover', 'Costs to recover', 'Expected recovery cost', 'Expected costs to recover', 'Cost of recovery'],
    }),
    requiredColumn('Rationale', 'text', 'Why this estimate, and why a reversal is not probable.', {
      aliases: ['Reason', 'Judgement', 'Judgment', 'Basis', 'Justification', 'Comment', 'Note', 'Notes'],
    }),
  ],
};

export const scenariosFormat: TableFormat = {
  name: 'Scenarios',
  excelName: 'Scenarios',
  aliases: ['Scenario', 'Outcomes', 'Estimate scenarios', 'Estimate outcomes'],
  key: ['Estimate', 'As of', 'Scenario'],
  words: 'One row an outcome that an estimate weighs, with its probability.',
  columns: [
    requiredColumn('Estimate', 'id', 'Estimate it belongs to.', { aliases: ['Estimate ID', 'Estimate no', 'Estimate number'] }),
    optionalColumn('As of', 'date', 'Day of the row in Estimates; blank where that row has none, or is the only one.', {
      aliases: AS_OF_ALIASES,
    }),
    requiredColumn('Scenario', 'id', 'Name of the outcome.', { aliases: ['Outcome', 'Scenario name', 'Case', 'Name'] }),
    optionalColumn('Amount', 'amount', 'What the price changes by in this outcome; Rate instead for a share of the price.', {
      aliases: ['Outcome amount', 'Scenario amount', 'Net amount', 'Value'],
    }),
    optionalColumn('Rate', 'number', 'Share of the price in this outcome: 0.1 or 10%.', { aliases: RATE_ALIASES }),
    requiredColumn('Probability', 'number', 'Share of 1, or a percentage; all outcomes of an estimate sum to 1.', {
      aliases: ['Likelihood', 'Chance', 'Weight', 'Probability %', 'p'],
    }),
  ],
};
