/** A Markdown table; the first column is text, the others are aligned right. */
export function markdownTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = line(headers.map((_, i) => (i === 0 ? '---' : '---:')));
  return [line(headers), rule, ...rows.map(line)].join('\n');
}

/** Whole numbers, thousands grouped. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** Three significant digits, thousands grouped. */
export function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
