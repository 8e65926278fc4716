import { formatAddress } from '../formula/a1';
import { intersectAreas } from '../model/area';
import type { Area } from '../model/area';
import type { CellValue } from '../model/cell-value';
import type { ModelEvent } from '../model/model-events';
import type { SheetModel } from '../model/workbook-model';
import type { HostObject } from './host-object';
import type { HostSession } from './session';
import { valueTypeOf, wireValue } from './wire-value';
import type { WireEntry } from './wire';

/** Event numbers of the wire. */
export const EVENT = {
  documentSelection: 2,
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  formulaChanged: 23,
  protectionChanged: 24,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** Target of events about the workbook as a whole. */
export const WORKBOOK_TARGET = 'Workbook';
const EVENT_CATEGORY = 65_536;

/** Handles `_Register…Event` and `_Unregister…Event`; false when the method is neither. */
export function countRegistration(object: HostObject, method: string, session: HostSession): boolean {
  const match = /^_(Register|Unregister)(\w+)Event$/.exec(method);
  const number = match && object.type.events?.[match[2]!];
  if (!match || number === undefined || number === null) return false;
  const key = `${number}|${object.type.eventTarget?.(object.target) ?? WORKBOOK_TARGET}`;
  const count = (session.registrations.get(key) ?? 0) + (match[1] === 'Register' ? 1 : -1);
  if (count > 0) session.registrations.set(key, count);
  else session.registrations.delete(key);
  if (number === EVENT.formulaChanged) session.workbook.tracksFormulaChanges = count > 0;
  return true;
}

/** Passes what the model tells on to the add-in, as far as it asked for it. */
export function forwardEvents(session: HostSession): () => void {
  return session.workbook.subscribe((event) => {
    if (!isAudible(event, session)) return;
    const entries = entriesOf(event, session);
    if (entries.length > 0) session.send(entries);
  });
}

/** What the add-in did while its events were on is told even if it has switched them off since. */
function isAudible(event: ModelEvent, session: HostSession): boolean {
  const source = 'source' in event ? event.source : 'user';
  return source === 'addin' || (source === 'user' && session.eventsEnabled);
}

function entriesOf(event: ModelEvent, session: HostSession): WireEntry[] {
  switch (event.type) {
    case 'changed':
      return changedEntries(event, session);
    case 'selectionChanged':
      return selectionEntries(event, session);
    case 'sheetAdded':
    case 'sheetDeleted': {
      const number = event.type === 'sheetAdded' ? EVENT.added : EVENT.deleted;
      return entriesFor(session, number, [WORKBOOK_TARGET], () => ({ worksheetId: event.sheetId, source: 'Local' }));
    }
    case 'sheetActivated':
    case 'sheetDeactivated': {
      const number = event.type === 'sheetActivated' ? EVENT.activated : EVENT.deactivated;
      return entriesFor(session, number, [event.sheetId, WORKBOOK_TARGET], () => ({ worksheetId: event.sheetId }));
    }
    case 'formatChanged':
      return entriesFor(session, EVENT.formatChanged, [event.sheetId, WORKBOOK_TARGET], () => ({
        ...placeOf(event.sheetId, event.area, session),
        source: 'Local',
      }));
    case 'formulaChanged':
      return entriesFor(session, EVENT.formulaChanged, [event.sheetId, WORKBOOK_TARGET], () => ({
        source: 'Local',
        worksheetId: event.sheetId,
        formulaDetails: event.cells.map(({ row, column, previous }) => ({
          cellAddress: formatAddress({ row, column, rowCount: 1, columnCount: 1 }),
          previousFormula: previous,
        })),
      }));
    case 'calculated':
      return event.sheetIds.flatMap((worksheetId) =>
        entriesFor(session, EVENT.calculated, [worksheetId, WORKBOOK_TARGET], () => ({ worksheetId, address: '' })),
      );
    case 'tableAdded':
    case 'tableDeleted': {
      const number = event.type === 'tableAdded' ? EVENT.tableAdded : EVENT.tableDeleted;
      const { tableId, tableName, sheetId: worksheetId } = event;
      return entriesFor(session, number, [worksheetId, WORKBOOK_TARGET], () => ({
        tableId,
        tableName,
        worksheetId,
        source: 'Local',
      }));
    }
    case 'sheetChanged':
      return event.what === 'protection' ? protectionEntries(event.sheetId, session) : [];
    default:
      return [];
  }
}

/** One entry for each target that is registered; the arguments are only made when there is one. */
function entriesFor(
  session: HostSession,
  messageType: number,
  targets: readonly string[],
  makeArgs: () => object,
): WireEntry[] {
  return targets
    .filter((target) => session.registrations.has(`${messageType}|${target}`))
    .map((targetId) => ({
      messageCategory: EVENT_CATEGORY,
      messageType,
      targetId,
      message: JSON.stringify(makeArgs()),
    }));
}

function placeOf(sheetId: string, area: Area, session: HostSession): Record<string, unknown> {
  const sheet = session.workbook.sheet(sheetId);
  return {
    worksheetId: sheetId,
    address: formatAddress(area),
    referenceId: sheet ? session.keepForEvent(sheet, area) : '',
  };
}

const SHIFT_NAMES = {
  down: 'ShiftCellDown',
  right: 'ShiftCellRight',
  up: 'ShiftCellUp',
  left: 'ShiftCellLeft',
} as const;

function changedEntries(event: Extract<ModelEvent, { type: 'changed' }>, session: HostSession): WireEntry[] {
  const { sheetId, area } = event;
  const common = (): Record<string, unknown> => ({
    ...placeOf(sheetId, area, session),
    changeType: event.change,
    source: 'Local',
    triggerSource: event.source === 'addin' ? 'ThisLocalAddin' : 'Unknown',
    ...valueDetails(event),
  });
  const ofSheet = entriesFor(session, EVENT.changed, [sheetId, WORKBOOK_TARGET], () => ({
    ...common(),
    shiftDirection: event.shift ? SHIFT_NAMES[event.shift] : 'None',
  }));
  const ofTables = event.tableIds.flatMap((tableId) =>
    entriesFor(session, EVENT.tableChanged, [tableId, sheetId, WORKBOOK_TARGET], () => ({ ...common(), tableId })),
  );
  return [...ofSheet, ...ofTables];
}

/** `details` of the event, which Excel only gives when one cell was edited. */
function valueDetails(event: Extract<ModelEvent, { type: 'changed' }>): Record<string, unknown> {
  if (event.before === undefined && event.after === undefined) return {};
  const before: CellValue = event.before ?? null;
  const after: CellValue = event.after ?? null;
  return {
    valueBefore: wireValue(before),
    valueAfter: wireValue(after),
    valueTypeBefore: valueTypeOf(before),
    valueTypeAfter: valueTypeOf(after),
  };
}

function selectionEntries(event: Extract<ModelEvent, { type: 'selectionChanged' }>, session: HostSession): WireEntry[] {
  const { sheetId, area } = event;
  const sheet: SheetModel | undefined = session.workbook.sheet(sheetId);
  const args = { worksheetId: sheetId, address: formatAddress(area) };
  const ofSheet = entriesFor(session, EVENT.selectionChanged, [sheetId, WORKBOOK_TARGET], () => args);
  const ofTables = (sheet?.tables ?? []).flatMap((table) => {
    const inside = intersectAreas(table.area, area);
    return entriesFor(session, EVENT.tableSelectionChanged, [table.id], () => ({
      ...args,
      tableId: table.id,
      address: inside ? formatAddress(inside) : '',
    }));
  });
  // `workbook.onSelectionChanged` does not register with the host, so it is always told
  const ofDocument = {
    messageCategory: EVENT_CATEGORY,
    messageType: EVENT.documentSelection,
    targetId: '',
    message: '{}',
  };
  return [...ofSheet, ...ofTables, ofDocument];
}

function protectionEntries(worksheetId: string, session: HostSession): WireEntry[] {
  const isProtected = session.workbook.sheet(worksheetId)?.protection.protected ?? false;
  return entriesFor(session, EVENT.protectionChanged, [worksheetId, WORKBOOK_TARGET], () => ({
    isProtected,
    worksheetId,
    source: 'Local',
  }));
}
