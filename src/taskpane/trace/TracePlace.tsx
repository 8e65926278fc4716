/**
 * Trace: follows the selected cell by itself. A vertical chain, newest at the top; Enter goes to a link, Backspace comes
 * back; "Explain" spells the arithmetic.
 */
import { useRef, useState, type KeyboardEvent } from 'react';
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { Flow24Regular } from '@fluentui/react-icons/svg/flow';
import { useAmounts, type Amounts } from '../format/use-amounts';
import { ExplainPanel } from './ExplainPanel';
import type { TraceAmount } from './trace-amounts';
import type { Trace, TraceLink } from './trace-chain';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '32px' },
  heading: { margin: '0', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, flexGrow: 1 },
  chain: { margin: '0', padding: '0', listStyleType: 'none' },
  link: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalS,
    width: '100%',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    minWidth: '0',
    overflowWrap: 'anywhere',
    borderTopColor: tokens.colorNeutralStroke2,
    borderRightColor: tokens.colorNeutralStroke2,
    borderBottomColor: tokens.colorNeutralStroke2,
    borderLeftColor: tokens.colorNeutralStroke2,
  },
  here: {
    borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  amount: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', textAlign: 'right' },
  below: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground2 },
  place: { color: tokens.colorNeutralForeground3 },
  arrow: { display: 'flex', justifyContent: 'center', color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  empty: { display: 'flex', flexDirection: 'column', alignItems: 'center', textAlign: 'center', gap: tokens.spacingVerticalS, paddingTop: tokens.spacingVerticalXXL, color: tokens.colorNeutralForeground3 },
});

export interface TracePlaceProps {
  readonly trace: Trace | null;
  /** Explain is open. */
  readonly isExplaining: boolean;
  /** There is a place to come back to. */
  readonly canGoBack: boolean;
  readonly onExplain: (isExplaining: boolean) => void;
  readonly onGo: (address: string) => void;
  readonly onBack: () => void;
}

export function TracePlace({ trace, isExplaining, canGoBack, onExplain, onGo, onBack }: TracePlaceProps) {
  const styles = useStyles();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' || !canGoBack) return;
    event.preventDefault();
    onBack();
  };
  return (
    <div className={styles.stack} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h2 className={styles.heading}>Trace</h2>
        {canGoBack && (
          <Button appearance="subtle" icon={<ArrowLeft20Regular />} onClick={onBack}>
            Back
          </Button>
        )}
      </div>
      {trace === null ? (
        <EmptyTrace />
      ) : (
        <>
          <TraceChain links={trace.links} onGo={onGo} />
          <div className={styles.actions}>
            {trace.source !== null && (
              <Button appearance="primary" onClick={() => trace.source !== null && onGo(trace.source)}>
                Go to source
              </Button>
            )}
            <Button aria-expanded={isExplaining} onClick={() => onExplain(!isExplaining)}>
              {isExplaining ? 'Hide explanation' : 'Explain'}
            </Button>
          </div>
          {isExplaining && <ExplainPanel explanation={trace.explanation} />}
        </>
      )}
    </div>
  );
}

function EmptyTrace() {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <Flow24Regular />
      <Text weight="semibold">Select an amount on a generated sheet.</Text>
      <Text size={200}>Its way back appears here: journal line, schedule, allocation or billing, and the row in your own tables.</Text>
    </div>
  );
}

function TraceChain({ links, onGo }: { readonly links: readonly TraceLink[]; readonly onGo: (address: string) => void }) {
  const styles = useStyles();
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState(0);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(links.length - 1, Math.max(0, Math.min(focused, links.length - 1) + step));
    setFocused(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <ol ref={list} className={styles.chain} aria-label="Where the amount comes from, newest first" onKeyDown={onKeyDown}>
      {links.map((link, index) => (
        <li key={`${link.kind} ${link.address}`}>
          {index > 0 && (
            <div className={styles.arrow} aria-hidden="true">
              <ArrowDown16Regular />
            </div>
          )}
          <Button
            className={mergeClasses(styles.link, link.isHere && styles.here)}
            aria-current={link.isHere ? 'true' : undefined}
            onFocus={() => setFocused(index)}
            onClick={() => onGo(link.address)}
          >
            <LinkWords link={link} />
          </Button>
        </li>
      ))}
    </ol>
  );
}

function amountWithCurrency({ minor, currency }: TraceAmount, amount: Amounts['amount']): string {
  return minor === 0 ? amount(minor, currency) : `${amount(minor, currency)} ${currency}`;
}

function LinkWords({ link }: { readonly link: TraceLink }) {
  const styles = useStyles();
  const { amount } = useAmounts();
  return (
    <>
      <span className={styles.title}>{link.title}</span>
      <span className={styles.amount}>{link.amount === null ? '' : amountWithCurrency(link.amount, amount)}</span>
      {link.rule !== '' && (
        <Text as="span" size={200} className={styles.below}>
          {link.rule}
        </Text>
      )}
      <Text as="span" size={200} className={mergeClasses(styles.below, styles.place)}>
        {[link.isHere ? `You are here: ${link.place}` : link.place, link.words].filter((words) => words !== '').join(' · ')}
      </Text>
    </>
  );
}
