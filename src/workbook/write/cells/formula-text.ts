/** Pieces of formula text: English, A1, as Excel itself would print them. */

/** A text literal: quotes inside it are doubled. Example: `say "hi"` → `"say ""hi"""`. */
export function textLiteral(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A number literal; Excel prints no exponent below 1E+21, nor do we. Negative numbers stand in parentheses. */
export function numberLiteral(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/** A literal of a key's own type: a line 2 that is a number in its cell is compared as a number. */
export function keyLiteral(part: string | number): string {
  return typeof part === 'number' ? numberLiteral(part) : textLiteral(part);
}

/** A text literal for MATCH, in which `*`, `?` and `~` stand for themselves. */
export function matchLiteral(part: string | number): string {
  return typeof part === 'number' ? numberLiteral(part) : textLiteral(part.replace(/[*?~]/g, (sign) => `~${sign}`));
}

/** A column of a table: `Obligations[Price]`. The signs that mean something inside brackets are escaped by `'`. */
export function tableColumn(table: string, header: string): string {
  return `${table}[${header.replace(/[[\]#'@]/g, (sign) => `'${sign}`)}]`;
}

/**
 * Whether SUMIFS and COUNTIF compare a text by itself: they take `*`, `?`, a leading operator and whatever looks like a
 * number, a date or a truth value for something else.
 */
export function isPlainCriterion(text: string): boolean {
  return (
    /^[A-Za-z][\w ./-]*$/.test(text) && !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|true$|false$)/i.test(text)
  );
}
