/** Which screen Close shows: first run, the book, a close under way, or what came of it. */
import { Button, Link, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, Text, tokens } from '@fluentui/react-components';
import { EXPORT_TEMPLATES } from '../../erp/export-journal';
import type { ExportFormat } from '../../erp/export-template';
import { monthWords } from '../format/time-words';
import type { PaneSession } from '../session/pane-session';
import type { PaneState, RunState } from '../session/pane-state';
import type { InputTable } from '../../engine/domain/source-reference';
import { PlaceHeading } from '../shell/PlaceHeading';
import { ClosePlace, CloseSkeleton } from './ClosePlace';
import { FailureNote } from './FailureNote';
import { FirstRun } from './FirstRun';
import { RecognizedTables } from './RecognizedTables';
import type { RecognizedTable } from './recognize-tables';
import { RunProgress } from './RunProgress';
import { RunResult } from './RunResult';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: { margin: '0', padding: '0', listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

export interface CloseScreensProps {
  readonly state: PaneState;
  readonly session: PaneSession;
}

export function CloseScreens({ state, session }: CloseScreensProps) {
  const styles = useStyles();
  const { run } = state;
  if (run.kind === 'running') {
    return <RunProgress month={run.month} progress={run.progress} isCancelling={run.isCancelling} onCancel={session.cancel} />;
  }
  if (run.kind === 'done') {
    return (
      <RunResult
        receipt={run.receipt}
        checks={run.checks}
        exportLabel={exportLabel(state.exporting.view?.format ?? 'generic')}
        onSheet={(sheet) => void session.selectSheet(sheet)}
        onExport={() => {
          session.dismissRun();
          void session.show('export');
        }}
        onDone={session.dismissRun}
      />
    );
  }
  return (
    <div className={styles.stack}>
      <RunNote run={run} session={session} />
      <BookScreen state={state} session={session} />
    </div>
  );
}

function exportLabel(format: ExportFormat): string {
  const { label } = EXPORT_TEMPLATES[format];
  return format === 'generic' ? `Export as ${label}` : `Export for ${label}`;
}

/** What became of a close that did not happen; the book stays in sight below. */
function RunNote({ run, session }: { readonly run: RunState; readonly session: PaneSession }) {
  if (run.kind === 'cancelled' || run.kind === 'moved') {
    return (
      <MessageBar intent={run.kind === 'moved' ? 'warning' : 'info'} layout="multiline" politeness="assertive">
        <MessageBarBody>
          <MessageBarTitle>Nothing was posted.</MessageBarTitle>
          {run.kind === 'cancelled'
            ? `The close of ${monthWords(run.month)} was cancelled; the workbook is as it was.`
            : 'The workbook changed after you looked. Look at the new figures below, then post.'}{' '}
          <Link inline onClick={session.dismissRun}>Dismiss</Link>
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (run.kind !== 'failed') return null;
  return (
    <>
      <FailureNote failure={run.failure} outcome="Nothing was posted." onRetry={() => void session.post()} />
      {run.failure.kind === 'defect' && (
        <div>
          <Button onClick={session.dismissRun}>Dismiss</Button>
        </div>
      )}
    </>
  );
}

function BookScreen({ state, session }: CloseScreensProps) {
  const { book, start, tables } = state;
  const ofTables = {
    adding: tables.adding,
    onAdd: (table: InputTable) => void session.addTable(table),
    onSheet: (sheet: string) => void session.selectSheet(sheet),
    onReadAgain: () => void session.readAgain(),
  };
  if (state.step === 'tables' && (book.kind === 'ready' || book.kind === 'empty')) {
    return <RecognizedTables tables={tables.recognized} {...ofTables} onBack={() => session.step('summary')} />;
  }
  switch (book.kind) {
    case 'reading':
      return <CloseSkeleton />;
    case 'failed':
      return <FailureNote failure={book.failure} outcome="The workbook could not be read." onRetry={() => void session.readAgain()} />;
    case 'none':
      return (
        <>
          {start.failure !== null && <FailureNote failure={start.failure} outcome="Nothing was written." />}
          <FirstRun
            tables={book.tables}
            writing={start.writing}
            takenSheets={start.takenSheets}
            onStart={(what) => void session.startWith(what)}
            {...ofTables}
          />
        </>
      );
    case 'empty':
      return <EmptyTables tables={book.tables} onSheet={ofTables.onSheet} onTables={() => session.step('tables')} />;
    case 'ready':
      return (
        <ClosePlace
          view={book.view}
          step={state.step}
          isRefreshing={book.isRefreshing}
          onStep={session.step}
          onMonth={(month) => void session.chooseMonth(month)}
          onSelect={(cell) => void session.select(cell)}
          onPost={() => void session.post()}
        />
      );
  }
}

interface EmptyTablesProps {
  readonly tables: readonly RecognizedTable[];
  readonly onSheet: (sheet: string) => void;
  readonly onTables: () => void;
}

function EmptyTables({ tables, onSheet, onTables }: EmptyTablesProps) {
  const styles = useStyles();
  const found = tables.flatMap(({ table, words, found: data }) => (data === null ? [] : [{ table, words, sheet: data.sheet }]));
  return (
    <div className={styles.stack}>
      <PlaceHeading isLarge>Fill in your tables</PlaceHeading>
      <Text>Type or paste your contracts and invoices. RevRec reads along and shows here what a close would post.</Text>
      <ul className={styles.list}>
        {found.map(({ table, words, sheet }) => (
          <li key={table}>
            <Link inline onClick={() => onSheet(sheet)}>{table}</Link>
            <Text block size={200}>
              {words}
            </Text>
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={onTables}>All tables</Button>
      </div>
    </div>
  );
}
