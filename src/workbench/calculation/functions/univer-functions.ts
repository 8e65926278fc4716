import type { BaseFunction, BaseValueObject, FunctionVariantType } from '@univerjs/engine-formula';

/** Univer's own class of a function, to build on. */
export function univerFunction(
  list: readonly (readonly unknown[])[],
  name: string,
): new (name: string) => BaseFunction {
  const found = list.find(([, one]) => one === name);
  if (!found) throw new Error(`Univer has no function ${name}`);
  return found[0] as new (name: string) => BaseFunction;
}

/** Arguments for Univer's own `calculate`, which is declared for values but gets references where it asks for them. */
export function forUniver(...variants: readonly FunctionVariantType[]): BaseValueObject[] {
  return variants as BaseValueObject[];
}
