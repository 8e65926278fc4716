/** Cuts rows into blocks by the bytes they take on the wire; formulas weigh five to ten times what numbers do. */

/** Excel on the web refuses requests over 5 MB; smaller blocks keep progress and cancel prompt. */
export const BLOCK_BYTES = 1_500_000;

export interface RowBlock {
  readonly firstRow: number;
  readonly rowCount: number;
  readonly bytes: number;
}

/** Consecutive blocks that cover `rowCount` rows; a single row over the budget is a block of its own. */
export function cutIntoBlocks(rowCount: number, bytesOfRow: (row: number) => number, budget = BLOCK_BYTES): RowBlock[] {
  const blocks: RowBlock[] = [];
  let firstRow = 0;
  let bytes = 0;
  for (let row = 0; row < rowCount; row++) {
    const weight = bytesOfRow(row);
    if (row > firstRow && bytes + weight > budget) {
      blocks.push({ firstRow, rowCount: row - firstRow, bytes });
      firstRow = row;
      bytes = 0;
    }
    bytes += weight;
  }
  if (rowCount > firstRow) blocks.push({ firstRow, rowCount: rowCount - firstRow, bytes });
  return blocks;
}

/** Bytes of one cell in a JSON array, with quotes, comma and room for escapes and non-ASCII text. */
export function bytesOfCell(value: string | number | boolean | null): number {
  if (typeof value === 'string') {
    let bytes = 3;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      bytes += code < 0x20 ? 6 : code === 0x22 || code === 0x5c ? 2 : code < 0x80 ? 1 : 3;
    }
    return bytes;
  }
  return typeof value === 'number' ? 12 : 6;
}
