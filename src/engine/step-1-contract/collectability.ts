/**
 * Contracts whose price is not probable to be collected.
 * ASC 606-10-25-1(e), 606-10-25-6 to 8; IFRS 15.9(e), IFRS 15.14-16
 *
 * Rule: where it is not probable at inception that the price will be collected, there is no contract yet: nothing is
 * revenue, and everything billed stays a liability. From the day on which collection is probable it is a contract: the
 * revenue of the days before falls on that day, later revenue as it is earned. Whether collection is probable is
 * judgement; the contract's row records it with the reason. Combined contracts wait for the last of them. Revenue that
 * was posted before is not taken back by this: collectability is judged again only where circumstances change
 * significantly (25-5), and an amount that was earned is then a credit loss.
 * Formula: recognized through day d = 0 before the day of probable collection, the schedule through d from it on.
 * Example: 1,200.00 over 2027 in even months, 300.00 billed on 5 Jan, probable from 10 Apr: at 31 Mar recognized 0.00 and
 * a liability of 300.00; April 400.00.
 */
import type { Contract } from '../domain/book';
import { isRevenueRole } from '../domain/account-role';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { PostedLine } from '../domain/journal';
import { isoOf, type Day } from '../foundation/calendar';
import { amountText } from '../foundation/decimal-text';
import { NEVER } from '../domain/obligation-terms';

/** By contract id the first day of revenue; contracts that are collectable since inception are not in it. */
export function findRevenueStarts(
  contracts: readonly Contract[],
  combinations: ReadonlyMap<string, string>,
): ReadonlyMap<string, Day> {
  const latest = new Map<string, Day>();
  const nameOf = ({ id }: Contract): string => combinations.get(id) ?? id;
  for (const contract of contracts) {
    const { collectableFrom } = contract;
    if (collectableFrom === undefined) continue;
    const name = nameOf(contract);
    latest.set(name, Math.max(latest.get(name) ?? -Infinity, collectableFrom ?? NEVER));
  }
  const starts = new Map<string, Day>();
  for (const contract of contracts) {
    const start = latest.get(nameOf(contract));
    if (start !== undefined) starts.set(contract.id, start);
  }
  return starts;
}

/** Contracts for which revenue stands in the journal that should wait. */
export function examineRevenueStarts(
  contracts: readonly Contract[],
  starts: ReadonlyMap<string, Day>,
  posted: readonly PostedLine[],
): Diagnostic[] {
  if (starts.size === 0) return [];
  const early = new Map<string, number>();
  for (const { contractId, role, day, debit, credit } of posted) {
    if (!isRevenueRole(role) || day >= (starts.get(contractId) ?? -Infinity)) continue;
    early.set(contractId, (early.get(contractId) ?? 0) + credit - debit);
  }
  return contracts.flatMap(({ id, currency, origin }) => {
    const amount = early.get(id) ?? 0;
    if (amount === 0) return [];
    const start = starts.get(id) ?? NEVER;
    const until = start === NEVER ? '' : ` until ${isoOf(start)}`;
    const message =
      `Contract ${id} is not collectable${until}, but ${amountText(amount, currency)} ${currency} of its revenue is posted before. ` +
      'What was earned before a customer’s credit got worse stays revenue and is written off in Write-offs (606-10-25-5, IFRS 15.13); clear Collectable.';
    return [engineDiagnostic('error', 'collectability.posted', origin, 'Collectable', message)];
  });
}
