/** Amounts and counts in the separators of the user's Excel. */
import { createContext, useContext, useMemo } from 'react';
import { amountWords, countOf, countWords, ENGLISH_SEPARATORS, signedAmountWords, type Separators } from './amount-words';

export const SeparatorsContext = createContext<Separators>(ENGLISH_SEPARATORS);

export interface Amounts {
  readonly amount: (minor: number, currency: string) => string;
  readonly signed: (minor: number, currency: string) => string;
  readonly count: (count: number) => string;
  readonly countOf: (count: number, singular: string, plural?: string) => string;
}

export function useAmounts(): Amounts {
  const separators = useContext(SeparatorsContext);
  return useMemo(
    () => ({
      amount: (minor, currency) => amountWords(minor, currency, separators),
      signed: (minor, currency) => signedAmountWords(minor, currency, separators),
      count: (count) => countWords(count, separators),
      countOf: (count, singular, plural) => countOf(count, singular, plural, separators),
    }),
    [separators],
  );
}
