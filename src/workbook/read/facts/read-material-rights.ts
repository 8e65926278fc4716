/** Rows of Material rights and Option exercises become facts: a right is an obligation of its own. */
import { expectedExercises, expectedPrice, incrementalDiscount } from '../../../engine';
import type { Contract, Obligation, Product } from '../../../engine/domain/book';
import type { ExerciseMeasure, MaterialRight, RightExercise, RightValue } from '../../../engine/domain/material-right';
import { isoOf } from '../../../engine/foundation/calendar';
import type { DecimalNumber } from '../../../engine/foundation/decimal-text';
import { STRATEGIES } from '../choices/choices';
import { YES_NO } from '../choices/cost-choices';
import { foldId } from '../cells/normal-text';
import { hasValue, readChoice, readDay, readKey, readText, requireValue } from '../cells/read-cells';
import { currencyOf, readPositive, readPositiveAmount, readProductId, readTerm } from './read-contracts';
import { follow, originOf, rowsOf, type EntryIndex, type Reading } from '../reading';
import { readShareCell } from './read-share-cell';
import { report, showValue, type Entry, type Row } from '../tables/table-row';

interface RightContext {
  readonly contracts: EntryIndex<Contract>;
  readonly products: EntryIndex<Product>;
}

/** One way to value a right fills these columns; the first named is the one that says so. */
const VALUES = {
  stated: ['SSP (total)'],
  discount: ['Discount', 'Expected purchase'],
  units: ['Units', 'Value per unit'],
  renewal: ['Renewal price', 'SSP (total)'],
} as const satisfies Record<RightValue['kind'], readonly string[]>;

export function readMaterialRights(reading: Reading, context: RightContext): Entry<Obligation>[] {
  return rowsOf(reading, 'Material rights').map((row) => {
    const id = readKey(row, 'Right');
    requireValue(row, 'Contract', 'Name the contract that gives the right.');
    requireValue(row, 'Rationale', 'Enter why the option is a material right (606-10-55-42, IFRS 15.B40).');
    const contract = follow(reading, row, 'Contract', 'Contracts', context.contracts);
    const currency = contract?.fact.currency ?? '';
    const value = readValue(row, currency);
    const isRenewal = value.kind === 'renewal';
    const { firstDay, lastDay } = readTerm(row, 'Start', 'Expiry date');
    checkDays(row, isRenewal);
    const expected = value.kind === 'renewal' ? expectedPrice(value.price, value.likelihood, currency || 'USD') : null;
    const toRenew = readChoice(row, 'Option to renew', YES_NO);
    const right: MaterialRight = { value, expectedExercises: readExpected(row), ...(toRenew === null ? {} : { isToRenew: toRenew === 'yes' }) };
    const fact: Obligation = {
      id,
      contractId: contract?.id ?? '',
      productId: hasValue(row, 'Product') ? (readProductId(reading, row, context.products) ?? '') : '',
      description: readText(row, 'Description'),
      quantity: null,
      statedPrice: expected ?? readPositiveAmount(row, 'Price', currency) ?? 0,
      standaloneSellingPrice: readPositiveAmount(row, 'SSP (total)', currency),
      method: isRenewal ? 'straight-line' : 'progress',
      strategy: readChoice(row, 'Strategy', STRATEGIES),
      trigger: null,
      firstDay,
      lastDay,
      recognitionDay: null,
      billing: null,
      unbilledIs: null,
      expectedCompletionDay: lastDay,
      modificationId: null,
      right,
      rationale: readText(row, 'Rationale'),
      origin: originOf(row),
    };
    return { fact, row };
  });
}

function readValue(row: Row, currency: string): RightValue {
  const likelihood = readShareCell(row, 'Likelihood');
  const amounts = { ssp: readPositive(row, 'SSP (total)'), purchase: readPositive(row, 'Expected purchase') };
  readPositiveAmount(row, 'Expected purchase', currency);
  readPositiveAmount(row, 'Renewal price', currency);
  const discount = readShareCell(row, 'Discount');
  const generalDiscount = readShareCell(row, 'General discount');
  const [units, perUnit, price] = [readPositive(row, 'Units'), readPositive(row, 'Value per unit'), readPositive(row, 'Renewal price')];
  const kind = kindOf(row);
  if (kind === null) return { kind: 'stated' };
  for (const column of VALUES[kind]) requireValue(row, column, 'The value of the right needs it.');
  if (kind === 'renewal' && hasValue(row, 'Price')) {
    report(row, 'right.two-values', 'Price', 'Price and Renewal price are both filled. Keep one of them.');
  }
  if (kind === 'discount' && amounts.purchase !== null && discount !== null) {
    if (incrementalDiscount(discount, generalDiscount).digits <= 0) {
      const message = 'The right gives no more than the discount that the customer gets without it, so it is no material right (606-10-55-42, IFRS 15.B40). Correct Discount or General discount, or delete the row.';
      report(row, 'right.no-increment', 'Discount', message);
    }
    return { kind, purchase: amounts.purchase, discount, generalDiscount, likelihood };
  }
  if (kind === 'units' && units !== null && perUnit !== null) return { kind, quantity: units, perUnit, likelihood };
  if (kind === 'renewal' && price !== null && amounts.ssp !== null) return { kind, price, sellingPrice: amounts.ssp, likelihood };
  return { kind: 'stated' };
}

