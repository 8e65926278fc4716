/** Steps 1 and 2: which contracts are one, which are contracts yet, and who controls the goods. */
import { US_ENTITY } from '../sample-company';
import { bill, on } from './story';
import type { HandmadeContracts } from './story';

export const COMBINED: HandmadeContracts = {
  shows: 'Two contracts signed together: the licence is cheap because the maintenance is dear.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2001',
        Customer: 'Kelmscott Museums Trust',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-02-03'),
        Start: on('2025-03-01'),
        End: on('2027-02-28'),
        Group: 'KELMSCOTT',
        Rationale: 'Negotiated as one package; neither price was agreed without the other.',
      },
      {
        Contract: 'C-2002',
        Customer: 'Kelmscott Museums Trust',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-02-05'),
        Start: on('2025-03-01'),
        End: on('2027-02-28'),
        Group: 'KELMSCOTT',
        Rationale: 'Signed two days after C-2001 by the same people as one package.',
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2001-1',
        Contract: 'C-2001',
        Product: 'LICENCE',
        Description: 'Archive licence',
        Price: 24_000,
        'SSP (total)': 36_000,
        Start: on('2025-03-01'),
        End: on('2025-03-01'),
        Licence: 'right to use',
        Rationale: 'The software works as delivered; nothing is expected to change it.',
      },
      {
        Obligation: 'OB-2002-1',
        Contract: 'C-2002',
        Product: 'MAINTENANCE',
        Description: 'Maintenance, two years',
        Price: 26_400,
        'SSP (total)': 14_400,
      },
    ],
    Invoices: [
      bill('INV-20101', '2025-03-01', 'C-2001', 'Kelmscott Museums Trust', 24_000, { Obligation: 'OB-2001-1' }),
      bill('INV-20102', '2025-03-01', 'C-2002', 'Kelmscott Museums Trust', 26_400, { Obligation: 'OB-2002-1' }),
    ],
  },
};

export const COLLECTABLE_LATER: HandmadeContracts = {
  shows: 'A customer without funds at first: nothing is revenue until it is probable that it pays.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2003',
        Customer: 'Pellwater Drones Inc.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-04-24'),
        Start: on('2025-05-01'),
        End: on('2026-04-30'),
        Collectable: 'N',
        'Collectable from': on('2025-09-15'),
        Rationale: 'No funding at signature; the financing round closed on 15 September.',
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2003-1',
        Contract: 'C-2003',
        Product: 'TEAM',
        Description: 'Team plan, 40 seats',
        Quantity: 40,
        Price: 17_280,
      },
    ],
    Invoices: [bill('INV-20103', '2025-05-01', 'C-2003', 'Pellwater Drones Inc.', 17_280, { Obligation: 'OB-2003-1' })],
  },
};

export const WARRANTIES: HandmadeContracts = {
  shows: 'A warranty that belongs to the devices, and one that is a service of its own.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2004',
        Customer: 'Brindle Cove Marina LLC',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-06-02'),
        Start: on('2025-06-10'),
        End: on('2028-06-09'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2004-1',
        Contract: 'C-2004',
        Product: 'RECORDER',
        Description: 'Six recorders',
        Quantity: 6,
        Price: 17_100,
        Delivered: on('2025-06-12'),
      },
      {
        Obligation: 'OB-2004-2',
        Contract: 'C-2004',
        Product: 'COVER',
        Description: 'Cover of the first year',
        Start: on('2025-06-10'),
        End: on('2026-06-09'),
        Warranty: 'assurance',
        Rationale: 'Required by law; it covers defects that were there at delivery.',
      },
      {
        Obligation: 'OB-2004-3',
        Contract: 'C-2004',
        Product: 'COVER',
        Description: 'Cover of the second and third year',
        Quantity: 12,
        Price: 2700,
        Start: on('2026-06-10'),
        End: on('2028-06-09'),
        Warranty: 'service',
        Rationale: 'Sold separately and covers wear.',
      },
    ],
    Invoices: [
      bill('INV-20104', '2025-06-12', 'C-2004', 'Brindle Cove Marina LLC', 17_100, { Obligation: 'OB-2004-1' }),
      bill('INV-20104', '2025-06-12', 'C-2004', 'Brindle Cove Marina LLC', 2700, { Obligation: 'OB-2004-3', Line: 2 }),
    ],
  },
};

