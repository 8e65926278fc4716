/** All contracts that are written by hand. */
import { COMBINED, COLLECTABLE_LATER, CONTROL, LICENCES, WARRANTIES } from './contract-judgements';
import { MODIFIED } from './changed-contracts';
import { CONTRACT_COSTS, CREDIT_TREATMENTS, UNPAID } from './credits-and-costs';
import { CURRENCIES } from './currencies';
import type { HandmadeContracts } from './story';
import { PAID_OTHERWISE, PRICED_BY_LIST, VARIABLE_PRICES } from './price-judgements';
import { MEASURED_PROJECTS, VOUCHERS } from './progress-and-breakage';

export const HANDMADE_CONTRACTS: readonly HandmadeContracts[] = [
  ...[COMBINED, COLLECTABLE_LATER, WARRANTIES, CONTROL, LICENCES],
  ...[PRICED_BY_LIST, VARIABLE_PRICES, PAID_OTHERWISE, MEASURED_PROJECTS, VOUCHERS],
  ...[MODIFIED, CREDIT_TREATMENTS, UNPAID, CONTRACT_COSTS, CURRENCIES],
];
