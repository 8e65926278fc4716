/**
 * Data validations and conditional formats, in both directions. The model holds Office.js' forms. Colour scales, data
 * bars and icon sets are not in the model: they survive in sheets that are kept, and are lost in those rewritten.
 */
import type { ConditionalRule, DataValidation } from 'hucre/xlsx';
import type { CellStyle as FileStyle } from 'hucre/xlsx';
import { formatAddress, parseAddress } from '../host/formula/a1';
import type { Area } from '../host/model/area';
import type { ConditionalFormatModel, ConditionalLook, DataValidationModel } from '../host/model/sheet-parts';
import type { SheetModel } from '../host/model/workbook-model';

const VALIDATION_TYPES: Readonly<Record<string, DataValidation['type']>> = {
  list: 'list',
  wholeNumber: 'whole',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  textLength: 'textLength',
  custom: 'custom',
};

const TEXT_OPERATORS: Readonly<Record<string, ConditionalRule['type']>> = {
  Contains: 'containsText',
  NotContains: 'notContainsText',
  BeginsWith: 'beginsWith',
  EndsWith: 'endsWith',
};

/** Rules hold what a script gave them: text, numbers, or nothing. */
const wordOf = (value: unknown, standard = ''): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : standard;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const small = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

/** `A1:B2 D4` → areas; parts that are no addresses are left out. */
export function areasOfList(list: string): Area[] {
  return list.split(/\s+/).flatMap((address) => parseAddress(address) ?? []);
}

const listOfAreas = (areas: readonly Area[]): string => areas.map(formatAddress).join(' ');

/** Puts the file's rules into a sheet of the model. */
export function readRules(
  sheet: SheetModel,
  validations: readonly DataValidation[],
  conditions: readonly ConditionalRule[],
): void {
  for (const validation of validations) {
    const areas = areasOfList(validation.range);
    const rule = modelValidation(validation);
    if (rule && areas.length > 0) sheet.setDataValidation(areas, rule);
  }
  // The model puts each new one first.
  for (const condition of [...conditions].sort((a, b) => b.priority - a.priority)) {
    const areas = areasOfList(condition.range);
    const known = modelCondition(condition);
    if (!known || areas.length === 0) continue;
    const added = sheet.addConditionalFormat(areas, known.type, known.rule);
    added.stopIfTrue = condition.stopIfTrue ?? false;
    added.look = lookOf(condition.style);
  }
}

function modelValidation(given: DataValidation): Omit<DataValidationModel, 'areas'> | undefined {
  const kind = Object.keys(VALIDATION_TYPES).find((name) => VALIDATION_TYPES[name] === given.type);
  if (kind === undefined) return undefined;
  return {
    rule: { [kind]: validationRule(kind, given) },
    ignoreBlanks: given.allowBlank ?? false,
    errorAlert: {
      showAlert: given.showErrorMessage ?? false,
      style: capital(given.errorStyle ?? 'stop'),
      title: given.errorTitle ?? '',
      message: given.errorMessage ?? '',
    },
    prompt: {
      showPrompt: given.showInputMessage ?? false,
      title: given.inputTitle ?? '',
      message: given.inputMessage ?? '',
    },
  };
}

function validationRule(kind: string, given: DataValidation): Record<string, unknown> {
  const operand = (formula: string | undefined): string | number | undefined =>
    formula === undefined || formula === ''
      ? undefined
      : Number.isNaN(Number(formula))
        ? `=${formula}`
        : Number(formula);
  if (kind === 'list')
    return { inCellDropDown: true, source: given.values ? given.values.join(',') : `=${given.formula1 ?? ''}` };
  if (kind === 'custom') return { formula: `=${given.formula1 ?? ''}` };
  return {
    formula1: operand(given.formula1),
    formula2: operand(given.formula2),
    operator: capital(given.operator ?? 'between'),
  };
}

function modelCondition(given: ConditionalRule): { type: string; rule: Record<string, unknown> } | undefined {
  const formulas = ([] as string[]).concat(given.formula ?? []).map((formula) => `=${formula}`);
  if (given.type === 'expression') return { type: 'Custom', rule: { formula: formulas[0] ?? '' } };
  if (given.type === 'cellIs') {
    const operator = capital(given.operator ?? 'between');
    return { type: 'CellValue', rule: { formula1: formulas[0] ?? '', formula2: formulas[1], operator } };
  }
  const operator = Object.keys(TEXT_OPERATORS).find((name) => TEXT_OPERATORS[name] === given.type);
  return operator === undefined ? undefined : { type: 'ContainsText', rule: { operator, text: given.text ?? '' } };
}

function lookOf(style: FileStyle | undefined): ConditionalLook {
  const fill = style?.fill?.type === 'pattern' ? (style.fill.bgColor ?? style.fill.fgColor) : undefined;
  const hex = (color: { rgb?: string } | undefined): string | undefined =>
    color?.rgb === undefined ? undefined : `#${color.rgb.slice(-6)}`;
  return {
    fillColor: hex(fill),
    fontColor: hex(style?.font?.color),
    bold: style?.font?.bold,
    italic: style?.font?.italic,
    strikethrough: style?.font?.strikethrough,
    numberFormat: style?.numFmt,
  };
}

