/** How names are compared (headers, tables, choices) and how identifiers are cleaned. */

/**
 * Small letters and digits only, so that `SSP_Total`, `ssp (total)` and `SSP total` agree. Accents are kept; a percent
 * sign counts as the word, so that `VAT %` is no amount of VAT.
 */
export function normalName(text: string): string {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC');
  return plain.toLowerCase().replace(/%/g, 'percent').replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The same without text in parentheses or brackets: `Amount (net)` is `amount`. */
export function normalNameOutsideParentheses(text: string): string {
  return normalName(text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' '));
}

/** Characters that take no room or look like a plain space, and keep two equal-looking identifiers apart. */
const HIDDEN = /[\u0000-\u001f\u007f\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;
const ZERO_WIDTH = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const SPACE_LIKE = /[\u0000-\u001f\u007f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;

/** The text as it looks: without outer spaces and hidden characters. `changed` tells whether there were any. */
export function cleanText(text: string): { readonly text: string; readonly changed: boolean } {
  const visible = HIDDEN.test(text) ? text.replace(ZERO_WIDTH, '').replace(SPACE_LIKE, ' ') : text;
  const trimmed = visible.trim();
  return { text: trimmed, changed: trimmed !== text };
}

/** Identifiers are compared as Excel compares text: without regard to case. */
export function foldId(id: string): string {
  return id.toLowerCase();
}
