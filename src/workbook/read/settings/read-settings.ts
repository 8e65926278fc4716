/** Settings: rows of name and value become the policy; what no row sets keeps its default. */
import type { Day } from '../../../engine/foundation/calendar';
import { DEFAULT_POLICY } from '../../../engine/domain/policy';
import type { Policy } from '../../../engine/domain/policy';
import { policyOfSet, type PolicySet } from '../../../engine/domain/policy-set';
import { findChoice } from '../choices/choices';
import type { ChoiceList } from '../choices/choices';
import { nearestName, startBudget } from '../cells/nearest-name';
import { cleanText, normalName, normalNameOutsideParentheses } from '../cells/normal-text';
import { hasValue, readText, requireValue } from '../cells/read-cells';
import { dayFromCell, dayFromIsoText } from '../cells/read-date';
import { reportDuplicate } from '../reading';
import { allowedWords, settingsCatalogue } from './settings-catalogue';
import type { SettingEntry } from './settings-catalogue';
import { report, showValue, valueOf } from '../tables/table-row';
import type { OpenTable, Row } from '../tables/table-row';
import { isErrorValue } from '../tables/open-table';

const SETTINGS_BY_NAME: ReadonlyMap<string, SettingEntry> = new Map(
  settingsCatalogue.flatMap((entry) =>
    [entry.name, entry.field, ...entry.aliases].map((name) => [normalName(name), entry] as const),
  ),
);

type PolicyValue = string | number | readonly number[] | null;

/** The policy in force, and what it would be under each policy set with the same settings made on their own. */
export interface PolicyReading {
  readonly policy: Policy;
  readonly bySet: Readonly<Record<PolicySet, Policy>>;
}

/** The policy that the table sets; faulty rows are noted and keep the default. */
export function readPolicy(table: OpenTable | undefined): Policy {
  return readPolicies(table).policy;
}

export function readPolicies(table: OpenTable | undefined): PolicyReading {
  const chosen = new Map<keyof Policy, { readonly value: PolicyValue; readonly row: Row }>();
  const seen = new Map<string, Row>();
  for (const row of table?.rows ?? []) {
    const entry = findSetting(row);
    if (entry === null) continue;
    const first = seen.get(entry.field);
    if (first !== undefined) {
      reportDuplicate(row, first, 'Setting', showValue(entry.name));
      continue;
    }
    seen.set(entry.field, row);
    const value = readSettingValue(row, entry);
    if (value !== null) chosen.set(entry.field, { value, row });
  }
  const values: Partial<Policy> = Object.fromEntries([...chosen].map(([field, { value }]) => [field, value]));
  const policySet = values.policySet ?? DEFAULT_POLICY.policySet;
  const policy = withLock(policyOfSet(policySet, values), chosen, seen);
  const { lockMethod } = policy;
  const under = (set: PolicySet): Policy => policyOfSet(set, { ...values, lockMethod });
  return { policy, bySet: { standard: under('standard'), 'sequence-compatible': under('sequence-compatible') } };
}

function findSetting(row: Row): SettingEntry | null {
  requireValue(row, 'Setting', 'Name the setting, or clear the row.');
  const name = readText(row, 'Setting');
  if (name === '') return null;
  const entry = SETTINGS_BY_NAME.get(normalName(name)) ?? SETTINGS_BY_NAME.get(normalNameOutsideParentheses(name));
  if (entry !== undefined) return entry;
  const near = nearestName(
    name,
    settingsCatalogue.map((known) => known.name),
    startBudget(),
  );
  const hint =
    near === null
      ? `Known are ${settingsCatalogue.map((known) => known.name).join(', ')}.`
      : `The nearest is ${showValue(near)}.`;
  report(row, 'setting.unknown', 'Setting', `Setting ${showValue(name)} is not known and has no effect. ${hint}`);
  return null;
}

