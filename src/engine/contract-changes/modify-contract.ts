/** One modification of a contract: how it is treated, and what it makes of every obligation. */
import type {
  Modification,
  ModificationEffect,
  ModificationTreatment,
  ModifiedObligation,
  RemainderPrice,
} from '../domain/modification';
import type { PriceChange } from '../domain/schedule';
import type { RuleId } from '../rule-book/rule-book';
import { measureCatchUp } from './measure-catch-up';
import { allocateRemainder } from '../step-4-allocation/allocate-remainder';
import { quantityAfter, statedAfter, type KnownTerms, type Member } from './modification-members';
import type { StandingObligation } from './standing-obligation';
import {
  addSeparateTerms,
  continueOnShare,
  endOn,
  recognizedUnderContractBefore,
  restateFromStart,
  type ModifiedTerms,
  type StandingTerms,
} from '../step-5-recognition/modify-schedule';
import { roundedRatio } from '../foundation/exact-ratio';

export interface Decision {
  readonly modification: Modification;
  readonly treatment: ModificationTreatment;
  readonly reason: string;
  readonly weighing: Weighing;
}

/** An obligation after the modification, with the account of how. */
export interface Outcome {
  readonly row: ModifiedObligation;
  readonly standing: StandingObligation;
}

export interface Weighing {
  /** SSP of what remains; null where none is known. */
  readonly remainder: (member: Member) => RemainderPrice | null;
  readonly known: (member: Member) => KnownTerms;
  /** The obligation as the day began. */
  readonly base: (member: Member) => StandingTerms;
}

type Share = ModifiedObligation['share'];

const RULE_OF: Readonly<Record<ModificationEffect, RuleId>> = {
  separate: 'modification-separate',
  prospective: 'modification-prospective',
  'catch-up': 'modification-catch-up',
  'at-once': 'modification-prospective',
  ended: 'modification-termination',
};

const EFFECT_ON_PRICE: Readonly<Record<ModificationEffect, PriceChange['effect']>> = {
  separate: 'prospective',
  prospective: 'prospective',
  'catch-up': 'cumulative-catch-up',
  'at-once': 'at-once',
  ended: 'at-once',
};

/** `members`: obligations of the contract that the modification may touch, in natural order. */
export function modifyContract(decision: Decision, members: readonly Member[]): Outcome[] {
  const isTouched = (member: Member): boolean => member.line !== null || member.isAdded;
  switch (decision.treatment) {
    case 'separate-contract':
      return members.filter(isTouched).map((member) => separate(decision, member));
    case 'prospective':
      return shareRemainder(decision, members);
    case 'cumulative-catch-up':
      return members.some(({ isAdded }) => isAdded)
        ? reallocate(decision, members)
        : members.filter(isTouched).map((member) => catchUp(decision, member, ownShare(priceOfContract(member))));
    case 'mixed': {
      const isDistinct = (member: Member): boolean =>
        member.line?.remainingDistinct ?? decision.modification.remainingDistinct ?? true;
      const caughtUp = members.filter((member) => member.line !== null && !member.isAdded && !isDistinct(member));
      const others = members.filter((member) => !caughtUp.includes(member));
      return [
        ...caughtUp.map((member) => catchUp(decision, member, ownShare(priceOfContract(member)))),
        ...shareRemainder(decision, others),
      ];
    }
    case 'termination':
      return members
        .filter((member) => member.isUnfinished || isTouched(member))
        .map((member) => end(decision, member, ownShare(member.remaining + member.change)));
  }
}

const priceAfterOf = ({ priceBefore, change }: Member): number => priceBefore + change;

const contractBeforeOf = ({ standing }: Member): number => recognizedUnderContractBefore(standing.schedule);

/** Without what was recognized under a contract that an earlier modification ended. */
const priceOfContract = (member: Member): number => priceAfterOf(member) - contractBeforeOf(member);

const ownShare = (price: number): Share => ({ basis: 'own', price, before: 0, through: 1, whole: 1, weighedBy: 'none' });

