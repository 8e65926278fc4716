/** Promises that are more, or less, than a line: rights to buy cheaper, credits, several items in one, another's goods. */
import { US_ENTITY } from '../sample-company';
import { bill, on } from './story';
import type { HandmadeContracts } from './story';

export const SOLD_FOR_ANOTHER: HandmadeContracts = {
  shows: 'Devices of a partner that are sold as its agent: the commission is the price.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2061',
        Customer: 'Tiverton Hospitals Trust',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-10-20'),
        Start: on('2025-11-01'),
        End: on('2026-10-31'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2061-1',
        Contract: 'C-2061',
        Product: 'PARTNER',
        Description: 'Alarm units of Sentrall, sold for it',
        Price: 40_000,
        'SSP (total)': 40_000,
        Start: on('2025-11-12'),
        End: on('2025-11-12'),
        'Acts as': 'agent',
        Commission: 0.15,
        Rationale: 'Sentrall holds the stock, sets the price and answers for the goods; we arrange the sale.',
      },
      {
        Obligation: 'OB-2061-2',
        Contract: 'C-2061',
        Product: 'TEAM',
        Description: 'Team plan, 30 seats',
        Quantity: 30,
        Price: 14_040,
        'SSP (total)': 14_040,
      },
    ],
    Invoices: [
      bill('INV-20161', '2025-11-12', 'C-2061', 'Tiverton Hospitals Trust', 40_000, { Obligation: 'OB-2061-1' }),
      bill('INV-20161', '2025-11-12', 'C-2061', 'Tiverton Hospitals Trust', 14_040, {
        Obligation: 'OB-2061-2',
        Line: 2,
      }),
    ],
  },
};

export const MATERIAL_RIGHTS: HandmadeContracts = {
  shows: 'A voucher for the next purchase, used in part and then expired.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2062',
        Customer: 'Orchard Lane Theatres Inc.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-04-14'),
        Start: on('2025-05-01'),
        End: on('2026-04-30'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2062-1',
        Contract: 'C-2062',
        Product: 'TEAM',
        Description: 'Team plan, 50 seats',
        Quantity: 50,
        Price: 23_400,
        'SSP (total)': 23_400,
      },
    ],
    'Material rights': [
      {
        Right: 'R-2062',
        Contract: 'C-2062',
        Description: '40 % off training booked by the end of January',
        Product: 'TRAINING',
        'Expected purchase': 9500,
        Discount: 0.4,
        'General discount': 0.1,
        Likelihood: 0.8,
        'Expiry date': on('2026-01-31'),
        Rationale: 'Nobody else gets more than 10 %; four in five such customers book about five days.',
      },
    ],
    'Option exercises': [
      { Right: 'R-2062', Date: on('2025-09-09'), Amount: 3800 },
      { Right: 'R-2062', Date: on('2025-12-02'), Amount: 1900 },
    ],
    Invoices: [
      bill('INV-20162', '2025-05-01', 'C-2062', 'Orchard Lane Theatres Inc.', 23_400, { Obligation: 'OB-2062-1' }),
    ],
  },
};

export const PREPAID_CREDITS: HandmadeContracts = {
  shows: 'Credits bought and given, drawn by earliest expiry, with a rest that expires.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2063',
        Customer: 'Fennimore Logistics LLC',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-02-24'),
        Start: on('2025-03-01'),
        End: on('2026-02-28'),
      },
    ],
    'Credit grants': [
      {
        Grant: 'G-2063-A',
        Contract: 'C-2063',
        Product: 'API',
        Description: 'Prepaid credits of the first half',
        'Grant date': on('2025-03-01'),
        'Expiry date': on('2025-08-31'),
        Kind: 'cash',
        'Amount granted': 6000,
        'Price paid': 6000,
      },
      {
        Grant: 'G-2063-B',
        Contract: 'C-2063',
        Product: 'API',
        Description: 'Prepaid credits of the second half',
        'Grant date': on('2025-03-01'),
        'Expiry date': on('2026-02-28'),
        Kind: 'cash',
        'Amount granted': 6000,
        'Price paid': 5400,
      },
      {
        Grant: 'G-2063-C',
        Contract: 'C-2063',
        Product: 'API',
        Description: 'Credits given on top',
        'Grant date': on('2025-03-01'),
        'Expiry date': on('2025-12-31'),
        Kind: 'cash',
        'Amount granted': 1000,
        'Price paid': 0,
      },
    ],
    'Credit draw-downs': [
      { Document: 'D-1', Date: on('2025-04-30'), Contract: 'C-2063', Amount: 2150 },
      { Document: 'D-2', Date: on('2025-06-30'), Contract: 'C-2063', Amount: 3120 },
      { Document: 'D-3', Date: on('2025-10-31'), Contract: 'C-2063', Amount: 2890 },
      { Document: 'D-4', Date: on('2026-02-15'), Contract: 'C-2063', Amount: 2440 },
    ],
    Invoices: [
      bill('INV-20163', '2025-03-01', 'C-2063', 'Fennimore Logistics LLC', 6000, { Obligation: 'G-2063-A' }),
      bill('INV-20163', '2025-03-01', 'C-2063', 'Fennimore Logistics LLC', 5400, { Obligation: 'G-2063-B', Line: 2 }),
    ],
  },
};

