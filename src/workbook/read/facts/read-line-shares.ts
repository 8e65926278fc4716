/** Invoice lines that several obligations share: by rows of Line shares, or by the promised item that the line names. */
import type { InvoiceLine, Obligation } from '../../../engine/domain/book';
import type { LineShare, PromisedItem } from '../../../engine/domain/line-share';
import { groupBy } from '../../../engine/foundation/group-by';
import { nearestName } from '../cells/nearest-name';
import { foldId } from '../cells/normal-text';
import { hasValue, readAmount, readId, readKey, readNumber, requireValue } from '../cells/read-cells';
import { lineKey } from './read-invoices';
import { readShareCell } from './read-share-cell';
import { follow, originOf, reportDuplicate, rowsOf, type EntryIndex, type Reading } from '../reading';
import type { ShareRow } from './share-row';
import { runningShares } from './running-shares';
import { report, showValue, type Entry, type Row } from '../tables/table-row';

export function readShareRows(reading: Reading, obligations: EntryIndex<Obligation>): Entry<ShareRow>[] {
  const seen = new Map<string, Row>();
  return rowsOf(reading, 'Line shares').map((row) => {
    const [invoiceId, lineId] = [readKey(row, 'Invoice'), readKey(row, 'Line')];
    requireValue(row, 'Obligation', 'Name the obligation that the line bills in part.');
    const obligationId = follow(reading, row, 'Obligation', 'Obligations', obligations)?.id ?? '';
    const [share, amount] = [readShareCell(row, 'Share'), readNumber(row, 'Amount')];
    if (hasValue(row, 'Share') === hasValue(row, 'Amount')) {
      const message = hasValue(row, 'Share') ? 'Share and Amount are both filled. Keep one of them.' : 'Neither Share nor Amount is filled. Enter one of them.';
      report(row, 'share.sum', 'Share', message);
    }
    const key = [lineKey(invoiceId, lineId), foldId(obligationId)].join(' ');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else if (obligationId !== '') reportDuplicate(row, first, 'Line', `${showValue(lineId)} of invoice ${showValue(invoiceId)} for obligation ${showValue(obligationId)}`);
    return { fact: { invoiceId, lineId, obligationId, share, amount, origin: originOf(row) }, row };
  });
}

/** Who shares a line: the rows of Line shares, else the obligations of its item; empty where neither says so. */
export type SharingOf = (row: Row, invoiceId: string, lineId: string) => readonly Pick<LineShare, 'obligationId'>[];

export function sharingOf(shareRows: readonly Entry<ShareRow>[], items: readonly Entry<PromisedItem>[]): SharingOf {
  const ofLine = groupBy(shareRows, ({ fact }) => lineKey(fact.invoiceId, fact.lineId));
  const ofItem = groupBy(items, ({ fact }) => foldId(fact.itemId));
  return (row, invoiceId, lineId) => {
    const rows = ofLine.get(lineKey(invoiceId, lineId)) ?? ofItem.get(foldId(readId(row, 'Promised item') ?? '')) ?? [];
    return rows.map(({ fact }) => fact).filter(({ obligationId }) => obligationId !== '');
  };
}

