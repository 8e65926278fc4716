/** The link of a journal line to the row it came from, by way of the generated row that looks that row up. */
import type { JournalLine } from '../../../engine/domain/journal';
import type { SourceReference } from '../../../engine/domain/source-reference';
import { joinKey } from '../../../engine/foundation/group-by';
import { billingRowOf, type CloseContext } from '../close-context';
import { textLiteral } from '../cells/formula-text';
import { cellOn } from '../cells/sheet-layout';
import { referenceText } from '../cells/source-lookup';
import { referenceId, rememberByReference } from '../cells/source-rows';

export interface LinkFormula {
  readonly formula: string;
  readonly result: string;
}

/** Links by journal line. */
export function createSourceLinker(context: CloseContext): (line: JournalLine) => LinkFormula {
  const { lookup } = context;
  const cells = lookedUpCells(context);
  const linkByOrigin = rememberByReference((reference): LinkFormula | null => {
    const cell = cells.get(referenceId(reference));
    return cell === undefined ? null : lookup.link(reference, cell);
  });
  const linkByDocument = new Map<string, LinkFormula>();
  return (line) => {
    const link = linkByOrigin(line.origin);
    if (link !== null) return link;
    const id = joinKey(line.obligationId, line.documentId, referenceId(line.origin));
    const place = linkByDocument.get(id) ?? linkOfDocument(context, line);
    linkByDocument.set(id, place);
    return place;
  };
}

/** Cells that hold the sheet row of a source, by reference. */
function lookedUpCells({
  layouts,
  obligations,
  schedule,
  transfers,
  billing,
  lookup,
}: CloseContext): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const add = (reference: SourceReference, cell: string): void => {
    const id = referenceId(reference);
    if (!cells.has(id) && lookup.position(reference) !== null) cells.set(id, cell);
  };
  obligations.forEach(({ origin }, row) => add(origin, cellOn(layouts.allocation, 'sourceRow', row)));
  schedule.forEach(({ segment }, row) => add(segment.origin, cellOn(layouts.scheduleDetail, 'sourceRow', row)));
  transfers.forEach(({ segment }, row) => add(segment.origin, cellOn(layouts.transfers, 'sourceRow', row)));
  billing.forEach(({ event }, row) => add(event.origin, cellOn(layouts.billing, 'sourceRow', row)));
  return cells;
}

/** No row looks the line's origin up: the row of its document, else of its obligation, stands for it. */
function linkOfDocument(context: CloseContext, { documentId, obligationId, origin }: JournalLine): LinkFormula {
  const { layouts, obligations, schedule, billing, lookup, segmentRows, obligationRows } = context;
  const segment = segmentRows.get(documentId);
  const document = billingRowOf(context, obligationId, documentId);
  const obligation = obligationRows.get(obligationId);
  const places: readonly (readonly [SourceReference | undefined, string])[] = [
    [schedule[segment ?? -1]?.segment.origin, cellOn(layouts.scheduleDetail, 'sourceRow', segment ?? 0)],
    [billing[document ?? -1]?.event.origin, cellOn(layouts.billing, 'sourceRow', document ?? 0)],
    [obligations[obligation ?? -1]?.origin, cellOn(layouts.allocation, 'sourceRow', obligation ?? 0)],
  ];
  for (const [reference, cell] of places) {
    if (reference !== undefined && lookup.position(reference) !== null) return lookup.link(reference, cell);
  }
  return withoutRow(origin);
}

/** The row has left the workbook: its key stays readable. */
function withoutRow(reference: SourceReference): LinkFormula {
  const text = `${referenceText(reference)} (no longer there)`;
  return { formula: `=${textLiteral(text)}`, result: text };
}