export const CONTROL: HandmadeContracts = {
  shows: 'Who controls the goods: on acceptance, bill-and-hold, on consignment, under a right to buy them back.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2005',
        Customer: 'Wrenfield Utilities Inc.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-07-01'),
        Start: on('2025-07-15'),
        End: on('2026-07-14'),
      },
      {
        Contract: 'C-2006',
        Customer: 'Ostrand Retail Co.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-08-20'),
        Start: on('2025-09-01'),
        End: on('2026-08-31'),
      },
      {
        Contract: 'C-2007',
        Customer: 'Galloway Leasing Inc.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-10-01'),
        Start: on('2025-10-01'),
        End: on('2026-09-30'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2005-1',
        Contract: 'C-2005',
        Product: 'RECORDER',
        Description: 'Twelve recorders, tested on site',
        Quantity: 12,
        Price: 33_600,
        Trigger: 'acceptance',
        Delivered: on('2025-07-22'),
        Accepted: on('2025-08-19'),
      },
      {
        Obligation: 'OB-2005-2',
        Contract: 'C-2005',
        Product: 'RECORDER',
        Description: 'Ten recorders, held for the new plant',
        Quantity: 10,
        Price: 28_000,
        Start: on('2025-12-15'),
        End: on('2025-12-15'),
        'Control judgement': 'bill-and-hold',
        Rationale: 'The customer asked for it; the goods are set apart, ready, and of no use to others.',
      },
      {
        Obligation: 'OB-2006-1',
        Contract: 'C-2006',
        Product: 'KIOSK',
        Description: 'Kiosks on consignment, as the shops sell them',
        'Control judgement': 'consignment',
        Rationale: 'The shops send back what they do not sell.',
      },
      {
        Obligation: 'OB-2007-1',
        Contract: 'C-2007',
        Product: 'RECORDER',
        Description: 'Twenty recorders with a right to buy them back',
        Quantity: 20,
        Price: 56_000,
        Start: on('2025-10-01'),
        End: on('2025-10-01'),
        'Control judgement': 'repurchase: forward or call option',
        Rationale: 'We may buy the recorders back for 60,000 until 30 September 2026: financing, not a sale.',
      },
      {
        Obligation: 'OB-2007-2',
        Contract: 'C-2007',
        Product: 'RECORDER',
        Description: 'Five recorders that the customer may give back',
        Quantity: 5,
        Price: 14_000,
        Start: on('2025-10-01'),
        End: on('2025-10-01'),
        Delivered: on('2025-10-03'),
        'Control judgement': 'repurchase: put option, no significant incentive',
        Rationale: 'We must take them back at 6,000 on request; they are worth more then.',
      },
    ],
    Estimates: [
      {
        Estimate: 'E-PUT',
        'As of': on('2025-10-03'),
        Contract: 'C-2007',
        Obligation: 'OB-2007-2',
        Kind: 'returns',
        Rate: 0.2,
        Rationale: 'One in five comes back under such rights.',
      },
    ],
    Usage: [
      { Obligation: 'OB-2006-1', Date: on('2025-10-31'), Quantity: 4, Amount: 5200 },
      { Obligation: 'OB-2006-1', Date: on('2026-01-31'), Quantity: 7, Amount: 9100 },
      { Obligation: 'OB-2006-1', Date: on('2026-03-31'), Quantity: 2, Amount: 2600 },
    ],
    Invoices: [
      bill('INV-20105', '2025-07-22', 'C-2005', 'Wrenfield Utilities Inc.', 33_600, { Obligation: 'OB-2005-1' }),
      bill('INV-20106', '2025-12-15', 'C-2005', 'Wrenfield Utilities Inc.', 28_000, { Obligation: 'OB-2005-2' }),
      bill('INV-20110', '2025-10-03', 'C-2007', 'Galloway Leasing Inc.', 14_000, { Obligation: 'OB-2007-2' }),
      bill('INV-20107', '2026-02-10', 'C-2006', 'Ostrand Retail Co.', 14_300, {
        Obligation: 'OB-2006-1',
        'Service start': on('2025-09-01'),
        'Service end': on('2026-01-31'),
      }),
    ],
  },
};

