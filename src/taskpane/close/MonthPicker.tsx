/** The period: one button with the month and its state; a year of months a page, by mouse or arrow keys. */
import { useRef, useState, type KeyboardEvent } from 'react';
import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Checkmark12Filled } from '@fluentui/react-icons/svg/checkmark';
import { ChevronDown20Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRight20Regular } from '@fluentui/react-icons/svg/chevron-right';
import { LockClosed12Filled } from '@fluentui/react-icons/svg/lock-closed';
import { addMonths, monthWords, shortMonthWords } from '../format/time-words';
import type { MonthStatus } from '../session/pane-views';
import { MonthStatusBadge, STATUS_WORDS } from './MonthStatusBadge';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  trigger: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, paddingLeft: '0', minWidth: '0' },
  surface: { padding: tokens.spacingHorizontalM },
  year: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', marginBottom: tokens.spacingVerticalS },
  grid: { display: 'grid', gridTemplateColumns: 'repeat(4, 56px)', gap: tokens.spacingHorizontalXS },
  month: { minWidth: '0', height: '36px', padding: '0', position: 'relative' },
  mark: { position: 'absolute', top: '3px', right: '3px', color: tokens.colorNeutralForeground3 },
  legend: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS },
});

export interface MonthPickerProps {
  readonly month: string;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly statusOf: (month: string) => MonthStatus;
  readonly onMonth: (month: string) => void;
}

export function MonthPicker({ month, firstMonth, lastMonth, statusOf, onMonth }: MonthPickerProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const choose = (chosen: string): void => {
    setOpen(false);
    if (chosen !== month) onMonth(chosen);
  };
  return (
    <div className={styles.row}>
      <Popover open={isOpen} onOpenChange={(_event, data) => setOpen(data.open)} trapFocus positioning="below-start">
        <PopoverTrigger disableButtonEnhancement>
          <Button
            appearance="transparent"
            className={styles.trigger}
            icon={<ChevronDown20Regular />}
            iconPosition="after"
            aria-label={`Month to close: ${monthWords(month)}, ${STATUS_WORDS[statusOf(month)]}`}
          >
            {monthWords(month)}
          </Button>
        </PopoverTrigger>
        <PopoverSurface className={styles.surface} aria-label="Choose the month to close">
          <MonthGrid month={month} firstMonth={firstMonth} lastMonth={lastMonth} statusOf={statusOf} onMonth={choose} />
        </PopoverSurface>
      </Popover>
      <MonthStatusBadge status={statusOf(month)} />
    </div>
  );
}

/** How far an arrow key moves, in months. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -4,
  ArrowDown: 4,
  PageUp: -12,
  PageDown: 12,
};

function MonthGrid({ month, firstMonth, lastMonth, statusOf, onMonth }: MonthPickerProps) {
  const styles = useStyles();
  const [focused, setFocused] = useState(month);
  const grid = useRef<HTMLDivElement>(null);
  const year = Number(focused.slice(0, 4));
  const clamp = (wanted: string): string => (wanted < firstMonth ? firstMonth : wanted > lastMonth ? lastMonth : wanted);
  const turnYear = (by: number): void => setFocused(clamp(addMonths(focused, by * 12)));

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'Home' ? -Number(focused.slice(5)) + 1 : event.key === 'End' ? 12 - Number(focused.slice(5)) : STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = clamp(addMonths(focused, step));
    setFocused(next);
    // The button may be on a page that is drawn only now.
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-month="${next}"]`)?.focus());
  };

  return (
    <div>
      <div className={styles.year}>
        <Button
          appearance="subtle"
          icon={<ChevronLeft20Regular />}
          aria-label="Year before"
          disabledFocusable={`${year - 1}-12` < firstMonth}
          onClick={() => turnYear(-1)}
        />
        <Text weight="semibold" aria-live="polite">
          {year}
        </Text>
        <Button
          appearance="subtle"
          icon={<ChevronRight20Regular />}
          aria-label="Year after"
          disabledFocusable={`${year + 1}-01` > lastMonth}
          onClick={() => turnYear(1)}
        />
      </div>
      <div ref={grid} className={styles.grid} role="group" aria-label={`Months of ${year}`} onKeyDown={onKeyDown}>
        {Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).map((value) => {
          const status = statusOf(value);
          return (
            <Button
              key={value}
              data-month={value}
              appearance={value === month ? 'primary' : 'subtle'}
              className={styles.month}
              tabIndex={value === focused ? 0 : -1}
              autoFocus={value === focused}
              aria-pressed={value === month}
              aria-label={`${monthWords(value)}, ${STATUS_WORDS[status]}`}
              disabled={value < firstMonth || value > lastMonth}
              onClick={() => onMonth(value)}
            >
              {shortMonthWords(value)}
              <MonthMark status={status} isChosen={value === month} />
            </Button>
          );
        })}
      </div>
      <div className={styles.legend} aria-hidden="true">
        <span className={styles.key}>
          <Checkmark12Filled /> posted
        </span>
        <span className={styles.key}>
          <LockClosed12Filled /> locked
        </span>
      </div>
    </div>
  );
}

function MonthMark({ status, isChosen }: { readonly status: MonthStatus; readonly isChosen: boolean }) {
  const styles = useStyles();
  if (status === 'open') return null;
  const Mark = status === 'locked' ? LockClosed12Filled : Checkmark12Filled;
  return <Mark className={mergeClasses(styles.mark)} style={isChosen ? { color: 'inherit' } : undefined} />;
}
