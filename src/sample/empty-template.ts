/** The empty workbook to start from: every table with its headers and one empty row, and a guide to all columns. */
import { BILLINGS, LINE_TYPES, MEASURES, METHODS, ROLES, STATUSES, STRATEGIES, TRIGGERS } from '../workbook/read/choices/choices';
import { BREAKAGES, CONTROL_JUDGEMENTS } from '../workbook/read/choices/control-choices';
import { CREDIT_REASONS, CREDIT_TREATMENTS } from '../workbook/read/choices/credit-choices';
import { RATE_TYPES, TAX_ANSWERS } from '../workbook/read/choices/currency-choices';
import { UNBILLED_KINDS } from '../workbook/read/choices/presentation-choices';
import { LICENCES, OUTSIDE_RANGES, PRICE_METHODS } from '../workbook/read/choices/price-choices';
import { COST_KINDS, COST_PATTERNS, YES_NO } from '../workbook/read/choices/cost-choices';
import { ESTIMATE_KINDS, ESTIMATE_METHODS, ESTIMATE_ANSWERS } from '../workbook/read/choices/estimate-choices';
import { COMPOUNDINGS } from '../workbook/read/choices/financing-choices';
import { TREATMENTS } from '../workbook/read/choices/modification-choices';
import { ACTS_AS, COLLECTABLE, WARRANTIES } from '../workbook/read/choices/judgement-choices';
import { PENALTIES } from '../workbook/read/facts/binding-terms';
import { UPFRONT_FEES } from '../workbook/read/facts/upfront-fees';
import type { ChoiceList } from '../workbook/read/choices/choices';
import { CREDIT_KINDS } from '../workbook/read/choices/prepaid-choices';
import { TABLE_FORMATS } from '../workbook/read/format/book-format';
import type { ColumnFormat } from '../workbook/read/format/column-format';
import { allowedWords, settingsCatalogue } from '../workbook/read/settings/settings-catalogue';
import type { CellValue, TableData } from '../workbook/table-data';
import { HEADER_ROW, formatTable } from './format-table';
import { settingsRows } from './sample-tables';

const GUIDE_NAME = 'Guide';

/** Settings stand with their defaults; all other tables have one empty row. The last table is the guide. */
export function emptyTemplate(): TableData[] {
  const tables = TABLE_FORMATS.map(({ name }) => {
    if (name === 'Settings') return formatTable(name, settingsRows());
    return formatTable(name, [{}], name === 'Milestones' ? ['Share', 'Amount'] : []);
  });
  return [...tables, guideTable()];
}

/** A row a column of the format, then a row a setting. Its name is none of the format, so reading ignores it. */
function guideTable(): TableData {
  const columns = TABLE_FORMATS.flatMap((format) =>
    format.columns.map((column): CellValue[] => [
      format.name,
      column.name,
      column.required ? 'required' : 'optional',
      column.words,
      valuesOf(column, format.name),
    ]),
  );
  const settings = settingsCatalogue.map((entry): CellValue[] => [
    'Settings',
    entry.name,
    'setting',
    entry.words,
    allowedWords(entry),
  ]);
  return {
    name: GUIDE_NAME,
    sheet: GUIDE_NAME,
    headerRow: HEADER_ROW,
    headerColumn: 0,
    headers: ['Table', 'Column', 'Needed', 'What to enter', 'Values'],
    rows: [...columns, ...settings],
    source: 'workbook',
  };
}

const LISTS: Readonly<Record<string, ChoiceList<string>>> = {
  'Recognition method': METHODS,
  Strategy: STRATEGIES,
  Trigger: TRIGGERS,
  Type: LINE_TYPES,
  'Rates Type': RATE_TYPES,
  Status: STATUSES,
  Billing: BILLINGS,
  'Unbilled is': UNBILLED_KINDS,
  Role: ROLES,
  'Tax included': TAX_ANSWERS,
  Measure: MEASURES,
  'Estimates Kind': ESTIMATE_KINDS,
  'Estimates Method': ESTIMATE_METHODS,
  Actual: ESTIMATE_ANSWERS,
  'Due to form': ESTIMATE_ANSWERS,
  Treatment: CREDIT_TREATMENTS,
  Reason: CREDIT_REASONS,
  Method: PRICE_METHODS,
  'Outside range': OUTSIDE_RANGES,
  Licence: LICENCES,
  'Control judgement': CONTROL_JUDGEMENTS,
  Breakage: BREAKAGES,
  Collectable: COLLECTABLE,
  Warranty: WARRANTIES,
  'Upfront fee': UPFRONT_FEES,
  'Termination penalty': PENALTIES,
  Compounding: COMPOUNDINGS,
  'Acts as': ACTS_AS,
  Kind: COST_KINDS,
  Incremental: YES_NO,
  Pattern: COST_PATTERNS,
  'Renewal commensurate': YES_NO,
  'Modifications Treatment': TREATMENTS,
  'Remaining distinct': YES_NO,
  Removed: YES_NO,
  'Credit grants Kind': CREDIT_KINDS,
  'Overage billed': YES_NO,
  'Option to renew': YES_NO,
};

/** A header that two tables use for different words is listed by table and header. */
function valuesOf({ name, kind }: ColumnFormat, table: string): string {
  if (kind === 'choice')
    return ((LISTS[`${table} ${name}`] ?? LISTS[name])?.choices ?? []).map(({ label }) => label).join(' · ');
  return {
    id: 'text or number',
    text: 'text',
    date: 'date',
    amount: 'number',
    number: 'number',
    percent: 'percentage',
    currency: 'three letters',
    mixed: 'see the setting',
  }[kind];
}
