/** A custom function as functions.json describes it, with the name cells use. */
export interface CustomFunctionDescription {
  /** Id under which the add-in associates its code. */
  readonly id: string;
  /** `NAMESPACE.NAME` in capitals, as written in formulas. */
  readonly fullName: string;
  readonly parameters: readonly CustomFunctionParameter[];
  readonly isStreaming: boolean;
  readonly isCancelable: boolean;
}

export interface CustomFunctionParameter {
  readonly type: 'number' | 'string' | 'boolean' | 'any';
  readonly isMatrix: boolean;
  readonly isOptional: boolean;
  readonly isRepeating: boolean;
}

/** The parts of functions.json the host reads. */
export interface FunctionsFile {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly parameters?: readonly {
      readonly type?: string;
      readonly dimensionality?: string;
      readonly optional?: boolean;
      readonly repeating?: boolean;
    }[];
    readonly options?: { readonly stream?: boolean; readonly cancelable?: boolean };
  }[];
}

/** Reads functions.json; `namespace` is the manifest's, for example `REVREC`. */
export function describeFunctions(file: FunctionsFile, namespace: string): CustomFunctionDescription[] {
  return file.functions.map(({ id, name, parameters, options }) => ({
    id,
    fullName: `${namespace}.${name}`.toUpperCase(),
    parameters: (parameters ?? []).map((parameter) => ({
      type: parameterType(parameter.type),
      isMatrix: parameter.dimensionality === 'matrix',
      isOptional: parameter.optional === true,
      isRepeating: parameter.repeating === true,
    })),
    isStreaming: options?.stream === true,
    isCancelable: options?.cancelable === true,
  }));
}

function parameterType(type: string | undefined): CustomFunctionParameter['type'] {
  return type === 'number' || type === 'string' || type === 'boolean' ? type : 'any';
}
