/** Credit grants seen together, with their invoices and with what is drawn of them. */
import type { Contract, InvoiceLine, Obligation, Product } from '../../../engine/domain/book';
import { drawCredits, groupOfInvoice, isGivenLater } from '../../../engine';
import type { CreditGrant, DrawProblem } from '../../../engine';
import { isoOf } from '../../../engine/foundation/calendar';
import { decimalWords } from '../../../engine/foundation/amount-words';
import { foldId } from '../cells/normal-text';
import type { DrawEntry } from '../facts/read-credit-draws';
import { hasValue } from '../cells/read-cells';
import { indexEntries, reportDuplicate } from '../reading';
import type { EntryIndex } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry } from '../tables/table-row';

interface CheckContext {
  readonly contracts: EntryIndex<Contract>;
  readonly obligations: EntryIndex<Obligation>;
  readonly products: EntryIndex<Product>;
}

/** Ids that are taken, free credits that come too late to be priced, units that nothing prices. */
export function checkGrants(grants: readonly Entry<CreditGrant>[], context: CheckContext): void {
  const paidDays = new Set(grants.filter(({ fact }) => fact.pricePaid > 0).map(({ fact }) => dayKey(fact)));
  const paidUnits = new Set(
    grants.filter(({ fact }) => fact.pricePaid > 0 && fact.kind === 'units').map(({ fact }) => dayKey(fact)),
  );
  const facts = grants.map(({ fact }) => fact);
  indexEntries(grants, 'Grant', ({ id }) => id);
  for (const { fact, row } of grants) {
    const taken = context.obligations.get(foldId(fact.id));
    if (taken !== undefined && fact.id !== '') reportDuplicate(row, taken.row, 'Grant', showValue(fact.id));
    if (row.failed || fact.pricePaid > 0) continue;
    const contract = context.contracts.get(foldId(fact.contractId))?.fact;
    const perUnit = context.products.get(foldId(fact.productId))?.fact.standaloneSellingPricePerUnit ?? null;
    if (isGivenLater(fact, contract, facts)) {
      if (fact.rationale !== '') continue;
      const message = `Free credits of ${isoOf(fact.grantDay)} come after contract ${showValue(fact.contractId)} was agreed: they change it from that day and share with what is still to come the price that is not recognized (606-10-25-13(a), IFRS 15.21(a)). Say in Rationale why they are given, or name the Invoice that earned them, or a Modification.`;
      report(row, 'credits.later', 'Price paid', message);
    } else if (fact.kind === 'units' && perUnit === null && !paidUnits.has(dayKey(fact)) && paidDays.has(dayKey(fact))) {
      const message = 'Nothing tells what a free unit is worth. Give its product an SSP per unit in Products.';
      report(row, 'credits.unpriced', 'Units', message);
    }
  }
}

const dayKey = ({ contractId, grantDay }: CreditGrant): string => `${contractId}\u0000${grantDay}`;

