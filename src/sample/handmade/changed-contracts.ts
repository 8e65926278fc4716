/** Contracts that were modified: added at its own price, added at another, extended, redesigned, and ended. */
import { US_ENTITY } from '../sample-company';
import { bill, on } from './story';
import type { Cells, HandmadeContracts } from './story';

function contract(id: string, customer: string, start: string, end: string): Cells {
  return {
    Contract: id,
    Customer: customer,
    Entity: US_ENTITY,
    Currency: 'USD',
    Signed: on(start) - 12,
    Start: on(start),
    End: on(end),
  };
}

export const MODIFIED: HandmadeContracts = {
  shows: 'Modifications: a separate contract, seats and months with a lower price, a redesign, a termination.',
  rows: {
    Contracts: [
      contract('C-2031', 'Cinderford Media Inc.', '2025-01-01', '2025-12-31'),
      contract('C-2032', 'Loxley Pharma LLC', '2025-04-01', '2026-03-31'),
      contract('C-2033', 'Bellhaven Stadium Co.', '2025-07-01', '2026-06-30'),
      contract('C-2034', 'Quarrel & Finch LLC', '2025-03-01', '2026-02-28'),
    ],
    Obligations: [
      {
        Obligation: 'OB-2031-1',
        Contract: 'C-2031',
        Product: 'TEAM',
        Description: 'Team plan, 50 seats',
        Quantity: 50,
        Price: 23_400,
      },
      {
        Obligation: 'OB-2031-2',
        Contract: 'C-2031',
        Product: 'TRAINING',
        Description: 'Two training days more',
        Quantity: 2,
        Price: 3800,
        Start: on('2025-06-24'),
        End: on('2025-06-24'),
        Modification: 'M-2031-A',
      },
      {
        Obligation: 'OB-2032-1',
        Contract: 'C-2032',
        Product: 'PLATFORM',
        Description: 'Platform, 60 seats',
        Quantity: 60,
        Price: 46_800,
        'SSP (total)': 46_800,
      },
      {
        Obligation: 'OB-2032-2',
        Contract: 'C-2032',
        Product: 'ANALYTICS',
        Description: 'Analytics module from October',
        Quantity: 60,
        Price: 9000,
        'SSP (total)': 14_400,
        Start: on('2025-10-16'),
        End: on('2026-09-30'),
        Modification: 'M-2032-A',
      },
      {
        Obligation: 'OB-2033-1',
        Contract: 'C-2033',
        Product: 'CONTROLROOM',
        Description: 'Control room of the stadium',
        Price: 260_000,
      },
      {
        Obligation: 'OB-2034-1',
        Contract: 'C-2034',
        Product: 'TEAM',
        Description: 'Team plan, 20 seats',
        Quantity: 20,
        Price: 9360,
      },
    ],
    Modifications: [
      {
        Modification: 'M-2031-A',
        Contract: 'C-2031',
        'Effective date': on('2025-06-01'),
        Treatment: 'automatic',
        'Remaining distinct': 'Y',
        Rationale: 'Training is distinct and sold at its own price.',
      },
      {
        Modification: 'M-2032-A',
        Contract: 'C-2032',
        'Effective date': on('2025-10-16'),
        Treatment: 'automatic',
        'Remaining distinct': 'Y',
        Rationale:
          'A module more at less than its price, with half a year more of the platform: distinct days of service.',
      },
      {
        Modification: 'M-2033-A',
        Contract: 'C-2033',
        'Effective date': on('2026-01-20'),
        Treatment: 'automatic',
        'Remaining distinct': 'N',
        Rationale: 'A second video wall in the same room: one combined output.',
      },
      {
        Modification: 'M-2034-A',
        Contract: 'C-2034',
        'Effective date': on('2025-11-01'),
        Treatment: 'termination',
        Rationale: 'The customer leaves four months early and pays a fee of 600.',
      },
    ],
    'Modification lines': [
      {
        Modification: 'M-2032-A',
        Line: 1,
        Obligation: 'OB-2032-1',
        'Price change': 20_400,
        'New end': on('2026-09-30'),
        'SSP of the remainder': 44_850,
      },
      { Modification: 'M-2033-A', Line: 1, Obligation: 'OB-2033-1', 'Price change': 45_000 },
      { Modification: 'M-2034-A', Line: 1, Obligation: 'OB-2034-1', 'Price change': 600 },
    ],
    Progress: [
      { Obligation: 'OB-2033-1', 'As of': on('2025-12-31'), Done: 84_000, Total: 210_000, Measure: 'cost' },
      {
        Obligation: 'OB-2033-1',
        'As of': on('2026-01-20'),
        Done: 99_000,
        Total: 240_000,
        Measure: 'cost',
        Note: 'With the second wall.',
      },
      { Obligation: 'OB-2033-1', 'As of': on('2026-03-31'), Done: 156_000, Total: 240_000, Measure: 'cost' },
    ],
    Invoices: [
      bill('INV-20131', '2025-01-01', 'C-2031', 'Cinderford Media Inc.', 23_400, { Obligation: 'OB-2031-1' }),
      bill('INV-20132', '2025-06-24', 'C-2031', 'Cinderford Media Inc.', 3800, { Obligation: 'OB-2031-2' }),
      bill('INV-20133', '2025-04-01', 'C-2032', 'Loxley Pharma LLC', 46_800, { Obligation: 'OB-2032-1' }),
      bill('INV-20134', '2025-10-16', 'C-2032', 'Loxley Pharma LLC', 20_400, { Obligation: 'OB-2032-1' }),
      bill('INV-20134', '2025-10-16', 'C-2032', 'Loxley Pharma LLC', 9000, { Obligation: 'OB-2032-2', Line: 2 }),
      bill('INV-20135', '2025-07-01', 'C-2033', 'Bellhaven Stadium Co.', 130_000, { Obligation: 'OB-2033-1' }),
      bill('INV-20136', '2025-03-01', 'C-2034', 'Quarrel & Finch LLC', 6240, { Obligation: 'OB-2034-1' }),
      bill('INV-20137', '2025-11-01', 'C-2034', 'Quarrel & Finch LLC', 600, { Obligation: 'OB-2034-1' }),
    ],
  },
};
