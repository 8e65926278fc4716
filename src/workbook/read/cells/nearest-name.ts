/** Suggests the name that was probably meant. */

/** Comparisons one reading may spend, so that a wholly wrong column does not make reading slow. */
const COMPARISONS = 100_000;
/** What it costs to pass over a name of another length. */
const PASSING = 0.1;

/** Longer names get no suggestion. */
const LONGEST = 64;
const firstRow = new Uint8Array(LONGEST + 1);
const secondRow = new Uint8Array(LONGEST + 1);

export interface SuggestionBudget {
  comparisons: number;
}

export function startBudget(): SuggestionBudget {
  return { comparisons: COMPARISONS };
}

/** The candidate with the fewest edits, at most a third of the text; null when none is near. First of equals wins. */
export function nearestName(text: string, candidates: Iterable<string>, budget: SuggestionBudget): string | null {
  const wanted = text.toLowerCase();
  if (wanted.length > LONGEST) return null;
  let best: string | null = null;
  let fewest = Math.max(1, Math.min(3, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of candidates) {
    if (budget.comparisons <= 0) break;
    const isFar = Math.abs(candidate.length - wanted.length) >= fewest || candidate.length > LONGEST;
    budget.comparisons -= isFar ? PASSING : 1;
    if (isFar) continue;
    const edits = editsBetween(wanted, candidate.toLowerCase(), fewest);
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein distance, given up as soon as it reaches `limit`. */
function editsBetween(a: string, b: string, limit: number): number {
  let previous = firstRow;
  let current = secondRow;
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      const edits = Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      current[j] = edits;
      if (edits < least) least = edits;
    }
    if (least >= limit) return limit;
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? limit;
}
