/** Export: a format, the months, one line of pre-flight, the files; below, what went out. */
import { useState } from 'react';
import {
  Button,
  Dropdown,
  Field,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Option,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import { Table20Regular } from '@fluentui/react-icons/svg/table';
import { EXPORT_TEMPLATES } from '../../erp/export-journal';
import type { ExportFormat } from '../../erp/export-template';
import { useAmounts } from '../format/use-amounts';
import { monthWords } from '../format/time-words';
import { PlaceHeading } from '../shell/PlaceHeading';
import type { ExportFileView, ExportView } from './export-view';
import { Preflight } from './Preflight';
import { RegisterList } from './RegisterList';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  control: { minWidth: '0', width: '100%' },
  files: { margin: '0', padding: '0', listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  file: { display: 'grid', gridTemplateColumns: '1fr auto', alignItems: 'center', columnGap: tokens.spacingHorizontalS, overflowWrap: 'anywhere' },
  totals: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What was done last: said until the next action. */
export type ExportOutcome =
  | { readonly kind: 'download'; readonly file: ExportFileView }
  | { readonly kind: 'sheet'; readonly sheets: readonly string[] };

export interface ExportPlaceProps {
  readonly view: ExportView;
  readonly outcome: ExportOutcome | null;
  readonly isWriting: boolean;
  /** Where no files are handed out, the sheet is the way to go. */
  readonly handsOutFiles: boolean;
  readonly onFormat: (format: ExportFormat) => void;
  readonly onMonths: (months: readonly string[]) => void;
  /** Called from the click itself. */
  readonly onDownload: (file: number) => void;
  readonly onSheet: () => void;
  readonly onSelectSheet: (sheet: string) => void;
}

export function ExportPlace(props: ExportPlaceProps) {
  const { view, outcome, isWriting, handsOutFiles, onFormat, onMonths, onDownload, onSheet, onSelectSheet } = props;
  const styles = useStyles();
  if (view.postedMonths.length === 0) {
    return (
      <div className={styles.stack}>
        <PlaceHeading>Export</PlaceHeading>
        <Text>Nothing is posted yet. Close a month first; its entries can then be exported.</Text>
        <RegisterList register={view.register} onSelectSheet={onSelectSheet} />
      </div>
    );
  }
  return (
    <div className={styles.stack}>
      <PlaceHeading>Export</PlaceHeading>
      <Field label="Format">
        <Select value={view.format} onChange={(_event, data) => onFormat(data.value as ExportFormat)}>
          {Object.values(EXPORT_TEMPLATES).map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <MonthsField months={view.months} postedMonths={view.postedMonths} onMonths={onMonths} />
      <Preflight view={view} />
      <FileList files={view.files} isWriting={isWriting} onDownload={onDownload} />
      <div className={styles.actions}>
        {view.files.length === 1 && (
          <Button
            appearance={handsOutFiles ? 'primary' : 'secondary'}
            icon={<ArrowDownload20Regular />}
            disabledFocusable={isWriting}
            onClick={() => onDownload(0)}
          >
            Download
          </Button>
        )}
        {view.files.length > 0 && (
          <Button
            appearance={handsOutFiles ? 'secondary' : 'primary'}
            icon={<Table20Regular />}
            disabledFocusable={isWriting}
            onClick={onSheet}
          >
            Put it on a sheet
          </Button>
        )}
      </div>
      {outcome !== null && <OutcomeNote outcome={outcome} onSelectSheet={onSelectSheet} />}
      <Text size={200} className={styles.quiet}>
        {EXPORT_TEMPLATES[view.format].instructions}
      </Text>
      <RegisterList register={view.register} onSelectSheet={onSelectSheet} />
    </div>
  );
}

interface MonthsFieldProps {
  readonly months: readonly string[];
  readonly postedMonths: readonly string[];
  readonly onMonths: (months: readonly string[]) => void;
}

function MonthsField({ months, postedMonths, onMonths }: MonthsFieldProps) {
  const styles = useStyles();
  const newestFirst = [...postedMonths].reverse();
  return (
    <Field label="Months">
      <Dropdown
        multiselect
        className={styles.control}
        selectedOptions={[...months]}
        value={monthsWords(months)}
        onOptionSelect={(_event, data) => onMonths(postedMonths.filter((month) => data.selectedOptions.includes(month)))}
      >
        {newestFirst.map((month) => (
          <Option key={month} value={month} text={monthWords(month)}>
            {monthWords(month)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

function monthsWords(months: readonly string[]): string {
  const [first, ...others] = months;
  if (first === undefined) return 'Choose a month';
  const last = others.at(-1);
  if (last === undefined) return monthWords(first);
  return `${months.length} months, ${monthWords(first)} to ${monthWords(last)}`;
}

interface FileListProps {
  readonly files: readonly ExportFileView[];
  readonly isWriting: boolean;
  readonly onDownload: (file: number) => void;
}

function FileList({ files, isWriting, onDownload }: FileListProps) {
  const styles = useStyles();
  const { countOf } = useAmounts();
  return (
    <ul className={styles.files} aria-label="Files">
      {files.map((file, index) => (
        <li key={file.name} className={styles.file}>
          <span>
            <Text block weight="semibold">
              {file.name}
            </Text>
            <Text size={200} block className={styles.totals}>
              {countOf(file.entries, 'entry', 'entries')}, {countOf(file.rows, 'line')}
              {file.exportedBefore && ' · exported before'}
            </Text>
          </span>
          {files.length > 1 && (
            <Button
              icon={<ArrowDownload20Regular />}
              aria-label={`Download ${file.name}`}
              disabledFocusable={isWriting}
              onClick={() => onDownload(index)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function OutcomeNote({ outcome, onSelectSheet }: { readonly outcome: ExportOutcome; readonly onSelectSheet: (sheet: string) => void }) {
  const { countOf } = useAmounts();
  const [isDismissed, setDismissed] = useState<ExportOutcome | null>(null);
  if (isDismissed === outcome) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {outcome.kind === 'download' ? (
          <>
            <MessageBarTitle>Download started</MessageBarTitle>
            {outcome.file.name}, {countOf(outcome.file.rows, 'line')}. No file? Excel on a Mac hands none out: put it on a sheet.
          </>
        ) : (
          <>
            <MessageBarTitle>{outcome.sheets.length === 1 ? 'On a sheet' : 'On sheets'}</MessageBarTitle>
            {outcome.sheets.map((sheet) => (
              <Link inline key={sheet} onClick={() => onSelectSheet(sheet)}>
                {sheet}{' '}
              </Link>
            ))}
            <br />
            Save the sheet as CSV UTF-8 to get the file.
          </>
        )}
        <br />
        <Link inline onClick={() => setDismissed(outcome)}>Dismiss</Link>
      </MessageBarBody>
    </MessageBar>
  );
}
