/** All contracts that are written by hand. */
import { COMBINED, COLLECTABLE_LATER, CONTROL, LEFT_EARLY_OR_LATE, LICENCES, WARRANTIES } from './contract-judgements';
import { MODIFIED } from './changed-contracts';
import { CONTRACT_COSTS, CREDIT_TREATMENTS, UNPAID } from './credits-and-costs';
import { CURRENCIES } from './currencies';
import { CREDITS_GIVEN_LATER, PAID_YEARS_AHEAD, RENEWED_BY_RIGHT } from './later-choices';
import type { HandmadeContracts } from './story';
import { PAID_OTHERWISE, PRICED_BY_LIST, VARIABLE_PRICES } from './price-judgements';
import {
  LOSS_MAKING,
  MATERIAL_RIGHTS,
  PAID_MUCH_LATER,
  PREPAID_CREDITS,
  SEVERAL_IN_ONE,
  SOLD_FOR_ANOTHER,
} from './promises-and-rights';
import { MEASURED_PROJECTS, VOUCHERS } from './progress-and-breakage';

export const HANDMADE_CONTRACTS: readonly HandmadeContracts[] = [
  ...[COMBINED, COLLECTABLE_LATER, WARRANTIES, CONTROL, LICENCES, LEFT_EARLY_OR_LATE],
  ...[PRICED_BY_LIST, VARIABLE_PRICES, PAID_OTHERWISE, MEASURED_PROJECTS, VOUCHERS],
  ...[MATERIAL_RIGHTS, PREPAID_CREDITS, SEVERAL_IN_ONE, LOSS_MAKING, SOLD_FOR_ANOTHER, PAID_MUCH_LATER],
  ...[PAID_YEARS_AHEAD, RENEWED_BY_RIGHT, CREDITS_GIVEN_LATER],
  ...[MODIFIED, CREDIT_TREATMENTS, UNPAID, CONTRACT_COSTS, CURRENCIES],
];
