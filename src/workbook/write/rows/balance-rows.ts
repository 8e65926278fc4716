/** The rows of `Deferred revenue`: the books of every obligation, scheduled or only posted before. */
import type { Position } from '../../../engine/domain/journal';
import { groupBy, joinKey } from '../../../engine/foundation/group-by';
import { compareNaturally } from '../../../engine/foundation/natural-order';
import { booksKey, isTransferLine, presentedAs } from '../../../engine';
import type { CloseInput } from '../close-input';
import type { JournalRow } from './journal-row';

export interface BalanceRow {
  /** As `booksKey` has it. */
  readonly key: string;
  readonly contractId: string;
  readonly obligationId: string;
  readonly currency: string;
  readonly entity: string;
  readonly customer: string;
  readonly product: string;
  /** Where the books stand at the close; null where the engine reports none. */
  readonly position: Position | null;
  /** Whether the obligation is in the book with these books, so that Schedule and Allocation have it. */
  readonly isScheduled: boolean;
  /** Contracts are presented net, what was added as a separate contract apart; an invoice line without contract stands for itself. */
  readonly presentedWith: string;
}

/** Scheduled obligations in their order, then books that only earlier closes knew. */
export function balanceRows(input: CloseInput, journal: readonly JournalRow[]): BalanceRow[] {
  // Books that differ only in their entity have positions of the same key: in order, the scheduled ones first.
  const positions = groupBy(input.positions, positionKey);
  const takePosition = (of: PositionName): Position | null => positions.get(positionKey(of))?.shift() ?? null;
  const rows = new Map<string, BalanceRow>();
  for (const obligation of input.recognition.obligations) {
    const { id: obligationId, contractId, currency, entity, customer, productName, productId } = obligation;
    const key = booksKey({ ...obligation, obligationId });
    const position = takePosition({ contractId, obligationId, currency });
    const product = productName || productId;
    const presentedWith = nameOf(obligationId, contractId, obligation.separateBy);
    rows.set(key, { key, contractId, obligationId, currency, entity, customer, product, position, presentedWith, isScheduled: true });
  }
  for (const { line } of journal) {
    const key = booksKey(line);
    if (line.obligationId === '' || isTransferLine(line) || rows.has(key)) continue;
    const { contractId, obligationId, currency, entity, customer, productId } = line;
    const position = takePosition(line);
    rows.set(key, {
      key,
      contractId,
      obligationId,
      currency,
      entity,
      customer,
      product: productId,
      position,
      isScheduled: false,
      presentedWith: nameOf(obligationId, contractId),
    });
  }
  return byContract([...rows.values()]);
}

const nameOf = (obligationId: string, contractId: string, separateBy?: string): string => {
  if (contractId === '') return obligationId;
  return separateBy === undefined ? contractId : presentedAs({ contractId, separateBy });
};

/** Books that left the schedule stand with their contract; separate contracts come after the one they were added to. */
function byContract(rows: readonly BalanceRow[]): BalanceRow[] {
  const isUsual = ({ isScheduled, contractId, presentedWith }: BalanceRow): boolean =>
    isScheduled && (contractId === '' || presentedWith === contractId);
  if (rows.every(isUsual)) return [...rows];
  return [...rows].sort(
    (a, b) =>
      Number(a.contractId === '') - Number(b.contractId === '') ||
      compareNaturally(a.contractId, b.contractId) ||
      compareNaturally(a.presentedWith, b.presentedWith) ||
      compareNaturally(a.obligationId, b.obligationId),
  );
}

type PositionName = Pick<Position, 'contractId' | 'obligationId' | 'currency'>;

const positionKey = ({ contractId, obligationId, currency }: PositionName): string =>
  joinKey(contractId, obligationId, currency);
