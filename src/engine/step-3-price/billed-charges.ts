/**
 * What each charge bills.
 * ASC 606-10-32-2 to 4, 606-10-45-4; IFRS 15.47-49, IFRS 15.108
 *
 * Rule: a charge bills the obligation that it names, else the obligation that it is itself; one that several obligations
 * share bills each its part, in natural order of the obligations. Amounts are net of tax, which is collected for others.
 * Formula: part = round(amount × shares through ÷ all) − round(amount × shares before ÷ all).
 * Example: INV-1/1 of 1,000.00 names OB-1 → bills OB-1 1,000.00; INV-1/2 of 200.00 names none → bills INV-1/2 200.00.
 */
import { lineKey, type BilledPart } from '../domain/billed-part';
import type { InvoiceLine } from '../domain/book';
import type { LineShare } from '../domain/line-share';
import { roundedRatio } from '../foundation/exact-ratio';

/** One part a charge; lines of other types are left to their own rules. */
export function billCharges(lines: readonly InvoiceLine[]): BilledPart[] {
  return lines.filter((line) => line.type === 'charge').flatMap((line) => line.shares?.map((share) => partOfShare(line, share)) ?? [partOfCharge(line)]);
}

function partOfShare(line: InvoiceLine, { obligationId, before, through, whole }: LineShare): BilledPart {
  const id = `${lineKey(line)} for ${obligationId}`;
  return {
    ...partOfCharge(line),
    id,
    chargeId: id,
    obligationId,
    amount: roundedRatio(line.amount, through, whole) - roundedRatio(line.amount, before, whole),
    derivation: { kind: 'share-of-source-row', row: line.origin, sign: 1, before, through, whole },
  };
}

function partOfCharge(line: InvoiceLine): BilledPart {
  const id = lineKey(line);
  return {
    id,
    line,
    chargeId: id,
    obligationId: line.obligationId ?? id,
    amount: line.amount,
    firstDay: line.firstDay,
    lastDay: line.lastDay,
    method: line.method,
    derivation: { kind: 'source-rows', rows: [line.origin], sign: 1 },
  };
}
