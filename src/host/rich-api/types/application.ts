import type { WorkbookModel } from '../../model/workbook-model';
import { choiceArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';

export const applicationType: TypeDefinition<WorkbookModel> = {
  name: 'Application',
  get: {
    CalculationMode: (workbook) => workbook.calculationMode,
    CalculationState: (workbook) => (workbook.calculationPending ? 'Pending' : 'Done'),
    CalculationEngineVersion: () => 191_029,
    DecimalSeparator: () => '.',
    ThousandsSeparator: () => ',',
    UseSystemSeparators: () => true,
  },
  set: {
    CalculationMode: (workbook, value) => {
      workbook.calculationMode = choiceArgument(value, ['Automatic', 'AutomaticExceptTables', 'Manual'] as const);
    },
  },
  navigate: {
    CultureInfo: () => objectOf(cultureInfoType, undefined),
    IterativeCalculation: () => objectOf(iterativeCalculationType, undefined),
  },
  call: {
    Calculate: (workbook, [type]) => {
      const how = choiceArgument(type, ['Recalculate', 'Full', 'FullRebuild'] as const);
      return workbook.recalculate(how !== 'Recalculate');
    },
    SuspendApiCalculationUntilNextSync: (workbook) => workbook.suspendCalculation(),
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
};

export const cultureInfoType: TypeDefinition<undefined> = {
  name: 'CultureInfo',
  get: { Name: () => 'en-US' },
  navigate: { NumberFormat: () => objectOf(numberFormatInfoType, undefined) },
};

export const numberFormatInfoType: TypeDefinition<undefined> = {
  name: 'NumberFormatInfo',
  get: { NumberDecimalSeparator: () => '.', NumberGroupSeparator: () => ',' },
};

export const iterativeCalculationType: TypeDefinition<undefined> = {
  name: 'IterativeCalculation',
  get: { Enabled: () => false, MaxChange: () => 0.001, MaxIteration: () => 100 },
};
