import { columnLetters, formatCorner } from '../../host/formula/a1';
import type { Corner } from '../../host/formula/a1';
import { columnsOfSpecifier } from '../../host/formula/rewrite-formula';
import { tokenizeFormula } from '../../host/formula/tokenize-formula';
import type { FormulaToken, PlainToken, ReferenceToken, StructuredToken } from '../../host/formula/tokenize-formula';
import { containsCell, endColumn, endRow } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import type { SheetModel, TableModel, WorkbookModel } from '../../host/model/workbook-model';
import type { FormulaReference } from './formula-reference';
import type { ResolvedToken } from './quick/parse-expression';

/** A formula as Univer gets it: nothing left in it but cells, constants, operators and functions. */
export interface ResolvedFormula {
  /** With leading '='. Sheets appear under their aliases, tables and names as the cells or text they stand for. */
  readonly text: string;
  /** Equal for formulas that differ only by where they stand. */
  readonly key: string;
  readonly references: readonly FormulaReference[];
  /** The formula in pieces, for formulas that need no Univer. */
  readonly tokens: readonly ResolvedToken[];
  /** Has to be computed every time (NOW, OFFSET, INDIRECT and the like). */
  readonly isVolatile: boolean;
  readonly layout: LayoutUse;
}

/** What besides its text and cells a formula's meaning hangs on. */
export interface LayoutUse {
  /** Names of tables in lower case, also of tables that do not exist (yet). */
  readonly tables: ReadonlySet<string>;
  readonly hasNames: boolean;
  readonly hasWholeLines: boolean;
}

/** What resolving needs to know besides the workbook. */
export interface ResolveContext {
  readonly workbook: WorkbookModel;
  /** A name for the sheet that no formula grammar can take for anything else. */
  aliasOf(sheetId: string): string;
  /** Rows (and columns) of a sheet that whole-column (whole-row) references have to cover. */
  usedRowCount(sheetId: string): number;
  usedColumnCount(sheetId: string): number;
}

