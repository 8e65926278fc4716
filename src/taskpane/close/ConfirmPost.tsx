/** The last look before posting: what is written, what cannot be undone, what is kept. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useAmounts } from '../format/use-amounts';
import { monthWords } from '../format/time-words';
import type { CloseView } from '../session/pane-views';
import { keptWords } from './PreviewSheets';

const useStyles = makeStyles({
  surface: { maxWidth: 'calc(100vw - 24px)', padding: tokens.spacingHorizontalL },
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

export interface ConfirmPostProps {
  readonly view: CloseView;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ConfirmPost({ view, onConfirm, onCancel }: ConfirmPostProps) {
  const styles = useStyles();
  const { countOf } = useAmounts();
  const { summary } = view;
  const rows = summary.sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && onCancel()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Post {monthWords(view.month)}?</DialogTitle>
          <DialogContent className={styles.stack}>
            <Text>
              {countOf(summary.newEntries, 'entry', 'entries')} with {countOf(summary.newLines, 'line')}, on{' '}
              {countOf(summary.sheets.length, 'sheet')} with {countOf(rows, 'row')} in all.
            </Text>
            <Text>{keptWords(summary.run)}</Text>
            <Text>Undo does not take it back.</Text>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" autoFocus onClick={onConfirm}>
              Post
            </Button>
            <Button onClick={onCancel}>Cancel</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
