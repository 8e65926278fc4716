/** Random small books: a contract or two of every kind of promise, billed now early, now late, now not at all. */
import fc from 'fast-check';
import { splitByWeights } from './arithmetic';
import { dayOf, endOfMonth } from './day-book';
import type {
  ContractFacts,
  CreditFacts,
  EstimateFacts,
  Facts,
  InvoiceFacts,
  Method,
  MilestoneFacts,
  ModificationFacts,
  ModifiedFacts,
  ObligationFacts,
  PriceFacts,
  ProductFacts,
  ProgressFacts,
  SettingFacts,
  Strategy,
  Treatment,
  UsageFacts,
} from './facts';
import { minorOf } from './facts';
import { keepBooks, netAmount } from './oracle';

export const FIRST_DAY = dayOf('2024-01-01');
export const LAST_DAY = dayOf('2024-12-31');

type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value;

const STRATEGIES: readonly Strategy[] = [
  'even-daily-ends',
  'even-period-ends',
  'even-calendar-ends',
  'even-periods',
  'exact-days',
];
const TREATMENTS: readonly Treatment[] = [
  'deferred-first',
  'deferred-first',
  'pro-rata',
  'contra-revenue',
  'price-concession',
  'catch-up',
  'rebuild',
  'billing-only',
];

const anyDay = fc.oneof(
  fc.integer({ min: FIRST_DAY, max: LAST_DAY }),
  fc.constantFrom(FIRST_DAY, LAST_DAY, dayOf('2024-02-28'), dayOf('2024-02-29'), dayOf('2024-03-01'), dayOf('2024-06-30')),
);
const anyAmount = fc.oneof(
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 100, max: 5_000 }),
  fc.integer({ min: 10_000, max: 3_000_000 }),
);
const chance = (draw: Draw, of: number): boolean => draw(fc.integer({ min: 1, max: of })) === 1;

const PRODUCTS: readonly ProductFacts[] = [
  { id: 'SUB', method: 'straight-line', sellingPrice: 90 },
  { id: 'USE', method: 'usage', sellingPrice: 0.05 },
  { id: 'FEE', method: 'point-in-time', sellingPrice: 250 },
  { id: 'WORK', method: 'milestone', sellingPrice: 4000 },
  { id: 'JOB', method: 'progress', sellingPrice: null },
];

interface Draft {
  readonly draw: Draw;
  readonly settings: SettingFacts;
  readonly contracts: ContractFacts[];
  readonly obligations: ObligationFacts[];
  readonly invoices: InvoiceFacts[];
  readonly credits: CreditFacts[];
  readonly usage: UsageFacts[];
  readonly milestones: MilestoneFacts[];
  readonly progress: ProgressFacts[];
  readonly estimates: EstimateFacts[];
  readonly modifications: ModificationFacts[];
  readonly modified: ModifiedFacts[];
}

export interface Wanted {
  readonly changes: boolean;
  readonly modifications?: boolean;
  /** Credit notes on modified contracts too. */
  readonly creditsOnModified?: boolean;
}

export const randomFacts = ({ changes, modifications = false, creditsOnModified = false }: Wanted): fc.Arbitrary<Facts> =>
  fc.gen().map((generate): Facts => {
    const draw: Draw = (arbitrary) => generate(() => arbitrary);
    const draft: Draft = {
      draw,
      settings: drawSettings(draw),
      contracts: [],
      obligations: [],
      invoices: [],
      credits: [],
      usage: [],
      milestones: [],
      progress: [],
      estimates: [],
      modifications: [],
      modified: [],
    };
    const contracts = draw(fc.integer({ min: 1, max: 2 }));
    for (let i = 1; i <= contracts; i++) signContract(draft, `C-${i}`, modifications && chance(draw, 2));
    for (let i = draw(fc.integer({ min: 0, max: 2 })); i > 0; i--) invoiceAlone(draft);
    if (changes) for (let i = draw(fc.integer({ min: 0, max: 4 })); i > 0; i--) giveCredit(draft, creditsOnModified);
    const { draw: _draw, ...facts } = draft;
    const drawn = { ...facts, products: PRODUCTS, prices: drawPrices(draw) };
    return changes ? withSensibleCredits(drawn) : { ...drawn, invoices: drawn.invoices.map(withoutVoid) };
  });

