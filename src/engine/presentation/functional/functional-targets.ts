/**
 * The whole journal in the functional currency, as it should stand by today's facts.
 * ASC 606-10-45-1 to 4, 830-20-35-1 to 2; IFRS 15.105-108, IAS 21.21-28
 *
 * Rule: lines of the daily journal are valued entry by entry in order of their days; what an entry lacks is exchange
 * gain or loss. At each month's end what is unbilled is carried at the closing rate, and so are refund liabilities.
 * Formula: gain = round(unbilled × closing rate) − carrying amount.
 * Example: 100.00 EUR unbilled at 1.10 → 110.00 USD; month end at 1.12 → 112.00, gain 2.00; invoiced at 1.15 → clearing
 * 115.00, gain 3.00.
 */
import { isBillingRole, isRevenueRole } from '../../domain/account-role';
import type { TargetLine } from '../../domain/functional';
import type { JournalLine } from '../../domain/journal';
import { isoOfMonth, lastDayOfMonth, monthOf, type Day } from '../../foundation/calendar';
import { carriedAt, leftIn } from './carrying-pool';
import { convert, tellRate } from './exchange-rate';
import { exchangeLine, labelsOf, stepAdd, translatedLine, type FunctionalState } from './functional-books';
import { remeasureRefunds } from './remeasure-refunds';
import { translateEvent } from './translate-event';
import { translateMove } from './translate-move';
import { isReclassification, translateOther, translateReclassification } from './translate-other';

/** `lines`: of one or more entities that have a functional currency; posted and new. */
export function targetLines(lines: readonly JournalLine[], state: FunctionalState, throughDay: Day): TargetLine[] {
  const entries = entriesOf(lines);
  const [first] = entries;
  if (first === undefined) return [];
  const targets: TargetLine[] = [];
  let monthEnd = lastDayOfMonth(monthOf(first[0]!.day));
  /** The month's end whose reclassifications may still come: refunds are looked at after them. */
  const waiting: { monthEnd: Day | null } = { monthEnd: null };
  const endReclassifications = (): void => {
    if (waiting.monthEnd !== null) targets.push(...remeasureRefunds(state, waiting.monthEnd, throughDay));
    waiting.monthEnd = null;
  };
  const passMonthEnds = (through: Day): void => {
    for (; monthEnd <= through; monthEnd = lastDayOfMonth(monthOf(monthEnd) + 1)) {
      endReclassifications();
      targets.push(...remeasure(state, monthEnd));
      waiting.monthEnd = monthEnd;
    }
  };
  for (const entry of entries) {
    const { day } = entry[0]!;
    passMonthEnds(isReclassification(entry) ? day : day - 1);
    if (waiting.monthEnd !== null && waiting.monthEnd < day) endReclassifications();
    targets.push(...translateEntry(entry, state));
  }
  passMonthEnds(throughDay);
  endReclassifications();
  return targets;
}

/** By day, reclassifications last, then run, then as they stand: what they move is remeasured before. */
function entriesOf(lines: readonly JournalLine[]): JournalLine[][] {
  const entries: JournalLine[][] = [];
  for (const line of lines) {
    const last = entries.at(-1);
    if (last?.[0]?.entry === line.entry) last.push(line);
    else entries.push([line]);
  }
  const rank = (entry: readonly JournalLine[]): number => (isReclassification(entry) ? 1 : 0);
  return entries.sort((a, b) => a[0]!.day - b[0]!.day || rank(a) - rank(b) || a[0]!.run - b[0]!.run);
}

const SAME = { kind: 'same' } as const;

function translateEntry(lines: readonly JournalLine[], state: FunctionalState): TargetLine[] {
  const first = lines[0]!;
  const functionalCurrency = state.functionalCurrencyOf(first.entity);
  if (functionalCurrency === first.currency) {
    return lines.map((line) =>
      translatedLine(line, functionalCurrency, line.debit - line.credit, SAME, null, 'functional currency'),
    );
  }
  const isEvent = lines.some(({ role }) => isBillingRole(role) || isRevenueRole(role));
  const isMove = lines.every(({ role }) => role === 'Deferred revenue' || role === 'Unbilled revenue');
  const made = isReclassification(lines)
    ? translateReclassification(lines, state)
    : isMove
      ? translateMove(lines, state)
      : isEvent
        ? translateEvent(lines, state)
        : translateOther(lines, state);
  const off = made.reduce((sum, { value }) => sum + value, 0);
  if (off === 0) return made;
  const { entry, day, period } = first;
  const place = { key: `${entry}/exchange`, entry, line: lines.length + 1, kind: 'exchange', day, period } as const;
  const proof = { kind: 'rest', lines: made.map(({ key }) => key) } as const;
  const narrative = 'rate of the document against carrying amounts';
  return [...made, exchangeLine(state, first, 0 - off, place, proof, { rule: 'functional-translation', narrative })];
}

/** Two lines an obligation whose unbilled revenue is worth something else; entry names are given later. */
function remeasure(state: FunctionalState, day: Day): TargetLine[] {
  const targets: TargetLine[] = [];
  for (const [books, { unbilled, sample }] of state.pools) {
    const balance = leftIn(unbilled.state);
    if (balance === 0) continue;
    const { currency } = sample;
    const functionalCurrency = state.functionalCurrencyOf(sample.entity);
    const rate = state.rates.find('month-end', currency, functionalCurrency, day);
    const change = convert(balance, rate, currency, functionalCurrency) - carriedAt(unbilled.state);
    if (change === 0) continue;
    const key = `remeasure ${day} ${books}`;
    const period = isoOfMonth(monthOf(day));
    const place = { entry: '', day, period, kind: 'remeasurement' } as const;
    const narrative = tellRate(rate);
    const words = { rule: 'functional-remeasurement', narrative } as const;
    const pool = stepAdd(unbilled, key, 0, change, [key]);
    targets.push({
      ...labelsOf(sample),
      ...place,
      ...words,
      key,
      line: 1,
      ...unbilledAccount(state, books, balance, change, key),
      functionalCurrency,
      amount: 0,
      value: change,
      proof: { kind: 'remeasure', sign: 1, balance, rate },
      pool,
    });
    const rest = { kind: 'rest', lines: [key] } as const;
    targets.push(exchangeLine(state, sample, 0 - change, { ...place, key: `${key} exchange`, line: 2 }, rest, words));
  }
  return targets;
}

/** Unbilled revenue, or the contract asset where the whole balance stands there. */
function unbilledAccount(
  state: FunctionalState,
  books: string,
  balance: number,
  change: number,
  key: string,
): Pick<TargetLine, 'role' | 'account' | 'accountName'> {
  const { sample, others } = state.pools.get(books)!;
  const asset = others.get('Contract asset');
  const role = asset?.amount === balance ? 'Contract asset' : 'Unbilled revenue';
  if (asset !== undefined && role === 'Contract asset') {
    others.set(role, { ...asset, value: asset.value + change, since: [...asset.since, key] });
  }
  const { account, name } = state.chooseAccount(role, sample);
  return { role, account, accountName: name };
}
