/**
 * CSV files as tables (RFC 4180): quoted fields, doubled quotes, line breaks in quotes, CRLF or LF, byte order mark.
 * Fields stay text until the column they stand in gives them a type.
 */
import type { CellValue, TableData } from '../../table-data';

/**
 * A CSV file as a table: the first record that is not blank is the header, and says whether comma, semicolon or tab
 * separates.
 */
export function tableFromCsv(name: string, text: string): TableData {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const records = parseCsv(plain, separatorOf(plain.trimStart()));
  const headerRow = Math.max(0, records.findIndex((record) => lengthOf(record) > 0));
  const [headers = [], ...rows] = records.slice(headerRow);
  // A record longer than the header has cells without a column: they are kept so that reading can say so.
  const width = Math.max(headers.length, ...rows.map(lengthOf));
  return {
    name,
    sheet: name,
    headerRow,
    headerColumn: 0,
    headers: [...headers, ...Array.from({ length: width - headers.length }, () => '')],
    rows: rows.map((record) => Array.from({ length: width }, (_, column) => cellOf(record[column]))),
    source: 'csv',
  };
}

/** Fields up to the last that is filled. */
function lengthOf(record: readonly string[]): number {
  return record.reduce((length, field, index) => (field.trim() === '' ? length : index + 1), 0);
}

function cellOf(field: string | undefined): CellValue {
  return field === undefined || field === '' ? null : field;
}

/** The first of comma, semicolon and tab that stands outside quotes in the header line. */
function separatorOf(text: string): string {
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ',' || sign === ';' || sign === '\t')) return sign;
    else if (!quoted && (sign === '\n' || sign === '\r')) break;
  }
  return ',';
}

/** Records of fields. A record that is wholly empty ends nothing and is kept, so that row numbers stay true. */
export function parseCsv(text: string, separator = ','): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at, separator) : plainField(text, at, separator);
    record.push(field.value);
    at = field.end;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) record.push('');
      continue;
    }
    records.push(record);
    record = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else if (at < text.length) at += 1;
  }
  if (record.length > 0) records.push(record);
  return records;
}

interface Field {
  readonly value: string;
  /** Position of what follows: a separator, a line break, or the end. */
  readonly end: number;
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end };
}

/** Text after the closing quote belongs to the field, as spreadsheets read it. */
function quotedField(text: string, start: number, separator: string): Field {
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  const rest = plainField(text, at, separator);
  return { value: value + rest.value, end: rest.end };
}
