/** Why something did not happen. Excel's refusals say what to do; a defect of ours says that nothing was posted. */
import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, Textarea, tokens } from '@fluentui/react-components';
import type { Failure } from '../session/pane-views';
import { CopyButton } from '../shell/CopyButton';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  details: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

export interface FailureNoteProps {
  readonly failure: Failure;
  /** What this failure left undone: `Nothing was posted.` */
  readonly outcome: string;
  readonly onRetry?: () => void;
}

export function FailureNote({ failure, outcome, onRetry }: FailureNoteProps) {
  const styles = useStyles();
  if (failure.kind === 'host') {
    return (
      <MessageBar intent="warning" layout="multiline" politeness="assertive">
        <MessageBarBody>
          <MessageBarTitle>{outcome}</MessageBarTitle>
          {failure.sentence}
        </MessageBarBody>
        {onRetry !== undefined && (
          <MessageBarActions>
            <Button onClick={onRetry}>Try again</Button>
          </MessageBarActions>
        )}
      </MessageBar>
    );
  }
  return (
    <div className={styles.stack}>
      <MessageBar intent="error" layout="multiline" politeness="assertive">
        <MessageBarBody>
          <MessageBarTitle>{outcome}</MessageBarTitle>
          A mistake in RevRec stopped it. Your tables are as they were. Please send the details below to whoever
          supports RevRec for you; they hold no amounts and no names.
        </MessageBarBody>
      </MessageBar>
      <Textarea
        readOnly
        resize="vertical"
        rows={6}
        aria-label="Details of the mistake"
        value={failure.details}
        textarea={{ className: styles.details }}
      />
      <div>
        <CopyButton text={failure.details} label="Copy details" />
      </div>
    </div>
  );
}
