/**
 * What has been promised: the performance obligations.
 * ASC 606-10-25-14 to 22; IFRS 15.22-30
 *
 * Rule: each row of Obligations is a distinct promise. A charge that names none is an obligation of its own, called
 * `INVOICE/LINE`, under its contract if it names one; so is a minimum true-up that covers no other product. Dates are
 * the row's own, else the contract's (what a modification adds starts with it); an invoice line has only its own.
 * Whether promises are distinct is judgement; the rows record it.
 * Example: obligation OB-1 billed by INV-1/1, and INV-1/2 that names no obligation → OB-1 and INV-1/2.
 */
import { lineKey } from '../domain/billed-part';
import type { Contract, InvoiceLine, Obligation } from '../domain/book';
import type { CreditTerms } from '../domain/credit-grant';
import type { ControlJudgement } from '../domain/control-judgement';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { OrderedBook } from '../domain/ordered-book';
import type { Policy } from '../domain/policy';
import { NO_SELLING_PRICE } from '../domain/price-list';
import type { Day } from '../foundation/calendar';
import { groupBy, joinKey } from '../foundation/group-by';
import { chooseDays } from './arrears-timing';
import { isPromise } from './warranty';
import { chooseMethod } from './effective-method';
import { agencyOf, keepCommission } from './principal-or-agent';

/** Parties as step 1 identifies them. */
interface Parties {
  readonly contractId: string;
  readonly customer: string;
  readonly entity: string;
  readonly currency: string;
  readonly combinationId?: string;
}

export interface ContractReading {
  readonly contractOf: (obligation: Obligation) => Contract | null;
  readonly isSale: (control: ControlJudgement | undefined) => boolean;
  readonly partiesOfContract: (contract: Contract) => Parties;
  readonly partiesOfLine: (line: InvoiceLine) => Parties;
  /** First day of revenue where the contract has to wait for collection to be probable. */
  readonly revenueStartOf: (contractId: string) => Day | null;
}

/** Terms of the rows of Obligations whose contract exists, in natural order. `lines`: invoice lines that count. */
export function identifyContractObligations(
  book: OrderedBook,
  lines: readonly InvoiceLine[],
  reading: ContractReading,
): ObligationTerms[] {
  const billed = lines
    .filter((line) => line.type === 'charge')
    .flatMap((line) => idsBilledBy(line).map((obligationId) => ({ line, obligationId })));
  const charges = groupBy(billed, ({ obligationId }) => obligationId);
  return book.obligations.flatMap((obligation) => {
    const contract = reading.contractOf(obligation);
    if (contract === null || !isPromise(obligation)) return [];
    return [termsOfObligation(book, obligation, contract, reading, (charges.get(obligation.id) ?? []).map(({ line }) => line))];
  });
}

/** Obligations that a line names, alone or by share. */
function idsBilledBy({ obligationId, shares }: InvoiceLine): readonly string[] {
  return shares?.map((share) => share.obligationId) ?? (obligationId === null ? [] : [obligationId]);
}

function termsOfObligation(
  book: OrderedBook,
  obligation: Obligation,
  contract: Contract,
  reading: ContractReading,
  charges: readonly InvoiceLine[],
): ObligationTerms {
  const product = book.products.get(obligation.productId);
  const modification = obligation.modificationId === null ? undefined : book.modifications.get(obligation.modificationId);
  const firstDay = obligation.firstDay ?? modification?.effectiveDay ?? contract.firstDay;
  // Credits and options do not end with the contract.
  const outlasts = obligation.credit !== undefined || obligation.right !== undefined;
  const lastDay = obligation.lastDay ?? (outlasts ? null : contract.lastDay);
  const hasOwnDates = obligation.firstDay !== null || obligation.lastDay !== null;
  const onlyCharge = charges.length === 1 ? charges[0] : undefined;
  const terms: ObligationTerms = {
    id: obligation.id,
    kind: 'obligation',
    ...reading.partiesOfContract(contract),
    productId: obligation.productId,
    productName: product?.name ?? obligation.productId,
    category: product?.category ?? '',
    description: obligation.description,
    ...chooseMethod(obligation, product, firstDay !== null && lastDay !== null, book.policy),
    daysOfMonth: chooseDays(obligation.billing === 'arrears', book.policy),
    firstDay,
    lastDay,
    recognitionDay: onlyCharge?.recognitionDay ?? obligation.recognitionDay,
    control: obligation.control,
    isSale: reading.isSale(obligation.control),
    breakage: obligation.breakage,
    deliveredDay: obligation.deliveredDay ?? null,
    acceptedDay: obligation.acceptedDay ?? null,
    firstInvoiceDay: earliest(charges.map((line) => line.invoiceDay)),
    quantity: obligation.quantity,
    standaloneSellingPricePerUnit: product?.standaloneSellingPricePerUnit ?? null,
    statedPrice: obligation.statedPrice,
    statedStandaloneSellingPrice: obligation.standaloneSellingPrice,
    sellingPrice: NO_SELLING_PRICE,
    licence: obligation.licence ?? null,
    right: obligation.right,
    ...(obligation.binding === undefined ? {} : { binding: obligation.binding }),
    ...priceGroupOf(obligation),
    ...(obligation.upfrontFee === 'contract' ? { isFeeOfContract: true } : {}),
    discountGroup: obligation.discountGroup ?? '',
    ...floorOf(null, reading.revenueStartOf(contract.id)),
    modificationId: obligation.modificationId,
    isMinimumTrueUp: false,
    ...(obligation.credit === undefined ? {} : creditTerms(obligation.credit, book.policy)),
    origin: obligation.origin,
    // What is cut to the binding term takes its last day from the contract.
    datesOrigin: hasOwnDates && obligation.binding === undefined ? obligation.origin : contract.origin,
  };
  // An option is the agent's own promise, whatever it gives a discount on.
  const agency = obligation.right === undefined ? agencyOf(obligation, product, obligation.binding?.statedPrice ?? obligation.statedPrice) : null;
  return keepCommission(terms, agency);
}

