/** What happens beside the deals: sales without a contract, credit notes, voided invoices and drafts. */
import { dayOf } from '../engine/foundation/calendar';
import type { Day } from '../engine/foundation/calendar';
import { EU_ENTITY, US_ENTITY } from './sample-company';
import { CLOSING_DAY, OPENING_DAY, addMonths, endOfTerm, plainLine } from './sample-draft';
import type { Draft, DraftInvoice, DraftLine } from './sample-draft';

/** Self-service plans and training days: invoice lines that are obligations of their own. */
export function addSalesWithoutContract(draft: Draft): void {
  for (let index = 0; index < 16; index += 1) {
    const isEuro = index % 3 === 2;
    const day = addMonths(OPENING_DAY, index) + draft.chance.integer(0, 24);
    const plan = {
      ...plainLine('Team plan, self-service', draft.chance.integer(4, 20) * 46_800),
      product: 'TEAM',
      firstDay: day,
      lastDay: endOfTerm(day, 12),
    };
    const training = {
      ...plainLine('Training day', 190_000),
      product: 'TRAINING',
      recognitionDay: day + draft.chance.integer(5, 30),
    };
    const lines: DraftLine[] = index % 4 === 1 ? [training] : index % 4 === 3 ? [plan, training] : [plan];
    draft.invoices.push({
      day,
      contract: null,
      customer: isEuro ? draft.names.eu() : draft.names.us(),
      entity: isEuro ? EU_ENTITY : US_ENTITY,
      currency: isEuro ? 'EUR' : 'USD',
      status: index % 5 === 4 ? 'sent' : 'paid',
      voidDay: null,
      lines,
    });
  }
}

/** Extra seats that were billed under a contract without an obligation of their own; one settled at a point in time. */
export function addUnplannedLines(draft: Draft): void {
  const contracts = draft.contracts.filter(
    (contract) => contract.firstDay < dayOf(2025, 9, 1) && contract.lastDay > dayOf(2025, 12, 31),
  );
  contracts.slice(0, 4).forEach((contract, index) => {
    const day = dayOf(2025, 9 + (index % 3), 12);
    const seats: DraftLine = {
      ...plainLine('Extra seats to the end of the term', 96_000 + 12_500 * index),
      product: 'PLATFORM',
      firstDay: day,
      lastDay: contract.lastDay,
    };
    const visit: DraftLine = {
      ...plainLine('On-site visit', 240_000),
      product: 'PLATFORM',
      method: 'point in time',
      recognitionDay: day + 8,
    };
    const { customer, entity, currency } = contract;
    draft.invoices.push({
      day,
      contract,
      customer,
      entity,
      currency,
      status: 'paid',
      voidDay: null,
      lines: index === 1 ? [visit] : [seats],
    });
  });
}

const isYearly = ({ lines, contract }: DraftInvoice): boolean => {
  const [line] = lines;
  const { firstDay = null, lastDay = null } = line ?? {};
  return contract !== null && firstDay !== null && lastDay !== null && lastDay - firstDay > 300;
};

const total = ({ lines }: DraftInvoice): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** Part of what is deferred, more than is deferred, a whole invoice, and a draft that does not count. */
export function addCredits(draft: Draft): void {
  const yearly = draft.invoices.filter((invoice) => isYearly(invoice) && invoice.day < dayOf(2025, 5, 1));
  const [first, second, third, fourth] = yearly;
  const credit = (
    invoice: DraftInvoice | undefined,
    line: number | null,
    months: number,
    percent: number,
    isDraft = false,
  ): void => {
    if (invoice === undefined) return;
    const base = line === null ? total(invoice) : (invoice.lines[line]?.amount ?? 0);
    const day = addMonths(invoice.day, months) + 9;
    const amount = Math.round((base * percent) / 100 / 100) * 100;
    draft.credits.push({ invoice, line, day, amount, status: isDraft ? 'draft' : 'final' });
  };
  credit(first, 0, 4, 12);
  credit(second, 0, 10, 30);
  credit(third, null, 6, 8);
  credit(fourth, 0, 8, 20, true);
  const recent = draft.invoices.find(
    (invoice) => isYearly(invoice) && invoice.day >= dayOf(2025, 9, 1) && invoice.day < dayOf(2026, 1, 1),
  );
  credit(recent, 0, 2, 10);
}

/** An invoice that was wrong, taken back, and issued again on the day of the void; and one taken back for good. */
export function addVoids(draft: Draft): void {
  const credited = new Set(draft.credits.map(({ invoice }) => invoice));
  const candidates = draft.invoices.filter((invoice) => !credited.has(invoice) && invoice.lines.length === 1);
  const wrong = candidates.find(
    ({ contract, day, lines }) => contract !== null && lines[0]?.obligation !== null && day >= dayOf(2025, 10, 1),
  );
  if (wrong !== undefined) {
    const voidDay = Math.min(wrong.day + 9, CLOSING_DAY);
    draft.invoices.push({ ...wrong, day: voidDay });
    takeBack(wrong, voidDay);
  }
  const sale = candidates.find(({ contract, day }) => contract === null && day >= dayOf(2025, 6, 1));
  if (sale !== undefined) takeBack(sale, sale.day + 41);
}

function takeBack(invoice: DraftInvoice, day: Day): void {
  invoice.status = 'voided';
  invoice.voidDay = day;
}

/** Invoices of April that were drawn up before the close. */
export function addDrafts(draft: Draft): void {
  const running = draft.contracts.filter(({ lastDay }) => lastDay > CLOSING_DAY).slice(-3);
  for (const contract of running) {
    const obligation = draft.obligations.find((known) => known.contract === contract) ?? null;
    const { customer, entity, currency } = contract;
    const line: DraftLine = {
      ...plainLine('Draft for April 2026', 125_000),
      obligation,
      product: obligation?.product ?? null,
    };
    draft.invoices.push({
      day: CLOSING_DAY,
      contract,
      customer,
      entity,
      currency,
      status: 'draft',
      voidDay: null,
      lines: [line],
    });
  }
}
