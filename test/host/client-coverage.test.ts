import type { TypeDefinition } from '../../src/host/rich-api/host-object';
import { listHostTypes } from '../../src/host/rich-api/type-registry';
import { closeAll, errorOf, openExcel } from './open-excel';
import type { OpenExcel } from './open-excel';

afterAll(closeAll);

let excel: OpenExcel;
beforeAll(async () => {
  excel = await openExcel();
});

type Prototype = Record<string, unknown> & {
  readonly _scalarPropertyOriginalNames?: readonly string[];
  readonly _navigationPropertyNames?: readonly string[];
};

/** The client's class of a host type, from either of its two namespaces. */
function clientClass(name: string): Prototype | undefined {
  const { window } = excel as unknown as {
    window: Record<string, Record<string, { prototype: Prototype } | undefined>>;
  };
  return (window['Excel']![name] ?? window['OfficeCore']![name])?.prototype;
}

const camel = (member: string): string =>
  member.startsWith('_') ? member : member[0]!.toLowerCase() + member.slice(1);

function hostMembers(type: TypeDefinition<unknown>): Set<string> {
  const tables = [type.get, type.set, type.navigate, type.call];
  const members = new Set(tables.flatMap((table) => Object.keys(table ?? {})).map(camel));
  if (type.item) ['getItem', 'getItemOrNullObject'].forEach((member) => members.add(member));
  if (type.items) ['items', 'getCount', 'getItemAt'].forEach((member) => members.add(member));
  for (const event of Object.keys(type.events ?? {})) members.add(`_Register${event}Event`);
  return members;
}

/** Names the client uses on the wire only, and types it builds without a class. */
const WIRE_ONLY = new Set(['Worksheet.gridlines', 'Worksheet.headings']);
const WITHOUT_CLASS = ['AddinInternalService', 'CustomFunctions', 'RibbonTab'];

test('every member the host knows is a member of the client', () => {
  const unknown: string[] = [];
  for (const [name, type] of listHostTypes()) {
    const prototype = clientClass(name);
    if (!prototype) {
      if (!WITHOUT_CLASS.includes(name)) unknown.push(name);
      continue;
    }
    for (const table of [type.get, type.set, type.navigate, type.call]) {
      for (const member of Object.keys(table ?? {}).map(camel)) {
        if (!(member in prototype) && !WIRE_ONLY.has(`${name}.${member}`)) unknown.push(`${name}.${member}`);
      }
    }
  }
  expect(unknown).toEqual([]);
});

