/**
 * The proof of each journal line: the amount derived again by a formula that points at Schedule detail, Billing,
 * Contract netting or the positions beside it. A line of an earlier close is proved the same way where today's facts still give
 * its amount; where they do not (a later line corrects it), it is proved by the monthly line that gathers it.
 */
import { isBillingRole, isRevenueRole, type RevenueRole } from '../../../engine/domain/account-role';
import type { JournalLine, LineProof } from '../../../engine/domain/journal';
import {
  dayFromIso,
  firstDayOfMonth,
  lastDayOfMonth,
  monthOf,
  type Day,
  type Month,
} from '../../../engine/foundation/calendar';
import { booksKey, isTransferLine, transferIdOf, type AccountRole } from '../../../engine';
import { billingRowOf, onOtherSchedules, scheduleView, spanOf, type CloseContext, type RowSpan } from '../close-context';
import { NO_ROWS } from '../close-context';
import { textLiteral } from '../cells/formula-text';
import { documentKey, revenueKey, transferKey } from '../rows/journal-index';
import { dateText, monthOfRowsText, recognizedText, type DayText, type ScheduleView } from './recognition-expression';
import { billingExpression } from './schedule-source';
import type { Expression } from './amount-proof';
import { cellAt, cellOn, columnAt } from '../cells/sheet-layout';

type LineProver = (row: number) => Expression;

/** Proofs as formula text with `=`, and the minor units they are expected to give. */
export function createLineProver(context: CloseContext): LineProver {
  const view = scheduleView(context, context.layouts.scheduleDetail.prefix);
  const transferView = scheduleView(onOtherSchedules(context), context.layouts.transfers.prefix);
  return (row) => {
    const item = context.journal[row];
    if (item === undefined) return { text: '=0', minor: 0 };
    const { line, proof } = item;
    const prover: Prover = { context, view: isTransferLine(line) ? transferView : view, line, row };
    if (isTransferLine(line)) return proof === null ? provePosted(prover) : signed(prover, amountOf(prover, proof));
    if (line.source === 'Reclassification') return proveReclassification(prover);
    if (line.role === 'Deferred revenue' || line.role === 'Unbilled revenue') return provePosition(prover);
    if (proof !== null) return signed(prover, amountOf(prover, proof));
    return provePosted(prover);
  };
}

interface Prover {
  readonly context: CloseContext;
  readonly view: ScheduleView;
  readonly line: JournalLine;
  readonly row: number;
}

const amountOfLine = ({ debit, credit }: JournalLine): number => debit + credit;

