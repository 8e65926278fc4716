/** Columns of results, taken from an earlier result where they are large enough: fresh memory costs more than the sums. */

export function reusableIntegers(length: number, earlier?: Int32Array): Int32Array {
  return earlier !== undefined && earlier.length >= length ? earlier : new Int32Array(length);
}

export function reusableDoubles(length: number, earlier?: Float64Array): Float64Array {
  return earlier !== undefined && earlier.length >= length ? earlier : new Float64Array(length);
}
