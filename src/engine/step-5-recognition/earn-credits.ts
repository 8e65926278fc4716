/**
 * Prepaid credits: a contract liability until they are drawn.
 * ASC 606-10-45-2, 606-10-55-46 to 49; IFRS 15.106, B44-B47
 *
 * Rule: what a customer pays for credits is a liability. Each draw earns its part of the price that is allocated to the
 * grant it takes from, of all that was granted, or of what is expected to be used where breakage is earned in
 * proportion. What is left on the expiry day, or when its use becomes remote, is earned then (breakage.ts). Where the
 * policy is to recognize credits when they are granted, the price is revenue of the grant day instead; that is no
 * treatment of the standard.
 * A new estimate of breakage changes what is earned to date on its day, up or down.
 * Formula: through a day = round(price × min(drawn, usable) ÷ usable); usable = granted × (1 − expected breakage) where
 * that is in proportion, else granted.
 * Example: 1,000.00 paid for 1,100.00 of credits: 275.00 drawn → 250.00 revenue, 750.00 liability.
 */
import type { ProgressRecord } from '../domain/book';
import type { AppliedDraw } from '../domain/credit-grant';
import { inScale, usableCredits } from '../domain/credit-units';
import type { DecimalNumber } from '../foundation/decimal-text';
import { groupBy } from '../foundation/group-by';

/** Progress of the obligations that grants are: one record a day of drawing. `applied`: in the order of drawing. */
export function creditProgress(applied: readonly AppliedDraw[]): ProgressRecord[] {
  return [...groupBy(applied, ({ grant }) => grant.id).values()].flatMap((ofGrant) => {
    const records = new Map<number, ProgressRecord>();
    let drawn = 0;
    let estimate: DecimalNumber | null = null;
    for (const { grant, draw, taken, scale } of ofGrant) {
      drawn += taken;
      estimate = draw.expectedBreakage ?? estimate;
      const total = usableCredits(grant, estimate);
      const exact = Math.max(scale, total.scale);
      const done = Math.min(inScale({ digits: drawn, scale }, exact), inScale(total, exact));
      records.set(draw.day, {
        obligationId: grant.id,
        day: draw.day,
        measure: { kind: 'ratio', done: { digits: done, scale: exact }, total, totalFrom: 'credits' },
        uninstalledCost: 0,
        isCost: false,
        origin: records.get(draw.day)?.origin ?? draw.origin,
      });
    }
    return [...records.values()];
  });
}
