/** Headers as people and billing systems write them. */
import { BOOK_FORMAT, TABLE_FORMATS } from '../../../src/workbook/read/format/book-format';
import { matchHeaders } from '../../../src/workbook/read/tables/match-headers';
import { normalName } from '../../../src/workbook/read/cells/normal-text';
import type { InputTable } from '../../../src/engine/domain/source-reference';

function matched(table: InputTable, headers: readonly string[]): Record<string, string> {
  const { columns } = matchHeaders(headers, BOOK_FORMAT[table].columns);
  return Object.fromEntries([...columns].map(([name, index]) => [name, headers[index]!]));
}

test('case, spacing, punctuation and text in parentheses do not count', () => {
  expect(
    matched('Invoices', ['INVOICE', 'line', 'Invoice_Date', 'net-amount (USD)', ' Service  start ', 'service_END*']),
  ).toEqual({
    Invoice: 'INVOICE',
    Line: 'line',
    'Invoice date': 'Invoice_Date',
    Amount: 'net-amount (USD)',
    'Service start': ' Service  start ',
    'Service end': 'service_END*',
  });
});

test.each<[InputTable, Record<string, string>]>([
  [
    'Contracts',
    {
      'Contract ID': 'Contract',
      'Customer name': 'Customer',
      'Start date': 'Start',
      'End date': 'End',
      'Signed date': 'Signed',
    },
  ],
  [
    'Obligations',
    {
      'Performance obligation': 'Obligation',
      'Contract ID': 'Contract',
      SKU: 'Product',
      'Total price': 'Price',
      'SSP (total)': 'SSP (total)',
      Qty: 'Quantity',
      Method: 'Recognition method',
      'Service start date': 'Start',
      'Billing type': 'Billing',
    },
  ],
  ['Obligations', { 'Obligation ID': 'Obligation', 'Price (total)': 'Price', SSP: 'SSP (total)', Name: 'Description' }],
  [
    'Invoices',
    {
      'Invoice number': 'Invoice',
      'Line number': 'Line',
      'Issue date': 'Invoice date',
      'Net amount': 'Amount',
      'Service start date': 'Service start',
      'Service end date': 'Service end',
      'Line type': 'Type',
      'Customer name': 'Customer',
      'Obligation ID': 'Obligation',
    },
  ],
  [
    'Credit notes',
    {
      'Credit note number': 'Credit note',
      'Line number': 'Line',
      'Credit note date': 'Date',
      'Invoice number': 'Invoice',
      'Net amount': 'Amount',
    },
  ],
  [
    'Products',
    {
      'Product ID': 'Product',
      'Product name': 'Name',
      SSP: 'SSP (per unit)',
      RecMethod: 'Recognition method',
      PITTrigger: 'Trigger',
    },
  ],
  [
    'Accounts',
    { 'Account role': 'Role', 'Account code': 'Account', 'Account name': 'Name', 'Product category': 'Category' },
  ],
  [
    'Milestones',
    {
      'Obligation ID': 'Obligation',
      'Milestone name': 'Milestone',
      'Share %': 'Share',
      'Completion date': 'Completed',
    },
  ],
  ['Usage', { 'Performance obligation ID': 'Obligation', 'Usage date': 'Date', Units: 'Quantity', Value: 'Amount' }],
  [
    'Credit grants',
    {
      'Grant ID': 'Grant',
      'Contract ID': 'Contract',
      'Customer name': 'Customer',
      Granted: 'Grant date',
      'Valid from': 'Effective date',
      Expires: 'Expiry date',
      'Credit type': 'Kind',
      'Face value': 'Amount granted',
      'Units granted': 'Units',
      'Amount paid': 'Price paid',
      'Invoice number': 'Invoice',
      'Invoice line': 'Line',
      'Applies to': 'Applicable products',
      'Burn order': 'Priority',
      'Breakage policy': 'Breakage',
      'Expected breakage %': 'Expected breakage',
      'Remote from': 'Remote date',
    },
  ],
  ['Credit grants', { 'Credit block': 'Grant', Amount: 'Amount granted', Credits: 'Units', Price: 'Price paid', Date: 'Grant date', 'End date': 'Expiry date' }],
  [
    'Credit draw-downs',
    {
      'Usage date': 'Date',
      'Transaction ID': 'Document',
      'Credit grant ID': 'Grant',
      Client: 'Customer',
      SKU: 'Product',
      'Obligation ID': 'Obligation',
      'Amount used': 'Amount',
      'Units used': 'Units',
      Overage: 'Overage billed',
    },
  ],
])('aliases of %s', (table, aliases) => {
  const found = matched(table, Object.keys(aliases));
  expect(Object.fromEntries(Object.entries(found).map(([name, header]) => [header, name]))).toEqual(aliases);
});

