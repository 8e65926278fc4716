import { endColumn, endRow, intersectAreas } from '../../model/area';
import type { DataValidationModel } from '../../model/sheet-parts';
import { recordArgument, flagArgument } from '../arguments';
import { HostObject } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { isRangeTarget } from '../range-target';
import { fixedReference } from './names';
import type { CellsTarget } from './cells-target';

const DEFAULT_ALERT = { message: '', showAlert: true, style: 'Stop', title: '' };
const DEFAULT_PROMPT = { message: '', showPrompt: true, title: '' };

const TYPE_NAMES: Readonly<Record<string, string>> = {
  custom: 'Custom',
  date: 'Date',
  decimal: 'Decimal',
  list: 'List',
  textLength: 'TextLength',
  time: 'Time',
  wholeNumber: 'WholeNumber',
};

/** The validation all cells share; 'mixed' when some differ, undefined when none has one. */
function shared({ sheet, areas }: CellsTarget): DataValidationModel | 'mixed' | undefined {
  const first = sheet.dataValidationAt(areas[0]!.row, areas[0]!.column);
  const touching = sheet.dataValidations.filter((rule) =>
    rule.areas.some((own) => areas.some((area) => intersectAreas(own, area))),
  );
  if (touching.length === 0) return undefined;
  if (touching.length > 1 || !first) return 'mixed';
  const covered = touching[0]!.areas
    .flatMap((own) => areas.flatMap((area) => intersectAreas(own, area) ?? []))
    .reduce((sum, part) => sum + part.rowCount * part.columnCount, 0);
  const all = areas.reduce((sum, area) => sum + area.rowCount * area.columnCount, 0);
  return covered === all ? first : 'mixed';
}

function change(cells: CellsTarget, part: Partial<Omit<DataValidationModel, 'areas'>>): void {
  const now = shared(cells);
  const base = now && now !== 'mixed' ? now : undefined;
  cells.sheet.setDataValidation(cells.areas, {
    rule: base?.rule ?? {},
    ignoreBlanks: base?.ignoreBlanks ?? true,
    errorAlert: base?.errorAlert ?? DEFAULT_ALERT,
    prompt: base?.prompt ?? DEFAULT_PROMPT,
    ...part,
  });
}

function read<T>(cells: CellsTarget, pick: (rule: DataValidationModel) => T, none: T): T | null {
  const now = shared(cells);
  if (now === 'mixed') return null;
  return now ? pick(now) : none;
}

/** Ranges given as proxies are stored as references, as Excel shows them when read. */
function storedRule(value: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(recordArgument(value)).map(([key, part]) => {
      if (part instanceof HostObject && isRangeTarget(part.target)) return [key, fixedReference(part.target)];
      if (typeof part === 'object' && part !== null && !Array.isArray(part)) return [key, storedRule(part)];
      return [key, part];
    }),
  );
}

function typeOf(cells: CellsTarget): string {
  const now = shared(cells);
  if (now === 'mixed') return 'MixedCriteria';
  const kind = Object.keys(now?.rule ?? {}).find((key) => key in TYPE_NAMES);
  return kind === undefined ? 'None' : TYPE_NAMES[kind]!;
}

/** Whether the cells keep the rule. Only lists of literal items are judged; other rules are taken as kept. */
function isValid(cells: CellsTarget): boolean | null {
  const now = shared(cells);
  if (now === 'mixed') return null;
  const list = now?.rule.list as { source?: unknown } | undefined;
  if (typeof list?.source !== 'string' || list.source.startsWith('=')) return true;
  const allowed = new Set(list.source.split(',').map((item) => item.trim()));
  for (const area of cells.areas) {
    for (let row = area.row; row < endRow(area); row++) {
      for (let column = area.column; column < endColumn(area); column++) {
        const text = cells.sheet.textAt(row, column);
        if (text === '' ? !now!.ignoreBlanks : !allowed.has(text)) return false;
      }
    }
  }
  return true;
}

export const dataValidationType: TypeDefinition<CellsTarget> = {
  name: 'DataValidation',
  get: {
    ErrorAlert: (cells) => read(cells, (rule) => rule.errorAlert, DEFAULT_ALERT),
    IgnoreBlanks: (cells) => read(cells, (rule) => rule.ignoreBlanks, true),
    Prompt: (cells) => read(cells, (rule) => rule.prompt, DEFAULT_PROMPT),
    Rule: (cells) => read(cells, (rule) => rule.rule, {}),
    Type: typeOf,
    Valid: isValid,
  },
  set: {
    ErrorAlert: (cells, value) => change(cells, { errorAlert: recordArgument(value) }),
    IgnoreBlanks: (cells, value) => change(cells, { ignoreBlanks: flagArgument(value) }),
    Prompt: (cells, value) => change(cells, { prompt: recordArgument(value) }),
    Rule: (cells, value) => change(cells, { rule: storedRule(value) }),
  },
  call: { Clear: ({ sheet, areas }) => sheet.setDataValidation(areas, undefined) },
};