/**
 * An invoice on which a discount outweighs a line is not credited; one of several lines is credited as a whole only
 * where each line can bear all of its credits.
 */
function withSensibleCredits(facts: Facts): Facts {
  const charges = [...keepBooks(facts).values()].flatMap((book) => [...book.charges, ...book.trueUpLines]);
  const isSensible = (invoice: string): boolean =>
    charges.every((charge) => charge.line.invoice !== invoice || netAmount(charge) > 0);
  const canBear = (invoice: string): boolean => {
    const lines = charges.filter((charge) => charge.line.invoice === invoice);
    const credited = facts.credits.reduce((total, row) => (row.invoice === invoice ? total + row.amount : total), 0);
    return lines.length === 1 || lines.every((charge) => netAmount(charge) >= credited);
  };
  return {
    ...facts,
    invoices: facts.invoices.map((line) => (isSensible(line.invoice) ? line : withoutVoid(line))),
    credits: facts.credits.filter(({ invoice, line }) => isSensible(invoice) && (line !== null || canBear(invoice))),
  };
}

const withoutVoid = (line: InvoiceFacts): InvoiceFacts =>
  line.status === 'voided' ? { ...line, status: 'final', voidDay: null } : line;

function drawSettings(draw: Draw): SettingFacts {
  return {
    strategy: draw(fc.constantFrom(...STRATEGIES)),
    trigger: draw(fc.constantFrom('service-start', 'service-end', 'invoice-date', 'recognition-date')),
    usageTiming: draw(fc.constantFrom('dated-usage', 'period-end')),
    dailyAmounts: draw(fc.constantFrom('rounded-to-date', 'rounded-to-date', 'rounded-down')),
    arrearsTiming: draw(fc.constantFrom('as-served', 'period-end')),
    discountBasis: draw(fc.constantFrom('selling-price', 'line-price')),
    progressRounding: draw(fc.constantFrom('none', 'none', 'percent', 'percent-1-decimal', 'percent-2-decimals')),
    treatment: draw(fc.constantFrom(...TREATMENTS.filter((treatment) => treatment !== 'rebuild'))),
    outsideRange: draw(fc.constantFrom('mid', 'nearest')),
    lockDay: null,
    detail: 'all days',
  };
}

/** Some products by a dated list: any segment before one segment, two periods, a range, or cost and margin. */
function drawPrices(draw: Draw): PriceFacts[] {
  const anyPrice = fc.integer({ min: 1, max: 4000 });
  const changeDay = draw(anyDay);
  const rows: PriceFacts[] = [];
  for (const product of ['SUB', 'FEE', 'WORK', 'JOB']) {
    if (chance(draw, 2)) continue;
    const blank = { product, segment: '', currency: '', low: null, high: null, cost: null, margin: null, outsideRange: null };
    const price = draw(anyPrice);
    rows.push({ ...blank, validFrom: null, validTo: changeDay - 1, price });
    const low = draw(anyPrice);
    const high = low + draw(anyPrice);
    const later = { ...blank, validFrom: changeDay, validTo: null };
    const form = draw(fc.constantFrom('price', 'range', 'mid', 'cost'));
    if (form === 'price') rows.push({ ...later, price: price + 7 });
    if (form === 'range') rows.push({ ...later, price: null, low, high, outsideRange: draw(fc.constantFrom(null, 'mid', 'nearest')) });
    if (form === 'mid') rows.push({ ...later, price: low + Math.floor((high - low) / 3), low, high });
    if (form === 'cost') rows.push({ ...later, price: null, cost: price, margin: draw(fc.integer({ min: 0, max: 80 })) / 100 });
    if (chance(draw, 2)) rows.push({ ...blank, segment: 'Big', validFrom: null, validTo: null, price: draw(anyPrice) });
    if (chance(draw, 3)) rows.push({ ...blank, currency: 'JPY', validFrom: null, validTo: null, price: draw(anyPrice) });
  }
  return rows;
}

