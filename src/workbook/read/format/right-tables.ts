/** Material rights, and how customers make use of them. */
import { optionalColumn, requiredColumn, type TableFormat } from './column-format';
import { RATIONALE_ALIASES } from './price-tables';
import { CONTRACT_ALIASES, DESCRIPTION_ALIASES, PRODUCT_ALIASES, strategyColumn } from './shared-columns';

const RIGHT_ALIASES = [
  'Right ID',
  'Material right',
  'Material right ID',
  'Option',
  'Option ID',
  'Customer option',
  'Voucher',
  'Coupon',
  'Points',
  'Obligation',
  'Obligation ID',
  'Performance obligation',
];

const EXPECTED_ALIASES = [
  'Expected total',
  'Total expected',
  'Expected redemptions',
  'Expected to be redeemed',
  'Expected redeemed',
  'Points expected to be redeemed',
  'Units expected to be redeemed',
  'Total expected exercises',
  'Expected units',
  'New estimate',
];

export const materialRightsFormat: TableFormat = {
  name: 'Material rights',
  excelName: 'MaterialRights',
  aliases: ['Material right', 'Options', 'Customer options', 'Renewal options', 'Loyalty points', 'Vouchers'],
  key: ['Right'],
  words: 'One row an option that gives the customer something it would not get without the contract.',
  columns: [
    requiredColumn('Right', 'id', 'Code of the right, an obligation of its own; invoice lines may name it.', {
      aliases: [...RIGHT_ALIASES, 'ID'],
    }),
    requiredColumn('Contract', 'id', 'Contract that gives the right.', { aliases: CONTRACT_ALIASES }),
    optionalColumn('Description', 'text', 'What the right is.', { aliases: DESCRIPTION_ALIASES }),
    optionalColumn('Product', 'id', 'Product whose revenue accounts it takes.', { aliases: PRODUCT_ALIASES }),
    optionalColumn('Price', 'amount', 'Price of the right itself, where the contract states one; blank for none.', {
      aliases: ['Stated price', 'Contract price', 'Price of the right'],
    }),
    optionalColumn('SSP (total)', 'amount', 'Stand-alone selling price of the right; blank: from the columns that follow.', {
      aliases: [
        'SSP',
        'Stand-alone price',
        'Standalone price',
        'Stand-alone selling price',
        'Standalone selling price',
        'Stand-alone value',
        'Value of the right',
        'Fair value',
      ],
    }),
    optionalColumn('Expected purchase', 'amount', 'What the customer is expected to buy if it uses the right.', {
      aliases: [
        'Expected purchases',
        'Average purchase',
        'Average further purchase',
        'Average additional purchase',
        'Expected additional purchase',
        'Expected further purchase',
        'Purchase amount',
      ],
    }),
    optionalColumn('Discount', 'percent', 'Discount that the right gives (40% or 0.4).', {
      aliases: ['Discount offered', 'Voucher discount', 'Right discount', 'Option discount', 'Discount of the right', 'Discount percent'],
    }),
    optionalColumn('General discount', 'percent', 'Discount that the customer could get without the right; blank for none.', {
      aliases: [
        'Discount without right',
        'Discount without the right',
        'Discount available',
        'Discount available to others',
        'Discount to others',
        'Discount without option',
        'Available discount',
        'Other discount',
        'Discount available without the right',
      ],
    }),
    optionalColumn('Units', 'number', 'Points or vouchers given.', {
      aliases: ['Quantity', 'Points given', 'Points granted', 'Points earned', 'Points issued', 'Number of points', 'Units granted'],
    }),
    optionalColumn('Value per unit', 'number', 'What one point or voucher is worth.', {
      aliases: ['Point value', 'Value per point', 'Unit value', 'SSP (per unit)', 'SSP per point', 'Price per point'],
    }),
    optionalColumn('Likelihood', 'percent', 'How likely the right, or a point, is to be used (80% or 0.8); blank for all.', {
      aliases: [
        'Likelihood of exercise',
        'Probability',
        'Probability of exercise',
        'Expected exercise',
        'Expected exercise rate',
        'Exercise rate',
        'Redemption rate',
        'Expected redemption rate',
        'Renewal rate',
        'Expected renewal rate',
        'Renewal likelihood',
        'Renewal probability',
      ],
    }),
    optionalColumn('Expected exercises', 'number', 'What all exercises are expected to come to; blank: as the right is valued.', {
      aliases: EXPECTED_ALIASES,
    }),
    optionalColumn('Renewal price', 'amount', 'Practical alternative: price of the optional goods, which count as promised as far as likely.', {
      aliases: ['Option price', 'Price on renewal', 'Renewal fee', 'Exercise price', 'Expected consideration'],
    }),
    optionalColumn('Start', 'date', 'First day of the optional service, for a renewal price.', {
      aliases: ['Start date', 'Renewal start', 'Service start', 'From'],
    }),
    optionalColumn('Expiry date', 'date', 'Last day of the right, included; of a renewal price the last day of its service.', {
      aliases: ['Expiry', 'Expires', 'Expires on', 'Expiration', 'Expiration date', 'Valid until', 'Valid to', 'End', 'End date', 'Lapses', 'Lapse date'],
    }),
    optionalColumn('Option to renew', 'choice', 'yes where the right is used by the contract that renews this one; no where it is another option.', {
      aliases: ['Renewal option', 'Renewal right', 'Right to renew', 'Is renewal', 'Is a renewal option', 'For renewal', 'Exercised on renewal'],
    }),
    optionalColumn('Exercise date', 'date', 'Day of a single exercise; several stand in Option exercises.', {
      aliases: ['Exercised on', 'Date exercised', 'Exercised', 'Redemption date', 'Redeemed on'],
    }),
    optionalColumn('Exercised share', 'percent', 'Share of the right used on that day; blank for all of it.', {
      aliases: ['Share exercised', 'Percent exercised', 'Exercised percent'],
    }),
    optionalColumn('Exercised amount', 'amount', 'Purchases made with the right on that day.', {
      aliases: ['Amount exercised', 'Amount redeemed', 'Redeemed amount'],
    }),
    strategyColumn,
    requiredColumn('Rationale', 'text', 'Why the option is a material right, and where its value comes from.', {
      aliases: RATIONALE_ALIASES,
    }),
  ],
};

