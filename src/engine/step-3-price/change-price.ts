/**
 * Credit notes and voids in the order of their days.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: each change is taken on its day, from what earlier changes left; on one day credit notes come before voids. A
 * credit note of a whole invoice is spread over its charges and true-ups by what still stands of them; where it only
 * gives back what modifications left unearned, by that. A credit note dated after the void of its invoice has nothing left to credit: an error.
 * Formula: share = round(credit × standing through ÷ all) − round(credit × standing before ÷ all).
 * Example: credit of 100.00 on an invoice of 800.00 and 200.00 → −80.00 and −20.00.
 */
import { isDiscount, voidDayOf, type BilledPart, type RevenueCarrier } from '../domain/billed-part';
import type { CreditNoteLine } from '../domain/book';
import type { Diagnostic } from '../domain/diagnostic';
import type { Policy } from '../domain/policy';
import type { AmountDerivation, BillingEvent, RefundPaid, Segment, SegmentsReader } from '../domain/schedule';
import { apportion } from '../foundation/apportion';
import type { Day } from '../foundation/calendar';
import { groupBy } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';
import { sumAmounts } from '../domain/new-segment';
import { RULE_OF_TREATMENT, creditPart, netAmountOf, type Credit } from './credit-note';
import { creditSuppliers, type SupplierCredits } from './credit-suppliers';
import type { Collected, SupplierParts } from './collect-for-supplier';
import type { FinancedCredits } from './credit-payments';
import { standingOf, type CreditedPart } from './credited-part';
import { openMoves, type CreditMoves, type MovedServices } from './credit-and-modification';
import { reportCreditAfterVoid, reverseBilling, takeBack } from './void-invoice';
import { openUnearned, type LoweredPrices, type UnearnedBilling } from './unearned-billing';
import type { RuleId } from '../rule-book/rule-book';

export interface BilledInvoices {
  /** All parts, by invoice and line. */
  readonly parts: readonly BilledPart[];
  /** Their billing events, in the same order. */
  readonly billings: readonly BillingEvent[];
  /** What suppliers of agents get of the parts, which are without it. */
  readonly suppliers: SupplierParts;
  /** By part id: of charges and true-ups. */
  readonly carriers: ReadonlyMap<string, RevenueCarrier>;
  /** By part id: discounts to be taken back with their invoice. */
  readonly voidedDiscounts: ReadonlyMap<string, Segment>;
  /** By day, then number. */
  readonly creditNoteLines: readonly CreditNoteLine[];
  readonly policy: Pick<Policy, 'creditNoteTreatment' | 'creditNoteAccount'>;
  readonly contractOf: (obligationId: string) => string;
  /** What estimates in the price of a contract take from it on a day, minor units ≥ 0. */
  readonly expectedReduction: (contractId: string, day: Day) => number;
  /** What modifications took from prices. */
  readonly loweredPrices: LoweredPrices;
  /** Prices of which a credit takes interest too. */
  readonly financed: FinancedCredits;
  /** What they did with service that was still to come. */
  readonly movedServices: MovedServices;
  /** What modifications of an agent's price leave to be credited, and what of it the supplier gives back. */
  readonly overBilled: Collected['overBilled'];
}

