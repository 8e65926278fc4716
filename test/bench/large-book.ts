/**
 * A seeded book as CSV files: contracts of one to four obligations over eighteen months, with every method, invoices in
 * advance and arrears, discounts, usage, milestones and credit notes. For timing a close from files to workbook.
 */
import { dayOf, daysInMonth, firstDayOfMonth, isoOf, monthOf, partsOf } from '../../src/engine/foundation/calendar';
import { seededNumbers } from './workload';

const BOOK_START = dayOf(2025, 1, 1);
const BOOK_MONTHS = 18;
export const CLOSE_DAY = dayOf(2026, 6, 30);

type Field = string | number;
type Rows = Field[][];

interface LargeBook {
  readonly contracts: Rows;
  readonly obligations: Rows;
  readonly invoices: Rows;
  readonly creditNotes: Rows;
  readonly usage: Rows;
  readonly milestones: Rows;
  readonly modifications: Rows;
  readonly modificationLines: Rows;
  readonly estimates: Rows;
}

export interface BookOptions {
  /** Every eighth contract is modified, every sixth has an estimate that changes, and books are kept in dollars. */
  readonly withLaterFacts?: boolean;
  /** Length of all terms, instead of one to three years. */
  readonly termMonths?: number;
}

interface Deal {
  readonly next: () => number;
  readonly contract: string;
  readonly obligation: string;
  readonly product: string;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Minor units. */
  readonly price: number;
}

const PRODUCTS: Rows = [
  ['PLATFORM', 'Platform', 'Subscription', 'straight-line', 900],
  ['MODULE', 'Module', 'Subscription', 'straight-line', 240],
  ['SUPPORT', 'Support', 'Subscription', 'straight-line', 360],
  ['SETUP', 'Set-up', 'Services', 'point in time', 1500],
  ['PROJECT', 'Project', 'Services', 'milestone', 20000],
  ['CALLS', 'Calls', 'Usage', 'usage', 0.01],
];

/** File names and texts; the same for the same seed. */
export function largeBookFiles(
  obligationCount: number,
  seed: number,
  options: BookOptions = {},
): ReadonlyMap<string, string> {
  const book = largeBook(obligationCount, seed, options);
  const invoiceHeaders = [
    'Invoice',
    'Line',
    'Invoice date',
    'Contract',
    'Obligation',
    'Product',
    'Type',
    'Line group',
    'Amount',
    'Service start',
    'Service end',
  ];
  return new Map([
    ['Products.csv', csv([['Product', 'Name', 'Category', 'Recognition method', 'SSP (per unit)'], ...PRODUCTS])],
    ['Contracts.csv', csv([['Contract', 'Customer', 'Currency', 'Start', 'End'], ...book.contracts])],
    [
      'Obligations.csv',
      csv([['Obligation', 'Contract', 'Product', 'Quantity', 'Price', 'Start', 'End'], ...book.obligations]),
    ],
    ['Invoices.csv', csv([invoiceHeaders, ...book.invoices])],
    [
      'Credit notes.csv',
      csv([['Credit note', 'Line', 'Date', 'Invoice', 'Invoice line', 'Amount'], ...book.creditNotes]),
    ],
    ['Usage.csv', csv([['Obligation', 'Date', 'Quantity', 'Amount'], ...book.usage])],
    ['Milestones.csv', csv([['Obligation', 'Milestone', 'Share', 'Completed'], ...book.milestones])],
    ...(options.withLaterFacts === true ? laterFiles(book) : []),
  ]);
}

