/** Who changed the workbook, and which way cells moved. */

/**
 * Who caused a change. `load` = a file is being read: no events, no recalculation, no protection. `addin-silent` = the
 * add-in while it has its own events switched off.
 */
export type ChangeSource = 'addin' | 'addin-silent' | 'user' | 'engine' | 'load';

export type ShiftDirection = 'down' | 'right' | 'up' | 'left';
