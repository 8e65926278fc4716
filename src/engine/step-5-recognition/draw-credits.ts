/**
 * Which credits a draw uses: those that expire first.
 * ASC 606-10-45-2, 606-10-55-46 to 49; IFRS 15.106, B44-B47
 *
 * Rule: a draw takes from the grant that it names, else from the grants of its contract (or customer), of its kind and
 * for its product, that are effective and not expired on its day, both days included: the earliest expiry first, then
 * the lowest priority number, the earliest grant day, the id; paid and free grants alike. Draws come by day; on one day
 * those that name a grant come first. What is more than there is stays uncovered. A negative draw gives back to the
 * grant that it names, at most what was drawn of it. A row may only estimate anew what a grant’s customer will use.
 * Formula: taken = min(left in the grant, open of the draw), grant by grant.
 * Example: 100.00 until 31 Mar and 500.00 until 31 Dec; a draw of 150.00 on 1 Mar → 100.00 of the first, 50.00 of the
 * second.
 */
import type { AppliedDraw, CreditDraw, CreditGrant, DrawProblem } from '../domain/credit-grant';
import { addDecimals, inScale } from '../domain/credit-units';
import { keyText } from '../domain/source-reference';
import { currencyExponent } from '../foundation/currency';
import { joinKey } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';

export interface DrawnCredits {
  /** In the order of drawing. */
  readonly applied: readonly AppliedDraw[];
  readonly problems: readonly DrawProblem[];
}

export function drawCredits(grants: readonly CreditGrant[], draws: readonly CreditDraw[]): DrawnCredits {
  const units = Math.max(0, ...[...grants, ...draws].map((item) => unitScale(item)));
  const order = sortNaturally(
    grants,
    (grant) => grant.expiryDay ?? Infinity,
    (grant) => grant.priority ?? Infinity,
    (grant) => grant.grantDay,
    (grant) => grant.id,
  );
  const scaleOf = ({ kind, currency }: CreditGrant): number => (kind === 'cash' ? currencyExponent(currency) : units);
  const left = new Map(order.map((grant) => [grant.id, inScale(grant.granted, scaleOf(grant))]));
  const applied: AppliedDraw[] = [];
  const problems: DrawProblem[] = [];
  for (const draw of inOrder(mergeDraws(draws))) {
    const mine = order.filter((grant) => isFor(draw, grant));
    const first = mine[0];
    if (first === undefined) {
      problems.push({ draw, kind: 'no-grant', short: draw.quantity.digits, scale: draw.quantity.scale });
      continue;
    }
    const scale = scaleOf(first);
    let open = inScale(draw.quantity, scale);
    const complain = (kind: DrawProblem['kind']): void => void problems.push({ draw, kind, short: open, scale });
    if (open < 0 && draw.grantId === null) {
      complain('unnamed-return');
      continue;
    }
    const current = mine.filter((grant) => isCurrent(grant, draw));
    if (current.length === 0 && draw.grantId !== null) {
      complain(draw.day < first.effectiveDay ? 'before-effective' : 'after-expiry');
      continue;
    }
    for (const grant of current) {
      const leftBefore = left.get(grant.id) ?? 0;
      const drawn = inScale(grant.granted, scale) - leftBefore;
      const taken = open < 0 ? Math.max(open, -drawn) : Math.min(open, leftBefore);
      const isEstimate = draw.expectedBreakage !== null;
      if (taken === 0 && !isEstimate) continue;
      applied.push({ draw, grant, scale, leftBefore, openBefore: open, taken });
      left.set(grant.id, leftBefore - taken);
      open -= taken;
    }
    if (open !== 0) complain(open < 0 ? 'gives-back-too-much' : 'exceeds');
  }
  return { applied, problems };
}

/** Rows with one key are one draw. */
function mergeDraws(draws: readonly CreditDraw[]): readonly CreditDraw[] {
  const merged = new Map<string, CreditDraw>();
  for (const draw of draws) {
    const key = joinKey(draw.kind, JSON.stringify(draw.origin.key));
    const same = merged.get(key);
    merged.set(key, same === undefined ? draw : joinDraws(same, draw));
  }
  return [...merged.values()];
}

const joinDraws = (first: CreditDraw, second: CreditDraw): CreditDraw => ({
  ...first,
  quantity: addDecimals(first.quantity, second.quantity),
  expectedBreakage: first.expectedBreakage ?? second.expectedBreakage,
});

const unitScale = (item: CreditGrant | CreditDraw): number =>
  item.kind === 'cash' ? 0 : 'granted' in item ? item.granted.scale : item.quantity.scale;

function inOrder(draws: readonly CreditDraw[]): readonly CreditDraw[] {
  return sortNaturally(
    draws,
    (draw) => draw.day,
    (draw) => (draw.grantId === null ? 1 : 0),
    (draw) => draw.document,
    (draw) => keyText(draw.origin),
  );
}

const isCurrent = ({ effectiveDay, expiryDay }: CreditGrant, { day }: CreditDraw): boolean =>
  day >= effectiveDay && day <= (expiryDay ?? Infinity);

function isFor(draw: CreditDraw, grant: CreditGrant): boolean {
  if (draw.kind !== grant.kind) return false;
  if (draw.grantId !== null) return draw.grantId === grant.id;
  const { applicableProducts: products } = grant;
  const isOfParty =
    draw.contractId === '' ? draw.customer === grant.customer && draw.customer !== '' : draw.contractId === grant.contractId;
  return isOfParty && (products.length === 0 || products.includes(draw.productId));
}
