/** `Billing`: a row a line of an invoice, credit note or void, with the amount read again from its document. */
import type { BillingEvent } from '../../../engine/domain/schedule';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { sourceExpression, type Expression } from '../proofs/amount-proof';
import { supplierBillingExpression } from '../proofs/agency-proof';
import { billingRowOf, type BillingRow, type CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type BillingField } from '../close-layout';
import { interestExpression } from '../proofs/financing-proof';
import { INTEGER_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import { ruleText } from '../cells/rule-text';
import { writeOffExpression } from '../proofs/write-off-proof';
import { billingExpression } from '../proofs/schedule-source';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt } from '../cells/sheet-layout';
import {
  addFormula,
  amountColumn,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  linkColumn,
  tableOf,
  textColumn,
  type TableColumn,
} from '../cells/table-columns';

export function planBilling(context: CloseContext): SheetDraft {
  return {
    name: SHEET_NAMES.billing,
    kind: 'step',
    title: 'Billing documents',
    note: 'A row a document line of an obligation: invoices positive, credit notes and voids negative, what an agent owes its supplier on a row beside them, interest by month. Proof reads the amount again from the document.',
    cells: [],
    table: tableOf(context.layouts.billing, TABLE_NAMES.billing, billingColumns(context)),
    frozenColumns: 1,
  };
}

function billingColumns(context: CloseContext): Record<BillingField, TableColumn> {
  const { billing } = context;
  const formats = amountFormats(billing.map(({ obligation }) => obligation.currency));
  const grouped = { grouped: true };
  const text = (header: string, value: (item: BillingRow) => string, options = {}): TableColumn =>
    textColumn(header, billing.map(value), options);
  const units = billing.map(({ obligation }) => minorUnitsPerUnit(obligation.currency));
  const day = (header: string, value: (item: BillingRow) => number | null, options = {}): TableColumn =>
    dateColumn(
      header,
      billing.map((item) => serialOrNull(value(item))),
      options,
    );
  return {
    documentId: text('Document line', ({ event }) => event.documentId),
    day: day('Date', ({ event }) => event.day),
    source: text('Kind', ({ event }) => kindOf(event)),
    customer: text('Customer', ({ obligation }) => obligation.customer),
    obligationId: text('Obligation', ({ obligation }) => obligation.id),
    currency: text('Currency', ({ obligation }) => obligation.currency),
    amount: amountColumn(
      'Amount',
      billing.map(({ event }, row) => unitsOf(event.amount, units[row] ?? 1)),
      formats,
    ),
    ...lookupColumns(context),
    rule: text('Rule', ({ event }) => ruleText(event.rule), grouped),
    contractId: text('Contract', ({ obligation }) => obligation.contractId, grouped),
    invoiceId: text('Invoice', ({ event }) => event.invoiceId, grouped),
    document: text('Document', ({ event }) => event.document, grouped),
    entity: text('Entity', ({ obligation }) => obligation.entity, grouped),
    firstDay: day('Service first day', ({ event }) => event.firstDay, grouped),
    lastDay: day('Service last day', ({ event }) => event.lastDay, grouped),
    deferredBefore: amountColumn('Deferred before', measuredBefore(context, 'deferredBefore'), formats, grouped),
    recognizedBefore: amountColumn('Recognized before', measuredBefore(context, 'recognizedBefore'), formats, grouped),
  };
}

/** What an agent owes its supplier of a document is no document of its own. */
export const kindOf = ({ source, counterRole }: BillingEvent): string =>
  counterRole === 'Payable to supplier' ? `${source}: supplier` : source;

const serialOrNull = (day: number | null): number | null => (day === null ? null : serialOf(day));

type LookupField = 'sourceLink' | 'proof' | 'check' | 'position' | 'sourceRow';

function lookupColumns(context: CloseContext): Record<LookupField, TableColumn> {
  const { billing, layouts, lookup } = context;
  const lists = { sourceLink: formulaList(), proof: formulaList(), position: formulaList(), sourceRow: formulaList() };
  const differences: number[] = [];
  billing.forEach((item, row) => {
    const units = minorUnitsPerUnit(item.obligation.currency);
    const at = (field: BillingField): string => cellAt(layouts.billing, field, row);
    const { origin } = item.event;
    const position = lookup.position(origin);
    addFormula(lists.position, position?.formula ?? '=0', position?.result ?? 0);
    const sourceRow = lookup.sheetRow(origin, at('position'));
    addFormula(lists.sourceRow, sourceRow?.formula ?? '=1', sourceRow?.result ?? 1);
    const link = lookup.link(origin, at('sourceRow'));
    addFormula(lists.sourceLink, link.formula, link.result);
    const proof = eventExpression(context, item, at('position'));
    addFormula(lists.proof, `=${proof.text}`, unitsOf(proof.minor, units));
    differences.push(unitsOf(item.event.amount - proof.minor, units));
  });
  const formats = amountFormats(billing.map(({ obligation }) => obligation.currency));
  const grouped = { grouped: true };
  const difference = `=ROUND(${cellAt(layouts.billing, 'amount', 0)}-${cellAt(layouts.billing, 'proof', 0)},3)`;
  return {
    sourceLink: linkColumn('Source', eachRow(lists.sourceLink)),
    proof: formulaColumn('Proof', eachRow(lists.proof), formats, grouped),
    check: formulaColumn('Check', filled(difference, differences), formats, { ...grouped, style: 'check' }),
    position: formulaColumn('Place in table', eachRow(lists.position), INTEGER_FORMAT, grouped),
    sourceRow: formulaColumn('Source row', eachRow(lists.sourceRow), INTEGER_FORMAT, grouped),
  };
}

function eventExpression(context: CloseContext, { event, obligation }: BillingRow, positionCell: string): Expression {
  const { derivation } = event;
  const minorUnits = minorUnitsPerUnit(obligation.currency);
  if (derivation.kind === 'reversal') return billingExpression(context, obligation.id, derivation.billingId, -1, '');
  if (derivation.kind === 'source-rows' || derivation.kind === 'share-of-source-row') {
    const sources = { lookup: context.lookup, rows: context.rows, tables: context.input.sources.tables };
    return sourceExpression(sources, derivation, { minorUnits, origin: event.origin, positionCell });
  }
  if (derivation.kind === 'for-supplier' || derivation.kind === 'credited-to-supplier')
    return supplierBillingExpression(context, obligation.id, derivation, minorUnits);
  if (derivation.kind === 'interest') return interestExpression(context, derivation, minorUnits);
  if (derivation.kind === 'written-off') return writeOffExpression(context, derivation, minorUnits);
  throw new Error(`Defect: a billing event cannot be derived as ${derivation.kind}`);
}

/**
 * What was deferred (for a price concession: still to come) and recognized of the document's line the day before, where
 * a credit or a void asked for it; in units.
 */
function measuredBefore(context: CloseContext, field: 'deferredBefore' | 'recognizedBefore'): (number | null)[] {
  const { schedule, billing } = context;
  const values = billing.map((): number | null => null);
  for (const { segment, obligation } of schedule) {
    const { derivation } = segment;
    if (derivation.kind !== 'deferred-part' && derivation.kind !== 'recognized-part') continue;
    const row = billingRowOf(context, obligation.id, derivation.billingId);
    const measured = derivation[field];
    if (row !== undefined && measured !== undefined) {
      values[row] = unitsOf(measured, minorUnitsPerUnit(obligation.currency));
    }
  }
  return values;
}
