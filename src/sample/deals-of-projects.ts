/** Deals of the sample with milestones, licences and devices. */
import type { Day } from '../engine/foundation/calendar';
import {
  CLOSING_DAY,
  addInvoice,
  addMonths,
  addObligation,
  chargeFor,
  periodsOf,
  plainLine,
  splitEvenly,
} from './sample-draft';
import type { Draft, DraftContract } from './sample-draft';

const STEPS = ['Design signed off', 'Data migrated', 'Interfaces accepted', 'Go-live', 'Handover to operations'];

/** An implementation by milestones, billed 30 % at the start and the rest on its own plan, and the platform with it. */
export function addProjectDeal(draft: Draft, contract: DraftContract, index: number): void {
  const price = draft.chance.integer(24, 80) * 100_000;
  const project = addObligation(draft, contract, 'IMPLEMENTATION', 'Implementation project', price, {
    standaloneSellingPrice: Math.round(price * 1.15),
    billing: 'advance',
  });
  const months = Math.round((contract.lastDay - contract.firstDay + 1) / 30.4);
  const platform = addObligation(draft, contract, 'PLATFORM', 'Platform, 60 seats', 60 * months * 5200, {
    quantity: 60,
    standaloneSellingPrice: 60 * months * 6500,
    billing: 'advance',
  });
  addMilestones(draft, project, contract.firstDay, index);
  const deposit = Math.round(price * 0.3);
  addInvoice(draft, contract, contract.firstDay, [
    { ...plainLine('Implementation, deposit 30 %', deposit), obligation: project, product: project.product },
  ]);
  splitEvenly(price - deposit, 2).forEach((amount, part) => {
    const line = {
      ...plainLine(`Implementation, instalment ${part + 1} of 2`, amount),
      obligation: project,
      product: project.product,
    };
    addInvoice(draft, contract, addMonths(contract.firstDay, 3 * (part + 1)), [line]);
  });
  const years = periodsOf(contract.firstDay, contract.lastDay, 12);
  years.forEach((period, year) => {
    const amount = splitEvenly(platform.price, years.length)[year] ?? 0;
    addInvoice(draft, contract, period.firstDay, [chargeFor(platform, amount, period.firstDay, period.lastDay)]);
  });
}

/** Shares for some projects, amounts for others; a step every seven weeks, open after the close. */
function addMilestones(draft: Draft, obligation: Draft['obligations'][number], firstDay: Day, index: number): void {
  const steps = STEPS.slice(0, 3 + (index % 3));
  const shares =
    [
      [0.25, 0.35, 0.4],
      [0.2, 0.3, 0.3, 0.2],
      [0.15, 0.25, 0.2, 0.3, 0.1],
    ][steps.length - 3] ?? [];
  const amounts = splitEvenly(obligation.price, steps.length);
  steps.forEach((name, step) => {
    const day = firstDay + 49 * (step + 1) + draft.chance.integer(-6, 6);
    draft.milestones.push({
      obligation,
      name: `${step + 1} ${name}`,
      share: index % 2 === 0 ? (shares[step] ?? 0) : null,
      amount: index % 2 === 0 ? null : (amounts[step] ?? 0),
      completedDay: day <= CLOSING_DAY ? day : null,
    });
  });
}

/** A licence on the first day with maintenance by the year; the licence is billed in two parts. */
export function addLicenceDeal(draft: Draft, contract: DraftContract, index: number): void {
  const price = draft.chance.integer(30, 60) * 100_000;
  const licence = addObligation(draft, contract, 'LICENCE', 'On-premises licence', price, {
    standaloneSellingPrice: Math.round(price * 0.9),
    firstDay: contract.firstDay,
    lastDay: contract.firstDay,
    billing: 'advance',
  });
  const maintenance = addObligation(draft, contract, 'MAINTENANCE', 'Maintenance', Math.round(price * 0.18), {
    standaloneSellingPrice: Math.round(price * 0.24),
    billing: 'advance',
    strategy: index % 2 === 1 ? 'Exact days' : null,
  });
  const [now = 0, later = 0] = splitEvenly(price, 2);
  addInvoice(draft, contract, contract.firstDay, [
    chargeFor(licence, now, contract.firstDay, contract.firstDay),
    chargeFor(maintenance, maintenance.price, contract.firstDay, contract.lastDay),
  ]);
  addInvoice(draft, contract, addMonths(contract.firstDay, 6), [
    chargeFor(licence, later, contract.firstDay, contract.firstDay),
  ]);
}

/** Devices, revenue on the day of the invoice, with a team plan to run them. */
export function addDeviceDeal(draft: Draft, contract: DraftContract): void {
  const count = draft.chance.integer(12, 60);
  const devices = addObligation(draft, contract, 'GATEWAY', `${count} gateway devices`, count * 39_500, {
    quantity: count,
    billing: 'advance',
  });
  const plan = addObligation(draft, contract, 'TEAM', `Team plan for ${count} devices`, count * 12 * 2900, {
    standaloneSellingPrice: count * 12 * 3900,
    billing: 'advance',
  });
  addInvoice(draft, contract, contract.firstDay + 5, [
    chargeFor(devices, devices.price, null, null),
    chargeFor(plan, plan.price, contract.firstDay, contract.lastDay),
  ]);
}