export const LICENCES: HandmadeContracts = {
  shows: 'Licences: used as they are, followed as they change, and paid by what the licensee sells.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2008',
        Customer: 'Halvorsen Publishing Inc.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-01-15'),
        Start: on('2025-02-01'),
        End: on('2027-01-31'),
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2008-1',
        Contract: 'C-2008',
        Product: 'LICENCE',
        Description: 'Reader, as it stands',
        Price: 30_000,
        'SSP (total)': 30_000,
        Licence: 'right to use',
        Rationale: 'The software works as delivered; we do not change it.',
      },
      {
        Obligation: 'OB-2008-2',
        Contract: 'C-2008',
        Product: 'BRAND',
        Description: 'Name and mark',
        Price: 20_000,
        'SSP (total)': 25_000,
        Licence: 'right to access',
        Rationale: 'The value of the mark follows what we do with it.',
      },
      {
        Obligation: 'OB-2008-3',
        Contract: 'C-2008',
        Product: 'ROYALTY',
        Description: 'Royalty on copies sold',
        Licence: 'royalty',
        Rationale: 'Paid for the licence alone, as the licensee sells.',
      },
    ],
    Usage: [
      { Obligation: 'OB-2008-3', Date: on('2025-06-30'), Quantity: 410, Amount: 2050 },
      { Obligation: 'OB-2008-3', Date: on('2025-12-31'), Quantity: 655, Amount: 3275 },
    ],
    Invoices: [
      bill('INV-20108', '2025-02-01', 'C-2008', 'Halvorsen Publishing Inc.', 30_000, { Obligation: 'OB-2008-1' }),
      bill('INV-20108', '2025-02-01', 'C-2008', 'Halvorsen Publishing Inc.', 20_000, {
        Obligation: 'OB-2008-2',
        Line: 2,
      }),
      bill('INV-20109', '2025-07-20', 'C-2008', 'Halvorsen Publishing Inc.', 2050, {
        Obligation: 'OB-2008-3',
        'Service start': on('2025-02-01'),
        'Service end': on('2025-06-30'),
      }),
    ],
  },
};

export const LEFT_EARLY_OR_LATE: HandmadeContracts = {
  shows: 'A contract that the customer may leave, one that renews another, and a fee at the start.',
  rows: {
    Contracts: [
      {
        Contract: 'C-2009',
        Customer: 'Emberline Fitness LLC',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-08-20'),
        Start: on('2025-09-01'),
        End: on('2027-08-31'),
        'Cancellable from': on('2026-03-01'),
        'Notice (days)': 31,
        Rationale: 'From March the customer may leave with a month of notice and owes nothing more.',
      },
      {
        Contract: 'C-2010',
        Customer: 'Cromwell Gardens Ltd.',
        Entity: US_ENTITY,
        Currency: 'USD',
        Signed: on('2025-10-15'),
        Start: on('2025-11-01'),
        'Term (months)': 12,
      },
    ],
    Obligations: [
      {
        Obligation: 'OB-2009-1',
        Contract: 'C-2009',
        Product: 'TEAM',
        Description: 'Team plan, 20 seats, two years',
        Quantity: 40,
        Price: 18_720,
      },
      {
        Obligation: 'OB-2010-1',
        Contract: 'C-2010',
        Product: 'TEAM',
        Description: 'Team plan, 10 seats',
        Quantity: 10,
        Price: 4680,
      },
      {
        Obligation: 'OB-2010-2',
        Contract: 'C-2010',
        Product: 'ONBOARDING',
        Description: 'Joining fee',
        Price: 900,
        'SSP (total)': 900,
        'Upfront fee': 'customer life',
        'Recognize until': on('2028-10-31'),
        Rationale: 'Nothing is delivered for it; without it a renewal is cheaper, and such customers stay three years.',
      },
    ],
    Invoices: [
      bill('INV-20171', '2025-09-01', 'C-2009', 'Emberline Fitness LLC', 4680, {
        Obligation: 'OB-2009-1',
        'Service start': on('2025-09-01'),
        'Service end': on('2026-02-28'),
      }),
      bill('INV-20172', '2025-11-01', 'C-2010', 'Cromwell Gardens Ltd.', 4680, { Obligation: 'OB-2010-1' }),
      bill('INV-20172', '2025-11-01', 'C-2010', 'Cromwell Gardens Ltd.', 900, { Obligation: 'OB-2010-2', Line: 2 }),
    ],
  },
};
