import type { TypeDefinition } from './host-object';
import * as services from './wire-classes';
import * as application from './types/application';
import * as comments from './types/comments';
import * as conditionalFormat from './types/conditional-format';
import * as conditionalLook from './types/conditional-look';
import * as customXmlParts from './types/custom-xml-parts';
import * as dataValidation from './types/data-validation';
import * as freezePanes from './types/freeze-panes';
import * as names from './types/names';
import * as pageLayout from './types/page-layout';
import * as precedents from './types/precedents';
import * as properties from './types/properties';
import * as protection from './types/protection';
import * as rangeAreas from './types/range-areas';
import * as rangeBorders from './types/range-borders';
import * as rangeFormat from './types/range-format';
import * as rangeSort from './types/range-sort';
import * as rangeView from './types/range-view';
import * as range from './types/range';
import * as runtime from './types/runtime';
import * as settings from './types/settings';
import * as tableCollection from './types/table-collection';
import * as tableColumn from './types/table-column';
import * as tableRow from './types/table-row';
import * as table from './types/table';
import * as workbook from './types/workbook';
import * as worksheetCollection from './types/worksheet-collection';
import * as worksheetCustomProperties from './types/worksheet-custom-properties';
import * as worksheet from './types/worksheet';

const MODULES: readonly object[] = [
  application,
  comments,
  conditionalFormat,
  conditionalLook,
  customXmlParts,
  dataValidation,
  freezePanes,
  names,
  pageLayout,
  precedents,
  properties,
  protection,
  rangeAreas,
  rangeBorders,
  rangeFormat,
  rangeSort,
  rangeView,
  range,
  runtime,
  settings,
  tableCollection,
  tableColumn,
  tableRow,
  table,
  workbook,
  worksheetCollection,
  worksheetCustomProperties,
  worksheet,
  services,
];

function isTypeDefinition(value: unknown): value is TypeDefinition<unknown> {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}

/** Every type of the client the host knows, by name: what a test can compare with the client itself. */
export function listHostTypes(): ReadonlyMap<string, TypeDefinition<unknown>> {
  const found = MODULES.flatMap((module) => Object.values(module).filter(isTypeDefinition));
  const ofRules = conditionalFormat.WHOLE_RULE_NAMES.map((name) => conditionalFormat.wholeRuleType(name));
  return new Map([...found, ...ofRules.filter(isTypeDefinition)].map((type) => [type.name, type]));
}
