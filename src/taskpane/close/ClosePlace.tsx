/** Close: the month, what is wrong, what would be posted, and one primary button. */
import { useState } from 'react';
import { Button, Link, makeStyles, mergeClasses, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronRight20Regular } from '@fluentui/react-icons/svg/chevron-right';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning20Filled } from '@fluentui/react-icons/svg/warning';
import type { Diagnostic } from '../../engine/domain/diagnostic';
import { useAmounts } from '../format/use-amounts';
import { monthWords } from '../format/time-words';
import { statusOf } from '../session/closing-calendar';
import type { CloseStep } from '../session/pane-state';
import type { CloseView } from '../session/pane-views';
import { ConfirmPost } from './ConfirmPost';
import { MonthPicker } from './MonthPicker';
import { PreviewSheets } from './PreviewSheets';
import { hasErrors, problemWords } from './problem-groups';
import { ProblemList } from './ProblemList';
import { WouldPost } from './WouldPost';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  busy: { opacity: 0.6 },
  problems: { width: '100%', justifyContent: 'flex-start', textAlign: 'left', fontWeight: tokens.fontWeightRegular },
  words: { flexGrow: 1 },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  clear: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  pass: { color: tokens.colorStatusSuccessForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});



export interface ClosePlaceProps {
  readonly view: CloseView;
  readonly step: CloseStep;
  /** Figures are being worked out anew; those shown are of a moment ago. */
  readonly isRefreshing: boolean;
  readonly onStep: (step: CloseStep) => void;
  readonly onMonth: (month: string) => void;
  readonly onSelect: (cell: string) => void;
  readonly onPost: () => void;
}

export function ClosePlace(props: ClosePlaceProps) {
  const { view, step, onStep, onSelect } = props;
  const [isConfirming, setConfirming] = useState(false);
  const { calendar, month, summary } = view;
  const canPost = !summary.blocked && statusOf(calendar, month) !== 'locked' && !props.isRefreshing;
  const confirm = (): void => setConfirming(true);
  return (
    <>
      {step === 'problems' && (
        <ProblemList problems={summary.diagnostics} onSelect={onSelect} onBack={() => onStep('summary')} />
      )}
      {step === 'preview' && (
        <PreviewSheets view={view} canPost={canPost} onPost={confirm} onBack={() => onStep('summary')} />
      )}
      {step === 'summary' && <CloseSummary {...props} canPost={canPost} onPost={confirm} />}
      {isConfirming && (
        <ConfirmPost
          view={view}
          onCancel={() => setConfirming(false)}
          onConfirm={() => {
            setConfirming(false);
            props.onPost();
          }}
        />
      )}
    </>
  );
}

function CloseSummary({ view, isRefreshing, canPost, onMonth, onStep, onPost }: ClosePlaceProps & { readonly canPost: boolean }) {
  const styles = useStyles();
  const { countOf } = useAmounts();
  const { calendar, month, summary } = view;
  return (
    <div className={styles.stack} aria-busy={isRefreshing}>
      <MonthPicker
        month={month}
        firstMonth={calendar.firstMonth}
        lastMonth={calendar.lastMonth}
        statusOf={(other) => statusOf(calendar, other)}
        onMonth={onMonth}
      />
      <Text className={styles.quiet}>
        {countOf(summary.obligations, 'obligation')} · {countOf(summary.invoiceLines, 'invoice line')} ·{' '}
        <Link inline onClick={() => onStep('tables')}>Your tables</Link>
      </Text>
      <ProblemsRow problems={summary.diagnostics} onOpen={() => onStep('problems')} />
      <div className={mergeClasses(styles.stack, isRefreshing && styles.busy)}>
        {summary.blocked ? (
          <Text>The figures appear here when the errors are mended.</Text>
        ) : summary.totals.length === 0 ? (
          <Text>{nothingWords(view)}</Text>
        ) : (
          <WouldPost title="This close would post" totals={summary.totals} />
        )}
      </div>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={!canPost} onClick={onPost}>
          Post {monthWords(month)}
        </Button>
        <Button disabledFocusable={summary.blocked} onClick={() => onStep('preview')}>Preview</Button>
      </div>
      <BlockedWords view={view} />
    </div>
  );
}

function ProblemsRow({ problems, onOpen }: { readonly problems: readonly Diagnostic[]; readonly onOpen: () => void }) {
  const styles = useStyles();
  if (problems.length === 0) {
    return (
      <div className={styles.clear}>
        <CheckmarkCircle20Filled className={styles.pass} />
        <Text>No problems</Text>
      </div>
    );
  }
  const isError = hasErrors(problems);
  return (
    <Button
      className={styles.problems}
      icon={isError ? <ErrorCircle20Filled className={styles.error} /> : <Warning20Filled className={styles.warning} />}
      onClick={onOpen}
    >
      <span className={styles.words}>{problemWords(problems)}</span>
      <ChevronRight20Regular />
    </Button>
  );
}

/** Why Post is off, next to it: a button that only greys out leaves people guessing. */
function BlockedWords({ view: { summary, calendar, month } }: { readonly view: CloseView }) {
  if (summary.blocked) return <Text size={200}>Mend the errors to post. Warnings do not stop it.</Text>;
  if (statusOf(calendar, month) === 'locked') return <Text size={200}>{monthWords(month)} is locked: choose a later month.</Text>;
  return null;
}

function nothingWords({ calendar, month }: CloseView): string {
  return statusOf(calendar, month) === 'posted'
    ? `Nothing new to post: ${monthWords(month)} is posted and its figures have not changed. Posting again writes the sheets anew.`
    : `Nothing to post for ${monthWords(month)}.`;
}

/** Final heights, so that nothing moves when the figures arrive. */
export function CloseSkeleton() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Reading the workbook" className={styles.stack}>
      <SkeletonItem size={32} style={{ width: '60%' }} />
      <SkeletonItem size={20} style={{ width: '75%' }} />
      <SkeletonItem size={32} />
      {Array.from({ length: 6 }, (_, index) => (
        <SkeletonItem key={index} size={20} />
      ))}
      <SkeletonItem size={32} style={{ width: '55%' }} />
    </Skeleton>
  );
}
