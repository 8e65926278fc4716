/** The amount and the dates of a segment, looked up again in the user's tables or on Allocation. */
import type { Segment } from '../../../engine/domain/schedule';
import { serialOf, type Day } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { roundedRatio } from '../../../engine/foundation/exact-ratio';
import { billingRowOf, scheduleView, type CloseContext } from '../close-context';
import { priceOfChange } from './financing-proof';
import { numberLiteral } from '../cells/formula-text';
import { shareExpression, sourceExpression, type Expression } from './amount-proof';
import { agentUsageExpression, billedExpression } from './agency-proof';
import { unitsOf } from '../cells/number-formats';
import { drawnTexts } from './credit-proof';
import {
  changeExpression,
  modificationExpression,
  rateOfRevenue,
  recognizedBefore,
  shareOfPriceChange,
} from './price-change-source';
import { progressExpression, type ProgressPlace } from './progress-proof';
import type { ExercisePlace } from './right-proof';
import { goodsExpression, onerousExpression, shareOfCell, shareOfRest } from './transfer-proof';
import { writeOffExpression } from './write-off-proof';
import { cumulativeText, dateText } from './recognition-expression';
import type { ScheduleRow } from '../rows/schedule-row';
import { cellAt, cellOn } from '../cells/sheet-layout';
import { referenceId } from '../cells/source-rows';

/** The amount of a schedule row, derived again; formula text without `=`. */
export function segmentAmountExpression(
  context: CloseContext,
  row: number,
  { segment, obligation }: ScheduleRow,
): Expression {
  const { derivation } = segment;
  const minorUnits = minorUnitsPerUnit(obligation.currency);
  switch (derivation.kind) {
    case 'allocated':
      return allocatedExpression(context, derivation);
    case 'share-of-allocated':
      return shareExpression(allocatedExpression(context, derivation), derivation, 1, minorUnits);
    case 'source-rows':
    case 'share-of-source-row':
    case 'usage-of-agent': {
      const sources = { lookup: context.lookup, rows: context.rows, tables: context.input.sources.tables };
      const place = { minorUnits, origin: segment.origin, positionCell: cellAt(context.layouts.scheduleDetail, 'position', row) };
      if (derivation.kind === 'usage-of-agent') return agentUsageExpression(context, sources, derivation, place);
      return sourceExpression(sources, derivation, place);
    }
    case 'billings':
      return billedExpression(context, obligation.id, derivation.billingIds, context.layouts.billing.prefix);
    case 'interest': case 'for-supplier': case 'credited-to-supplier':
      throw new Error(`Defect: a segment cannot be derived as ${derivation.kind}`);
    case 'progress':
      return progressExpression(progressPlace(context, segment, derivation, row), derivation);
    case 'reversal':
      return billingExpression(context, obligation.id, derivation.billingId, -1, context.layouts.billing.prefix);
    case 'deferred-part':
    case 'recognized-part':
      return creditPart(context, obligation.id, derivation, minorUnits);
    case 'source-cell':
      return sourceCell(context, row, derivation);
    case 'opposite':
      return opposite(context, derivation.segmentId);
    case 'left-over':
      return leftOver(context, derivation, minorUnits);
    case 'written-off':
    case 'recovered':
      return writeOffExpression(context, derivation, minorUnits);
    case 'cost-of-goods':
      return goodsExpression(context, derivation, minorUnits);
    case 'share-of-cell':
      return shareOfCell(context, derivation, minorUnits);
    case 'share-of-rest':
      return shareOfRest(context, derivation, minorUnits);
    case 'onerous':
      return onerousExpression(context, derivation, minorUnits);
    case 'price-change':
      return derivation.through === derivation.whole && derivation.before === 0
        ? changeExpression(context, derivation.changeId)
        : shareExpression(changeExpression(context, derivation.changeId), derivation, 1, minorUnits);
    case 'share-of-price-change':
      return shareOfPriceChange(derivation, minorUnits);
    case 'rate-of-revenue':
      return rateOfRevenue(context, derivation, minorUnits);
    case 'modification':
      return modificationExpression(context, derivation);
    case 'credit-moved':
      return derivation.opposite === null ? stopped(context, row, segment, minorUnits) : opposite(context, derivation.opposite);
    case 'stop':
      return stopped(context, row, segment, minorUnits);
  }
}

