/** Worked figures at the edges of every rule, through the reader; and the law that each rule has its edges. */
import { EDGES, closeEdge } from './edge-book';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../../src/engine/rule-book/rule-book';
import type { RuleId, WorkedEdge } from './edge-book';
import { ELSEWHERE_TESTED, WITHOUT_EDGE } from './edges-elsewhere';
import { EDGES_OF_BALANCES } from './edges-of-balances';
import { EDGES_OF_CHANGES } from './edges-of-changes';
import { EDGES_OF_DOCUMENTS } from './edges-of-documents';
import { EDGES_OF_EVENTS } from './edges-of-events';
import { EDGES_OF_PRICES } from './edges-of-prices';
import { EDGES_OVER_TIME } from './edges-over-time';

const WORKED: readonly WorkedEdge[] = [...EDGES_OVER_TIME, ...EDGES_OF_EVENTS, ...EDGES_OF_DOCUMENTS, ...EDGES_OF_PRICES, ...EDGES_OF_CHANGES, ...EDGES_OF_BALANCES];

/** Rules that change an amount or its day before a line is made, which then names the rule that brings it. */
const NAMED_BY_NO_LINE: ReadonlySet<RuleId> = new Set(['price-list', 'residual', 'product-discount', 'invoice-discount', 'tax-excluded', 'collectability', 'contract-combination', 'modification-separate']);

test.each(WORKED.map((worked) => [worked.rule, `${worked.edge}${worked.what === undefined ? '' : `: ${worked.what}`}`, worked] as const))(
  '%s, %s',
  (rule, _edge, { tables, figures, edge, isTooSmall }) => {
    const closed = closeEdge(tables, figures);
    expect(closed.errors).toEqual([]);
    expect(closed.failedChecks).toEqual([]);
    const found = Object.fromEntries(
      Object.entries(figures).map(([role, days]) => [role, Object.fromEntries(Object.keys(days).map((day) => [day, closed.balance(role, day)]))]),
    );
    expect(found).toEqual(figures);
    // Nothing is posted of nothing, so that no line is there to name the rule.
    if (edge !== 'zero' && isTooSmall !== true && !NAMED_BY_NO_LINE.has(rule)) expect([...closed.rules]).toContain(rule);
  },
);

describe('every rule of the rule book', () => {
  const rules = Object.keys(RULES) as RuleId[];
  const worked = new Set(WORKED.map(({ rule, edge }) => `${rule}, ${edge}`));
  const elsewhere = new Set(ELSEWHERE_TESTED.flatMap((item) => item.rules.flatMap((rule) => item.edges.map((edge) => `${rule}, ${edge}`))));
  const without = WITHOUT_EDGE.flatMap(({ rules: of, edges }) => of.flatMap((rule) => edges.map((edge) => `${rule}, ${edge}`)));

  test('has each edge worked here, tested elsewhere, or a reason why it has none', () => {
    const known = new Set([...worked, ...elsewhere, ...without]);
    const all = rules.flatMap((rule) => EDGES.map((edge) => `${rule}, ${edge}`));
    expect(all.filter((cell) => !known.has(cell))).toEqual([]);
    expect([...known].filter((cell) => !all.includes(cell))).toEqual([]);
  });

  test('has no reason for want of an edge that is tested, and each reason once', () => {
    expect(without.filter((cell) => worked.has(cell) || elsewhere.has(cell))).toEqual([]);
    expect(without.filter((cell, index) => without.indexOf(cell) !== index)).toEqual([]);
  });

  test('is tested at some edge', () => {
    const untested = rules.filter((rule) => !EDGES.some((edge) => worked.has(`${rule}, ${edge}`) || elsewhere.has(`${rule}, ${edge}`)));
    expect(untested).toEqual([]);
  });

  test.each(ELSEWHERE_TESTED.map(({ file, title }) => [file, title]))('%s holds: %s', (file, title) => {
    expect(readFileSync(join(__dirname, '../../..', file), 'utf8')).toContain(title);
  });
});