function laterFiles({ modifications, modificationLines, estimates }: LargeBook): [string, string][] {
  const reasons = ['Modification', 'Contract', 'Effective date', 'Treatment', 'Remaining distinct', 'Rationale'];
  return [
    ['Modifications.csv', csv([reasons, ...modifications])],
    ['Modification lines.csv', csv([['Modification', 'Obligation', 'Price change'], ...modificationLines])],
    ['Estimates.csv', csv([['Estimate', 'As of', 'Obligation', 'Kind', 'Amount', 'Rationale'], ...estimates])],
    ['Rates.csv', csv([['Date', 'From', 'To', 'Type', 'Rate'], ...rateRows()])],
    ['Settings.csv', csv([['Setting', 'Value'], ['Functional currency', 'USD'], ['Rate age limit', 31]])],
  ];
}

/** A rate for the days of each month, and one for its end. */
function rateRows(): Rows {
  const opening = monthOf(BOOK_START);
  return Array.from({ length: BOOK_MONTHS }, (_, index) => opening + index).flatMap((month) => [
    [isoOf(firstDayOfMonth(month)), 'EUR', 'USD', 'spot', (1.05 + (month % 7) / 100).toFixed(4)],
    [isoOf(firstDayOfMonth(month + 1) - 1), 'EUR', 'USD', 'closing', (1.05 + ((month + 1) % 7) / 100).toFixed(4)],
  ]);
}

