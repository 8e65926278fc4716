import type { SheetModel, WorkbookModel } from '../../host/model/workbook-model';
import { button, setPressed } from './page-elements';

/**
 * The grid has no outline symbols, so grouped columns of the sheet in view are shown and hidden by one switch, as
 * Excel's level buttons 1 and 2 do.
 */
export function createDetailSwitch(currentModel: () => WorkbookModel | undefined): { refresh(): void } {
  const toggle = button('toggle-details');
  const refresh = (): void => {
    const sheet = currentModel()?.activeSheet;
    const grouped = sheet ? groupedColumns(sheet) : [];
    toggle.hidden = grouped.length === 0;
    const isOpen = sheet !== undefined && grouped.some((column) => sheet.columnFormat(column).hidden !== true);
    setPressed(toggle, isOpen);
    toggle.title = `${isOpen ? 'Hide' : 'Show'} ${grouped.length} grouped detail columns`;
  };
  toggle.addEventListener('click', () => {
    const model = currentModel();
    if (!model) return;
    const sheet = model.activeSheet;
    const hidden = toggle.getAttribute('aria-pressed') === 'true';
    model.batch('user', () => {
      for (const column of groupedColumns(sheet)) sheet.setColumnFormat(column, 1, { hidden });
    });
    refresh();
  });
  return { refresh };
}

function groupedColumns(sheet: SheetModel): number[] {
  return [...sheet.columnFormats()].flatMap(([column, format]) => ((format.outlineLevel ?? 0) > 0 ? [column] : []));
}
