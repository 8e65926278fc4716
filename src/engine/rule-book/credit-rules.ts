/** Rules of prepaid credits, for the rule book. */
export const CREDIT_RULES = {
  'prepaid-credits': {
    title: 'Prepaid credits drawn',
    asc: '606-10-45-2, 606-10-55-46 to 49',
    ifrs: 'IFRS 15.106, B44-B47',
    words:
      'What is paid for credits is a contract liability; each draw earns its part of the price allocated to the grant it takes from, the earliest expiry first.',
  },
  'credits-when-granted': {
    title: 'Credits recognized when granted (compatibility)',
    asc: 'none: 606-10-55-46 requires a liability',
    ifrs: 'none: IFRS 15.B44 requires a liability',
    words: 'The price of credits is revenue of the grant day, as Sequence documents it; draws are not revenue again.',
  },
} as const;
