import type { WorkbookModel } from '../host/model/workbook-model';
import { emptyTemplate } from '../sample/empty-template';
import { sampleBook } from '../sample/sample-book';
import { sourceSheetsPlan } from '../sample/source-sheets';
import type { TableData } from '../workbook/table-data';
import { applyPlanToModel } from '../xlsx/apply-plan';

/** The invented company with its contracts, obligations, invoices and usage. */
export function fillWithSample(model: WorkbookModel): void {
  fill(model, sampleBook());
}

/** All tables, empty, and the guide to their columns. */
export function fillWithTemplate(model: WorkbookModel): void {
  fill(model, emptyTemplate());
}

function fill(model: WorkbookModel, tables: readonly TableData[]): void {
  const sheets = sourceSheetsPlan(tables);
  applyPlanToModel(model, { sheets, activate: sheets[0]?.name ?? '' });
}
