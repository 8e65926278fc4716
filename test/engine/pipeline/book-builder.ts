/** Short ways to write the facts of a test: everything a test does not mention has a plain default. */
import type {
  Contract,
  CreditGrant,
  CreditNoteLine,
  InvoiceLine,
  Milestone,
  Modification,
  ModificationLine,
  Obligation,
  Policy,
  Product,
  RevenueBook,
  UsageRecord,
} from '../../../src/engine';
import { DEFAULT_POLICY, dayFromIso } from '../../../src/engine';

/** The day written `2026-03-31`. */
export function day(iso: string): number {
  const found = dayFromIso(iso);
  if (found === null) throw new Error(`no day: ${iso}`);
  return found;
}

/** Minor units of an amount with two decimals. */
export const cents = (amount: number): number => Math.round(amount * 100);

export function aProduct(id: string, more: Partial<Product> = {}): Product {
  return {
    id,
    name: `Product ${id}`,
    category: '',
    method: 'straight-line',
    strategy: null,
    trigger: null,
    standaloneSellingPricePerUnit: null,
    origin: { table: 'Products', key: [id] },
    ...more,
  };
}

export function aContract(id: string, more: Partial<Contract> = {}): Contract {
  return {
    id,
    customer: 'Acme',
    entity: 'Main',
    currency: 'USD',
    signedDay: null,
    firstDay: null,
    lastDay: null,
    origin: { table: 'Contracts', key: [id] },
    ...more,
  };
}

export function anObligation(id: string, statedPrice: number, more: Partial<Obligation> = {}): Obligation {
  return {
    id,
    contractId: 'C-1',
    productId: 'P',
    description: '',
    quantity: null,
    statedPrice,
    standaloneSellingPrice: null,
    method: null,
    strategy: null,
    trigger: null,
    firstDay: null,
    lastDay: null,
    recognitionDay: null,
    billing: null,
    unbilledIs: null,
    expectedCompletionDay: null,
    modificationId: null,
    origin: { table: 'Obligations', key: [id] },
    ...more,
  };
}

/** `INV-1/2`, invoiced on a day. */
export function aLine(id: string, invoiceDay: number, amount: number, more: Partial<InvoiceLine> = {}): InvoiceLine {
  const [invoiceId = '', lineId = ''] = id.split('/');
  return {
    invoiceId,
    lineId,
    invoiceDay,
    customer: 'Acme',
    entity: 'Main',
    currency: 'USD',
    contractId: null,
    obligationId: null,
    productId: null,
    description: '',
    type: 'charge',
    lineGroup: null,
    amount,
    firstDay: null,
    lastDay: null,
    method: null,
    strategy: null,
    recognitionDay: null,
    status: 'final',
    voidDay: null,
    origin: { table: 'Invoices', key: [invoiceId, Number(lineId)] },
    ...more,
  };
}

/** `CN-1/1` on the invoice line `INV-1/2`, or on the whole invoice `INV-1`. */
export function aCredit(
  id: string,
  creditDay: number,
  invoice: string,
  amount: number,
  more: Partial<CreditNoteLine> = {},
): CreditNoteLine {
  const [creditNoteId = '', lineId = ''] = id.split('/');
  const [invoiceId = '', invoiceLineId] = invoice.split('/');
  return {
    creditNoteId,
    lineId,
    day: creditDay,
    invoiceId,
    invoiceLineId: invoiceLineId ?? null,
    amount,
    status: 'final',
    treatment: null,
    reason: null,
    firstDay: null,
    lastDay: null,
    origin: { table: 'Credit notes', key: [creditNoteId, Number(lineId)] },
    ...more,
  };
}

export function aUsage(obligationId: string, usageDay: number, quantity: number, amount: number): UsageRecord {
  return {
    obligationId,
    day: usageDay,
    quantity: { digits: quantity, scale: 0 },
    amount,
    origin: { table: 'Usage', key: [obligationId, usageDay] },
  };
}

export function aMilestone(
  obligationId: string,
  id: string,
  measure: Milestone['measure'],
  completedDay: number | null,
): Milestone {
  return { obligationId, id, measure, completedDay, origin: { table: 'Milestones', key: [obligationId, id] } };
}

export function aModification(id: string, effectiveDay: number, more: Partial<Modification> = {}): Modification {
  return {
    id,
    contractId: 'C-1',
    effectiveDay,
    treatment: 'automatic',
    remainingDistinct: true,
    rationale: 'Agreed by both parties.',
    origin: { table: 'Modifications', key: [id] },
    ...more,
  };
}

/** What modification M changes of obligation OB: `M on OB`. */
export function aChange(id: string, more: Partial<ModificationLine> = {}): ModificationLine {
  const [modificationId = '', obligationId = ''] = id.split(' on ');
  return {
    modificationId,
    lineId: '',
    obligationId,
    priceChange: null,
    newPrice: null,
    newLastDay: null,
    quantityChange: null,
    standaloneSellingPriceOfRemainder: null,
    isRemoved: false,
    remainingDistinct: null,
    origin: { table: 'Modification lines', key: [modificationId, obligationId] },
    ...more,
  };
}

/** Credits of an amount in money, of contract C-1 and product P, paid for unless a price is given. */
export function aCreditGrant(id: string, amount: number, more: Partial<CreditGrant> = {}): CreditGrant {
  const grantDay = more.grantDay ?? day('2027-01-01');
  return {
    id,
    contractId: 'C-1',
    customer: 'Acme',
    currency: 'USD',
    productId: 'P',
    description: '',
    kind: 'cash',
    granted: { digits: amount, scale: 2 },
    pricePaid: amount,
    grantDay,
    effectiveDay: grantDay,
    expiryDay: null,
    priority: null,
    applicableProducts: [],
    breakage: 'at-expiry',
    remoteDay: null,
    expectedBreakage: { digits: 0, scale: 0 },
    invoiceId: '',
    invoiceLineId: '',
    modificationId: null,
    rationale: '',
    datedBy: 'Grant date',
    origin: { table: 'Credit grants', key: [id] },
    ...more,
  };
}

export type BookParts = Partial<Omit<RevenueBook, 'policy'>> & { readonly policy?: Partial<Policy> };

/** Contract C-1 and the straight-line product P are there unless the test brings its own. */
export function aBook(parts: BookParts): RevenueBook {
  return {
    products: [aProduct('P')],
    contracts: [aContract('C-1')],
    obligations: [],
    invoiceLines: [],
    creditNoteLines: [],
    usage: [],
    milestones: [],
    progress: [],
    contractCosts: [],
    writeOffs: [],
    estimates: [],
    modifications: [],
    modificationLines: [],
    accounts: [],
    posted: [],
    ...parts,
    policy: { ...DEFAULT_POLICY, ...parts.policy },
  };
}
