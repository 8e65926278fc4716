/** Options and minimum fees in words; part of the rule book. */
export const RULES_OF_RIGHTS = {
  'material-right': {
    title: 'Material right exercised',
    asc: '606-10-55-41 to 45',
    ifrs: 'IFRS 15.B39-B43',
    words:
      'An option that gives what the customer would not get without the contract has its share of the price, which is revenue as the option is used, out of what it is expected to be used.',
  },
  'material-right-expiry': {
    title: 'Material right expired',
    asc: '606-10-55-42, 606-10-55-46 to 49',
    ifrs: 'IFRS 15.B40, B44-B47',
    words: 'What is left of the price of an option is revenue on its last day.',
  },
  'minimum-true-up': {
    title: 'Minimum fee true-up',
    asc: '606-10-32-28',
    ifrs: 'IFRS 15.73',
    words: 'The shortfall against the minimum is split over the products it covers; it is revenue at the end of its period, over it, or with their usage.',
  },
} as const;
