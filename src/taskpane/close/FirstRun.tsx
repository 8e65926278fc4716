/** A workbook without tables of ours: what the add-in does, and three ways to start. */
import { useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, Spinner, Text, tokens } from '@fluentui/react-components';
import { Beaker24Regular } from '@fluentui/react-icons/svg/beaker';
import { DocumentTable24Regular } from '@fluentui/react-icons/svg/document-table';
import { TableAdd24Regular } from '@fluentui/react-icons/svg/table-add';
import type { InputTable } from '../../engine/domain/source-reference';
import { PlaceHeading } from '../shell/PlaceHeading';
import { RecognizedTables } from './RecognizedTables';
import type { RecognizedTable } from './recognize-tables';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  actions: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  action: {
    display: 'grid',
    gridTemplateColumns: '32px 1fr',
    justifyItems: 'start',
    textAlign: 'left',
    columnGap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    maxWidth: '100%',
    width: '100%',
  },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  quiet: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  onPrimary: { fontWeight: tokens.fontWeightRegular },
});

export type StartWith = 'sample' | 'template';

export interface FirstRunProps {
  /** Recognition of the workbook's own tables. */
  readonly tables: readonly RecognizedTable[];
  /** The table that is being added to them. */
  readonly adding: InputTable | null;
  /** What is being written now. */
  readonly writing: StartWith | null;
  /** Sheets of the workbook that would be replaced; then nothing is written. */
  readonly takenSheets: readonly string[];
  readonly onStart: (what: StartWith) => void;
  readonly onAdd: (table: InputTable) => void;
  readonly onSheet: (sheet: string) => void;
  readonly onReadAgain: () => void;
}

export function FirstRun({ tables, adding, writing, takenSheets, onStart, onAdd, onSheet, onReadAgain }: FirstRunProps) {
  const styles = useStyles();
  const [showsTables, setShowsTables] = useState(false);
  if (showsTables) {
    return <RecognizedTables {...{ tables, adding, onAdd, onSheet, onReadAgain }} onBack={() => setShowsTables(false)} />;
  }
  const isBusy = writing !== null;
  return (
    <div className={styles.stack}>
      <PlaceHeading isLarge>Close revenue inside this workbook</PlaceHeading>
      <Text>
        RevRec turns contracts and invoices into schedules and journal entries under ASC 606 and IFRS 15.
        <br />
        Every posted amount stands beside the formula that proves it, and the row it came from.
      </Text>
      {takenSheets.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Nothing was written.</MessageBarTitle>
            This workbook already has {takenSheets.length === 1 ? 'a sheet' : 'sheets'} named {takenSheets.join(', ')}. Open an
            empty workbook, or rename {takenSheets.length === 1 ? 'it' : 'them'} first.
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" className={styles.action} disabledFocusable={isBusy} onClick={() => onStart('sample')}>
          {writing === 'sample' ? <Spinner size="tiny" appearance="inverted" /> : <Beaker24Regular />}
          <span className={styles.words}>
            {writing === 'sample' ? 'Writing the sample' : 'Try the sample'}
            <Text size={200} className={styles.onPrimary}>
              Eighteen months of an invented software company
            </Text>
          </span>
        </Button>
        <Button className={styles.action} disabledFocusable={isBusy} onClick={() => setShowsTables(true)}>
          <DocumentTable24Regular />
          <span className={styles.words}>
            Use my tables
            <Text size={200} className={styles.quiet}>
              See which tables and headers are understood
            </Text>
          </span>
        </Button>
        <Button className={styles.action} disabledFocusable={isBusy} onClick={() => onStart('template')}>
          {writing === 'template' ? <Spinner size="tiny" /> : <TableAdd24Regular />}
          <span className={styles.words}>
            {writing === 'template' ? 'Writing the template' : 'Start from a template'}
            <Text size={200} className={styles.quiet}>
              Empty tables with every header, and a guide
            </Text>
          </span>
        </Button>
      </div>
    </div>
  );
}