function drawTerm({ draw }: Draft): { start: number; end: number } {
  const start = draw(anyDay);
  const length = draw(fc.oneof(fc.constantFrom(1, 2, 31, 366), fc.integer({ min: 1, max: 300 })));
  const end = Math.min(LAST_DAY, start + length - 1);
  if (chance(draw, 2)) return { start, end };
  const firstOfMonth = start - Number(new Date(start * 86_400_000).getUTCDate()) + 1;
  return { start: firstOfMonth, end: endOfMonth(end) };
}

function signContract(draft: Draft, id: string, isModified: boolean): void {
  const { draw } = draft;
  const currency = draw(fc.constantFrom('USD', 'USD', 'USD', 'JPY', 'KWD'));
  const segment = draw(fc.constantFrom('', 'Big', 'Small'));
  draft.contracts.push({ id, currency, segment, signed: draw(fc.constantFrom(FIRST_DAY, FIRST_DAY - 100)), start: FIRST_DAY, end: LAST_DAY });
  for (let i = draw(fc.integer({ min: 1, max: 4 })); i > 0; i--) promise(draft, id, currency, { isModified });
  if (!isModified) return;
  const days = draw(fc.uniqueArray(fc.oneof(anyDay, fc.integer({ min: LAST_DAY + 1, max: LAST_DAY + 20 })), { minLength: 1, maxLength: 3 }));
  days.sort((a, b) => a - b).forEach((day, index) => {
    modify(draft, { id: `M-${id}-${index + 1}`, contract: id, day, currency });
  });
  for (const row of draft.obligations) {
    if (row.contract === id && row.addedBy === null && row.method !== 'usage' && chance(draw, 3)) estimate(draft, row, lastDayOf(draft, row));
  }
}

/** The day before a modification ends it. */
function lastDayOf({ modifications, modified }: Draft, { id, contract }: ObligationFacts): number {
  const ending = modifications.filter(
    (row) =>
      row.contract === contract &&
      (row.treatment === 'termination' || modified.some((line) => line.modification === row.id && line.obligation === id && line.isRemoved)),
  );
  return Math.min(LAST_DAY, ...ending.map(({ day }) => day - 1));
}

/** What is promised, from the start or by a modification. */
interface Promised {
  readonly isModified: boolean;
  readonly addedBy?: string;
  readonly firstDay?: number;
}

function promise(draft: Draft, contract: string, currency: string, { isModified, addedBy, firstDay }: Promised): void {
  const { draw } = draft;
  const method = draw(fc.constantFrom<Method>('straight-line', 'straight-line', 'point-in-time', 'usage', 'milestone', 'progress'));
  const product = PRODUCTS.find((row) => row.method === method)?.id ?? '';
  const obligation: ObligationFacts = {
    id: `OB-${draft.obligations.length + 1}`,
    contract,
    product,
    method,
    quantity: draw(fc.constantFrom(null, 1, 3, 12)),
    price: method === 'usage' ? 0 : draw(anyAmount),
    sellingPrice: method === 'usage' || chance(draw, 2) ? null : draw(anyAmount),
    strategy: draw(fc.constantFrom(null, null, ...STRATEGIES)),
    trigger: method === 'point-in-time' ? draw(fc.constantFrom(null, 'service-start', 'service-end', 'invoice-date', 'recognition-date')) : null,
    ...laterThan(drawTerm(draft), firstDay),
    recognitionDay: method === 'point-in-time' && chance(draw, 3) ? draw(anyDay) : null,
    billing: draw(fc.constantFrom(null, 'advance', 'arrears')),
    addedBy: addedBy ?? null,
  };
  draft.obligations.push(obligation);
  if (method === 'usage') use(draft, obligation);
  if (method === 'milestone') plan(draft, obligation);
  if (method === 'progress') measure(draft, obligation, currency);
  if (method !== 'usage' && !isModified && chance(draw, 3)) estimate(draft, obligation);
  invoice(draft, obligation, currency);
}