export const optionExercisesFormat: TableFormat = {
  name: 'Option exercises',
  excelName: 'OptionExercises',
  aliases: ['Option exercise', 'Exercises', 'Right exercises', 'Exercised rights', 'Redemptions', 'Points redeemed', 'Exercised options'],
  key: ['Right', 'Date'],
  words: 'One row a use of a material right: a share of it, purchases made with it, or units used; not cumulative.',
  columns: [
    requiredColumn('Right', 'id', 'Right that is used.', {
      aliases: [...RIGHT_ALIASES.filter((name) => name !== 'Points'), 'Points'],
    }),
    requiredColumn('Date', 'date', 'Day of the exercise.', {
      aliases: ['Exercise date', 'Exercised on', 'Redemption date', 'Redeemed on', 'Day', 'As of', 'Date exercised'],
    }),
    optionalColumn('Share', 'percent', 'Share of the right used (25% or 0.25).', {
      aliases: ['Exercised share', 'Share exercised', 'Percent', 'Percentage', 'Percent exercised'],
    }),
    optionalColumn('Amount', 'amount', 'Purchases made with the right, of the expected purchase.', {
      aliases: ['Exercised amount', 'Purchase', 'Purchases', 'Purchase amount', 'Amount exercised', 'Net amount'],
    }),
    optionalColumn('Units', 'number', 'Points or vouchers used.', {
      // `Points` comes after all names of the right, because it names that where another column counts.
      aliases: [
        'Quantity',
        'Points redeemed',
        'Redeemed',
        'Units redeemed',
        'Points used',
        'Units used',
        'Redeemed points',
        'Redeemed units',
        'Vouchers redeemed',
        'Vouchers used',
        'Units exercised',
        'Exercised units',
        'Number redeemed',
        'Number used',
        'Points',
      ],
    }),
    optionalColumn('Expected exercises', 'number', 'New estimate of what all exercises come to; blank where it stands.', {
      aliases: EXPECTED_ALIASES,
    }),
    optionalColumn('Start', 'date', 'First day of the service bought with it; blank: transferred on the day.', {
      aliases: ['Start date', 'Service start', 'From'],
    }),
    optionalColumn('End', 'date', 'Last day of that service, included.', { aliases: ['End date', 'Service end', 'To'] }),
    optionalColumn('Note', 'text', 'For information.', { aliases: ['Notes', 'Comment', 'Remark', 'Rationale'] }),
  ],
};
