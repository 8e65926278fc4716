/** CSV by RFC 4180. Free text that a spreadsheet would take for a formula is disarmed; identifiers and amounts never change. */

const FORMULA_START = /^[=+\-@\t\r\0]/;

export function startsLikeFormula(value: string): boolean {
  return FORMULA_START.test(value);
}

/** An apostrophe keeps spreadsheets from evaluating the text; control characters and line breaks become blanks. */
export function disarmText(value: string, blankedCharacters = ''): string {
  let text = value.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  for (const character of blankedCharacters) text = text.replaceAll(character, ' ');
  return startsLikeFormula(value) || startsLikeFormula(text) ? `'${text}` : text;
}

export function csvField(value: string): string {
  return /[",\r\n]/.test(value) || value !== value.trim() ? `"${value.replaceAll('"', '""')}"` : value;
}

export function csvRow(fields: readonly string[]): string {
  return fields.map(csvField).join(',');
}