/** Credits bought together and what begins on one day after the contract stops to bind have prices of their own. */
function priceGroupOf({ contractId, credit, laterFrom, modificationId }: Obligation): Pick<ObligationTerms, 'priceGroup' | 'laterFrom'> {
  if (laterFrom !== undefined) return { laterFrom, priceGroup: joinKey(contractId, 'later', laterFrom) };
  const group = modificationId === null ? (credit?.priceGroup ?? null) : null;
  return group === null ? {} : { priceGroup: group };
}

/** Recognized when granted: the whole price on the grant day. */
function creditTerms(credit: CreditTerms, { creditGrants }: Policy): Partial<ObligationTerms> {
  if (creditGrants === 'liability') return { credit };
  return { credit, method: 'point-in-time', recognitionDay: credit.grantDay, breakage: undefined };
}

/** Revenue waits for its invoice, for collection to be probable, or for both. */
function floorOf(
  invoiceDay: Day | null,
  revenueStart: Day | null,
): Pick<ObligationTerms, 'recognitionFloor' | 'waitsFor'> {
  if (revenueStart === null || (invoiceDay ?? -Infinity) >= revenueStart) return { recognitionFloor: invoiceDay };
  return { recognitionFloor: revenueStart, waitsFor: 'collectability' };
}

const earliest = (days: readonly Day[]): Day | null => (days.length === 0 ? null : Math.min(...days));

/** Terms of a charge, or a true-up that covers only itself, that names no obligation. */
export function termsOfInvoiceLine(book: OrderedBook, line: InvoiceLine, reading: ContractReading): ObligationTerms {
  const product = line.productId === null ? undefined : book.products.get(line.productId);
  const { firstDay, lastDay } = line;
  const parties = reading.partiesOfLine(line);
  const start = parties.contractId === '' ? null : reading.revenueStartOf(parties.contractId);
  const isTrueUp = line.type === 'minimum true-up';
  const isOverPeriod = book.policy.trueUpTiming === 'over-period' && firstDay !== null && lastDay !== null;
  const chosen = chooseMethod({ ...line, trigger: null }, product, firstDay !== null && lastDay !== null, book.policy);
  const terms: ObligationTerms = {
    id: lineKey(line),
    kind: 'invoice-line',
    ...parties,
    productId: line.productId ?? '',
    productName: product?.name ?? line.productId ?? '',
    category: product?.category ?? '',
    description: line.description,
    daysOfMonth: chooseDays(lastDay !== null && line.invoiceDay > lastDay, book.policy),
    ...(isTrueUp ? { ...chosen, method: isOverPeriod ? ('straight-line' as const) : ('point-in-time' as const) } : chosen),
    firstDay,
    lastDay,
    recognitionDay: isTrueUp ? (line.recognitionDay ?? lastDay ?? line.invoiceDay) : line.recognitionDay,
    control: undefined,
    isSale: true,
    breakage: undefined,
    deliveredDay: null,
    acceptedDay: null,
    firstInvoiceDay: line.invoiceDay,
    quantity: null,
    standaloneSellingPricePerUnit: product?.standaloneSellingPricePerUnit ?? null,
    statedPrice: line.amount,
    statedStandaloneSellingPrice: null,
    sellingPrice: NO_SELLING_PRICE,
    licence: null,
    discountGroup: '',
    ...floorOf(book.policy.lockMethod === 'invoice-date' ? line.invoiceDay : null, start),
    modificationId: null,
    isMinimumTrueUp: isTrueUp,
    ...(line.priceGroup === undefined ? {} : { priceGroup: line.priceGroup }),
    ...(line.laterFrom === undefined ? {} : { laterFrom: line.laterFrom }),
    origin: line.origin,
    datesOrigin: line.origin,
  };
  const { soldAs } = line;
  return keepCommission(terms, agencyOf(soldAs ?? {}, product, soldAs?.statedPrice ?? line.amount));
}

/** An invoice line may not be called as an obligation is: their journals would mix. */
export function findTakenIds(book: OrderedBook, lines: readonly InvoiceLine[]): Diagnostic[] {
  return lines
    .filter((line) => line.obligationId === null && line.shares === undefined && book.obligationsById.has(lineKey(line)))
    .map((line) =>
      engineDiagnostic(
        'error',
        'id.taken',
        line.origin,
        'Invoice',
        `This line is an obligation of its own and would be called ${lineKey(line)}, as an obligation is. Rename the obligation or name one on the line.`,
      ),
    );
}