const amountOf = ({ price, before, through, whole }: Share): number =>
  roundedRatio(price, through, whole) - roundedRatio(price, before, whole);

/** Prospective: what is not recognized, with all changes, over what remains. */
function shareRemainder(decision: Decision, members: readonly Member[]): Outcome[] {
  const { weighing } = decision;
  const pool = members.filter((member) => member.isUnfinished || member.isAdded || member.line !== null);
  const price = pool.reduce((sum, member) => sum + member.remaining + member.change, 0);
  const receiving = pool.filter((member) => !member.isRemoved && (member.isUnfinished || member.isAdded));
  const weights = weightsFor(
    receiving,
    (member) => weighing.remainder(member)?.amount ?? null,
    ({ remaining, change }) => remaining + change,
    'remainder',
  );
  const shares = allocateRemainder(price, weights.map(({ weight }) => weight));
  if (shares === null) return pool.map((member) => end(decision, member, ownShare(member.remaining + member.change)));
  let through = 0;
  return pool.map((member) => {
    const index = receiving.indexOf(member);
    const before = through;
    const { weight, weighedBy } = weights[index] ?? NO_WEIGHT;
    through += weight;
    const share: Share = { basis: 'remaining', price, before, through, whole: shares[0]?.whole ?? 1, weighedBy };
    return index < 0 ? end(decision, member, share) : prospective(decision, member, share, weighing.base(member));
  });
}

interface ShareWeight {
  readonly weight: number;
  readonly weighedBy: Share['weighedBy'];
}

const NO_WEIGHT: ShareWeight = { weight: 0, weighedBy: 'none' };

/** Weights by SSP; where one is unknown, by what each brings itself; where all are zero, evenly. */
function weightsFor(
  members: readonly Member[],
  weightOf: (member: Member) => number | null,
  own: (member: Member) => number,
  known: 'remainder' | 'known',
): ShareWeight[] {
  const weights = members.map((member): ShareWeight => {
    const weight = weightOf(member);
    return weight === null ? { weight: Math.max(0, own(member)), weighedBy: 'own' } : { weight, weighedBy: known };
  });
  return weights.some(({ weight }) => weight > 0) ? weights : members.map(() => ({ weight: 1, weighedBy: 'even' }));
}

/** Catch-up with added goods: the whole price as though they had been in the contract from the start. */
function reallocate(decision: Decision, members: readonly Member[]): Outcome[] {
  const removed = members.filter(({ isRemoved }) => isRemoved);
  const sharing = members.filter(({ isRemoved }) => !isRemoved);
  const price = sharing.reduce((sum, member) => sum + priceOfContract(member), 0);
  const { known } = decision.weighing;
  const weights = weightsFor(sharing, (member) => known(member).standaloneSellingPrice, priceOfContract, 'known');
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0);
  let through = 0;
  return [
    ...removed.map((member) => end(decision, member, ownShare(member.remaining + member.change))),
    ...sharing.map((member, index) => {
      const before = through;
      const { weight, weighedBy } = weights[index] ?? NO_WEIGHT;
      through += weight;
      return catchUp(decision, member, { basis: 'whole', price, before, through, whole, weighedBy });
    }),
  ];
}

function separate(decision: Decision, member: Member): Outcome {
  const share = ownShare(priceAfterOf(member));
  const modified = modifiedTerms(decision, member, 'separate', priceAfterOf(member));
  const { standing } = member;
  const schedule = member.isAdded ? standing.schedule : addSeparateTerms(modified);
  return outcome(decision, modified, member, { effect: 'separate', share, schedule, catchUp: null, onDay: 0 });
}

function prospective(decision: Decision, member: Member, share: Share, base: StandingTerms): Outcome {
  const allocated = amountOf(share);
  const modified = modifiedTerms(decision, member, 'prospective', member.recognized + allocated);
  const schedule = continueOnShare(modified, base, allocated);
  return outcome(decision, modified, member, { effect: 'prospective', share, schedule, catchUp: null, onDay: 0 });
}

