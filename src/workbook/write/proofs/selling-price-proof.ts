/** Formulas that derive stand-alone selling prices again: from the obligation, the price list, the product, or what is left. */
import type { RightValue } from '../../../engine/domain/material-right';
import type { SellingPrice } from '../../../engine/domain/price-list';
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { currencyExponent, minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { fixedSupplierText, ownExpression } from './agency-proof';
import type { CloseContext } from '../close-context';
import { creditPriceText } from './credit-proof';
import type { AllocationField } from '../close-layout';
import { unitsOf } from '../cells/number-formats';
import { shareExpression } from './amount-proof';
import { rightValueText } from './right-proof';
import { cellAt } from '../cells/sheet-layout';
import { addFormula, formulaList, type FormulaList } from '../cells/table-columns';

export interface SellingPriceFormulas {
  /** In words, one a row. */
  readonly sellingPriceFrom: readonly string[];
  readonly priceListPlace: FormulaList;
  readonly sellingPriceProof: FormulaList;
}

/** `sharing`: by row, the rows that share its price; undefined where the price stands alone. */
export function sellingPriceProofs(
  context: CloseContext,
  sharing: readonly (readonly number[] | undefined)[],
): SellingPriceFormulas {
  const places = formulaList();
  const proofs = formulaList();
  context.obligations.forEach((item, row) => {
    const { basis } = item.sellingPrice;
    const place = basis.kind === 'price-list' ? context.lookup.position(basis.row.origin) : null;
    addFormula(places, place?.formula ?? '=0', place?.result ?? 0);
    const units = minorUnitsPerUnit(item.currency);
    const text = proofText(context, item, row, sharing[row] ?? [row]);
    addFormula(proofs, `=${text ?? '0'}`, text === null ? 0 : unitsOf(item.standaloneSellingPrice ?? 0, units));
  });
  return {
    sellingPriceFrom: context.obligations.map(wordsOf),
    priceListPlace: places,
    sellingPriceProof: proofs,
  };
}

function wordsOf({ sellingPrice, statedPrice }: ScheduledObligation): string {
  const { basis, amount } = sellingPrice;
  switch (basis.kind) {
    case 'none':
      return '';
    case 'own':
      return 'Obligation';
    case 'charged':
      return 'Invoice line: what it charges';
    case 'quantity':
      return `Quantity × unit price of ${basis.of}: one product that nothing prices`;
    case 'upfront-fee':
      return 'Upfront fee: no promise of its own';
    case 'material-right':
      return RIGHT_WORDS[basis.value.kind];
    case 'product':
      return 'Product';
    case 'residual':
      return 'Price list: residual';
    case 'credits':
      return { amount: 'Credits: amount', product: 'Credits: product', paid: 'Credits: paid units' }[basis.from];
    case 'price-list':
      if (basis.row.low !== null && basis.row.high !== null) {
        return `Price list: ${amount === statedPrice ? 'as priced' : basis.outsideRange}`;
      }
      return basis.row.method === 'cost-plus-margin' ? 'Price list: cost plus margin' : 'Price list';
  }
}

const RIGHT_WORDS: Readonly<Record<RightValue['kind'], string>> = {
  stated: 'Material right',
  discount: 'Material right: discount beyond the general one × likelihood',
  units: 'Material right: units × value × likelihood',
  renewal: 'Material right: renewal × likelihood',
};

/** Null where there is no selling price, or a column it needs is gone. An agent's is without its supplier's part. */
function proofText(
  context: CloseContext,
  item: ScheduledObligation,
  row: number,
  sharing: readonly number[],
): string | null {
  const { agency, sellingPrice } = item;
  if (sellingPrice.amount === null) return null;
  const gross = grossText(context, item, row, sharing);
  if (agency === undefined || gross === null || sellingPrice.basis.kind === 'residual') return gross;
  const units = minorUnitsPerUnit(item.currency);
  if (agency.isFixed) return `MAX(0,ROUND(${gross}-${fixedSupplierText(context, agency, units)},3))`;
  return `MAX(0,${ownExpression(context, agency, { text: gross, minor: 0 }, units).text})`;
}

/** Of the part that the contract binds to. */
function grossText(
  context: CloseContext,
  item: ScheduledObligation,
  row: number,
  sharing: readonly number[],
): string | null {
  const text = wholeText(context, item, row, sharing);
  const { binding } = item.sellingPrice;
  if (binding === undefined || text === null) return text;
  return shareExpression({ text: `(${text})`, minor: binding.amount }, binding, 1, minorUnitsPerUnit(item.currency)).text;
}

/** Null where there is no selling price, or a column it needs is gone. */
function wholeText(
  context: CloseContext,
  item: ScheduledObligation,
  row: number,
  sharing: readonly number[],
): string | null {
  const at = (field: AllocationField, index = row): string => cellAt(context.layouts.allocation, field, index);
  const { basis } = item.sellingPrice;
  switch (basis.kind) {
    case 'none':
      return null;
    case 'upfront-fee':
      return '0';
    case 'own':
      return context.lookup.read('Obligations', 'SSP (total)', at('position'));
    case 'charged':
      return at('priceInSource');
    case 'quantity': {
      const first = context.obligationRows.get(basis.of) ?? row;
      const quantity = (index: number): string | null => context.lookup.read('Obligations', 'Quantity', at('position', index));
      const [own, base] = [quantity(row), quantity(first)];
      return own === null || base === null ? null : `ROUND(${at('priceInSource', first)}*${own}/${base},${currencyExponent(item.currency)})`;
    }
    case 'material-right':
      return rightValueText(
        (column) => context.lookup.read('Material rights', column, at('position')),
        basis.value,
        item.currency,
      );
    case 'product': {
      const perUnit = context.lookup.readByKey(basis.origin, 'SSP (per unit)');
      return perUnit === null ? null : totalText(context, item, row, perUnit);
    }
    case 'credits':
      return creditPriceText(context, item, basis);
    case 'price-list':
      return listText(context, item, row, basis);
    case 'residual': {
      const [first = row, last = row] = [sharing[0], sharing.at(-1)];
      const isContiguous = last - first === sharing.length - 1;
      const sum = (field: AllocationField): string =>
        isContiguous ? `SUM(${at(field, first)}:${at(field, last)})` : sharing.map((index) => at(field, index)).join('+');
      // The others are constants here, each proved on its own row: a sum of proofs would contain itself.
      const others = `${sum('standaloneSellingPrice')}-${at('standaloneSellingPrice')}`;
      const price = sharing.length > 1 ? `${at('sharedPrice')}+${at('bundleDiscounts')}` : at('priceInSource');
      return `ROUND(${price}-(${others}),${currencyExponent(item.currency)})`;
    }
  }
}

/** ROUND(per unit × quantity), a blank quantity being 1. */
function totalText(context: CloseContext, item: ScheduledObligation, row: number, perUnit: string): string {
  const quantity = context.lookup.read(
    'Obligations',
    'Quantity',
    cellAt(context.layouts.allocation, 'position', row),
  );
  const times = quantity === null ? '' : `*IF(${quantity}="",1,${quantity})`;
  return `ROUND(${perUnit}${times},${currencyExponent(item.currency)})`;
}

type ListBasis = Extract<SellingPrice['basis'], { readonly kind: 'price-list' }>;

function listText(
  context: CloseContext,
  item: ScheduledObligation,
  row: number,
  { row: listed, outsideRange }: ListBasis,
): string | null {
  const at = (field: AllocationField): string => cellAt(context.layouts.allocation, field, row);
  const read = (column: string): string => context.lookup.read('Price list', column, at('priceListPlace')) ?? '0';
  const total = (perUnit: string): string => totalText(context, item, row, perUnit);
  const hasOwn = listed.method === 'cost-plus-margin' || listed.perUnit !== null;
  const own =
    listed.method === 'cost-plus-margin' ? `${read('Cost')}*(1+${read('Margin')})` : read('SSP (per unit)');
  if (listed.low === null || listed.high === null) return total(own);
  const isOwn = item.agency === undefined;
  const gross = isOwn ? null : context.lookup.read('Obligations', 'Price', at('position'));
  const price = gross ?? at('priceInSource');
  const [low, high] = [total(read('Low')), total(read('High'))];
  const outside =
    outsideRange === 'nearest'
      ? `IF(${price}<${low},${low},${high})`
      : total(hasOwn ? own : `(${read('Low')}+${read('High')})/2`);
  return `IF(AND(${price}>=${low},${price}<=${high}),${price},${outside})`;
}
