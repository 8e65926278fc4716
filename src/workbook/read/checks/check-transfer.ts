/** Whether days of delivery and acceptance, judgements of control and breakage fit the obligation that names them. */
import type { Contract, Obligation, Product } from '../../../engine/domain/book';
import type { RecognitionMethod } from '../../../engine/domain/recognition-method';
import { methodOfControl, type ControlJudgement } from '../../../engine';
import { CONTROL_JUDGEMENTS } from '../choices/control-choices';
import { METHODS, TRIGGERS, choiceLabel } from '../choices/choices';
import { methodOfObligation, termOfObligation } from '../facts/effective-method';
import { foldId } from '../cells/normal-text';
import type { EntryIndex } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

interface TransferContext {
  readonly products: EntryIndex<Product>;
  readonly contracts: EntryIndex<Contract>;
}

export function checkTransfers(obligations: readonly Entry<Obligation>[], context: TransferContext): void {
  for (const { fact, row } of obligations) {
    const contract = context.contracts.get(foldId(fact.contractId))?.fact;
    const product = context.products.get(foldId(fact.productId));
    if (row.failed || product?.row.failed === true) continue;
    const method = methodOfObligation(fact, contract, context.products);
    if (fact.control !== undefined) checkControl(fact.control, method, row);
    if (fact.breakage !== undefined) checkBreakage(fact, contract, method, row);
    const trigger = fact.trigger ?? product?.fact.trigger ?? null;
    const id = showValue(fact.id);
    for (const [column, day] of [
      ['Delivered', fact.deliveredDay ?? null],
      ['Accepted', fact.acceptedDay ?? null],
    ] as const) {
      const why = day === null ? null : whyUnused(column, fact, method, trigger);
      if (why !== null) report(row, 'transfer.unused', column, `${column} of obligation ${id} has no effect: ${why}`);
    }
  }
}

function checkControl(control: ControlJudgement, method: RecognitionMethod, row: Row): void {
  const wanted = methodOfControl(control);
  if (method === wanted) return;
  const why =
    control === 'consignment'
      ? 'Goods on consignment are revenue as the dealer sells them: rows of Usage'
      : 'Control of goods passes on one day';
  const message = `The obligation is recognized ${choiceLabel(METHODS, method)}, which does not go with ${choiceLabel(CONTROL_JUDGEMENTS, control)}. ${why}. Set its Recognition method to ${choiceLabel(METHODS, wanted)}.`;
  report(row, 'control.method', 'Control judgement', message);
}

function checkBreakage(fact: Obligation, contract: Contract | undefined, method: RecognitionMethod, row: Row): void {
  if (method !== 'progress') {
    const message = `The obligation is recognized ${choiceLabel(METHODS, method)}. Breakage counts units that are used: set its Recognition method to progress and enter them in Progress, or clear Breakage.`;
    report(row, 'breakage.method', 'Breakage', message);
    return;
  }
  if (fact.breakage === 'proportional' || fact.recognitionDay !== null) return;
  if (termOfObligation(fact, contract).lastDay !== null) return;
  const message =
    'Rights that are not used are revenue when they lapse, and nothing says when. Enter the last day of the right in End.';
  report(row, 'breakage.no-end', 'Breakage', message);
}

function whyUnused(
  column: 'Delivered' | 'Accepted',
  { deliveredDay }: Obligation,
  method: RecognitionMethod,
  trigger: Obligation['trigger'],
): string | null {
  if (method !== 'point-in-time') {
    return `it is recognized ${choiceLabel(METHODS, method)}. Set its Recognition method to point in time if control passes on one day.`;
  }
  if (trigger !== null && trigger !== 'delivery' && trigger !== 'acceptance') {
    const wanted = column === 'Delivered' ? 'delivery' : 'acceptance';
    return `its trigger is ${choiceLabel(TRIGGERS, trigger)}. Set Trigger to ${wanted} if that day transfers control.`;
  }
  const goesByDelivery = column === 'Accepted' && trigger === null && (deliveredDay ?? null) !== null;
  if (!goesByDelivery) return null;
  return 'its revenue goes by Delivered. Set Trigger to acceptance if the customer’s acceptance is more than a formality, else to delivery.';
}