/** What was to come stops; an amount of its own is revenue of the day. */
function end(decision: Decision, member: Member, share: Share): Outcome {
  const allocated = amountOf(share);
  const effect = member.isRemoved ? 'ended' : share.basis === 'own' ? 'at-once' : 'prospective';
  const modified = modifiedTerms(decision, member, effect, member.recognized + allocated);
  const onDay = share.basis === 'own' ? allocated : 0;
  const schedule = endOn(modified, onDay);
  return outcome(decision, modified, member, { effect, share, schedule, catchUp: null, onDay });
}

function catchUp(decision: Decision, member: Member, share: Share): Outcome {
  if (member.isRemoved) return end(decision, member, ownShare(member.remaining + member.change));
  const priceAfter = contractBeforeOf(member) + amountOf(share);
  const modified = modifiedTerms(decision, member, 'catch-up', priceAfter);
  const { basis, onDay } = measureCatchUp(modified, member.recognized);
  const schedule = restateFromStart(modified);
  return outcome(decision, modified, member, { effect: 'catch-up', share, schedule, catchUp: basis, onDay });
}

function modifiedTerms(
  { modification }: Decision,
  member: Member,
  effect: ModificationEffect,
  priceAfter: number,
): ModifiedTerms {
  const { standing, line, lastDayAfter, isAdded, priceBefore } = member;
  const id = `${member.id}/modification ${modification.id}`;
  const change: PriceChange = {
    id,
    obligationId: member.id,
    day: modification.effectiveDay,
    amount: priceAfter - priceBefore,
    effect: EFFECT_ON_PRICE[effect],
    rule: RULE_OF[effect],
    source: 'Modification',
    origin: line?.origin ?? modification.origin,
    derivation: { kind: 'modification', changeId: id, figure: 'price-change' },
  };
  return { ...standing, change, lastDay: effect === 'ended' ? standing.terms.lastDay : lastDayAfter, isAdded, datesOrigin: modification.origin };
}

function unitsOf(member: Member, known: KnownTerms): ModifiedObligation['units'] {
  const [before, after] = [known.quantity, quantityAfter(member, known)];
  return before === null || after === null ? null : { before, after, of: known.countedBy };
}

interface Effected {
  readonly effect: ModificationEffect;
  readonly share: Share;
  readonly schedule: StandingTerms['schedule'];
  readonly catchUp: ModifiedObligation['catchUp'];
  readonly onDay: number;
}

function outcome(decision: Decision, modified: ModifiedTerms, member: Member, effected: Effected): Outcome {
  const { modification, treatment, reason, weighing } = decision;
  const known = weighing.known(member);
  const { effect, share, schedule, onDay } = effected;
  const { terms, change } = modified;
  const anew = effect === 'catch-up' ? modified.schedule.newContract : null;
  const row: ModifiedObligation = {
    id: change.id,
    modificationId: modification.id,
    contractId: modification.contractId,
    obligationId: member.id,
    currency: terms.currency,
    day: modification.effectiveDay,
    treatment,
    reason,
    effect,
    isAdded: member.isAdded,
    priceBefore: member.priceBefore,
    recognizedBefore: member.recognized,
    priceChange: member.change,
    ...(member.payments === undefined ? {} : { payments: member.payments }),
    share,
    knownPrice:
      known.standaloneSellingPrice === null ? null : { amount: known.standaloneSellingPrice, of: known.pricedBy },
    stated: { before: known.statedPrice, after: statedAfter(member, known), of: known.statedBy },
    remainder: share.basis === 'remaining' && effect === 'prospective' ? weighing.remainder(member) : null,
    units: unitsOf(member, known),
    newContract: anew === null ? null : { of: anew.changeId, recognized: anew.recognized },
    allocated: amountOf(share),
    priceAfter: member.priceBefore + change.amount,
    recognizedOnDay: onDay,
    lastDayBefore: terms.lastDay,
    lastDayAfter: modified.lastDay,
    catchUp: effected.catchUp,
    origin: change.origin,
  };
  return { row, standing: { ...member.standing, terms: { ...terms, lastDay: modified.lastDay }, schedule } };
}
