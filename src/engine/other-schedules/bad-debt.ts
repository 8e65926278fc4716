/**
 * Uncollectible invoices.
 * ASC 606-10-45-4, 606-10-32-42 to 45; IFRS 15.107-108, IFRS 15.87-90
 *
 * Rule: an invoice written off takes back what is still deferred of it: that revenue will not come. What was recognized
 * stays revenue, and the receivable for it is bad debt. A recovery first reverses the bad debt; the rest, for revenue
 * that was taken back, is income of its day. A recovery that is disputed and lost is undone on its day, the bad debt as
 * a loss from disputes.
 * Formula: deferred part = min(written off, max(0, billed − recognized through the day before)); bad debt = the rest;
 * reversed = min(recovered, bad debt).
 * Example: 90.00 for 1 Jan to 31 Mar 2019 by days, written off on 1 Feb: deferred −59.00, bad debt 31.00; recovered
 * 90.00 in April: bad debt −31.00, recoverables 59.00.
 */
import type { AccountRole } from '../domain/account-role';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import { followingSegment, pointSegment, sumAmounts } from '../domain/new-segment';
import type {
  AmountDerivation,
  BillingEvent,
  CellShare,
  ScheduledObligation,
  Segment,
  TransferSchedule,
  WrittenOff,
} from '../domain/schedule';
import type { WriteOff } from '../domain/write-off';
import { apportion } from '../foundation/apportion';
import { isoOf, type Day } from '../foundation/calendar';
import { sortNaturally } from '../foundation/sort-naturally';
import { readSegments } from '../step-5-recognition/follow-segments';

