/**
 * Further headers that accountants give to columns, by table and column, after the aliases that stand with the format.
 * A name is listed only where it can hardly mean anything else in its table.
 */
import type { InputTable } from '../../../engine/domain/source-reference';
import type { TableFormat } from './column-format';

type NamesOfColumns = Readonly<Record<string, readonly string[]>>;

const METHOD = [
  'Revenue method',
  'Recognition pattern',
  'Recognition rule',
  'Revenue recognition rule',
  'Rev rec rule',
  'Revenue rule',
  'Revenue recognition',
  'Pattern of transfer',
  'Transfer pattern',
  'Pattern of recognition',
  'Timing of recognition',
  'Timing of revenue recognition',
  'Timing of transfer',
  'Timing',
  'Pattern',
];
const PRODUCT = ['Product name', 'Product SKU', 'Item number', 'Product or service', 'Good or service', 'Goods or services', 'Service'];
const FIRST_DAY = ['Begin date', 'Begin', 'Begins', 'Starts', 'Service begin', 'Service from', 'Coverage start', 'Commencement', 'Commencement date'];
const LAST_DAY = ['Ends', 'Finish', 'Finish date', 'Service to', 'Service until', 'Service through', 'Coverage end', 'Expiration', 'Expiration date'];
const REVENUE_START = ['Revenue start', 'Revenue start date', 'Rev rec start date', 'Rev rec start', 'Recognition start', 'Recognition start date', 'Schedule start'];
const REVENUE_END = ['Revenue end', 'Revenue end date', 'Rev rec end date', 'Rev rec end', 'Recognition end date', 'Schedule end'];
const REASON = ['Why', 'Support', 'Explanation', 'Documentation', 'Reasoning', 'Evidence'];
const PO = ['PO', 'PO code'];
const PERCENT_OF_PRICE = ['% of price', 'Percentage of price', 'Percent of price', '%', 'Pct'];

/** With tax inside by their name: taken where no column of net amounts stands beside them. */
const GROSS_AMOUNT = [
  ...['Gross amount', 'Gross total', 'Gross line amount', 'Gross value', 'Gross', 'Gross invoice amount', 'Gross price', 'Gross charge', 'Amount gross', 'Amount incl sales tax', 'Amount including sales tax', 'Amount inclusive of tax'],
  ...['Amount including tax', 'Amount incl tax', 'Amount inc tax', 'Amount with tax', 'Total including tax', 'Total incl tax', 'Total inc tax', 'Total with tax'],
  ...['Amount including VAT', 'Amount incl VAT', 'Amount inc VAT', 'Amount with VAT', 'Total including VAT', 'Total incl VAT', 'Total inc VAT', 'Total with VAT'],
  ...['Amount including GST', 'Amount incl GST', 'Amount inc GST', 'Total including GST', 'Total incl GST', 'Total inc GST'],
];

