/** Every finding of the reader: its code in words, how grave it is, and what it means. */

interface DiagnosticMeaning {
  /** Errors stop posting; warnings do not. */
  readonly severity: 'error' | 'warning';
  readonly meaning: string;
}

export const READER_DIAGNOSTICS = {
  'table.missing': {
    severity: 'error',
    meaning: 'A table is needed by the rows of another table, or there is nothing to recognize.',
  },
  'table.duplicate': { severity: 'error', meaning: 'Two tables carry the same name of the format.' },
  'table.malformed': { severity: 'error', meaning: 'A table could not be read as headers and rows of cells.' },
  'column.missing': { severity: 'error', meaning: 'A required column is not in the table.' },
  'column.ambiguous': { severity: 'error', meaning: 'Two headers fit the same column equally well.' },
  'cell.error': { severity: 'error', meaning: 'A cell holds an Excel error such as #REF! or #N/A.' },
  'row.total': { severity: 'error', meaning: 'A totals row stands inside the table and would be counted as data.' },
  'row.repeated': { severity: 'warning', meaning: 'Two usage rows are equal in every column; one may be a copy.' },
  'value.missing': { severity: 'error', meaning: 'A required cell is empty.' },
  'value.unknown': { severity: 'error', meaning: 'A word is none of those that the column allows.' },
  'key.duplicate': { severity: 'error', meaning: 'Two rows have the same key.' },
  'id.unknown': { severity: 'error', meaning: 'A cell names a row that does not exist.' },
  'id.case': { severity: 'warning', meaning: 'An identifier is written with other capitals than where it is defined.' },
  'text.hidden-space': {
    severity: 'warning',
    meaning: 'An identifier has outer spaces or invisible characters; they were ignored.',
  },
  'text.too-long': { severity: 'error', meaning: 'An identifier is longer than a formula can hold (255 characters).' },
  'date.text': { severity: 'error', meaning: 'A date is text, so that Excel cannot calculate with it.' },
  'date.invalid': { severity: 'error', meaning: 'A value is no date between 1954 and 2119.' },
  'date.time': { severity: 'warning', meaning: 'A date has a time of day; the time was ignored.' },
  'date.reversed': { severity: 'error', meaning: 'A period ends before it starts.' },
  'date.missing': { severity: 'error', meaning: 'Straight-line revenue has no first or last day.' },
  'date.half': { severity: 'warning', meaning: 'A service period has only one of its two dates.' },
  'amount.not-a-number': { severity: 'error', meaning: 'An amount or quantity is not a number.' },
  'amount.decimals': { severity: 'error', meaning: 'An amount has more decimals than its currency.' },
  'amount.out-of-range': { severity: 'error', meaning: 'A number is too large to be exact.' },
  'amount.negative': { severity: 'error', meaning: 'A price, SSP or quantity is below zero.' },
  'charge.negative': { severity: 'warning', meaning: 'A charge is below zero; it may be a discount or a credit.' },
  'currency.malformed': { severity: 'error', meaning: 'A currency is not three letters.' },
  'currency.mismatch': {
    severity: 'error',
    meaning: 'An invoice line is in another currency than its contract or than the rest of its invoice.',
  },
  'contract.mismatch': { severity: 'error', meaning: 'An invoice line names an obligation of another contract.' },
  'customer.mismatch': { severity: 'warning', meaning: 'An invoice line names another customer than its contract.' },
  'product.mismatch': { severity: 'warning', meaning: 'An invoice line names another product than its obligation.' },
  'invoice.inconsistent': { severity: 'warning', meaning: 'Lines of one invoice differ in date or status.' },
  'service.outside-contract': { severity: 'error', meaning: 'Service dates lie outside the dates of the contract.' },
  'service.outside-obligation': {
    severity: 'warning',
    meaning: 'Service or usage dates lie outside the dates of the obligation.',
  },
  'ssp.missing': {
    severity: 'error',
    meaning: 'An obligation that shares a contract’s price has no stand-alone selling price.',
  },
  'discount.positive': { severity: 'error', meaning: 'A discount is not below zero.' },
  'discount.without-charge': { severity: 'error', meaning: 'A discount has no charge to lower.' },
  'true-up.without-charge': { severity: 'warning', meaning: 'A minimum true-up names a line group without charges.' },
  'void.without-date': {
    severity: 'warning',
    meaning: 'A voided invoice has no void date; it is taken back on its invoice date.',
  },
  'void.before-invoice': { severity: 'error', meaning: 'An invoice is voided before it is issued.' },
  'void.without-status': { severity: 'warning', meaning: 'A void date stands on an invoice that is not voided.' },
  'credit.not-positive': { severity: 'error', meaning: 'A credit is zero or below.' },
  'credit.exceeds-line': { severity: 'warning', meaning: 'Credits exceed what was invoiced.' },
  'credit.before-invoice': { severity: 'warning', meaning: 'A credit note is dated before its invoice.' },
  'credit.of-draft': { severity: 'error', meaning: 'A credit note credits a draft.' },
  'credit.of-discount': { severity: 'error', meaning: 'A credit note credits a discount line.' },
  'tax.unknown': { severity: 'error', meaning: 'An amount includes tax, and neither the tax nor its rate is given.' },
  'tax.contradiction': {
    severity: 'error',
    meaning: 'Amount, tax and rate of a line do not fit together, or a net amount is said to include tax.',
  },
  'tax.rate': { severity: 'error', meaning: 'A tax rate is below zero, above 100 %, or could mean two things.' },
  'milestone.over-whole': { severity: 'error', meaning: 'Milestones sum to more than the whole price.' },
  'milestone.under-whole': { severity: 'warning', meaning: 'Milestones sum to less than the whole price.' },
  'milestone.none': {
    severity: 'warning',
    meaning: 'A milestone obligation has no milestones, so nothing is recognized.',
  },
  'milestone.two-measures': { severity: 'error', meaning: 'A milestone has both a share and an amount.' },
  'progress.none': {
    severity: 'warning',
    meaning: 'An obligation recognized by progress has no rows of it, so nothing is recognized.',
  },
  'progress.two-measures': { severity: 'error', meaning: 'A row of Progress says twice how far it is, or differently.' },
  'progress.over-whole': { severity: 'error', meaning: 'Progress is beyond its total, or beyond 100 %.' },
  'progress.no-total': { severity: 'error', meaning: 'The estimated total of a progress row is zero.' },
  'progress.backwards': { severity: 'warning', meaning: 'Progress is lower than in the row before: a new estimate.' },
  'progress.before-start': { severity: 'error', meaning: 'Progress is measured before the obligation starts.' },
  'progress.uninstalled': {
    severity: 'error',
    meaning: 'Uninstalled cost is no part of cost to date, or leaves nothing to measure.',
  },
  'method.mismatch': {
    severity: 'error',
    meaning: 'Usage, milestones or progress belong to an obligation of another method.',
  },
  'cost.not-positive': { severity: 'error', meaning: 'A contract cost or its impairment is zero or below.' },
  'cost.two-periods': { severity: 'error', meaning: 'A contract cost has both an end and a number of months.' },
  'cost.renewal-period': {
    severity: 'warning',
    meaning: 'The amortization period does not go with what is said about renewals.',
  },
  'write-off.not-positive': { severity: 'error', meaning: 'An amount written off or recovered is zero or below.' },
  'write-off.exceeds': { severity: 'error', meaning: 'More is written off or recovered than there is.' },
  'rationale.missing': { severity: 'error', meaning: 'A judgement is recorded without saying why.' },
  'account.unused': { severity: 'warning', meaning: 'An account is for a category or entity that no row has.' },
  'price-list.range': { severity: 'error', meaning: 'A range of selling prices is incomplete or contradicts itself.' },
  'price-list.overlap': {
    severity: 'error',
    meaning: 'Two rows of the price list give the same product a price on the same day.',
  },
  'price-list.rationale': { severity: 'error', meaning: 'A residual selling price has no rationale.' },
  'price-list.unused': { severity: 'warning', meaning: 'A price of the price list has no effect because of its method.' },
  'discount-group.evidence': { severity: 'error', meaning: 'A discount group has no evidence of its bundle price.' },
  'discount-group.empty': { severity: 'error', meaning: 'Evidence names a group that no obligation of the contract has.' },
  'share.large': { severity: 'warning', meaning: 'A share above 1 may have been meant as a percentage.' },
  'setting.unknown': { severity: 'warning', meaning: 'A setting is not one of ours; it has no effect.' },
  'setting.unused': { severity: 'warning', meaning: 'A setting has no effect because of another.' },
  'journal.unreadable': {
    severity: 'error',
    meaning: 'A posted journal line was changed so that it cannot be read back.',
  },
  'journal.unbalanced': {
    severity: 'error',
    meaning: 'A posted entry no longer balances: a line was changed or removed.',
  },
} as const satisfies Record<string, DiagnosticMeaning>;

export type ReaderDiagnosticCode = keyof typeof READER_DIAGNOSTICS;
