import { CALL_CATEGORY } from '../custom-functions/custom-function-calls';
import { ModelError } from '../model/model-error';
import type { Batch, WireEntry } from '../rich-api/wire';
import { wireError } from '../rich-api/wire-error';
import type { HostLimits } from './limits';
import type { Answer, RequestHandler } from './request-handler';

/**
 * The object a native client injects as `window._richApiNativeBridge`: JSON text both ways. The page's client sets
 * `onMessageFromHost` when it starts.
 */
export interface NativeBridge {
  onMessageFromHost: ((text: string) => void) | null;
  sendMessageToHost(text: string): void;
}

export interface BridgeTransport {
  readonly bridge: NativeBridge;
  /** Sends entries to the page: function calls at once, others when the answers to running requests are out. */
  send(entries: readonly WireEntry[]): void;
}

const RESPONSE_MESSAGE = 2;
const EVENT_MESSAGE = 3;

interface RequestMessage {
  readonly id: number;
  readonly flags?: number;
  readonly message: { readonly body: Batch | string };
}

/** Connects the page to the request handler. */
export function createBridge(
  handler: () => RequestHandler,
  limits: HostLimits,
  onBug: (bug: unknown) => void,
): BridgeTransport {
  let running = 0;
  const waiting: WireEntry[] = [];
  const bridge: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => {
      running++;
      setTimeout(() => void receive(text), limits.latencyMs);
    },
  };

  function post(message: object): void {
    const text = JSON.stringify(message);
    setTimeout(() => bridge.onMessageFromHost?.(text), limits.latencyMs);
  }

  async function receive(text: string): Promise<void> {
    const request = JSON.parse(text) as RequestMessage;
    const { body } = request.message;
    const batch = typeof body === 'string' ? (JSON.parse(body) as Batch) : body;
    const answered = ({ statusCode, body: answer }: Answer): void =>
      post({ id: request.id, type: RESPONSE_MESSAGE, message: { statusCode, headers: {}, body: answer } });
    try {
      const answer = await handler().handle(batch, request.flags ?? 0, text);
      if (answer) answered(answer);
    } catch (bug) {
      // the caller gets an error instead of silence
      answered(bugAnswer(bug));
      onBug(bug);
    } finally {
      running--;
      flush();
    }
  }

  function flush(): void {
    const due = running > 0 ? waiting.filter(isFunctionCall) : [...waiting];
    if (due.length === 0) return;
    waiting.splice(0, waiting.length, ...waiting.filter((entry) => !due.includes(entry)));
    post({ type: EVENT_MESSAGE, message: { entries: due } });
  }

  return {
    bridge,
    send: (entries) => {
      waiting.push(...entries);
      // entries of one turn travel together
      queueMicrotask(flush);
    },
  };
}

/** Calls of custom functions do not wait for requests: a request may be waiting for their results. */
function isFunctionCall(entry: WireEntry): boolean {
  return entry.messageCategory === CALL_CATEGORY;
}

function bugAnswer(bug: unknown): Answer {
  const text = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
  const error = wireError(new ModelError('GeneralException', `The emulated host failed: ${text}`), 0, '');
  return { statusCode: 200, body: JSON.stringify({ Results: [], TraceIds: [], Error: error }) };
}
