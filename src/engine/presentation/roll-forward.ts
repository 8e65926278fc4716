/**
 * Roll-forward of contract balances, a contract a row.
 * ASC 606-10-50-8 to 10; IFRS 15.116-118
 *
 * Rule: a contract's balances move by what is billed and what is recognized. Of what is recognized, that much comes out
 * of the opening liability as was deferred at the start, obligation by obligation. What a modification adds as a
 * separate contract (606-10-25-12, IFRS 15.20) has a row of its own.
 * Formula: opening deferred − opening unbilled + billed − recognized = closing deferred − closing unbilled; from opening
 * = max(0, min(opening deferred, recognized)).
 * Example: 8,400.00 deferred, 600.00 billed, 1,000.00 recognized: 8,000.00 deferred at the close, 1,000.00 out of the opening.
 */
import type { Position } from '../domain/journal';
import { joinKey } from '../foundation/group-by';

/** Minor units. */
export interface ContractRollForward {
  readonly contractId: string;
  /** Empty where a contract stands for its obligations. */
  readonly obligationId: string;
  /** The modification that adds it to the contract as a separate one; absent: it is the contract itself. */
  readonly separateBy?: string;
  readonly currency: string;
  readonly openingDeferred: number;
  readonly openingUnbilled: number;
  readonly billed: number;
  readonly recognized: number;
  readonly recognizedFromOpening: number;
  readonly closingDeferred: number;
  readonly closingUnbilled: number;
}

type Growing = { -readonly [Field in keyof ContractRollForward]: ContractRollForward[Field] };

/**
 * By contract and currency, in the order of the positions; an invoice line without contract stands for itself.
 * `separateBy`: by obligation the modification that adds it as a separate contract.
 */
export function rollForward(
  opening: readonly Position[],
  closing: readonly Position[],
  separateBy: ReadonlyMap<string, string> = new Map<string, string>(),
): ContractRollForward[] {
  const before = new Map(opening.map((position) => [keyOf(position), position]));
  const rows = new Map<string, Growing>();
  for (const position of closing) {
    const { contractId, currency } = position;
    const obligationId = contractId === '' ? position.obligationId : '';
    const separate = separateBy.get(position.obligationId);
    const key = joinKey(contractId, obligationId, currency, separate ?? '');
    const row = rows.get(key) ?? emptyRow({ contractId, obligationId, currency, ...(separate === undefined ? {} : { separateBy: separate }) });
    rows.set(key, row);
    const start = before.get(keyOf(position));
    const recognized = position.recognized - (start?.recognized ?? 0);
    row.openingDeferred += start?.deferred ?? 0;
    row.openingUnbilled += start?.unbilled ?? 0;
    row.billed += position.billed - (start?.billed ?? 0);
    row.recognized += recognized;
    row.recognizedFromOpening += Math.max(0, Math.min(start?.deferred ?? 0, recognized));
    row.closingDeferred += position.deferred;
    row.closingUnbilled += position.unbilled;
  }
  return [...rows.values()];
}

const keyOf = ({ contractId, obligationId, currency }: Position): string => joinKey(contractId, obligationId, currency);

function emptyRow(of: Pick<ContractRollForward, 'contractId' | 'obligationId' | 'currency' | 'separateBy'>): Growing {
  return {
    ...of,
    openingDeferred: 0,
    openingUnbilled: 0,
    billed: 0,
    recognized: 0,
    recognizedFromOpening: 0,
    closingDeferred: 0,
    closingUnbilled: 0,
  };
}
