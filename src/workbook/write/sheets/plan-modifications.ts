/**
 * `Modified obligations`: a row an obligation that a modification touched. Before, change, after, the treatment with its reason,
 * and what it does to the journal; beside them the same figures derived again.
 */
import type { ModificationEffect, ModifiedObligation } from '../../../engine/domain/modification';
import { isoOf, serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { amountWords } from '../../../engine/foundation/amount-words';
import { choiceLabel } from '../../read/choices/choices';
import { TREATMENTS } from '../../read/choices/modification-choices';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type ModificationField } from '../close-layout';
import { modificationProofs, type ModificationProofField } from '../proofs/modification-proof';
import { GENERAL_FORMAT, INTEGER_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt } from '../cells/sheet-layout';
import {
  amountColumn,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  linkColumn,
  tableOf,
  textColumn,
  type TableColumn,
} from '../cells/table-columns';
import { SHEET_TITLES } from '../cells/sheet-titles';

/** Null while no contract is modified. */
export function planModifications(context: CloseContext): SheetDraft | null {
  if (context.input.recognition.modifications.length === 0) return null;
  return {
    name: SHEET_NAMES.modifications,
    kind: 'step',
    title: SHEET_TITLES.modifications,
    note: 'A row an obligation that a modification touched: before, change, after, the treatment and why. Allocated is its share of what remains (catch-up: its price, since the last change for the future); Proof shares it again.',
    cells: [],
    table: tableOf(context.layouts.modifications, TABLE_NAMES.modifications, modificationColumns(context)),
    frozenColumns: 1,
  };
}

const EFFECTS: Readonly<Record<ModificationEffect, string>> = {
  separate: 'on terms of its own',
  prospective: 'from now on',
  'catch-up': 'as from the start',
  'at-once': 'at once',
  ended: 'ended',
};

function modificationColumns(context: CloseContext): Record<ModificationField, TableColumn> {
  const { layouts, input } = context;
  const rows = input.recognition.modifications;
  const at = (field: ModificationField): string => cellAt(layouts.modifications, field, 0);
  const formats = amountFormats(rows.map(({ currency }) => currency));
  const proofs = modificationProofs(context);
  const grouped = { grouped: true };
  const text = (header: string, value: (row: ModifiedObligation) => string, options = {}): TableColumn =>
    textColumn(header, rows.map(value), options);
  const inUnits = (minor: (row: ModifiedObligation) => number): number[] =>
    rows.map((row) => unitsOf(minor(row), minorUnitsPerUnit(row.currency)));
  const amount = (header: string, minor: (row: ModifiedObligation) => number, options = {}): TableColumn =>
    amountColumn(header, inUnits(minor), formats, options);
  const fill = (header: string, formula: string, minor: (row: ModifiedObligation) => number): TableColumn =>
    formulaColumn(header, filled(formula, inUnits(minor)), formats, grouped);
  const computed = (header: string, field: ModificationProofField, format: string | readonly string[] = formats): TableColumn =>
    formulaColumn(header, eachRow(proofs[field]), format, grouped);
  const days = (header: string, dayOf: (row: ModifiedObligation) => number | null): TableColumn =>
    dateColumn(
      header,
      rows.map((row) => {
        const found = dayOf(row);
        return found === null ? null : serialOf(found);
      }),
    );
  return {
    modificationId: text('Modification', ({ modificationId }) => modificationId),
    contractId: text('Contract', ({ contractId }) => contractId),
    day: days('Effective date', ({ day }) => day),
    obligationId: text('Obligation', ({ obligationId }) => obligationId),
    currency: text('Currency', ({ currency }) => currency),
    treatment: text('Treatment', ({ treatment }) => choiceLabel(TREATMENTS, treatment)),
    effect: text('What it does', ({ effect, isAdded }) => (isAdded ? `added, ${EFFECTS[effect]}` : EFFECTS[effect])),
    priceBefore: amount('Price before', ({ priceBefore }) => priceBefore),
    recognizedBefore: amount('Recognized before', ({ recognizedBefore }) => recognizedBefore),
    priceChange: amount('Price change', ({ priceChange }) => priceChange),
    allocated: amount('Allocated', ({ allocated }) => allocated),
    priceAfter: amount('Price after', ({ priceAfter }) => priceAfter),
    onDay: amount('Revenue of the day', ({ recognizedOnDay }) => recognizedOnDay),
    lastDayBefore: days('End before', ({ lastDayBefore }) => lastDayBefore),
    lastDayAfter: days('End after', ({ lastDayAfter }) => lastDayAfter),
    journal: text('Journal effect', journalWords, { widest: 60 }),
    reason: text('Why this treatment', ({ reason }) => reason, { widest: 80 }),
    sourceLink: linkColumn('Source', eachRow(proofs.sourceLink)),
    check: formulaColumn(
      'Check',
      filled(
        differenceFormula(at),
        rows.map(() => 0),
      ),
      formats,
      { ...grouped, style: 'check' },
    ),
    remaining: fill(
      'Remaining before',
      `=ROUND(${at('priceBefore')}-${at('recognizedBefore')},3)`,
      ({ priceBefore, recognizedBefore }) => priceBefore - recognizedBefore,
    ),
    recognizedProof: computed('Recognized on Schedule detail', 'recognizedProof'),
    statedBefore: computed('Stated price before', 'statedBefore'),
    statedAfter: computed('Stated price after', 'statedAfter'),
    changeProof: computed('Change in source', 'changeProof'),
    basis: text('Shared price', ({ share }) => share.basis, grouped),
    contractBefore: computed('Recognized under the contract before', 'contractBefore'),
    toShare: computed('To share', 'toShare'),
    knownPrice: computed('SSP known before', 'knownPrice'),
    knownFor: computed('It is for a price of', 'knownFor'),
    daysBefore: computed('Days left before', 'daysBefore', INTEGER_FORMAT),
    daysAfter: computed('Days left after', 'daysAfter', INTEGER_FORMAT),
    unitsBefore: computed('Units before', 'unitsBefore', GENERAL_FORMAT),
    unitsAfter: computed('Units after', 'unitsAfter', GENERAL_FORMAT),
    remainderPrice: computed('SSP of what remains', 'remainderPrice'),
    weight: computed('Weight: SSP', 'weight'),
    weightBefore: computed('Weights before', 'weightBefore'),
    weightThrough: formulaColumn(
      'Weights through',
      filled(`=ROUND(${at('weightBefore')}+${at('weight')},3)`, weightsThrough(rows)),
      formats,
      grouped,
    ),
    weightTotal: computed('Weights in all', 'weightTotal'),
    proof: computed('Proof', 'proof'),
    proofAfter: computed('Proof of price after', 'proofAfter'),
    measureThrough: computed('Progress before', 'measureThrough', INTEGER_FORMAT),
    measureWhole: computed('Progress in all', 'measureWhole', INTEGER_FORMAT),
    onDayProof: computed('Proof of the day', 'onDayProof'),
    position: computed('Place in table', 'position', INTEGER_FORMAT),
    sourceRow: computed('Source row', 'sourceRow', INTEGER_FORMAT),
  };
}

