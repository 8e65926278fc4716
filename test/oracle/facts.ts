/** The rows of a small book as the oracle reads them, and the same rows as tables of a workbook. */
import type { CellValue, TableData } from '../../src/workbook/table-data';

export type Strategy = 'even-daily-ends' | 'even-period-ends' | 'even-calendar-ends' | 'even-periods' | 'exact-days';
export type Method = 'straight-line' | 'usage' | 'point-in-time' | 'milestone' | 'progress';
export type Trigger = 'service-start' | 'service-end' | 'invoice-date' | 'recognition-date';
export type Treatment =
  'deferred-first' | 'pro-rata' | 'contra-revenue' | 'price-concession' | 'catch-up' | 'rebuild' | 'billing-only';

export interface SettingFacts {
  readonly strategy: Strategy;
  readonly trigger: Trigger;
  readonly usageTiming: 'dated-usage' | 'period-end';
  readonly dailyAmounts: 'rounded-to-date' | 'rounded-down';
  readonly arrearsTiming: 'as-served' | 'period-end';
  readonly discountBasis: 'selling-price' | 'line-price';
  readonly progressRounding: 'none' | 'percent' | 'percent-1-decimal' | 'percent-2-decimals';
  readonly treatment: Treatment;
  readonly outsideRange: 'mid' | 'nearest';
  /** Last locked day. */
  readonly lockDay: number | null;
  readonly detail: 'all days' | 'closing month only';
}

export interface ProductFacts {
  readonly id: string;
  readonly method: Method;
  /** Of one unit, as typed. */
  readonly sellingPrice: number | null;
}

export interface PriceFacts {
  readonly product: string;
  readonly segment: string;
  readonly currency: string;
  readonly validFrom: number | null;
  readonly validTo: number | null;
  readonly price: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly cost: number | null;
  readonly margin: number | null;
  readonly outsideRange: 'mid' | 'nearest' | null;
}

export interface ContractFacts {
  readonly id: string;
  readonly currency: string;
  readonly segment: string;
  readonly signed: number;
  readonly start: number;
  readonly end: number;
}

/** Amounts in minor units. */
export interface ObligationFacts {
  readonly id: string;
  readonly contract: string;
  readonly product: string;
  readonly method: Method;
  readonly quantity: number | null;
  readonly price: number;
  readonly sellingPrice: number | null;
  readonly strategy: Strategy | null;
  readonly trigger: Trigger | null;
  readonly start: number;
  readonly end: number;
  readonly recognitionDay: number | null;
  readonly billing: 'advance' | 'arrears' | null;
  /** The modification that adds it; null: promised from the start. */
  readonly addedBy: string | null;
}

export interface InvoiceFacts {
  readonly invoice: string;
  readonly line: number;
  readonly day: number;
  readonly currency: string;
  readonly contract: string | null;
  readonly obligation: string | null;
  readonly product: string | null;
  readonly type: 'charge' | 'product discount' | 'invoice discount' | 'minimum true-up';
  readonly group: string | null;
  /** As printed; with tax where a tax is included. */
  readonly amount: number;
  readonly taxIncluded: { readonly amount: number } | { readonly percent: number } | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly strategy: Strategy | null;
  readonly recognitionDay: number | null;
  readonly status: 'draft' | 'final' | 'voided';
  readonly voidDay: number | null;
}

export interface CreditFacts {
  readonly credit: string;
  readonly day: number;
  readonly invoice: string;
  readonly line: number | null;
  readonly amount: number;
  readonly treatment: Treatment | null;
  readonly start: number | null;
  readonly end: number | null;
}

export interface UsageFacts {
  readonly obligation: string;
  readonly day: number;
  readonly quantity: number;
  readonly amount: number;
}

export interface MilestoneFacts {
  readonly obligation: string;
  readonly milestone: string;
  readonly percent: number;
  readonly completed: number | null;
}

export interface ProgressFacts {
  readonly obligation: string;
  readonly asOf: number;
  /** In whole units; for costs whole units of the currency. */
  readonly done: number;
  readonly total: number;
  readonly uninstalled: number | null;
}

/** Variable consideration of one obligation: a later row of the same estimate replaces the earlier one from its day on. */
export interface EstimateFacts {
  readonly estimate: string;
  readonly asOf: number;
  readonly obligation: string;
  readonly amount: number;
}

export interface ModificationFacts {
  readonly id: string;
  readonly contract: string;
  readonly day: number;
  readonly treatment: 'prospective' | 'cumulative catch-up' | 'mixed' | 'separate contract' | 'termination';
}

