/** The checks of a close, failing ones first; each says what it compares. */
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { useAmounts } from '../format/use-amounts';
import type { CheckView } from '../session/pane-views';

const useStyles = makeStyles({
  list: { margin: '0', padding: '0', listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  item: { display: 'grid', gridTemplateColumns: '20px 1fr', alignItems: 'start', columnGap: tokens.spacingHorizontalXS },
  icon: { marginTop: '2px' },
  pass: { color: tokens.colorStatusSuccessForeground1 },
  fail: { color: tokens.colorStatusDangerForeground1 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  explanation: { color: tokens.colorNeutralForeground2 },
  header: { marginLeft: '-12px' },
});

export function CheckList({ checks }: { readonly checks: readonly CheckView[] }) {
  const styles = useStyles();
  const { countOf } = useAmounts();
  const failed = checks.filter((check) => !check.pass);
  const passed = checks.filter((check) => check.pass);
  return (
    <div>
      {failed.length > 0 && (
        <>
          <Text weight="semibold">{failed.length === 1 ? '1 check fails' : `${failed.length} checks fail`}</Text>
          <CheckItems checks={failed} withExplanation />
        </>
      )}
      {passed.length > 0 && (
        <Accordion collapsible className={styles.header}>
          <AccordionItem value="passed">
            <AccordionHeader size="small" icon={<CheckmarkCircle16Filled className={styles.pass} />}>
              {countOf(passed.length, 'check passes', 'checks pass')}
            </AccordionHeader>
            <AccordionPanel>
              <CheckItems checks={passed} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
    </div>
  );
}

function CheckItems({ checks, withExplanation = false }: { readonly checks: readonly CheckView[]; readonly withExplanation?: boolean }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {checks.map((check) => (
        <li key={check.title} className={styles.item}>
          <span className={styles.icon}>
            {check.pass ? <CheckmarkCircle16Filled className={styles.pass} /> : <ErrorCircle16Filled className={styles.fail} />}
            <span className={styles.hidden}>{check.pass ? 'Passes: ' : 'Fails: '}</span>
          </span>
          <span>
            {check.title}
            {withExplanation && (
              <Text as="span" block size={200} className={styles.explanation}>
                Off by {check.difference}. {check.explanation}
              </Text>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
