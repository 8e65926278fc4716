/** Credit notes of every treatment: their sheets, recalculated, give what the engine posted; late ones too. */
import { LATE_CREDITS, creditTables } from './credit-book';
import { closeThrough, failedChecks, recalculate, tablesLeftBy, valuesOf, type RecalculatedCell } from './planned-close';

const DETAIL = ['Daily detail', 'closing month only'] as const;
const CONTRA = ['Credit note account', 'contra revenue'] as const;

/** Cells that differ by more than the dust of adding thousands of amounts. */
const differing = (cells: readonly RecalculatedCell[]) =>
  cells.filter(({ expected, found }) => typeof expected !== 'number' || typeof found !== 'number' || Math.abs(expected - found) > 1e-6);

test.each([
  ['revenue', [DETAIL]],
  ['contra revenue', [DETAIL, CONTRA]],
] as const)(
  'with %s as the account, every formula of two closes agrees, also of credits that came late',
  async (_account, settings) => {
    const first = creditTables([], settings);
    const october = closeThrough(first, '2025-10-31');
    const recalculated = await recalculate(first, october.plan);
    expect(differing(recalculated.different)).toEqual([]);
    expect(failedChecks(recalculated.model)).toEqual([]);

    const second = [...creditTables(LATE_CREDITS, settings), ...tablesLeftBy(october.plan)];
    const november = closeThrough(second, '2025-11-30');
    const later = await recalculate(creditTables(LATE_CREDITS, settings), november.plan);
    expect(differing(later.different)).toEqual([]);
    expect(failedChecks(later.model)).toEqual([]);
    expect(november.checks.filter(({ pass }) => !pass)).toEqual([]);

    // The late contra revenue is posted on its own account, labelled with September.
    const contra = november.journals.daily.filter(({ role, originPeriod }) => role === 'Contra revenue' && originPeriod === '2025-09');
    expect(contra.map(({ debit, reason, obligationId }) => [obligationId, debit, reason])).toContainEqual(['INV-7/1', 25000, 'catch-up']);
    expect(closeThrough([...creditTables(LATE_CREDITS, settings), ...tablesLeftBy(november.plan)], '2025-11-30').journals.daily).toEqual([]);
  },
);

test('Billing shows what each credit met, and its rule', () => {
  const { plan } = closeThrough(creditTables(), '2025-10-31');
  const documents = valuesOf(plan, 'Billing', 'Document line');
  const of = (document: string, header: string) => valuesOf(plan, 'Billing', header)[documents.indexOf(document)];
  expect(of('CN-1/1', 'Deferred before')).toBeCloseTo(2709.68, 2);
  expect(of('CN-2/1', 'Recognized before')).toBeCloseTo(9290.32, 2);
  expect(of('CN-7/1', 'Rule')).toContain('deferred first');
  expect(of('CN-11/1', 'Rule')).toContain('billing only');
  expect(of('CN-11/1', 'Deferred before')).toBeNull();
});