test('Stripe invoice line items', () => {
  const header =
    'id, invoice_id, amount, currency, description, discountable, livemode, period_end, period_start, ' +
    'plan_id, proration, quantity, subscription_id, subscription_item_id, type, unique_id, metadata, ' +
    'unit_amount_excluding_tax';
  expect(matched('Invoices', header.split(', '))).toEqual({
    Invoice: 'invoice_id',
    Line: 'id',
    Amount: 'amount',
    Currency: 'currency',
    Description: 'description',
    'Service start': 'period_start',
    'Service end': 'period_end',
    Type: 'type',
  });
});

test('Zuora invoice items', () => {
  const header =
    'id, account_id, accounting_code, charge_amount, charge_date, charge_name, home_currency, ' +
    'invoice_id, processing_type, product_id, quantity, rev_rec_start_date, service_start_date, ' +
    'service_end_date, sku, subscription_id, tax_amount, transaction_currency, unit_price, uom';
  expect(matched('Invoices', header.split(', '))).toEqual({
    Invoice: 'invoice_id',
    Line: 'id',
    Customer: 'account_id',
    Amount: 'charge_amount',
    'Tax amount': 'tax_amount',
    Description: 'charge_name',
    Product: 'product_id',
    Currency: 'transaction_currency',
    'Service start': 'service_start_date',
    'Service end': 'service_end_date',
  });
});

test('Recurly line items', () => {
  const header =
    'id, created_at, account_id, plan_id, invoice_id, subscription_id, type, state, plan_code, ' +
    'invoice_number, origin, product_code, currency, amount, description, quantity, unit_amount, ' +
    'subtotal, discount, tax, refund, start_date, end_date';
  expect(matched('Invoices', header.split(', '))).toEqual({
    Invoice: 'invoice_number',
    Line: 'id',
    Customer: 'account_id',
    Type: 'type',
    Product: 'product_code',
    Currency: 'currency',
    Amount: 'amount',
    'Tax amount': 'tax',
    Description: 'description',
    'Service start': 'start_date',
    'Service end': 'end_date',
  });
});

test('Sequence invoices', () => {
  const header =
    'invoiceNumber, accountingDate, issueDate, dueDate, currency, netTotal, totalTax, grossTotal, ' +
    'billingPeriodStart, billingPeriodEnd, billingScheduleId, customerId, purchaseOrderNumber, memo, ' +
    'title, index';
  expect(matched('Invoices', header.split(', '))).toEqual({
    Invoice: 'invoiceNumber',
    Line: 'index',
    'Invoice date': 'accountingDate',
    'Due date': 'dueDate',
    Currency: 'currency',
    Amount: 'netTotal',
    'Tax amount': 'totalTax',
    'Service start': 'billingPeriodStart',
    'Service end': 'billingPeriodEnd',
    Customer: 'customerId',
    Description: 'title',
  });
});

test('a unit in parentheses must be the column’s own: years are no months, months no days', () => {
  for (const header of ['Term (years)', 'Term [days]', 'Contract length (in years)', 'Duration (weeks)']) expect(matched('Contracts', [header])).toEqual({});
  for (const header of ['Notice (months)', 'Notice (weeks)']) expect(matched('Contracts', [header])).toEqual({});
  expect(matched('Contract costs', ['Life (years)'])).toEqual({});
  expect(matched('Contracts', ['Term', 'Notice (days)'])).toEqual({ 'Term (months)': 'Term', 'Notice (days)': 'Notice (days)' });
  expect(matched('Contracts', ['Contract length (in months)'])).toEqual({ 'Term (months)': 'Contract length (in months)' });
});

