/** A row of Settings: the policy it sets, and what its Value cell may hold. */
import type { Policy } from '../../../engine/domain/policy';
import { DEFAULT_POLICY } from '../../../engine/domain/policy';
import { choiceLabel } from '../choices/choices';
import type { ChoiceList } from '../choices/choices';

/** What the Value cell of a setting holds. */
export type SettingInput =
  | { readonly kind: 'choice'; readonly list: ChoiceList<string> }
  | { readonly kind: 'date' }
  | { readonly kind: 'count'; readonly least: number; readonly most: number }
  | { readonly kind: 'months'; readonly most: number }
  | { readonly kind: 'text' };

export interface SettingEntry {
  /** Friendly name, as templates write it. */
  readonly name: string;
  readonly field: keyof Policy;
  readonly aliases: readonly string[];
  readonly input: SettingInput;
  /** Labels of the values, or the form of the value. */
  readonly allowed: readonly string[];
  /** Label of the default; empty when there is none. */
  readonly defaultLabel: string;
  /** Paragraphs of ASC 606-10 and IFRS 15 that the policy rests on; empty for bookkeeping choices. */
  readonly paragraph: string;
  readonly words: string;
}

export function choiceSetting<Field extends keyof Policy>(
  field: Field,
  name: string,
  list: ChoiceList<Policy[Field] & string>,
  aliases: readonly string[],
  paragraph: string,
  words: string,
): SettingEntry {
  return {
    name,
    field,
    aliases,
    input: { kind: 'choice', list },
    allowed: list.choices.map((choice) => choice.label),
    defaultLabel: choiceLabel(list, DEFAULT_POLICY[field] as Policy[Field] & string),
    paragraph,
    words,
  };
}