/** By which columns the right is valued; null where they name no way, or two. */
function kindOf(row: Row): RightValue['kind'] | null {
  const has = (...columns: readonly string[]): boolean => columns.some((column) => hasValue(row, column));
  const isRenewal = has('Renewal price');
  const kinds: RightValue['kind'][] = [];
  if (isRenewal) kinds.push('renewal');
  if (has('SSP (total)') && !isRenewal) kinds.push('stated');
  if (has('Discount', 'General discount')) kinds.push('discount');
  if (has('Value per unit')) kinds.push('units');
  const [kind, second] = kinds;
  if (kind === undefined) {
    const message =
      'Nothing says what the right is worth. Enter SSP (total), or Expected purchase, Discount, General discount and Likelihood, or Units, Value per unit and Likelihood.';
    report(row, 'value.missing', 'SSP (total)', message);
    return null;
  }
  if (second !== undefined) {
    const column = VALUES[second][0];
    const message = `The right is valued in two ways: by ${VALUES[kind][0]} and by ${column}. Keep one of them.`;
    report(row, 'right.two-values', column, message);
    return null;
  }
  return kind;
}

function readExpected(row: Row): DecimalNumber | null {
  const expected = readPositive(row, 'Expected exercises');
  if (expected === null || expected.digits > 0) return expected;
  report(row, 'right.share', 'Expected exercises', 'Expected exercises is zero. Enter what all exercises are expected to come to.');
  return null;
}

/** A renewal has a term; any other right has its last day. */
function checkDays(row: Row, isRenewal: boolean): void {
  for (const column of isRenewal ? ['Start', 'Expiry date'] : []) {
    requireValue(row, column, 'Optional service that counts as promised needs its first and last day.');
  }
  if (isRenewal || hasValue(row, 'Expiry date') || row.failed) return;
  const message = 'Expiry date is empty, so what is never exercised of the right never becomes revenue. Enter its last day.';
  report(row, 'right.no-expiry', 'Expiry date', message);
}

/** Rows of Option exercises, and the single exercise that a row of Material rights may hold. */
export function readRightExercises(
  reading: Reading,
  rights: readonly Entry<Obligation>[],
  index: EntryIndex<Obligation>,
  contracts: EntryIndex<Contract>,
): Entry<RightExercise>[] {
  const rows = rowsOf(reading, 'Option exercises').map((row): Entry<RightExercise> => {
    requireValue(row, 'Right', 'Name the right that is used.');
    requireValue(row, 'Date', 'Enter the day on which it is used.');
    const right = follow(reading, row, 'Right', 'Material rights', index);
    const currency = currencyOf(right?.fact, contracts);
    const term = readTerm(row, 'Start', 'End');
    const hasHalfTerm = (term.firstDay === null) !== (term.lastDay === null);
    if (hasHalfTerm) requireValue(row, term.firstDay === null ? 'Start' : 'End', 'Service that was bought needs both days, or none.');
    const measure = readMeasure(row, ['Share', 'Amount', 'Units'], currency);
    return { fact: { obligationId: right?.id ?? '', day: readDay(row, 'Date') ?? 0, ...measure, ...term, expectedTotal: readExpected(row), origin: originOf(row) }, row };
  });
  const own = rights.flatMap(({ fact, row }): Entry<RightExercise>[] => {
    if (!hasValue(row, 'Exercise date')) {
      for (const column of ['Exercised share', 'Exercised amount']) {
        if (hasValue(row, column)) requireValue(row, 'Exercise date', `${column} needs the day of the exercise.`);
      }
      return [];
    }
    const all = { measure: 'share', done: { digits: 1, scale: 0 }, isPercent: false } as const;
    const isFilled = hasValue(row, 'Exercised share') || hasValue(row, 'Exercised amount');
    const measure = isFilled ? readMeasure(row, ['Exercised share', 'Exercised amount', null], currencyOf(fact, contracts)) : all;
    const day = readDay(row, 'Exercise date') ?? 0;
    return [{ fact: { obligationId: fact.id, day, ...measure, firstDay: null, lastDay: null, expectedTotal: null, origin: originOf(row) }, row }];
  });
  const exercises = [...rows, ...own];
  checkExercises(exercises, index);
  return exercises;
}

type Measured = Pick<RightExercise, 'measure' | 'done' | 'isPercent'>;
const NOT_MEASURED: Measured = { measure: 'share', done: { digits: 0, scale: 0 }, isPercent: false };

