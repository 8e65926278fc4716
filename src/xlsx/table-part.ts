/** The part of a table (`xl/tables/table1.xml`), which is ours: the file library forgets its formulas and filters. */
import { formatAddress, parseAddress } from '../host/formula/a1';
import type { Area } from '../host/model/area';
import { endRow, makeArea } from '../host/model/area';
import type { TableModel } from '../host/model/table-model';
import { storedFormula, shownFormula } from './function-prefixes';
import {
  childElement,
  childElements,
  escapeXml,
  makeElement,
  makeText,
  parseXml,
  serializeXml,
  textOf,
  unescapeXml,
} from './package/xml-tree';
import type { XmlElement } from './package/xml-tree';

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export interface FileTable {
  readonly name: string;
  readonly area: Area;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showFilterButton: boolean;
  readonly style: string;
  readonly showFirstColumn: boolean;
  readonly showLastColumn: boolean;
  readonly showRowStripes: boolean;
  readonly showColumnStripes: boolean;
  readonly columns: readonly FileTableColumn[];
}

export interface FileTableColumn {
  readonly name: string;
  /** With its leading '='. */
  readonly calculatedFormula: string | undefined;
  readonly totalsFunction: string | undefined;
  /** Values shown by the column's filter; undefined when it is not filtered by values. */
  readonly shownValues: readonly string[] | undefined;
}

const isOn = (value: string | undefined, standard = false): boolean =>
  value === undefined ? standard : value === '1' || value === 'true';

/** Reads a table part; undefined when it names no area. */
export function readTablePart(text: string): FileTable | undefined {
  const root = parseXml(text);
  const { attributes } = root;
  const area = parseAddress(attributes.ref ?? '');
  if (!area) return undefined;
  const look = childElement(root, 'tableStyleInfo')?.attributes ?? {};
  const filter = childElement(root, 'autoFilter');
  return {
    name: unescapeXml(attributes.displayName ?? attributes.name ?? ''),
    area,
    showHeaders: attributes.headerRowCount !== '0',
    showTotals: Number(attributes.totalsRowCount ?? '0') > 0,
    showFilterButton: filter !== undefined,
    style: look.name ?? '',
    showFirstColumn: isOn(look.showFirstColumn),
    showLastColumn: isOn(look.showLastColumn),
    showRowStripes: isOn(look.showRowStripes),
    showColumnStripes: isOn(look.showColumnStripes),
    columns: childElements(childElement(root, 'tableColumns') ?? root, 'tableColumn').map((column, index) =>
      readColumn(column, filter, index),
    ),
  };
}

function readColumn(column: XmlElement, filter: XmlElement | undefined, index: number): FileTableColumn {
  const formula = childElement(column, 'calculatedColumnFormula');
  const own =
    filter && childElements(filter, 'filterColumn').find(({ attributes }) => attributes.colId === String(index));
  const values = childElement(own, 'filters');
  return {
    name: unescapeXml(column.attributes.name ?? '').replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    ),
    calculatedFormula: formula && `=${shownFormula(textOf(formula))}`,
    totalsFunction: totalsOf(column),
    shownValues: values && childElements(values, 'filter').map(({ attributes }) => unescapeXml(attributes.val ?? '')),
  };
}

function totalsOf(column: XmlElement): string | undefined {
  const name = column.attributes.totalsRowFunction;
  if (name !== 'custom') return name;
  const formula = childElement(column, 'totalsRowFormula');
  return formula && `=${textOf(formula)}`;
}

/** The part of a model's table. `id` must be unique in the file. */
export function tablePart(table: TableModel, id: number): string {
  const attributes = {
    xmlns: NAMESPACE,
    id,
    name: table.name,
    displayName: table.name,
    ref: formatAddress(table.area),
    headerRowCount: table.showHeaders ? undefined : 0,
    totalsRowCount: table.showTotals ? 1 : undefined,
    totalsRowShown: table.showTotals ? undefined : 0,
  };
  const columns = table.columns.map((column, index) => columnElement(table, column, index));
  const look = makeElement('tableStyleInfo', {
    name: table.style === '' ? undefined : table.style,
    showFirstColumn: Number(table.highlightFirstColumn),
    showLastColumn: Number(table.highlightLastColumn),
    showRowStripes: Number(table.showBandedRows),
    showColumnStripes: Number(table.showBandedColumns),
  });
  return serializeXml(
    makeElement('table', attributes, [
      ...(table.showHeaders && table.showFilterButton ? [filterElement(table)] : []),
      makeElement('tableColumns', { count: columns.length }, columns),
      look,
    ]),
  );
}

function columnElement(table: TableModel, column: TableModel['columns'][number], index: number): XmlElement {
  const totals = column.totalsFunction;
  const isFormula = totals?.startsWith('=') ?? false;
  const totalsCell = table.totalsArea && table.sheet.valueAt(table.totalsArea.row, table.area.column + index);
  const element = makeElement('tableColumn', {
    id: index + 1,
    totalsRowFunction: isFormula ? 'custom' : totals,
    totalsRowLabel: totals === undefined && typeof totalsCell === 'string' ? totalsCell : undefined,
  });
  element.attributes.name = escapeXml(column.name).replace(
    /[\n\r\t]/g,
    (char) => `_x${char.charCodeAt(0).toString(16).padStart(4, '0')}_`,
  );
  if (column.calculatedFormula !== undefined) {
    element.children.push(
      makeElement('calculatedColumnFormula', {}, [makeText(storedFormula(column.calculatedFormula))]),
    );
  }
  if (isFormula) element.children.push(makeElement('totalsRowFormula', {}, [makeText(totals!.slice(1))]));
  return element;
}

function filterElement(table: TableModel): XmlElement {
  const { area } = table;
  const last = table.totalsArea ? endRow(area) - 1 : endRow(area);
  const filters = table.columns.flatMap((column, index) => {
    const values = column.filter?.values;
    if (!Array.isArray(values)) return [];
    const shown = values.map((value) => makeElement('filter', { val: String(value) }));
    return [makeElement('filterColumn', { colId: index }, [makeElement('filters', {}, shown)])];
  });
  return makeElement(
    'autoFilter',
    { ref: formatAddress(makeArea(area.row, area.column, last - area.row, area.columnCount)) },
    filters,
  );
}