/** SSP in units of the currency; an obligation that keeps its own price has the weight 1. */
const weightsThrough = (rows: readonly ModifiedObligation[]): number[] =>
  rows.map(({ share, currency }) =>
    share.basis === 'own' ? share.through : unitsOf(share.through, minorUnitsPerUnit(currency)),
  );

/** Zero when every figure equals its proof. */
function differenceFormula(at: (field: ModificationField) => string): string {
  const off = (constant: ModificationField, proof: ModificationField): string => `ABS(${at(constant)}-${at(proof)})`;
  const differences = [
    off('recognizedBefore', 'recognizedProof'),
    off('priceChange', 'changeProof'),
    off('allocated', 'proof'),
    off('priceAfter', 'proofAfter'),
    off('onDay', 'onDayProof'),
  ];
  return `=ROUND(${differences.join('+')},3)`;
}

/** What the modification does to the journal, in words. */
function journalWords(row: ModifiedObligation): string {
  const { effect, currency, day, allocated, recognizedOnDay, priceBefore, recognizedBefore, isAdded } = row;
  const words = (minor: number): string => `${amountWords(minor, currency)} ${currency}`;
  const remaining = priceBefore - recognizedBefore;
  switch (effect) {
    case 'separate':
      return isAdded
        ? `Nothing is posted for it now; ${words(allocated)} is recognized on its own terms.`
        : `Nothing is posted for it now; the change is recognized on its own terms.`;
    case 'prospective':
      return allocated === remaining
        ? `Nothing is posted for it; ${words(remaining)} is still to come.`
        : `Nothing is posted for it now; revenue to come is ${words(allocated)} instead of ${words(remaining)} from ${isoOf(day)}.`;
    case 'catch-up':
      return `Revenue of ${isoOf(day)} takes ${words(recognizedOnDay)} for the days before; the rest follows the service.`;
    case 'at-once':
      return `Revenue of ${isoOf(day)} takes ${words(recognizedOnDay)}: nothing remains to be delivered.`;
    case 'ended':
      return recognizedOnDay === 0
        ? `Revenue to come of ${words(remaining)} stops on ${isoOf(day)}.`
        : `Revenue to come of ${words(remaining)} stops; ${words(recognizedOnDay)} is revenue of ${isoOf(day)}.`;
  }
}
