/** Books in the currency of each entity, exchange rates month by month, and contracts in yen, which has no decimals. */
import { firstDayOfMonth, lastDayOfMonth, monthOf, serialOf } from '../../engine/foundation/calendar';
import { EU_ENTITY, US_ENTITY } from '../sample-company';
import { CLOSING_DAY, OPENING_DAY } from '../sample-draft';
import { bill, on } from './story';
import type { Cells, HandmadeContracts } from './story';

/** Months after the close whose rates are agreed already, so that the next closes find theirs. */
const MONTHS_AHEAD = 3;

/** Invented rates of the first of each month from October 2024, one more than months: an end is the next beginning. */
const EUR_OF_USD = [
  0.8974, 0.9188, 0.9463, 0.9612, 0.9655, 0.9609, 0.9244, 0.8823, 0.8799, 0.8486, 0.8731, 0.8559, 0.8523, 0.8661,
  0.8605, 0.8512, 0.8437, 0.8466, 0.8498, 0.8511, 0.8487, 0.8472,
] as const;
const USD_OF_JPY = [
  0.00697, 0.00658, 0.00667, 0.00636, 0.00645, 0.00664, 0.00667, 0.00699, 0.00694, 0.00694, 0.00664, 0.0068, 0.00677,
  0.00649, 0.0064, 0.00638, 0.00645, 0.00641, 0.00636, 0.00633, 0.00639, 0.00642,
] as const;

/** The rate of the first day for the days of a month, its end for what stands open then. */
function ratesOf(from: string, to: string, rates: readonly number[]): Cells[] {
  const opening = monthOf(OPENING_DAY);
  const months = monthOf(CLOSING_DAY) - opening + 1 + MONTHS_AHEAD;
  return Array.from({ length: months }, (_, index) => index).flatMap((index) => [
    { Date: serialOf(firstDayOfMonth(opening + index)), From: from, To: to, Rate: rates[index] ?? null, Type: 'spot' },
    {
      Date: serialOf(lastDayOfMonth(opening + index)),
      From: from,
      To: to,
      Rate: rates[index + 1] ?? null,
      Type: 'closing',
    },
  ]);
}

export const CURRENCIES: HandmadeContracts = {
  shows: 'Two entities with books of their own currency; a contract in yen, and devices sold for yen that may come back.',
  rows: {
    Entities: [
      { Entity: US_ENTITY, 'Functional currency': 'USD' },
      { Entity: EU_ENTITY, 'Functional currency': 'EUR' },
    ],
    Rates: [...ratesOf('USD', 'EUR', EUR_OF_USD), ...ratesOf('JPY', 'USD', USD_OF_JPY)],
    Contracts: [
      {
        Contract: 'C-2051',
        Customer: 'Sakuragawa Seisakusho K.K.',
        Entity: US_ENTITY,
        Currency: 'JPY',
        Signed: on('2025-05-12'),
        Start: on('2025-06-01'),
        End: on('2026-05-31'),
      },
      {
        Contract: 'C-2052',
        Customer: 'Hinokida Denki K.K.',
        Entity: US_ENTITY,
        Currency: 'JPY',
        Signed: on('2026-01-29'),
        Start: on('2026-02-16'),
        End: on('2026-05-15'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2051-1',
        Contract: 'C-2051',
        Product: 'PLATFORM',
        Description: 'Platform, 20 seats',
        Quantity: 20,
        Price: 2_150_000,
        'SSP (total)': 2_300_000,
      },
      {
        Obligation: 'OB-2051-2',
        Contract: 'C-2051',
        Product: 'TRAINING',
        Description: 'Two training days',
        Quantity: 2,
        Price: 450_000,
        'SSP (total)': 560_000,
        Start: on('2025-06-17'),
        End: on('2025-06-17'),
      },
      {
        Obligation: 'OB-2052-1',
        Contract: 'C-2052',
        Product: 'GATEWAY',
        Description: '40 gateway devices with a right of return',
        Quantity: 40,
        Price: 2_400_000,
        'SSP (total)': 2_400_000,
        'Unit cost': 38_000,
        Start: on('2026-02-16'),
        End: on('2026-02-16'),
      },
    ],
    Estimates: [
      {
        Estimate: 'E-YEN-RETURNS',
        'As of': on('2026-02-16'),
        Contract: 'C-2052',
        Obligation: 'OB-2052-1',
        Kind: 'returns',
        Rate: 0.05,
        Rationale: 'One device in twenty comes back while customers plan their networks.',
      },
    ],
    'Credit notes': [
      {
        'Credit note': 'CN-251',
        Line: 1,
        Date: on('2026-03-24'),
        Invoice: 'INV-20153',
        'Invoice line': 1,
        Amount: 60_000,
        Status: 'final',
        Reason: 'return',
      },
    ],
    Invoices: [
      bill('INV-20151', '2025-06-01', 'C-2051', 'Sakuragawa Seisakusho K.K.', 1_075_000, {
        Currency: 'JPY',
        Obligation: 'OB-2051-1',
        'Service start': on('2025-06-01'),
        'Service end': on('2025-11-30'),
      }),
      bill('INV-20151', '2025-06-01', 'C-2051', 'Sakuragawa Seisakusho K.K.', 450_000, {
        Currency: 'JPY',
        Obligation: 'OB-2051-2',
        Line: 2,
      }),
      bill('INV-20152', '2025-12-01', 'C-2051', 'Sakuragawa Seisakusho K.K.', 1_075_000, {
        Currency: 'JPY',
        Obligation: 'OB-2051-1',
        'Service start': on('2025-12-01'),
        'Service end': on('2026-05-31'),
      }),
      bill('INV-20153', '2026-02-16', 'C-2052', 'Hinokida Denki K.K.', 2_400_000, {
        Currency: 'JPY',
        Obligation: 'OB-2052-1',
      }),
    ],
  },
};