export interface WrittenOffBook {
  readonly obligations: readonly ScheduledObligation[];
  readonly transfers: readonly TransferSchedule[];
  readonly excluded: readonly { readonly key: string; readonly reason: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What one obligation bears of a write-off. */
interface Part {
  readonly obligation: ScheduledObligation;
  readonly amount: number;
  readonly deferred: number;
  readonly of: WrittenOff;
}

/** The obligations with what was taken back, and the schedules of bad debt and recoveries. */
export function writeOffInvoices(
  obligations: readonly ScheduledObligation[],
  writeOffs: readonly WriteOff[],
): WrittenOffBook {
  const current = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  const transfers: TransferSchedule[] = [];
  const excluded: { key: string; reason: string }[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const writeOff of sortNaturally(
    writeOffs,
    ({ day }) => day,
    ({ invoiceId }) => invoiceId,
  )) {
    const parts = partsOf([...current.values()], writeOff);
    if (parts.length === 0) {
      excluded.push({
        key: writeOff.invoiceId,
        reason: `nothing of invoice ${writeOff.invoiceId} is left to write off`,
      });
      const message = `Nothing of invoice ${writeOff.invoiceId} is left to write off on its date: it is not issued, or credited or voided in full. Check the number and the date.`;
      diagnostics.push(engineDiagnostic('warning', 'write-off.nothing', writeOff.origin, 'Invoice', message));
    }
    const later = findLaterCredit(parts, writeOff);
    if (later !== undefined) diagnostics.push(reportLaterCredit(writeOff, later));
    for (const part of parts) {
      if (part.deferred !== 0) current.set(part.obligation.id, takeBackDeferred(part, writeOff));
    }
    transfers.push(...badDebtOf(parts, writeOff), ...recoveriesOf(parts, writeOff));
  }
  return { obligations: [...current.values()], transfers, excluded, diagnostics };
}

function partsOf(obligations: readonly ScheduledObligation[], { invoiceId, day, amount, origin }: WriteOff): Part[] {
  const standing = obligations.flatMap((obligation) => {
    const billings = obligation.billings.filter(
      (billing) => billing.invoiceId === invoiceId && billing.day <= day && billing.counterRole !== 'Payable to supplier',
    );
    const sum = sumAmounts(billings);
    return sum > 0 ? [{ obligation, billings, sum }] : [];
  });
  const weights = standing.map(({ sum }) => sum);
  const whole = weights.reduce((total, weight) => total + weight, 0);
  const amounts = amount === null || whole === 0 ? weights : apportion(Math.min(amount, whole), weights);
  let through = 0;
  return standing.map(({ obligation, billings, sum }, i): Part => {
    const before = through;
    through += sum;
    const share: CellShare | null =
      amount === null || amount > whole ? null : { row: origin, column: 'Amount', before, through, whole };
    const deferredBefore = deferredOf(obligation, sum, day);
    const of = { obligationId: obligation.id, billingIds: billings.map(({ id }) => id), share, deferredBefore, day };
    return { obligation, amount: amounts[i]!, deferred: Math.min(amounts[i]!, deferredBefore), of };
  });
}

/** Billed and not recognized through the day before, as far as revenue is still to come for it. */
function deferredOf(
  { billings, segments, allocated, credits }: ScheduledObligation,
  standing: number,
  day: Day,
): number {
  const recognized = readSegments(segments)(day - 1);
  const billed = sumAmounts(billings.filter((billing) => billing.day <= day));
  return Math.max(0, Math.min(standing, billed - recognized, allocated + credits - recognized));
}

function takeBackDeferred(
  { obligation, deferred, of }: Part,
  { invoiceId, day, origin }: WriteOff,
): ScheduledObligation {
  const { id: obligationId, segments, allocated, credits } = obligation;
  const billingId = `${invoiceId} written off`;
  const firstDay = Math.max(day, Math.min(...segments.map((segment) => segment.firstDay)));
  const lastDay = Math.max(firstDay, ...segments.map((segment) => segment.lastDay));
  const before = readSegments(segments)(firstDay - 1);
  const billing: BillingEvent = {
    id: billingId,
    obligationId,
    day,
    amount: 0 - deferred,
    source: 'Write-off',
    rule: 'bad-debt',
    invoiceId,
    document: billingId,
    documentId: billingId,
    firstDay: null,
    lastDay: null,
    origin,
    derivation: { kind: 'written-off', of, part: 'deferred' },
  };
  const facts: Omit<Segment, 'curve' | 'firstDay' | 'lastDay'> = {
    id: `${obligationId}/write-off ${invoiceId}`,
    obligationId,
    rule: 'bad-debt',
    source: 'Write-off',
    amount: 0 - deferred,
    origin,
    datesOrigin: origin,
    derivation: { kind: 'deferred-part', billingId, total: 0 - deferred, deferredBefore: of.deferredBefore },
  };
  const term = { firstDay, lastDay, before, whole: allocated + credits - before };
  return {
    ...obligation,
    credits: credits - deferred,
    segments: [...segments, followingSegment(facts, segments, term)],
    billings: sortNaturally(
      [...obligation.billings, billing],
      (event) => event.day,
      (event) => event.id,
    ),
  };
}

type Roles = readonly [debitRole: AccountRole, creditRole: AccountRole];

/** Lines of these carry no obligation: they are no part of its position, though they name the clearing account. */
function transferOf(
  { obligation }: Part,
  { invoiceId, origin }: WriteOff,
  what: string,
  [debitRole, creditRole]: Roles,
  event: { readonly day: Day; readonly amount: number; readonly derivation: AmountDerivation },
): TransferSchedule[] {
  if (event.amount === 0) return [];
  const id = `${what} ${invoiceId} of ${obligation.id}`;
  const { contractId, customer, entity, currency, productId, category } = obligation;
  const facts = { id, obligationId: id, rule: 'bad-debt', source: 'Write-off', origin, datesOrigin: origin } as const;
  const segment = pointSegment({ ...facts, amount: event.amount, derivation: event.derivation }, event.day);
  const labels = { contractId, obligationId: '', customer, entity, currency, productId, category, invoiceId };
  return [{ id, ...labels, debitRole, creditRole, segments: [segment], rule: 'bad-debt', source: 'Write-off', origin }];
}

function badDebtOf(parts: readonly Part[], writeOff: WriteOff): TransferSchedule[] {
  return parts.flatMap((part) =>
    transferOf(part, writeOff, 'bad debt', ['Bad debt expense', 'Receivable clearing'], {
      day: writeOff.day,
      amount: part.amount - part.deferred,
      derivation: { kind: 'written-off', of: part.of, part: 'recognized' },
    }),
  );
}

function recoveriesOf(parts: readonly Part[], writeOff: WriteOff): TransferSchedule[] {
  const { recoveredDay, recoveredAmount, disputedDay, origin } = writeOff;
  if (recoveredDay === null) return [];
  const weights = parts.map(({ amount }) => amount);
  const whole = weights.reduce((total, weight) => total + weight, 0);
  const shared = recoveredAmount === null || whole === 0 ? weights : apportion(recoveredAmount, weights);
  let through = 0;
  return parts.flatMap((part, i): TransferSchedule[] => {
    const before = through;
    through += weights[i]!;
    const share: CellShare | null =
      recoveredAmount === null ? null : { row: origin, column: 'Recovered amount', before, through, whole };
    const reversed = Math.min(shared[i]!, part.amount - part.deferred);
    const events = [
      { name: 'bad debt', amount: reversed, piece: 'bad-debt', role: 'Bad debt expense', lost: 'Disputes' },
      { name: 'rest', amount: shared[i]! - reversed, piece: 'rest', role: 'Recoverables', lost: 'Recoverables' },
    ] as const;
    return events.flatMap(({ name, amount, piece, role, lost }) => {
      const derivation: AmountDerivation = { kind: 'recovered', of: part.of, share, part: piece };
      const recovery = transferOf(part, writeOff, `recovered ${name}`, ['Receivable clearing', role], {
        day: recoveredDay,
        amount,
        derivation,
      });
      if (disputedDay === null) return recovery;
      const undone = { day: disputedDay, amount, derivation };
      return [...recovery, ...transferOf(part, writeOff, `disputed ${name}`, [lost, 'Receivable clearing'], undone)];
    });
  });
}

/** After a write-off nothing stands that a credit note or a void could take back. */
function findLaterCredit(parts: readonly Part[], { invoiceId, day }: WriteOff): BillingEvent | undefined {
  return parts
    .flatMap(({ obligation }) => obligation.billings)
    .find((billing) => billing.invoiceId === invoiceId && billing.day > day);
}

function reportLaterCredit({ invoiceId, day, origin }: WriteOff, later: BillingEvent): Diagnostic {
  const message = `${later.source} ${later.document} of ${isoOf(later.day)} changes invoice ${invoiceId}, which is written off on ${isoOf(day)}. Remove one of the two.`;
  return engineDiagnostic('error', 'write-off.credited-after', origin, 'Invoice', message);
}
