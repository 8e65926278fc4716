/**
 * A small workbook as another program might have written it, with much that our model does not hold: shared strings
 * with rich text, a shared formula, a chart, an old-style comment, custom XML, a task pane's web extension, a hidden
 * filter name, a calculation chain, and parts numbered in another order than the tabs.
 */
import { openZip } from '../../src/xlsx/package/zip-package';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

type Link = readonly [id: string, type: string, target: string];

const links = (...list: readonly Link[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${type.startsWith('http') ? type : `${OFFICE}/${type}`}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>
<Override PartName="/xl/tables/table3.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>
<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>
<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>
<Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>
<Override PartName="/xl/webextensions/taskpanes.xml" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>
<Override PartName="/xl/webextensions/webextension1.xml" ContentType="application/vnd.ms-office.webextension+xml"/>
<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>
</Types>`;

const WORKBOOK = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="Ledger &amp; notes" sheetId="7" r:id="rId2"/><sheet name="Charts" sheetId="3" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">Charts!$A$1:$B$3</definedName><definedName name="Rate" comment="yearly">0.05</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'Ledger &amp; notes'!$1:$2</definedName></definedNames><calcPr calcId="191029"/></workbook>`;

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot; kg&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><color theme="1"/><name val="Aptos Narrow"/></font><font><b/><sz val="14"/><color rgb="FFC00000"/><name val="Aptos Narrow"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs></styleSheet>`;

const STRINGS = `${HEAD}<sst xmlns="${MAIN}" count="3" uniqueCount="3"><si><t>Id</t></si><si><t>Weight</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></si></sst>`;

/** Tab 1, part 2: a table with a calculated column and totals. */
const LEDGER = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><tabColor rgb="FF00B050"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="2" width="20.7109375" style="1" customWidth="1"/></cols><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>Double</t></is></c></row><row r="3"><c r="A3" s="3"><v>46112</v></c><c r="B3" s="1"><v>1.5</v></c><c r="C3"><f t="shared" ref="C3:C4" si="0">B3*2+$A$2</f><v>3</v></c></row><row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" s="1"><v>2</v></c><c r="C4"><f t="shared" si="0"/><v>4</v></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>Total</t></is></c><c r="C5" t="e"><f>SUBTOTAL(109,Weights[Double])/0</f><v>#DIV/0!</v></c></row></sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`;

const TABLE = `${HEAD}<table xmlns="${MAIN}" id="9" name="Weights" displayName="Weights" ref="A2:C5" totalsRowCount="1"><autoFilter ref="A2:C4"/><tableColumns count="3"><tableColumn id="1" name="Id" totalsRowLabel="Total"/><tableColumn id="2" name="Weight"/><tableColumn id="3" name="Double" totalsRowFunction="sum"><calculatedColumnFormula>Weights[[#This Row],[Weight]]*2</calculatedColumnFormula></tableColumn></tableColumns><tableStyleInfo name="TableStyleMedium4" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;

/** Tab 2, part 1: a chart, a comment, a colour scale, a filter. */
const CHARTS = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData><row r="1"><c r="A1" s="2" t="inlineStr"><is><t>Head</t></is></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row></sheetData><autoFilter ref="A1:B3"/><conditionalFormatting sqref="B1:B3"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FFFF0000"/></colorScale></cfRule></conditionalFormatting><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/></worksheet>`;

/** The parts that our model does not hold, by path. */
export const FOREIGN_PARTS: Readonly<Record<string, string>> = {
  'customXml/item1.xml': '<run xmlns="urn:example:run"><number>7</number></run>',
  'customXml/itemProps1.xml': `${HEAD}<ds:datastoreItem ds:itemID="{11111111-2222-3333-4444-555555555555}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`,
  'xl/webextensions/taskpanes.xml': `${HEAD}<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="1" width="350" row="0"><wetp:webextensionref xmlns:r="${OFFICE}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
  'xl/webextensions/webextension1.xml': `${HEAD}<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{99}"/>`,
  'xl/drawings/drawing1.xml': `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>`,
  'xl/charts/chart1.xml': `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>`,
  'xl/drawings/vmlDrawing1.vml': '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>',
  'xl/comments1.xml': `${HEAD}<comments xmlns="${MAIN}"><authors><author>Ann</author></authors><commentList><comment ref="B2" authorId="0"><text><t>why two?</t></text></comment></commentList></comments>`,
};

const EXTENSIONS = 'http://schemas.microsoft.com/office/2011/relationships';

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': CONTENT_TYPES,
  '_rels/.rels': links(
    ['rId1', 'officeDocument', 'xl/workbook.xml'],
    ['rId2', `${EXTENSIONS}/webextensiontaskpanes`, 'xl/webextensions/taskpanes.xml'],
  ),
  'xl/workbook.xml': WORKBOOK,
  'xl/_rels/workbook.xml.rels': links(
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
    ['rId3', 'styles', 'styles.xml'],
    ['rId4', 'sharedStrings', 'sharedStrings.xml'],
    ['rId5', 'calcChain', 'calcChain.xml'],
    ['rId6', 'customXml', '../customXml/item1.xml'],
  ),
  'xl/styles.xml': STYLES,
  'xl/sharedStrings.xml': STRINGS,
  'xl/calcChain.xml': `${HEAD}<calcChain xmlns="${MAIN}"><c r="C3" i="7"/></calcChain>`,
  'xl/worksheets/sheet1.xml': CHARTS,
  'xl/worksheets/_rels/sheet1.xml.rels': links(
    ['rId1', 'drawing', '../drawings/drawing1.xml'],
    ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
    ['rId3', 'comments', '../comments1.xml'],
  ),
  'xl/drawings/_rels/drawing1.xml.rels': links(['rId1', 'chart', '../charts/chart1.xml']),
  'xl/worksheets/sheet2.xml': LEDGER,
  'xl/worksheets/_rels/sheet2.xml.rels': links(['rId1', 'table', '../tables/table3.xml']),
  'xl/tables/table3.xml': TABLE,
  'customXml/_rels/item1.xml.rels': links(['rId1', 'customXmlProps', 'itemProps1.xml']),
  'xl/webextensions/_rels/taskpanes.xml.rels': links(['rId1', `${EXTENSIONS}/webextension`, 'webextension1.xml']),
  ...FOREIGN_PARTS,
};

/** The file, optionally with some parts replaced. */
export function foreignWorkbook(replaced: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const zip = openZip();
  for (const [path, text] of Object.entries({ ...PARTS, ...replaced })) zip.put(path, text);
  return zip.toBytes();
}
