import type { ConditionalLook } from '../../model/sheet-parts';
import { choiceArgument, flagArgument, optionalText } from '../arguments';
import { objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';
import type { RuleTarget } from './conditional-format';
import { colorArgument } from './cells-target';

function setLook({ sheet, rule }: RuleTarget, change: Partial<ConditionalLook>): void {
  rule.look = { ...rule.look, ...change };
  sheet.touchRules();
}

/** The looks a conditional format lays over its cells. */
export const conditionalRangeFormatType: TypeDefinition<RuleTarget> = {
  name: 'ConditionalRangeFormat',
  get: { NumberFormat: ({ rule }) => rule.look.numberFormat ?? null },
  set: { NumberFormat: (target, value) => setLook(target, { numberFormat: optionalText(value) }) },
  navigate: {
    Fill: (target) => objectOf(conditionalRangeFillType, target),
    Font: (target) => objectOf(conditionalRangeFontType, target),
  },
};

export const conditionalRangeFillType: TypeDefinition<RuleTarget> = {
  name: 'ConditionalRangeFill',
  get: { Color: ({ rule }) => rule.look.fillColor ?? '' },
  set: { Color: (target, value) => setLook(target, { fillColor: colorArgument(value) }) },
  call: { Clear: (target) => setLook(target, { fillColor: undefined }) },
};

export const conditionalRangeFontType: TypeDefinition<RuleTarget> = {
  name: 'ConditionalRangeFont',
  get: {
    Bold: ({ rule }) => rule.look.bold ?? null,
    Color: ({ rule }) => rule.look.fontColor ?? '',
    Italic: ({ rule }) => rule.look.italic ?? null,
    Strikethrough: ({ rule }) => rule.look.strikethrough ?? null,
    Underline: ({ rule }) => rule.look.underline ?? null,
  },
  set: {
    Bold: (target, value) => setLook(target, { bold: flagArgument(value) }),
    Color: (target, value) => setLook(target, { fontColor: colorArgument(value) }),
    Italic: (target, value) => setLook(target, { italic: flagArgument(value) }),
    Strikethrough: (target, value) => setLook(target, { strikethrough: flagArgument(value) }),
    Underline: (target, value) =>
      setLook(target, { underline: choiceArgument(value, ['None', 'Single', 'Double'] as const) }),
  },
  call: {
    Clear: (target) =>
      setLook(target, {
        bold: undefined,
        fontColor: undefined,
        italic: undefined,
        strikethrough: undefined,
        underline: undefined,
      }),
  },
};
