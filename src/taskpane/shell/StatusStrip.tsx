/** The master check, always in sight: icon, word and colour; what it rests on is one click away. */
import { useId, useState } from 'react';
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { History16Filled } from '@fluentui/react-icons/svg/history';
import type { CheckView, SheetsView } from '../session/pane-views';
import { verdictOf, verdictWords, type SheetsVerdict } from './sheets-status';

/** More cells than this are counted, not listed. */
const MOST_CELLS = 12;

const useStyles = makeStyles({
  strip: {
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  line: {
    width: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-start',
    minHeight: '32px',
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusNone,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  words: { flexGrow: 1, textAlign: 'left', marginLeft: tokens.spacingHorizontalXS },
  pass: { color: tokens.colorStatusSuccessForeground1 },
  fail: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  stale: { color: tokens.colorStatusWarningForeground1 },
  detail: {
    maxHeight: '40vh',
    overflowY: 'auto',
    margin: '0',
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 36px`,
  },
  item: { paddingTop: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  link: { fontSize: 'inherit' },
});

export interface StatusStripProps {
  readonly sheets: SheetsView;
  readonly onSelect: (address: string) => void;
}

export function StatusStrip({ sheets, onSelect }: StatusStripProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const detailId = useId();
  const verdict = verdictOf(sheets);
  const hasDetail = verdict.kind === 'fail' || (verdict.kind === 'stale' && verdict.cells.length + verdict.failed > 0);
  const words = verdictWords(verdict);
  const content = (
    <>
      <VerdictIcon verdict={verdict} />
      <span
        className={mergeClasses(
          styles.words,
          verdict.kind === 'pass' && styles.pass,
          verdict.kind === 'fail' && styles.fail,
          verdict.kind === 'stale' && styles.stale,
        )}
      >
        {words}
      </span>
    </>
  );
  return (
    <section className={styles.strip} aria-label="State of the sheets">
      {hasDetail ? (
        <Button
          appearance="subtle"
          className={styles.line}
          aria-expanded={isOpen}
          aria-controls={isOpen ? detailId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {content}
          {isOpen ? <ChevronUp16Regular /> : <ChevronDown16Regular />}
        </Button>
      ) : (
        <div className={styles.line}>{content}</div>
      )}
      {hasDetail && isOpen && <VerdictDetail id={detailId} verdict={verdict} checks={sheets.checks} onSelect={onSelect} />}
    </section>
  );
}

function VerdictIcon({ verdict }: { readonly verdict: SheetsVerdict }) {
  const styles = useStyles();
  switch (verdict.kind) {
    case 'pass':
      return <CheckmarkCircle16Filled className={styles.pass} />;
    case 'fail':
      return <ErrorCircle16Filled className={styles.fail} />;
    case 'stale':
      return <History16Filled className={styles.stale} />;
    case 'not-run':
      return <Circle16Regular />;
  }
}

interface VerdictDetailProps {
  readonly id: string;
  readonly verdict: SheetsVerdict;
  readonly checks: readonly CheckView[];
  readonly onSelect: (address: string) => void;
}

function VerdictDetail({ id, verdict, checks, onSelect }: VerdictDetailProps) {
  const styles = useStyles();
  const cells = verdict.kind === 'stale' ? verdict.cells : [];
  const shown = cells.slice(0, MOST_CELLS);
  return (
    <ul id={id} className={styles.detail}>
      {shown.map((cell) => (
        <li key={cell} className={styles.item}>
          <Link inline className={styles.link} onClick={() => onSelect(cell)}>
            {cell}
          </Link>{' '}
          changed
        </li>
      ))}
      {cells.length > shown.length && <li className={styles.item}>and {cells.length - shown.length} more</li>}
      {checks
        .filter((check) => !check.pass)
        .map((check) => (
          <li key={check.title} className={styles.item}>
            Fails: {check.title}, off by {check.difference}. {check.explanation}
          </li>
        ))}
    </ul>
  );
}
