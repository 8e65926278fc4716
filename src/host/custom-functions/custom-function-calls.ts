import { cellError, isCellError } from '../model/cell-value';
import type { CellError, CellErrorCode, CellValue } from '../model/cell-value';
import type { WireEntry } from '../rich-api/wire';
import type { CustomFunctionDescription, CustomFunctionParameter } from './functions-metadata';

/** An argument: one value, or the cells of a range. */
export type FunctionArgument = CellValue | readonly (readonly CellValue[])[];
export type FunctionResult = CellValue | readonly (readonly CellValue[])[];

/** Calls custom functions of the add-in. A calculation engine is the usual caller. */
export interface CustomFunctionCalls {
  /** Descriptions by full name in capitals. */
  readonly functions: ReadonlyMap<string, CustomFunctionDescription>;
  /**
   * Calls a function; the result of equal arguments is remembered until `forgetResults`. `address` is the calling
   * cell, `Sheet1!A1`. Never rejects: failures are error values. A function that never answers never resolves.
   */
  call(fullName: string, args: readonly FunctionArgument[], address: string): Promise<FunctionResult>;
  /** Like `call` without memory; `onResult` is called for each result (several for streaming functions). */
  start(
    fullName: string,
    args: readonly FunctionArgument[],
    address: string,
    onResult: (result: FunctionResult) => void,
  ): { readonly cancel: () => void };
  forgetResults(): void;
  /** Takes the results the client sends. */
  accept(results: readonly unknown[]): void;
}

/** Message category of calls on the wire. */
export const CALL_CATEGORY = 1;
const INVOKE = 1000;
const CANCEL = 1001;
const CANCELABLE_FLAG = 1;
const STREAMING_FLAG = 2;

/** Error codes of the wire. Code 7 and anything unknown is #VALUE!. */
const ERROR_BY_CODE: Readonly<Record<number, CellErrorCode>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  8: '#NULL!',
  10: '#NAME?',
};

interface PendingCall {
  readonly onResult: (result: FunctionResult) => void;
  readonly isStreaming: boolean;
}

export function createCustomFunctionCalls(
  descriptions: readonly CustomFunctionDescription[],
  send: (entries: readonly WireEntry[]) => void,
): CustomFunctionCalls {
  const functions = new Map(descriptions.map((description) => [description.fullName, description]));
  const pending = new Map<number, PendingCall>();
  const remembered = new Map<string, Promise<FunctionResult>>();
  let nextInvocation = 1;

  const start: CustomFunctionCalls['start'] = (fullName, args, address, onResult) => {
    const description = functions.get(fullName.toUpperCase());
    const prepared = description && prepareArguments(description.parameters, args);
    if (!description || isCellError(prepared)) {
      onResult(isCellError(prepared) ? prepared : cellError('#NAME?'));
      return { cancel: () => undefined };
    }
    const invocation = nextInvocation++;
    const { isStreaming, isCancelable } = description;
    const flags = (isCancelable ? CANCELABLE_FLAG : 0) | (isStreaming ? STREAMING_FLAG : 0);
    pending.set(invocation, { onResult, isStreaming });
    send([entry(INVOKE, [invocation, description.id, prepared, address, flags])]);
    return {
      cancel: () => {
        if (!pending.delete(invocation)) return;
        if (isStreaming || isCancelable) send([entry(CANCEL, { invocationId: invocation })]);
      },
    };
  };

  return {
    functions,
    start,
    call: (fullName, args, address) => {
      const key = `${fullName.toUpperCase()}${JSON.stringify(args)}`;
      let result = remembered.get(key);
      if (!result) {
        result = new Promise((resolve) => start(fullName, args, address, resolve));
        remembered.set(key, result);
      }
      return result;
    },
    forgetResults: () => remembered.clear(),
    accept: (results) => {
      for (const answer of results.map(readAnswer)) {
        const call = pending.get(answer.id);
        if (!call) continue;
        if (!call.isStreaming) pending.delete(answer.id);
        call.onResult(answer.result);
      }
    },
  };
}

function entry(messageType: number, message: unknown): WireEntry {
  return { messageCategory: CALL_CATEGORY, messageType, targetId: '', message: JSON.stringify(message) };
}

/**
 * Arguments as Excel hands them over: converted to the declared types, missing optional ones null, blank cells by
 * type. An error among them, or a value that cannot be converted, is the result without a call.
 */
function prepareArguments(
  parameters: readonly CustomFunctionParameter[],
  args: readonly FunctionArgument[],
): unknown[] | CellError {
  const prepared: unknown[] = [];
  for (let index = 0; index < parameters.length; index++) {
    const parameter = parameters[index]!;
    if (parameter.isRepeating) {
      const rest = args.slice(index).map((arg) => prepareOne(parameter, arg));
      const failed = rest.find(isCellError);
      if (failed) return failed;
      prepared.push(rest);
      return prepared;
    }
    const arg = args[index];
    if (arg === undefined) {
      if (!parameter.isOptional) return cellError('#VALUE!');
      prepared.push(null);
      continue;
    }
    const value = prepareOne(parameter, arg);
    if (isCellError(value)) return value;
    prepared.push(value);
  }
  return args.length > parameters.length ? cellError('#VALUE!') : prepared;
}

function prepareOne(parameter: CustomFunctionParameter, arg: FunctionArgument): unknown {
  if (!parameter.isMatrix) {
    const single = Array.isArray(arg)
      ? ((arg as readonly (readonly CellValue[])[])[0]?.[0] ?? null)
      : (arg as CellValue);
    return convert(parameter.type, single);
  }
  const grid = Array.isArray(arg) ? (arg as readonly (readonly CellValue[])[]) : [[arg as CellValue]];
  const failed = grid.flat().find(isCellError);
  return failed ?? grid.map((line) => line.map((value) => value ?? ''));
}

function convert(type: CustomFunctionParameter['type'], value: CellValue): unknown {
  if (isCellError(value)) return value;
  switch (type) {
    case 'number': {
      if (value === null) return 0;
      const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
      return Number.isFinite(number) ? number : cellError('#VALUE!');
    }
    case 'string':
      if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
      return value === null ? '' : String(value);
    case 'boolean':
      if (typeof value === 'string')
        return /^(true|false)$/i.test(value) ? /^true$/i.test(value) : cellError('#VALUE!');
      return Boolean(value);
    default:
      return value;
  }
}

interface Answer {
  readonly id: number;
  readonly result: FunctionResult;
}

/** Results come as objects, or as lists `[id, succeeded, value, errorCode]`. */
function readAnswer(raw: unknown): Answer {
  if (Array.isArray(raw)) {
    const [id, succeeded, value, errorCode] = raw as [number, unknown, unknown, number | undefined];
    return { id, result: succeeded ? readResult(value) : errorOf(errorCode) };
  }
  const { id, failed, value, errorCode } = raw as { id: number; failed?: boolean; value?: unknown; errorCode?: number };
  return { id, result: failed ? errorOf(errorCode) : readResult(value) };
}

function errorOf(code: number | undefined): CellError {
  return cellError(ERROR_BY_CODE[code ?? 0] ?? '#VALUE!');
}

function readResult(value: unknown): FunctionResult {
  if (Array.isArray(value)) {
    const rows = value as unknown[];
    return rows.map((row) => (Array.isArray(row) ? row.map(readScalar) : [readScalar(row)]));
  }
  return readScalar(value);
}

/** null and undefined show as 0, as the result of a formula does; objects no cell can hold are #VALUE!. */
function readScalar(value: unknown): CellValue {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'number') return Number.isFinite(value) ? value : cellError('#NUM!');
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return cellError('#VALUE!');
}
