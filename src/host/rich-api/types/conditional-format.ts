import type { Area } from '../../model/area';
import { intersectAreas, subtractArea } from '../../model/area';
import type { ConditionalFormatModel } from '../../model/sheet-parts';
import { choiceArgument, flagArgument, recordArgument, textArgument, wholeArgument } from '../arguments';
import { objectOf, objectOrNull } from '../host-object';
import type { HostObject, TypeDefinition } from '../host-object';
import { invalidOperation, itemNotFound } from '../wire-error';
import { conditionalRangeFormatType } from './conditional-look';
import { rangeAreasType } from './range-areas';
import type { CellsTarget } from './cells-target';

export interface RuleTarget {
  readonly sheet: CellsTarget['sheet'];
  readonly rule: ConditionalFormatModel;
}

const TYPES = [
  'Custom',
  'DataBar',
  'ColorScale',
  'IconSet',
  'TopBottom',
  'PresetCriteria',
  'ContainsText',
  'CellValue',
] as const;

function rulesOf({ sheet, areas }: CellsTarget): ConditionalFormatModel[] {
  return sheet.conditionalFormats
    .filter((rule) => rule.areas.some((own) => areas.some((area) => intersectAreas(own, area))))
    .sort((a, b) => a.priority - b.priority);
}

/** Takes the cells out of all rules; a rule left without cells is removed. */
function clearRules({ sheet, areas }: CellsTarget): void {
  for (const rule of rulesOf({ sheet, areas })) {
    const rest = areas.reduce<Area[]>((own, area) => own.flatMap((part) => subtractArea(part, area)), [...rule.areas]);
    if (rest.length === 0) sheet.removeConditionalFormat(rule.id);
    else rule.areas = rest;
  }
}

/** The part of a rule that belongs to its type, under two names: one throws for other types, one is null. */
function ofType(member: string, type: (typeof TYPES)[number], part: () => PartType): NavigationMembers {
  return {
    [member]: (target) => {
      if (target.rule.type !== type) throw invalidOperation();
      return objectOf(part(), target);
    },
    [`${member}OrNullObject`]: (target) => objectOrNull(part(), target.rule.type === type ? target : null),
  };
}

type PartType = typeof customType;
type NavigationMembers = Record<string, (target: RuleTarget) => HostObject | null>;

function setMember(target: RuleTarget, member: string, value: unknown): void {
  target.rule.rule = { ...target.rule.rule, [member]: value };
  target.sheet.touchRules();
}

export const conditionalFormatType: TypeDefinition<RuleTarget> = {
  name: 'ConditionalFormat',
  id: ({ rule }) => rule.id,
  get: {
    Id: ({ rule }) => rule.id,
    Priority: ({ rule }) => rule.priority,
    StopIfTrue: ({ rule }) => rule.stopIfTrue,
    Type: ({ rule }) => rule.type,
  },
  set: {
    Priority: ({ sheet, rule }, value) => sheet.setConditionalFormatPriority(rule.id, wholeArgument(value)),
    StopIfTrue: ({ sheet, rule }, value) => {
      rule.stopIfTrue = flagArgument(value);
      sheet.touchRules();
    },
  },
  navigate: {
    ...ofType('CellValue', 'CellValue', () => wholeRuleType('CellValueConditionalFormat')),
    ...ofType('ColorScale', 'ColorScale', () => colorScaleType),
    ...ofType('Custom', 'Custom', () => customType),
    ...ofType('DataBar', 'DataBar', () => dataBarType),
    ...ofType('IconSet', 'IconSet', () => iconSetType),
    ...ofType('Preset', 'PresetCriteria', () => wholeRuleType('PresetCriteriaConditionalFormat')),
    ...ofType('TextComparison', 'ContainsText', () => wholeRuleType('TextConditionalFormat')),
    ...ofType('TopBottom', 'TopBottom', () => wholeRuleType('TopBottomConditionalFormat')),
  },
  call: {
    Delete: ({ sheet, rule }) => sheet.removeConditionalFormat(rule.id),
    GetRange: ({ sheet, rule }, _args, session) => {
      if (rule.areas.length !== 1) throw itemNotFound();
      return session.range(sheet, rule.areas[0]!);
    },
    GetRangeOrNullObject: ({ sheet, rule }, _args, session) =>
      rule.areas.length === 1 ? session.range(sheet, rule.areas[0]!) : null,
    GetRanges: ({ sheet, rule }, _args, session) =>
      objectOf(
        rangeAreasType,
        rule.areas.map((area) => session.rangeTarget(sheet, area)),
      ),
  },
};

