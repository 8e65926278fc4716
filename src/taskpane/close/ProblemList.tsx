/**
 * What is wrong with the data, by rule: the place, what is wrong, the value seen, how to mend it. A click or Enter
 * selects the cell; `n` or F8 goes to the next problem. The list follows the sheet: what is mended leaves it.
 */
import { useRef, useState, type KeyboardEvent } from 'react';
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { Diagnostic } from '../../engine/domain/diagnostic';
import { useAmounts } from '../format/use-amounts';
import { groupProblems, problemId, type ProblemGroup } from './problem-groups';
import { SubHeading } from './SubHeading';

/** Beyond it a group tells how many more there are; they come into sight as others are mended. */
const MOST_SHOWN = 50;

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  group: { display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: tokens.spacingHorizontalXS, alignItems: 'start' },
  icon: { marginTop: '2px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  clear: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center', color: tokens.colorStatusSuccessForeground1 },
  list: { gridColumn: '1 / -1', margin: '0', padding: '0', listStyleType: 'none' },
  problem: {
    width: '100%',
    display: 'block',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    minWidth: '0',
    borderRadius: tokens.borderRadiusMedium,
    borderTopWidth: '0',
    borderRightWidth: '0',
    borderBottomWidth: '0',
    borderLeft: `${tokens.strokeWidthThick} solid transparent`,
    overflowWrap: 'anywhere',
  },
  current: { borderLeftColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorSubtleBackgroundSelected },
  place: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForegroundLink },
  more: { color: tokens.colorNeutralForeground3, paddingLeft: tokens.spacingHorizontalS },
  actions: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  hint: { color: tokens.colorNeutralForeground3 },
});

export interface ProblemListProps {
  readonly problems: readonly Diagnostic[];
  readonly onSelect: (cell: string) => void;
  readonly onBack: () => void;
}

export function ProblemList({ problems, onSelect, onBack }: ProblemListProps) {
  const styles = useStyles();
  const { countOf } = useAmounts();
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const kind = problems.some(({ severity }) => severity === 'error') ? 'problem' : 'warning';
  const groups = groupProblems(problems);
  const shown = groups.flatMap((group) => group.problems.slice(0, MOST_SHOWN));

  const visit = (problem: Diagnostic): void => {
    setCurrent(problemId(problem));
    if (problem.cell !== '') onSelect(problem.cell);
  };
  const visitNext = (): void => {
    const position = shown.findIndex((problem) => problemId(problem) === current);
    const next = shown[(position + 1) % Math.max(1, shown.length)];
    if (next === undefined) return;
    visit(next);
    list.current?.querySelectorAll<HTMLElement>('button[data-problem]')[shown.indexOf(next)]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isNext = event.key === 'F8' || (event.key.toLowerCase() === 'n' && !event.ctrlKey && !event.metaKey && !event.altKey);
    if (!isNext) return;
    event.preventDefault();
    visitNext();
  };

  return (
    <div ref={list} className={styles.stack} onKeyDown={onKeyDown}>
      <SubHeading back={{ label: 'Back to Close', onBack }}>
        {problems.length === 0 ? 'No problems' : countOf(problems.length, kind)}
      </SubHeading>
      {problems.length === 0 ? (
        <div className={styles.clear}>
          <CheckmarkCircle20Filled />
          <Text>Every row was read and understood.</Text>
        </div>
      ) : (
        <div className={styles.actions}>
          <Button onClick={visitNext}>Next {kind}</Button>
          <Text size={200} className={styles.hint}>
            or press n
          </Text>
        </div>
      )}
      {groups.map((group) => (
        <ProblemGroupView key={`${group.severity} ${group.code}`} group={group} current={current} onVisit={visit} />
      ))}
    </div>
  );
}

interface ProblemGroupViewProps {
  readonly group: ProblemGroup;
  readonly current: string | null;
  readonly onVisit: (problem: Diagnostic) => void;
}

function ProblemGroupView({ group, current, onVisit }: ProblemGroupViewProps) {
  const styles = useStyles();
  const { count } = useAmounts();
  const isError = group.severity === 'error';
  const hidden = group.problems.length - MOST_SHOWN;
  return (
    <section className={styles.group} aria-label={`${isError ? 'Error' : 'Warning'}: ${group.meaning}`}>
      {isError ? (
        <ErrorCircle16Filled className={mergeClasses(styles.icon, styles.error)} />
      ) : (
        <Warning16Filled className={mergeClasses(styles.icon, styles.warning)} />
      )}
      <Text weight="semibold">
        {isError ? 'Error' : 'Warning'} · {group.meaning}
        {group.problems.length > 1 && ` (${count(group.problems.length)})`}
      </Text>
      <ul className={styles.list}>
        {group.problems.slice(0, MOST_SHOWN).map((problem) => {
          const id = problemId(problem);
          return (
            <li key={id}>
              <Button
                appearance="subtle"
                data-problem=""
                className={mergeClasses(styles.problem, id === current && styles.current)}
                aria-current={id === current ? 'true' : undefined}
                onClick={() => onVisit(problem)}
              >
                <Text as="span" block size={200} className={styles.place}>
                  {placeOf(problem)}
                </Text>
                <Text as="span" block size={200}>
                  {problem.message}
                </Text>
              </Button>
            </li>
          );
        })}
      </ul>
      {hidden > 0 && <Text className={mergeClasses(styles.list, styles.more)}>and {count(hidden)} more of this kind</Text>}
    </section>
  );
}

/** `Obligations!F14 · OB-7`. */
function placeOf({ cell, table, key }: Diagnostic): string {
  return [cell === '' ? table : cell, key].filter((part) => part !== '').join(' · ');
}
