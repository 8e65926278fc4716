/**
 * Provisions for contracts that cost more than they bring.
 * ASC 605-35-25-45 to 47, 606-10-25-31; IAS 37.66-69, IFRS 15.41
 *
 * Rule: where progress is measured by costs, each row of Progress says what is still to be spent. What of it the price
 * still to be recognized does not cover is provided for, as an expense, on the row's day and whenever the price changes;
 * as the loss is incurred the provision is released. A contract is judged as a whole, or each obligation alone; an
 * obligation without costs is left out, and so is one that a modification ended.
 * Formula: provision = max(0, Σ (total − done) − Σ (price − recognized)), posted as it changes.
 * Example: price 2,000,000.00, costs 1,500,000.00 of 2,500,000.00, recognized 1,200,000.00: 1,000,000.00 to spend,
 * 800,000.00 to come, provision 200,000.00.
 */
import { presentedAs } from '../domain/combination';
import type { ProgressRecord } from '../domain/book';
import type { ModifiedObligation } from '../domain/modification';
import { pointSegment } from '../domain/new-segment';
import type { Policy } from '../domain/policy';
import type { ScheduledObligation, Segment } from '../domain/schedule';
import type { OnerousPart } from '../domain/transfer-derivation';
import type { TransferSchedule } from '../domain/transfer-schedule';
import { isoOf, type Day } from '../foundation/calendar';
import { roundedMinorUnits } from '../foundation/decimal-text';
import { groupBy } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';
import { priceAt } from '../presentation/positions';
import { readSegments } from '../step-5-recognition/follow-segments';
import { onerousProvision } from '../step-5-recognition/onerous-provision';

interface Measured {
  readonly obligation: ScheduledObligation;
  /** By day. */
  readonly rows: readonly ProgressRecord[];
  /** First day on which nothing is to be delivered any more. */
  readonly endedOn: Day;
}

/** None where `lossProvision` is off, and for contracts that never show a loss. */
export function scheduleProvisions(
  obligations: readonly ScheduledObligation[],
  progress: readonly ProgressRecord[],
  modifications: readonly ModifiedObligation[],
  { lossProvision }: Pick<Policy, 'lossProvision'>,
): TransferSchedule[] {
  if (lossProvision === 'off' || !progress.some(({ isCost }) => isCost)) return [];
  const rowsOf = groupBy(progress.filter(({ isCost }) => isCost), ({ obligationId }) => obligationId);
  const endings = new Map(modifications.filter(({ effect }) => effect === 'ended').map(({ obligationId, day }) => [obligationId, day]));
  const measured = obligations.flatMap((obligation): Measured[] => {
    const rows = rowsOf.get(obligation.id) ?? [];
    if (rows.length === 0 || obligation.method !== 'progress') return [];
    return [{ obligation, rows: sortNaturally(rows, ({ day }) => day), endedOn: endings.get(obligation.id) ?? Infinity }];
  });
  const groups = groupBy(measured, ({ obligation }) => (lossProvision === 'contract' ? presentedAs(obligation) : obligation.id));
  return [...groups].flatMap(([name, group]) => scheduleOf(provisionId(name), group, lossProvision === 'contract'));
}

/** Schedule of the provision of a contract or an obligation: `C-1 onerous provision`. */
export const provisionId = (name: string): string => `${name} onerous provision`;

function scheduleOf(id: string, group: readonly Measured[], isContract: boolean): TransferSchedule[] {
  const { obligation } = group[0]!;
  const segments: Segment[] = [];
  let before: readonly OnerousPart[] = [];
  for (const day of daysOf(group)) {
    const through = group.flatMap((item) => partAt(item, day) ?? []);
    const amount = provisionOf(through) - provisionOf(before);
    const origin = rowAt(group, day)?.origin ?? obligation.origin;
    if (amount !== 0) {
      const derivation = { kind: 'onerous', before, through } as const;
      const facts = { id: `${id} ${isoOf(day)}`, obligationId: id, rule: 'onerous-provision', source: 'Onerous contract' } as const;
      segments.push(pointSegment({ ...facts, amount, origin, datesOrigin: origin, derivation }, day));
      before = through;
    }
  }
  if (segments.length === 0) return [];
  const { contractId, customer, entity, currency, origin } = obligation;
  const own = isContract
    ? { obligationId: '', productId: '', category: '' }
    : { obligationId: obligation.id, productId: obligation.productId, category: obligation.category };
  const place = { id, contractId, customer, entity, currency, invoiceId: '', ...own };
  const roles = { debitRole: 'Onerous contract expense', creditRole: 'Onerous contract provision' } as const;
  return [{ ...place, ...roles, segments, rule: 'onerous-provision', source: 'Onerous contract', origin }];
}

/** Days of measures, and of changes of price after the first of them. */
function daysOf(group: readonly Measured[]): Day[] {
  const measures = group.flatMap(({ rows }) => rows.map(({ day }) => day));
  const first = Math.min(...measures);
  const changes = group.flatMap(({ obligation, endedOn }) => [
    ...obligation.changes.map(({ day }) => day),
    ...(endedOn === Infinity ? [] : [endedOn]),
  ]);
  return [...new Set([...measures, ...changes.filter((day) => day > first)])].sort((a, b) => a - b);
}

/** The row of the day, of any obligation; else the last one before it. */
function rowAt(group: readonly Measured[], day: Day): ProgressRecord | undefined {
  const rows = group.flatMap((item) => item.rows.filter((row) => row.day <= day));
  return sortNaturally(rows, (row) => row.day).at(-1);
}

function partAt({ obligation, rows, endedOn }: Measured, day: Day): OnerousPart | null {
  const row = rows.filter((item) => item.day <= day).at(-1);
  if (row?.measure.kind !== 'ratio' || row.measure.totalFrom === 'credits' || day >= endedOn) return null;
  const { id: obligationId, currency } = obligation;
  const [done, total] = [row.measure.done, row.measure.total].map((cost) => roundedMinorUnits(cost, currency));
  if (done === null || total === null || done === undefined || total === undefined) return null;
  const recognized = readSegments(obligation.segments)(day);
  return { obligationId, day, row: row.origin, totalFrom: row.measure.totalFrom, done, total, price: priceAt(obligation, day), recognized };
}

/** Minor units ≥ 0. */
export function provisionOf(parts: readonly OnerousPart[]): number {
  const sum = (valueOf: (part: OnerousPart) => number): number => parts.reduce((total, part) => total + valueOf(part), 0);
  return onerousProvision(
    sum(({ total, done }) => total - done),
    sum(({ price, recognized }) => price - recognized),
  );
}
