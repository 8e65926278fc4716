/** Columns that several tables share, so that their aliases agree. */
import { optionalColumn } from './column-format';
import type { ColumnFormat } from './column-format';

export const METHOD_ALIASES = [
  'Method',
  'Rec method',
  'Rev rec method',
  'Revenue recognition method',
  'Recognition method override',
  'Rec method override',
  'Recognition',
];

export const PRODUCT_ALIASES = ['Product ID', 'Product code', 'Product number', 'SKU', 'Item', 'Item code', 'Item ID'];

export const CUSTOMER_ALIASES = [
  'Customer name',
  'Customer ID',
  'Customer number',
  'Customer no',
  'Customer code',
  'Client',
  'Client name',
  'Client ID',
  'Client number',
  'Account name',
  'Account ID',
  'Bill to',
];

export const CONTRACT_ALIASES = [
  'Contract ID',
  'Contract number',
  'Contract no',
  'Contract ref',
  'Agreement',
  'Agreement ID',
  'Agreement number',
  'Agreement no',
  'Contract reference',
  'Contract code',
  'Contract key',
];

export const OBLIGATION_ALIASES = [
  'Obligation ID',
  'Performance obligation',
  'Performance obligation ID',
  'Obligation number',
  'Obligation no',
  'Obligation code',
  'Obligation key',
  'Performance obligation number',
  'Performance obligation no',
  'POB number',
  'POB no',
  'PO ID',
  'POB',
  'POB ID',
];

export const ENTITY_ALIASES = ['Entity ID', 'Legal entity', 'Company', 'Subsidiary', 'Company code'];

export const CURRENCY_ALIASES = ['Currency code', 'Transaction currency', 'Invoice currency', 'ISO currency', 'CCY'];

export const DESCRIPTION_ALIASES = ['Line description', 'Charge name', 'Title', 'Name', 'Memo', 'Item description'];

export const methodColumn: ColumnFormat = optionalColumn(
  'Recognition method',
  'choice',
  'straight-line, usage, point in time, milestone or progress; blank takes the next best (line, obligation, product).',
  { aliases: METHOD_ALIASES },
);

export const strategyColumn: ColumnFormat = optionalColumn(
  'Strategy',
  'choice',
  'How straight-line revenue falls on months; blank follows the product, then Settings.',
  { aliases: ['Straight-line strategy', 'Allocation strategy', 'Strategy override'] },
);

export const triggerColumn: ColumnFormat = optionalColumn(
  'Trigger',
  'choice',
  'Day of point-in-time revenue: service start, service end, invoice date, recognition date, delivery or acceptance; blank follows Settings.',
  { aliases: ['Point-in-time trigger', 'PIT trigger', 'Recognition trigger'] },
);

/** How tax stands in a document line; amounts count without it. */
export const taxColumns: readonly ColumnFormat[] = [
  optionalColumn('Tax included', 'choice', 'Y where Amount has tax inside; N or blank where tax comes on top (blank under a header such as Gross amount: inside).', {
    aliases: [
      'Tax inclusive',
      'Includes tax',
      'Amount includes tax',
      'Inclusive of tax',
      'Is tax inclusive',
      'Tax behavior',
      'Tax behaviour',
      'Tax treatment',
      'VAT included',
      'VAT inclusive',
      'GST included',
      'Price includes tax',
    ],
  }),
  optionalColumn('Tax amount', 'amount', 'Tax of the line, signed as Amount; taken out where Amount includes it.', {
    aliases: [
      'Sales tax amount',
      'VAT amount',
      'GST amount',
      'Total tax',
      'Tax total',
      'Line tax',
      'Sales tax',
      'Tax',
      'VAT',
      'GST',
    ],
    unlike: ['Tax (rate)', 'VAT (rate)', 'GST (rate)', 'Sales tax (rate)', 'Tax (%)', 'VAT (%)', 'GST (%)', 'Sales tax (%)'],
  }),
  optionalColumn(
    'Tax rate',
    'number',
    'Rate of the tax, 0.2 or 20 for 20 %; gives the tax where Tax amount is blank.',
    {
      aliases: [
        'VAT rate',
        'GST rate',
        'Sales tax rate',
        'Tax percent',
        'Tax percentage',
        'Tax pct',
        'VAT percent',
        'Rate of tax',
      ],
    },
  ),
];

const RECOGNITION_DATE_ALIASES = [
  'Rec date',
  'Rec date override',
  'Recognition date override',
  'Rev rec date',
  'Revenue recognition date',
  'Recognised on',
  'Recognized on',
  'Transfer date',
  'Date of transfer',
  'Transferred on',
  'Transfer of control date',
  'Control transferred',
  'Satisfied on',
  'Satisfaction date',
];

/** `aliases`: further names. */
export function recognitionDateColumn(aliases: readonly string[] = []): ColumnFormat {
  return optionalColumn(
    'Recognition date',
    'date',
    'Day on which point-in-time revenue is recognized, where it is known.',
    { aliases: [...RECOGNITION_DATE_ALIASES, ...aliases] },
  );
}

/** Principal or agent, of an obligation or a product. */
export const agencyColumns: readonly ColumnFormat[] = [
  optionalColumn('Acts as', 'choice', 'principal or agent: who controls what is sold before the customer does; blank: as the product, else principal.', {
    aliases: [
      'Acting as',
      'Principal or agent',
      'Principal/Agent',
      'Principal / agent',
      'Principal vs agent',
      'Agent or principal',
      'Principal agent',
      'Role in sale',
      'Role',
      'Capacity',
      'Gross or net',
      'Gross/Net',
    ],
  }),
  optionalColumn(
    'Supplier share',
    'number',
    'Of an agent: what the supplier gets, an amount of the price, or a share (90% or 0.9) of all that is billed.',
    {
      aliases: [
        'Supplier share %',
        'Supplier percent',
        'Supplier percentage',
        'Supplier amount',
        'Supplier price',
        'Supplier cost',
        'Cost to supplier',
        'Supplier’s share',
        'Paid to supplier',
        'Payable to supplier',
        'Due to supplier',
        'Amount to supplier',
        'Amount due to supplier',
        'Passed to supplier',
        'Principal share',
        'Vendor share',
        'Merchant share',
      ],
    },
  ),
  optionalColumn(
    'Commission',
    'number',
    'Of an agent, instead of Supplier share: what it keeps, an amount of the price, or a share (10% or 0.1).',
    {
      aliases: [
        'Commission %',
        'Commission rate',
        'Commission percent',
        'Commission percentage',
        'Commission pct',
        'Commission amount',
        'Agent fee',
        'Agent commission',
        'Agency fee',
        'Net fee',
        'Take rate',
      ],
    },
  ),
];
