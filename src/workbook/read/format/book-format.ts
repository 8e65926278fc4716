/** The workbook format: every table that can be read, in the order in which it is read. */
import type { InputTable } from '../../../engine/domain/source-reference';
import { creditNotesFormat, invoicesFormat } from './billing-tables';
import { creditDrawsFormat, creditGrantsFormat } from './credit-tables';
import type { ColumnFormat, TableFormat } from './column-format';
import { contractCostsFormat } from './cost-tables';
import { contractsFormat, milestonesFormat, obligationsFormat, usageFormat } from './contract-tables';
import { progressFormat } from './progress-table';
import { discountEvidenceFormat, priceListFormat } from './price-tables';
import { estimatesFormat, scenariosFormat } from './estimate-tables';
import { modificationLinesFormat, modificationsFormat } from './modification-tables';
import { materialRightsFormat, optionExercisesFormat } from './right-tables';
import { lineSharesFormat, promisedItemsFormat } from './share-tables';
import { financingFormat } from './financing-table';
import { writeOffsFormat } from './write-off-table';
import { accountsFormat, entitiesFormat, productsFormat, ratesFormat, settingsFormat } from './reference-tables';

export const BOOK_FORMAT: Readonly<Record<InputTable, TableFormat>> = {
  Settings: settingsFormat,
  Products: productsFormat,
  Contracts: contractsFormat,
  Obligations: obligationsFormat,
  Invoices: invoicesFormat,
  'Credit notes': creditNotesFormat,
  Usage: usageFormat,
  Milestones: milestonesFormat,
  Progress: progressFormat,
  'Contract costs': contractCostsFormat,
  'Write-offs': writeOffsFormat,
  Financing: financingFormat,
  Modifications: modificationsFormat,
  'Modification lines': modificationLinesFormat,
  Accounts: accountsFormat,
  'Price list': priceListFormat,
  'Discount evidence': discountEvidenceFormat,
  Estimates: estimatesFormat,
  Scenarios: scenariosFormat,
  Entities: entitiesFormat,
  Rates: ratesFormat,
  'Material rights': materialRightsFormat,
  'Option exercises': optionExercisesFormat,
  'Promised items': promisedItemsFormat,
  'Line shares': lineSharesFormat,
  'Credit grants': creditGrantsFormat,
  'Credit draw-downs': creditDrawsFormat,
};

export const TABLE_FORMATS: readonly TableFormat[] = Object.values(BOOK_FORMAT);

/** The column of a format by its standard name; undefined when the format has none. */
export function columnFormat(format: TableFormat, name: string): ColumnFormat | undefined {
  return format.columns.find((column) => column.name === name);
}
