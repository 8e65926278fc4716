/**
 * Entries of invoices, credit notes and voids.
 * ASC 606-10-45-1 to 4; IFRS 15.105-108
 *
 * Rule: a document makes one entry an obligation on its day: its lines go to the receivable clearing account, an agent
 * owes its supplier's part of them; the rest settles unbilled revenue first, and what is left is deferred. What a credit note or void takes from recognized revenue on
 * that day belongs to the same entry. A document of a closed day is compared with what was posted for it; the
 * difference is posted on the first open day.
 * Formula: late amount = document − posted for the document.
 * Example: 3,000.00 deferred, credit note of 4,000.00: debit deferred 3,000.00 and revenue 1,000.00, credit clearing
 * 4,000.00.
 */
import type { BillingRole } from '../domain/account-role';
import { roleOfRevenue } from '../domain/new-segment';
import type { EntryDraft, Movement, ObligationBooks, PostedDocument, PostingWindow } from '../domain/posting';
import type { BillingEvent, ScheduledObligation, Segment } from '../domain/schedule';
import { keyText } from '../domain/source-reference';
import { amountWords } from '../foundation/amount-words';
import { isoOfMonth, monthOf, type Day } from '../foundation/calendar';
import { groupBy, joinKey } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';
import { tellBilling, tellLateAmount } from './narratives';

/** Segments whose revenue is posted with a document of an open day, by id. */
export function segmentsOfDocuments(obligation: ScheduledObligation, window: PostingWindow): ReadonlySet<string> {
  const open = new Set(openBillings(obligation, window).map((billing) => billing.id));
  return new Set(obligation.segments.filter((segment) => isOfDocument(segment, open)).map((segment) => segment.id));
}

function isOfDocument({ derivation }: Segment, billingIds: ReadonlySet<string>): boolean {
  return derivation.kind === 'recognized-part' && billingIds.has(derivation.billingId);
}

function openBillings(obligation: ScheduledObligation, window: PostingWindow): readonly BillingEvent[] {
  const horizon = window.horizon ?? -Infinity;
  return obligation.billings.filter((billing) => billing.day > horizon && billing.day <= window.throughDay);
}

const SOURCE_ORDER: Readonly<Record<BillingEvent['source'], number>> = { Invoice: 0, 'Credit note': 1, Void: 2, 'Write-off': 3, Interest: 4 };

/** Documents dated on open days, in order. */
export function draftBilling(obligation: ScheduledObligation, window: PostingWindow): EntryDraft[] {
  const { currency, segments } = obligation;
  const documents = groupBy(openBillings(obligation, window), (billing) =>
    joinKey(billing.day, billing.source, billing.document),
  );
  const drafts = [...documents.values()].flatMap(
    (billings): { order: number; document: string; draft: EntryDraft }[] => {
      const first = billings[0];
      if (first === undefined) return [];
      const ids = new Set(billings.map((billing) => billing.id));
      const movements = [
        ...billings.map((billing) => movementOfBilling(billing, currency)),
        ...segments
          .filter((segment) => isOfDocument(segment, ids))
          .map((segment) => movementOfSegment(segment, currency)),
      ];
      const draft = draftOn(first.day, first.day, 'normal', first.invoiceId, movements);
      return [{ order: SOURCE_ORDER[first.source], document: first.document, draft }];
    },
  );
  return sortNaturally(
    drafts,
    ({ draft }) => draft.day,
    ({ order }) => order,
    ({ document }) => document,
  ).map(({ draft }) => draft);
}

function roleOfBilling({ counterRole }: BillingEvent): BillingRole {
  return counterRole ?? 'Receivable clearing';
}

function movementOfBilling(billing: BillingEvent, currency: string): Movement {
  const { id, documentId, amount, source, rule, origin } = billing;
  const role = roleOfBilling(billing);
  const narrative = tellBilling(billing, currency);
  return {
    role,
    amount,
    documentId,
    source,
    rule,
    origin,
    narrative,
    proof: { kind: 'billing', billingId: id },
  };
}

function movementOfSegment(segment: Segment, currency: string): Movement {
  const { id, amount, source, rule, origin, firstDay } = segment;
  return {
    role: roleOfRevenue(segment),
    amount,
    documentId: id,
    source,
    rule,
    origin,
    narrative: `${source} ${keyText(origin)}: ${amountWords(amount, currency)} of revenue recognized before`,
    proof: { kind: 'recognition', segmentId: id, afterDay: firstDay - 1, throughDay: firstDay },
  };
}

function draftOn(
  day: Day,
  originDay: Day,
  reason: EntryDraft['reason'],
  invoiceId: string,
  movements: readonly Movement[],
): EntryDraft {
  return {
    kind: 'billing',
    day,
    originDay,
    originPeriod: isoOfMonth(monthOf(originDay)),
    reason,
    invoiceId,
    movements,
  };
}

/** Differences of documents that belong to closed days, one entry a document, on the first open day. */
export function correctBilling(books: ObligationBooks, window: PostingWindow): EntryDraft[] {
  const { horizon, firstOpenDay } = window;
  if (horizon === null || firstOpenDay === null) return [];
  const scheduled = new Map(
    (books.scheduled?.billings ?? [])
      .filter((billing) => billing.day <= horizon)
      .map((billing) => [billing.documentId, billing]),
  );
  const posted: ReadonlyMap<string, PostedDocument> = books.posted?.documents ?? new Map();
  const documentIds = sortNaturally([...new Set([...scheduled.keys(), ...posted.keys()])], (id) => id);
  return documentIds.flatMap((documentId) => {
    const billing = scheduled.get(documentId);
    const before = posted.get(documentId);
    const postedBefore = before?.amount ?? 0;
    const amount = (billing?.amount ?? 0) - postedBefore;
    const facts = billing ?? before;
    if (amount === 0 || facts === undefined) return [];
    const originDay = billing?.day ?? before?.originDay ?? horizon;
    const { currency, obligationId } = books;
    const narrative = tellLateAmount({
      subject: `${facts.source} ${documentId}`,
      originPeriod: isoOfMonth(monthOf(originDay)),
      horizon,
      scheduled: billing?.amount ?? 0,
      postedBefore,
      postingDay: firstOpenDay,
      currency,
    });
    const { source, rule, origin, invoiceId } = facts;
    const billingId = billing?.id ?? null;
    const proof = { kind: 'billing-correction', obligationId, documentId, billingId, postedBefore } as const;
    const movement: Movement = {
      role: billing === undefined ? (before?.role ?? 'Receivable clearing') : roleOfBilling(billing),
      amount,
      documentId,
      source,
      rule,
      origin,
      narrative,
      proof,
    };
    return [draftOn(firstOpenDay, originDay, before === undefined ? 'catch-up' : 'correction', invoiceId, [movement])];
  });
}
