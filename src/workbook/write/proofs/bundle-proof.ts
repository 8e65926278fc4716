/** Formulas of discounts that belong to a bundle: its selling prices less its observable price, and each share of that. */
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { currencyExponent, minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { CloseContext } from '../close-context';
import type { AllocationField } from '../close-layout';
import { unitsOf } from '../cells/number-formats';
import { cellAt } from '../cells/sheet-layout';
import { referenceId } from '../cells/source-rows';
import { addFormula, type FormulaList } from '../cells/table-columns';

export const BUNDLE_FIELDS = [
  'bundleDiscounts',
  'bundleDiscount',
  'bundleBefore',
  'bundleThrough',
  'bundleTotal',
] as const satisfies readonly AllocationField[];

export type BundleFormulas = Readonly<Record<(typeof BUNDLE_FIELDS)[number], FormulaList>>;

/**
 * Adds the formulas of one row; `rows`: those that share its price. Returns the text that takes the row's share of its
 * bundle's discount off, in minor units; empty where there is none.
 */
export function addBundle(
  context: CloseContext,
  lists: BundleFormulas,
  item: ScheduledObligation,
  row: number,
  rows: readonly number[],
): string {
  const { bundle } = item.allocation;
  const at = (field: AllocationField, index = row): string => cellAt(context.layouts.allocation, field, index);
  const ownOf = (index: number) => context.obligations[index]?.allocation.bundle?.own ?? null;
  const units = minorUnitsPerUnit(item.currency);
  const bundles = new Map<string, number[]>();
  for (const index of rows) {
    const own = ownOf(index);
    if (own === null) continue;
    const key = referenceId(own.evidence);
    bundles.set(key, [...(bundles.get(key) ?? []), index]);
  }
  const firsts = [...bundles.values()].map(([first = row]) => at('bundleDiscount', first));
  addFormula(
    lists.bundleDiscounts,
    firsts.length === 0 ? '=0' : `=ROUND(${firsts.join('+')},3)`,
    unitsOf(bundle?.discounts ?? 0, units),
  );
  const own = bundle?.own ?? null;
  if (own === null) {
    for (const field of BUNDLE_FIELDS.slice(1)) addFormula(lists[field], '=0', 0);
    return '';
  }
  const members = bundles.get(referenceId(own.evidence)) ?? [row];
  const place = members.indexOf(row);
  const weights = members.map((index) => at('weight', index)).join('+');
  const bundlePrice = context.lookup.readByKey(own.evidence, 'Bundle price') ?? '0';
  addFormula(
    lists.bundleDiscount,
    `=ROUND((${weights})/${at('minorUnits')}-${bundlePrice},${currencyExponent(item.currency)})`,
    unitsOf(own.discount, units),
  );
  addFormula(
    lists.bundleBefore,
    place === 0 ? '=0' : `=${at('bundleThrough', members[place - 1] ?? row)}`,
    own.before,
  );
  addFormula(lists.bundleThrough, `=${at('bundleBefore')}+${at('weight')}`, own.through);
  addFormula(lists.bundleTotal, `=${at('bundleThrough', members.at(-1) ?? row)}`, own.whole);
  const share = (part: AllocationField): string =>
    `ROUND(ROUND(${at('bundleDiscount')}*${at('minorUnits')},0)*${at(part)}/${at('bundleTotal')},0)`;
  return `-(${share('bundleThrough')}-${share('bundleBefore')})`;
}
