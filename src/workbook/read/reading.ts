/** What the readers of the tables share while one workbook is read. */
import type {
  Contract,
  CreditNoteLine,
  InvoiceLine,
  Milestone,
  Obligation,
  Product,
  ProgressRecord,
  UsageRecord,
} from '../../engine/domain/book';
import type { CreditDraw, CreditGrant } from '../../engine';
import type { ContractCost } from '../../engine/domain/contract-cost';
import type { FinancingRow } from '../../engine/domain/financing';
import type { WriteOff } from '../../engine/domain/write-off';
import type { Estimate, Scenario } from '../../engine/domain/estimate';
import type { Modification, ModificationLine } from '../../engine/domain/modification';
import type { Diagnostic } from '../../engine/domain/diagnostic';
import type { Policy } from '../../engine/domain/policy';
import type { InputTable, SourceReference } from '../../engine/domain/source-reference';
import type { PromisedItem } from '../../engine/domain/line-share';
import type { RightExercise } from '../../engine/domain/material-right';
import type { ShareRow } from './facts/share-row';
import type { DiscountEvidence } from '../../engine/domain/discount-evidence';
import type { PriceListRow } from '../../engine/domain/price-list';
import { BOOK_FORMAT } from './format/book-format';
import { nearestName } from './cells/nearest-name';
import type { SuggestionBudget } from './cells/nearest-name';
import { foldId } from './cells/normal-text';
import { readId } from './cells/read-cells';
import { addressOf, report, reportTable, showValue, valueOf } from './tables/table-row';
import type { Entry, OpenTable, Row } from './tables/table-row';

export interface Reading {
  readonly findings: Diagnostic[];
  readonly tables: ReadonlyMap<InputTable, OpenTable>;
  readonly policy: Policy;
  readonly budget: SuggestionBudget;
  /** Tables whose absence was noted. */
  readonly missingTables: Set<InputTable>;
}

/** Rows of a table by their identifier. */
export type EntryIndex<Fact> = ReadonlyMap<string, Entry<Fact> & { readonly id: string }>;

/** All that was read, in the order of the tables' rows, rows with errors included. */
export interface BookEntries {
  readonly products: readonly Entry<Product>[];
  readonly contracts: readonly Entry<Contract>[];
  readonly obligations: readonly Entry<Obligation>[];
  readonly invoiceLines: readonly Entry<InvoiceLine>[];
  readonly creditNoteLines: readonly Entry<CreditNoteLine>[];
  readonly usage: readonly Entry<UsageRecord>[];
  readonly milestones: readonly Entry<Milestone>[];
  readonly progress: readonly Entry<ProgressRecord>[];
  readonly priceList: readonly Entry<PriceListRow>[];
  readonly discountEvidence: readonly Entry<DiscountEvidence>[];
  readonly contractCosts: readonly Entry<ContractCost>[];
  readonly writeOffs: readonly Entry<WriteOff>[];
  readonly financing: readonly Entry<FinancingRow>[];
  readonly estimates: readonly Entry<Estimate>[];
  readonly scenarios: readonly (Entry<Scenario> & { readonly estimate: Entry<Estimate> | null })[];
  readonly modifications: readonly Entry<Modification>[];
  readonly modificationLines: readonly Entry<ModificationLine>[];
  readonly rightExercises: readonly Entry<RightExercise>[];
  readonly promisedItems: readonly Entry<PromisedItem>[];
  readonly lineShares: readonly Entry<ShareRow>[];
  readonly creditGrants: readonly Entry<CreditGrant>[];
  readonly creditDraws: readonly Entry<CreditDraw>[];
}

/** Rows of a table to read; none when the workbook lacks the table. */
export function rowsOf(reading: Reading, name: InputTable): readonly Row[] {
  return reading.tables.get(name)?.rows ?? [];
}

/** The raw key of a row: numbers stay numbers, because formulas look for what the cell holds. */
export function originOf(row: Row): SourceReference {
  if (row.origin !== null) return row.origin;
  const { table, cells } = row;
  const key = table.keyColumns.map((column) => {
    const value = valueOf(cells[table.columns.get(column) ?? -1]);
    return typeof value === 'number' ? value : String(value ?? '');
  });
  row.origin = { table: table.name as InputTable, key };
  return row.origin;
}

/** Indexes entries by id and notes ids that appear twice, with both cells. */
export function indexEntries<Fact>(
  entries: readonly Entry<Fact>[],
  column: string,
  idOf: (fact: Fact) => string,
): EntryIndex<Fact> {
  const index = new Map<string, Entry<Fact> & { readonly id: string }>();
  for (const entry of entries) {
    const id = idOf(entry.fact);
    if (id === '') continue;
    const first = index.get(foldId(id));
    if (first === undefined) index.set(foldId(id), { ...entry, id });
    else reportDuplicate(entry.row, first.row, column, showValue(id));
  }
  return index;
}

/** Notes that a row repeats the key of an earlier one. Both rows are left out: which one is right is not known. */
export function reportDuplicate(row: Row, first: Row, column: string, shown: string): void {
  first.failed = true;
  const firstCell = addressOf(first, column);
  const message = `${column} ${shown} is already in ${firstCell}. Give one of the two another key, or delete the copy.`;
  report(row, 'key.duplicate', column, message);
}

/**
 * Follows an identifier to the row it names. Notes an unknown identifier with the nearest known one; where the whole
 * table is missing, notes that once. Null when nothing is named or found.
 */
export function follow<Fact>(
  reading: Reading,
  row: Row,
  column: string,
  table: InputTable,
  index: EntryIndex<Fact>,
): (Entry<Fact> & { readonly id: string }) | null {
  const id = readId(row, column);
  if (id === null) return null;
  if (!reading.tables.has(table) && !index.has(foldId(id))) {
    reportMissingTable(reading, table, `${row.table.name} names ${column} ${showValue(id)}`);
    row.failed = true;
    return null;
  }
  const entry = index.get(foldId(id));
  if (entry === undefined && lacksKeyColumn(reading, table)) {
    row.failed = true;
    return null;
  }
  if (entry === undefined) {
    const near = nearestName(id, idsOf(index), reading.budget);
    const hint = near === null ? '' : ` The nearest is ${showValue(near)}.`;
    report(
      row,
      'id.unknown',
      column,
      `${column} ${showValue(id)} is not in ${table}.${hint} Correct it, or add the row to ${table}.`,
    );
    return null;
  }
  if (entry.id !== id) {
    report(
      row,
      'id.case',
      column,
      `${column} ${showValue(id)} is written ${showValue(entry.id)} in ${table}. Write both alike.`,
    );
  }
  return entry;
}

/** Without its key column no row of the table can be found; that was noted for the table. */
function lacksKeyColumn(reading: Reading, table: InputTable): boolean {
  const keyColumn = BOOK_FORMAT[table].key[0] ?? '';
  return reading.tables.get(table)?.missingColumns.has(keyColumn) ?? false;
}

function* idsOf<Fact>(index: EntryIndex<Fact>): Generator<string> {
  for (const { id } of index.values()) yield id;
}

/** Notes once that a table is needed and absent. */
export function reportMissingTable(reading: Reading, table: InputTable, why: string): void {
  if (reading.missingTables.has(table)) return;
  reading.missingTables.add(table);
  const headers = BOOK_FORMAT[table].columns.filter((column) => column.required).map((column) => column.name);
  const message =
    `The workbook has no table ${BOOK_FORMAT[table].excelName}, and ${why}. Add a table of that name with ` +
    `${headers.join(', ')}, or start from the template.`;
  reportTable(reading.findings, 'table.missing', table, '', '', message);
}
