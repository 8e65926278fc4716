/** The last exports; all of them are on the register's sheet. */
import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { dayFromSerial, isoOf } from '../../engine/foundation/calendar';
import { useAmounts } from '../format/use-amounts';
import { REGISTER_SHEET, type RegisterEntry } from './export-register';

const MOST_SHOWN = 5;

const useStyles = makeStyles({
  section: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalM },
  heading: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: '0', padding: '0', listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  sheet: { display: 'inline-block', marginTop: tokens.spacingVerticalS },
  name: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
});

export interface RegisterListProps {
  readonly register: readonly RegisterEntry[];
  readonly onSelectSheet: (sheet: string) => void;
}

export function RegisterList({ register, onSelectSheet }: RegisterListProps) {
  const styles = useStyles();
  const { countOf } = useAmounts();
  if (register.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Register of exports">
      <h3 className={styles.heading}>Exported so far</h3>
      <ul className={styles.list}>
        {register.slice(0, MOST_SHOWN).map((entry, index) => (
          <li key={register.length - index}>
            <Text block size={200} className={styles.name}>
              {entry.file}
            </Text>
            <Text block size={200} className={styles.quiet}>
              {isoOf(dayFromSerial(entry.date))} · run {entry.run} · {countOf(entry.rows, 'line')} · SHA-256 {entry.sha256.slice(0, 12)}…
            </Text>
          </li>
        ))}
      </ul>
      <Link inline className={styles.sheet} onClick={() => onSelectSheet(REGISTER_SHEET)}>
        {register.length > MOST_SHOWN ? `All ${register.length} on the sheet ${REGISTER_SHEET}` : `Sheet ${REGISTER_SHEET}`}
      </Link>
    </section>
  );
}
