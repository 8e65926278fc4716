/** Rows of Credit draw-downs become facts. */
import type { Contract, Obligation, Product } from '../../../engine/domain/book';
import type { CreditDraw, CreditGrant, CreditKind } from '../../../engine';
import { currencyExponent } from '../../../engine/foundation/currency';
import type { DecimalNumber } from '../../../engine/foundation/decimal-text';
import { YES_NO } from '../choices/cost-choices';
import { foldId } from '../cells/normal-text';
import { hasValue, readAmount, readChoice, readDay, readId, readNumber, readPercent, readText, requireValue } from '../cells/read-cells';
import { readProductId } from './read-contracts';
import { MOST_UNIT_DECIMALS, isExactGrant } from './read-credit-grants';
import { follow, originOf, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { report } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export interface DrawContext {
  readonly contracts: EntryIndex<Contract>;
  readonly products: EntryIndex<Product>;
  readonly obligations: EntryIndex<Obligation>;
  readonly grants: EntryIndex<CreditGrant>;
}

export type DrawEntry = Entry<CreditDraw>;

export function readCreditDraws(reading: Reading, context: DrawContext): DrawEntry[] {
  return rowsOf(reading, 'Credit draw-downs').map((row) => ({ fact: readDraw(reading, row, context), row }));
}

function readDraw(reading: Reading, row: Row, context: DrawContext): CreditDraw {
  requireValue(row, 'Date', 'Enter the day of use.');
  const used = drawnObligation(reading, row, context);
  const named = hasValue(row, 'Grant') ? follow(reading, row, 'Grant', 'Credit grants', context.grants) : null;
  const grant = named ?? used.grant;
  const contract = hasValue(row, 'Contract') ? follow(reading, row, 'Contract', 'Contracts', context.contracts) : null;
  const contractId = contract?.id ?? grant?.fact.contractId ?? used.contractId;
  const customer = customerOf(row, context.grants);
  const says = ['Grant', 'Contract', 'Customer', 'Obligation'].some((column) => hasValue(row, column));
  if (!says) {
    const column = ['Contract', 'Customer', 'Grant', 'Obligation'].find((name) => row.table.columns.has(name)) ?? 'Date';
    report(row, 'value.missing', column, 'The row does not say whose credits are used. Enter a contract, customer or grant.');
  }
  if (contract !== null && grant !== null && grant.fact.contractId !== contract.id) {
    const message = `The grant belongs to contract “${grant.fact.contractId}”. Correct the contract or the grant.`;
    report(row, 'contract.mismatch', 'Contract', message);
  }
  const candidates = [...context.grants.values()].map(({ fact }) => fact);
  const ofParty = candidates.find((fact) => (contractId === '' ? fact.customer === customer : fact.contractId === contractId));
  const currency = grant?.fact.currency ?? contract?.fact.currency ?? ofParty?.currency ?? '';
  return {
    document: readId(row, 'Document') ?? '',
    day: readDay(row, 'Date') ?? 0,
    contractId,
    customer,
    productId: readProductId(reading, row, context.products) ?? used.productId,
    ...readDrawn(row, currency, grant?.fact.kind ?? 'cash'),
    grantId: grant?.id ?? null,
    expectedBreakage: readEstimate(row, grant?.fact ?? null),
    isOverageBilled: readChoice(row, 'Overage billed', YES_NO) === 'yes',
    origin: originOf(row),
  };
}

/** A new estimate is for the grant that the row names, whose breakage is earned in proportion. */
function readEstimate(row: Row, grant: CreditGrant | null): DecimalNumber | null {
  const share = readPercent(row, 'Expected breakage');
  if (share === null) return null;
  if (grant?.breakage !== 'proportional') {
    const message = 'A new estimate of breakage needs a grant whose Breakage is proportional: name it in Grant.';
    report(row, 'credits.breakage', 'Expected breakage', message);
  } else if (share.digits >= 10 ** share.scale) {
    const message = 'All of the credits are expected to stay unused, or more. Enter a share below 1, such as 10%.';
    report(row, 'credits.breakage', 'Expected breakage', message);
  } else if (!isExactGrant({ ...grant, expectedBreakage: share })) {
    report(row, 'amount.out-of-range', 'Expected breakage', 'Expected breakage has too many digits for the credits to be exact. Round it.');
  }
  if (readText(row, 'Rationale') === '') {
    const column = row.table.columns.has('Rationale') ? 'Rationale' : 'Expected breakage';
    report(row, 'judgement.rationale', column, 'A new estimate is a judgement. Say in Rationale why it changed.');
  }
  return share;
}

/** An obligation that was used gives contract and product; a grant is one itself. */
function drawnObligation(
  reading: Reading,
  row: Row,
  { obligations, grants }: DrawContext,
): { readonly grant: (Entry<CreditGrant> & { readonly id: string }) | null; readonly contractId: string; readonly productId: string } {
  const id = readId(row, 'Obligation');
  const grant = id === null ? null : (grants.get(foldId(id)) ?? null);
  const obligation = id === null || grant !== null ? null : follow(reading, row, 'Obligation', 'Obligations', obligations);
  return { grant, contractId: obligation?.fact.contractId ?? '', productId: obligation?.fact.productId ?? '' };
}

/** As the grants write it. */
function customerOf(row: Row, grants: EntryIndex<CreditGrant>): string {
  const customer = readText(row, 'Customer');
  for (const { fact } of grants.values()) if (foldId(fact.customer) === foldId(customer)) return fact.customer;
  return customer;
}

function readDrawn(row: Row, currency: string, kindOfGrant: CreditKind): { readonly kind: CreditKind; readonly quantity: DecimalNumber } {
  const [hasAmount, hasUnits] = [hasValue(row, 'Amount'), hasValue(row, 'Units')];
  const kind = hasUnits && !hasAmount ? 'units' : 'cash';
  const column = kind === 'cash' ? 'Amount' : 'Units';
  if (hasAmount && hasUnits) {
    report(row, 'credits.two-measures', 'Units', 'Amount and Units are both filled. Credits are money or units: keep one.');
  } else if (!hasAmount && !hasUnits && !hasValue(row, 'Expected breakage')) {
    const shown = ['Amount', 'Units'].find((name) => row.table.columns.has(name)) ?? 'Date';
    report(row, 'value.missing', shown, 'The row does not say how much is drawn. Enter Amount, or Units.');
  }
  const quantity = readNumber(row, column);
  // A row that only estimates anew draws nothing of its grant.
  if (quantity === null) return { kind: hasAmount || hasUnits ? kind : kindOfGrant, quantity: { digits: 0, scale: 0 } };
  if (quantity.digits === 0 && !hasValue(row, 'Expected breakage')) report(row, 'credits.nothing', column, `${column} is 0. Enter what is drawn, or clear the row.`);
  if (kind === 'units') {
    const { digits, scale } = quantity;
    const isExact = scale <= MOST_UNIT_DECIMALS && Math.abs(digits) * 10 ** (MOST_UNIT_DECIMALS - scale) <= Number.MAX_SAFE_INTEGER;
    if (!isExact) report(row, 'amount.out-of-range', column, `Units has too many digits to be exact. Round it to ${MOST_UNIT_DECIMALS} decimals.`);
    return { kind, quantity };
  }
  if (currency === '') return { kind, quantity };
  return { kind, quantity: { digits: readAmount(row, column, currency) ?? 0, scale: currencyExponent(currency) } };
}