/** Invoice lines that grants say bill them, as though the lines named the grants. */
export function linkCreditInvoices(
  lines: readonly Entry<InvoiceLine>[],
  grants: readonly Entry<CreditGrant>[],
): Entry<InvoiceLine>[] {
  const linked = new Map<Entry<InvoiceLine>, CreditGrant>();
  for (const { fact: grant, row } of grants) {
    if (grant.invoiceId === '' || grant.pricePaid === 0 || row.failed) continue;
    const ofInvoice = lines.filter(({ fact }) => foldId(fact.invoiceId) === foldId(grant.invoiceId));
    const open = ofInvoice.filter((entry) => isOpen(entry.fact, grant) && !linked.has(entry));
    const named = open.filter(({ fact }) => fact.lineId === grant.invoiceLineId);
    const fitting = open.filter(({ fact }) => fact.amount === grant.pricePaid);
    const found = grant.invoiceLineId !== '' ? named : open.length === 1 ? open : fitting;
    const [line] = found;
    if (line !== undefined && found.length === 1) {
      linked.set(line, grant);
      continue;
    }
    const column = grant.invoiceLineId === '' ? 'Invoice' : 'Line';
    if (ofInvoice.length === 0) {
      report(row, 'id.unknown', 'Invoice', `Invoice ${showValue(grant.invoiceId)} is not in Invoices. Correct it.`);
    } else {
      const message = `No one line of invoice ${showValue(grant.invoiceId)} can be told to bill the grant${grant.invoiceLineId === '' ? '. Name it in Line' : `: line ${showValue(grant.invoiceLineId)} is not there, is no charge, or bills another obligation. Correct it`}, or name the grant on the line, in Obligation.`;
      report(row, 'credits.invoice', column, message);
    }
  }
  return lines.map((entry) => {
    const grant = linked.get(entry);
    if (grant === undefined) return entry;
    const productId = entry.fact.productId ?? (grant.productId || null);
    return { ...entry, fact: { ...entry.fact, obligationId: grant.id, contractId: grant.contractId, productId } };
  });
}

/** Free grants that name an invoice, as it is written; where none of its lines can share its price, that is noted. */
export function settleInvoiceGrants(lines: readonly Entry<InvoiceLine>[], grants: readonly Entry<CreditGrant>[]): Entry<CreditGrant>[] {
  const sharers = new Map<Entry<InvoiceLine>, string>();
  return grants.map((entry) => {
    const { fact: grant, row } = entry;
    if (grant.invoiceId === '' || grant.pricePaid > 0 || row.failed) return entry;
    const ofInvoice = lines.filter(({ fact }) => foldId(fact.invoiceId) === foldId(grant.invoiceId) && fact.type === 'charge');
    const named = grant.invoiceLineId === '' ? ofInvoice : ofInvoice.filter(({ fact }) => foldId(fact.lineId) === foldId(grant.invoiceLineId));
    const column = grant.invoiceLineId === '' ? 'Invoice' : 'Line';
    const [first] = named;
    if (first === undefined) {
      const what = ofInvoice.length === 0 ? `Invoice ${showValue(grant.invoiceId)} is not in Invoices` : `Line ${showValue(grant.invoiceLineId)} of invoice ${showValue(grant.invoiceId)} is not there, or is no charge`;
      report(row, ofInvoice.length === 0 ? 'id.unknown' : 'credits.invoice', ofInvoice.length === 0 ? 'Invoice' : 'Line', `${what}. Correct it.`);
      return entry;
    }
    const settled: CreditGrant = { ...grant, invoiceId: first.fact.invoiceId, invoiceLineId: grant.invoiceLineId === '' ? '' : first.fact.lineId };
    const own = named.filter(({ fact }) => fact.obligationId === null && fact.shares === undefined);
    if (own.length === 0) {
      const bills = showValue(first.fact.obligationId ?? 'several obligations');
      report(row, 'credits.invoice', column, `The price of invoice ${showValue(settled.invoiceId)} is that of ${bills}. Clear Invoice: the credits then share what is to come of the contract.`);
      return entry;
    }
    for (const line of own) checkSharer(entry, line, column, sharers, groupOfInvoice(settled) ?? '');
    return { fact: settled, row };
  });
}

function checkSharer(
  { fact: grant, row }: Entry<CreditGrant>,
  line: Entry<InvoiceLine>,
  column: string,
  sharers: Map<Entry<InvoiceLine>, string>,
  group: string,
): void {
  const { contractId, currency, lineId, invoiceId } = line.fact;
  const name = `Line ${showValue(lineId)} of invoice ${showValue(invoiceId)}`;
  if (contractId !== null && foldId(contractId) !== foldId(grant.contractId) && grant.contractId !== '') {
    report(row, 'contract.mismatch', column, `${name} is of contract ${showValue(contractId)}, the grant of ${showValue(grant.contractId)}. Correct one of the two.`);
  } else if (currency !== grant.currency && grant.currency !== '' && currency !== '') {
    report(row, 'currency.mismatch', column, `${name} is in ${currency}, the grant in ${grant.currency}. Correct one of the two.`);
  }
  const known = sharers.get(line);
  if (known !== undefined && known !== group) {
    report(row, 'credits.invoice', column, `${name} shares its price with another grant already, which names it differently. Name the line on both, or the whole invoice on both.`);
  } else sharers.set(line, group);
}

