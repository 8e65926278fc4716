/** The gateway over Microsoft's client: the only place of the product that speaks to Excel. */
import type { CellValue } from '../workbook/table-data';
import type { SheetHead } from '../workbook/taken-sheets';
import type { WorkbookGateway } from '../workbook/workbook-gateway';
import { applyPlan } from './apply-plan';
import { appendRow, writeCell } from './edit-cells';
import { translateHostError } from './host-error';
import { readSelection } from './read-selection';
import { readTables } from './read-tables';
import { splitAddress } from './split-address';
import { synchronize } from './synchronize';

export function createOfficeWorkbook(): WorkbookGateway {
  let busy: Promise<unknown> = Promise.resolve();
  /** One request sequence at a time; Excel's refusals become HostErrors. */
  const inTurn = <T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> => {
    const turn = busy.then(() => runTranslated(work));
    busy = turn.catch(() => undefined);
    return turn;
  };
  return {
    readTables: (isWanted) => inTurn((context) => readTables(context, isWanted)),
    readSheetNames: () => inTurn(readSheetNames),
    readSheetHeads: () => inTurn(readSheetHeads),
    apply: (plan, options = {}) => inTurn((context) => applyPlan(context, plan, options)),
    select: (address) => inTurn((context) => selectCells(context, address)),
    readSelection: () => inTurn(readSelection),
    writeCell: (address, value, numberFormat) => inTurn((context) => writeCell(context, address, value, numberFormat)),
    appendRow: (table, values) => inTurn((context) => appendRow(context, table, values)),
    onTablesChanged: (listener) =>
      inTurn((context) =>
        subscribe(context, context.workbook.worksheets.onChanged, async (event: Excel.WorksheetChangedEventArgs) => {
          await runTranslated(async (inner) => {
            const sheet = inner.workbook.worksheets.getItemOrNullObject(event.worksheetId);
            sheet.load('name');
            await synchronize(inner);
            if (!sheet.isNullObject) listener({ sheet: sheet.name, address: event.address });
          });
        }),
      ),
    onSelectionChanged: (listener) =>
      inTurn((context) =>
        subscribe(context, context.workbook.worksheets.onSelectionChanged, () => {
          listener();
          return Promise.resolve();
        }),
      ),
  };
}

async function runTranslated<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (error) {
    throw translateHostError(error);
  }
}

async function readSheetNames(context: Excel.RequestContext): Promise<string[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await synchronize(context);
  return worksheets.items.map(({ name }) => name);
}

async function readSheetHeads(context: Excel.RequestContext): Promise<SheetHead[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await synchronize(context);
  const heads = worksheets.items.map((sheet) => ({
    name: sheet.name,
    corner: sheet.getRange('A1').load('values'),
    used: sheet.getUsedRangeOrNullObject().load('address'),
  }));
  await synchronize(context);
  return heads.map(({ name, corner, used }) => ({
    name,
    title: (corner.values as CellValue[][])[0]?.[0] ?? null,
    isEmpty: used.isNullObject,
  }));
}

async function selectCells(context: Excel.RequestContext, address: string): Promise<void> {
  const { sheet, cells } = splitAddress(address);
  const worksheet = context.workbook.worksheets.getItem(sheet);
  worksheet.activate();
  worksheet.getRange(cells).select();
  await synchronize(context);
}

async function subscribe<T>(
  context: Excel.RequestContext,
  event: OfficeExtension.EventHandlers<T>,
  handler: (args: T) => Promise<void>,
): Promise<() => Promise<void>> {
  const registration = event.add(handler);
  await synchronize(context);
  return async () => {
    await Excel.run(registration.context, async (registered) => {
      registration.remove();
      await synchronize(registered);
    });
  };
}