/** Types whose `rule` is one object. */
export const WHOLE_RULE_NAMES = [
  'CellValueConditionalFormat',
  'PresetCriteriaConditionalFormat',
  'TextConditionalFormat',
  'TopBottomConditionalFormat',
] as const;

export function wholeRuleType(name: (typeof WHOLE_RULE_NAMES)[number]): PartType {
  return {
    name,
    get: { Rule: ({ rule }) => rule.rule },
    set: {
      Rule: (target, value) => {
        target.rule.rule = recordArgument(value);
        target.sheet.touchRules();
      },
    },
    navigate: { Format: (target) => objectOf(conditionalRangeFormatType, target) },
  };
}

export const customRuleType: TypeDefinition<RuleTarget> = {
  name: 'ConditionalFormatRule',
  get: {
    Formula: ({ rule }) => rule.rule.formula ?? '',
    FormulaLocal: ({ rule }) => rule.rule.formula ?? '',
  },
  set: {
    Formula: (target, value) => setMember(target, 'formula', textArgument(value)),
    FormulaLocal: (target, value) => setMember(target, 'formula', textArgument(value)),
  },
};

export const customType: TypeDefinition<RuleTarget> = {
  name: 'CustomConditionalFormat',
  navigate: {
    Format: (target) => objectOf(conditionalRangeFormatType, target),
    Rule: (target) => objectOf(customRuleType, target),
  },
};

export const colorScaleType: TypeDefinition<RuleTarget> = {
  name: 'ColorScaleConditionalFormat',
  get: {
    Criteria: ({ rule }) => rule.rule.criteria ?? null,
    ThreeColorScale: ({ rule }) => recordOrEmpty(rule.rule.criteria).midpoint !== undefined,
  },
  set: { Criteria: (target, value) => setMember(target, 'criteria', recordArgument(value)) },
};

export const dataBarType: TypeDefinition<RuleTarget> = {
  name: 'DataBarConditionalFormat',
  get: {
    BarDirection: ({ rule }) => rule.rule.barDirection ?? 'Context',
    LowerBoundRule: ({ rule }) => rule.rule.lowerBoundRule ?? { type: 'Automatic' },
    ShowDataBarOnly: ({ rule }) => rule.rule.showDataBarOnly ?? false,
    UpperBoundRule: ({ rule }) => rule.rule.upperBoundRule ?? { type: 'Automatic' },
  },
  set: {
    BarDirection: (target, value) => setMember(target, 'barDirection', textArgument(value)),
    LowerBoundRule: (target, value) => setMember(target, 'lowerBoundRule', recordArgument(value)),
    ShowDataBarOnly: (target, value) => setMember(target, 'showDataBarOnly', flagArgument(value)),
    UpperBoundRule: (target, value) => setMember(target, 'upperBoundRule', recordArgument(value)),
  },
};

export const iconSetType: TypeDefinition<RuleTarget> = {
  name: 'IconSetConditionalFormat',
  get: {
    Criteria: ({ rule }) => rule.rule.criteria ?? [],
    ReverseIconOrder: ({ rule }) => rule.rule.reverseIconOrder ?? false,
    ShowIconOnly: ({ rule }) => rule.rule.showIconOnly ?? false,
    Style: ({ rule }) => rule.rule.style ?? 'ThreeTrafficLights1',
  },
  set: {
    Criteria: (target, value) => setMember(target, 'criteria', value),
    ReverseIconOrder: (target, value) => setMember(target, 'reverseIconOrder', flagArgument(value)),
    ShowIconOnly: (target, value) => setMember(target, 'showIconOnly', flagArgument(value)),
    Style: (target, value) => setMember(target, 'style', textArgument(value)),
  },
};

function recordOrEmpty(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export const conditionalFormatCollectionType: TypeDefinition<CellsTarget> = {
  name: 'ConditionalFormatCollection',
  item: ({ sheet }, [id]) => {
    const rule = sheet.conditionalFormats.find((one) => one.id === id);
    return rule && objectOf(conditionalFormatType, { sheet, rule });
  },
  items: (cells) => rulesOf(cells).map((rule) => objectOf(conditionalFormatType, { sheet: cells.sheet, rule })),
  call: {
    Add: ({ sheet, areas }, [type]) =>
      objectOf(conditionalFormatType, { sheet, rule: sheet.addConditionalFormat(areas, choiceArgument(type, TYPES)) }),
    ClearAll: clearRules,
  },
};
