/**
 * One net position per contract.
 * ASC 606-10-45-1; IFRS 15.105
 *
 * Rule: a contract is shown as a liability or an asset, not both. At each month end what is billed in excess for some
 * of its obligations settles what is unbilled for others, in natural order of the obligations, and moves back as that
 * changes. What moved counts as billed for the obligation that it settles.
 * Formula: matched M = min(sum of excesses, sum of shortfalls); an obligation moves min(running sum, M) − min(running
 * sum before it, M).
 * Example: OB-1 100.00 billed in excess, OB-2 30.00 and OB-3 50.00 unbilled → M 80.00: OB-1 keeps 20.00 deferred, OB-2
 * and OB-3 nothing.
 */

/** Where an obligation stands in the netting of its contract; minor units. */
export interface NettingShare {
  /** Billed − recognized as documents name the obligation. */
  readonly gross: number;
  /** Running sums of the sizes of its side, before it and with it. */
  readonly before: number;
  readonly through: number;
  readonly matched: number;
  /** What it gives up (excess) or receives (shortfall), ≥ 0. */
  readonly moved: number;
  /** Billed − recognized after netting. */
  readonly net: number;
}

/** Shares of the obligations of one contract, in their natural order. */
export function netContract(grossByObligation: readonly number[]): NettingShare[] {
  const excess = grossByObligation.reduce((sum, gross) => sum + Math.max(0, gross), 0);
  const shortfall = grossByObligation.reduce((sum, gross) => sum + Math.max(0, -gross), 0);
  const matched = Math.min(excess, shortfall);
  const running = { excess: 0, shortfall: 0 };
  return grossByObligation.map((gross) => {
    const side = gross >= 0 ? 'excess' : 'shortfall';
    const before = running[side];
    const through = before + Math.abs(gross);
    running[side] = through;
    const moved = Math.min(through, matched) - Math.min(before, matched);
    return { gross, before, through, matched, moved, net: gross >= 0 ? gross - moved : gross + moved };
  });
}
