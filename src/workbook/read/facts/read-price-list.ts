/** The price list: rows become facts; what each row lacks, and rows that overlap, are noted. */
import type { PriceListRow } from '../../../engine/domain/price-list';
import type { Product } from '../../../engine/domain/book';
import { isoOf } from '../../../engine/foundation/calendar';
import { decimalValue, compareDecimals, type DecimalNumber } from '../../../engine/foundation/decimal-text';
import { groupBy, joinKey } from '../../../engine/foundation/group-by';
import { OUTSIDE_RANGES, PRICE_METHODS } from '../choices/price-choices';
import { foldId } from '../cells/normal-text';
import { hasValue, readChoice, readCurrency, readPercent, readText, requireValue } from '../cells/read-cells';
import { readPositive, readProductId, readTerm } from './read-contracts';
import { originOf, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { addressOf, report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export function readPriceList(reading: Reading, products: EntryIndex<Product>): Entry<PriceListRow>[] {
  const entries = rowsOf(reading, 'Price list').map((row): Entry<PriceListRow> => {
    requireValue(row, 'Product', 'Name the product that is priced.');
    const { firstDay, lastDay } = readTerm(row, 'Valid from', 'Valid to');
    const fact: PriceListRow = {
      productId: readProductId(reading, row, products) ?? '',
      firstDay,
      lastDay,
      segment: readText(row, 'Segment'),
      currency: readCurrency(row, 'Currency'),
      perUnit: readPositive(row, 'SSP (per unit)'),
      low: readPositive(row, 'Low'),
      high: readPositive(row, 'High'),
      method: readChoice(row, 'Method', PRICE_METHODS) ?? 'observable',
      cost: readPositive(row, 'Cost'),
      margin: readPercent(row, 'Margin'),
      outsideRange: readChoice(row, 'Outside range', OUTSIDE_RANGES),
      rationale: readText(row, 'Rationale'),
      origin: originOf(row),
    };
    checkRange(row, fact);
    checkMethod(row, fact);
    return { fact, row };
  });
  checkOverlaps(entries);
  return entries;
}

function checkRange(row: Row, { low, high, perUnit, method }: PriceListRow): void {
  if (hasValue(row, 'Low') !== hasValue(row, 'High') && method !== 'residual') {
    const column = hasValue(row, 'Low') ? 'High' : 'Low';
    report(row, 'price-list.range', column, `${column} is empty, but a range has both ends. Enter ${column}.`);
    return;
  }
  if (low === null || high === null) return;
  if (compareDecimals(low, high) > 0) {
    const message = `Low ${numberText(low)} is above High ${numberText(high)}. Correct one of the two.`;
    report(row, 'price-list.range', 'Low', message);
  } else if (perUnit !== null && (compareDecimals(perUnit, low) < 0 || compareDecimals(perUnit, high) > 0)) {
    const message =
      `SSP ${numberText(perUnit)} lies outside its own range of ${numberText(low)} to ${numberText(high)}. ` +
      'Correct one of the three.';
    report(row, 'price-list.range', 'SSP (per unit)', message);
  }
}

const numberText = (value: DecimalNumber): string => String(decimalValue(value));

function checkMethod(row: Row, { method, rationale }: PriceListRow): void {
  if (method === 'residual') {
    if (rationale === '') {
      const message =
        'The residual approach needs a rationale: the product is sold at highly variable prices, or has none yet ' +
        '(606-10-32-34, IFRS 15.79). Enter Rationale.';
      report(row, 'price-list.rationale', 'Rationale', message);
    }
    return;
  }
  if (method === 'cost-plus-margin') {
    requireValue(row, 'Cost', 'Cost plus margin needs the expected cost of one unit.');
    requireValue(row, 'Margin', 'Cost plus margin needs the margin as a share of the cost, such as 25%.');
    if (hasValue(row, 'SSP (per unit)')) {
      const message = 'Cost plus margin gives the price; the SSP entered is not used. Clear it, or change Method.';
      report(row, 'price-list.unused', 'SSP (per unit)', message);
    }
    return;
  }
  if (!hasValue(row, 'Low') && !hasValue(row, 'High')) {
    requireValue(row, 'SSP (per unit)', 'Enter the price of one unit, or a range from Low to High.');
  }
}

/** Two rows for the same product, segment and currency must not be valid on the same day. */
function checkOverlaps(entries: readonly Entry<PriceListRow>[]): void {
  const alike = groupBy(entries, ({ fact }) =>
    joinKey(foldId(fact.productId), foldId(fact.segment), fact.currency),
  );
  for (const rows of alike.values()) {
    const sound = rows.filter(({ fact }) => fact.productId !== '');
    for (const [index, later] of sound.entries()) {
      const earlier = sound.slice(0, index).find(({ fact }) => overlap(fact, later.fact));
      if (earlier === undefined) continue;
      earlier.row.failed = true;
      const { firstDay, lastDay } = earlier.fact;
      const when = `${firstDay === null ? 'any day' : isoOf(firstDay)} to ${lastDay === null ? 'any day' : isoOf(lastDay)}`;
      const message =
        `Product ${showValue(later.fact.productId)} has another price for the same segment and currency on the same ` +
        `days in ${addressOf(earlier.row, 'Valid from')} (${when}). Correct Valid from or Valid to of one of the two.`;
      report(later.row, 'price-list.overlap', 'Valid from', message);
    }
  }
}

function overlap(a: PriceListRow, b: PriceListRow): boolean {
  return (
    (a.firstDay ?? -Infinity) <= (b.lastDay ?? Infinity) && (b.firstDay ?? -Infinity) <= (a.lastDay ?? Infinity)
  );
}
