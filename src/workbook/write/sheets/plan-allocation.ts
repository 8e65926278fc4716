/**
 * `Allocation`: the price of each obligation. Where a contract's price is shared, weights run down its obligations and
 * each share is the rounded total to date less the rounded total before.
 */
import { changesThrough, sumOfChanges } from '../../../engine/domain/price-change';
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { METHODS, choiceLabel } from '../../read/choices/choices';
import { allocationProofs } from '../proofs/allocation-proof';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type AllocationField } from '../close-layout';
import { INTEGER_FORMAT, MINOR_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import { judgementWords } from './judgement-words';
import { ruleText } from '../cells/rule-text';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt } from '../cells/sheet-layout';
import {
  amountColumn,
  eachRow,
  filled,
  formulaColumn,
  integerColumn,
  linkColumn,
  tableOf,
  textColumn,
  type FormulaList,
  type TableColumn,
} from '../cells/table-columns';

export function planAllocation(context: CloseContext): SheetDraft {
  return {
    name: SHEET_NAMES.allocation,
    kind: 'step',
    title: 'Price allocation',
    note: 'A row an obligation. Amounts are constants; Proof splits the contract’s price again by stand-alone selling prices read from the source.',
    cells: [],
    table: tableOf(context.layouts.allocation, TABLE_NAMES.allocation, allocationColumns(context)),
    frozenColumns: 1,
  };
}

/** What estimates and other changes made of the price, through the close and after it. */
function changeColumns({ obligations, throughDay }: CloseContext): Record<'changes' | 'changesToCome', TableColumn> {
  const formats = amountFormats(obligations.map(({ currency }) => currency));
  const toDate = obligations.map(({ changes }) => changesThrough(changes, throughDay));
  const units = obligations.map(({ currency }) => minorUnitsPerUnit(currency));
  const toCome = obligations.map(({ changes }, row) => sumOfChanges(changes) - (toDate[row] ?? 0));
  const inUnits = (minor: number, row: number): number => unitsOf(minor, units[row] ?? 1);
  return {
    changes: amountColumn('Price changes to date', toDate.map(inUnits), formats),
    changesToCome: amountColumn('Price changes to come', toCome.map(inUnits), formats, { grouped: true }),
  };
}

function allocationColumns(context: CloseContext): Record<AllocationField, TableColumn> {
  const { obligations, layouts } = context;
  const at = (field: AllocationField): string => cellAt(layouts.allocation, field, 0);
  const formats = amountFormats(obligations.map(({ currency }) => currency));
  const proofs = allocationProofs(context);
  const grouped = { grouped: true };
  const text = (header: string, value: (item: ScheduledObligation) => string, options = {}): TableColumn =>
    textColumn(header, obligations.map(value), options);
  const amount = (header: string, minor: (item: ScheduledObligation) => number | null): TableColumn => {
    const values = obligations.map((item) => {
      const value = minor(item);
      return value === null ? null : unitsOf(value, minorUnitsPerUnit(item.currency));
    });
    return amountColumn(header, values, formats);
  };
  const computed = (
    header: string,
    list: FormulaList,
    format: string | readonly string[] = formats,
  ): TableColumn => formulaColumn(header, eachRow(list), format, grouped);
  const check = (header: string, formula: string): TableColumn =>
    formulaColumn(
      header,
      filled(
        formula,
        obligations.map(() => 0),
      ),
      formats,
      { ...grouped, style: 'check' },
    );
  return {
    obligationId: text('Obligation', ({ id }) => id),
    contractId: text('Contract', ({ contractId }) => contractId),
    customer: text('Customer', ({ customer }) => customer),
    product: text('Product', ({ productName, productId }) => productName || productId),
    method: text('Method', ({ method }) => choiceLabel(METHODS, method)),
    currency: text('Currency', ({ currency }) => currency),
    statedPrice: amount('Stated price', ({ statedPrice }) => statedPrice),
    standaloneSellingPrice: amount('Stand-alone selling price', (item) => item.standaloneSellingPrice),
    allocatedBeforeDiscounts: amount('Allocated before discounts', (item) => item.allocatedBeforeDiscounts),
    discounts: amount('Discounts', ({ discounts }) => discounts),
    trueUps: amount('Minimum true-ups', ({ trueUps }) => trueUps),
    allocated: amount('Allocated', ({ allocated }) => allocated),
    ...changeColumns(context),
    credits: amount('Credits and voids', ({ credits }) => credits),
    sourceLink: linkColumn('Source', eachRow(proofs.sourceLink)),
    rule: text('Rule', ({ allocation }) => ruleText(allocation.rule), grouped),
    proof: computed('Proof', proofs.proof),
    check: check('Check', `=ROUND(${at('allocatedBeforeDiscounts')}-${at('proof')},3)`),
    priceCheck: check('Price check', `=ROUND(${at('statedPrice')}-${at('priceInSource')},3)`),
    sumCheck: check(
      'Sum check',
      `=ROUND(${at('allocatedBeforeDiscounts')}+${at('discounts')}+${at('trueUps')}-${at('allocated')},3)`,
    ),
    scheduled: computed('On Schedule', proofs.scheduled),
    undated: formulaColumn(
      'Not dated yet',
      filled(`=ROUND(${at('allocated')}+${at('changes')}+${at('changesToCome')}+${at('credits')}-${at('scheduled')},3)`, proofs.undated),
      formats,
      grouped,
    ),
    held: computed('Held back', proofs.held),
    entity: text('Entity', ({ entity }) => entity, grouped),
    position: computed('Place in table', proofs.position, INTEGER_FORMAT),
    sourceRow: computed('Source row', proofs.sourceRow, INTEGER_FORMAT),
    priceInSource: computed('Price in source', proofs.priceInSource),
    minorUnits: integerColumn(
      'Minor units in 1',
      obligations.map(({ currency }) => minorUnitsPerUnit(currency)),
      grouped,
    ),
    sharedPrice: computed('Price shared', proofs.sharedPrice),
    weight: computed('Weight (minor units)', proofs.weight, MINOR_FORMAT),
    weightBefore: computed('Weights before', proofs.weightBefore, MINOR_FORMAT),
    weightThrough: computed('Weights through', proofs.weightThrough, MINOR_FORMAT),
    weightTotal: computed('Weights in all', proofs.weightTotal, MINOR_FORMAT),
    bundleDiscounts: computed('Discounts of bundles', proofs.bundleDiscounts),
    bundleDiscount: computed('Discount of its bundle', proofs.bundleDiscount),
    bundleBefore: computed('Bundle weights before', proofs.bundleBefore, MINOR_FORMAT),
    bundleThrough: computed('Bundle weights through', proofs.bundleThrough, MINOR_FORMAT),
    bundleTotal: computed('Bundle weights in all', proofs.bundleTotal, MINOR_FORMAT),
    sellingPriceFrom: textColumn('Selling price from', proofs.sellingPriceFrom, grouped),
    priceListPlace: computed('Place in price list', proofs.priceListPlace, INTEGER_FORMAT),
    sellingPriceProof: computed('Selling price derived', proofs.sellingPriceProof),
    combination: text('Combined as', ({ combinationId }) => combinationId ?? '', grouped),
    judgements: text('Judgements', judgementWords(context.input.book), grouped),
    sellingPriceCheck: check('Selling price check', `=ROUND(${at('standaloneSellingPrice')}-${at('sellingPriceProof')},3)`),
  };
}
