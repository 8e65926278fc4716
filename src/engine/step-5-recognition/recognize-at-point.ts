/**
 * At a point in time.
 * ASC 606-10-25-30; IFRS 15.38
 *
 * Rule: nothing is recognized before control passes, all of it on the day it does.
 * Formula: recognized through day d = A when d ≥ day of transfer, else 0.
 * Example: 250.00 delivered on 10 Mar 2025: 0.00 through 9 Mar, 250.00 through 10 Mar and ever after.
 */
import type { Day } from '../foundation/calendar';

/** Cumulative minor units through `day` of an amount recognized whole on `transferDay`. */
export function pointThrough(amount: number, transferDay: Day, day: Day): number {
  return day < transferDay ? 0 : amount;
}