const USUAL_NAMES: Readonly<Partial<Record<InputTable, NamesOfColumns>>> = {
  Products: {
    Product: ['Code', 'Item number', 'Product or service', 'Good or service', 'Service'],
    Name: ['Product description', 'Label'],
    Category: ['Revenue category', 'Revenue stream', 'Product line', 'Product group', 'Product type', 'Family'],
    'Recognition method': [...METHOD, 'Default method', 'Default recognition method'],
    'SSP (per unit)': ['SSP/unit', 'SSP each', 'SSP unit', 'Stand-alone price', 'Unit stand-alone selling price', 'Unit price'],
  },
  Contracts: {
    Contract: ['Order', 'Order number', 'Sales order', 'Sales order number', 'Deal', 'Subscription ID', 'Subscription', 'Contract name'],
    Customer: ['Account', 'Buyer', 'Counterparty', 'Party'],
    Currency: ['Cur', 'Curr', 'Currency ISO', 'Contract CCY', 'Billing currency'],
    Signed: [
      ...['Signed on', 'Signing date', 'Date of signature', 'Contract date', 'Agreement date', 'Inception', 'Inception date'],
      ...['Contract inception', 'Contract inception date', 'Execution date', 'Executed', 'Executed on', 'Order date', 'Booking date'],
    ],
    Start: [...FIRST_DAY, 'Term start date', 'Start of term', 'Subscription start', 'Subscription start date', 'First day'],
    End: [...LAST_DAY, 'Expiry', 'Term end date', 'End of term', 'Subscription end', 'Subscription end date', 'Last day'],
    'Term (months)': ['Term length', 'Contract length', 'Contract duration', 'Duration in months', 'No. of months', 'Months of service'],
    Entity: ['Selling entity', 'Contracting entity', 'Legal entity name', 'Seller', 'Reporting entity'],
    Group: ['Combine group', 'Combined', 'Combining group', 'Combination key', 'Combination of contracts', 'Contract group ID', 'Group key'],
    Collectable: ['Collectability probable', 'Collectibility probable', 'Collection is probable'],
    'Cancellable from': ['Cancellable after', 'Cancelable after', 'Cancellable on', 'Can be cancelled from', 'First termination date'],
    'Renewal of': ['Renews contract', 'Renewed from', 'Renewal from', 'Predecessor'],
  },
  Obligations: {
    Obligation: [...PO, 'Performance obligation name', 'Contract line', 'Contract line no', 'Order line', 'Line', 'Line no', 'Line number', 'Line item', 'Deliverable'],
    Contract: ['Order', 'Order number', 'Sales order', 'Sales order number'],
    Product: PRODUCT,
    Price: [
      ...['Contractual price', 'Contracted price', 'Agreed price', 'Selling price', 'Sales price', 'Sell price', 'Net selling price'],
      ...['Extended price', 'Extended amount', 'Extended sell price', 'Ext sell', 'Line total', 'Total amount', 'Total contract price'],
      ...['Consideration amount', 'Total consideration', 'Fixed fee', 'Fee', 'Total fee', 'Total'],
    ],
    'SSP (total)': ['Standalone SSP', 'Extended SSP', 'Ext SSP', 'Relative SSP', 'Fair value', 'VSOE', 'Observable price', 'Observable selling price'],
    Quantity: ['Number of seats', 'Users', 'Licences', 'Licenses', 'Quantity ordered'],
    Cost: ['Cost of inventory', 'Carrying amount'],
    'Unit cost': ['Product cost per unit', 'Item cost'],
    'Recognition method': [...METHOD, 'Over time or point in time', 'Revenue treatment'],
    Start: [...FIRST_DAY, ...REVENUE_START],
    End: [...LAST_DAY, ...REVENUE_END],
    'Recognition date': [
      ...['Point in time date', 'Date satisfied', 'Date recognized', 'Date recognised', 'Date transferred', 'Control transfers', 'Control date'],
      ...['Fulfilment date', 'Fulfillment date', 'Handover date', 'Handed over', 'Performance date'],
    ],
    Delivered: ['Date of delivery', 'Delivered at', 'Shipping date', 'Shipment date', 'Shipped on'],
    'Unbilled is': ['Contract asset or receivable', 'Unbilled presentation', 'Right to consideration'],
    'Expected completion': ['Planned completion', 'Planned completion date', 'Expected delivery date', 'Planned delivery', 'Planned delivery date', 'Target date'],
    Licence: ['Licence nature', 'License nature', 'IP type', 'Licence kind', 'License kind'],
    'Upfront fee': ['Upfront fee treatment'],
    Modification: ['Added in modification', 'Variation order'],
  },
  Invoices: {
    Invoice: ['Invoice nr', 'Invoice reference', 'Invoice code', 'Invoice key', 'Inv no', 'Inv number', 'Inv #', 'Doc no', 'Document no', 'Bill number', 'Bill no', 'Number', 'Reference'],
    Line: ['Line nr', 'Line #', 'Line item no', 'Line item number', 'Line key', 'Item no', 'Sequence', 'Seq', 'Position', 'Pos', 'Row'],
    'Invoice date': [
      ...['Date of invoice', 'Inv date', 'Invoiced on', 'Invoiced', 'Date invoiced', 'Date issued', 'Issued on', 'Issued', 'Bill date', 'Billed on'],
      ...['Doc date', 'Transaction date', 'Txn date', 'Posted date', 'GL date'],
    ],
    Customer: ['Sold to', 'Debtor', 'Buyer'],
    Currency: ['Cur', 'Curr'],
    Product: ['Product SKU', 'Item number'],
    Amount: [
      ...['Net', 'Net value', 'Net price', 'Net invoice amount', 'Total net', 'Net of tax', 'Amount ex VAT', 'Amount excl VAT', 'Amount excluding VAT'],
      ...['Amount ex tax', 'Amount before tax', 'Total excl tax', 'Total excluding tax', 'Pre-tax amount', 'Taxable amount', 'Invoice line amount'],
      ...['Extended amount', 'Extended price', 'Billing amount', 'Amount in currency', 'Value'],
      ...GROSS_AMOUNT,
    ],
    'Service start': [...FIRST_DAY, 'Start of service', 'Service period from', 'Service period start date', 'Period from', 'Period begin', 'From date', 'Date from', 'Subscription start', 'Rev rec start', 'Revenue start', 'Recognition start'],
    'Service end': [...LAST_DAY, 'End of service', 'Service period to', 'Service period end date', 'Period to', 'To date', 'Date to', 'Through', 'Subscription end', 'Rev rec end', 'Revenue end', 'Recognition end'],
    Status: ['Invoice state', 'Document status', 'Payment status'],
    Type: ['Line kind', 'Charge kind'],
    'Line group': ['Discount group'],
    'Void date': ['Voided', 'Date of void', 'Void day', 'Cancelled on', 'Cancelled date', 'Cancellation date'],
    'Tax amount': ['GST/HST', 'Tax value', 'Output VAT'],
    'Tax rate': ['% tax', '% VAT', 'VAT percentage', 'Sales tax percent', 'Sales tax percentage', 'GST percent', 'GST percentage'],
    'Tax included': ['Tax incl', 'VAT incl', 'GST incl', 'Incl tax', 'Incl VAT', 'Prices include tax', 'Prices include VAT', 'Inclusive', 'Tax mode'],
  },
  'Credit notes': {
    'Credit note': ['CN', 'CN no', 'CN number', 'CN ID', 'Credit memo no', 'Credit number', 'Credit note code', 'Memo number', 'Refund ID', 'Refund number', 'Number'],
    Line: ['Line nr', 'Line #', 'Credit line', 'Position', 'Pos', 'Row'],
    Date: ['Date issued', 'Issued', 'Issued on', 'Credited on', 'Refund date', 'Document date', 'CN date', 'Date of credit note', 'Effective date'],
    Invoice: ['Original invoice', 'Original invoice number', 'Related invoice', 'Credited invoice', 'Invoice credited', 'Applied to invoice', 'Applies to invoice', 'Applies to', 'Against invoice', 'Refers to', 'Reference'],
    'Invoice line': ['Original line', 'Original invoice line', 'Credited line', 'Line credited', 'Applies to line', 'Inv line'],
    Amount: ['Amount credited', 'Credit note amount', 'Net credit', 'Net credit amount', 'Refund amount', 'Refunded amount', 'Credit', 'Net', 'Value', ...GROSS_AMOUNT],
    Treatment: ['Accounting treatment', 'Accounting', 'Recognition treatment', 'Revenue effect', 'Revenue impact', 'Method'],
    'Tax rate': ['% tax', '% VAT', 'VAT percentage', 'Sales tax percent', 'Sales tax percentage', 'GST percent', 'GST percentage'],
    'Tax included': ['Tax incl', 'VAT incl', 'GST incl', 'Incl tax', 'Incl VAT', 'Inclusive', 'Tax mode'],
  },
  Usage: {
    Obligation: [...PO, 'Contract line'],
    Date: ['Date of use', 'Date used', 'Used on', 'Usage day', 'Timestamp', 'Event time', 'As of', 'Period end', 'Sale date', 'Sales date'],
    Quantity: ['Quantity used', 'Units used', 'Units consumed', 'Usage quantity', 'Usage units', 'Used', 'Calls'],
    Amount: ['Usage value', 'Usage charge', 'Usage revenue', 'Rated amount', 'Billable amount', 'Charge amount', 'Amount used', 'Royalty amount', 'Royalty', 'Revenue', 'Total'],
  },
  Milestones: {
    Obligation: [...PO, 'Contract line'],
    Milestone: ['Milestone no', 'Milestone code', 'Stage', 'Phase', 'Event', 'Deliverable', 'Description'],
    Share: [...PERCENT_OF_PRICE, 'Percent of contract'],
    Amount: ['Milestone price', 'Milestone value', 'Price', 'Fee'],
    Completed: [
      ...['Achieved', 'Achieved on', 'Date achieved', 'Achievement date', 'Reached', 'Reached on', 'Date reached', 'Met', 'Met on', 'Date met'],
      ...['Accepted', 'Accepted on', 'Acceptance date', 'Actual completion', 'Actual completion date', 'Actual date', 'Milestone date', 'Delivered'],
    ],
  },
  Progress: {
    Obligation: [...PO, 'Contract line'],
    'As of': ['Period', 'Period end date', 'Month end', 'Month', 'Year end', 'Reporting period', 'Through', 'Cut-off date', 'Cutoff', 'Balance date', 'Valuation date', 'Balance sheet date'],
    Done: [
      ...['Actual costs to date', 'Cumulative costs incurred', 'Cumulative cost incurred', 'Cumulative costs to date', 'Cumulative cost to date'],
      ...['Costs incurred cumulative', 'Total costs incurred', 'Total cost incurred', 'Incurred to date', 'Spent to date', 'Actuals to date'],
      ...['Input to date', 'Output to date', 'Completed to date', 'Installed to date', 'Hours worked to date', 'Cumulative hours worked', 'Hours worked', 'Hours spent'],
      ...['Units installed', 'Units completed', 'Units transferred', 'Quantity done', 'Quantity delivered', 'Miles completed'],
    ],
    Total: [
      ...['Total budget', 'Budgeted cost', 'Budgeted costs', 'Budget cost', 'Total budgeted cost', 'Total budgeted costs', 'Budgeted total cost', 'Budgeted hours'],
      ...['Total forecast cost', 'Forecast total cost', 'Forecast cost', 'Total contract cost', 'Total contract costs', 'Total project cost', 'Total planned cost'],
      ...['Total estimated contract cost', 'Total estimated contract costs', 'Estimated total contract cost', 'Estimated total contract costs'],
      ...['Total expected contract cost', 'Total expected contract costs', 'Expected total contract cost', 'Expected total contract costs'],
      ...['Cost at completion', 'Costs at completion', 'Total cost at completion', 'Total costs at completion', 'Estimated at completion'],
      ...['Contract quantity', 'Units contracted', 'Total expected units', 'Estimated total units', 'Expected total hours', 'Expected total units'],
    ],
    'To complete': [
      ...['Remaining', 'Cost to go', 'Costs to go', 'Cost to finish', 'Forecast to complete', 'Expected cost to complete', 'Expected costs to complete'],
      ...['Estimated remaining cost', 'Estimated remaining costs', 'Expected remaining cost', 'Expected remaining costs', 'Estimated cost to completion', 'Estimated costs to completion', 'Hours to complete', 'Units to complete'],
    ],
    'Percent complete': ['% done', 'Done %', 'Percent done', 'Percent completed', 'Percentage completed', '% of completion', 'Completion %', 'Completion percentage', 'Pct complete', 'Progress %', 'POC %'],
    'Uninstalled cost': ['Uninstalled costs', 'Uninstalled equipment', 'Cost of materials not installed', 'Materials on site', 'Materials not installed', 'Excluded cost', 'Excluded costs', 'Wasted cost'],
  },
  Estimates: {
    Estimate: ['Estimate code', 'Variable consideration ID', 'VC ID', 'Variable component', 'Variable item', 'Variable element'],
    'As of': ['Estimated on', 'Reassessed on', 'Updated on', 'Revision date', 'Measurement date', 'Reporting date', 'Effective', 'Effective from', 'Valid from', 'From'],
    Obligation: PO,
    Kind: ['Type of variable consideration', 'Variable consideration type', 'Variable type', 'Category'],
    Method: ['Estimation approach', 'Approach', 'Method of estimate', 'Method of estimation'],
    Amount: ['Estimated value', 'Amount estimated', 'Estimated consideration', 'Estimated variable consideration', 'Expected value', 'Fixed amount'],
    Rate: [
      ...PERCENT_OF_PRICE,
      ...['Estimated rate', 'Expected rate', 'Expected percent', 'Expected return rate', 'Expected return %', 'Expected returns %', 'Returns %', 'Return %'],
      ...['Rebate rate', 'Rebate %', 'Discount %', 'Bonus %', 'Penalty %', 'Concession %', 'Expected concession %', 'Expected discount %'],
    ],
    Constrained: ['Constraint applied', 'Is constrained', 'Constrain', 'Constrained share', 'Constrained portion', 'Constrained %', 'Constraint %', 'Amount excluded', 'Excluded', 'Subject to constraint'],
    Rationale: [...REASON, 'Basis of estimate', 'Assumptions'],
  },
  Scenarios: {
    Scenario: ['Scenario no', 'Outcome name', 'Possible outcome', 'Label', 'Description'],
    Amount: ['Outcome value', 'Amount in outcome', 'Possible amount', 'Consideration', 'Bonus', 'Bonus amount', 'Result'],
    Rate: [...PERCENT_OF_PRICE, 'Outcome rate', 'Outcome %', 'Bonus rate', 'Bonus %', 'Bonus percent', 'Penalty %', 'Rebate %'],
    Probability: ['Prob', 'Odds', 'Weighting', 'Probability weight', 'Probability percent', 'Likelihood %', 'Chance %'],
  },
  Modifications: {
    Modification: ['Mod no', 'Mod number', 'Modification code', 'Amendment number', 'Amendment no', 'Change order number', 'Change order no', 'CO number', 'Variation', 'Variation order', 'Change'],
    'Effective date': [
      ...['Date effective', 'Effective as of', 'Effective day', 'Date of modification', 'Modified on', 'Change date', 'Date of change', 'Amended on'],
      ...['Approval date', 'Approved', 'Approved on', 'Agreement date', 'Agreed', 'Agreed on', 'As of', 'From'],
    ],
    Treatment: ['Accounting', 'Accounting method', 'Modification accounting', 'Modification method', 'Approach', 'Kind'],
    'Remaining distinct': [
      ...['Are remaining distinct', 'Remaining services distinct', 'Remaining goods and services distinct', 'Remaining goods/services distinct'],
      ...['Distinct from delivered', 'Distinct from transferred', 'Remaining goods or services are distinct', 'Remaining are distinct'],
    ],
    Rationale: [...REASON, 'Description', 'Narrative'],
  },
  'Modification lines': {
    Obligation: [...PO, 'Contract line', 'Affected obligation'],
    'Price change': [
      ...['Delta', 'Change in consideration', 'Consideration change', 'Change in transaction price', 'Additional price', 'Additional consideration'],
      ...['Additional amount', 'Added consideration', 'Added amount', 'Incremental price', 'Price increase', 'Increase', 'Amount change'],
    ],
    'New price': ['New contract price', 'New transaction price', 'New consideration', 'New amount', 'New total', 'Modified total price', 'Revised total price', 'Revised total', 'Total price after'],
    'New end': ['New expiry', 'New expiry date', 'New term end', 'New last day', 'Revised end date', 'Extended until', 'Extension to', 'Extension end'],
    'Quantity change': ['Change in qty', 'Change in units', 'Qty delta', 'Additional units', 'Additional quantity', 'Added units', 'Units added', 'Additional seats', 'Added seats', 'Seats added'],
    'SSP of the remainder': [
      ...['SSP of remaining', 'SSP of remaining goods', 'SSP of remaining services', 'SSP of remaining goods or services', 'SSP of what remains', 'Current SSP'],
      ...['SSP at modification date', 'SSP now', 'Updated SSP', 'Remaining stand-alone selling price', 'Stand-alone selling price of remainder'],
    ],
    Removed: ['Dropped', 'Deleted', 'Descoped', 'Ended'],
  },
  'Contract costs': {
    Cost: ['Cost code', 'Cost no', 'Cost item', 'Cost reference', 'Commission no', 'Asset', 'Asset ID', 'Item', 'Reference'],
    Obligation: PO,
    Kind: ['Obtain or fulfil', 'Obtain or fulfill', 'Obtain/Fulfil', 'Obtain/Fulfill', 'Cost nature', 'Cost category', 'Cost class', 'Purpose'],
    Amount: ['Total cost', 'Cost incurred', 'Amount paid', 'Commission paid', 'Gross amount'],
    Date: ['Date paid', 'Paid on', 'Paid', 'Commission date', 'Capitalized on', 'Capitalised on', 'Capitalization date', 'Capitalisation date', 'Transaction date', 'Recognition date'],
    Incremental: ['Incremental cost', 'Incremental to contract', 'Capitalized', 'Capitalised', 'Eligible'],
    Months: [
      ...['Amortisation period', 'Amortization term', 'Amortisation term', 'Amortization life', 'Amortisation life', 'Months to amortize', 'Months to amortise'],
      ...['Life (months)', 'Period (months)', 'Term (months)', 'Expected life (months)', 'Customer life (months)', 'Customer life in months', 'Benefit period', 'Period of benefit'],
    ],
    Pattern: ['Amortization basis', 'Amortisation basis'],
    'Impairment date': ['Written down on'],
    Terminated: ['Early termination', 'Ended early', 'Contract terminated on', 'Cancelled on', 'Customer left'],
    Rationale: REASON,
  },
  'Write-offs': {
    Date: ['Date written off', 'Written off date', 'Uncollectible on', 'Uncollectible since', 'Bad debt date', 'Marked uncollectible', 'Impairment date'],
    Amount: ['Bad debt amount', 'Bad debt', 'Uncollectible amount', 'Loss'],
    Recovered: ['Date recovered', 'Recovery', 'Date paid', 'Paid date', 'Payment date', 'Paid later', 'Collected on'],
    Disputed: ['Date disputed', 'Dispute', 'Dispute lost on', 'Chargeback', 'Charged back', 'Charged back on'],
    Rationale: REASON,
  },
  Rates: {
    Date: ['As of date', 'As at', 'Valid on', 'Quoted on', 'Effective', 'Value date'],
    From: ['From ccy', 'From currency code', 'Currency from', 'Currency code', 'Foreign', 'Source'],
    To: ['To ccy', 'To currency code', 'Currency to', 'Functional', 'Local currency', 'Reporting currency', 'Target'],
    Rate: ['Conversion rate', 'Exchange', 'FX', 'Mid', 'Mid rate'],
    Type: ['Type of rate', 'Rate kind', 'Rate category'],
  },
  Entities: {
    Entity: ['Entity code', 'Entity name', 'Legal entity name', 'Company name', 'Name'],
    'Functional currency': ['Functional', 'Functional ccy', 'Functional currency code', 'Reporting currency', 'Currency code'],
  },
  'Price list': {
    'Valid from': ['Valid as of'],
    'Valid to': ['Until'],
    Low: ['Low end', 'Range minimum'],
    High: ['High end', 'Range maximum'],
    Margin: ['Expected margin'],
    Cost: ['Forecast cost'],
    Currency: ['Cur', 'Curr'],
  },
  Financing: {
    Obligation: PO,
    'Annual rate': ['Rate p.a.', 'Rate per annum', 'APR'],
    Compounding: ['Frequency'],
    'Payment date': ['First instalment', 'First installment'],
    'Transfer date': ['Control transferred', 'Goods delivered', 'Delivered'],
  },
};

/** The format with the usual names of its columns after the aliases it has; a name of a column stays that column's. */
export function withUsualNames(format: TableFormat): TableFormat {
  const names = USUAL_NAMES[format.name];
  if (names === undefined) return format;
  const columns = format.columns.map((column) => ({ ...column, aliases: [...column.aliases, ...(names[column.name] ?? [])] }));
  return { ...format, columns };
}
