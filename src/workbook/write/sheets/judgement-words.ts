/** The judgements that were made on an obligation and its contract, each with the reason the user gave. */
import type { Contract, Obligation, RevenueBook } from '../../../engine/domain/book';
import type { ScheduledObligation } from '../../../engine/domain/schedule';
import { isoOf } from '../../../engine/foundation/calendar';
import { groupBy } from '../../../engine/foundation/group-by';
import { choiceLabel } from '../../read/choices/choices';
import { BREAKAGES, CONTROL_JUDGEMENTS } from '../../read/choices/control-choices';
import { WARRANTIES } from '../../read/choices/judgement-choices';
import { LICENCES } from '../../read/choices/price-choices';

/** By obligation, `Licence: right to use (The software works as delivered.)`; nothing where nothing was judged. */
export function judgementWords({ contracts, obligations }: RevenueBook): (of: ScheduledObligation) => string {
  const contractOf = new Map(contracts.map((contract) => [contract.id, contract]));
  const promiseOf = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  const assurances = groupBy(
    obligations.filter(({ warranty }) => warranty === 'assurance'),
    ({ contractId }) => contractId,
  );
  return ({ id, contractId, combinationId }) => {
    const [contract, obligation] = [contractOf.get(contractId), promiseOf.get(id)];
    const items = obligation?.pricedItems ?? [];
    return [
      contract === undefined ? '' : becauseOf(ofContract(contract, combinationId ?? null), contract.rationale),
      obligation === undefined ? '' : becauseOf(ofObligation(obligation), obligation.rationale),
      items.length < 2 ? '' : becauseOf([`One promise: ${items.map(({ itemId }) => itemId).join(', ')}`], items[0]?.rationale),
      ...(obligation === undefined ? [] : (assurances.get(contractId) ?? []).map(ofAssurance)),
    ]
      .filter((words) => words !== '')
      .join(' · ');
  };
}

function becauseOf(judged: readonly string[], rationale: string | undefined): string {
  if (judged.length === 0) return '';
  return rationale === undefined || rationale === '' ? judged.join(', ') : `${judged.join(', ')} (${rationale})`;
}

function ofContract({ collectableFrom, bindingDay, renewalOf }: Contract, combinationId: string | null): string[] {
  const from = collectableFrom === undefined || collectableFrom === null ? '' : ` before ${isoOf(collectableFrom)}`;
  return [
    ...(combinationId === null ? [] : [`Contracts combined: ${combinationId}`]),
    ...(collectableFrom === undefined ? [] : [`Collection not probable${from}`]),
    ...(renewalOf === undefined ? [] : [`Renewal of ${renewalOf}, a contract of its own`]),
    ...(bindingDay === undefined ? [] : [`Binds both parties through ${isoOf(bindingDay)}`]),
  ];
}

function ofObligation(obligation: Obligation): string[] {
  const { licence, control, breakage, warranty, unbilledIs, upfrontFee, right, actsAs, laterFrom } = obligation;
  return [
    ...(laterFrom === undefined ? [] : [`Begins on ${isoOf(laterFrom)}, after the contract binds: priced apart`]),
    ...(licence === undefined ? [] : [`Licence: ${choiceLabel(LICENCES, licence)}`]),
    ...(control === undefined ? [] : [`Control: ${choiceLabel(CONTROL_JUDGEMENTS, control)}`]),
    ...(breakage === undefined ? [] : [`Breakage: ${choiceLabel(BREAKAGES, breakage)}`]),
    ...(warranty === undefined ? [] : [`Warranty: ${choiceLabel(WARRANTIES, warranty)}`]),
    ...(actsAs === undefined ? [] : [`Sold as ${actsAs}`]),
    ...(upfrontFee === undefined ? [] : ['Upfront fee over the life of the customer']),
    ...(right === undefined ? [] : ['Material right']),
    ...(unbilledIs === 'contract-asset' ? ['Unbilled is a contract asset'] : []),
  ];
}

function ofAssurance({ id, description, rationale }: Obligation): string {
  return becauseOf([`Warranty: ${description || id} is an assurance, part of what is sold`], rationale);
}
