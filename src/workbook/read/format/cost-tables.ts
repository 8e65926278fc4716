/** Costs of obtaining and of fulfilling contracts. */
import { optionalColumn, requiredColumn } from './column-format';
import type { TableFormat } from './column-format';
import { END_ALIASES, START_ALIASES } from './contract-tables';
import { CONTRACT_ALIASES, OBLIGATION_ALIASES, strategyColumn } from './shared-columns';

export const contractCostsFormat: TableFormat = {
  name: 'Contract costs',
  excelName: 'ContractCosts',
  aliases: ['Contract cost', 'Costs', 'Commissions', 'Capitalized costs', 'Capitalised costs', 'Deferred commissions'],
  key: ['Cost'],
  words: 'One row a cost of obtaining or fulfilling a contract; what is capitalized is amortized.',
  columns: [
    requiredColumn('Cost', 'id', 'Code of the cost; never used twice.', {
      aliases: ['Cost ID', 'Contract cost', 'Cost number', 'Commission', 'Commission ID', 'ID'],
    }),
    requiredColumn('Contract', 'id', 'Contract that the cost obtained or helps to fulfil.', {
      aliases: CONTRACT_ALIASES,
    }),
    optionalColumn('Obligation', 'id', 'Obligation it relates to; blank relates it to the whole contract.', {
      aliases: OBLIGATION_ALIASES,
    }),
    requiredColumn('Kind', 'choice', 'obtain or fulfil.', {
      aliases: ['Cost kind', 'Cost type', 'Type', 'Category', 'Nature'],
    }),
    optionalColumn('Description', 'text', 'What was paid for.', { aliases: ['Cost description', 'Name', 'Memo'] }),
    requiredColumn('Amount', 'amount', 'Cost in the currency of the contract, above zero.', {
      aliases: ['Cost amount', 'Net amount', 'Commission amount', 'Value'],
    }),
    requiredColumn('Date', 'date', 'Day on which the cost was incurred.', {
      aliases: ['Cost date', 'Incurred', 'Incurred on', 'Date incurred', 'Payment date'],
    }),
    requiredColumn(
      'Incremental',
      'choice',
      'yes or no. Obtain: would not have been incurred without the contract. Fulfil: meets the criteria of an asset.',
      { aliases: ['Is incremental', 'Capitalize', 'Capitalise', 'Capitalizable', 'Qualifies', 'Meets criteria'] },
    ),
    optionalColumn('Start', 'date', 'First day of amortization; blank takes the obligation’s or the contract’s.', {
      aliases: ['Amortization start', 'Amortisation start', 'Amort start', ...START_ALIASES],
    }),
    optionalColumn('End', 'date', 'Last day of amortization, anticipated renewals included.', {
      aliases: ['Amortization end', 'Amortisation end', 'Amort end', ...END_ALIASES],
    }),
    optionalColumn('Months', 'number', 'Length of the amortization period from its start, instead of an end.', {
      aliases: ['Amortization months', 'Amortisation months', 'Amortization period', 'Life in months', 'Useful life'],
    }),
    optionalColumn('Pattern', 'choice', 'straight-line, or with revenue; blank is straight-line.', {
      aliases: ['Amortization pattern', 'Amortisation pattern', 'Amortization method', 'Amortisation method', 'Method'],
    }),
    optionalColumn('Renewal commensurate', 'choice', 'yes or no: whether a renewal costs as much again.', {
      aliases: ['Renewals commensurate', 'Commensurate', 'Renewal commission commensurate'],
    }),
    optionalColumn('Impairment date', 'date', 'Day of a write-down.', { aliases: ['Impaired', 'Impaired on'] }),
    optionalColumn('Impairment amount', 'amount', 'Write-down, at most what is carried on its day.', {
      aliases: ['Impairment', 'Write-down', 'Write down'],
    }),
    optionalColumn('Reversal date', 'date', 'IFRS: day on which the impairment is taken back, in whole or in part.', {
      aliases: ['Impairment reversal date', 'Reversed', 'Reversed on', 'Impairment reversed on'],
    }),
    optionalColumn('Reversal amount', 'amount', 'What is taken back: at most up to what would be carried without the impairment.', {
      aliases: ['Impairment reversal', 'Reversal', 'Reversal of impairment', 'Impairment reversal amount'],
    }),
    optionalColumn('Remaining costs', 'amount', 'Costs of the goods or services to come, for the impairment test.', {
      aliases: ['Costs to complete', 'Remaining costs to fulfil', 'Costs to come'],
    }),
    optionalColumn('Terminated', 'date', 'Day on which the contract ended early: what is carried is written off.', {
      aliases: ['Termination date', 'Terminated on', 'Contract terminated'],
    }),
    strategyColumn,
    optionalColumn('Rationale', 'text', 'Why: needed for judgements (see the guide).', {
      aliases: ['Reason', 'Judgement', 'Judgment', 'Basis', 'Why'],
    }),
    optionalColumn('Revised from', 'date', 'Day from which the period has another estimated end; earlier months stay.', {
      aliases: ['Revision date', 'Revised on', 'Re-estimated on', 'Period revised', 'Estimate revised'],
    }),
    optionalColumn('Revised end', 'date', 'Last day of amortization as estimated from that day on.', {
      aliases: ['New end', 'Revised amortization end', 'Revised amortisation end', 'Re-estimated end', 'New amortization end'],
    }),
  ],
};
