/** What holds after any sequence of modifications: the past stands, and the schedule brings the price to the cent. */
import fc from 'fast-check';
import type { Modification, ModificationLine, TreatmentChoice } from '../../../src/engine';
import { aChange, aModification, anObligation, day } from '../pipeline/book-builder';
import { dayByDay, recognize } from './modified-book';

const FIRST = day('2027-01-01');
const LAST = day('2028-02-29');

interface Step {
  readonly modification: Modification;
  readonly line: ModificationLine;
}

const aStep = (index: number): fc.Arbitrary<Step> =>
  fc
    .record({
      effectiveDay: fc.integer({ min: FIRST, max: LAST + 20 }),
      obligation: fc.constantFrom('A', 'B'),
      treatment: fc.constantFrom<TreatmentChoice>('automatic', 'prospective', 'cumulative-catch-up', 'mixed', 'termination'),
      remainingDistinct: fc.boolean(),
      priceChange: fc.integer({ min: -30000, max: 50000 }),
      longer: fc.option(fc.integer({ min: 0, max: 400 })),
      isRemoved: fc.boolean(),
      isPriced: fc.boolean(),
    })
    .map(({ effectiveDay, obligation, treatment, remainingDistinct, priceChange, longer, isRemoved, isPriced }) => ({
      modification: aModification(`M${index}`, effectiveDay, { treatment, remainingDistinct }),
      line: aChange(`M${index} on ${obligation}`, {
        priceChange: isPriced ? priceChange : null,
        newLastDay: treatment === 'termination' || longer === null ? null : Math.max(effectiveDay, LAST) + longer,
        isRemoved: isRemoved && treatment !== 'mixed',
      }),
    }));

const strategies = ['even-daily-ends', 'even-period-ends', 'even-calendar-ends', 'even-periods', 'exact-days'] as const;

const bookOf = (steps: readonly Step[], strategy: (typeof strategies)[number]) => ({
  obligations: ['A', 'B'].map((id, index) =>
    anObligation(id, 120000 + index * 33333, { standaloneSellingPrice: 100000 + index * 50000, firstDay: FIRST, lastDay: LAST, strategy }),
  ),
  modifications: steps.map(({ modification }) => modification),
  modificationLines: steps.map(({ line }) => line),
});

const sequences = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => aStep(index + 1))));

test('schedules bring the price after all changes, and days before a modification stand', () => {
  fc.assert(
    fc.property(sequences, fc.constantFrom(...strategies), (steps, strategy) => {
      const book = bookOf(steps, strategy);
      const result = recognize(book);
      expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      for (const { allocated, changes, segments } of result.obligations) {
        const price = changes.reduce((sum, { amount }) => sum + amount, allocated);
        expect(segments.reduce((sum, { amount }) => sum + amount, 0)).toBe(price);
      }
      const lastDay = Math.max(...steps.map(({ modification }) => modification.effectiveDay));
      const earlier = steps.filter(({ modification }) => modification.effectiveDay < lastDay);
      const without = recognize(bookOf(earlier, strategy));
      const through = (iso: number) => new Date(iso * 86_400_000).toISOString().slice(0, 10);
      if (lastDay > FIRST) {
        const span = [through(FIRST), through(lastDay - 1)] as const;
        expect(dayByDay(result, ...span)).toEqual(dayByDay(without, ...span));
      }
    }),
    { numRuns: 150 },
  );
});

test('prices of a prospective modification sum to what was there and the changes', () => {
  fc.assert(
    fc.property(sequences, (steps) => {
      const result = recognize(bookOf(steps, 'even-daily-ends'));
      for (const { modification, line } of steps) {
        const rows = result.modifications.filter(({ modificationId }) => modificationId === modification.id);
        const moved = rows.reduce((sum, row) => sum + row.priceAfter - row.priceBefore - row.priceChange, 0);
        expect(moved).toBe(0);
        expect(rows.some(({ obligationId }) => obligationId === line.obligationId)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