/** The lines with their shares. */
export function shareLines(
  reading: Reading,
  lines: readonly Entry<InvoiceLine>[],
  shareRows: readonly Entry<ShareRow>[],
  items: readonly Entry<PromisedItem>[],
  obligations: EntryIndex<Obligation>,
): Entry<InvoiceLine>[] {
  const ofLine = groupBy(shareRows, ({ fact }) => lineKey(fact.invoiceId, fact.lineId));
  const ofItem = groupBy(items, ({ fact }) => foldId(fact.itemId));
  const known = new Set(lines.map(({ fact }) => lineKey(fact.invoiceId, fact.lineId)));
  for (const { fact, row } of shareRows) {
    if (row.failed || known.has(lineKey(fact.invoiceId, fact.lineId))) continue;
    report(row, 'id.unknown', 'Line', `Line ${showValue(fact.lineId)} of invoice ${showValue(fact.invoiceId)} is not in Invoices. Correct it, or add the line.`);
  }
  return lines.map((entry) => {
    const { fact, row } = entry;
    const itemId = readId(row, 'Promised item');
    const rows = ofLine.get(lineKey(fact.invoiceId, fact.lineId)) ?? [];
    const ofItsItem = itemId === null ? [] : (ofItem.get(foldId(itemId)) ?? []);
    if (itemId !== null && ofItsItem.length === 0 && rows.length === 0) noteUnknownItem(reading, row, itemId, ofItem);
    if (rows.length === 0 && ofItsItem.length === 0) return entry;
    if (!mayBeShared(entry, rows.length > 0 && ofItsItem.length > 0)) return entry;
    const shares = rows.length > 0 ? sharesOfRows(fact, rows) : ofItsItem.map((item): LineShare => item.fact);
    const [only] = shares;
    if (only === undefined || !checkContract(entry, shares, obligations)) return entry;
    if (shares.length === 1) return { fact: { ...fact, obligationId: only.obligationId, ...(rows.length > 0 ? { shares } : {}) }, row };
    return { fact: { ...fact, obligationId: null, shares }, row };
  });
}

function noteUnknownItem(reading: Reading, row: Row, itemId: string, ofItem: ReadonlyMap<string, readonly Entry<PromisedItem>[]>): void {
  const names = [...ofItem.values()].flatMap(([first]) => (first === undefined ? [] : [first.fact.itemId]));
  const near = nearestName(itemId, names, reading.budget);
  const hint = near === null ? '' : ` The nearest is ${showValue(near)}.`;
  report(row, 'id.unknown', 'Promised item', `Promised item ${showValue(itemId)} is not in Promised items.${hint} Correct it, or add the row to Promised items.`);
}

function mayBeShared({ fact, row }: Entry<InvoiceLine>, isTwice: boolean): boolean {
  if (fact.obligationId !== null || isTwice) {
    const other = fact.obligationId === null ? 'rows in Line shares and an item' : 'an Obligation and shares';
    report(row, 'share.twice', fact.obligationId === null ? 'Promised item' : 'Obligation', `The line has ${other}, and only one can say what it bills. Clear one of them.`);
    return false;
  }
  if (fact.type === 'charge') return true;
  report(row, 'share.twice', 'Type', 'Only charges are shared: a discount or true-up follows the charges of its Line group. Clear its shares.');
  return false;
}

function sharesOfRows(line: InvoiceLine, rows: readonly Entry<ShareRow>[]): LineShare[] {
  const weighed = rows.map(({ fact, row }) => ({
    obligationId: fact.obligationId,
    row,
    share: fact.share,
    amount: fact.amount === null ? null : readAmount(row, 'Amount', line.currency),
  }));
  const shares = runningShares(weighed, line.amount, weighed.some(({ amount }) => amount !== null) ? 'Amount' : 'Share');
  return rows.flatMap(({ fact }): LineShare[] => {
    const share = shares.get(foldId(fact.obligationId));
    return share === undefined ? [] : [{ ...share, obligationId: fact.obligationId, origin: fact.origin }];
  }).sort((a, b) => a.before - b.before);
}

function checkContract({ fact, row }: Entry<InvoiceLine>, shares: readonly LineShare[], obligations: EntryIndex<Obligation>): boolean {
  const contracts = new Set(shares.map(({ obligationId }) => foldId(obligations.get(foldId(obligationId))?.fact.contractId ?? '')));
  if (contracts.size <= 1 && contracts.has(foldId(fact.contractId ?? ''))) return true;
  const message = 'The obligations that share the line are of several contracts, or of another than the line. Make it a line for each contract.';
  report(row, 'share.contract', 'Contract', message);
  return false;
}