/** Exactly one of the columns for share, amount and units. */
function readMeasure(row: Row, [share, amount, units]: readonly [string, string, string | null], currency: string): Measured {
  const columns = [share, amount, ...(units === null ? [] : [units])];
  const filled = columns.filter((column) => hasValue(row, column));
  const [column, second] = filled;
  if (column === undefined) {
    report(row, 'value.missing', share, `The row does not say how much of the right is used. Enter ${columns.join(', ')}: one of them.`);
    return NOT_MEASURED;
  }
  if (second !== undefined) {
    report(row, 'right.two-values', second, `${filled.join(' and ')} are both filled. Keep one of them.`);
    return NOT_MEASURED;
  }
  const cell = column === share ? readShareCell(row, column) : null;
  if (column === amount) readPositiveAmount(row, column, currency);
  const done = column === share ? (cell?.share ?? null) : readPositive(row, column);
  if (done?.digits === 0) report(row, 'right.share', column, `${column} is zero. Enter what was used, or delete the row.`);
  const measure: ExerciseMeasure = column === share ? 'share' : column === amount ? 'amount' : 'quantity';
  return { measure, done: done ?? NOT_MEASURED.done, isPercent: cell?.isPercent ?? false };
}

/** Exercises against their right and against each other. */
function checkExercises(exercises: readonly Entry<RightExercise>[], rights: EntryIndex<Obligation>): void {
  const first = new Map<string, Entry<RightExercise>>();
  for (const entry of exercises) {
    const { fact, row } = entry;
    const right = rights.get(foldId(fact.obligationId));
    if (right === undefined || row.failed) continue;
    const dateColumn = row.table.name === 'Material rights' ? 'Exercise date' : 'Date';
    checkExerciseDay(entry, right.fact, dateColumn);
    if (right.fact.right?.value.kind === 'renewal') {
      const message = `The goods of ${showValue(right.id)} count as promised, so its service is revenue by its dates and no exercise is counted. Delete the row; a renewal that does not come is a modification.`;
      report(row, 'right.exercise', dateColumn, message);
    }
    if (right.fact.right !== undefined && expectedExercises(right.fact.right, fact.measure) === null && !right.row.failed) {
      const message = `Expected exercises is empty, and exercises are measured by ${fact.measure === 'amount' ? 'amount' : 'units'}. Enter what all exercises are expected to come to.`;
      report(right.row, 'value.missing', 'Expected exercises', message);
    }
    const id = foldId(fact.obligationId);
    const known = first.get(id);
    if (known === undefined) first.set(id, entry);
    else checkAgainst(entry, known, exercises);
  }
}

function checkExerciseDay({ fact, row }: Entry<RightExercise>, right: Obligation, column: string): void {
  const { firstDay, lastDay, id } = right;
  if (lastDay !== null && fact.day > lastDay) {
    const message = `${column} ${isoOf(fact.day)} is after right ${showValue(id)} expires (${isoOf(lastDay)}). Correct one of the two.`;
    report(row, 'right.after-expiry', column, message);
  }
  if (firstDay !== null && fact.day < firstDay) {
    const message = `${column} ${isoOf(fact.day)} is before right ${showValue(id)} starts (${isoOf(firstDay)}). Correct one of the two.`;
    report(row, 'right.exercise', column, message);
  }
}

function checkAgainst({ fact, row }: Entry<RightExercise>, known: Entry<RightExercise>, all: readonly Entry<RightExercise>[]): void {
  const id = showValue(fact.obligationId);
  const column = row.table.name === 'Material rights' ? 'Exercise date' : 'Right';
  if (row.table.name === 'Material rights') {
    report(row, 'right.exercise', column, `Right ${id} has an exercise on its row and rows in Option exercises. Move it to Option exercises.`);
    return;
  }
  if (fact.measure !== known.fact.measure || fact.isPercent !== known.fact.isPercent) {
    report(row, 'right.exercise', column, `Exercises of right ${id} are measured in different ways. Measure all of them by share, by amount or by units, shares written alike.`);
  }
  const sameDay = all.find(({ fact: other, row: otherRow }) => otherRow !== row && other.day === fact.day && foldId(other.obligationId) === foldId(fact.obligationId));
  if (sameDay === undefined) return;
  const differs = sameDay.fact.firstDay !== fact.firstDay || sameDay.fact.lastDay !== fact.lastDay || fact.expectedTotal !== null;
  if (!differs) return;
  const message = `Two exercises of right ${id} on ${isoOf(fact.day)} differ in the service bought, or the second changes the estimate. Enter them on two days, or make them one row.`;
  report(row, 'right.exercise', 'Date', message);
}

/** A right takes its price from what is sold with it. */
export function checkRights(rights: readonly Entry<Obligation>[], obligations: readonly Entry<Obligation>[]): void {
  const shared = new Set(obligations.map(({ fact }) => foldId(fact.contractId)));
  for (const { fact, row } of rights) {
    if (row.failed || fact.contractId === '' || fact.statedPrice > 0 || shared.has(foldId(fact.contractId))) continue;
    const message = `Contract ${showValue(fact.contractId)} has no obligation whose price right ${showValue(fact.id)} could share. Add what is sold with it to Obligations.`;
    report(row, 'right.alone', 'Contract', message);
  }
}