/** The opposite of all that is followed. */
function stopped({ layouts }: CloseContext, row: number, { curve }: Segment, minorUnits: number): Expression {
  const whole = curve.kind === 'follows' ? curve.whole : 0;
  return { text: `-${cellAt(layouts.scheduleDetail, 'followedWhole', row)}/${minorUnits}`, minor: 0 - whole };
}

type ProgressDerivation = Extract<Segment['derivation'], { readonly kind: 'progress' }>;

/** `row` of Schedule detail, whose cells `prefix` names from another sheet. */
export function progressPlace(
  context: CloseContext,
  segment: Segment,
  derivation: ProgressDerivation,
  row: number,
  prefix = '',
): ProgressPlace {
  const priceOf = (changed?: number): Expression => allocatedExpression(context, { ...derivation, prefix }, changed);
  return {
    lookup: context.lookup,
    base: priceOf(),
    priceAfter: (changeId) => {
      const changed = context.priceChangeRows.get(changeId);
      return changed === undefined ? null : priceOf(changed);
    },
    recognizedBefore: (changeId) => recognizedBefore(context, changeId),
    minorUnits: minorUnitsPerUnit(context.schedule[row]?.obligation.currency ?? ''),
    segment,
    positionCell: `${prefix}${cellAt(context.layouts.scheduleDetail, 'position', row)}`,
    exercise: exerciseOf(context, segment.obligationId),
    credits: drawnTexts(context, segment.obligationId),
  };
}

/** The right that a segment exercises; null where the obligation is none. */
export function exerciseOf({ facts, lookup }: CloseContext, obligationId: string): ExercisePlace | null {
  const obligation = facts.get(obligationId);
  return obligation?.right === undefined ? null : { lookup, right: obligation.right, origin: obligation.origin };
}

/** The allocated price, less what other segments of the obligation take from it; after a change of it, by its row. */
function allocatedExpression(
  context: CloseContext,
  {
    obligationId,
    lessSegments,
    prefix = '',
  }: { readonly obligationId: string; readonly lessSegments: readonly string[]; readonly prefix?: string },
  changed?: number,
): Expression {
  const { layouts, obligations, priceChanges } = context;
  const row = context.obligationRows.get(obligationId) ?? 0;
  const change = changed === undefined ? undefined : priceChanges[changed];
  const price = changed === undefined ? cellOn(layouts.allocation, 'allocated', row) : cellOn(layouts.priceChanges, 'after', changed);
  const terms = [price];
  let minor = change === undefined ? (obligations[row]?.allocated ?? 0) : change.before + change.change.amount;
  for (const id of lessSegments) {
    const other = context.segmentRows.get(id);
    if (other === undefined) continue;
    minor -= context.schedule[other]?.segment.amount ?? 0;
    terms.push(`${prefix}${cellAt(layouts.scheduleDetail, 'amount', other)}`);
  }
  return { text: terms.length === 1 ? (terms[0] ?? '') : `ROUND(${terms.join('-')},3)`, minor };
}

/** Amount of a billing event, or its opposite. */
export function billingExpression(
  context: CloseContext,
  obligationId: string,
  billingId: string,
  sign: 1 | -1,
  prefix: string,
): Expression {
  const row = billingRowOf(context, obligationId, billingId);
  if (row === undefined) return { text: '0', minor: 0 };
  const amount = sign * (context.billing[row]?.event.amount ?? 0);
  return { text: `${sign === 1 ? '' : '-'}${prefix}${cellAt(context.layouts.billing, 'amount', row)}`, minor: amount };
}

