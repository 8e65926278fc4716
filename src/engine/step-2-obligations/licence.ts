/**
 * Licences of intellectual property: how each kind is satisfied.
 * ASC 606-10-55-54 to 65; IFRS 15.B52-B63B
 *
 * Rule: a right to use the property as it is when granted is transferred at a point in time, not before the customer can
 * use it: on the first day of its term. A right to access the property as it changes is satisfied over its term. A royalty
 * on the customer's sales or usage is earned by them, and not before its licence is granted. The kind is judgement; the
 * column Licence records it.
 * Example: right to use from 1 Jan 2027 for two years at 10,000.00 a month → 240,000.00 on 1 Jan 2027.
 */
import type { Licence, RecognitionMethod } from '../domain/recognition-method';

const METHODS: Readonly<Record<Licence, RecognitionMethod>> = {
  'right-to-use': 'point-in-time',
  'right-to-access': 'straight-line',
  royalty: 'usage',
};

export const methodOfLicence = (licence: Licence): RecognitionMethod => METHODS[licence];