/** Revenue stands on the credit side, clearing on the debit side; on the other side the sign turns. */
function signed({ line }: Prover, { text, minor }: Expression): Expression {
  // The first line of another schedule’s entry is its debit role, the second its credit role.
  const isCreditRole = isTransferLine(line) ? line.line !== 1 : isRevenueRole(line.role);
  const isNatural = isCreditRole ? line.credit !== 0 : line.debit !== 0;
  if (isNatural) return { text: `=${text}`, minor };
  const isOneTerm = /^[A-Z'][^+\-*/]*$/.test(text) || /^[A-Z]+\([^()]*\)$/.test(text);
  return { text: isOneTerm ? `=-${text}` : `=-(${text})`, minor: 0 - minor };
}

/** Change of max(0, ±position) over the entry. */
function provePosition({ context, line, row }: Prover): Expression {
  const { chain, layouts } = context;
  const [before, after] = [cellAt(layouts.daily, 'netBefore', row), cellAt(layouts.daily, 'netAfter', row)];
  const side = line.role === 'Deferred revenue' ? 1 : -1;
  const held = (net: number): number => Math.max(0, side * net);
  const grows = line.role === 'Deferred revenue' ? line.credit !== 0 : line.debit !== 0;
  const sign = side === 1 ? '' : '-';
  const [from, to] = grows ? [before, after] : [after, before];
  const change = held(chain.after[row] ?? 0) - held(chain.before[row] ?? 0);
  return { text: `=ROUND(MAX(0,${sign}${to})-MAX(0,${sign}${from}),3)`, minor: grows ? change : 0 - change };
}

/** What the account should hold at the month end less what it held before; both lines of the entry have its size. */
function proveReclassification({ context, line }: Prover): Expression {
  const { reclassified, layouts } = context;
  const index = reclassified.rowOf.get(line.entry) ?? -1;
  const row = reclassified.rows[index];
  if (row === undefined) return { text: '=0', minor: 0 };
  const [before, target] = (['before', 'target'] as const).map((field) => cellOn(layouts.reclassification, field, index));
  const [from, to] = row.target >= row.before ? [before, target] : [target, before];
  return { text: `=ROUND(${to}-${from},3)`, minor: Math.abs(row.target - row.before) };
}

/** Recognized or billed by what the engine says it is; signed as recognized and billed. */
function amountOf(prover: Prover, proof: LineProof): Expression {
  switch (proof.kind) {
    case 'recognition':
      return recognition(prover, proof.segmentId, proof.afterDay, proof.throughDay);
    case 'billing':
      return billingExpression(
        prover.context,
        prover.line.obligationId,
        proof.billingId,
        1,
        prover.context.layouts.billing.prefix,
      );
    case 'recognition-correction':
      return recognitionCorrection(prover, proof.throughDay);
    case 'billing-correction':
      return billingCorrection(prover, proof.billingId);
    case 'transfer':
      return transferMoved(prover, proof.transferId, proof.afterDay, proof.throughDay);
    case 'transfer-correction':
      return transferCorrection(prover, proof.transferId, proof.throughDay);
    case 'position':
    case 'reclassification':
    case 'netting':
      return { text: '0', minor: 0 };
  }
}

/** `Belongs to date` of the line where it is the day meant, else the day spelled out. */
function dayTextOf({ context, line, row }: Prover, day: Day): DayText {
  return day === line.originDay ? { day, text: cellAt(context.layouts.daily, 'originDay', row) } : dateText(day);
}

function recognition(prover: Prover, segmentId: string, afterDay: Day, throughDay: Day): Expression {
  const row = prover.context.segmentRows.get(segmentId);
  const item = row === undefined ? undefined : prover.context.schedule[row];
  if (row === undefined || item === undefined) return { text: '0', minor: 0 };
  const minor = item.recognizedThrough(throughDay) - item.recognizedThrough(afterDay);
  return { text: recognizedText(prover.view, row, afterDay, dayTextOf(prover, throughDay)), minor };
}

/** Moved by all segments of another schedule between two days. */
function transferMoved(prover: Prover, transferId: string, afterDay: Day, throughDay: Day): Expression {
  const { context, view } = prover;
  const span = spanOf(context.transferSpans, transferId);
  const terms: string[] = [];
  let minor = 0;
  for (let row = span.first; row <= span.last; row++) {
    const item = context.transfers[row];
    const amount = item === undefined ? 0 : item.recognizedThrough(throughDay) - item.recognizedThrough(afterDay);
    minor += amount;
    if (amount !== 0) terms.push(recognizedText(view, row, afterDay, dayTextOf(prover, throughDay)));
  }
  if (terms.length === 0) return { text: '0', minor };
  return { text: terms.length === 1 ? (terms[0] ?? '0') : `ROUND(${terms.join('+')},3)`, minor };
}

/** The same for the month of origin, less what earlier closes posted for it. */
function transferCorrection(prover: Prover, transferId: string, throughDay: Day): Expression {
  const { context, line } = prover;
  const month = monthOfPeriod(line.originPeriod);
  const due = transferMoved(
    prover,
    transferId,
    firstDayOfMonth(month) - 1,
    Math.min(throughDay, lastDayOfMonth(month)),
  );
  const rows = context.index.postedFor.get(transferKey(line.documentId, line.role, line.originPeriod)) ?? [];
  const posted = postedBefore(prover, rows, line.role, line.line === 1 ? 'debit' : 'credit');
  return { text: `ROUND(${due.text}${posted.text},3)`, minor: due.minor - posted.minor };
}

/** Scheduled for the origin month through a day, less what earlier closes posted for it. */
function recognitionCorrection(prover: Prover, throughDay: Day): Expression {
  const { context, view, line } = prover;
  const books = booksKey(line);
  const month = monthOfPeriod(line.originPeriod);
  const after = firstDayOfMonth(month) - 1;
  const through = Math.min(throughDay, lastDayOfMonth(month));
  const span = spanOfBooks(context, line);
  const role: RevenueRole = line.role === 'Contra revenue' ? 'Contra revenue' : 'Revenue';
  const posted = postedBefore(
    prover,
    context.index.postedFor.get(revenueKey(role, books, line.originPeriod)) ?? [],
    role,
    'credit',
  );
  const isOfRole = (row: number): boolean => (context.schedule[row]?.segment.isContra === true) === (role === 'Contra revenue');
  let minor = 0 - posted.minor;
  let isMixed = false;
  const terms: string[] = [];
  for (let row = span.first; row <= span.last; row++) {
    const item = context.schedule[row];
    if (!isOfRole(row)) {
      isMixed = true;
      continue;
    }
    const amount = item === undefined ? 0 : item.recognizedThrough(through) - item.recognizedThrough(after);
    minor += amount;
    if (amount !== 0) terms.push(recognizedText(view, row, after, dayTextOf(prover, through)));
  }
  const isWholeMonth = through === lastDayOfMonth(month) && terms.length > 0 && !isMixed;
  const target = isWholeMonth ? monthOfRowsText(view, span, month) : terms.length === 0 ? '0' : terms.join('+');
  return { text: `ROUND(${target}${posted.text},3)`, minor };
}

function monthOfPeriod(period: string): Month {
  return monthOf(dayFromIso(`${period}-01`) ?? 0);
}

/** Rows of Schedule detail of the line's obligation, as long as its contract, currency and entity are still the same. */
function spanOfBooks({ obligationRows, obligations, scheduleSpans }: CloseContext, line: JournalLine): RowSpan {
  const obligation = obligations[obligationRows.get(line.obligationId) ?? -1];
  const isSame =
    obligation !== undefined && booksKey({ ...obligation, obligationId: obligation.id }) === booksKey(line);
  return isSame ? spanOf(scheduleSpans, line.obligationId) : NO_ROWS;
}

/** Amount of the document, or nothing where it is gone, less what earlier closes posted for it. */
function billingCorrection(prover: Prover, billingId: string | null): Expression {
  const { context, line } = prover;
  const posted = postedBefore(
    prover,
    context.index.postedFor.get(documentKey(booksKey(line), line.documentId)) ?? [],
    line.role,
    'debit',
  );
  const document =
    billingId === null
      ? { text: '0', minor: 0 }
      : billingExpression(context, line.obligationId, billingId, 1, context.layouts.billing.prefix);
  return { text: `ROUND(${document.text}${posted.text},3)`, minor: document.minor - posted.minor };
}

/** Cells are listed one by one up to this number. */
const MOST_CELLS = 6;

/** What earlier closes posted, as text to append (it starts with a minus), positive as recognized or billed. */
function postedBefore(
  { context, line }: Prover,
  rows: readonly number[],
  role: AccountRole,
  natural: 'debit' | 'credit',
): Expression {
  const earlier = rows.filter((row) => (context.journal[row]?.line.run ?? 0) < line.run);
  const other = natural === 'credit' ? 'debit' : 'credit';
  const { daily } = context.layouts;
  let minor = 0;
  const cells = earlier.map((row) => {
    const posted = context.journal[row]?.line;
    const amount = posted === undefined ? 0 : posted[natural] - posted[other];
    minor += amount;
    return amount < 0 ? `+${cellAt(daily, other, row)}` : `-${cellAt(daily, natural, row)}`;
  });
  if (cells.length <= MOST_CELLS) return { text: cells.join(''), minor };
  const [first, last] = [earlier[0] ?? 0, earlier.at(-1) ?? 0];
  const is = (field: 'obligationId' | 'role' | 'originPeriod' | 'documentId', value: string): string =>
    `(${columnAt(daily, field, first, last)}=${textLiteral(value)})`;
  const conditions = [
    is('obligationId', line.obligationId),
    is('role', role),
    ...(isBillingRole(role) ? [] : [is('originPeriod', line.originPeriod)]),
    ...(isRevenueRole(role) ? [] : [is('documentId', line.documentId)]),
  ];
  const amounts = `(${columnAt(daily, natural, first, last)}-${columnAt(daily, other, first, last)})`;
  return { text: `-SUMPRODUCT(${[...conditions, amounts].join('*')})`, minor };
}

/** A line of an earlier close: the first derivation that still gives its amount, else its month. */
function provePosted(prover: Prover): Expression {
  const wanted = amountOfLine(prover.line);
  for (const candidate of postedCandidates(prover)) {
    const proof = signed(prover, candidate());
    if (proof.minor === wanted) return proof;
  }
  return proveByMonth(prover);
}

function postedCandidates(prover: Prover): (() => Expression)[] {
  const { context, line } = prover;
  const { originDay, documentId, reason } = line;
  const transferId = transferIdOf(line);
  if (transferId !== null) return transferCandidates(prover, transferId);
  if (isBillingRole(line.role)) {
    const billingId = billingRowOf(context, line.obligationId, documentId) === undefined ? null : documentId;
    return [
      ...(billingId === null ? [] : [() => amountOf(prover, { kind: 'billing', billingId })]),
      () => billingCorrection(prover, billingId),
    ];
  }
  const segment = context.schedule[context.segmentRows.get(documentId) ?? -1];
  const starts = [originDay - 1, firstDayOfMonth(monthOf(originDay)) - 1, (segment?.firstDay ?? originDay) - 1];
  const recognitions =
    segment === undefined ? [] : starts.map((after) => () => recognition(prover, documentId, after, originDay));
  return reason === 'normal' ? recognitions : [() => recognitionCorrection(prover, originDay), ...recognitions];
}

function transferCandidates(prover: Prover, transferId: string): (() => Expression)[] {
  const { context, line } = prover;
  const { originDay, reason } = line;
  const span = spanOf(context.transferSpans, transferId);
  const firstDays = context.transfers.slice(span.first, span.last + 1).map(({ firstDay }) => firstDay);
  const starts = [originDay - 1, firstDayOfMonth(monthOf(originDay)) - 1, Math.min(originDay, ...firstDays) - 1];
  const moved = starts.map((after) => () => transferMoved(prover, transferId, after, originDay));
  return reason === 'normal' ? moved : [() => transferCorrection(prover, transferId, originDay), ...moved];
}

/** The monthly line less the other daily lines that it gathers. */
function proveByMonth(prover: Prover): Expression {
  const { context, line, row } = prover;
  const { layouts, index } = context;
  const month = index.monthlyRow[row] ?? -1;
  const [own, other] = line.debit !== 0 ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const);
  if (month < 0) return proveByEntry(prover, own, other);
  const rows = index.dailyRows[month] ?? [];
  const [first, last] = [rows[0] ?? row, rows.at(-1) ?? row];
  const key = `${columnAt(layouts.daily, 'monthlyLine', first, last)},${cellAt(layouts.daily, 'monthlyLine', row)}`;
  const sum = (side: 'debit' | 'credit'): string => `SUMIFS(${columnAt(layouts.daily, side, first, last)},${key})`;
  const monthly = `${cellOn(layouts.monthly, own, month)}-${cellOn(layouts.monthly, other, month)}`;
  const others = `(${sum(own)}-${sum(other)}-${cellAt(layouts.daily, own, row)})`;
  return { text: `=ROUND(${monthly}-${others},3)`, minor: amountOfLine(line) };
}

/** Where the month cancels the account out: what balances the other lines of the entry. */
function proveByEntry({ context, line, row }: Prover, own: 'debit' | 'credit', other: 'debit' | 'credit'): Expression {
  const { journal, layouts } = context;
  let [first, last] = [row, row];
  while (journal[first - 1]?.line.entry === line.entry) first -= 1;
  while (journal[last + 1]?.line.entry === line.entry) last += 1;
  let minor = line[own];
  for (let index = first; index <= last; index++) {
    const item = journal[index]?.line;
    if (item !== undefined) minor += item[other] - item[own];
  }
  const sum = (side: 'debit' | 'credit'): string => `SUM(${columnAt(layouts.daily, side, first, last)})`;
  return { text: `=ROUND(${sum(other)}-${sum(own)}+${cellAt(layouts.daily, own, row)},3)`, minor };
}