const csv = (rows: Rows): string => `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;
const money = (minor: number): string => (minor / 100).toFixed(2);

function largeBook(obligationCount: number, seed: number, { withLaterFacts = false, termMonths }: BookOptions): LargeBook {
  const next = seededNumbers(seed);
  const later = { modifications: [], modificationLines: [], estimates: [] };
  const book: LargeBook = {
    ...{ contracts: [], obligations: [], invoices: [], creditNotes: [], usage: [], milestones: [] },
    ...later,
  };
  for (let contractNumber = 1; book.obligations.length < obligationCount; contractNumber++) {
    const contract = `C-${contractNumber}`;
    const firstDay = BOOK_START + Math.floor(next() * 365);
    const lastDay = addMonths(firstDay, termMonths ?? [12, 12, 24, 36][contractNumber % 4]!) - 1;
    book.contracts.push([
      contract,
      `Customer ${1 + (contractNumber % 700)}`,
      contractNumber % 5 === 0 ? 'EUR' : 'USD',
      isoOf(firstDay),
      isoOf(lastDay),
    ]);
    for (let i = 0; i <= contractNumber % 4 && book.obligations.length < obligationCount; i++) {
      const kind = i === 0 ? contractNumber % 3 : [3, 0, 1, 4, 2, 5][(contractNumber + i) % 6]!;
      const [product, , , method, unitPrice] = PRODUCTS[kind]! as [string, string, string, string, number];
      const quantity = method === 'usage' || method === 'milestone' ? 1 : 1 + Math.floor(next() * 40);
      const price = method === 'usage' ? 0 : Math.round(unitPrice * quantity * (70 + 30 * next()));
      const deal = { next, contract, obligation: `${contract}-${i + 1}`, product, firstDay, lastDay, price };
      book.obligations.push([
        deal.obligation,
        contract,
        product,
        quantity,
        money(price),
        isoOf(firstDay),
        isoOf(lastDay),
      ]);
      if (method === 'usage') addUsage(book, deal);
      else if (method === 'milestone') addMilestones(book, deal);
      else addBilling(book, deal, method === 'point in time' ? 0 : [12, 3, 1][contractNumber % 3]!);
      if (withLaterFacts && i === 0) addLaterFacts(book, deal, contractNumber);
    }
  }
  return book;
}

/** Same day of the month, or the month's last day where it has fewer. */
function addMonths(day: number, months: number): number {
  const month = monthOf(day) + months;
  return firstDayOfMonth(month) + Math.min(partsOf(day).dayOfMonth, daysInMonth(month)) - 1;
}

/** Invoices every `months` in advance (monthly ones in arrears); 0: one for all. Some with a discount or a credit. */
function addBilling(book: LargeBook, deal: Deal, months: number): void {
  const { next, contract, obligation, product, firstDay, lastDay, price } = deal;
  const periods = months === 0 ? 1 : Math.ceil((monthOf(lastDay + 1) - monthOf(firstDay)) / months);
  for (let period = 0; period < periods; period++) {
    const start = addMonths(firstDay, period * months);
    const end = period === periods - 1 ? lastDay : addMonths(firstDay, (period + 1) * months) - 1;
    const day = months === 1 ? end + 1 : start;
    if (day > CLOSE_DAY) return;
    const amount = Math.round((price * (period + 1)) / periods) - Math.round((price * period) / periods);
    const invoice = `INV-${obligation}-${period + 1}`;
    const dates = [isoOf(start), isoOf(end)];
    book.invoices.push([invoice, 1, isoOf(day), contract, obligation, product, 'charge', 1, money(amount), ...dates]);
    if (next() < 0.03) {
      const discount = -Math.round(amount * 0.1);
      book.invoices.push([
        invoice,
        2,
        isoOf(day),
        contract,
        obligation,
        product,
        'product discount',
        1,
        money(discount),
        ...dates,
      ]);
    } else if (next() < 0.02 && day + 20 <= CLOSE_DAY) {
      book.creditNotes.push([`CN-${invoice}`, 1, isoOf(day + 20), invoice, 1, money(Math.round(amount * 0.2))]);
    }
  }
}

/** The first obligation of a contract is straight-line. */
function addLaterFacts(book: LargeBook, { contract, obligation, firstDay, price }: Deal, contractNumber: number): void {
  const day = firstDay + 200;
  if (contractNumber % 8 === 0 && day <= CLOSE_DAY) {
    const modification = `M-${contractNumber}`;
    book.modifications.push([modification, contract, isoOf(day), 'automatic', 'Y', 'More of the same for less']);
    book.modificationLines.push([modification, obligation, money(Math.round(price / 10))]);
  }
  if (contractNumber % 6 === 0) {
    [0, 100, 250, 400].forEach((after, at) => {
      if (firstDay + after > CLOSE_DAY) return;
      const bonus = money(Math.round((price * (at + 1)) / 50));
      book.estimates.push([`E-${contractNumber}`, isoOf(firstDay + after), obligation, 'bonus', bonus, 'A year of records']);
    });
  }
}

/** Ten dated rows a month, billed on the first of the next. */
function addUsage(book: LargeBook, { next, contract, obligation, product, firstDay, lastDay }: Deal): void {
  for (let month = 0; month < BOOK_MONTHS; month++) {
    const start = addMonths(firstDay, month);
    const end = addMonths(firstDay, month + 1) - 1;
    if (end >= CLOSE_DAY || end > lastDay) return;
    let amount = 0;
    for (let row = 0; row < 10; row++) {
      const value = 100 + Math.floor(next() * 40_000);
      amount += value;
      book.usage.push([obligation, isoOf(start + row * 3), value, money(value)]);
    }
    book.invoices.push([
      `INV-${obligation}-${month + 1}`,
      1,
      isoOf(end + 1),
      contract,
      obligation,
      product,
      'charge',
      1,
      money(amount),
      isoOf(start),
      isoOf(end),
    ]);
  }
}

/** Four quarters of the price, billed when completed; the last one or two may still be open. */
function addMilestones(book: LargeBook, { next, contract, obligation, product, firstDay, price }: Deal): void {
  let day = firstDay;
  for (let step = 1; step <= 4; step++) {
    day += 40 + Math.floor(next() * 120);
    const isCompleted = day <= CLOSE_DAY;
    book.milestones.push([obligation, `M${step}`, 0.25, isCompleted ? isoOf(day) : '']);
    if (!isCompleted) continue;
    const amount = Math.round((price * step) / 4) - Math.round((price * (step - 1)) / 4);
    book.invoices.push([
      `INV-${obligation}-${step}`,
      1,
      isoOf(day),
      contract,
      obligation,
      product,
      'charge',
      1,
      money(amount),
      '',
      '',
    ]);
  }
}