/** What a modification changes of one obligation. */
export interface ModifiedFacts {
  readonly modification: string;
  readonly obligation: string;
  readonly priceChange: number | null;
  readonly newPrice: number | null;
  readonly newEnd: number | null;
  readonly quantityChange: number | null;
  readonly sellingPriceOfRemainder: number | null;
  readonly isRemoved: boolean;
  /** Of a mixed one: whether what remains is distinct from what was delivered. */
  readonly isDistinct: boolean | null;
}

export interface Facts {
  readonly modifications: readonly ModificationFacts[];
  readonly modified: readonly ModifiedFacts[];
  readonly estimates: readonly EstimateFacts[];
  readonly settings: SettingFacts;
  readonly products: readonly ProductFacts[];
  readonly prices: readonly PriceFacts[];
  readonly contracts: readonly ContractFacts[];
  readonly obligations: readonly ObligationFacts[];
  readonly invoices: readonly InvoiceFacts[];
  readonly credits: readonly CreditFacts[];
  readonly usage: readonly UsageFacts[];
  readonly milestones: readonly MilestoneFacts[];
  readonly progress: readonly ProgressFacts[];
}

const DECIMALS: Readonly<Record<string, number>> = { USD: 2, JPY: 0, KWD: 3 };

/** Minor units of one unit of a currency. */
export const minorOf = (currency: string): number => 10 ** (DECIMALS[currency] ?? 2);

const date = (day: number | null): CellValue => (day === null ? null : day + 25569);
const money = (amount: number | null, currency: string): CellValue =>
  amount === null ? null : Number((amount / minorOf(currency)).toFixed(DECIMALS[currency] ?? 2));

/** The facts as a person has them in a workbook. `seed` shuffles the rows of each table. */
export function tablesOf(facts: Facts, seed = 0): TableData[] {
  const currencyOf = (contract: string): string => facts.contracts.find(({ id }) => id === contract)?.currency ?? 'USD';
  const currencyOfObligation = (obligation: string): string =>
    currencyOf(facts.obligations.find(({ id }) => id === obligation)?.contract ?? '');
  const currencyOfInvoice = (invoice: string): string =>
    facts.invoices.find((line) => line.invoice === invoice)?.currency ?? 'USD';
  const { settings } = facts;
  return [
    table('Settings', settingRows(settings), seed),
    table(
      'Products',
      facts.products.map((row) => ({ Product: row.id, 'Recognition method': row.method, SSP: row.sellingPrice })),
      seed,
    ),
    table('Price list', facts.prices.map(priceRow), seed),
    table(
      'Contracts',
      facts.contracts.map((row) => ({
        Contract: row.id,
        Customer: `Customer ${row.id}`,
        Currency: row.currency,
        Segment: row.segment,
        Signed: date(row.signed),
        Start: date(row.start),
        End: date(row.end),
      })),
      seed,
    ),
    table(
      'Obligations',
      facts.obligations.map((row) => ({
        Obligation: row.id,
        Contract: row.contract,
        Product: row.product,
        Quantity: row.quantity,
        Price: row.method === 'usage' ? null : money(row.price, currencyOf(row.contract)),
        'SSP (total)': money(row.sellingPrice, currencyOf(row.contract)),
        Start: date(row.start),
        End: date(row.end),
        Billing: row.billing,
        Modification: row.addedBy,
        Strategy: row.strategy,
        Trigger: row.trigger,
        'Recognition date': date(row.recognitionDay),
      })),
      seed,
    ),
    table('Invoices', facts.invoices.map(invoiceRow), seed),
    table(
      'Credit notes',
      facts.credits.map((row) => ({
        'Credit note': row.credit,
        Line: 1,
        Date: date(row.day),
        Invoice: row.invoice,
        'Invoice line': row.line,
        Amount: money(row.amount, currencyOfInvoice(row.invoice)),
        Treatment: row.treatment,
        'Service start': date(row.start),
        'Service end': date(row.end),
      })),
      seed,
    ),
    table(
      'Usage',
      facts.usage.map((row) => ({
        Obligation: row.obligation,
        Date: date(row.day),
        Quantity: row.quantity,
        Amount: money(row.amount, currencyOfObligation(row.obligation)),
      })),
      seed,
    ),
    table(
      'Milestones',
      facts.milestones.map((row) => ({
        Obligation: row.obligation,
        Milestone: row.milestone,
        Share: row.percent / 100,
        Completed: date(row.completed),
      })),
      seed,
    ),
    table(
      'Progress',
      facts.progress.map((row) => ({
        Obligation: row.obligation,
        'As of': date(row.asOf),
        Done: row.done,
        Total: row.total,
        'Uninstalled cost': row.uninstalled,
        Measure: row.uninstalled === null ? 'hours' : 'cost',
      })),
      seed,
    ),
    table(
      'Estimates',
      facts.estimates.map((row) => ({
        Estimate: row.estimate,
        'As of': date(row.asOf),
        Obligation: row.obligation,
        Kind: facts.estimates.some(({ estimate, amount }) => estimate === row.estimate && amount < 0) ? 'other' : 'bonus',
        Amount: money(row.amount, currencyOfObligation(row.obligation)),
        Rationale: 'Outcomes of earlier contracts',
      })),
      seed,
    ),
    table(
      'Modifications',
      facts.modifications.map((row) => ({
        Modification: row.id,
        Contract: row.contract,
        'Effective date': date(row.day),
        Treatment: row.treatment,
        Rationale: 'Agreed by both parties',
      })),
      seed,
    ),
    table(
      'Modification lines',
      facts.modified.map((row) => ({
        Modification: row.modification,
        Obligation: row.obligation,
        'Price change': money(row.priceChange, currencyOfObligation(row.obligation)),
        'New price': money(row.newPrice, currencyOfObligation(row.obligation)),
        'New end': date(row.newEnd),
        'Quantity change': row.quantityChange,
        'SSP of the remainder': money(row.sellingPriceOfRemainder, currencyOfObligation(row.obligation)),
        Removed: row.isRemoved ? 'Y' : null,
        'Remaining distinct': row.isDistinct === null ? null : row.isDistinct ? 'Y' : 'N',
      })),
      seed,
    ),
  ].flat();
}

