/** The link of a journal line to the row it came from, by way of the generated row that looks that row up. */
import type { JournalLine } from '../../engine/domain/journal';
import type { SourceReference } from '../../engine/domain/source-reference';
import { billingRowOf, type CloseContext } from './close-context';
import { textLiteral } from './formula-text';
import { cellOn } from './sheet-layout';
import { referenceText } from './source-lookup';
import { referenceId } from './source-rows';

export interface LinkFormula {
  readonly formula: string;
  readonly result: string;
}

/** Links by journal line. */
export function createSourceLinker(context: CloseContext): (line: JournalLine) => LinkFormula {
  const { layouts, obligations, schedule, billing, lookup, segmentRows, obligationRows } = context;
  const cells = new Map<string, string>();
  const addCell = (reference: SourceReference, cell: string): void => {
    const id = referenceId(reference);
    if (!cells.has(id) && lookup.position(reference) !== null) cells.set(id, cell);
  };
  obligations.forEach(({ origin }, row) => addCell(origin, cellOn(layouts.allocation, 'sourceRow', row)));
  schedule.forEach(({ segment }, row) => addCell(segment.origin, cellOn(layouts.schedule, 'sourceRow', row)));
  billing.forEach(({ event }, row) => addCell(event.origin, cellOn(layouts.billing, 'sourceRow', row)));

  /** Row of the document the line comes from, where it still exists. */
  const ownRow = ({
    documentId,
    obligationId,
  }: JournalLine): { readonly reference: SourceReference; readonly cell: string } | null => {
    const segment = segmentRows.get(documentId);
    if (segment !== undefined)
      return placed(schedule[segment]?.segment.origin, cellOn(layouts.schedule, 'sourceRow', segment));
    const document = billingRowOf(context, obligationId, documentId);
    if (document !== undefined)
      return placed(billing[document]?.event.origin, cellOn(layouts.billing, 'sourceRow', document));
    const obligation = obligationRows.get(obligationId);
    return obligation === undefined
      ? null
      : placed(obligations[obligation]?.origin, cellOn(layouts.allocation, 'sourceRow', obligation));
  };
  const placed = (
    reference: SourceReference | undefined,
    cell: string,
  ): { reference: SourceReference; cell: string } | null =>
    reference === undefined || lookup.position(reference) === null ? null : { reference, cell };

  const known = new Map<string, LinkFormula>();
  return (line) => {
    const id = `${line.documentId}\u0000${line.obligationId}\u0000${referenceId(line.origin)}`;
    const found = known.get(id);
    if (found !== undefined) return found;
    const byOrigin = cells.get(referenceId(line.origin));
    const place = byOrigin === undefined ? ownRow(line) : { reference: line.origin, cell: byOrigin };
    const link = place === null ? withoutRow(line.origin) : lookup.link(place.reference, place.cell);
    known.set(id, link);
    return link;
  };
}

/** The row has left the workbook: its key stays readable. */
function withoutRow(reference: SourceReference): LinkFormula {
  const text = `${referenceText(reference)} (no longer there)`;
  return { formula: `=${textLiteral(text)}`, result: text };
}