/** One to three estimates of a bonus, each after the contract's inception. */
function estimate({ draw, estimates }: Draft, { id }: ObligationFacts, lastDay = LAST_DAY): void {
  if (lastDay <= FIRST_DAY) return;
  const days = draw(fc.uniqueArray(fc.integer({ min: FIRST_DAY + 1, max: lastDay }), { minLength: 1, maxLength: 3 }));
  for (const asOf of days) estimates.push({ estimate: `E-${id}`, asOf, obligation: id, amount: draw(fc.oneof(fc.constant(0), anyAmount)) });
}

const laterThan = (term: { start: number; end: number }, firstDay = FIRST_DAY): { start: number; end: number } => {
  const start = Math.max(term.start, firstDay);
  return { start, end: Math.max(term.end, start) };
};

/** One modification of some of the contract's promises, perhaps with more of them. */
function modify(draft: Draft, { id, contract, day, currency }: Omit<ModificationFacts, 'treatment'> & { readonly currency: string }): void {
  const { draw } = draft;
  const treatment = draw(fc.constantFrom<ModificationFacts['treatment']>('prospective', 'prospective', 'cumulative catch-up', 'cumulative catch-up', 'mixed', 'separate contract', 'termination'));
  const ended = new Set(draft.modified.filter(({ isRemoved }) => isRemoved).map(({ obligation }) => obligation));
  const isOver = draft.modifications.some((earlier) => earlier.contract === contract && earlier.treatment === 'termination');
  const before = isOver ? [] : draft.obligations.filter((row) => row.contract === contract && row.method !== 'usage' && !ended.has(row.id));
  const isAdding = treatment === 'prospective' || treatment === 'mixed' || treatment === 'separate contract';
  draft.modifications.push({ id, contract, day, treatment });
  for (const row of before) if (chance(draw, 2)) draft.modified.push(changeTerms(draw, withLastEnd(draft, row), { id, contract, day, treatment }));
  const added = isAdding && day <= LAST_DAY ? draw(fc.integer({ min: 0, max: 2 })) : 0;
  for (let i = 0; i < added; i++) promise(draft, contract, currency, { isModified: true, addedBy: id, firstDay: day });
  const isEmpty = treatment !== 'termination' && !draft.modified.some((line) => line.modification === id) && added === 0;
  if (isEmpty) draft.modifications.pop();
}

const withLastEnd = ({ modified }: Draft, row: ObligationFacts): ObligationFacts => {
  const ends = modified.flatMap(({ obligation, newEnd }) => (obligation === row.id && newEnd !== null ? [newEnd] : []));
  return { ...row, end: Math.max(row.end, ...ends) };
};

function changeTerms(draw: Draw, { id: obligation, price, method, end, quantity }: ObligationFacts, modification: ModificationFacts): ModifiedFacts {
  const { id, day, treatment } = modification;
  const isSeparate = treatment === 'separate contract';
  const isEnding = treatment === 'termination';
  const isRemoved = !isSeparate && !isEnding && chance(draw, 5);
  const most = Math.max(1, Math.floor(price / 3));
  const change = draw(fc.integer({ min: isSeparate ? 1 : -most, max: most * 3 }));
  const form = isRemoved || isSeparate || isEnding ? 'change' : draw(fc.constantFrom('change', 'price', 'term'));
  const hasNewEnd = method === 'straight-line' && !isRemoved && !isEnding && (form === 'term' || chance(draw, 2));
  return {
    modification: id,
    obligation,
    priceChange: form === 'change' && (isSeparate || chance(draw, 2)) ? change : null,
    newPrice: form === 'price' ? price + change : null,
    newEnd: hasNewEnd ? Math.min(LAST_DAY + 59, Math.max(day, end) + draw(fc.integer({ min: 0, max: 40 }))) : null,
    quantityChange: quantity !== null && !isRemoved && chance(draw, 3) ? draw(fc.integer({ min: -quantity, max: 12 })) : null,
    sellingPriceOfRemainder: chance(draw, 3) ? draw(anyAmount) : null,
    isRemoved,
    isDistinct: treatment === 'mixed' ? draw(fc.boolean()) : null,
  };
}

