/** Step 5: projects measured by cost and by units, and vouchers that are never used up. */
import { US_ENTITY } from '../sample-company';
import { bill, on } from './story';
import type { HandmadeContracts } from './story';

export const MEASURED_PROJECTS: HandmadeContracts = {
  shows: 'A control room by cost to cost with materials not installed yet, and kits by the units built.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2021',
        Customer: 'Port of Anselm Authority',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-05-20'),
        Start: on('2025-06-01'),
        End: on('2026-09-30'),
      },
      {
        Contract: 'C-2022',
        Customer: 'Fairlead Rail Inc.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-08-29'),
        Start: on('2025-09-01'),
        End: on('2026-06-30'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2021-1',
        Contract: 'C-2021',
        Product: 'CONTROLROOM',
        Description: 'Control room of the east quay',
        Price: 480_000,
        'Unbilled is': 'contract asset',
        Rationale: 'Payment depends on the sections still to be accepted.',
      },
      {
        Obligation: 'OB-2022-1',
        Contract: 'C-2022',
        Product: 'SENSORS',
        Description: '240 sensor kits, built to order',
        Quantity: 240,
        Price: 151_200,
      },
    ],
    Progress: [
      {
        Obligation: 'OB-2021-1',
        'As of': on('2025-09-30'),
        Done: 96_000,
        Total: 384_000,
        'Uninstalled cost': 42_000,
        Measure: 'cost',
        Note: 'Display wall delivered, not installed.',
      },
      {
        Obligation: 'OB-2021-1',
        'As of': on('2025-12-31'),
        Done: 208_000,
        Total: 384_000,
        'Uninstalled cost': 42_000,
        Measure: 'cost',
        Note: 'Cabling done.',
      },
      {
        Obligation: 'OB-2021-1',
        'As of': on('2026-03-31'),
        Done: 291_000,
        Total: 396_000,
        'Uninstalled cost': 42_000,
        Measure: 'cost',
        Note: 'Estimate raised by 12,000 for the second link.',
      },
      { Obligation: 'OB-2022-1', 'As of': on('2025-10-31'), Done: 38, Total: 240, Measure: 'quantity' },
      { Obligation: 'OB-2022-1', 'As of': on('2025-12-31'), Done: 97, Total: 240, Measure: 'quantity' },
      { Obligation: 'OB-2022-1', 'As of': on('2026-02-28'), Done: 161, Total: 240, Measure: 'quantity' },
      { Obligation: 'OB-2022-1', 'As of': on('2026-03-31'), Done: 188, Total: 240, Measure: 'quantity' },
    ],
    Invoices: [
      bill('INV-20121', '2025-06-02', 'C-2021', 'Port of Anselm Authority', 120_000, { Obligation: 'OB-2021-1' }),
      bill('INV-20122', '2026-01-12', 'C-2021', 'Port of Anselm Authority', 120_000, { Obligation: 'OB-2021-1' }),
      bill('INV-20123', '2025-11-03', 'C-2022', 'Fairlead Rail Inc.', 75_600, { Obligation: 'OB-2022-1' }),
    ],
  },
};

export const VOUCHERS: HandmadeContracts = {
  shows: 'Training vouchers of which a tenth is never redeemed.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2023',
        Customer: 'Amberley Staffing LLC',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-02-10'),
        Start: on('2025-02-15'),
        End: on('2026-02-14'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2023-1',
        Contract: 'C-2023',
        Product: 'VOUCHERS',
        Description: '200 training vouchers',
        Quantity: 200,
        Price: 30_000,
        Breakage: 'proportional',
        Rationale: 'One in ten was never redeemed over the last four years.',
      },
    ],
    Progress: [
      { Obligation: 'OB-2023-1', 'As of': on('2025-06-30'), Done: 54, Total: 180, Measure: 'quantity' },
      { Obligation: 'OB-2023-1', 'As of': on('2025-12-31'), Done: 141, Total: 180, Measure: 'quantity' },
    ],
    Invoices: [bill('INV-20124', '2025-02-15', 'C-2023', 'Amberley Staffing LLC', 30_000, { Obligation: 'OB-2023-1' })],
  },
};
