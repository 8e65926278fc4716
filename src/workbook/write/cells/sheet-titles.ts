/**
 * What the first cell says of sheets that not every close writes: told apart by it, they are removed once nothing is
 * left for them. Journals are not among them: what was posted stays.
 */
import type { RetiredSheet, SheetPlan } from '../../workbook-plan';
import { SHEET_NAMES } from '../close-layout';

export const SHEET_TITLES = {
  modifications: 'Contract modifications',
  priceChanges: 'Variable consideration and price changes',
  creditDraws: 'Draw-downs of prepaid credits',
  financing: 'Significant financing components',
  netting: 'One net position per contract',
  transfers: 'Other schedules',
  reclassification: 'Reclassifications at month ends',
  costs: 'Contract cost roll-forward',
  creditBalances: 'Balances of prepaid credits',
  comparison: 'Policy comparison',
  earlier: 'Catch-ups on earlier performance',
  problems: 'Problems',
} as const satisfies Partial<Record<keyof typeof SHEET_NAMES, string>>;

/** The sheets among them that a close does not write this time. */
export function retiredBy(sheets: readonly SheetPlan[]): RetiredSheet[] {
  const written = new Set(sheets.map(({ name }) => name));
  return (Object.keys(SHEET_TITLES) as (keyof typeof SHEET_TITLES)[])
    .map((sheet) => ({ name: SHEET_NAMES[sheet], title: SHEET_TITLES[sheet] }))
    .filter(({ name }) => !written.has(name));
}
