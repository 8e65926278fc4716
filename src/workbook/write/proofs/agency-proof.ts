/** What an agent passes on to its supplier, derived again from the row that says its share. */
import { supplierPartOf, type Agency } from '../../../engine/domain/agency';
import type { AmountDerivation } from '../../../engine/domain/schedule';
import { shareExpression, sourceExpression, type Expression, type ProofPlace, type ProofSources } from './amount-proof';
import { billingRowOf, type CloseContext } from '../close-context';
import { numberLiteral } from '../cells/formula-text';
import { cellAt } from '../cells/sheet-layout';
import { unitsOf } from '../cells/number-formats';

type Looked = Pick<CloseContext, 'lookup'>;

/** The supplier's part of an amount that follows on `before` in its running total. */
export function supplierExpression(
  context: Looked,
  agency: Agency,
  amount: Expression,
  before: number,
  minorUnits: number,
): Expression {
  const { part, whole } = agency.since === undefined ? ratioTexts(context, agency, minorUnits) : modifiedTexts(context, agency, agency.since, minorUnits);
  const inMinor = minorUnits === 1 ? `(${amount.text})` : `ROUND((${amount.text})*${minorUnits},0)`;
  const upTo = (text: string): string => `ROUND(${text}*${part}/${whole},0)`;
  const text =
    before === 0 ? upTo(inMinor) : `(${upTo(`(${numberLiteral(before)}+${inMinor})`)}-${upTo(numberLiteral(before))})`;
  const minor = supplierPartOf(agency, before + amount.minor) - supplierPartOf(agency, before);
  return { text: minorUnits === 1 ? text : `${text}/${minorUnits}`, minor };
}

/** An amount without the supplier's part of it. */
export function ownExpression(context: Looked, agency: Agency, gross: Expression, minorUnits: number): Expression {
  const supplier = supplierExpression(context, agency, gross, 0, minorUnits);
  return { text: `ROUND(${gross.text}-${supplier.text},3)`, minor: gross.minor - supplier.minor };
}

/** The supplier's part of the whole price of a row. */
export function fixedSupplierText({ lookup }: Looked, agency: Agency, minorUnits: number): string {
  const { column, row } = agency.terms;
  const named = lookup.readByKey(row, column) ?? '0';
  return column === 'Commission' ? `(${numberLiteral(unitsOf(agency.grossPrice, minorUnits))}-${named})` : named;
}

/** Part and whole in whole numbers, as the row says them now. */
function ratioTexts(
  { lookup }: Looked,
  { part, whole, terms: { column, measure, row } }: Agency,
  minorUnits: number,
): { readonly part: string; readonly whole: string } {
  const cell = lookup.readByKey(row, column);
  if (cell === null || (measure.kind === 'share' && measure.writtenAs === 'text')) {
    return { part: numberLiteral(part), whole: numberLiteral(whole) };
  }
  const ofCell = (text: string, units: number): string => `ROUND(${text}*${numberLiteral(units)},0)`;
  const wholeText = numberLiteral(whole);
  const units = measure.kind === 'amount' ? minorUnits : measure.writtenAs === 'percentage' ? whole / 100 : whole;
  const named = ofCell(cell, units);
  return { part: column === 'Commission' ? `(${wholeText}-${named})` : named, whole: wholeText };
}

/** After a modification: the supplier's amount after it less what it had before, of what is still to be billed. */
function modifiedTexts(
  { lookup }: Looked,
  { part, whole, terms: { column, measure, row } }: Agency,
  { given, line, isFirst }: NonNullable<Agency['since']>,
  minorUnits: number,
): { readonly part: string; readonly whole: string } {
  const literal = { part: `(${numberLiteral(part)})`, whole: numberLiteral(whole) };
  const isAmount = line.supplier?.kind === 'amount';
  const changed = lookup.readByKey(line.origin, isAmount ? 'New supplier amount' : 'Supplier change');
  const agreed = isFirst && measure.kind === 'amount' && column === 'Supplier share' ? lookup.readByKey(row, column) : null;
  if (changed === null || (!isAmount && agreed === null)) return literal;
  const after = isAmount ? changed : `(${agreed ?? '0'}+${changed})`;
  return { part: `(ROUND(${after}*${minorUnits},0)-${numberLiteral(given)})`, whole: numberLiteral(whole) };
}

type Derivation<Kind extends AmountDerivation['kind']> = Extract<AmountDerivation, { readonly kind: Kind }>;

/** The supplier's part of a billing event; `prefix`: name of the sheet Billing, elsewhere. */
export function supplierBillingExpression(
  context: CloseContext,
  obligationId: string,
  derivation: Derivation<'for-supplier' | 'credited-to-supplier'>,
  minorUnits: number,
): Expression {
  const billed = billedExpression(context, obligationId, [derivation.billingId], '');
  if (derivation.kind === 'for-supplier') {
    const { text, minor } = supplierExpression(context, derivation.agency, billed, derivation.before, minorUnits);
    return { text: `-${text}`, minor: 0 - minor };
  }
  const { gross, supplier, credited, counted = 0 - billed.minor } = derivation;
  const share = { before: credited, through: credited + counted, whole: gross };
  const base = { text: numberLiteral(unitsOf(supplier, minorUnits)), minor: supplier };
  return shareExpression(base, share, 1, minorUnits);
}

/** Billing events added. */
export function billedExpression(
  context: CloseContext,
  obligationId: string,
  billingIds: readonly string[],
  prefix: string,
): Expression {
  let minor = 0;
  const cells = billingIds.flatMap((id) => {
    const row = billingRowOf(context, obligationId, id);
    if (row === undefined) return [];
    minor += context.billing[row]?.event.amount ?? 0;
    return [`${prefix}${cellAt(context.layouts.billing, 'amount', row)}`];
  });
  if (cells.length < 2) return { text: cells[0] ?? '0', minor };
  return { text: `ROUND(${cells.join('+')},3)`, minor };
}

/** Usage rows less the supplier's part of each run of them. */
export function agentUsageExpression(
  context: Looked,
  sources: ProofSources,
  { rows, runs, agency }: Derivation<'usage-of-agent'>,
  place: ProofPlace,
): Expression {
  const gross = sourceExpression(sources, { kind: 'source-rows', rows, sign: 1 }, place);
  const only = runs.length === 1 ? runs[0] : undefined;
  const parts = (only === undefined ? runs : [only]).map((run) => {
    const amount = only === undefined ? { text: numberLiteral(unitsOf(run.gross, place.minorUnits)), minor: run.gross } : gross;
    return supplierExpression(context, agency, amount, run.before, place.minorUnits);
  });
  const minor = parts.reduce((rest, part) => rest - part.minor, gross.minor);
  return { text: `ROUND(${[gross.text, ...parts.map(({ text }) => text)].join('-')},3)`, minor };
}
