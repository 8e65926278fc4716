/**
 * The right to returned goods.
 * ASC 606-10-32-10, 606-10-55-23 to 28; IFRS 15.55, IFRS 15.B21-B26
 *
 * Rule: goods that are expected back are an asset at what they cost, less the expected costs to recover them; the rest
 * is cost of sales. A new estimate of the returns moves the asset with the refunds: what is expected back no longer is
 * cost of sales. A credit note that pays out a refund that was expected brings its share of the asset back to inventory.
 * Formula: asset = round(cost × refunds expected ÷ price) − costs to recover; returned = round(asset left × paid ÷
 * refunds left).
 * Example: 100 units at 100.00 that cost 60.00, three expected back: asset 180.00, cost of sales 5,820.00; a credit note
 * of 100.00 → 60.00 to inventory, asset 120.00.
 */
import { isPriceChangeOf } from '../domain/expected-refund';
import type { Estimate } from '../domain/estimate';
import { pointSegment, sumAmounts, type SegmentFacts } from '../domain/new-segment';
import type { AmountDerivation, PriceChange, RefundPaid, ScheduledObligation, Segment } from '../domain/schedule';
import type { GoodsCost } from '../domain/transfer-derivation';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { sortNaturally } from '../foundation/sort-naturally';
import { moveWith } from './cost-of-goods';

/** Goods of an obligation whose return is estimated. */
export interface ReturnableGoods {
  readonly obligation: ScheduledObligation;
  readonly cost: GoodsCost;
  /** Sum of the stated prices that estimates of the whole contract are shares of, minor units. */
  readonly contractPrice: number;
  /** By `JSON` of the key of their row. */
  readonly estimateOf: (change: PriceChange) => Estimate | undefined;
}

export interface ReturnSegments {
  readonly asset: readonly Segment[];
  readonly returned: readonly Segment[];
}

/** `name`: of the two schedules, which lead the ids of their segments. */
export function returnSegments(goods: ReturnableGoods, name: ScheduleNames): ReturnSegments {
  const changes = returnsOf(goods);
  if (changes.length === 0) return { asset: [], returned: [] };
  return followPayments(goods.obligation, changes, assetSegments(goods, changes, name.asset), name);
}

interface ScheduleNames {
  readonly asset: string;
  readonly returned: string;
}

interface ReturnChange {
  readonly change: PriceChange;
  readonly estimate: Estimate;
  /** Of the same estimate, from the row before; null for its first. */
  readonly before: { readonly estimate: Estimate; readonly change: PriceChange } | null;
  /** Refund expected of `base` before and after, minor units. */
  readonly reduction: { readonly before: number; readonly through: number; readonly base: number };
}

function returnsOf({ obligation, contractPrice, estimateOf }: ReturnableGoods): ReturnChange[] {
  const running = { own: 0, contract: 0 };
  const lastOf = new Map<string, { readonly estimate: Estimate; readonly change: PriceChange }>();
  return sortNaturally(obligation.changes, ({ day }) => day, ({ id }) => id).flatMap((change): ReturnChange[] => {
    const estimate = estimateOf(change);
    const { derivation } = change;
    if (estimate?.kind !== 'returns' || derivation.kind !== 'share-of-price-change') return [];
    const of = estimate.obligationId === null ? 'contract' : 'own';
    const base = of === 'own' ? obligation.statedPrice : contractPrice;
    const inPrice = (refund: number): number => Math.min(Math.max(0, refund), base);
    const before = running[of];
    running[of] += derivation.priceBefore - derivation.priceAfter;
    const previous = lastOf.get(estimate.id) ?? null;
    lastOf.set(estimate.id, { estimate, change });
    return [{ change, estimate, before: previous, reduction: { before: inPrice(before), through: inPrice(running[of]), base } }];
  });
}

function assetSegments({ obligation, cost }: ReturnableGoods, changes: readonly ReturnChange[], name: string): Segment[] {
  return changes.flatMap(({ change, estimate, before: previous, reduction }) => {
    const followed = { segments: obligation.segments.filter(isPriceChangeOf(change)), whole: change.amount };
    const made: Segment[] = [];
    const add = (suffix: string, amount: number, derivation: AmountDerivation): void => {
      if (amount === 0) return;
      const facts = factsOf(`${name} ${change.id}${suffix}`, name, amount, change, derivation);
      const segment = moveWith(facts, followed);
      if (segment !== null) made.push(segment);
    };
    const { base, before, through } = reduction;
    if (base > 0) {
      const amount = roundedRatio(cost.amount, through, base) - roundedRatio(cost.amount, before, base);
      add('', amount, { kind: 'cost-of-goods', cost, before, through, whole: base });
    }
    const recover = recoveryOf(estimate, change);
    add('/recovery', 0 - recover.amount, recover.derivation);
    if (previous !== null) {
      const released = recoveryOf(previous.estimate, previous.change, 1);
      add('/recovery before', released.amount, released.derivation);
    }
    return made;
  });
}