export interface PriceChanges {
  readonly billings: readonly BillingEvent[];
  readonly segments: readonly Segment[];
  readonly refundsPaid: readonly RefundPaid[];
  /** By credit note line: what it took from the price, besides what was expected or not earned. */
  readonly loweredBy: ReadonlyMap<CreditNoteLine, number>;
  readonly excluded: readonly { readonly line: CreditNoteLine; readonly reason: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** With what the customer was billed and credited, its supplier's part included. */
interface StandingPart extends CreditedPart {
  readonly onPaper: { readonly gross: number; readonly supplier: number; readonly credited: number };
}

interface Invoice {
  readonly parts: readonly BilledPart[];
  /** With the part each bills. */
  readonly billings: { readonly part: BilledPart; readonly billing: BillingEvent }[];
  /** By part id. */
  readonly standing: Map<string, StandingPart>;
  readonly voidDay: Day | null;
}

/**
 * Deferred parts of changes by the segments they fall on. All parts of an obligation's schedule share one list of
 * segments, so that a change of one line knows what changes of other lines took.
 */
type DeferredParts = Map<readonly Segment[], Segment[]>;

const isDeferredPart = ({ derivation }: Segment): boolean =>
  derivation.kind === 'deferred-part' || derivation.kind === 'credit-moved';

/** What earlier changes took from the revenue to come; a jump of the same day is past, not to come. */
function takenBefore(deferred: DeferredParts, carrier: RevenueCarrier, day: Day): readonly Segment[] {
  const jumps = ({ curve, firstDay }: Segment): boolean =>
    curve.kind === 'follows' && curve.since !== undefined && firstDay === day;
  return (deferred.get(carrier.segments) ?? []).filter((segment) => !jumps(segment));
}

function noteDeferred(deferred: DeferredParts, carrier: RevenueCarrier, segments: readonly Segment[]): void {
  deferred.set(carrier.segments, [...(deferred.get(carrier.segments) ?? []), ...segments.filter(isDeferredPart)]);
}

type Event = { readonly day: Day } & (
  { readonly kind: 'credit'; readonly line: CreditNoteLine } | { readonly kind: 'void'; readonly invoice: Invoice }
);

/** Billing events and segments of all credit notes and voids. */
export function changePrice(billed: BilledInvoices, reader: SegmentsReader): PriceChanges {
  const invoices = openInvoices(billed);
  const deferred: DeferredParts = new Map();
  const billings: BillingEvent[] = [];
  const segments: Segment[] = [];
  const refunds = openRefunds(billed);
  const suppliers = creditSuppliers(billed.overBilled);
  const unearned = openUnearned(billed.loweredPrices, billed.parts, billed.billings);
  const moves = openMoves(billed.movedServices, unearned.fallAway, reader);
  const loweredBy = new Map<CreditNoteLine, number>();
  const excluded: { line: CreditNoteLine; reason: string }[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const event of inOrder(billed.creditNoteLines, invoices)) {
    if (event.kind === 'void') {
      const undone = voidWhole(event.invoice, event.day, billed, { deferred, moves }, reader);
      refunds.takeBack(event.invoice, event.day);
      billings.push(...undone.billings);
      segments.push(...undone.segments);
      continue;
    }
    const { line } = event;
    const invoice = invoices.get(line.invoiceId);
    if (invoice === undefined) continue;
    if (invoice.voidDay !== null && invoice.voidDay < line.day) {
      excluded.push({ line, reason: `invoice ${line.invoiceId} is voided before` });
      diagnostics.push(reportCreditAfterVoid(line, invoice.voidDay));
      continue;
    }
    const credited = creditInvoice(invoice, line, billed, deferred, { refunds, unearned, moves, suppliers }, reader);
    loweredBy.set(line, credited.lowered);
    billings.push(...credited.billings);
    segments.push(...credited.segments);
  }
  return { billings, segments, refundsPaid: refunds.paid, loweredBy, excluded, diagnostics: [...diagnostics, ...suppliers.findUncredited()] };
}

/** Refunds that prices expect, while credit notes pay them out in the order of their days. */
interface Refunds {
  readonly paid: RefundPaid[];
  /** The part of a credit that the price of its contract expects. */
  readonly payOut: (part: BilledPart, billingId: string, day: Day, amount: number) => number;
  /** What credits of a voided invoice paid out is expected again. */
  readonly takeBack: (invoice: Invoice, day: Day) => void;
}

function openRefunds({ contractOf, expectedReduction }: BilledInvoices): Refunds {
  const paid: RefundPaid[] = [];
  const paidOf = new Map<string, number>();
  const note = (refund: RefundPaid, contractId: string): void => {
    paid.push(refund);
    paidOf.set(contractId, (paidOf.get(contractId) ?? 0) + refund.amount);
  };
  return {
    paid,
    payOut: ({ obligationId }, billingId, day, amount) => {
      const contractId = contractOf(obligationId);
      if (contractId === '') return 0;
      const left = expectedReduction(contractId, day) - (paidOf.get(contractId) ?? 0);
      const size = Math.max(0, Math.min(amount, left));
      if (size !== 0) note({ obligationId, billingId, day, amount: size }, contractId);
      return size;
    },
    takeBack: ({ billings }, day) => {
      const ids = new Set(billings.map(({ billing }) => billing.id));
      for (const refund of paid.filter(({ billingId }) => ids.has(billingId))) {
        const { obligationId, billingId, amount } = refund;
        note({ obligationId, billingId: `${billingId} void`, day, amount: 0 - amount }, contractOf(obligationId));
      }
    },
  };
}

function openInvoices({ parts, billings, carriers, suppliers, financed }: BilledInvoices): ReadonlyMap<string, Invoice> {
  const billingsOf = groupBy(billings, ({ partId, id }) => partId ?? id);
  const invoices = new Map<string, Invoice>();
  for (const [invoiceId, ofInvoice] of groupBy(parts, (part) => part.line.invoiceId)) {
    const discounts = ofInvoice.filter((part) => isDiscount(part.line));
    const standing = new Map<string, StandingPart>();
    const supplierOf = ({ id }: BilledPart): number => suppliers.get(id)?.amount ?? 0;
    for (const part of ofInvoice) {
      const carrier = carriers.get(part.id);
      if (carrier === undefined) continue;
      const netAmount = part.line.type === 'charge' ? netAmountOf(part, discounts) : part.amount;
      const supplier = discounts
        .filter(({ chargeId }) => chargeId === part.chargeId)
        .reduce((sum, discount) => sum + supplierOf(discount), supplierOf(part));
      const onPaper = { gross: netAmount + supplier, supplier, credited: 0 };
      const inPrice = financed.inPrice(part.obligationId, netAmount);
      standing.set(part.id, { part, carrier, netAmount: inPrice, credited: 0, creditSegments: [], onPaper });
    }
    const voidDays = ofInvoice.flatMap((part) => voidDayOf(part.line) ?? []);
    const own = ofInvoice.flatMap((part) =>
      (billingsOf.get(part.id) ?? []).map((billing) => ({ part, billing })),
    );
    const voidDay = voidDays.length === 0 ? null : Math.min(...voidDays);
    invoices.set(invoiceId, { parts: ofInvoice, billings: own, standing, voidDay });
  }
  return invoices;
}

function inOrder(credits: readonly CreditNoteLine[], invoices: ReadonlyMap<string, Invoice>): Event[] {
  const events: Event[] = credits.map((line) => ({ kind: 'credit', line, day: line.day }));
  for (const invoice of invoices.values()) {
    if (invoice.voidDay !== null) events.push({ kind: 'void', invoice, day: invoice.voidDay });
  }
  return sortNaturally(events, (event) => event.day);
}

/** What credits of earlier days left to know. */
interface CreditLedgers {
  readonly refunds: Refunds;
  readonly unearned: UnearnedBilling;
  readonly moves: CreditMoves;
  readonly suppliers: SupplierCredits;
}

function creditInvoice(
  invoice: Invoice,
  line: CreditNoteLine,
  { policy, financed }: Pick<BilledInvoices, 'policy' | 'financed'>,
  deferred: DeferredParts,
  { refunds, unearned, moves, suppliers }: CreditLedgers,
  reader: SegmentsReader,
): { billings: BillingEvent[]; segments: Segment[]; lowered: number } {
  const { firstDay, lastDay } = line;
  const all = [...invoice.standing.values()];
  const targets = line.invoiceLineId === null ? all : all.filter(({ part }) => part.line.lineId === line.invoiceLineId);
  const billings: BillingEvent[] = [];
  const segments: Segment[] = [];
  let lowered = 0;
  for (const { target, amount, derivation } of splitCredit(targets, line, unearned)) {
    const { part, carrier } = target;
    const chosen = line.treatment ?? policy.creditNoteTreatment;
    const treatment = carrier.isLiabilityOnly === true ? 'billing-only' : chosen;
    const id = `${line.creditNoteId}/${line.lineId}${targets.length === 1 ? '' : ` on ${part.id}`}`;
    const rule = RULE_OF_TREATMENT[treatment];
    const billing = billingOfCredit(id, line, part, 0 - amount, rule, derivation);
    const taken = suppliers.take(billing, target.onPaper);
    // Where a supplier gives back more than the credit, a modification has raised the agent's price by that already.
    const left = amount - taken.reduce((sum, event) => sum + event.amount, 0);
    const own = amount > 0 ? Math.max(0, left) : left;
    const beyondRefunds = own - refunds.payOut(part, id, line.day, own);
    const beyond = beyondRefunds - unearned.settle(part.obligationId, line.day, beyondRefunds);
    const { obligationId } = part;
    const lowering = treatment === 'billing-only' ? beyond : financed.lower({ obligationId, billingId: id, day: line.day, amount: beyond, treatment });
    const credit: Credit = {
      billingId: id,
      segmentId: `${part.obligationId}/credit ${id}`,
      day: line.day,
      amount: lowering,
      treatment,
      service: firstDay === null || lastDay === null ? null : { firstDay, lastDay },
      isContra: treatment === 'contra-revenue' || policy.creditNoteAccount === 'contra-revenue',
      rule,
      source: 'Credit note',
      origin: line.origin,
    };
    const found = { ...target, creditSegments: moves.seenOn(line.day, target.creditSegments) };
    const earlier = moves.seenOn(line.day, takenBefore(deferred, target.carrier, line.day));
    const asGiven = creditPart(found, credit, earlier, reader).creditSegments.slice(found.creditSegments.length);
    const moved = moves.after(part.obligationId, line.day, asGiven);
    const added = [...asGiven, ...moved];
    const after = { ...target, credited: target.credited + lowering, creditSegments: [...target.creditSegments, ...added] };
    lowered += lowering - sumAmounts(moved);
    noteDeferred(deferred, target.carrier, added);
    segments.push(...added);
    const { onPaper } = target;
    invoice.standing.set(part.id, { ...after, onPaper: { ...onPaper, credited: onPaper.credited + amount } });
    const events = [billing, ...taken];
    invoice.billings.push(...events.map((event) => ({ part, billing: event })));
    billings.push(...events);
  }
  return { billings, segments, lowered };
}

interface CreditShare {
  readonly target: StandingPart;
  readonly amount: number;
  readonly derivation: AmountDerivation;
}

function splitCredit(targets: readonly StandingPart[], line: CreditNoteLine, unearned: UnearnedBilling): CreditShare[] {
  const only = targets[0];
  if (targets.length === 1 && only !== undefined) {
    return [{ target: only, amount: line.amount, derivation: { kind: 'source-rows', rows: [line.origin], sign: -1 } }];
  }
  const weights = unearnedOf(targets, line, unearned) ?? targets.map(standsOnPaper);
  // Nothing stands any more: the credit exceeds the invoice, and the first line bears it.
  if (!weights.some((weight) => weight > 0)) weights[0] = 1;
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let through = 0;
  return apportion(line.amount, weights).map((amount, i) => {
    const before = through;
    through += weights[i]!;
    const derivation = { kind: 'share-of-source-row', row: line.origin, sign: -1, before, through, whole } as const;
    return { target: targets[i]!, amount, derivation };
  });
}

const standsOnPaper = ({ onPaper }: StandingPart): number => Math.max(0, onPaper.gross - onPaper.credited);

/** What is billed and not earned any more of each target; null where the credit is more, or partly a supplier's. */
function unearnedOf(targets: readonly StandingPart[], { day, amount }: CreditNoteLine, { left }: UnearnedBilling): number[] | null {
  if (amount <= 0 || targets.some(({ onPaper }) => onPaper.supplier !== 0)) return null;
  const leftOf = new Map(targets.map(({ part }) => [part.obligationId, left(part.obligationId, day)]));
  const sizes = targets.map((target) => {
    const { obligationId } = target.part;
    const size = Math.min(standsOnPaper(target), leftOf.get(obligationId) ?? 0);
    leftOf.set(obligationId, (leftOf.get(obligationId) ?? 0) - size);
    return size;
  });
  return sizes.reduce((sum, size) => sum + size, 0) >= amount ? sizes : null;
}

function billingOfCredit(
  id: string,
  line: CreditNoteLine,
  part: BilledPart,
  amount: number,
  rule: RuleId,
  derivation: AmountDerivation,
): BillingEvent {
  return {
    id,
    obligationId: part.obligationId,
    day: line.day,
    amount,
    source: 'Credit note',
    rule,
    invoiceId: line.invoiceId,
    document: line.creditNoteId,
    documentId: id,
    firstDay: part.firstDay,
    lastDay: part.lastDay,
    origin: line.origin,
    derivation,
  };
}

function voidWhole(
  invoice: Invoice,
  day: Day,
  { voidedDiscounts, policy }: BilledInvoices,
  { deferred, moves }: { readonly deferred: DeferredParts; readonly moves: CreditMoves },
  reader: SegmentsReader,
): { billings: BillingEvent[]; segments: Segment[] } {
  const isVoided = (part: BilledPart): boolean => voidDayOf(part.line) !== null;
  const voided = invoice.billings.filter(({ part }) => isVoided(part));
  const billings = voided.map(({ billing }) => reverseBilling(billing, day));
  const segments: Segment[] = [];
  for (const part of invoice.parts.filter(isVoided)) {
    const billingId = `${part.id} void`;
    const discount = voidedDiscounts.get(part.id);
    if (discount !== undefined) segments.push(...takeBack(discount, day, billingId, reader));
    const target = invoice.standing.get(part.id);
    if (target === undefined) continue;
    const creditSegments = moves.seenOn(day, target.creditSegments);
    const undone = target.carrier.isOnlyInvoiced
      ? takeAllBack({ ...target, creditSegments }, day, policy, moves.seenOn(day, takenBefore(deferred, target.carrier, day)), reader)
      : creditSegments.flatMap((segment) => takeBack(segment, day, billingId, reader));
    const added = [...undone, ...moves.after(part.obligationId, day, undone)];
    noteDeferred(deferred, target.carrier, added);
    segments.push(...added);
  }
  return { billings, segments };
}

/** Revenue that rests on the invoice alone: a credit of all that stands. */
function takeAllBack(
  target: CreditedPart,
  day: Day,
  policy: BilledInvoices['policy'],
  earlier: readonly Segment[],
  reader: SegmentsReader,
): readonly Segment[] {
  const { id, obligationId, line } = target.part;
  const credit: Credit = {
    billingId: `${id} void`,
    segmentId: `${obligationId}/void ${id}`,
    day,
    amount: standingOf(target),
    treatment: 'deferred-first',
    service: null,
    isContra: policy.creditNoteAccount === 'contra-revenue',
    rule: 'void',
    source: 'Void',
    origin: line.origin,
  };
  return creditPart(target, credit, earlier, reader).creditSegments.slice(target.creditSegments.length);
}
