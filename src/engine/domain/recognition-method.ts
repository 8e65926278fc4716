/** How a performance obligation is satisfied and its progress measured (606-10-25-27 to 37, IFRS 15.35-45). */
export type RecognitionMethod = 'straight-line' | 'usage' | 'point-in-time' | 'milestone' | 'progress';

/**
 * How straight-line revenue falls on months.
 * - even-daily-ends: full months equal; part months at the ends by days of the whole period (default)
 * - even-period-ends: full months equal; the two part months together make one month
 * - even-calendar-ends: full months equal; a part month weighs its days over the days of its calendar month
 * - even-periods: every touched month equal
 * - exact-days: every day equal
 */
export type StraightLineStrategy =
  'even-daily-ends' | 'even-period-ends' | 'even-calendar-ends' | 'even-periods' | 'exact-days';

/**
 * What becomes of rights that customers do not use (606-10-55-46 to 49, IFRS 15.B44-B47): earned with those that are
 * used, when their use becomes remote, or when they expire.
 */
export type Breakage = 'proportional' | 'remote' | 'at-expiry';

/** Which date of a line or obligation transfers control at a point in time (606-10-25-30, IFRS 15.38). */
export type PointInTimeTrigger =
  'service-start' | 'service-end' | 'invoice-date' | 'recognition-date' | 'delivery' | 'acceptance';

/**
 * How the amount of a month falls on its days of service.
 * - rounded-to-date: the total to date is rounded, a day is a difference (default)
 * - rounded-down: every day the same amount rounded down, the last day the rest
 */
export type DailyAmounts = 'rounded-to-date' | 'rounded-down';

/** The same for a segment; month-end: the whole month on its last day of service. */
export type DaysOfMonth = DailyAmounts | 'month-end';

/**
 * Nature of a licence of intellectual property (606-10-55-54 to 65, IFRS 15.B52-B63): a right to use it as it is, a
 * right to access it as it changes, or a royalty on sales or usage.
 */
export type Licence = 'right-to-use' | 'right-to-access' | 'royalty';
