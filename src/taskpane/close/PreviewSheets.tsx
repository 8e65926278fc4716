/** What a close will write, before it is written: sheets, rows, formulas, size, totals. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useAmounts } from '../format/use-amounts';
import { monthWords } from '../format/time-words';
import type { CloseView } from '../session/pane-views';
import { SubHeading } from './SubHeading';
import { WouldPost } from './WouldPost';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  name: { textAlign: 'left', fontWeight: 'inherit', padding: `${tokens.spacingVerticalXXS} 0` },
  number: { textAlign: 'right', fontWeight: 'inherit', padding: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}` },
  head: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase200 },
  total: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

export interface PreviewSheetsProps {
  readonly view: CloseView;
  readonly canPost: boolean;
  readonly onPost: () => void;
  readonly onBack: () => void;
}

export function PreviewSheets({ view, canPost, onPost, onBack }: PreviewSheetsProps) {
  const styles = useStyles();
  const { count, countOf } = useAmounts();
  const { summary, month } = view;
  const rows = summary.sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  const formulas = summary.sheets.reduce((sum, sheet) => sum + sheet.formulas, 0);
  return (
    <div className={styles.stack}>
      <SubHeading back={{ label: 'Back to Close', onBack }}>What {monthWords(month)} would write</SubHeading>
      <table className={styles.table}>
        <thead>
          <tr className={styles.head}>
            <th scope="col" className={styles.name}>
              Sheet
            </th>
            <th scope="col" className={styles.number}>
              Rows
            </th>
            <th scope="col" className={styles.number}>
              Formulas
            </th>
          </tr>
        </thead>
        <tbody>
          {summary.sheets.map((sheet) => (
            <tr key={sheet.name}>
              <th scope="row" className={styles.name}>
                {sheet.name}
              </th>
              <td className={styles.number}>{count(sheet.rows)}</td>
              <td className={styles.number}>{count(sheet.formulas)}</td>
            </tr>
          ))}
          <tr className={styles.total}>
            <th scope="row" className={styles.name}>
              {countOf(summary.sheets.length, 'sheet')}
            </th>
            <td className={styles.number}>{count(rows)}</td>
            <td className={styles.number}>{count(formulas)}</td>
          </tr>
        </tbody>
      </table>
      <Text size={200}>
        {sizeWords(summary.bytes)} to write. {countOf(summary.newEntries, 'entry', 'entries')} with{' '}
        {countOf(summary.newLines, 'line')} would be new in the daily journal.
      </Text>
      <WouldPost title="Totals" totals={summary.totals} />
      {summary.removed.length > 0 && (
        <Text size={200}>Removed, as nothing is left for them: {summary.removed.join(', ')}.</Text>
      )}
      <Text size={200}>{keptWords(summary.run)}</Text>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={!canPost} onClick={onPost}>
          Post {monthWords(month)}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
    </div>
  );
}

/** What stays and what is replaced. */
export function keptWords(run: number): string {
  return run <= 1
    ? 'Your own sheets stay as they are. Posted lines are never changed later: a correction is a new line.'
    : 'The sheets of the last close are replaced. Your own sheets, with formulas that point at them, and every line posted before stay as they are.';
}

function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes} KB` : `${Math.round(kilobytes / 102.4) / 10} MB`;
}
