/** Cell addresses as Excel writes them. */

/** `F` for column 5 (zero-based). */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `Obligations!F14`, `'Credit notes'!A2`. Row and column are zero-based. */
export function cellAddress(sheet: string, row: number, column: number): string {
  return `${quotedSheet(sheet)}!${columnLetters(column)}${row + 1}`;
}

/** Excel needs quotes round every sheet name that is not a plain word, or that could be a cell. */
function quotedSheet(sheet: string): string {
  const isWord = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet);
  const couldBeCell = /^[A-Za-z]{1,3}\d+$/.test(sheet) || /^[Rr]\d*([Cc]\d*)?$/.test(sheet) || /^[Cc]\d*$/.test(sheet);
  return isWord && !couldBeCell ? sheet : `'${sheet.replace(/'/g, "''")}'`;
}