const isOpen = ({ type, obligationId }: InvoiceLine, grant: CreditGrant): boolean =>
  type === 'charge' && (obligationId === null || foldId(obligationId) === foldId(grant.id));

/** What the credits do not cover, at the cells of the draws. */
export function checkDraws(grants: readonly Entry<CreditGrant>[], draws: readonly DrawEntry[]): void {
  const sound = draws.filter(({ row }) => !row.failed);
  const rows = new Map(sound.map((entry) => [JSON.stringify(entry.fact.origin.key), entry]));
  const { problems } = drawCredits(
    grants.filter(({ row }) => !row.failed).map(({ fact }) => fact),
    sound.map(({ fact }) => fact),
  );
  const isWhole = grants.every(({ row }) => !row.failed);
  for (const problem of problems) {
    // What is short may stand in a row that is faulty itself.
    if (!isWhole && (problem.kind === 'no-grant' || problem.kind === 'exceeds')) continue;
    const entry = rows.get(JSON.stringify(problem.draw.origin.key));
    if (entry !== undefined) reportProblem(entry, problem, grants);
  }
}

function reportProblem({ row }: DrawEntry, { draw, kind, short, scale }: DrawProblem, grants: readonly Entry<CreditGrant>[]): void {
  const measure = draw.kind === 'cash' ? 'Amount' : 'Units';
  const words = decimalWords({ digits: Math.abs(short), scale });
  const grant = grants.find(({ fact }) => fact.id === draw.grantId)?.fact;
  const partyColumn = hasValue(row, 'Contract') ? 'Contract' : hasValue(row, 'Customer') ? 'Customer' : measure;
  switch (kind) {
    case 'no-grant': {
      const what = draw.kind === 'cash' ? 'of money' : 'of units';
      const message = `No credits ${what} are granted ${draw.productId === '' ? '' : `for product ${showValue(draw.productId)} `}here. Correct the row, or add the grant to Credit grants.`;
      report(row, draw.grantId === null ? 'credits.no-grant' : 'credits.two-measures', draw.grantId === null ? partyColumn : measure, message);
      return;
    }
    case 'exceeds': {
      const code = draw.isOverageBilled ? 'credits.overage' : 'credits.exceeded';
      const message = draw.isOverageBilled
        ? `${words} of the draw are more than the credits left on ${isoOf(draw.day)}; they are billed elsewhere and left out.`
        : `The draw takes ${words} more than the credits left on ${isoOf(draw.day)}. Correct it, or enter yes in Overage billed where the rest is billed.`;
      report(row, code, measure, message);
      return;
    }
    case 'before-effective':
    case 'after-expiry': {
      const isEarly = kind === 'before-effective';
      const limit = isEarly ? (grant?.effectiveDay ?? 0) : (grant?.expiryDay ?? 0);
      const message = `Grant ${showValue(draw.grantId)} ${isEarly ? 'is effective only from' : 'has expired on'} ${isoOf(limit)}. Correct the date or the grant.`;
      report(row, 'credits.outside-term', 'Date', message);
      return;
    }
    case 'gives-back-too-much':
      report(row, 'credits.exceeded', measure, `The row gives back ${words} more than was drawn of the grant. Correct it.`);
      return;
    case 'unnamed-return':
      report(row, 'credits.no-grant', row.table.columns.has('Grant') ? 'Grant' : measure, 'A draw below zero gives credits back: name the grant that it came from.');
  }
}
