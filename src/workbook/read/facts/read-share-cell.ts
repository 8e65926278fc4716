/** A share that may be written as 0.4, 40 or 40%. */
import type { ShareCell } from '../../../engine/domain/material-right';
import { readPercentText, readPositive } from './read-contracts';
import { report, type Row } from '../tables/table-row';

/** Shares above 1 are percentages; none is above 100 %. */
export function readShareCell(row: Row, column: string): ShareCell | null {
  const text = readPercentText(row, column);
  const share = text ?? readPositive(row, column);
  if (share === null) return null;
  const isPercent = text === null && share.digits > 10 ** share.scale;
  const cell: ShareCell = { share: isPercent ? { digits: share.digits, scale: share.scale + 2 } : share, isPercent };
  if (cell.share.digits > 10 ** cell.share.scale) {
    report(row, 'right.share', column, `${column} is more than 100 %. Correct it.`);
    return null;
  }
  return cell;
}