export const SEVERAL_IN_ONE: HandmadeContracts = {
  shows: 'Items that are one promise together, a line that bills two, and a term in months.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2064',
        Customer: 'Highmoor Observatory',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-08-11'),
        Start: on('2025-08-16'),
        'Term (months)': 12,
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2064-1',
        Contract: 'C-2064',
        Product: 'IMPLEMENTATION',
        Description: 'Data platform, built and connected',
        'SSP (total)': 52_000,
      },
      {
        Obligation: 'OB-2064-2',
        Contract: 'C-2064',
        Product: 'PLATFORM',
        Description: 'Platform, 15 seats',
        Quantity: 15,
        Price: 10_800,
        'SSP (total)': 11_700,
      },
    ],
    'Promised items': [
      {
        Item: 'I-2064-1',
        Obligation: 'OB-2064-1',
        Description: 'Software made to measure',
        Price: 30_000,
        Rationale: 'Of no use without the connection: one output.',
      },
      {
        Item: 'I-2064-2',
        Obligation: 'OB-2064-1',
        Description: 'Connection of the instruments',
        Price: 18_000,
        Rationale: 'Changes the software throughout: one output.',
      },
    ],
    Milestones: [
      { Obligation: 'OB-2064-1', Milestone: '1 First light', 'Share or Amount': 0.4, Completed: on('2025-11-20') },
      { Obligation: 'OB-2064-1', Milestone: '2 Handover', 'Share or Amount': 0.6, Completed: on('2026-03-11') },
    ],
    'Line shares': [
      { Invoice: 'INV-20164', Line: 1, Obligation: 'OB-2064-1', Share: 0.8 },
      { Invoice: 'INV-20164', Line: 1, Obligation: 'OB-2064-2', Share: 0.2 },
    ],
    Invoices: [
      bill('INV-20164', '2025-08-16', 'C-2064', 'Highmoor Observatory', 30_000, { Description: 'First payment' }),
      bill('INV-20165', '2026-03-12', 'C-2064', 'Highmoor Observatory', 24_000, { Obligation: 'OB-2064-1' }),
      bill('INV-20165', '2026-03-12', 'C-2064', 'Highmoor Observatory', 4800, { Obligation: 'OB-2064-2', Line: 2 }),
    ],
  },
};

export const LOSS_MAKING: HandmadeContracts = {
  shows: 'A project whose costs came to exceed its price.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2065',
        Customer: 'Saltergate Water Company',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-07-21'),
        Start: on('2025-08-01'),
        End: on('2026-07-31'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2065-1',
        Contract: 'C-2065',
        Product: 'CONTROLROOM',
        Description: 'Control room of the pumping station',
        Price: 150_000,
      },
    ],
    Progress: [
      { Obligation: 'OB-2065-1', 'As of': on('2025-10-31'), Done: 36_000, Total: 120_000, Measure: 'cost' },
      {
        Obligation: 'OB-2065-1',
        'As of': on('2025-12-31'),
        Done: 90_000,
        Total: 165_000,
        Measure: 'cost',
        Note: 'The ground water was not in the survey.',
      },
      { Obligation: 'OB-2065-1', 'As of': on('2026-03-31'), Done: 140_250, Total: 165_000, Measure: 'cost' },
    ],
    Invoices: [
      bill('INV-20166', '2025-08-04', 'C-2065', 'Saltergate Water Company', 75_000, { Obligation: 'OB-2065-1' }),
    ],
  },
};

export const PAID_MUCH_LATER: HandmadeContracts = {
  shows: 'Recorders that are paid in instalments over two years: interest apart from revenue.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2066',
        Customer: 'Cold Ash Aggregates Inc.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-03-24'),
        Start: on('2025-04-01'),
        End: on('2027-03-31'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2066-1',
        Contract: 'C-2066',
        Product: 'RECORDER',
        Description: 'Thirty recorders, paid over two years',
        Quantity: 30,
        Price: 84_000,
        Delivered: on('2025-04-01'),
      },
    ],
    Financing: [
      {
        Contract: 'C-2066',
        Obligation: 'OB-2066-1',
        'Annual rate': 0.08,
        'Payment date': on('2025-05-01'),
        'Payment amount': 3500,
        Payments: 24,
        Rationale: 'Two years of credit; the customer borrows at 8 % from its bank.',
      },
    ],
    Invoices: [
      bill('INV-20167', '2025-04-01', 'C-2066', 'Cold Ash Aggregates Inc.', 84_000, { Obligation: 'OB-2066-1' }),
    ],
  },
};
