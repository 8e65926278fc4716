/** Balances: deferred and unbilled revenue against what is billed and recognized. */
import { familyOf, isBillingRole, isRevenueRole } from '../domain/account-role';
import type { Check } from '../domain/check';
import { presentedAs } from '../domain/combination';
import type { JournalLine } from '../domain/journal';
import { firstDayOfMonth, isoOf, lastDayOfMonth, monthOf, type Day } from '../foundation/calendar';
import { groupBy, joinKey } from '../foundation/group-by';
import { contractsOfBooks } from '../presentation/netting-groups';
import { booksKey } from '../presentation/posted-balances';
import { priceAt } from '../presentation/positions';
import type { CheckedBooks } from './checked-books';
import { amountFault, fault, verdict, type Fault } from './verdict';

interface RunningBalance {
  billed: number;
  recognized: number;
  deferred: number;
  unbilled: number;
}

export function checkPositions(books: CheckedBooks): Check[] {
  const byObligation = [...books.linesOf.values()].map(byDay);
  return [
    checkIdentity(byObligation),
    checkSigns(byObligation),
    checkRollForward(books),
    checkSettled(books),
    checkOneSide(books),
  ];
}

function byDay(lines: readonly JournalLine[]): JournalLine[] {
  return [...lines].sort((a, b) => a.day - b.day);
}

/** Calls `see` with the balance of an obligation at the end of each day on which it moves. */
function walkDays(
  lines: readonly JournalLine[],
  see: (balance: RunningBalance, day: Day, line: JournalLine) => void,
): void {
  const balance = { billed: 0, recognized: 0, deferred: 0, unbilled: 0 };
  lines.forEach((line, i) => {
    const debit = line.debit - line.credit;
    if (isBillingRole(line.role)) balance.billed += debit;
    else if (isRevenueRole(line.role)) balance.recognized -= debit;
    else if (familyOf(line.role) === 'deferred') balance.deferred -= debit;
    else if (familyOf(line.role) === 'unbilled') balance.unbilled += debit;
    if (line.rule === 'contract-netting') balance.billed -= debit;
    if (lines[i + 1]?.day !== line.day) see(balance, line.day, line);
  });
}

function checkIdentity(obligations: readonly (readonly JournalLine[])[]): Check {
  const faults: Fault[] = [];
  for (const lines of obligations) {
    walkDays(lines, (balance, day, { obligationId, currency }) => {
      const net = balance.billed - balance.recognized;
      const off = balance.deferred - Math.max(0, net) || balance.unbilled - Math.max(0, -net);
      if (off !== 0) faults.push(amountFault(`${obligationId} on ${isoOf(day)}`, off, currency));
    });
  }
  return verdict(
    'position-identity',
    'Billed + unbilled = recognized + deferred for each obligation on each day',
    'Deferred and unbilled revenue, as the lines of their accounts sum up at the end of every day with a movement, are compared with billed less recognized.',
    faults,
  );
}

function checkSigns(obligations: readonly (readonly JournalLine[])[]): Check {
  const faults: Fault[] = [];
  for (const lines of obligations) {
    walkDays(lines, ({ deferred, unbilled }, day, { obligationId, currency }) => {
      const lowest = Math.min(deferred, unbilled);
      if (lowest < 0) faults.push(amountFault(`${obligationId} on ${isoOf(day)}`, lowest, currency));
    });
  }
  return verdict(
    'no-negative-balance',
    'Deferred and unbilled revenue are never negative',
    'The lowest balance of both accounts is looked up for each obligation at the end of every day with a movement.',
    faults,
  );
}

function checkRollForward({ linesOf }: CheckedBooks): Check {
  const faults: Fault[] = [];
  for (const ofObligation of linesOf.values()) {
    let net = 0;
    let deferred = 0;
    let unbilled = 0;
    ofObligation.forEach((line, i) => {
      const { entry, netBefore, netAfter, role, credit, debit, currency } = line;
      const previous = ofObligation[i - 1];
      if (previous?.entry !== entry && netBefore !== net)
        faults.push(amountFault(`entry ${entry}`, netBefore - net, currency));
      if (familyOf(role) === 'deferred') deferred += credit - debit;
      if (familyOf(role) === 'unbilled') unbilled += debit - credit;
      net = netAfter;
      if (ofObligation[i + 1]?.entry === entry) return;
      if (deferred - unbilled !== net) faults.push(amountFault(`entry ${entry}`, deferred - unbilled - net, currency));
    });
  }
  return verdict(
    'roll-forward',
    'Opening balance + movements = closing balance through every entry',
    'Each entry must start from the balance that the entry before it left, and its lines must lead to the balance it states.',
    faults,
  );
}

