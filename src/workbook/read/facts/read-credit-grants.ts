/** Rows of Credit grants become facts. A grant without contract belongs to the one contract of its customer. */
import type { Contract, Obligation, Product } from '../../../engine/domain/book';
import { promiseCredits, usableCredits } from '../../../engine';
import type { CreditGrant, CreditKind } from '../../../engine';
import type { Modification } from '../../../engine/domain/modification';
import { currencyExponent } from '../../../engine/foundation/currency';
import { isoOf, type Day } from '../../../engine/foundation/calendar';
import { decimalValue, type DecimalNumber } from '../../../engine/foundation/decimal-text';
import { BREAKAGES } from '../choices/control-choices';
import { foldId } from '../cells/normal-text';
import { CREDIT_KINDS } from '../choices/prepaid-choices';
import { hasValue, readChoice, readCurrency, readDay, readId, readKey, readNumber, readPercent, readText, requireValue } from '../cells/read-cells';
import { readPositive, readPositiveAmount, readProductId } from './read-contracts';
import { follow, originOf, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

const NONE: DecimalNumber = { digits: 0, scale: 0 };

export interface GrantContext {
  readonly contracts: EntryIndex<Contract>;
  readonly products: EntryIndex<Product>;
  readonly modifications: EntryIndex<Modification>;
}

export interface GrantReading {
  readonly grants: readonly Entry<CreditGrant>[];
  /** Customers without a contract: their credits are one. */
  readonly contracts: readonly Entry<Contract>[];
}

export function readCreditGrants(reading: Reading, context: GrantContext): GrantReading {
  const own = new Map<string, Entry<Contract>>();
  const grants = rowsOf(reading, 'Credit grants').map((row) => {
    const contract = contractOfGrant(reading, row, context, own);
    return { fact: readGrant(reading, row, context, contract), row };
  });
  return { grants, contracts: [...own.values()] };
}

function contractOfGrant(
  reading: Reading,
  row: Row,
  { contracts }: GrantContext,
  own: Map<string, Entry<Contract>>,
): Contract | null {
  if (hasValue(row, 'Contract')) return follow(reading, row, 'Contract', 'Contracts', contracts)?.fact ?? null;
  requireValue(row, 'Customer', 'Name the contract or the customer that the credits belong to.');
  const customer = readText(row, 'Customer');
  if (customer === '') return null;
  const theirs = [...contracts.values()].filter(({ fact }) => foldId(fact.customer) === foldId(customer));
  if (theirs.length > 1) {
    const message = `${showValue(customer)} has ${theirs.length} contracts. Name the one that the credits belong to.`;
    report(row, 'value.missing', row.table.columns.has('Contract') ? 'Contract' : 'Customer', message);
  }
  return theirs[0]?.fact ?? ownContract(reading, row, customer, contracts, own);
}

function ownContract(
  reading: Reading,
  row: Row,
  customer: string,
  contracts: EntryIndex<Contract>,
  own: Map<string, Entry<Contract>>,
): Contract {
  const entity = readText(row, 'Entity') || reading.policy.defaultEntity;
  if (!hasValue(row, 'Currency')) {
    const message = 'Currency is empty, and the row names no contract to take it from. Enter three letters, such as USD.';
    report(row, 'value.missing', row.table.columns.has('Currency') ? 'Currency' : 'Customer', message);
  }
  const currency = readCurrency(row, 'Currency');
  const name = `Credits of ${customer}${[entity, currency].map((part) => ` · ${part}`).join('')}`;
  const known = own.get(name);
  if (known !== undefined) return known.fact;
  const id = contracts.has(foldId(name)) ? `${name} (no contract)` : name;
  const origin = originOf(row);
  const fact: Contract = { id, customer, entity, currency, signedDay: null, firstDay: null, lastDay: null, origin };
  own.set(name, { fact, row });
  return fact;
}

function readGrant(reading: Reading, row: Row, context: GrantContext, contract: Contract | null): CreditGrant {
  const id = readKey(row, 'Grant');
  const currency = currencyOfGrant(row, contract);
  requireValue(row, 'Price paid', 'Enter what the customer pays for the credits; 0 where they are free.');
  const { kind, granted } = readGranted(row, currency);
  const effective = readDay(row, 'Effective date');
  const granting = readDay(row, 'Grant date') ?? effective;
  if (granting === null && !hasValue(row, 'Grant date') && !hasValue(row, 'Effective date')) {
    const column = row.table.columns.has('Grant date') ? 'Grant date' : 'Effective date';
    report(row, 'value.missing', column, 'Nothing dates the grant. Enter Grant date, or Effective date.');
  }
  const grantDay = granting ?? 0;
  const fact: CreditGrant = {
    id,
    contractId: contract?.id ?? '',
    customer: contract?.customer ?? readText(row, 'Customer'),
    currency,
    productId: readProductId(reading, row, context.products) ?? '',
    description: readText(row, 'Description'),
    kind,
    granted,
    pricePaid: readPositiveAmount(row, 'Price paid', currency) ?? 0,
    grantDay,
    effectiveDay: effective ?? grantDay,
    expiryDay: readDay(row, 'Expiry date'),
    priority: priorityOf(row),
    applicableProducts: readProducts(reading, row, context.products),
    breakage: readChoice(row, 'Breakage', BREAKAGES) ?? 'at-expiry',
    remoteDay: readDay(row, 'Remote date'),
    expectedBreakage: readPercent(row, 'Expected breakage') ?? NONE,
    invoiceId: readId(row, 'Invoice') ?? '',
    invoiceLineId: readId(row, 'Line') ?? '',
    modificationId: follow(reading, row, 'Modification', 'Modifications', context.modifications)?.id ?? null,
    rationale: readText(row, 'Rationale'),
    datedBy: hasValue(row, 'Grant date') ? 'Grant date' : 'Effective date',
    origin: originOf(row),
  };
  checkDays(row, fact);
  checkBreakage(row, fact);
  return fact;
}

function currencyOfGrant(row: Row, contract: Contract | null): string {
  const own = readCurrency(row, 'Currency');
  const ofContract = contract?.currency ?? '';
  if (own !== '' && ofContract !== '' && own !== ofContract) {
    const message = `Currency ${own} differs from ${ofContract} of contract ${showValue(contract?.id)}. Correct one of the two.`;
    report(row, 'currency.mismatch', 'Currency', message);
  }
  return ofContract === '' ? own : ofContract;
}

function readGranted(row: Row, currency: string): { readonly kind: CreditKind; readonly granted: DecimalNumber } {
  const stated = readChoice(row, 'Kind', CREDIT_KINDS);
  const [hasAmount, hasUnits] = [hasValue(row, 'Amount granted'), hasValue(row, 'Units')];
  const kind = stated ?? (hasUnits && !hasAmount ? 'units' : 'cash');
  const [column, other] = kind === 'cash' ? (['Amount granted', 'Units'] as const) : (['Units', 'Amount granted'] as const);
  if (hasAmount && hasUnits) {
    report(row, 'credits.two-measures', other, `Amount granted and Units are both filled. Credits are money or units: keep one.`);
  } else if (!hasAmount && !hasUnits) {
    const shown = row.table.columns.has(column) ? column : row.table.columns.has(other) ? other : 'Grant';
    report(row, 'value.missing', shown, 'The row does not say how much is granted. Enter Amount granted, or Units.');
  } else if (!hasValue(row, column)) {
    const message = `The grant is of ${kind === 'cash' ? 'money' : 'units'}, and ${other} is filled. Fill ${column}, or correct Kind.`;
    report(row, 'credits.two-measures', other, message);
  }
  const granted = readPositive(row, column);
  if (granted === null) return { kind, granted: NONE };
  if (granted.digits === 0) report(row, 'credits.nothing', column, `${column} is 0. Enter what is granted, or clear the row.`);
  if (kind === 'units' || currency === '') return { kind, granted };
  const minor = readPositiveAmount(row, column, currency);
  return { kind, granted: { digits: minor ?? 0, scale: currencyExponent(currency) } };
}

function priorityOf(row: Row): number | null {
  const priority = readNumber(row, 'Priority');
  return priority === null ? null : decimalValue(priority);
}

function readProducts(reading: Reading, row: Row, products: EntryIndex<Product>): readonly string[] {
  const names = readText(row, 'Applicable products')
    .split(/[,;|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^(any|all)$/i.test(name));
  return names.map((name) => {
    const known = products.get(foldId(name));
    if (known === undefined && reading.tables.has('Products')) {
      const message = `Applicable products names ${showValue(name)}, which is not in Products. Correct it; commas stand between products.`;
      report(row, 'id.unknown', 'Applicable products', message);
    }
    return known?.id ?? name;
  });
}

function checkDays(row: Row, { grantDay, effectiveDay, expiryDay, remoteDay }: CreditGrant): void {
  const steps: readonly (readonly [column: string, later: Day | null, earlier: Day, what: string])[] = [
    ['Effective date', effectiveDay, grantDay, 'the grant'],
    ['Expiry date', expiryDay, effectiveDay, 'the effective date'],
    ['Remote date', remoteDay, effectiveDay, 'the effective date'],
  ];
  for (const [column, later, earlier, what] of steps) {
    if (later === null || later >= earlier || earlier === 0) continue;
    const message = `${column} ${isoOf(later)} is before ${what} of ${isoOf(earlier)}. Correct one of the two.`;
    report(row, 'date.reversed', column, message);
  }
}

function checkBreakage(row: Row, grant: CreditGrant): void {
  const { breakage, expectedBreakage, expiryDay, remoteDay, rationale } = grant;
  const expects = expectedBreakage.digits > 0;
  if (expectedBreakage.digits >= 10 ** expectedBreakage.scale) {
    const message = 'All of the credits are expected to stay unused, or more. Enter a share below 1, such as 10%.';
    report(row, 'credits.breakage', 'Expected breakage', message);
  } else if (!isExactGrant(grant)) {
    const column = expects ? 'Expected breakage' : grant.kind === 'cash' ? 'Amount granted' : 'Units';
    report(row, 'amount.out-of-range', column, `${column} has too many digits for the credits to be exact. Round it.`);
  }
  if (breakage === 'proportional' && !expects) {
    const column = row.table.columns.has('Expected breakage') ? 'Expected breakage' : 'Breakage';
    report(row, 'credits.breakage', column, 'Breakage is proportional, and no breakage is expected. Enter the share expected to stay unused.');
  }
  if (breakage === 'remote' && remoteDay === null && expiryDay === null) {
    const message = 'Use becomes remote, and nothing says when. Enter Remote date, or Expiry date.';
    report(row, 'credits.breakage', 'Breakage', message);
  }
  const judged = expects ? 'Expected breakage' : breakage === 'remote' && remoteDay !== null ? 'Remote date' : null;
  if (judged !== null && rationale === '') {
    const message = `${judged} is a judgement. Say in Rationale why it is right, such as the history of redemption.`;
    report(row, 'judgement.rationale', row.table.columns.has('Rationale') ? 'Rationale' : judged, message);
  }
}

/** Units are counted in millionths at least, and what is expected to be used in its own decimals. */
export const MOST_UNIT_DECIMALS = 6;

export function isExactGrant(grant: CreditGrant): boolean {
  const { granted, kind } = grant;
  const usable = usableCredits({ ...grant, breakage: 'proportional' });
  if (kind === 'units' && granted.scale > MOST_UNIT_DECIMALS) return false;
  const scale = kind === 'units' ? Math.max(MOST_UNIT_DECIMALS, usable.scale) : usable.scale;
  return granted.digits * 10 ** (scale - granted.scale) <= Number.MAX_SAFE_INTEGER;
}

/** Grants as obligations that invoice lines may name. */
export function grantObligations(
  grants: readonly Entry<CreditGrant>[],
  contracts: readonly Contract[],
): readonly Entry<Obligation>[] {
  const promises = promiseCredits({ creditGrants: grants.map(({ fact }) => fact), contracts });
  return grants.flatMap(({ row }, index) => {
    const fact = promises[index];
    return fact === undefined || fact.id === '' ? [] : [{ fact, row }];
  });
}
