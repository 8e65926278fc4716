/** Minor-unit exponents of ISO 4217; a currency that is not listed has two decimals. */
const EXPONENTS: ReadonlyMap<string, 0 | 3> = new Map([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'UYI',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((currency) => [currency, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((currency) => [currency, 3] as const),
]);

/** Decimals of the currency: 0, 2 or 3. */
export function currencyExponent(currency: string): 0 | 2 | 3 {
  return EXPONENTS.get(currency) ?? 2;
}

/** Minor units in one unit: 1, 100 or 1000. */
export function minorUnitsPerUnit(currency: string): number {
  return 10 ** currencyExponent(currency);
}