function checkSettled({ recognition, linesOf, closedThrough }: CheckedBooks): Check {
  const faults: Fault[] = [];
  const standing = recognition.obligations.map((obligation) => {
    const balance = { invoiced: 0, recognized: 0, open: 0 };
    const { contractId, id: obligationId, currency, entity } = obligation;
    for (const line of linesOf.get(booksKey({ contractId, obligationId, currency, entity })) ?? []) {
      const debit = line.debit - line.credit;
      if (isBillingRole(line.role)) balance.invoiced += debit;
      else if (isRevenueRole(line.role)) balance.recognized -= debit;
      else if (familyOf(line.role) !== null) balance.open += debit;
    }
    return { obligation, price: priceAt(obligation, closedThrough), ...balance };
  });
  const groups = groupBy(standing, ({ obligation }) => {
    const { id, contractId, currency, entity } = obligation;
    return contractId === '' ? joinKey(id) : joinKey(presentedAs(obligation), currency, entity);
  });
  for (const group of groups.values()) {
    const sum = (valueOf: (item: (typeof group)[number]) => number): number =>
      group.reduce((total, item) => total + valueOf(item), 0);
    const price = sum((item) => item.price);
    if (sum((item) => item.invoiced) !== price || group.some((item) => item.recognized !== item.price)) continue;
    const { contractId, id, currency } = group[0]!.obligation;
    const open = sum((item) => item.open);
    if (open !== 0) faults.push(amountFault(contractId === '' ? id : contractId, open, currency));
  }
  return verdict(
    'settled',
    'Nothing stays deferred or unbilled once all is billed and recognized',
    'Where a contract’s price is invoiced in full and recognized in full, its deferred and unbilled revenue must be zero.',
    faults,
  );
}

/** The last month end on or before a day. */
const lastMonthEnd = (day: Day): Day => (day === lastDayOfMonth(monthOf(day)) ? day : firstDayOfMonth(monthOf(day)) - 1);

/** Months that earlier closes closed were netted by the contracts of that time. */
function checkOneSide({ book, recognition, lines, closedThrough }: CheckedBooks): Check {
  const contractOf = contractsOfBooks(recognition.obligations);
  const closedBefore = book.posted.reduce((last, line) => Math.max(last, line.closedThrough), -Infinity);
  const faults: Fault[] = [];
  const contracts = groupBy(
    lines.filter(
      ({ contractId, role }) => contractId !== '' && familyOf(role) !== null,
    ),
    (line) => joinKey(contractOf(line), line.currency, line.entity),
  );
  for (const ofContract of contracts.values()) {
    const sorted = byDay(ofContract);
    const balance = { deferred: 0, unbilled: 0 };
    sorted.forEach((line, i) => {
      if (familyOf(line.role) === 'deferred') balance.deferred += line.credit - line.debit;
      else balance.unbilled += line.debit - line.credit;
      const month = monthOf(line.day);
      const next = sorted[i + 1];
      const isMonthEnd = (next === undefined || monthOf(next.day) !== month) && lastDayOfMonth(month) <= closedThrough;
      const standsThrough = lastMonthEnd(next === undefined ? closedThrough : Math.min(closedThrough, firstDayOfMonth(monthOf(next.day)) - 1));
      const isJudged = standsThrough > closedBefore || standsThrough === closedThrough;
      if (isMonthEnd && isJudged && balance.deferred !== 0 && balance.unbilled !== 0) {
        faults.push(fault(`${line.contractId} on ${isoOf(lastDayOfMonth(month))}`));
      }
    });
  }
  return verdict(
    'one-side',
    'Each contract is a liability or an asset at month end, not both',
    'Deferred and unbilled revenue of each contract are looked up at every month end that is closed.',
    faults,
  );
}