/** Null keeps the default: the cell is empty, or faulty and noted. */
function readSettingValue(row: Row, entry: SettingEntry): PolicyValue {
  const index = row.table.columns.get('Value');
  const value = index === undefined ? null : valueOf(row.cells[index]);
  if (value === null || !hasValue(row, 'Value') || isErrorValue(value)) return null;
  switch (entry.input.kind) {
    case 'choice':
      return readSettingChoice(row, entry, entry.input.list, value);
    case 'date':
      return readSettingDay(row, entry, value);
    case 'count':
      return readSettingCount(row, entry, entry.input, value);
    case 'months':
      return readSettingMonths(row, entry, entry.input.most, value);
    case 'text':
      return entry.field === 'functionalCurrency' ? readSettingCurrency(row, entry, value) : cleanText(String(value)).text;
  }
}

function readSettingChoice(
  row: Row,
  entry: SettingEntry,
  list: ChoiceList<string>,
  value: string | number | boolean,
): PolicyValue {
  const found = findChoice(list, String(value));
  if (found === null) reportBadValue(row, entry, value);
  return found;
}

/** A date, or its ISO text: the column holds words too, so Excel may have kept what was typed as text. */
function readSettingDay(row: Row, entry: SettingEntry, value: string | number | boolean): Day | null {
  const fromText = typeof value === 'string' ? dayFromIsoText(value.trim(), entry.name) : null;
  const reading = fromText ?? dayFromCell(value, row.table.data.source, entry.name);
  for (const { code, message } of reading.findings) report(row, code, 'Value', message);
  return reading.day;
}

function readSettingCount(
  row: Row,
  entry: SettingEntry,
  range: { readonly least: number; readonly most: number },
  value: string | number | boolean,
): PolicyValue {
  const count = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
  if (typeof count === 'number' && Number.isInteger(count) && count >= range.least && count <= range.most) return count;
  reportBadValue(row, entry, value);
  return null;
}

/** `12, 24, 36`: whole months, each later than the one before. */
function readSettingMonths(
  row: Row,
  entry: SettingEntry,
  most: number,
  value: string | number | boolean,
): PolicyValue {
  const months = String(value)
    .replace(/\s*months?\s*$/i, '')
    .split(/[,;/]/)
    .map((part) => part.trim());
  const numbers = months.map(Number);
  const isList = months.every((part, index) => {
    const number = numbers[index] ?? 0;
    return /^\d{1,3}$/.test(part) && number <= most && number > (numbers[index - 1] ?? 0);
  });
  if (isList) return numbers;
  reportBadValue(row, entry, value);
  return null;
}

function readSettingCurrency(row: Row, entry: SettingEntry, value: string | number | boolean): string | null {
  const code = cleanText(String(value)).text.toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return code;
  reportBadValue(row, entry, value);
  return null;
}

function reportBadValue(row: Row, entry: SettingEntry, value: string | number | boolean): void {
  report(row, 'value.unknown', 'Value', `${entry.name} cannot be ${showValue(value)}. Enter ${allowedWords(entry)}.`);
}

/** A lock date alone means that one date locks all; a lock by date needs its date. */
function withLock(
  policy: Policy,
  chosen: ReadonlyMap<keyof Policy, { readonly value: PolicyValue; readonly row: Row }>,
  seen: ReadonlyMap<string, Row>,
): Policy {
  const date = chosen.get('lockDay');
  const method = seen.get('lockMethod');
  if (date !== undefined && !chosen.has('lockMethod')) {
    return method?.failed === true ? policy : { ...policy, lockMethod: 'custom-date' };
  }
  if (date !== undefined && policy.lockMethod !== 'custom-date') {
    const message =
      'Lock date has no effect, because Lock method is ' +
      `${policy.lockMethod === 'none' ? 'none' : 'invoice date'}. Clear one of the two.`;
    report(date.row, 'setting.unused', 'Value', message);
  }
  const dateRow = seen.get('lockDay');
  if (policy.lockMethod === 'custom-date' && date === undefined && method !== undefined && dateRow?.failed !== true) {
    report(
      method,
      'value.missing',
      'Value',
      'Lock method is a lock date, and no Lock date is set. Add a row Lock date with the last locked day.',
    );
  }
  return policy;
}
