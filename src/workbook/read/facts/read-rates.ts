/** Exchange rates and entities: rows become facts. */
import type { EntityFacts, ExchangeRate } from '../../../engine/domain/functional';
import { isoOf } from '../../../engine/foundation/calendar';
import { RATE_TYPES } from '../choices/currency-choices';
import { foldId } from '../cells/normal-text';
import { readChoice, readCurrency, readDay, readKey, readNumber, requireValue } from '../cells/read-cells';
import { originOf, reportDuplicate, rowsOf } from '../reading';
import type { Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export function readEntities(reading: Reading): Entry<EntityFacts>[] {
  const seen = new Map<string, Row>();
  return rowsOf(reading, 'Entities').map((row) => {
    const id = readKey(row, 'Entity');
    requireValue(row, 'Functional currency', 'Enter three letters, such as USD.');
    const fact = { id, functionalCurrency: readCurrency(row, 'Functional currency'), origin: originOf(row) };
    const first = seen.get(foldId(id));
    if (first === undefined) seen.set(foldId(id), row);
    else if (id !== '') reportDuplicate(row, first, 'Entity', showValue(id));
    return { fact, row };
  });
}

export function readRates(reading: Reading): Entry<ExchangeRate>[] {
  const seen = new Map<string, Row>();
  return rowsOf(reading, 'Rates').map((row) => {
    const fact = readRate(row);
    if (row.failed) return { fact, row };
    const { day, from, to, type } = fact;
    // An average belongs to its month: two days of one month would be two averages.
    const key = `${type} ${from} ${to} ${type === 'average' ? isoOf(day).slice(0, 7) : day}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else reportDuplicate(row, first, 'Date', `${type} rate from ${from} to ${to} of ${isoOf(day)}`);
    return { fact, row };
  });
}

function readRate(row: Row): ExchangeRate {
  requireValue(row, 'Date', 'Enter the day of the rate.');
  requireValue(row, 'From', 'Enter the currency that is converted.');
  requireValue(row, 'To', 'Enter the currency that it becomes.');
  requireValue(row, 'Rate', 'Enter how many units of To one unit of From is worth.');
  const [from, to] = [readCurrency(row, 'From'), readCurrency(row, 'To')];
  const rate = readNumber(row, 'Rate');
  if (rate !== null && rate.digits <= 0) {
    const message = `Rate ${showValue(row.cells[row.table.columns.get('Rate') ?? -1])} is not above zero. Enter how many units of To one unit of From is worth.`;
    report(row, 'rate.invalid', 'Rate', message);
  }
  if (from !== '' && from === to) {
    report(row, 'rate.invalid', 'To', `From and To are both ${from}. Correct one of the two, or delete the row.`);
  }
  return {
    day: readDay(row, 'Date') ?? 0,
    from,
    to,
    rate: rate ?? { digits: 1, scale: 0 },
    type: readChoice(row, 'Type', RATE_TYPES) ?? 'spot',
    origin: originOf(row),
  };
}
