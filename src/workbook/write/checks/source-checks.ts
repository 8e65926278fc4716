/** Checks that nothing of the user's tables is lost: rows are all there, and every document is billed. */
import type { InputTable } from '../../../engine/domain/source-reference';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { keyText } from '../../../engine/domain/source-reference';
import {
  constantSide,
  dusted,
  lessSide,
  sumWhere,
  equals,
  type CheckSide,
  type CheckedTables,
  type CloseCheck,
} from './close-checks';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES } from '../close-layout';

export function checkSources(context: CloseContext, tables: CheckedTables): CloseCheck[] {
  return [...checkRows(context), ...checkDocuments(context, tables)];
}

/** Rows that were added or deleted since the close show here; blank rows do not count. */
function checkRows({ input, lookup }: CloseContext): CloseCheck[] {
  return [...input.sources.tables].flatMap(([name, table]): CloseCheck[] => {
    const cells = lookup.column(name, table.keyColumns[0] ?? '');
    const read = input.tableCounts.find((count) => count.table === name)?.read;
    if (cells === null || read === undefined || name === 'Settings' || name === 'Accounts') return [];
    return [
      {
        title: `Rows of ${name}`,
        compares: 'Rows of the table now and rows read at the close.',
        left: { text: `COUNTA(${cells})`, result: read },
        right: constantSide(read),
        unit: 'count',
        sheet: table.sheet,
      },
    ];
  });
}

function checkDocuments(context: CloseContext, tables: CheckedTables): CloseCheck[] {
  const { input, lookup } = context;
  const checks: CloseCheck[] = [];
  const add = (
    name: InputTable & ('Invoices' | 'Credit notes'),
    kind: string,
    billed: CheckSide,
    rows: readonly AmountRow[],
  ): void => {
    const cells = lookup.column(name, 'Amount');
    if (cells === null) return;
    const all = sumInUnits(rows);
    const tax = sumInUnits(rows.map((row) => ({ ...row, amount: row.tax })));
    const leftOut = sumInUnits(rows.filter(({ isLeftOut }) => isLeftOut));
    checks.push({
      title: `${name} are all billed`,
      compares: `Amounts of the table, less lines left out (drafts and the like) and tax inside amounts, and ${kind} lines of Billing.`,
      left: lessSide({ text: `SUM(${cells})`, result: dusted(all + tax) }, constantSide(dusted(leftOut + tax))),
      right: billed,
      sheet: SHEET_NAMES.billing,
    });
  };
  const excluded = new Set(
    input.recognition.coverage.flatMap(({ table, excluded: rows }) => rows.map(({ key }) => `${table} ${key}`)),
  );
  const isLeftOut = (origin: Parameters<typeof keyText>[0]): boolean =>
    excluded.has(`${origin.table} ${keyText(origin)}`);
  const { layouts, billing } = context;
  const billed = (kind: 'Invoice' | 'Credit note'): CheckSide =>
    sumWhere(
      tables.billing,
      layouts.billing,
      'amount',
      [equals('source', kind)],
      (row) => billing[row]?.event.source === kind && billing[row].event.counterRole === undefined,
    );
  const currencyOf = new Map(input.book.invoiceLines.map(({ invoiceId, currency }) => [invoiceId, currency]));
  add(
    'Invoices',
    'invoice',
    billed('Invoice'),
    input.book.invoiceLines.map(({ amount, includedTax, currency, origin }) => ({
      amount,
      tax: includedTax?.tax ?? 0,
      currency,
      isLeftOut: isLeftOut(origin),
    })),
  );
  const credits = input.book.creditNoteLines.map(({ amount, includedTax, invoiceId, origin }) => ({
    amount,
    tax: includedTax?.tax ?? 0,
    currency: currencyOf.get(invoiceId) ?? '',
    isLeftOut: isLeftOut(origin),
  }));
  const credited = billed('Credit note');
  add('Credit notes', 'credit note', { text: `-${credited.text ?? '0'}`, result: 0 - credited.result + 0 }, credits);
  return checks;
}

interface AmountRow {
  readonly amount: number;
  /** Inside the amount of the table. */
  readonly tax: number;
  readonly currency: string;
  readonly isLeftOut: boolean;
}

const sumInUnits = (rows: readonly AmountRow[]): number =>
  dusted(rows.reduce((sum, { amount, currency }) => sum + amount / minorUnitsPerUnit(currency), 0));
