/**
 * A book small enough to reckon by hand, as CSV texts by file name.
 *
 * C-1: two obligations for 1,200.00 together; stand-alone selling prices 900.00 and 600.00, so allocated 720.00 and 480.00.
 * OB-1 is recognized evenly over twelve months from 2026-01-01 (60.00 a month), OB-2 whole on 2026-02-10. Invoiced whole
 * on 2026-01-01. At 2026-03-31: recognized 180.00 and 480.00; OB-1 billed 800.00, OB-2 400.00.
 */
export const SMALL_BOOK: Readonly<Record<string, string>> = {
  'contracts.CSV':
    'Contract,Customer,Currency,Signed,Start,End\nC-1,"Larch, Oak & Co",USD,2025-12-20,2026-01-01,2026-12-31\n',
  'Obligations.csv':
    'Obligation,Contract,Product,Price,SSP (total),Recognition method,Start,End,Recognition date\r\n' +
    'OB-1,C-1,PLAT,800.00,900,straight-line,2026-01-01,2026-12-31,\r\n' +
    'OB-2,C-1,SETUP,400.00,600,point-in-time,2026-02-10,2026-02-10,2026-02-10\r\n',
  'products.csv':
    'Product,Name,Category,Recognition method\nPLAT,Platform,Software,straight-line\nSETUP,Set-up,Services,point-in-time\n',
  'invoices.csv':
    'Invoice,Line,Invoice date,Contract,Obligation,Type,Amount,Service start,Service end,Status\n' +
    'INV-1,1,2026-01-01,C-1,OB-1,charge,800.00,2026-01-01,2026-12-31,sent\n' +
    'INV-1,2,2026-01-01,C-1,OB-2,charge,400.00,,,sent\n',
  'Notes to self.csv': 'Anything,Goes\n=1+1,here\n',
};

/** The same with faults: an unknown contract, a date that does not exist, an amount that is none. */
export const FAULTY_BOOK: Readonly<Record<string, string>> = {
  ...SMALL_BOOK,
  'Obligations.csv':
    'Obligation,Contract,Product,Price,SSP (total),Recognition method,Start,End\n' +
    'OB-1,C-9,PLAT,800.00,900,straight-line,2026-01-01,2026-12-31\n' +
    'OB-2,C-1,SETUP,much,600,straight-line,2026-02-30,2026-12-31\n',
};