test.each([
  ...['Price (monthly)', 'Price (per month)', 'Price (annual)', 'Price (p.a.)', 'Price (incl. VAT)', 'Price (in thousands)', 'Price (USD k)', "Price ('000)", 'Total (incl. tax)'],
  ...['SSP (monthly)', 'Quantity (thousands)'],
])('%s is no amount or count of an obligation', (header) => {
  expect(matched('Obligations', [header])).toEqual({});
});

test.each(['Price (USD)', 'Price (total)', 'Price (excl. VAT)', 'Price (net of tax)', 'Price (contract currency)', 'Price [EUR]', 'Price (before tax)', 'Price (per contract)'])('%s is the price', (header) => {
  expect(matched('Obligations', [header])).toEqual({ Price: header });
});

test('an invoice’s amount is not what is paid, taxed or due of it; with tax by its name it is gross', () => {
  for (const header of ['Amount (tax)', 'Amount (paid)', 'Amount (per month)', 'Amount (in thousands)', 'Amount (outstanding)']) expect(matched('Invoices', [header])).toEqual({});
  for (const header of ['Amount (incl. VAT)', 'Amount (gross)', 'Amount (including sales tax)', 'Amount (excl. tax)']) expect(matched('Invoices', [header])).toEqual({ Amount: header });
});

test('a percent sign makes a header the rate, never the amount or the count', () => {
  expect(matched('Invoices', ['VAT %', 'VAT'])).toEqual({ 'Tax rate': 'VAT %', 'Tax amount': 'VAT' });
  for (const header of ['Tax %', 'Tax (%)', '% VAT', 'GST %', 'Sales tax (%)']) expect(matched('Invoices', [header])).toEqual({ 'Tax rate': header });
  expect(matched('Progress', ['% done'])).toEqual({ 'Percent complete': '% done' });
  expect(matched('Milestones', ['%', 'Share %'])).toEqual({ Share: 'Share %' });
  expect(matched('Scenarios', ['Outcome', 'Bonus %', 'Probability (%)'])).toEqual({ Scenario: 'Outcome', Rate: 'Bonus %', Probability: 'Probability (%)' });
  expect(matched('Obligations', ['Commission %', 'Supplier share (%)'])).toEqual({ Commission: 'Commission %', 'Supplier share': 'Supplier share (%)' });
});

test('usual names are found after the aliases of the format', () => {
  expect(matched('Contracts', ['Order number', 'Account', 'Curr', 'Contract date', 'Commencement date', 'Expiration date'])).toEqual({
    Contract: 'Order number',
    Customer: 'Account',
    Currency: 'Curr',
    Signed: 'Contract date',
    Start: 'Commencement date',
    End: 'Expiration date',
  });
  expect(matched('Contract costs', ['Amortisation period', 'Amortization period'])).toEqual({ Months: 'Amortization period' });
});

test('a price per unit is no total, and an SSP per unit no total SSP', () => {
  expect(matched('Obligations', ['Price (per unit)', 'SSP (per unit)', 'Unit price'])).toEqual({});
  expect(matched('Products', ['SSP (total)'])).toEqual({});
});

test('the standard header wins over its aliases, and the alias stays the user’s own', () => {
  expect(matched('Obligations', ['Start date', 'Start'])).toEqual({ Start: 'Start' });
});

test('two headers that fit equally well are reported, the first is used', () => {
  const { columns, ambiguous } = matchHeaders(['Amount (USD)', 'Amount (EUR)'], BOOK_FORMAT.Usage.columns);
  expect(columns.get('Amount')).toBe(0);
  expect(ambiguous).toEqual([{ column: 'Amount', first: 0, second: 1 }]);
});

test.each(TABLE_FORMATS.map((format) => [format.name, format] as const))(
  '%s: no alias is the name of another column',
  (_name, format) => {
    const names = new Map(format.columns.map((column) => [normalName(column.name), column.name]));
    const clashes = format.columns.flatMap((column) =>
      column.aliases.filter((alias) => (names.get(normalName(alias)) ?? column.name) !== column.name),
    );
    expect(clashes).toEqual([]);
  },
);
