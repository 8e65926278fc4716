/** After a close: the sheets as links, the checks, and the way to the export. Stays until dismissed. */
import { Button, Link, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, Text, tokens } from '@fluentui/react-components';
import { useAmounts } from '../format/use-amounts';
import { durationWords, monthWords } from '../format/time-words';
import type { CheckView, ReceiptView } from '../session/pane-views';
import { CheckList } from './CheckList';
import { SubHeading } from './SubHeading';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  sheets: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS, margin: '0', padding: '0', listStyleType: 'none' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** As many cells as a reader takes in at once. */
const MOST_LOST = 12;

export interface RunResultProps {
  readonly receipt: ReceiptView;
  readonly checks: readonly CheckView[];
  /** `Export for NetSuite`: the format last used. */
  readonly exportLabel: string;
  readonly onSheet: (sheet: string) => void;
  readonly onExport: () => void;
  readonly onDone: () => void;
}

export function RunResult({ receipt, checks, exportLabel, onSheet, onExport, onDone }: RunResultProps) {
  const styles = useStyles();
  const { countOf } = useAmounts();
  return (
    <div className={styles.stack}>
      <SubHeading>{monthWords(receipt.month)} is posted</SubHeading>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{countOf(receipt.sheets.length, 'sheet')} written.</MessageBarTitle>
          {countOf(receipt.rows, 'row')} in {durationWords(receipt.milliseconds).replaceAll(' ', '\u00a0')}, each read back and compared.
          {receipt.formulasKept > 0 && ` ${countOf(receipt.formulasKept, 'formula')} of your own still point at them.`}
          {receipt.removed.length > 0 && ` Removed, as nothing is left for them: ${receipt.removed.join(', ')}.`}
        </MessageBarBody>
      </MessageBar>
      {receipt.formulasLost.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{countOf(receipt.formulasLost.length, 'formula')} of your own could not be kept.</MessageBarTitle>
            Excel refused to put back what these cells pointed at: {receipt.formulasLost.slice(0, MOST_LOST).join(', ')}
            {receipt.formulasLost.length > MOST_LOST && ' and more'}.
          </MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.sheets} aria-label="Sheets written">
        {receipt.sheets.map((sheet) => (
          <li key={sheet}>
            <Link inline onClick={() => onSheet(sheet)}>{sheet}</Link>
          </li>
        ))}
      </ul>
      <CheckList checks={checks} />
      <div className={styles.actions}>
        <Button appearance="primary" onClick={onExport}>
          {exportLabel}
        </Button>
        <Button onClick={onDone}>Done</Button>
      </div>
      <Text size={200}>Undo does not take a close back. A correction is a new line in an open month.</Text>
    </div>
  );
}
