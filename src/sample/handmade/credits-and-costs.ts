/** Documents that correct others, invoices that are not paid, tax inside an amount, and what contracts cost. */
import { EU_ENTITY, US_ENTITY } from '../sample-company';
import { bill, on } from './story';
import type { Cells, HandmadeContracts } from './story';

const year = { 'Service start': on('2025-05-01'), 'Service end': on('2026-04-30') };
const sale = (invoice: string, customer: string, amount: number, more: Cells = {}): Cells => {
  const { Contract: _none, ...line } = bill(invoice, '2025-05-01', '', customer, amount, more);
  return { ...line, Product: 'TEAM', Description: 'Team plan, self-service', Entity: US_ENTITY, ...year, ...more };
};
const credit = (
  id: string,
  invoice: string,
  day: string,
  amount: number,
  treatment: string,
  more: Cells = {},
): Cells => ({
  'Credit note': id,
  Line: 1,
  Date: on(day),
  Invoice: invoice,
  'Invoice line': 1,
  Amount: amount,
  Status: 'final',
  Treatment: treatment,
  ...more,
});

export const CREDIT_TREATMENTS: HandmadeContracts = {
  shows: 'One credit note of each treatment, and an amount with tax inside.',
  rows: {
    Invoices: [
      sale('INV-20141', 'Marchbank Florists LLC', 9360),
      sale('INV-20142', 'Dunlin Architects Co.', 9360),
      sale('INV-20143', 'Tolland Bakery Inc.', 9360),
      sale('INV-20144', 'Ravenscar Climbing LLC', 9360),
      sale('INV-20145', 'Hexham Optics Inc.', 9360),
      sale('INV-20146', 'Polwarth Nursery LLC', 9360),
      sale('INV-20147', 'Immergrün Gärtnerei GmbH', 5569.2, {
        Currency: 'EUR',
        Entity: EU_ENTITY,
        'Tax included': 'Y',
        'Tax rate': 0.19,
      }),
    ],
    'Credit notes': [
      credit('CN-201', 'INV-20141', '2025-11-03', 1560, 'pro rata', { Reason: 'goodwill' }),
      credit('CN-202', 'INV-20142', '2025-11-03', 1560, 'contra revenue', { Reason: 'goodwill' }),
      credit('CN-203', 'INV-20143', '2025-11-03', 600, 'price concession', { Reason: 'price concession' }),
      credit('CN-204', 'INV-20144', '2025-11-03', 936, 'cumulative catch-up', { Reason: 'price concession' }),
      credit('CN-205', 'INV-20145', '2026-01-14', 780, 'rebuild by service dates', {
        Reason: 'error',
        'Service start': on('2025-12-01'),
        'Service end': on('2025-12-31'),
      }),
      credit('CN-206', 'INV-20146', '2025-11-03', 120, 'billing only', { Reason: 'error' }),
    ],
  },
};

export const UNPAID: HandmadeContracts = {
  shows: 'An invoice that will not be paid, of which a part came in after all.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2041',
        Customer: 'Stavely Events Inc.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-03-20'),
        Start: on('2025-04-01'),
        End: on('2026-03-31'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2041-1',
        Contract: 'C-2041',
        Product: 'TEAM',
        Description: 'Team plan, 25 seats',
        Quantity: 25,
        Price: 11_700,
      },
    ],
    Invoices: [
      bill('INV-20148', '2025-04-01', 'C-2041', 'Stavely Events Inc.', 11_700, {
        Obligation: 'OB-2041-1',
        Status: 'sent',
      }),
    ],
    'Write-offs': [
      {
        Invoice: 'INV-20148',
        Date: on('2025-12-10'),
        Recovered: on('2026-02-20'),
        'Recovered amount': 2500,
        Rationale: 'Insolvency opened on 8 December; the administrator paid a first share in February.',
      },
    ],
  },
};

export const CONTRACT_COSTS: HandmadeContracts = {
  shows: 'Commissions and set-up costs of contracts: capitalized, expensed, with revenue, impaired, of a contract that is modified.',
  rows: {
    'Contract costs': [
      {
        Cost: 'K-01',
        Contract: 'C-2013',
        Kind: 'obtain',
        Description: 'Commission of the account manager',
        Amount: 8640,
        Date: on('2025-01-02'),
        Incremental: 'yes',
        End: on('2028-12-31'),
        'Renewal commensurate': 'no',
        Rationale: 'Such customers stay four years; a renewal earns no commission.',
      },
      {
        Cost: 'K-02',
        Contract: 'C-2013',
        Kind: 'obtain',
        Description: 'Travel to the presentation',
        Amount: 2140,
        Date: on('2024-12-11'),
        Incremental: 'no',
        Rationale: 'Spent whether or not the contract was won.',
      },
      {
        Cost: 'K-03',
        Contract: 'C-2021',
        Obligation: 'OB-2021-1',
        Kind: 'fulfil',
        Description: 'Site set-up',
        Amount: 15_000,
        Date: on('2025-06-16'),
        Incremental: 'yes',
        Pattern: 'with revenue',
        Rationale: 'Set-up serves all later work of the project and will be recovered.',
      },
      {
        Cost: 'K-04',
        Contract: 'C-2032',
        Kind: 'obtain',
        Description: 'Commission of the partner',
        Amount: 4680,
        Date: on('2025-04-01'),
        Incremental: 'yes',
        Pattern: 'with revenue',
        'Impairment date': on('2025-12-31'),
        'Impairment amount': 400,
        Rationale: 'Paid because the contract was won; the customer announced that it will leave.',
      },
    ],
  },
};
