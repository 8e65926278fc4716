/** Lines of the journal in the functional currency, for other programs. */
import { amountText, isoOf } from '../engine';
import type { AccountRole, FunctionalLine } from '../engine';

export interface FunctionalRecord {
  readonly entry: string;
  readonly line: number;
  /** translation of a line of the daily journal, exchange in its entry, remeasurement at a month's end, correction. */
  readonly kind: string;
  readonly date: string;
  readonly period: string;
  readonly accountRole: AccountRole;
  readonly account: string;
  readonly accountName: string;
  readonly debit: string;
  readonly credit: string;
  readonly functionalCurrency: string;
  /** Debit less credit in the transaction currency. */
  readonly transactionAmount: string;
  readonly transactionCurrency: string;
  readonly entity: string;
  readonly contract: string;
  readonly obligation: string;
  readonly rule: string;
  readonly basis: string;
  readonly run: number;
}

export function functionalRecordOf(line: FunctionalLine): FunctionalRecord {
  return {
    entry: line.entry,
    line: line.line,
    kind: line.kind,
    date: isoOf(line.day),
    period: line.period,
    accountRole: line.role,
    account: line.account,
    accountName: line.accountName,
    debit: amountText(line.debit, line.functionalCurrency),
    credit: amountText(line.credit, line.functionalCurrency),
    functionalCurrency: line.functionalCurrency,
    transactionAmount: amountText(line.amount, line.currency),
    transactionCurrency: line.currency,
    entity: line.entity,
    contract: line.contractId,
    obligation: line.obligationId,
    rule: line.rule,
    basis: line.narrative,
    run: line.run,
  };
}