function use({ draw, usage }: Draft, { id, start, end }: ObligationFacts): void {
  const days = draw(fc.uniqueArray(fc.integer({ min: start, max: end }), { maxLength: 6 }));
  for (const day of days) {
    usage.push({ obligation: id, day, quantity: draw(fc.integer({ min: 1, max: 900 })), amount: draw(anyAmount) });
  }
}

function plan({ draw, milestones }: Draft, { id }: ObligationFacts): void {
  const count = draw(fc.integer({ min: 1, max: 4 }));
  splitByWeights(100, Array.from({ length: count }, () => draw(fc.integer({ min: 1, max: 9 })))).forEach((percent, index) => {
    if (percent > 0) milestones.push({ obligation: id, milestone: `M${index + 1}`, percent, completed: chance(draw, 4) ? null : draw(anyDay) });
  });
}

function measure({ draw, progress }: Draft, { id, price, start }: ObligationFacts, currency: string): void {
  const days = draw(fc.uniqueArray(fc.integer({ min: start, max: LAST_DAY }), { maxLength: 4 })).sort((a, b) => a - b);
  const onSite = Math.floor(price / minorOf(currency) / 4);
  const countsCosts = onSite > 0 && chance(draw, 3);
  let done = countsCosts ? onSite : 0;
  for (const asOf of days) {
    done += draw(fc.integer({ min: 0, max: 400 }));
    const uninstalled = countsCosts ? draw(fc.integer({ min: 0, max: onSite })) : null;
    progress.push({ obligation: id, asOf, done, total: done + draw(fc.integer({ min: 1, max: 900 })), uninstalled });
  }
}

const nextInvoice = (draft: Draft): string => `INV-${new Set(draft.invoices.map((line) => line.invoice)).size + 1}`;

const PLAIN = {
  group: null,
  taxIncluded: null,
  strategy: null,
  recognitionDay: null,
  status: 'final',
  voidDay: null,
  start: null,
  end: null,
} as const;

function drawStatus(draw: Draw, day: number): Pick<InvoiceFacts, 'status' | 'voidDay'> {
  if (chance(draw, 10)) return { status: 'draft', voidDay: null };
  if (chance(draw, 8)) return { status: 'voided', voidDay: Math.min(LAST_DAY + 30, day + draw(fc.integer({ min: 0, max: 90 }))) };
  return { status: 'final', voidDay: null };
}

/** In one to three invoices, each for all of the service or for a part of it, before or after it. */
function invoice(draft: Draft, obligation: ObligationFacts, currency: string): void {
  const { draw } = draft;
  const count = draw(fc.integer({ min: 0, max: 3 }));
  const amounts = splitByWeights(obligation.price, new Array<number>(Math.max(1, count)).fill(1));
  const days = obligation.end - obligation.start + 1;
  const slices = splitByWeights(days, new Array<number>(Math.max(1, count)).fill(1));
  const isSliced = obligation.method === 'usage' || chance(draw, 2);
  let start = obligation.start;
  for (let i = 0; i < count; i++) {
    const slice = slices[i] ?? 0;
    const amount = obligation.method === 'usage' ? draw(anyAmount) : (amounts[i] ?? 0);
    const hasPeriod = isSliced && slice > 0;
    const period = hasPeriod ? { start, end: start + slice - 1 } : { start: obligation.start, end: obligation.end };
    start += slice;
    if (amount === 0 || (obligation.method === 'usage' && !hasPeriod)) continue;
    const day = draw(anyDay);
    const base = { ...PLAIN, invoice: nextInvoice(draft), day, currency, contract: obligation.contract, ...drawStatus(draw, day) };
    const shared = { ...base, obligation: obligation.id, product: obligation.product, group: 'A', ...period };
    draft.invoices.push({ ...shared, ...drawTax(draw, amount), line: 1, type: 'charge' });
    const isVoided = base.status === 'voided';
    const discount = isVoided ? 0 : Math.floor(amount / draw(fc.integer({ min: 3, max: 20 })));
    if (discount > 0 && chance(draw, 4)) {
      draft.invoices.push({ ...shared, start: null, end: null, line: 2, type: 'product discount', amount: -discount });
    }
    if (discount > 0 && chance(draw, 6)) {
      draft.invoices.push({ ...base, obligation: null, product: null, line: 3, type: 'invoice discount', amount: -discount });
    }
    if (obligation.method === 'usage' && !isVoided && chance(draw, 3)) {
      draft.invoices.push({ ...shared, obligation: null, line: 4, type: 'minimum true-up', amount: draw(anyAmount) });
    }
  }
}

