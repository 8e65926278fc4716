/** `'Daily journal'!E7` as the sheet's name and the cells on it. */
export function splitAddress(address: string): { readonly sheet: string; readonly cells: string } {
  const split = address.lastIndexOf('!');
  const sheet = address.slice(0, split).replace(/^'|'$/g, '').replaceAll("''", "'");
  return { sheet, cells: address.slice(split + 1) };
}
