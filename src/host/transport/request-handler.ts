import { ModelError } from '../model/model-error';
import type { ModelErrorCode } from '../model/model-error';
import { executeBatch } from '../rich-api/execute-batch';
import type { HostSession } from '../rich-api/session';
import type { Batch, BatchResponse, WireError } from '../rich-api/wire';
import { ACTION_TYPE } from '../rich-api/wire';
import { wireError } from '../rich-api/wire-error';
import { dueFault } from './limits';
import type { HostLimits } from './limits';

/** What happened with one request. */
export interface RequestRecord {
  readonly actionCount: number;
  readonly requestBytes: number;
  responseBytes: number;
  durationMs: number;
  /** The client's own: its notice at start-up, the release of references after `Excel.run`, function results. */
  readonly isInternal: boolean;
  errorCode?: string;
}

/** A request's answer; null = never answered. */
export interface Answer {
  readonly statusCode: number;
  readonly body: string;
}

export interface RequestHandler {
  readonly requests: RequestRecord[];
  /** Requests and responses as they went over the wire, when `keepWire` is set. */
  readonly wire: { readonly request: Batch; readonly response: unknown }[];
  keepWire: boolean;
  handle(body: Batch, flags: number, requestText: string): Promise<Answer | null>;
}

const DELAY_FOR_CELL_EDIT_FLAG = 64;
const CELL_EDIT_POLL_MS = 5;

const TOO_LARGE_REQUEST: WireError = {
  Code: 'RequestPayloadSizeLimitExceeded',
  Message: 'The request payload size has exceeded the limit.',
  HttpStatusCode: 400,
};
const TOO_LARGE_RESPONSE: WireError = {
  Code: 'ResponsePayloadSizeLimitExceeded',
  Message: 'The response payload size has exceeded the limit.',
  HttpStatusCode: 400,
};
const IN_CELL_EDIT: WireError = {
  Code: 'InvalidOperationInCellEditMode',
  Message: 'Excel is in cell-editing mode. Leave the cell with ENTER or TAB and try again.',
  HttpStatusCode: 400,
};

/**
 * Answers requests one after the other, under the host's limits. The client's own requests do not queue: a request
 * may be waiting for a calculation which waits for the results of custom functions.
 */
export function createRequestHandler(session: HostSession, limits: HostLimits, now: () => number): RequestHandler {
  let last: Promise<unknown> = Promise.resolve();
  const handler: RequestHandler = {
    requests: [],
    wire: [],
    keepWire: false,
    handle: (body, flags, requestText) => {
      if (isInternal(body)) return answerRequest(body, flags, requestText);
      const answer = last.then(() => answerRequest(body, flags, requestText));
      last = answer.catch(() => undefined);
      return answer;
    },
  };

  async function answerRequest(body: Batch, flags: number, requestText: string): Promise<Answer | null> {
    const record: RequestRecord = {
      actionCount: body.Actions.length,
      requestBytes: byteLength(requestText),
      responseBytes: 0,
      durationMs: 0,
      isInternal: isInternal(body),
    };
    handler.requests.push(record);
    const started = now();
    const answer = await answerUnderLimits(body, flags, record);
    record.durationMs = now() - started;
    record.responseBytes = answer ? byteLength(answer.body) : 0;
    return answer;
  }

  async function answerUnderLimits(body: Batch, flags: number, record: RequestRecord): Promise<Answer | null> {
    if (record.isInternal) return finish(body, await executeBatch(body, session), record);
    const fault = dueFault(limits);
    if (fault?.code === 'silence') {
      record.errorCode = 'silence';
      return null;
    }
    if (fault) {
      const error = new ModelError(
        fault.code as ModelErrorCode,
        fault.message ?? 'There was an internal error while processing the request.',
      );
      return refuse(wireError(error), record);
    }
    if (record.requestBytes > limits.requestBytes) return refuse(TOO_LARGE_REQUEST, record);
    if (limits.cellEditMode) {
      if ((flags & DELAY_FOR_CELL_EDIT_FLAG) === 0) return refuse(IN_CELL_EDIT, record);
      await cellEditEnd(limits);
    }
    return finish(body, await executeBatch(body, session), record);
  }

  function finish(body: Batch, response: BatchResponse, record: RequestRecord): Answer {
    if (response.Error) record.errorCode = response.Error.Code;
    const text = JSON.stringify(response);
    if (handler.keepWire) handler.wire.push({ request: body, response: JSON.parse(text) });
    if (byteLength(text) > limits.responseBytes) return refuse(TOO_LARGE_RESPONSE, record);
    return { statusCode: 200, body: text };
  }

  function refuse(error: WireError, record: RequestRecord): Answer {
    record.errorCode = error.Code;
    return {
      statusCode: 200,
      body: JSON.stringify({ Results: [], TraceIds: [], Error: { ...error, ActionIndex: 0, Location: '' } }),
    };
  }

  return handler;
}

/** Resolves when the user has left the cell. */
function cellEditEnd(limits: HostLimits): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (limits.cellEditMode) setTimeout(look, CELL_EDIT_POLL_MS);
      else resolve();
    };
    look();
  });
}

/** UTF-8 bytes, without encoding: texts here are mostly ASCII and may be many megabytes long. */
function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1;
    // the two halves of a surrogate pair were counted three bytes each, but the pair takes four
    if (code >= 0xd800 && code <= 0xdbff) bytes -= 2;
  }
  return bytes;
}

const INTERNAL_METHODS = new Set([
  '_RemoveReference',
  '_RemoveAllReferences',
  'NotifyActionHandlerReady',
  'SetInvocationArrayResults',
  'SetInvocationResults',
]);

function isInternal(body: Batch): boolean {
  const calls = body.Actions.filter(({ ActionType }) => ActionType !== ACTION_TYPE.instantiate);
  return calls.length > 0 && calls.every(({ Name }) => INTERNAL_METHODS.has(Name));
}
