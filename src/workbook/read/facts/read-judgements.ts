/** Judgements that a row records: each needs the reason why it was made. */
import type { Contract, InvoiceLine, Obligation, Warranty } from '../../../engine/domain/book';
import { isPromise } from '../../../engine';
import { COLLECTABLE, WARRANTIES } from '../choices/judgement-choices';
import { foldId } from '../cells/normal-text';
import { hasValue, readAmount, readChoice, readDay } from '../cells/read-cells';
import type { EntryIndex } from '../reading';
import { report, showValue, type Entry, type Row } from '../tables/table-row';

/** Notes a judgement of the column without a reason on its row. */
export function requireRationale(row: Row, column: string, why: string): void {
  if (hasValue(row, 'Rationale')) return;
  report(
    row,
    'judgement.rationale',
    row.table.columns.has('Rationale') ? 'Rationale' : column,
    `${column} is a judgement and has no reason. Enter in Rationale, a column of this table, ${why}.`,
  );
}

/** Absent where collection is probable since inception. */
export function readCollectability(row: Row): Pick<Contract, 'collectableFrom'> {
  const answer = readChoice(row, 'Collectable', COLLECTABLE);
  const day = readDay(row, 'Collectable from');
  if (answer !== 'no' && day === null) return {};
  const column = answer === 'no' ? 'Collectable' : 'Collectable from';
  requireRationale(row, column, 'why collection of the price is not probable, or became so (606-10-25-1(e), IFRS 15.9(e))');
  return { collectableFrom: day };
}

/** Null where the row is no warranty. An assurance has no price. */
export function readWarranty(row: Row, currency: string): Warranty | null {
  const warranty = readChoice(row, 'Warranty', WARRANTIES);
  if (warranty !== 'assurance') return warranty;
  requireRationale(row, 'Warranty', 'why the warranty only assures that the product is as agreed (606-10-55-33, IFRS 15.B31)');
  for (const column of ['Price', 'SSP (total)']) {
    if ((readAmount(row, column, currency) ?? 0) === 0) continue;
    const message =
      `${column} is filled on an assurance-type warranty, which is part of its product and gets no price (606-10-55-32, ` +
      'IFRS 15.B30). Clear it, or enter service in Warranty.';
    report(row, 'warranty.priced', column, message);
  }
  return warranty;
}

/** Invoice lines that bill a warranty without price. */
export function checkBilledWarranties(lines: readonly Entry<InvoiceLine>[], obligations: EntryIndex<Obligation>): void {
  for (const { fact, row } of lines) {
    const obligation = obligations.get(foldId(fact.obligationId ?? ''))?.fact;
    if (obligation === undefined || isPromise(obligation)) continue;
    const message = `Obligation ${showValue(obligation.id)} is an assurance-type warranty and has no price to bill. Name the product’s obligation, or enter service in Warranty.`;
    report(row, 'warranty.billed', 'Obligation', message);
  }
}

/** The kind of a licence is judgement: its reason should stand beside it. */
export function noteLicence(row: Row): void {
  if (hasValue(row, 'Rationale')) return;
  const message =
    'The kind of a licence is a judgement and has no reason. Enter in Rationale whether the seller’s activities change the property (606-10-55-58 to 60, IFRS 15.B57-B58).';
  report(row, 'licence.rationale', row.table.columns.has('Rationale') ? 'Rationale' : 'Licence', message);
}
