/** Pre-flight in one line: ready, or what the ERP would refuse; findings below, each said once. */
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning20Filled } from '@fluentui/react-icons/svg/warning';
import { EXPORT_TEMPLATES } from '../../erp/export-journal';
import type { ExportFinding } from '../../erp/export-journal';
import { minorUnits, readDecimal } from '../../engine/foundation/decimal-text';
import { useAmounts } from '../format/use-amounts';
import type { ExportView } from './export-view';

const MOST_FINDINGS = 20;

const useStyles = makeStyles({
  line: { display: 'grid', gridTemplateColumns: '24px 1fr', alignItems: 'start' },
  words: { fontVariantNumeric: 'tabular-nums' },
  pass: { color: tokens.colorStatusSuccessForeground1 },
  fail: { color: tokens.colorStatusDangerForeground1 },
  warn: { color: tokens.colorStatusWarningForeground1 },
  findings: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
});

export function Preflight({ view }: { readonly view: ExportView }) {
  const styles = useStyles();
  const { amount, countOf } = useAmounts();
  const findings = countAlike(view.findings);
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  if (view.months.length === 0) return <Text>Choose a month to export.</Text>;
  const totals = sumByCurrency(view).map(([currency, minor]) => `${amount(minor, currency)} ${currency}`);
  const entries = view.files.reduce((sum, file) => sum + file.entries, 0);
  const { label } = EXPORT_TEMPLATES[view.format];
  return (
    <div className={styles.line} role="status">
      {errors > 0 ? (
        <ErrorCircle20Filled className={styles.fail} />
      ) : findings.length > 0 ? (
        <Warning20Filled className={styles.warn} />
      ) : (
        <CheckmarkCircle20Filled className={styles.pass} />
      )}
      <div>
        <Text className={styles.words}>
          {errors > 0
            ? `${label} would refuse it: ${countOf(errors, 'error')}. No file is made.`
            : `Ready: ${countOf(entries, 'entry', 'entries')}, debits = credits ${totals.join(', ')}`}
        </Text>
        {findings.length > 0 && (
          <ul className={styles.findings}>
            {findings.slice(0, MOST_FINDINGS).map(({ finding, count }) => (
              <li key={finding.message}>
                {finding.message}
                {count > 1 && ` (${count} lines)`}
              </li>
            ))}
            {findings.length > MOST_FINDINGS && <li>and {findings.length - MOST_FINDINGS} more</li>}
          </ul>
        )}
      </div>
    </div>
  );
}

function countAlike(findings: readonly ExportFinding[]): { readonly finding: ExportFinding; readonly count: number }[] {
  const alike = new Map<string, { finding: ExportFinding; count: number }>();
  for (const finding of findings) {
    const known = alike.get(finding.message);
    if (known === undefined) alike.set(finding.message, { finding, count: 1 });
    else known.count += 1;
  }
  const all = [...alike.values()];
  return [...all.filter(({ finding }) => finding.severity === 'error'), ...all.filter(({ finding }) => finding.severity === 'warning')];
}

function sumByCurrency(view: ExportView): [currency: string, minor: number][] {
  const sums = new Map<string, number>();
  for (const { totals } of view.files) {
    for (const { currency, debit } of totals) {
      const decimal = readDecimal(debit);
      sums.set(currency, (sums.get(currency) ?? 0) + ((decimal === null ? null : minorUnits(decimal, currency)) ?? 0));
    }
  }
  return [...sums];
}
