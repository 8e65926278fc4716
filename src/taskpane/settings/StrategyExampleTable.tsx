/** What the chosen strategy makes of the user's own first row. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useAmounts } from '../format/use-amounts';
import { monthWords } from '../format/time-words';
import type { StrategyExample } from './strategy-example';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, fontVariantNumeric: 'tabular-nums', backgroundColor: tokens.colorNeutralBackground2 },
  caption: { textAlign: 'left', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, paddingBottom: tokens.spacingVerticalXXS },
  month: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: `1px ${tokens.spacingHorizontalS}` },
  amount: { textAlign: 'right', padding: `1px ${tokens.spacingHorizontalS}` },
});

export function StrategyExampleTable({ example }: { readonly example: StrategyExample }) {
  const styles = useStyles();
  const { amount } = useAmounts();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        {example.name}: {amount(example.amount, example.currency)} {example.currency} from {example.firstDay} to {example.lastDay}
      </caption>
      <tbody>
        {example.months.map(({ month, amount: minor }) => (
          <tr key={month}>
            <th scope="row" className={styles.month}>
              {monthWords(month)}
            </th>
            <td className={styles.amount}>{amount(minor, example.currency)}</td>
          </tr>
        ))}
        {example.hasMore && (
          <tr>
            <th scope="row" className={styles.month}>
              and so on
            </th>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}