/** The file library's form of a sheet's validations; kinds it does not know are left out. */
export function fileValidations(sheet: SheetModel): DataValidation[] {
  return sheet.dataValidations.flatMap((validation) => {
    const [kind, rule] = Object.entries(validation.rule)[0] ?? [];
    const type = kind === undefined ? undefined : VALIDATION_TYPES[kind];
    if (type === undefined) return [];
    const { errorAlert, prompt } = validation;
    const style = small(wordOf(errorAlert.style, 'stop')) as NonNullable<DataValidation['errorStyle']>;
    return [
      {
        type,
        range: listOfAreas(validation.areas),
        ...fileRule(rule as Readonly<Record<string, unknown>>),
        allowBlank: validation.ignoreBlanks,
        showErrorMessage: Boolean(errorAlert.showAlert),
        errorStyle: style,
        errorTitle: wordOf(errorAlert.title),
        errorMessage: wordOf(errorAlert.message),
        showInputMessage: Boolean(prompt.showPrompt),
        inputTitle: wordOf(prompt.title),
        inputMessage: wordOf(prompt.message),
      },
    ];
  });
}

function fileRule(rule: Readonly<Record<string, unknown>>): Partial<DataValidation> {
  const source = rule.source;
  if (typeof source === 'string') {
    return source.startsWith('=')
      ? { formula1: source.slice(1) }
      : { values: source.split(',').map((item) => item.trim()) };
  }
  const text = (value: unknown): string => wordOf(value).replace(/^=/, '');
  const first = rule.formula ?? rule.formula1;
  const made: Partial<DataValidation> = {};
  if (first !== undefined && first !== null) made.formula1 = text(first);
  if (rule.formula2 !== undefined && rule.formula2 !== null) made.formula2 = text(rule.formula2);
  if (typeof rule.operator === 'string')
    made.operator = small(rule.operator) as NonNullable<DataValidation['operator']>;
  return made;
}

/** The file library's form of a sheet's conditional formats; kinds it does not know are left out. */
export function fileConditions(sheet: SheetModel): ConditionalRule[] {
  return sheet.conditionalFormats.flatMap((format) => {
    const rule = fileCondition(format);
    if (!rule) return [];
    const style = fileLook(format.look);
    return [
      {
        ...rule,
        range: listOfAreas(format.areas),
        priority: format.priority + 1,
        stopIfTrue: format.stopIfTrue,
        ...(style && { style }),
      },
    ];
  });
}

function fileCondition({
  type,
  rule,
  areas,
}: ConditionalFormatModel): (Pick<ConditionalRule, 'type'> & Partial<ConditionalRule>) | undefined {
  const text = (value: unknown): string => wordOf(value).replace(/^=/, '');
  if (type === 'Custom') return { type: 'expression', formula: text(rule.formula) };
  if (type === 'CellValue') {
    const operands = [rule.formula1, rule.formula2].filter(
      (operand) => operand !== undefined && operand !== null && operand !== '',
    );
    const operator = small(wordOf(rule.operator, 'between')) as NonNullable<ConditionalRule['operator']>;
    return { type: 'cellIs', operator, formula: operands.map(text) };
  }
  const wanted = TEXT_OPERATORS[wordOf(rule.operator)];
  const first = areas[0];
  if (type !== 'ContainsText' || wanted === undefined || !first) return undefined;
  return { type: wanted, text: wordOf(rule.text), formula: textFormula(wanted, wordOf(rule.text), first) };
}

/** Excel keeps the test of a text condition as a formula beside it, and believes the formula. */
function textFormula(type: ConditionalRule['type'], text: string, area: Area): string {
  const cell = formatAddress({ ...area, rowCount: 1, columnCount: 1 });
  const quoted = `"${text.replace(/"/g, '""')}"`;
  if (type === 'beginsWith') return `LEFT(${cell},LEN(${quoted}))=${quoted}`;
  if (type === 'endsWith') return `RIGHT(${cell},LEN(${quoted}))=${quoted}`;
  const isAbsent = `ISERROR(SEARCH(${quoted},${cell}))`;
  return type === 'notContainsText' ? isAbsent : `NOT(${isAbsent})`;
}

function fileLook(look: ConditionalLook): FileStyle | undefined {
  const made: FileStyle = {};
  const font = {
    ...(look.bold && { bold: true }),
    ...(look.italic && { italic: true }),
    ...(look.strikethrough && { strikethrough: true }),
    ...(look.fontColor && { color: { rgb: look.fontColor.slice(1) } }),
  };
  if (Object.keys(font).length > 0) made.font = font;
  if (look.fillColor) {
    const color = { rgb: look.fillColor.slice(1) };
    made.fill = { type: 'pattern', pattern: 'solid', fgColor: color, bgColor: color };
  }
  if (look.numberFormat) made.numFmt = look.numberFormat;
  return Object.keys(made).length > 0 ? made : undefined;
}
