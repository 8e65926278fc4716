/** The selected amount in words: what happened, the rule, the formula that proves it, and the check. */
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { useAmounts } from '../format/use-amounts';
import type { Explanation } from './trace-chain';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  formula: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    margin: '0',
    whiteSpace: 'pre-wrap',
    wordBreak: 'break-all',
    maxHeight: '160px',
    overflowY: 'auto',
    userSelect: 'text',
  },
  check: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'center', fontVariantNumeric: 'tabular-nums' },
  pass: { flexShrink: 0, color: tokens.colorStatusSuccessForeground1 },
  fail: { flexShrink: 0, color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function ExplainPanel({ explanation }: { readonly explanation: Explanation }) {
  const styles = useStyles();
  const { narrative, ruleTitle, ruleWords, paragraphs, proofFormula } = explanation;
  return (
    <section className={styles.panel} aria-label="Explanation" aria-live="polite">
      {narrative !== '' && <Text>{narrative}</Text>}
      {ruleTitle !== '' && (
        <div>
          <Text weight="semibold" block>
            {ruleTitle}
          </Text>
          {ruleWords !== '' && <Text block>{ruleWords}</Text>}
          {paragraphs !== '' && (
            <Text size={200} block className={styles.quiet}>
              {paragraphs}
            </Text>
          )}
        </div>
      )}
      {proofFormula !== '' && (
        <div>
          <Text weight="semibold" block>
            Proof
          </Text>
          <pre className={styles.formula} tabIndex={0} aria-label="Formula of the proof">
            {proofFormula}
          </pre>
        </div>
      )}
      <CheckLine explanation={explanation} />
    </section>
  );
}

function CheckLine({ explanation: { check, proof } }: { readonly explanation: Explanation }) {
  const styles = useStyles();
  const { amount } = useAmounts();
  if (check === null) return null;
  const passes = check.minor === 0;
  return (
    <div className={styles.check}>
      {passes ? <CheckmarkCircle16Filled className={styles.pass} /> : <ErrorCircle16Filled className={styles.fail} />}
      <Text>
        {passes
          ? `The proof gives ${proof === null ? 'the same amount' : amount(proof.minor, proof.currency)}: the check is zero.`
          : `The check is off by ${amount(check.minor, check.currency)} ${check.currency}.`}
      </Text>
    </div>
  );
}
