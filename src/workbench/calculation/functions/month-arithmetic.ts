const MILLISECONDS_PER_DAY = 86_400_000;
const FIRST_DAY = Date.UTC(1899, 11, 30);
const LAST_SERIAL = 2_958_465;

/** Whether a number stands for a day Excel knows. */
export function isSerial(serial: number): boolean {
  return serial >= 0 && serial < LAST_SERIAL + 1;
}

/** Serial number of the same day `months` months later, or of that month's last day. */
export function addMonths(serial: number, months: number): number {
  const date = new Date(FIRST_DAY + serial * MILLISECONDS_PER_DAY);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return (Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) - FIRST_DAY) / MILLISECONDS_PER_DAY;
}
