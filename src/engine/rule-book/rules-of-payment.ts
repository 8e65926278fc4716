/** Rules of who is paid, and when: part of the rule book. */
export const PAYMENT_RULES = {
  agent: {
    title: 'Agent: the commission is the price',
    asc: '606-10-55-36 to 40, 606-10-32-2',
    ifrs: 'IFRS 15.B34-B38, 15.47',
    words:
      'Who only arranges a sale for its supplier earns the commission. The supplier’s part of an invoice is owed to the supplier and never revenue. Where the supplier gets an amount, a modification says what becomes of it, and the documents that follow bring it there.',
  },
  financing: {
    title: 'Significant financing component',
    asc: '606-10-32-15 to 20',
    ifrs: 'IFRS 15.60-65',
    words:
      'The price is what would be paid in cash when goods or services pass: later payments are discounted, earlier ones accrue interest; of a service over a term each month’s part passes at the month’s end. Where Financing gives the rate alone, payments are those of the invoices, on their due dates. Interest is apart from revenue. A credit note or a modification changes later payments at the same rate: what that is worth changes the price, later interest the rest.',
  },
} as const;
