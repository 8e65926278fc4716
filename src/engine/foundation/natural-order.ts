/**
 * Orders identifiers as people read them: runs of digits by value, the rest by code unit. Independent of locale,
 * so that a result never depends on the order of rows or on the machine.
 * Example: L2 before L10; INV-9 before INV-10; 7 before 07 only because the two must differ.
 */
export function compareNaturally(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const endOfX = endOfDigits(a, i);
      const endOfY = endOfDigits(b, j);
      const byValue = compareDigits(a, i, endOfX, b, j, endOfY);
      if (byValue !== 0) return byValue;
      i = endOfX;
      j = endOfY;
    } else {
      if (x !== y) return x - y;
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Runs of digits by value, of any length: without leading zeros the longer is the greater. */
function compareDigits(a: string, fromA: number, endA: number, b: string, fromB: number, endB: number): number {
  let i = fromA;
  let j = fromB;
  while (i < endA - 1 && a.charCodeAt(i) === 48) i++;
  while (j < endB - 1 && b.charCodeAt(j) === 48) j++;
  if (endA - i !== endB - j) return endA - i - (endB - j);
  for (; i < endA; i++, j++) {
    const difference = a.charCodeAt(i) - b.charCodeAt(j);
    if (difference !== 0) return difference;
  }
  return 0;
}
