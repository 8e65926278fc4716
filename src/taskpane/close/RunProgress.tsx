/** A close under way: stage, rows done of total, time left as measured, and Cancel. */
import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useAmounts } from '../format/use-amounts';
import { monthWords, timeLeftWords } from '../format/time-words';
import type { ProgressView } from '../session/pane-views';
import { SubHeading } from './SubHeading';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  facts: { fontVariantNumeric: 'tabular-nums', minHeight: tokens.lineHeightBase300 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export interface RunProgressProps {
  readonly month: string;
  readonly progress: ProgressView;
  readonly isCancelling: boolean;
  readonly onCancel: () => void;
}

export function RunProgress({ month, progress, isCancelling, onCancel }: RunProgressProps) {
  const styles = useStyles();
  const { count } = useAmounts();
  const { stage, rowsDone, rowsTotal, millisecondsLeft } = progress;
  const isMeasured = rowsTotal > 0;
  return (
    <div className={styles.stack}>
      <SubHeading>Posting {monthWords(month)}</SubHeading>
      <Text>{isCancelling ? 'Stopping after the block under way' : stage}</Text>
      <ProgressBar
        aria-label={`Posting ${monthWords(month)}`}
        {...(isMeasured ? { value: rowsDone, max: rowsTotal } : {})}
        thickness="large"
      />
      <Text className={styles.facts}>
        {isMeasured && `${count(rowsDone)} of ${count(rowsTotal)} rows`}
        {isMeasured && millisecondsLeft !== null && ` · ${timeLeftWords(millisecondsLeft)}`}
      </Text>
      <div>
        <Button onClick={onCancel} disabledFocusable={isCancelling}>
          Cancel
        </Button>
      </div>
      <Text size={200} className={styles.quiet}>
        Sheets are built out of sight and shown when all are complete. Excel may look idle meanwhile. Cancel leaves the
        workbook as it was.
      </Text>
    </div>
  );
}
