/** Deals of the sample that are paid by use: with dated usage rows, with a minimum, or by period only. */
import { lastDayOfMonth, monthOf } from '../engine/foundation/calendar';
import type { Day } from '../engine/foundation/calendar';
import { CLOSING_DAY, addInvoice, addObligation, chargeFor, periodsOf, plainLine } from './sample-draft';
import type { Draft, DraftContract, DraftLine, DraftObligation } from './sample-draft';

/** Monthly platform fee in advance, and API calls in arrears by weekly usage rows; every other deal with a minimum. */
export function addMeteredDeal(draft: Draft, contract: DraftContract, index: number): void {
  const months = periodsOf(contract.firstDay, contract.lastDay, 1);
  const fee = draft.chance.integer(8, 30) * 10_000;
  const platform = addObligation(draft, contract, 'PLATFORM', 'Platform fee', fee * months.length, {
    billing: 'advance',
  });
  const calls = addObligation(draft, contract, 'API', 'API calls', 0, { billing: 'arrears' });
  const messages =
    index % 2 === 0 ? addObligation(draft, contract, 'MESSAGES', 'Text messages', 0, { billing: 'arrears' }) : null;
  const minimum = messages === null ? 0 : 170_000;
  months.forEach((period, number) => {
    if (number === 0)
      addInvoice(draft, contract, period.firstDay, [chargeFor(platform, fee, period.firstDay, period.lastDay)]);
    const used = [calls, messages].flatMap((obligation) =>
      obligation === null
        ? []
        : [chargeFor(obligation, addUsage(draft, obligation, period.firstDay, index), period.firstDay, period.lastDay)],
    );
    const lines: DraftLine[] = used.map((line) => ({ ...line, group: minimum > 0 ? 'usage' : null }));
    const short = minimum - used.reduce((sum, line) => sum + line.amount, 0);
    if (minimum > 0 && short > 0) {
      lines.push({
        ...plainLine('Minimum usage fee', short),
        type: 'minimum true-up',
        group: 'usage',
        firstDay: period.firstDay,
        lastDay: period.lastDay,
      });
    }
    const next = months[number + 1];
    if (next !== undefined) lines.push(chargeFor(platform, fee, next.firstDay, next.lastDay));
    addInvoice(draft, contract, period.lastDay + 1, lines);
  });
}

/** Usage rows of a month, by week, none after the close; returns the value of the month in cents. */
function addUsage(draft: Draft, obligation: DraftObligation, firstDay: Day, index: number): number {
  const end = lastDayOfMonth(monthOf(firstDay));
  const isMessages = obligation.product === 'MESSAGES';
  let value = 0;
  for (let day = firstDay + 6; day <= end && day <= CLOSING_DAY; day += 7) {
    const quantity = isMessages
      ? draft.chance.integer(20, 90) * 100
      : draft.chance.integer(40, 160 + 20 * index) * 1000;
    const amount = isMessages ? Math.round(quantity * 4.5) : Math.round(quantity * 0.2);
    draft.usage.push({ obligation, day, quantity, amount });
    value += amount;
  }
  return value;
}

/** Storage without dated rows: each invoice line is revenue at the end of its month. */
export function addStorageDeal(draft: Draft, contract: DraftContract): void {
  const storage = addObligation(draft, contract, 'STORAGE', 'Archive storage', 0, { billing: 'arrears' });
  for (const { firstDay, lastDay } of periodsOf(contract.firstDay, contract.lastDay, 1)) {
    addInvoice(draft, contract, lastDay + 3, [
      chargeFor(storage, draft.chance.integer(900, 2600) * 11, firstDay, lastDay),
    ]);
  }
}
