/** Products, contracts, obligations, usage and milestones: rows become facts. */
import type { Contract, Milestone, Obligation, Product, UsageRecord } from '../../../engine/domain/book';
import type { Modification } from '../../../engine/domain/modification';
import { isoOf, lastDayOfMonths } from '../../../engine/foundation/calendar';
import type { Day } from '../../../engine/foundation/calendar';
import type { DecimalNumber } from '../../../engine/foundation/decimal-text';
import { methodOfLicence } from '../../../engine';
import { readBinding } from './binding-terms';
import { foldId } from '../cells/normal-text';
import { BREAKAGES, CONTROL_JUDGEMENTS } from '../choices/control-choices';
import { LICENCES } from '../choices/price-choices';
import { UNBILLED_KINDS } from '../choices/presentation-choices';
import { BILLINGS, METHODS, STRATEGIES, TRIGGERS } from '../choices/choices';
import {
  hasValue,
  readAmount,
  readChoice,
  readCurrency,
  readDay,
  readId,
  readKey,
  readNumber,
  readText,
  requireValue,
} from '../cells/read-cells';
import { readAgency } from './read-agency';
import { noteLicence, readCollectability, readWarranty, requireRationale } from './read-judgements';
import { checkCombinedRenewals, settleRenewals } from './read-renewals';
import { follow, originOf, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { readUpfrontFee } from './upfront-fees';
import { settleCombinations } from './settle-combinations';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export function readProducts(reading: Reading): Entry<Product>[] {
  return rowsOf(reading, 'Products').map((row) => {
    const id = readKey(row, 'Product');
    requireValue(row, 'Recognition method', 'Enter straight-line, usage, point in time, milestone or progress.');
    const fact: Product = {
      id,
      name: readText(row, 'Name') || id,
      category: readText(row, 'Category'),
      method: readChoice(row, 'Recognition method', METHODS) ?? 'straight-line',
      strategy: readChoice(row, 'Strategy', STRATEGIES),
      trigger: readChoice(row, 'Trigger', TRIGGERS),
      standaloneSellingPricePerUnit: readPositive(row, 'SSP (per unit)'),
      ...readAgency(row, null),
      ...rationaleOf(row),
      origin: originOf(row),
    };
    return { fact, row };
  });
}

export function readContracts(reading: Reading): Entry<Contract>[] {
  const entries = rowsOf(reading, 'Contracts').map((row): Entry<Contract> => {
    const id = readKey(row, 'Contract');
    requireValue(row, 'Customer', 'Enter the customer’s name.');
    requireValue(row, 'Currency', 'Enter three letters, such as USD.');
    const { firstDay, lastDay, termMonths } = readTermInMonths(row, null);
    const segment = readText(row, 'Segment');
    const group = readId(row, 'Group');
    if (group !== null) requireRationale(row, 'Group', 'why the contracts are one (606-10-25-9, IFRS 15.17)');
    const collectable = readCollectability(row);
    const fact: Contract = {
      id,
      customer: readText(row, 'Customer'),
      entity: readText(row, 'Entity') || reading.policy.defaultEntity,
      currency: readCurrency(row, 'Currency'),
      signedDay: readDay(row, 'Signed'),
      firstDay,
      lastDay,
      ...(termMonths === null ? {} : { termMonths }),
      ...readBinding(row, firstDay, lastDay),
      ...(segment === '' ? {} : { segment }),
      ...(group === null ? {} : { group }),
      ...collectable,
      ...rationaleOf(row),
      origin: originOf(row),
    };
    return { fact, row };
  });
  const settled = settleCombinations(settleRenewals(entries));
  checkCombinedRenewals(settled);
  return settled;
}

export function readObligations(
  reading: Reading,
  contracts: EntryIndex<Contract>,
  products: EntryIndex<Product>,
  modifications: EntryIndex<Modification>,
  pricedByItems: ReadonlySet<string> = new Set(),
): Entry<Obligation>[] {
  return rowsOf(reading, 'Obligations').map((row) => {
    const id = readKey(row, 'Obligation');
    requireValue(row, 'Contract', 'Name the contract that holds the promise.');
    requireValue(row, 'Product', 'Name the product that is promised.');
    const contract = follow(reading, row, 'Contract', 'Contracts', contracts);
    const currency = contract?.fact.currency ?? '';
    const { firstDay, lastDay, termMonths } = readTermInMonths(row, contract?.fact.firstDay ?? null);
    const fee = readUpfrontFee(row, firstDay ?? contract?.fact.firstDay ?? null);
    const productId = readProductId(reading, row, products) ?? '';
    const method = readChoice(row, 'Recognition method', METHODS);
    const discountGroup = readId(row, 'Discount group');
    const licence = readChoice(row, 'Licence', LICENCES);
    if (licence !== null) noteLicence(row);
    const warranty = readWarranty(row, currency);
    // Usage has no total price to state, an assurance none at all.
    const ofLicence = licence === null ? null : methodOfLicence(licence);
    const control = readChoice(row, 'Control judgement', CONTROL_JUDGEMENTS);
    if (control !== null) requireRationale(row, 'Control judgement', 'why it is right');
    const breakage = readChoice(row, 'Breakage', BREAKAGES);
    const statesPrice = (method ?? ofLicence ?? products.get(foldId(productId))?.fact.method) !== 'usage';
    if (statesPrice && warranty !== 'assurance' && control !== 'consignment' && !pricedByItems.has(foldId(id))) {
      requireValue(row, 'Price', 'Enter the total price stated in the contract, 0 where the price of another obligation covers it.');
    }
    const fact: Obligation = {
      id,
      contractId: contract?.id ?? '',
      productId,
      description: readText(row, 'Description'),
      quantity: readPositive(row, 'Quantity'),
      statedPrice: readPositiveAmount(row, 'Price', currency) ?? 0,
      standaloneSellingPrice: readPositiveAmount(row, 'SSP (total)', currency),
      ...readGoodsCost(row, currency, statesPrice),
      method,
      strategy: readChoice(row, 'Strategy', STRATEGIES),
      trigger: readChoice(row, 'Trigger', TRIGGERS),
      firstDay,
      lastDay: fee.lastDay ?? lastDay,
      ...(termMonths === null ? {} : { termMonths }),
      ...(fee.upfrontFee === null ? {} : { upfrontFee: fee.upfrontFee }),
      recognitionDay: readDay(row, 'Recognition date'),
      deliveredDay: readDay(row, 'Delivered'),
      acceptedDay: readDay(row, 'Accepted'),
      ...(control === null ? {} : { control }),
      ...(breakage === null ? {} : { breakage }),
      billing: readChoice(row, 'Billing', BILLINGS),
      unbilledIs: readChoice(row, 'Unbilled is', UNBILLED_KINDS),
      expectedCompletionDay: readDay(row, 'Expected completion'),
      ...(licence === null ? {} : { licence }),
      ...(discountGroup === null ? {} : { discountGroup }),
      modificationId: follow(reading, row, 'Modification', 'Modifications', modifications)?.id ?? null,
      ...(warranty === null ? {} : { warranty }),
      ...readAgency(row, currency),
      ...rationaleOf(row),
      origin: originOf(row),
    };
    return { fact, row };
  });
}

/** What the goods cost: in all, or a unit of them. */
function readGoodsCost(row: Row, currency: string, statesPrice: boolean): Pick<Obligation, 'cost' | 'unitCost'> {
  const cost = readPositiveAmount(row, 'Cost', currency);
  const unitCost = readPositive(row, 'Unit cost');
  if (cost !== null && unitCost !== null) {
    report(row, 'goods.two-costs', 'Unit cost', 'Cost and Unit cost are both filled. Keep one of them.');
  }
  if (!statesPrice && (cost !== null || unitCost !== null)) {
    const column = cost === null ? 'Unit cost' : 'Cost';
    report(row, 'setting.unused', column, `${column} counts where the obligation has a price of its own, not for usage; it has no effect here. Clear it.`);
  }
  return { ...(cost === null ? {} : { cost }), ...(unitCost === null ? {} : { unitCost }) };
}

const rationaleOf = (row: Row): { readonly rationale?: string } => {
  const rationale = readText(row, 'Rationale');
  return rationale === '' ? {} : { rationale };
};

/** Without a table Products any product may be named; with one it must be there. */
export function readProductId(reading: Reading, row: Row, products: EntryIndex<Product>): string | null {
  if (!reading.tables.has('Products')) return readId(row, 'Product');
  return follow(reading, row, 'Product', 'Products', products)?.id ?? null;
}

export function readUsage(
  reading: Reading,
  obligations: EntryIndex<Obligation>,
  contracts: EntryIndex<Contract>,
): Entry<UsageRecord>[] {
  return rowsOf(reading, 'Usage').map((row) => {
    requireValue(row, 'Obligation', 'Name the obligation that was used.');
    requireValue(row, 'Date', 'Enter the day of use.');
    requireValue(row, 'Amount', 'Enter the value of the use.');
    const obligation = follow(reading, row, 'Obligation', 'Obligations', obligations);
    const fact: UsageRecord = {
      obligationId: obligation?.id ?? '',
      day: readDay(row, 'Date') ?? 0,
      quantity: readNumber(row, 'Quantity') ?? { digits: 0, scale: 0 },
      amount: readAmount(row, 'Amount', currencyOf(obligation?.fact, contracts)) ?? 0,
      origin: originOf(row),
    };
    return { fact, row };
  });
}

/** A milestone's measure before it is known whether shares are fractions or percentages. */
export interface MilestoneEntry extends Entry<Milestone> {
  readonly measured: { readonly column: string; readonly decimal: DecimalNumber } | null;
}

export function readMilestones(reading: Reading, obligations: EntryIndex<Obligation>): MilestoneEntry[] {
  return rowsOf(reading, 'Milestones').map((row) => {
    requireValue(row, 'Obligation', 'Name the obligation the milestone belongs to.');
    const id = readKey(row, 'Milestone');
    const obligation = follow(reading, row, 'Obligation', 'Obligations', obligations);
    const fact: Milestone = {
      obligationId: obligation?.id ?? '',
      id,
      measure: { kind: 'amount', amount: 0 },
      completedDay: readDay(row, 'Completed'),
      origin: originOf(row),
    };
    return { fact, row, measured: readMeasure(row) };
  });
}

const MEASURE_COLUMNS = ['Share or Amount', 'Share', 'Amount'] as const;

function readMeasure(row: Row): MilestoneEntry['measured'] {
  const filled = MEASURE_COLUMNS.filter((column) => hasValue(row, column));
  const column = filled[0];
  if (column === undefined) {
    const shown = MEASURE_COLUMNS.find((name) => row.table.columns.has(name)) ?? 'Share or Amount';
    report(
      row,
      'value.missing',
      shown,
      'The milestone has neither a share nor an amount. Enter a share such as 25%, or an amount of the price.',
    );
    return null;
  }
  if (filled.length > 1) {
    report(
      row,
      'milestone.two-measures',
      filled[1] ?? column,
      `${filled.join(' and ')} are both filled. Keep one of them.`,
    );
    return null;
  }
  const decimal = readPercentText(row, column) ?? readPositive(row, column);
  return decimal === null ? null : { column, decimal };
}

/** `25%` in a CSV file or a text cell is a share of 0.25. */
export function readPercentText(row: Row, column: string): DecimalNumber | null {
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?\s*%$/.exec(readText(row, column));
  if (match === null || column === 'Amount') return null;
  const decimals = match[2] ?? '';
  return { digits: Number(`${match[1] ?? ''}${decimals}`), scale: decimals.length + 2 };
}

/** First and last day of a row; a last day before the first is noted. */
export function readTerm(
  row: Row,
  start: string,
  end: string,
): { readonly firstDay: Day | null; readonly lastDay: Day | null } {
  const firstDay = readDay(row, start);
  const lastDay = readDay(row, end);
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) {
    report(
      row,
      'date.reversed',
      end,
      `${end} ${isoOf(lastDay)} is before ${start} ${isoOf(firstDay)}. Correct one of the two.`,
    );
  }
  return { firstDay, lastDay };
}

