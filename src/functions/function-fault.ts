/** What a custom function says instead of a figure. Excel shows a message only on #VALUE! and #N/A. */
export interface FunctionFault extends Error {
  readonly name: 'FunctionFault';
  /** value: an argument is wrong; missing: what was asked for is not there. */
  readonly kind: 'value' | 'missing';
}

export function fault(kind: FunctionFault['kind'], message: string): FunctionFault {
  return Object.assign(new Error(message), { name: 'FunctionFault' as const, kind });
}

export function isFunctionFault(error: unknown): error is FunctionFault {
  return error instanceof Error && error.name === 'FunctionFault';
}
