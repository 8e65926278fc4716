/** Deals of the sample that are mostly subscriptions: in advance by year or quarter, in arrears, and bundles. */
import type { Day } from '../engine/foundation/calendar';
import {
  OPENING_DAY,
  addInvoice,
  addMonths,
  addObligation,
  chargeFor,
  periodsOf,
  plainLine,
  splitEvenly,
} from './sample-draft';
import type { Draft, DraftContract, DraftLine, DraftObligation } from './sample-draft';

/** Cents for so many seats over so many months; every amount divides by the months. */
function seatPrice(draft: Draft, seats: number, months: number): number {
  return seats * months * draft.chance.integer(46, 62) * 100;
}

const wholeTerm = (contract: DraftContract): { firstDay: Day; lastDay: Day } => ({
  firstDay: contract.firstDay,
  lastDay: contract.lastDay,
});

/** One invoice a year, on the first day of service; some with a discount on the product, some with a second module. */
export function addAnnualDeal(draft: Draft, contract: DraftContract, index: number): void {
  const months = Math.round((contract.lastDay - contract.firstDay + 1) / 30.4);
  const seats = draft.chance.integer(4, 40) * 5;
  const platform = addObligation(
    draft,
    contract,
    'PLATFORM',
    `Platform, ${seats} seats`,
    seatPrice(draft, seats, months),
    {
      quantity: seats,
      standaloneSellingPrice: seats * months * 6500,
      ...wholeTerm(contract),
      billing: 'advance',
    },
  );
  const analytics =
    index % 3 === 0
      ? addObligation(draft, contract, 'ANALYTICS', 'Analytics module', seats * months * 1400, {
          standaloneSellingPrice: seats * months * 2000,
          ...wholeTerm(contract),
          billing: 'advance',
        })
      : null;
  const years = periodsOf(contract.firstDay, contract.lastDay, 12);
  const ofYear = (obligation: DraftObligation, year: number): number =>
    splitEvenly(obligation.price, years.length)[year] ?? 0;
  years.forEach((period, year) => {
    const charge = chargeFor(platform, ofYear(platform, year), period.firstDay, period.lastDay);
    const lines: DraftLine[] = [charge];
    if (analytics !== null) lines.push(chargeFor(analytics, ofYear(analytics, year), period.firstDay, period.lastDay));
    if (index % 4 === 1) {
      lines[0] = { ...charge, group: 'A' };
      lines.push({
        ...charge,
        group: 'A',
        type: 'product discount',
        description: 'Launch discount 10 %',
        amount: -Math.round(charge.amount / 10),
      });
    }
    if (index % 6 === 3) {
      lines.push({
        ...plainLine('Loyalty rebate on this invoice', -draft.chance.integer(4, 12) * 5000),
        type: 'invoice discount',
      });
    }
    addInvoice(draft, contract, period.firstDay, lines);
  });
}

/** Quarterly in advance, invoiced a week before each quarter of service; every third with premium support. */
export function addQuarterlyDeal(draft: Draft, contract: DraftContract, index: number): void {
  const months = Math.round((contract.lastDay - contract.firstDay + 1) / 30.4);
  const seats = draft.chance.integer(6, 30) * 5;
  const platform = addObligation(
    draft,
    contract,
    'PLATFORM',
    `Platform, ${seats} seats`,
    seatPrice(draft, seats, months),
    {
      quantity: seats,
      standaloneSellingPrice: seats * months * 6500,
      billing: 'advance',
    },
  );
  const support =
    index % 3 === 2
      ? addObligation(draft, contract, 'SUPPORT', 'Premium support', months * 62_500, {
          standaloneSellingPrice: months * 80_000,
          billing: 'advance',
          strategy: index % 2 === 0 ? 'Even months, ends by calendar month' : null,
        })
      : null;
  const quarters = periodsOf(contract.firstDay, contract.lastDay, 3);
  quarters.forEach((period, quarter) => {
    const lines = [platform, support].flatMap((obligation) =>
      obligation === null
        ? []
        : [
            chargeFor(
              obligation,
              splitEvenly(obligation.price, quarters.length)[quarter] ?? 0,
              period.firstDay,
              period.lastDay,
            ),
          ],
    );
    addInvoice(draft, contract, Math.max(contract.signedDay, OPENING_DAY, period.firstDay - 7), lines);
  });
}

