/**
 * Free credits are a reduction of the price, not revenue.
 * ASC 606-10-55-41 to 45, 606-10-32-28 to 31; IFRS 15.B39-B43, 15.73-76
 *
 * Rule: credits given on one day in a contract of which some are paid for share what is paid for them, by what they are
 * worth; where all are paid for, each keeps its own price. Free credits given at the start of a contract without paid ones are a right that its price pays for too: they
 * take their part of the contract’s price. Free credits given later change the contract for no more money: with what
 * is still to come of it they share the price that is not recognized yet, from that day (grant-as-modification.ts);
 * those that name an invoice share its price (share-invoice-price.ts). Money is worth its amount, units the product’s price per unit, else what the paid units of that day
 * (of its product, else all) cost each; both for the part that is expected to be used.
 * Formula: worth = round(amount × (1 − expected breakage)), or round(units × price per unit × (1 − expected breakage)).
 * Example: 1,000.00 paid for 1,000.00 of credits, and 250.00 free on the same day → 800.00 and 200.00.
 */
import type { Contract, Obligation, RevenueBook } from '../domain/book';
import { groupOfInvoice, type CreditGrant, type CreditTerms } from '../domain/credit-grant';
import { addDecimals, inScale, lessShare } from '../domain/credit-units';
import type { SellingPrice } from '../domain/price-list';
import type { SourceReference } from '../domain/source-reference';
import { roundedRatio } from '../foundation/exact-ratio';
import { roundedMinorUnits, roundedProduct, type DecimalNumber } from '../foundation/decimal-text';
import { groupBy, joinKey } from '../foundation/group-by';

/** Grants as promises of their contracts. */
export function promiseCredits(book: Pick<RevenueBook, 'creditGrants' | 'contracts'>): Obligation[] {
  const grants = book.creditGrants ?? [];
  const contracts = new Map(book.contracts.map((contract) => [contract.id, contract]));
  const together = groupBy(grants, (grant) => groupOfInvoice(grant) ?? joinKey(grant.contractId, grant.grantDay));
  return grants.map((grant) => {
    const sameDay = together.get(groupOfInvoice(grant) ?? joinKey(grant.contractId, grant.grantDay)) ?? [grant];
    return promiseOf(grant, termsOfGrant(grant, sameDay, contracts.get(grant.contractId)));
  });
}

function promiseOf(grant: CreditGrant, credit: CreditTerms): Obligation {
  const { breakage, remoteDay } = grant;
  return {
    id: grant.id,
    contractId: grant.contractId,
    productId: grant.productId,
    description: grant.description,
    quantity: grant.kind === 'units' ? grant.granted : null,
    statedPrice: grant.pricePaid,
    standaloneSellingPrice: null,
    method: 'progress',
    strategy: null,
    trigger: null,
    firstDay: grant.effectiveDay,
    lastDay: grant.expiryDay,
    recognitionDay: breakage === 'remote' ? remoteDay : null,
    breakage,
    billing: null,
    unbilledIs: null,
    expectedCompletionDay: null,
    modificationId: grant.modificationId,
    credit,
    origin: grant.origin,
  };
}

function termsOfGrant(grant: CreditGrant, sameDay: readonly CreditGrant[], contract: Contract | undefined): CreditTerms {
  const { kind, grantDay, granted, expectedBreakage } = grant;
  const paid = sameDay.filter(({ pricePaid }) => pricePaid > 0);
  const isShared = sameDay.some(({ pricePaid }) => pricePaid === 0);
  const unitsPaid = paid.filter((other) => other.kind === 'units');
  const ofProduct = unitsPaid.filter(({ productId }) => productId === grant.productId);
  const paidUnits = ofProduct.length > 0 ? ofProduct : unitsPaid;
  const inception = Math.max(contract?.signedDay ?? -Infinity, contract?.firstDay ?? -Infinity);
  const isFromStart = inception === -Infinity || grantDay <= inception;
  const ofInvoice = groupOfInvoice(grant);
  const sharesContract = (paid.length === 0 && isFromStart) || grant.modificationId !== null;
  return {
    kind,
    grantDay,
    granted,
    expectedBreakage,
    priceGroup: sharesContract && ofInvoice === null ? null : (ofInvoice ?? joinKey(grant.contractId, 'credits', grantDay, isShared ? '' : grant.id)),
    paid: {
      price: paidUnits.reduce((sum, { pricePaid }) => sum + pricePaid, 0),
      units: paidUnits.map((other) => other.granted).reduce(addDecimals, { digits: 0, scale: 0 }),
      grants: paidUnits.map(({ origin }) => origin),
    },
  };
}

/** What the credits of a grant would sell for on their own; `unit`: the price of one, of the product or price list; null where there is none. */
export function sellingPriceOfCredits(
  { kind, granted, expectedBreakage, paid }: CreditTerms,
  unit: { readonly price: DecimalNumber; readonly origin: SourceReference } | null,
  currency: string,
): SellingPrice {
  const usable = lessShare(granted, expectedBreakage);
  if (kind === 'cash') return { amount: roundedMinorUnits(usable, currency), basis: { kind: 'credits', from: 'amount', rows: [] } };
  if (unit !== null) {
    const basis = { kind: 'credits', from: 'product', rows: [unit.origin] } as const;
    return { amount: roundedProduct(unit.price, usable, currency), basis };
  }
  const scale = Math.max(usable.scale, paid.units.scale);
  const [ofGrant, ofPaid] = [inScale(usable, scale), inScale(paid.units, scale)];
  const amount = ofPaid === 0 ? null : roundedRatio(paid.price, ofGrant, ofPaid);
  return { amount, basis: { kind: 'credits', from: 'paid', rows: paid.grants } };
}
