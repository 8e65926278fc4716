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
import { withUsualNames } from './usual-names';
import { accountsFormat, entitiesFormat, productsFormat, ratesFormat, settingsFormat } from './reference-tables';

export const BOOK_FORMAT: Readonly<Record<InputTable, TableFormat>> = {
  Settings: withUsualNames(settingsFormat),
  Products: withUsualNames(productsFormat),
  Contracts: withUsualNames(contractsFormat),
  Obligations: withUsualNames(obligationsFormat),
  Invoices: withUsualNames(invoicesFormat),
  'Credit notes': withUsualNames(creditNotesFormat),
  Usage: withUsualNames(usageFormat),
  Milestones: withUsualNames(milestonesFormat),
  Progress: withUsualNames(progressFormat),
  'Contract costs': withUsualNames(contractCostsFormat),
  'Write-offs': withUsualNames(writeOffsFormat),
  Financing: withUsualNames(financingFormat),
  Modifications: withUsualNames(modificationsFormat),
  'Modification lines': withUsualNames(modificationLinesFormat),
  Accounts: withUsualNames(accountsFormat),
  'Price list': withUsualNames(priceListFormat),
  'Discount evidence': withUsualNames(discountEvidenceFormat),
  Estimates: withUsualNames(estimatesFormat),
  Scenarios: withUsualNames(scenariosFormat),
  Entities: withUsualNames(entitiesFormat),
  Rates: withUsualNames(ratesFormat),
  'Material rights': withUsualNames(materialRightsFormat),
  'Option exercises': withUsualNames(optionExercisesFormat),
  'Promised items': withUsualNames(promisedItemsFormat),
  'Line shares': withUsualNames(lineSharesFormat),
  'Credit grants': withUsualNames(creditGrantsFormat),
  'Credit draw-downs': withUsualNames(creditDrawsFormat),
};

export const TABLE_FORMATS: readonly TableFormat[] = Object.values(BOOK_FORMAT);

/** The column of a format by its standard name; undefined when the format has none. */
export function columnFormat(format: TableFormat, name: string): ColumnFormat | undefined {
  return format.columns.find((column) => column.name === name);
}
