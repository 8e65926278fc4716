/** What is agreed or chosen later: service paid years ahead, a renewal that a right makes cheaper, credits given on top. */
import { US_ENTITY } from '../sample-company';
import { bill, on } from './story';
import type { HandmadeContracts } from './story';

export const PAID_YEARS_AHEAD: HandmadeContracts = {
  shows: 'Two years of maintenance paid ahead, by its invoice: interest apart from revenue.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2067',
        Customer: 'Wexcombe Orchards Cooperative',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-06-16'),
        Start: on('2025-07-01'),
        End: on('2027-06-30'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2067-1',
        Contract: 'C-2067',
        Product: 'MAINTENANCE',
        Description: 'Maintenance, two years paid ahead',
        Price: 26_400,
      },
    ],
    Financing: [
      {
        Contract: 'C-2067',
        Obligation: 'OB-2067-1',
        'Annual rate': 0.065,
        Rationale: 'Paid ahead because we asked for it, at a lower price; our bank would have lent at 6.5 %.',
      },
    ],
    Invoices: [
      bill('INV-20168', '2025-07-01', 'C-2067', 'Wexcombe Orchards Cooperative', 26_400, { Obligation: 'OB-2067-1' }),
    ],
  },
};

export const RENEWED_BY_RIGHT: HandmadeContracts = {
  shows: 'A right to renew at a price that nobody else gets, and the renewal that uses it.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2068',
        Customer: 'Pennybridge Veterinary Group',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-01-20'),
        Start: on('2025-02-01'),
        End: on('2026-01-31'),
      },
      {
        Contract: 'C-2069',
        Customer: 'Pennybridge Veterinary Group',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2026-01-12'),
        Start: on('2026-02-01'),
        End: on('2027-01-31'),
        'Renewal of': 'C-2068',
        'Exercises right': 'R-2068',
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2068-1',
        Contract: 'C-2068',
        Product: 'TEAM',
        Description: 'Team plan, 20 seats',
        Quantity: 20,
        Price: 9360,
        'SSP (total)': 9360,
      },
      {
        Obligation: 'OB-2069-1',
        Contract: 'C-2069',
        Product: 'TEAM',
        Description: 'Team plan, 20 seats, renewed',
        Quantity: 20,
        Price: 6552,
        'SSP (total)': 9360,
      },
    ],
    'Material rights': [
      {
        Right: 'R-2068',
        Contract: 'C-2068',
        Description: '30 % off the second year',
        Product: 'TEAM',
        'Expected purchase': 9360,
        Discount: 0.3,
        'General discount': 0.05,
        Likelihood: 0.75,
        'Expiry date': on('2026-01-31'),
        'Option to renew': 'yes',
        Rationale: 'Others get 5 % at most; three in four customers of that campaign are expected to renew.',
      },
    ],
    Invoices: [
      bill('INV-20181', '2025-02-01', 'C-2068', 'Pennybridge Veterinary Group', 9360, { Obligation: 'OB-2068-1' }),
      bill('INV-20182', '2026-02-01', 'C-2069', 'Pennybridge Veterinary Group', 6552, { Obligation: 'OB-2069-1' }),
    ],
  },
};

export const CREDITS_GIVEN_LATER: HandmadeContracts = {
  shows: 'Credits bought, and more given free of charge half a year later: what is left of the price is shared anew.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2070',
        Customer: 'Lantern Street Courier Inc.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-05-27'),
        Start: on('2025-06-01'),
        End: on('2026-05-31'),
      },
    ],
    'Credit grants': [
      {
        Grant: 'G-2070-A',
        Contract: 'C-2070',
        Product: 'API',
        Description: 'Prepaid credits of a year',
        'Grant date': on('2025-06-01'),
        'Expiry date': on('2026-05-31'),
        Kind: 'cash',
        'Amount granted': 4000,
        'Price paid': 4000,
      },
      {
        Grant: 'G-2070-B',
        Contract: 'C-2070',
        Product: 'API',
        Description: 'Credits given after an outage',
        'Grant date': on('2025-11-10'),
        'Expiry date': on('2026-05-31'),
        Kind: 'cash',
        'Amount granted': 500,
        'Price paid': 0,
        Rationale: 'Given for two days without service in October; each credit buys calls of its own.',
      },
    ],
    'Credit draw-downs': [
      { Document: 'D-11', Date: on('2025-08-31'), Contract: 'C-2070', Amount: 1100 },
      { Document: 'D-12', Date: on('2025-12-31'), Contract: 'C-2070', Amount: 900 },
      { Document: 'D-13', Date: on('2026-03-15'), Contract: 'C-2070', Amount: 1250 },
    ],
    Invoices: [
      bill('INV-20183', '2025-06-01', 'C-2070', 'Lantern Street Courier Inc.', 4000, { Obligation: 'G-2070-A' }),
    ],
  },
};