const VOLATILE = /\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|OFFSET|INDIRECT|CELL|INFO)\(/i;
const MODERN_PREFIX = /_xlfn\.(?:_xlws\.)?|_xlpm\.|_xludf\./g;
const DEEPEST_NAME = 8;

interface Part {
  readonly text: string;
  readonly key: string;
}

/**
 * Replaces tables, names and sheet names of a formula standing in (row, column) of `sheet`, and collects the cells
 * it reads. What cannot be resolved becomes the error Excel would show.
 */
export function resolveFormula(
  formula: string,
  sheet: SheetModel,
  row: number,
  column: number,
  context: ResolveContext,
): ResolvedFormula {
  const source = formula.replace(MODERN_PREFIX, '');
  const resolver = new Resolver(sheet, row, column, context);
  const { text, key } = resolver.resolve(tokenizeFormula(source.slice(1)), 0);
  return {
    text: `=${text}`,
    // formulas that come to the same today but hang on different tables part ways tomorrow
    key: resolver.layout === NO_LAYOUT ? key : `${key} ${layoutKey(resolver.layout)}`,
    references: resolver.references,
    tokens: resolver.tokens,
    isVolatile: VOLATILE.test(text),
    layout: resolver.layout,
  };
}

function layoutKey({ tables, hasNames, hasWholeLines }: LayoutUse): string {
  return JSON.stringify([[...tables], hasNames, hasWholeLines]);
}

class Resolver {
  readonly references: FormulaReference[] = [];
  readonly tokens: ResolvedToken[] = [];
  readonly tables = new Set<string>();
  private hasNames = false;
  private hasWholeLines = false;

  constructor(
    private readonly sheet: SheetModel,
    private readonly row: number,
    private readonly column: number,
    private readonly context: ResolveContext,
  ) {}

  get layout(): LayoutUse {
    const { tables, hasNames, hasWholeLines } = this;
    return tables.size > 0 || hasNames || hasWholeLines ? { tables, hasNames, hasWholeLines } : NO_LAYOUT;
  }

  resolve(tokens: readonly FormulaToken[], depth: number): Part {
    let text = '';
    let key = '';
    for (const token of tokens) {
      const part = this.partOf(token, depth);
      text += part.text;
      key += part.key;
    }
    return { text, key };
  }

  private partOf(token: FormulaToken, depth: number): Part {
    if (token.kind === 'reference') return this.referencePart(token);
    if (token.kind === 'structured') return this.structuredPart(token);
    if (token.kind === 'name') return this.namePart(token.text, depth);
    // `Sheet!#REF!` is left where a referenced cell was deleted
    if (token.kind === 'error') return this.error(token.text.slice(token.text.indexOf('#')));
    return this.plain(token.kind, token.text);
  }

  private referencePart(token: ReferenceToken): Part {
    const sheet = token.sheetName === undefined ? this.sheet : this.context.workbook.sheet(token.sheetName);
    if (!sheet) return this.error('#REF!');
    return this.cells(sheet, token.from, token.to ?? token.from);
  }

  /** The text and key of a reference; whole rows and columns are cut to what the sheet uses. */
  private cells(sheet: SheetModel, from: Corner, to: Corner): Part {
    const reference = { sheetId: sheet.id, from, to };
    this.references.push(reference);
    const isWholeLine = from.row === undefined || from.column === undefined;
    this.tokens.push({ kind: 'reference', reference, isWholeLine });
    const alias = sheet === this.sheet ? '' : `${this.context.aliasOf(sheet.id)}!`;
    let first = from;
    let last = to;
    if (from.row === undefined) {
      this.hasWholeLines = true;
      first = { ...from, row: 0, rowFixed: true };
      last = { ...to, row: this.context.usedRowCount(sheet.id) - 1, rowFixed: true };
    } else if (from.column === undefined) {
      this.hasWholeLines = true;
      first = { ...from, column: 0, columnFixed: true };
      last = { ...to, column: this.context.usedColumnCount(sheet.id) - 1, columnFixed: true };
    }
    const one = formatCorner(first) === formatCorner(last);
    return {
      text: alias + formatCorner(first) + (one ? '' : `:${formatCorner(last)}`),
      key: `${alias}${this.cornerKey(first)}${one ? '' : `:${this.cornerKey(last)}`}`,
    };
  }

  private cornerKey({ row = 0, column = 0, rowFixed, columnFixed }: Corner): string {
    return `${rowFixed ? `R${row}` : `r${row - this.row}`}${columnFixed ? `C${column}` : `c${column - this.column}`}`;
  }

  private structuredPart({ tableName, specifier }: StructuredToken): Part {
    const table = this.tableNamed(tableName);
    this.tables.add((table?.name ?? tableName).toLowerCase());
    if (!table) return this.error(tableName === '' ? '#VALUE!' : '#REF!');
    const area = areaOfSpecifier(table, specifier);
    if (area === 'thisRow') return this.thisRowPart(table, specifier);
    if (!area) return this.error('#REF!');
    const first = fixedCorner(area.row, area.column);
    return this.cells(table.sheet, first, fixedCorner(endRow(area) - 1, endColumn(area) - 1));
  }

  private thisRowPart(table: TableModel, specifier: string): Part {
    const columns = columnSpan(table, specifier);
    if (!columns) return this.error('#REF!');
    const { dataArea } = table;
    if (this.row < dataArea.row || this.row >= endRow(dataArea)) return this.error('#VALUE!');
    const corner = (column: number): Corner => ({ row: this.row, column, rowFixed: false, columnFixed: true });
    return this.cells(table.sheet, corner(columns.first), corner(columns.last));
  }

  private tableNamed(name: string): TableModel | undefined {
    if (name === '') return this.sheet.tables.find((table) => containsCell(table.area, this.row, this.column));
    return this.context.workbook.tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
  }

  private namePart(text: string, depth: number): Part {
    if (/^(?:true|false)$/i.test(text)) return this.plain('name', text);
    const bang = text.lastIndexOf('!');
    const word = text.slice(bang + 1);
    const name = this.context.workbook.names.resolve(word, this.sheet);
    if (name && depth < DEEPEST_NAME) {
      this.hasNames = true;
      const tokens = tokenizeFormula(name.formula.replace(/^=/, ''));
      if (tokens.length === 1) return this.resolve(tokens, depth + 1);
      return this.resolve([OPENING, ...tokens, CLOSING], depth + 1);
    }
    const table = this.tableNamed(word);
    if (word !== '' && table) {
      return this.structuredPart({ kind: 'structured', text, tableName: word, specifier: '[]' });
    }
    this.hasNames = true;
    // left as it stands: a parameter of LET or LAMBDA, or an unknown name, for which Univer answers #NAME?
    return this.plain('name', text);
  }

  private plain(kind: PlainToken['kind'], text: string): Part {
    this.tokens.push({ kind, text });
    return { text, key: text };
  }

  private error(text: string): Part {
    return this.plain('error', text);
  }
}

const NO_LAYOUT: LayoutUse = { tables: new Set(), hasNames: false, hasWholeLines: false };
const OPENING: PlainToken = { kind: 'other', text: '(' };
const CLOSING: PlainToken = { kind: 'other', text: ')' };

const fixedCorner = (row: number, column: number): Corner => ({ row, column, rowFixed: true, columnFixed: true });

/** The cells of a table a specifier such as `[Amount]` or `[[#All],[A]:[B]]` means. */
function areaOfSpecifier(table: TableModel, specifier: string): Area | 'thisRow' | undefined {
  if (specifier.startsWith('[@') || /\[?#This Row\]?/i.test(specifier)) return 'thisRow';
  const columns = columnSpan(table, specifier);
  const rows = rowsOfSpecifier(table, specifier);
  if (!columns || !rows) return undefined;
  return {
    row: rows.row,
    rowCount: rows.rowCount,
    column: columns.first,
    columnCount: columns.last - columns.first + 1,
  };
}

function rowsOfSpecifier(table: TableModel, specifier: string): { row: number; rowCount: number } | undefined {
  const asks = (section: string): boolean => specifier.toLowerCase().includes(`#${section}`);
  const parts: (Area | undefined)[] = [];
  if (asks('all')) return table.area;
  if (asks('headers')) parts.push(table.headerArea);
  if (asks('data')) parts.push(table.dataArea);
  if (asks('totals')) parts.push(table.totalsArea);
  if (parts.length === 0) parts.push(table.dataArea);
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0) return undefined;
  const row = Math.min(...known.map((part) => part.row));
  return { row, rowCount: Math.max(...known.map((part) => endRow(part))) - row };
}

function columnSpan(table: TableModel, specifier: string): { first: number; last: number } | undefined {
  const named = columnsOfSpecifier(specifier);
  const { column, columnCount } = table.area;
  if (named.length === 0) return { first: column, last: column + columnCount - 1 };
  const at = named.map(({ name }) => table.columns.findIndex((one) => sameHeader(one.name, name)));
  if (at.includes(-1)) return undefined;
  return { first: column + Math.min(...at), last: column + Math.max(...at) };
}

const sameHeader = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A sheet name made of letters only, too long to be a column. */
export function sheetAlias(index: number): string {
  return `sheetno${columnLetters(index).toLowerCase()}`;
}
