import type { Area } from './area';
import { containsCell, subtractArea } from './area';
import { ModelError } from './model-error';
import type { Sheet } from './sheet';
import { assertFormattable } from './sheet-guard';
import type { ConditionalFormatModel, DataValidationModel } from './sheet-parts';

/** Adds a conditional format. The newest has priority 0, the others step back, as in Excel. */
export function addConditionalFormat(
  sheet: Sheet,
  areas: readonly Area[],
  type: string,
  rule: object,
): ConditionalFormatModel {
  for (const area of areas) assertFormattable(sheet, area);
  for (const other of sheet.conditionalFormats) other.priority++;
  const format: ConditionalFormatModel = {
    id: sheet.workbook.newId(),
    areas,
    type,
    priority: 0,
    stopIfTrue: false,
    rule: { ...rule },
    look: {},
  };
  sheet.conditionalFormats.unshift(format);
  sheet.told('rules');
  return format;
}

export function removeConditionalFormat(sheet: Sheet, id: string): void {
  const at = sheet.conditionalFormats.findIndex((format) => format.id === id);
  if (at < 0) throw new ModelError('ItemNotFound', "The requested resource doesn't exist.");
  sheet.conditionalFormats.splice(at, 1);
  renumber(sheet);
  sheet.told('rules');
}

/** Moves a conditional format to a place in the order; the others close up. */
export function setPriority(sheet: Sheet, id: string, priority: number): void {
  const format = sheet.conditionalFormats.find((one) => one.id === id);
  if (!format) throw new ModelError('ItemNotFound', "The requested resource doesn't exist.");
  const others = sheet.conditionalFormats.filter((one) => one !== format).sort((a, b) => a.priority - b.priority);
  others.splice(Math.max(0, Math.min(priority, others.length)), 0, format);
  others.forEach((one, index) => (one.priority = index));
  sheet.conditionalFormats = others;
  sheet.told('rules');
}

/** Takes the cells of `area` out of all conditional formats; formats left without cells go. */
export function clearConditionalFormats(sheet: Sheet, area: Area): void {
  for (const format of sheet.conditionalFormats) {
    format.areas = format.areas.flatMap((own) => subtractArea(own, area));
  }
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format.areas.length > 0);
  renumber(sheet);
  sheet.told('rules');
}

function renumber(sheet: Sheet): void {
  sheet.conditionalFormats.sort((a, b) => a.priority - b.priority);
  sheet.conditionalFormats.forEach((format, index) => (format.priority = index));
}

export function setDataValidation(
  sheet: Sheet,
  areas: readonly Area[],
  validation: Omit<DataValidationModel, 'areas'> | undefined,
): void {
  for (const area of areas) assertFormattable(sheet, area);
  for (const other of sheet.dataValidations) {
    other.areas = areas.reduce((rest, area) => rest.flatMap((own) => subtractArea(own, area)), [...other.areas]);
  }
  sheet.dataValidations = sheet.dataValidations.filter((other) => other.areas.length > 0);
  if (validation) sheet.dataValidations.push({ areas, ...validation });
  sheet.told('rules');
}

export function dataValidationAt(sheet: Sheet, row: number, column: number): DataValidationModel | undefined {
  return sheet.dataValidations.find((validation) => validation.areas.some((area) => containsCell(area, row, column)));
}
