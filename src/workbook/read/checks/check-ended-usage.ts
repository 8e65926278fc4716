/** Usage of a day on which its obligation no longer stands: a modification removed it or ended its contract. */
import type { Modification, ModificationLine } from '../../../engine/domain/modification';
import type { Obligation, UsageRecord } from '../../../engine/domain/book';
import type { Day } from '../../../engine/foundation/calendar';
import { isoOf } from '../../../engine/foundation/calendar';
import { foldId } from '../cells/normal-text';
import type { EntryIndex } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry } from '../tables/table-row';

interface Ending {
  readonly day: Day;
  readonly modificationId: string;
}

/** Notes usage rows dated on or after the day from which nothing of their obligation is delivered any more. */
export function checkEndedUsage(
  usage: readonly Entry<UsageRecord>[],
  obligations: EntryIndex<Obligation>,
  modifications: readonly Entry<Modification>[],
  lines: readonly Entry<ModificationLine>[],
): void {
  const endings = endingsOf(modifications, lines);
  if (endings.size === 0) return;
  const addedOn = new Map(modifications.map(({ fact }) => [foldId(fact.id), fact.effectiveDay]));
  for (const { fact, row } of usage) {
    const obligation = obligations.get(foldId(fact.obligationId))?.fact;
    if (obligation === undefined) continue;
    const keys = [`obligation ${foldId(obligation.id)}`, `contract ${foldId(obligation.contractId)}`];
    const firstDay = obligation.modificationId === null ? -Infinity : (addedOn.get(foldId(obligation.modificationId)) ?? -Infinity);
    const ending = keys.flatMap((key) => endings.get(key) ?? []).find(({ day }) => day > firstDay && fact.day >= day);
    if (ending === undefined) continue;
    const message =
      `Date ${isoOf(fact.day)} is not before ${isoOf(ending.day)}, when modification ${showValue(ending.modificationId)} ` +
      `ends obligation ${showValue(obligation.id)}. It is recognized all the same: check both dates.`;
    report(row, 'service.outside-obligation', 'Date', message);
  }
}

/** By `obligation <id>` or `contract <id>`. */
function endingsOf(
  modifications: readonly Entry<Modification>[],
  lines: readonly Entry<ModificationLine>[],
): ReadonlyMap<string, readonly Ending[]> {
  const endings = new Map<string, Ending[]>();
  const note = (key: string, { id, effectiveDay }: Modification): void => {
    const known = endings.get(key) ?? [];
    endings.set(key, [...known, { day: effectiveDay, modificationId: id }]);
  };
  const sound = modifications.filter(({ row }) => !row.failed);
  const byId = new Map(sound.map(({ fact }) => [foldId(fact.id), fact]));
  for (const { fact } of sound) if (fact.treatment === 'termination') note(`contract ${foldId(fact.contractId)}`, fact);
  for (const { fact } of lines) {
    const modification = byId.get(foldId(fact.modificationId));
    if (fact.isRemoved && modification !== undefined) note(`obligation ${foldId(fact.obligationId)}`, modification);
  }
  return endings;
}