type Derivation<Kind extends Segment['derivation']['kind']> = Extract<Segment['derivation'], { readonly kind: Kind }>;

/** A column of the row that the schedule row looks up. */
function sourceCell(context: CloseContext, row: number, derivation: Derivation<'source-cell'>): Expression {
  const { lookup, rows, layouts } = context;
  const text = lookup.read(derivation.row.table, derivation.column, cellAt(layouts.scheduleDetail, 'position', row));
  const minor = rows.get(referenceId(derivation.row))?.amounts.get(derivation.column) ?? 0;
  return { text: text ?? '0', minor: text === null ? 0 : minor };
}

function opposite({ schedule, segmentRows, layouts }: CloseContext, segmentId: string): Expression {
  const row = segmentRows.get(segmentId);
  if (row === undefined) return { text: '0', minor: 0 };
  return { text: `-${cellAt(layouts.scheduleDetail, 'amount', row)}`, minor: 0 - (schedule[row]?.segment.amount ?? 0) };
}

/** Amounts of segments less what they came to through a day. */
function leftOver(
  context: CloseContext,
  { segmentIds, throughDay }: Derivation<'left-over'>,
  minorUnits: number,
): Expression {
  const view = scheduleView(context, '');
  let minor = 0;
  const terms = segmentIds.flatMap((id): string[] => {
    const row = context.segmentRows.get(id);
    const item = row === undefined ? undefined : context.schedule[row];
    if (row === undefined || item === undefined) return [];
    minor += item.segment.amount - item.recognizedThrough(throughDay);
    return [`${cellAt(view.layout, 'minorAmount', row)}-(${cumulativeText(view, row, dateText(throughDay))})`];
  });
  return { text: terms.length === 0 ? '0' : `(${terms.join('+')})/${minorUnits}`, minor };
}

type CreditDerivation = Extract<Segment['derivation'], { readonly kind: 'deferred-part' | 'recognized-part' }>;

/** A change of price meets the deferred balance first, the rest of it revenue. */
function creditPart(
  context: CloseContext,
  obligationId: string,
  derivation: CreditDerivation,
  minorUnits: number,
): Expression {
  const { deferredBefore, billingId, kind, total } = derivation;
  const row = billingRowOf(context, obligationId, billingId);
  const billed = row === undefined ? null : (context.billing[row]?.event.amount ?? 0);
  const financed = priceOfChange(context, obligationId, billingId);
  const totalText =
    financed?.minor === total
      ? financed.text
      : row !== undefined && billed === total
        ? cellOn(context.layouts.billing, 'amount', row)
        : numberLiteral(unitsOf(total, minorUnits));
  const deferredText =
    row === undefined
      ? numberLiteral(unitsOf(deferredBefore, minorUnits))
      : cellOn(context.layouts.billing, 'deferredBefore', row);
  const recognizedText =
    row === undefined
      ? numberLiteral(unitsOf(derivation.recognizedBefore ?? 0, minorUnits))
      : cellOn(context.layouts.billing, 'recognizedBefore', row);
  const { text, minor: deferred } = followingExpression(derivation, {
    total: totalText,
    deferred: deferredText,
    recognized: recognizedText,
    minorUnits,
  });
  return kind === 'deferred-part'
    ? { text, minor: deferred }
    : { text: `ROUND(${totalText}-(${text}),3)`, minor: total - deferred };
}

interface CreditTexts {
  readonly total: string;
  readonly deferred: string;
  readonly recognized: string;
  readonly minorUnits: number;
}