/** Longest term: 100 years. */
const MOST_MONTHS = 1200;

/** Start and End, or Start and a number of months. `start`: of the contract, where the row has none. */
function readTermInMonths(
  row: Row,
  start: Day | null,
): { readonly firstDay: Day | null; readonly lastDay: Day | null; readonly termMonths: number | null } {
  const { firstDay, lastDay } = readTerm(row, 'Start', 'End');
  const months = readNumber(row, 'Term (months)');
  if (months === null) return { firstDay, lastDay, termMonths: null };
  const shown = showValue(row.cells[row.table.columns.get('Term (months)') ?? -1]);
  if (months.scale !== 0 || months.digits < 1 || months.digits > MOST_MONTHS) {
    const message = `Term (months) ${shown} is not a whole number from 1 to ${MOST_MONTHS}. Correct it.`;
    report(row, 'term.months', 'Term (months)', message);
    return { firstDay, lastDay, termMonths: null };
  }
  const from = firstDay ?? start;
  if (from === null) {
    requireValue(row, 'Start', 'A term in months needs its first day.');
    return { firstDay, lastDay, termMonths: null };
  }
  const end = lastDayOfMonths(from, months.digits);
  if (lastDay === null) return { firstDay, lastDay: end, termMonths: months.digits };
  if (lastDay !== end) {
    const message = `${shown} months from ${isoOf(from)} end on ${isoOf(end)}, but End is ${isoOf(lastDay)}. Correct one of them, or clear it.`;
    report(row, 'term.mismatch', 'Term (months)', message);
  }
  return { firstDay, lastDay, termMonths: null };
}

/** Currency of an obligation's contract; empty while it is unknown. */
export function currencyOf(obligation: Obligation | undefined, contracts: EntryIndex<Contract>): string {
  return contracts.get(foldId(obligation?.contractId ?? ''))?.fact.currency ?? '';
}

/** A number that may not be below zero. */
export function readPositive(row: Row, column: string): DecimalNumber | null {
  const decimal = readNumber(row, column);
  if (decimal === null || decimal.digits >= 0) return decimal;
  reportNegative(row, column);
  return null;
}

/** Minor units that may not be below zero. */
export function readPositiveAmount(row: Row, column: string, currency: string): number | null {
  const decimal = readPositive(row, column);
  return decimal === null ? null : readAmount(row, column, currency);
}

function reportNegative(row: Row, column: string): void {
  const message =
    `${column} ${showValue(row.cells[row.table.columns.get(column) ?? -1])} is below zero. ` +
    'Enter it without sign; discounts belong on invoice lines.';
  report(row, 'amount.negative', column, message);
}