/** Team plan in arrears: by month, or by quarter, so that revenue is unbilled in between. */
export function addArrearsDeal(draft: Draft, contract: DraftContract, index: number): void {
  const months = Math.round((contract.lastDay - contract.firstDay + 1) / 30.4);
  const seats = draft.chance.integer(3, 18) * 5;
  const team = addObligation(draft, contract, 'TEAM', `Team plan, ${seats} seats`, seats * months * 3900, {
    quantity: seats,
    billing: 'arrears',
    strategy: index % 4 === 3 ? 'Exact days' : null,
  });
  const step = index % 3 === 2 ? 3 : 1;
  const periods = periodsOf(contract.firstDay, contract.lastDay, step);
  periods.forEach((period, number) => {
    const amount = splitEvenly(team.price, periods.length)[number] ?? 0;
    addInvoice(draft, contract, period.lastDay + 1, [chargeFor(team, amount, period.firstDay, period.lastDay)]);
  });
}

/** Platform in advance with onboarding at a price far below its own, so that a contract has unbilled and deferred. */
export function addBundleDeal(draft: Draft, contract: DraftContract, index: number): void {
  const months = Math.round((contract.lastDay - contract.firstDay + 1) / 30.4);
  const seats = draft.chance.integer(8, 50) * 5;
  const platform = addObligation(
    draft,
    contract,
    'PLATFORM',
    `Platform, ${seats} seats`,
    seatPrice(draft, seats, months),
    {
      quantity: seats,
      standaloneSellingPrice: seats * months * 6500,
      billing: 'advance',
    },
  );
  const freeOfCharge = index % 4 === 0;
  const onboarding = addObligation(draft, contract, 'ONBOARDING', 'Onboarding package', freeOfCharge ? 0 : 300_000, {
    quantity: 1 + (index % 2),
    firstDay: contract.firstDay,
    lastDay: contract.firstDay + 7 * draft.chance.integer(4, 9) - 1,
    billing: 'advance',
  });
  const learning =
    index % 2 === 1
      ? addObligation(draft, contract, 'LEARNING', 'Learning portal', months * 12_000, {
          quantity: Math.ceil(months / 12),
          billing: 'arrears',
        })
      : null;
  const halves = periodsOf(contract.firstDay, contract.lastDay, index % 2 === 0 ? 12 : 6);
  halves.forEach((period, number) => {
    const lines = [
      chargeFor(platform, splitEvenly(platform.price, halves.length)[number] ?? 0, period.firstDay, period.lastDay),
    ];
    if (number === 0 && !freeOfCharge)
      lines.push(chargeFor(onboarding, onboarding.price, onboarding.firstDay, onboarding.lastDay));
    if (number === 0 && index % 5 === 2) {
      lines.push({ ...plainLine('Signing bonus on this invoice', -150_000), type: 'invoice discount' });
    }
    addInvoice(draft, contract, period.firstDay, lines);
  });
  if (learning !== null) billInArrears(draft, contract, learning);
}

function billInArrears(draft: Draft, contract: DraftContract, obligation: DraftObligation): void {
  const periods = periodsOf(contract.firstDay, contract.lastDay, 6);
  periods.forEach((period, number) => {
    const amount = splitEvenly(obligation.price, periods.length)[number] ?? 0;
    addInvoice(draft, contract, addMonths(period.firstDay, 6), [
      chargeFor(obligation, amount, period.firstDay, period.lastDay),
    ]);
  });
}