/** The part of a credit that falls on other revenue, by its split. */
function followingExpression(derivation: CreditDerivation, texts: CreditTexts): Expression {
  const { total, deferredBefore, split = 'deferred-first', recognizedBefore = 0 } = derivation;
  const sign = total < 0 ? -1 : 1;
  const size = Math.abs(total);
  const sizeText = sign < 0 ? `-${texts.total}` : texts.total;
  const signed = (text: string, minor: number): Expression => ({
    text: sign < 0 ? `-${text}` : text,
    minor: sign * minor,
  });
  switch (split) {
    case 'deferred-first':
      return signed(`MIN(${sizeText},${texts.deferred})`, Math.min(size, deferredBefore));
    case 'recognized-first':
      return signed(
        `ROUND(${sizeText}-MIN(${sizeText},${texts.recognized}),3)`,
        size - Math.min(size, recognizedBefore),
      );
    case 'pro-rata': {
      const { minorUnits: units, recognized, deferred } = texts;
      const inMinor = (text: string): string => (units === 1 ? `(${text})` : `ROUND((${text})*${units},0)`);
      const ratio = `${inMinor(sizeText)}*${inMinor(recognized)}/${inMinor(`${recognized}+${deferred}`)}`;
      const ofTheDay = `ROUND(${ratio},0)/${units}`;
      const minor = size - roundedRatio(size, recognizedBefore, recognizedBefore + deferredBefore);
      return signed(`ROUND(${sizeText}-${ofTheDay},3)`, minor);
    }
    case 'whole':
      return { text: texts.total, minor: total };
  }
}

/** Columns that hold one day, which is the first and the last. */
const SINGLE_DAYS = [
  'Recognition date',
  'Delivered',
  'Accepted',
  'Date',
  'As of',
  'Completed',
  'Invoice date',
  'Void date',
  'Revised from',
  'Impairment date',
  'Reversal date',
  'Terminated',
  'Recovered',
  'Disputed',
  'Expiry date',
  'Recognize until',
  'Exercise date',
] as const;

const DAYS_OF_EVENTS = ['Effective date', 'Grant date', 'Remote date'] as const;

/** Columns that may hold a first or a last day, the likeliest first. */
const DAY_COLUMNS = {
  first: ['Start', 'Service start', ...SINGLE_DAYS, 'End', 'Service end', ...DAYS_OF_EVENTS],
  last: ['Revised end', 'End', 'Service end', 'Term (months)', 'Cancellable from', ...SINGLE_DAYS, 'Start', 'Service start', ...DAYS_OF_EVENTS],
} as const;

/** Reads a day where the source row holds it; null when the engine derived it from several facts. */
export function sourceDay(
  context: CloseContext,
  segment: Segment,
  which: 'first' | 'last',
  day: Day,
  positionCell: string,
): { readonly formula: string; readonly result: number } | null {
  const days = context.rows.get(referenceId(segment.datesOrigin))?.days;
  const column = days === undefined ? undefined : DAY_COLUMNS[which].find((name) => days.get(name) === day);
  const read = (name: string): string | null => context.lookup.read(segment.datesOrigin.table, name, positionCell);
  const text = column === undefined ? null : dayText(column, read, days);
  return text === null ? null : { formula: `=${text}`, result: serialOf(day) };
}

type Read = (column: string) => string | null;

function dayText(column: string, read: Read, days: ReadonlyMap<string, Day> | undefined): string | null {
  if (column === 'Term (months)') return endOfTermText(read, days);
  if (column !== 'Cancellable from') return read(column);
  const [from, notice] = [read('Cancellable from'), read('Notice (days)')];
  if (from === null) return null;
  return notice === null ? `${from}-1` : `${from}-1+${notice}`;
}

/** Last day of a term of whole months; null where its first day stands in another row. */
function endOfTermText(
  read: Read,
  days: ReadonlyMap<string, Day> | undefined,
): string | null {
  const start = days?.has('Start') === true ? read('Start') : null;
  const months = read('Term (months)');
  if (start === null || months === null) return null;
  return `MIN(EOMONTH(${start},${months}),DATE(YEAR(${start}),MONTH(${start})+${months},DAY(${start}))-1)`;
}
