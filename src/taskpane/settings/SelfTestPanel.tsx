/** Self-test for a real Excel: host, API sets, write rate, read-back; the result can be copied. */
import { useState } from 'react';
import { Button, makeStyles, Spinner, Text, Textarea, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { CopyButton } from '../shell/CopyButton';
import { PlaceHeading } from '../shell/PlaceHeading';

export interface SelfTestStep {
  readonly name: string;
  readonly pass: boolean;
  readonly result: string;
}

export interface SelfTestReport {
  readonly steps: readonly SelfTestStep[];
}

export type RunSelfTest = () => Promise<SelfTestReport>;

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  steps: { margin: '0', padding: '0', listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  step: { display: 'grid', gridTemplateColumns: '20px 1fr', alignItems: 'start', overflowWrap: 'anywhere' },
  icon: { marginTop: '2px' },
  pass: { color: tokens.colorStatusSuccessForeground1 },
  fail: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  json: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

export function SelfTestPanel({ runSelfTest }: { readonly runSelfTest: RunSelfTest }) {
  const styles = useStyles();
  const [report, setReport] = useState<SelfTestReport | null>(null);
  const [isRunning, setRunning] = useState(false);
  const run = (): void => {
    setRunning(true);
    void runSelfTest()
      .catch((error: unknown): SelfTestReport => {
        return { steps: [{ name: 'Self-test', pass: false, result: error instanceof Error ? error.message : String(error) }] };
      })
      .then(setReport)
      .finally(() => setRunning(false));
  };
  const json = report === null ? '' : JSON.stringify(report, null, 2);
  return (
    <section className={styles.section} aria-label="Self-test">
      <PlaceHeading>Self-test</PlaceHeading>
      <Text size={200} className={styles.quiet}>
        Writes to a hidden sheet, reads it back, measures, and removes the sheet. Your tables are not touched.
      </Text>
      <div>
        <Button onClick={run} disabledFocusable={isRunning} {...(isRunning ? { icon: <Spinner size="tiny" /> } : {})}>
          {isRunning ? 'Testing' : 'Run the self-test'}
        </Button>
      </div>
      {report !== null && (
        <>
          <ul className={styles.steps} role="status" aria-label="Results">
            {report.steps.map((step) => (
              <li key={step.name} className={styles.step}>
                <span className={styles.icon}>
                  {step.pass ? (
                    <CheckmarkCircle16Filled className={styles.pass} title="passes" />
                  ) : (
                    <ErrorCircle16Filled className={styles.fail} title="fails" />
                  )}
                </span>
                <Text size={200}>
                  {step.name}: {step.result}
                </Text>
              </li>
            ))}
          </ul>
          <Textarea readOnly rows={5} resize="vertical" aria-label="Results as JSON" value={json} textarea={{ className: styles.json }} />
          <div>
            <CopyButton text={json} label="Copy results" />
          </div>
        </>
      )}
    </section>
  );
}
