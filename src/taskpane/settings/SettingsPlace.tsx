/** Settings: policies as sentences with a choice inside. A choice is written into the user's Settings table. */
import { useState } from 'react';
import {
  Field,
  Input,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { dayFromIso, serialOf } from '../../engine/foundation/calendar';
import type { SettingEntry } from '../../workbook/read/settings/settings-catalogue';
import type { CellValue } from '../../workbook/table-data';
import { PlaceHeading } from '../shell/PlaceHeading';
import type { ThemeChoice } from '../theme/choose-theme';
import { SelfTestPanel, type RunSelfTest } from './SelfTestPanel';
import { SETTING_SENTENCES } from './setting-sentences';
import type { SettingRow, SettingsView } from './setting-rows';
import { StrategyExampleTable } from './StrategyExampleTable';
import { strategyExample, type ExampleRow } from './strategy-example';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  setting: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  sentence: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  control: { minWidth: '0', width: '100%' },
  quiet: { color: tokens.colorNeutralForeground2 },
  link: { fontSize: 'inherit' },
});

export interface SettingsPlaceProps {
  readonly settings: SettingsView;
  readonly exampleRow: ExampleRow;
  readonly theme: ThemeChoice;
  readonly isWriting: boolean;
  readonly onTheme: (theme: ThemeChoice) => void;
  readonly onSetting: (row: SettingRow, value: CellValue, numberFormat?: string) => void;
  readonly onAddTable: () => void;
  readonly onSelect: (cell: string) => void;
  readonly runSelfTest: RunSelfTest;
}

export function SettingsPlace(props: SettingsPlaceProps) {
  const { settings, exampleRow, theme, isWriting, onTheme, onSetting, onAddTable, onSelect, runSelfTest } = props;
  const styles = useStyles();
  return (
    <div className={styles.stack}>
      <section className={styles.section} aria-label="Policies">
        <PlaceHeading>Policies</PlaceHeading>
        {settings.table === null && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>
              This workbook has no table Settings, so the defaults below hold. <Link inline onClick={onAddTable}>Add the table</Link> to
              choose otherwise.
            </MessageBarBody>
          </MessageBar>
        )}
        {settings.rows.map((row) => (
          <div key={row.entry.field} className={styles.setting}>
            <SettingSentenceField row={row} isDisabled={isWriting || settings.table === null} onSetting={onSetting} />
            <SettingNotes row={row} onSelect={onSelect} />
            {row.entry.field === 'straightLineStrategy' && (
              <StrategyExampleTable example={strategyExample(exampleRow, settings.policy.straightLineStrategy)} />
            )}
          </div>
        ))}
      </section>
      <section className={styles.section} aria-label="Appearance">
        <PlaceHeading>Appearance</PlaceHeading>
        <RadioGroup layout="horizontal" aria-label="Theme" value={theme} onChange={(_event, data) => onTheme(data.value as ThemeChoice)}>
          <Radio value="auto" label="As Excel" />
          <Radio value="light" label="Light" />
          <Radio value="dark" label="Dark" />
        </RadioGroup>
      </section>
      <SelfTestPanel runSelfTest={runSelfTest} />
    </div>
  );
}

function SettingNotes({ row: { entry, cell, value }, onSelect }: { readonly row: SettingRow; readonly onSelect: (cell: string) => void }) {
  const styles = useStyles();
  const isDefault = value === entry.defaultLabel;
  return (
    <Text size={200} className={styles.quiet}>
      {entry.words} {entry.paragraph !== '' && `${entry.paragraph}. `}
      {isDefault && 'Default. '}
      {cell !== null && <Link inline className={styles.link} onClick={() => onSelect(cell)}>{cell}</Link>}
    </Text>
  );
}

interface SettingFieldProps {
  readonly row: SettingRow;
  readonly isDisabled: boolean;
  readonly onSetting: SettingsPlaceProps['onSetting'];
}

function SettingSentenceField({ row, isDisabled, onSetting }: SettingFieldProps) {
  const styles = useStyles();
  const { entry } = row;
  const { before, after } = SETTING_SENTENCES[entry.field];
  if (entry.input.kind !== 'choice') return <TypedField key={row.value} row={row} isDisabled={isDisabled} onSetting={onSetting} />;
  return (
    <Field label={before} className={styles.sentence} {...(after === '' ? {} : { hint: after })}>
      <Select value={row.value} disabled={isDisabled} onChange={(_event, data) => onSetting(row, data.value)}>
        {entry.allowed.map((label) => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** A date, a count or a text: written when it is complete, by Enter or on leaving the field. */
function TypedField({ row, isDisabled, onSetting }: SettingFieldProps) {
  const styles = useStyles();
  const { entry, value } = row;
  const { before, after } = SETTING_SENTENCES[entry.field];
  const [typed, setTyped] = useState(value);
  const typedValue = toCell(entry, typed);
  const commit = (): void => {
    if (typed === value || typedValue === undefined) return;
    if (entry.input.kind === 'date') onSetting(row, typedValue, 'yyyy-mm-dd');
    else onSetting(row, typedValue);
  };
  return (
    <Field
      label={before}
      className={styles.sentence}
      {...(typedValue === undefined ? { validationMessage: `Enter ${entry.allowed.join(' or ')}.`, validationState: 'error' as const } : {})}
    >
      <Input
        className={styles.control}
        type={entry.input.kind === 'date' ? 'date' : entry.input.kind === 'count' ? 'number' : 'text'}
        value={typed}
        disabled={isDisabled}
        {...(after === '' ? {} : { contentAfter: <Text>{after}</Text> })}
        onChange={(_event, data) => setTyped(data.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </Field>
  );
}

/** What goes into the cell: empty clears it; undefined when the text is not a value yet. */
function toCell({ input }: SettingEntry, typed: string): CellValue | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (input.kind === 'date') {
    const day = dayFromIso(text);
    return day === null ? undefined : serialOf(day);
  }
  if (input.kind !== 'count') return text;
  const count = Number(text);
  return Number.isInteger(count) && count >= input.least && count <= input.most ? count : undefined;
}