/** The same net amount, one time in four printed with its tax inside. */
function drawTax(draw: Draw, net: number): Pick<InvoiceFacts, 'amount' | 'taxIncluded'> {
  if (!chance(draw, 4)) return { amount: net, taxIncluded: null };
  const percent = draw(fc.constantFrom(5, 7.5, 19, 20));
  if (chance(draw, 2)) return { amount: net, taxIncluded: { percent } };
  const tax = Math.round((net * percent) / 100);
  return { amount: net + tax, taxIncluded: { amount: tax } };
}

/** An invoice that no obligation stands behind, with one to three lines. */
function invoiceAlone(draft: Draft): void {
  const { draw } = draft;
  const day = draw(anyDay);
  const isOfContract = chance(draw, 4);
  const contract = isOfContract ? (draft.contracts[0] ?? null) : null;
  const base = {
    ...PLAIN,
    invoice: nextInvoice(draft),
    day,
    currency: contract?.currency ?? draw(fc.constantFrom('USD', 'JPY')),
    contract: contract?.id ?? null,
    obligation: null,
    ...drawStatus(draw, day),
  };
  const count = draw(fc.integer({ min: 1, max: 3 }));
  let total = 0;
  let ofGroup = 0;
  for (let line = 1; line <= count; line++) {
    const product = draw(fc.constantFrom('SUB', 'SUB', 'FEE', 'USE'));
    const amount = draw(anyAmount);
    total += amount;
    const group = line === 1 ? 'A' : 'B';
    if (group === 'B') ofGroup += Math.floor(amount / 2);
    const strategy = product === 'SUB' ? draw(fc.constantFrom(null, ...STRATEGIES)) : null;
    const recognitionDay = product === 'FEE' && chance(draw, 2) ? draw(anyDay) : null;
    draft.invoices.push({ ...base, line, product, type: 'charge', group, ...drawTax(draw, amount), ...drawTerm(draft), strategy, recognitionDay });
  }
  const discount = Math.floor(total / draw(fc.integer({ min: 4, max: 30 })));
  const ofProducts = Math.floor(ofGroup / draw(fc.integer({ min: 1, max: 30 })));
  if (discount > 0 && chance(draw, 2)) {
    draft.invoices.push({ ...base, line: 8, product: null, type: 'invoice discount', amount: -discount });
  }
  if (ofProducts > 0 && chance(draw, 3)) {
    draft.invoices.push({ ...base, line: 9, product: null, type: 'product discount', group: 'B', amount: -ofProducts });
  }
}

/** At most half of a charge of a final invoice, on the line or on the whole invoice. */
function giveCredit(draft: Draft, isAnywhere: boolean): void {
  const { draw } = draft;
  const modified = new Set(isAnywhere ? [] : draft.modifications.map(({ contract }) => contract));
  const charges = draft.invoices.filter((line) => !modified.has(line.contract ?? '') && line.type === 'charge' && line.status === 'final' && line.amount > 4);
  if (charges.length === 0) return;
  const charge = draw(fc.constantFrom(...charges));
  const day = Math.min(LAST_DAY + 40, charge.day + draw(fc.integer({ min: 0, max: 200 })));
  const amount = draw(fc.integer({ min: 1, max: Math.floor(charge.amount / 2) }));
  const treatment = draw(fc.constantFrom(null, null, ...TREATMENTS));
  const names = treatment === 'rebuild' ? drawTerm(draft) : { start: null, end: null };
  const line = chance(draw, 4) ? null : charge.line;
  draft.credits.push({ credit: `CN-${draft.credits.length + 1}`, day, invoice: charge.invoice, line, amount, treatment, ...names });
}