/** What an add-in like ours uses; leaving one out is an error. */
const NEEDED: Readonly<Record<string, string>> = {
  Application:
    'calculate calculationMode calculationState suspendApiCalculationUntilNextSync suspendScreenUpdatingUntilNextSync',
  Runtime: 'enableEvents',
  Workbook:
    'application comments customXmlParts getActiveCell getSelectedRange isDirty name names properties protection settings tables worksheets',
  WorksheetCollection: 'add getActiveWorksheet getCount getFirst getItem getItemOrNullObject getLast items',
  Worksheet:
    'activate calculate copy customProperties delete freezePanes getCell getRange getRangeByIndexes getRanges getUsedRange ' +
    'getUsedRangeOrNullObject id name names pageLayout position protection showOutlineLevels tabColor tables visibility',
  WorksheetFreezePanes: 'freezeAt freezeColumns freezeRows getLocationOrNullObject unfreeze',
  WorksheetProtection: 'options protect protected unprotect',
  Range:
    'address autoFill cellCount clear columnCount columnHidden columnIndex conditionalFormats copyFrom dataValidation delete ' +
    'find findOrNullObject format formulas formulasR1C1 getAbsoluteResizedRange getBoundingRect getCell getColumn ' +
    'getDirectPrecedents getEntireColumn getEntireRow getIntersectionOrNullObject getLastCell getLastRow getOffsetRange getResizedRange getRow ' +
    'getSpecialCellsOrNullObject getSurroundingRegion getTables getUsedRange getUsedRangeOrNullObject group hasSpill hyperlink ' +
    'insert merge numberFormat replaceAll rowCount rowHidden rowIndex select sort text ungroup unmerge values valueTypes worksheet',
  RangeFormat:
    'autofitColumns autofitRows borders columnWidth fill font horizontalAlignment indentLevel protection rowHeight verticalAlignment wrapText',
  RangeFill: 'clear color',
  RangeFont: 'bold color italic name size strikethrough underline',
  RangeBorder: 'color style weight',
  FormatProtection: 'formulaHidden locked',
  RangeSort: 'apply',
  TableCollection: 'add count getCount getItem getItemAt getItemOrNullObject items',
  Table:
    'clearFilters columns convertToRange delete getDataBodyRange getHeaderRowRange getRange getTotalRowRange highlightFirstColumn ' +
    'id name resize rows showBandedRows showFilterButton showHeaders showTotals sort style worksheet',
  TableRowCollection: 'add count deleteRows getCount getItemAt items',
  TableRow: 'delete getRange index values',
  TableColumnCollection: 'add count getItem getItemOrNullObject items',
  TableColumn: 'delete filter getDataBodyRange getHeaderRowRange getRange id index name values',
  TableSort: 'apply',
  NamedItemCollection: 'add addFormulaLocal getCount getItem getItemOrNullObject items',
  NamedItem: 'comment delete formula getRange getRangeOrNullObject name scope type value visible',
  ConditionalFormatCollection: 'add clearAll getCount getItem getItemAt items',
  ConditionalFormat:
    'cellValue colorScale custom dataBar delete getRange id preset priority stopIfTrue textComparison topBottom type iconSet',
  DataValidation: 'clear errorAlert ignoreBlanks prompt rule type valid',
  SettingCollection: 'add getItem getItemOrNullObject items',
  DocumentProperties: 'author comments company custom keywords subject title',
  CustomPropertyCollection: 'add getItem getItemOrNullObject items',
  CustomXmlPartCollection: 'add getByNamespace getItem getItemOrNullObject',
  CommentCollection: 'add getItemByCell items',
  PageLayout: 'centerHorizontally headersFooters orientation setPrintArea setPrintMargins setPrintTitleRows zoom',
};

test.each(Object.entries(NEEDED))('%s has what the add-in needs', (name, members) => {
  const known = hostMembers(listHostTypes().get(name)!);
  expect(members.split(' ').filter((member) => !known.has(member))).toEqual([]);
});

test('the share of the client that is emulated (HOST_COVERAGE=1 lists what is not)', () => {
  const missing: string[] = [];
  let implemented = 0;
  for (const [name, type] of listHostTypes()) {
    const prototype = clientClass(name);
    if (!prototype) continue;
    const known = hostMembers(type);
    const scalars = prototype._scalarPropertyOriginalNames ?? [];
    const own = Object.getOwnPropertyNames(prototype).filter((member) => /^[a-z]/.test(member));
    const plumbing = new Set([
      'constructor',
      'set',
      'update',
      'load',
      'retrieve',
      'toJSON',
      'untrack',
      'track',
      'setMockData',
      'ensureUnchanged',
    ]);
    for (const member of new Set([...scalars.map(camel), ...own])) {
      if (plumbing.has(member) || member.startsWith('_') || member.startsWith('on')) continue;
      if (known.has(member)) implemented++;
      else missing.push(`${name}.${member}`);
    }
  }
  if (process.env['HOST_COVERAGE']) console.log(`${implemented} members emulated; not: ${missing.join(', ')}`);
  expect(implemented).toBeGreaterThan(400);
});

describe('with the client’s own check of requirement sets', () => {
  const switchCheck = (on: boolean) => {
    const { CommonUtility } = excel.OfficeExtension as unknown as {
      CommonUtility: { _doApiNotSupportedCheck: boolean };
    };
    CommonUtility._doApiNotSupportedCheck = on;
  };
  beforeAll(() => switchCheck(true));
  afterAll(() => switchCheck(false));

  test('members above the floor of ExcelApi 1.13 are refused', async () => {
    const error = await errorOf(
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Sheet1').getRange('A1').getPrecedents();
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: 'ApiNotFound' });
    expect(error.message).toContain('1.14');
  });

  test('members of the floor go through', async () => {
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1:A2').values = [['h'], [1]];
      sheet.tables.add('A1:A2', true).resize('A1:A3');
      sheet.onFormulaChanged.add(() => Promise.resolve());
      await context.sync();
    });
    expect(excel.host.model.tables[0]?.area.rowCount).toBe(3);
  });
});
