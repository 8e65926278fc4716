/** Books with modifications, and how their revenue is read by month or year. */
import { readSegments, recognizeRevenue, type RecognitionResult, type ScheduledObligation } from '../../../src/engine';
import { aBook, aContract, aProduct, day, type BookParts } from '../pipeline/book-builder';

export const recognize = (parts: BookParts): RecognitionResult =>
  recognizeRevenue(
    aBook({
      contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
      products: [aProduct('P'), aProduct('PIT', { method: 'point-in-time' }), aProduct('MS', { method: 'milestone' })],
      ...parts,
    }),
  );

export function obligationOf(result: RecognitionResult, id: string): ScheduledObligation {
  const found = result.obligations.find((obligation) => obligation.id === id);
  if (found === undefined) throw new Error(`no obligation ${id}`);
  return found;
}

/** Minor units recognized from one day through another, both included; of all obligations or of one. */
export function revenue(result: RecognitionResult, from: string, to: string, id?: string): number {
  const segments = result.obligations
    .filter((obligation) => id === undefined || obligation.id === id)
    .flatMap((obligation) => obligation.segments);
  const read = readSegments(segments);
  return read(day(to)) - read(day(from) - 1);
}

export const yearly = (result: RecognitionResult, years: readonly number[], id?: string): number[] =>
  years.map((year) => revenue(result, `${year}-01-01`, `${year}-12-31`, id));

/** Cumulative revenue of every day of a span, one text a day: to compare two books day by day. */
export function dayByDay(result: RecognitionResult, from: string, to: string): number[] {
  const read = readSegments(result.obligations.flatMap(({ segments }) => segments));
  const days: number[] = [];
  for (let asOf = day(from); asOf <= day(to); asOf++) days.push(read(asOf));
  return days;
}
