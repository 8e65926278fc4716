/** "This close would post": movements by currency, prior periods apart; one currency a block. */
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useAmounts } from '../format/use-amounts';
import type { PostingTotals } from '../../app/close-summary';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  caption: { textAlign: 'left', paddingBottom: tokens.spacingVerticalXS },
  currency: { float: 'right', color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  label: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, padding: `${tokens.spacingVerticalXXS} 0` },
  amount: { textAlign: 'right', whiteSpace: 'nowrap', padding: `${tokens.spacingVerticalXXS} 0` },
  main: { fontWeight: tokens.fontWeightSemibold },
  apart: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, color: tokens.colorNeutralForeground2 },
});

export interface WouldPostProps {
  readonly title: string;
  readonly totals: readonly PostingTotals[];
}

export function WouldPost({ title, totals }: WouldPostProps) {
  const styles = useStyles();
  const { amount, signed } = useAmounts();
  return totals.map((block, index) => {
    const { currency } = block;
    const rows: readonly (readonly [label: string, words: string])[] = [
      ['Deferred revenue, added', signed(block.deferredAdded, currency)],
      ['Deferred revenue, released', signed(block.deferredReleased, currency)],
      ['Unbilled revenue, added', signed(block.unbilledAdded, currency)],
      ['Unbilled revenue, settled', signed(block.unbilledSettled, currency)],
    ];
    return (
      <table key={currency} className={styles.table}>
        <caption className={styles.caption}>
          <Text weight="semibold">{index === 0 ? title : ''}</Text>
          <span className={styles.currency}>{currency}</span>
        </caption>
        <tbody>
          <tr>
            <th scope="row" className={mergeClasses(styles.label, styles.main)}>
              Revenue
            </th>
            <td className={mergeClasses(styles.amount, styles.main)}>{amount(block.revenue, currency)}</td>
          </tr>
          {rows.map(([label, words]) => (
            <tr key={label}>
              <th scope="row" className={styles.label}>
                {label}
              </th>
              <td className={styles.amount}>{words}</td>
            </tr>
          ))}
          {block.earlierMonths !== 0 && (
            <tr>
              <th scope="row" className={mergeClasses(styles.label, styles.apart)}>
                Of revenue, for earlier months
              </th>
              <td className={mergeClasses(styles.amount, styles.apart)}>{amount(block.earlierMonths, currency)}</td>
            </tr>
          )}
        </tbody>
      </table>
    );
  });
}