/** Costs to recover the goods, split as the change of the price is. */
function recoveryOf(
  { recoveryCost = 0, origin }: Estimate,
  { derivation }: PriceChange,
  sign: 1 | -1 = -1,
): { readonly amount: number; readonly derivation: AmountDerivation } {
  const { before, through, whole } =
    derivation.kind === 'share-of-price-change' ? derivation : { before: 0, through: 1, whole: 1 };
  const amount = roundedRatio(recoveryCost, through, whole) - roundedRatio(recoveryCost, before, whole);
  return { amount, derivation: { kind: 'share-of-cell', row: origin, column: 'Recovery cost', before, through, whole, sign } };
}

type Event =
  | { readonly day: Day; readonly kind: 'change'; readonly of: ReturnChange }
  | { readonly day: Day; readonly kind: 'paid'; readonly of: RefundPaid };

/**
 * Goods that came back, by the refunds that credit notes paid out, and what is left of the asset once no refund is: it
 * goes to cost of sales. A void of the invoice takes a return back.
 */
function followPayments(
  obligation: ScheduledObligation,
  changes: readonly ReturnChange[],
  estimated: readonly Segment[],
  name: ScheduleNames,
): ReturnSegments {
  const asset = [...estimated];
  const returned = new Map<string, Segment>();
  let [refunds, paid] = [0, 0];
  const restOn = (day: Day) => {
    const plus = asset.filter((segment) => segment.firstDay <= day);
    const less = [...returned.values()];
    const ids = { plus: plus.map(({ id }) => id), less: less.map(({ id }) => id) };
    const held = sumAmounts(plus);
    return { held, amount: held - sumAmounts(less), ids };
  };
  for (const { day, kind, of } of eventsOf(changes, obligation.refundsPaid)) {
    if (kind === 'change') {
      refunds -= of.change.amount;
      const rest = restOn(day);
      // Rounded by refunds, more may have come back than the lower estimate leaves: no asset is below zero.
      const isOverdrawn = rest.amount < 0 && rest.held >= 0;
      if (rest.amount === 0 || (refunds > paid && !isOverdrawn)) continue;
      const derivation = { kind: 'share-of-rest', ...rest.ids, part: -1, whole: 1 } as const;
      const facts = factsOf(`${name.asset} ${of.change.id}/rest`, name.asset, 0 - rest.amount, of.change, derivation);
      asset.push(pointSegment({ ...facts, datesOrigin: facts.origin }, day));
      continue;
    }
    const origin = obligation.billings.find(({ id }) => id === of.billingId)?.origin ?? obligation.origin;
    const facts = { ...RETURNED, id: `${name.returned} ${of.billingId}`, obligationId: name.returned, origin, datesOrigin: origin };
    if (of.amount < 0) {
      paid += of.amount;
      const known = returned.get(of.billingId.replace(/ void$/, ''));
      if (known === undefined) continue;
      const derivation = { kind: 'opposite', segmentId: known.id } as const;
      returned.set(of.billingId, pointSegment({ ...facts, amount: 0 - known.amount, derivation }, day));
      continue;
    }
    const left = refunds - paid;
    const part = Math.max(0, Math.min(of.amount, left));
    paid += of.amount;
    const rest = restOn(day);
    const moved = part === 0 ? 0 : roundedRatio(rest.amount, part, left);
    if (moved === 0) continue;
    const derivation = { kind: 'share-of-rest', ...rest.ids, part, whole: left } as const;
    returned.set(of.billingId, pointSegment({ ...facts, amount: moved, derivation }, day));
  }
  return { asset, returned: [...returned.values()] };
}

const RETURNED = { rule: 'goods-returned', source: 'Goods' } as const;

/** By day; on one day estimates come first. */
function eventsOf(changes: readonly ReturnChange[], payments: readonly RefundPaid[]): Event[] {
  const events: Event[] = [
    ...changes.map((of) => ({ day: of.change.day, kind: 'change', of }) as const),
    ...payments.map((of) => ({ day: of.day, kind: 'paid', of }) as const),
  ];
  return sortNaturally(events, ({ day }) => day, ({ kind }) => kind);
}

function factsOf(
  id: string,
  name: string,
  amount: number,
  { origin }: PriceChange,
  derivation: AmountDerivation,
): Omit<SegmentFacts, 'datesOrigin'> {
  return { id, obligationId: name, rule: 'return-asset', source: 'Goods', amount, origin, derivation };
}
