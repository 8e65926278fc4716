/**
 * Which method, strategy and trigger an obligation follows.
 * ASC 606-10-25-23 to 33; IFRS 15.31-42
 *
 * Rule: the most particular choice wins: the invoice line, then the obligation, then the product. Where none is made,
 * what has service dates is satisfied over time on a straight line, the rest at a point in time. Strategy and trigger
 * end at the policy in Settings.
 * A licence decides before the product: right to use at a point in time, when its term starts; right to access on a
 * straight line; a royalty as it is earned (licence.ts).
 * Example: product straight-line, invoice line point in time → point in time for that line alone.
 */
import type { Product, UpfrontFee } from '../domain/book';
import type { ControlJudgement } from '../domain/control-judgement';
import type { Day } from '../foundation/calendar';
import type { Policy } from '../domain/policy';
import type { Licence, PointInTimeTrigger, RecognitionMethod, StraightLineStrategy } from '../domain/recognition-method';
import { chooseTrigger } from './delivery-and-acceptance';
import { methodOfLicence } from './licence';
import { methodOfFee } from './upfront-fee';

/** What a row says; null where it is silent. */
export interface MethodChoice {
  readonly method: RecognitionMethod | null;
  readonly strategy: StraightLineStrategy | null;
  readonly trigger: PointInTimeTrigger | null;
  readonly licence?: Licence;
  readonly upfrontFee?: UpfrontFee;
  readonly control?: ControlJudgement;
  readonly deliveredDay?: Day | null;
  readonly acceptedDay?: Day | null;
}

export interface EffectiveMethod {
  readonly method: RecognitionMethod;
  readonly strategy: StraightLineStrategy;
  readonly trigger: PointInTimeTrigger;
}

/** `row`: the obligation, or the invoice line that is one. */
export function chooseMethod(
  row: MethodChoice,
  product: Product | undefined,
  hasServiceDates: boolean,
  policy: Policy,
): EffectiveMethod {
  const licence = row.licence === undefined ? null : methodOfLicence(row.licence);
  const ofLicence = row.licence === 'right-to-use' ? 'service-start' : null;
  return {
    method: row.method ?? licence ?? methodOfFee(row) ?? product?.method ?? methodWithoutChoice(row, hasServiceDates),
    strategy: row.strategy ?? product?.strategy ?? policy.straightLineStrategy,
    trigger: row.trigger ?? ofLicence ?? chooseTrigger(row, product, policy),
  };
}

/** Method of goods of which control is judged: dealers' sales are usage, the rest passes on one day. */
export const methodOfControl = (control: ControlJudgement): RecognitionMethod =>
  control === 'consignment' ? 'usage' : 'point-in-time';

function methodWithoutChoice({ control }: MethodChoice, hasServiceDates: boolean): RecognitionMethod {
  if (control !== undefined) return methodOfControl(control);
  return hasServiceDates ? 'straight-line' : 'point-in-time';
}
