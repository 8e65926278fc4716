/** Amounts of write-offs and recoveries derived again from Billing and from the cells of `Write-offs`. */
import type { AmountDerivation, CellShare, WrittenOff } from '../../../engine/domain/schedule';
import { shareExpression, type Expression } from './amount-proof';
import { billingRowOf, scheduleView, spanOf, type CloseContext } from '../close-context';
import { numberLiteral } from '../cells/formula-text';
import { unitsOf } from '../cells/number-formats';
import { cumulativeText, dateText } from './recognition-expression';
import { cellOn } from '../cells/sheet-layout';
import { referenceId } from '../cells/source-rows';

type Derivation = Extract<AmountDerivation, { readonly kind: 'written-off' | 'recovered' }>;

/** Formula text without `=`. */
export function writeOffExpression(context: CloseContext, derivation: Derivation, minorUnits: number): Expression {
  const { of } = derivation;
  const whole = writtenOff(context, of, minorUnits);
  const deferred = least(whole, { text: deferredText(context, of, minorUnits), minor: of.deferredBefore });
  if (derivation.kind === 'written-off' && derivation.part === 'deferred') {
    return { text: `-${deferred.text}`, minor: 0 - deferred.minor };
  }
  const badDebt = less(whole, deferred);
  if (derivation.kind === 'written-off') return badDebt;
  const recovered = derivation.share === null ? whole : shareOfCell(context, derivation.share, minorUnits);
  const reversed = least(recovered, badDebt);
  return derivation.part === 'bad-debt' ? reversed : less(recovered, reversed);
}

/** What stands, or what is billed and not recognized through the day before, if that is less. */
function deferredText(context: CloseContext, of: WrittenOff, minorUnits: number): string {
  const { billing, layouts, revenue, revenueSpans, billingSpans } = context;
  const view = revenue ?? scheduleView(context, layouts.scheduleDetail.prefix);
  const standing = writtenOff(context, { ...of, share: null }, minorUnits);
  const dayBefore = dateText(of.day - 1);
  const { first, last } = spanOf(billingSpans, of.obligationId);
  const counted: number[] = [];
  for (let row = first; row <= last; row++) {
    const event = billing[row]?.event;
    const isLater = event === undefined || event.day > of.day || (event.source === 'Write-off' && event.day === of.day);
    if (!isLater) counted.push(row);
  }
  const span = spanOf(revenueSpans, of.obligationId);
  const served: number[] = [];
  for (let row = span.first; row <= span.last; row++) if ((view.rows[row]?.firstDay ?? Infinity) < of.day) served.push(row);
  const recognized = served.reduce((sum, row) => sum + (view.rows[row]?.recognizedThrough(of.day - 1) ?? 0), 0);
  const billed = counted.reduce((sum, row) => sum + (billing[row]?.event.amount ?? 0), 0);
  if (Math.max(0, Math.min(standing.minor, billed - recognized)) !== of.deferredBefore) {
    return numberLiteral(unitsOf(of.deferredBefore, minorUnits));
  }
  const cells = counted.map((row) => cellOn(layouts.billing, 'amount', row)).join('+') || '0';
  const earned = served.map((row) => cumulativeText(view, row, dayBefore)).join('+') || '0';
  const inUnits = minorUnits === 1 ? `(${earned})` : `(${earned})/${minorUnits}`;
  return `MAX(0,MIN(${standing.text},ROUND(${cells}-${inUnits},3)))`;
}

/** What stands of the invoice, or the obligation’s share of the amount in the row. */
function writtenOff(
  context: CloseContext,
  { obligationId, billingIds, share }: WrittenOff,
  minorUnits: number,
): Expression {
  if (share !== null) return shareOfCell(context, share, minorUnits);
  let minor = 0;
  const cells = billingIds.flatMap((id) => {
    const row = billingRowOf(context, obligationId, id);
    if (row === undefined) return [];
    minor += context.billing[row]?.event.amount ?? 0;
    return [cellOn(context.layouts.billing, 'amount', row)];
  });
  return { text: cells.length === 1 ? (cells[0] ?? '0') : `ROUND(${cells.join('+')},3)`, minor };
}

function shareOfCell(context: CloseContext, share: CellShare, minorUnits: number): Expression {
  const { row, column } = share;
  const minor = context.rows.get(referenceId(row))?.amounts.get(column) ?? 0;
  return shareExpression({ text: context.lookup.readByKey(row, column) ?? '0', minor }, share, 1, minorUnits);
}

const least = (a: Expression, b: Expression): Expression => ({
  text: `MIN(${a.text},${b.text})`,
  minor: Math.min(a.minor, b.minor),
});

const less = (a: Expression, b: Expression): Expression => ({
  text: `ROUND(${a.text}-${b.text},3)`,
  minor: a.minor - b.minor,
});
