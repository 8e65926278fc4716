/**
 * Writes the frames and looks of sheets through the file library into a container of their own, from which they are
 * taken over into the file that is saved.
 *
 * The first sheet of that container is a list of styles, which is thrown away: it tells which number each look got.
 */
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle as FileStyle } from 'hucre/xlsx';
import type { SheetModel, WorkbookModel } from '../host/model/workbook-model';
import { fileSheetOf } from './file-sheet';
import { fileStyle } from './hucre-style';
import type { BaseFont } from './hucre-style';
import { openZip } from './package/zip-package';
import type { ZipPackage } from './package/zip-package';

export interface EmittedSheets {
  readonly zip: ZipPackage;
  /** Path of each sheet's part in `zip`, by id of the model's sheet. */
  readonly paths: ReadonlyMap<string, string>;
  /** Number of a style of the model in the emitted list of cell formats; 0 = the default look. */
  readonly formatOf: (styleId: number) => number;
}

export async function emitSheets(
  model: WorkbookModel,
  sheets: readonly SheetModel[],
  baseFont: BaseFont,
): Promise<EmittedSheets> {
  const styles = stylesInUse(model, sheets, baseFont);
  const list = new Map<string, Partial<Cell>>(styles.map(([, style], row) => [`${row},0`, { value: null, style }]));
  const zip = openZip(
    await writeXlsx({
      sheets: [
        { name: '(styles)', cells: list },
        ...sheets.map((sheet, index) => ({ ...fileSheetOf(sheet), name: `Sheet ${index + 1}` })),
      ],
      defaultFont: { ...baseFont },
      properties: propertiesOf(model),
      stringMode: 'inline',
    }),
  );
  const numbers = new Map<number, number>();
  for (const [, row, format] of (zip.text('xl/worksheets/sheet1.xml') ?? '').matchAll(/<c r="A(\d+)" s="(\d+)"/g)) {
    numbers.set(styles[Number(row) - 1]![0], Number(format));
  }
  return {
    zip,
    paths: new Map(sheets.map((sheet, index) => [sheet.id, `xl/worksheets/sheet${index + 2}.xml`])),
    formatOf: (styleId) => numbers.get(styleId) ?? 0,
  };
}

function stylesInUse(
  model: WorkbookModel,
  sheets: readonly SheetModel[],
  baseFont: BaseFont,
): (readonly [number, FileStyle])[] {
  const ids = new Set<number>();
  for (const sheet of sheets) {
    sheet.forEachCell((_row, _column, _value, _formula, styleId) => ids.add(styleId));
    for (const lines of [sheet.rowFormats(), sheet.columnFormats()])
      for (const { styleId } of lines.values()) ids.add(styleId ?? 0);
  }
  return [...ids].flatMap((id) => {
    const style = fileStyle(model.styles.styleOf(id), baseFont);
    return style ? [[id, style] as const] : [];
  });
}

/** The moment of saving is not told: the same workbook gives the same bytes. */
function propertiesOf({ properties }: WorkbookModel): NonNullable<Parameters<typeof writeXlsx>[0]['properties']> {
  const created = new Date(properties.creationDate);
  const valid = Number.isNaN(created.getTime()) ? new Date(Date.UTC(2026, 0, 1)) : created;
  return {
    title: properties.title,
    subject: properties.subject,
    creator: properties.author,
    keywords: properties.keywords,
    description: properties.comments,
    category: properties.category,
    manager: properties.manager,
    company: properties.company,
    lastModifiedBy: properties.lastAuthor,
    created: valid,
    modified: valid,
    custom: Object.fromEntries(properties.custom),
  };
}