function settingRows(settings: SettingFacts): Record<string, CellValue>[] {
  const rows: Record<string, CellValue>[] = [
    { Setting: 'Straight-line strategy', Value: settings.strategy },
    { Setting: 'Point-in-time trigger', Value: settings.trigger },
    { Setting: 'Usage timing', Value: settings.usageTiming },
    { Setting: 'Daily amounts', Value: settings.dailyAmounts },
    { Setting: 'Arrears timing', Value: settings.arrearsTiming },
    { Setting: 'Invoice discount basis', Value: settings.discountBasis },
    { Setting: 'Progress rounding', Value: settings.progressRounding },
    { Setting: 'Credit note treatment', Value: settings.treatment },
    { Setting: 'Price outside SSP range', Value: settings.outsideRange },
    { Setting: 'Missing SSP', Value: 'use the stated price' },
    { Setting: 'Daily detail', Value: settings.detail },
  ];
  const lock = settings.lockDay;
  if (lock === null) return rows;
  return [...rows, { Setting: 'Lock method', Value: 'lock date' }, { Setting: 'Lock date', Value: date(lock) }];
}

function priceRow(row: PriceFacts): Record<string, CellValue> {
  return {
    Product: row.product,
    Segment: row.segment,
    Currency: row.currency,
    'Valid from': date(row.validFrom),
    'Valid to': date(row.validTo),
    'SSP (per unit)': row.price,
    Low: row.low,
    High: row.high,
    Method: row.cost === null ? 'observable' : 'cost plus margin',
    Cost: row.cost,
    Margin: row.margin,
    'Outside range': row.outsideRange,
    Rationale: 'Price study',
  };
}

function invoiceRow(row: InvoiceFacts): Record<string, CellValue> {
  const tax = row.taxIncluded;
  return {
    Invoice: row.invoice,
    Line: row.line,
    'Invoice date': date(row.day),
    Customer: row.contract === null ? 'Walk-in' : null,
    Currency: row.currency,
    Contract: row.contract,
    Obligation: row.obligation,
    Product: row.product,
    Type: row.type,
    'Line group': row.group,
    Amount: money(row.amount, row.currency),
    'Tax included': tax === null ? null : 'Y',
    'Tax amount': tax !== null && 'amount' in tax ? money(tax.amount, row.currency) : null,
    'Tax rate': tax !== null && 'percent' in tax ? tax.percent / 100 : null,
    'Service start': date(row.start),
    'Service end': date(row.end),
    Strategy: row.strategy,
    'Recognition date': date(row.recognitionDay),
    Status: row.status,
    'Void date': date(row.voidDay),
  };
}

function table(name: string, rows: readonly Record<string, CellValue>[], seed: number): TableData[] {
  const first = rows[0];
  if (first === undefined) return [];
  const headers = Object.keys(first);
  const ranked = rows.map((row, index) => ({ row, rank: seed === 0 ? index : ((index + 1) * (seed * 2 + 1) * 7919) % 10007 }));
  const cells = ranked.sort((a, b) => a.rank - b.rank).map(({ row }) => headers.map((header) => row[header] ?? null));
  return [{ name, sheet: name, headerRow: 0, headerColumn: 0, headers, rows: cells, source: 'workbook' }];
}
