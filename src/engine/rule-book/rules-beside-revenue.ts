/** Rules of schedules between two accounts beside revenue; part of the rule book. */
export const RULES_BESIDE_REVENUE = {
  'contract-cost': {
    title: 'Contract cost capitalized',
    asc: '340-40-25-1 to 8',
    ifrs: 'IFRS 15.91-98',
    words:
      'Incremental costs of obtaining a contract, and costs of fulfilling it that qualify, are an asset from the day they are incurred.',
  },
  'contract-cost-expensed': {
    title: 'Contract cost expensed at once',
    asc: '340-40-25-3 to 4',
    ifrs: 'IFRS 15.93-94',
    words:
      'Costs that are not incremental, and under the expedient costs of obtaining a contract of a year or less, are expense when incurred.',
  },
  'contract-cost-amortization': {
    title: 'Amortization of contract costs',
    asc: '340-40-35-1 to 2',
    ifrs: 'IFRS 15.99-100',
    words:
      'The asset is amortized as the goods or services are transferred, over a period that includes anticipated renewals; from a modification on, what is left falls on what is then to come.',
  },
  'contract-cost-impairment': {
    title: 'Impairment of contract costs',
    asc: '340-40-35-3 to 6',
    ifrs: 'IFRS 15.101-104',
    words:
      'What the remaining consideration less remaining costs does not cover is written down; what is left is amortized on.',
  },
  'contract-cost-reversal': {
    title: 'Reversal of an impairment of contract costs',
    asc: '340-40-35-6',
    ifrs: 'IFRS 15.104',
    words:
      'Under IFRS an impairment that no longer holds is taken back, at most to what would be carried without it; US GAAP does not allow it.',
  },
  'bad-debt': {
    title: 'Uncollectible invoice',
    asc: '606-10-45-4',
    ifrs: 'IFRS 15.107-108',
    words:
      'A written-off invoice takes back what is still deferred of it; the rest is bad debt. A recovery reverses the bad debt first.',
  },
  'cost-of-goods': {
    title: 'Cost of sales',
    asc: '606-10-55-23 to 28, 330-10-35',
    ifrs: 'IFRS 15.B21, IAS 2.34',
    words: 'What goods cost leaves inventory for cost of sales as they transfer to the customer.',
  },
  'return-asset': {
    title: 'Right to returned goods',
    asc: '606-10-55-23 to 28',
    ifrs: 'IFRS 15.B21-B26',
    words:
      'Goods that are expected back are an asset at their cost less the costs to recover them, not cost of sales; each estimate of the returns moves it.',
  },
  'goods-returned': {
    title: 'Goods returned',
    asc: '606-10-55-23 to 28',
    ifrs: 'IFRS 15.B21-B26',
    words:
      'A credit note that pays out an expected return brings its share of the right to returned goods back to inventory.',
  },
  'onerous-provision': {
    title: 'Provision for an onerous contract',
    asc: '605-35-25-45 to 47',
    ifrs: 'IAS 37.66-69',
    words:
      'What is still to be spent on a contract beyond the price still to come is an expense at once; the provision is released as the loss is incurred.',
  },
} as const;
