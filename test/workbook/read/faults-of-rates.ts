/** Faults of exchange rates and entities. */
import { first } from './fault';
import type { Fault } from './fault';
import { serial } from './small-book';

export const RATE_FAULTS: readonly Fault[] = [
  {
    code: 'rate.invalid',
    what: 'zero',
    fault: (book) => (first(book.Rates)['Rate'] = 0),
    cell: 'Rates!D2',
    says: 'above zero',
  },
  {
    code: 'rate.invalid',
    what: 'a currency into itself',
    fault: (book) => (first(book.Rates)['To'] = 'EUR'),
    cell: 'Rates!C2',
    says: 'both EUR',
  },
  {
    code: 'value.missing',
    what: 'a rate',
    fault: (book) => (first(book.Rates)['Rate'] = null),
    cell: 'Rates!D2',
    says: 'Rate is empty',
  },
  {
    code: 'value.unknown',
    what: 'a type of rate',
    fault: (book) => (first(book.Rates)['Type'] = 'hunch'),
    cell: 'Rates!E2',
    says: 'spot, average',
  },
  {
    code: 'key.duplicate',
    what: 'two averages of a month',
    fault: (book) => {
      Object.assign(first(book.Rates), { Type: 'average' });
      book.Rates.push({ Date: serial('2026-01-31'), From: 'EUR', To: 'USD', Rate: 1.2, Type: 'average' });
    },
    cell: 'Rates!A3',
    says: 'average rate from EUR to USD',
  },
  {
    code: 'currency.unknown',
    what: 'a slip of the pen, told once',
    fault: (book) => {
      for (const day of ['2026-01-01', '2026-02-01']) book.Rates.push({ Date: serial(day), From: 'EUU', To: 'USD', Rate: 1.1, Type: null });
    },
    cell: 'Rates!B3',
    says: 'EUU',
  },
  {
    code: 'currency.malformed',
    what: 'of an entity',
    fault: (book) => (first(book.Entities)['Functional currency'] = 'dollars'),
    cell: 'Entities!B2',
    says: 'three letters',
  },
  {
    code: 'key.duplicate',
    what: 'an entity',
    fault: (book) => book.Entities.push({ Entity: 'us', 'Functional currency': 'EUR' }),
    cell: 'Entities!A3',
    says: 'Entities!A2',
  },
  {
    code: 'value.unknown',
    what: 'a functional currency in Settings',
    fault: (book) => book.Settings.push({ Setting: 'Functional currency', Value: 'dollars' }),
    cell: 'Settings!B3',
    says: 'three letters',
  },
];
