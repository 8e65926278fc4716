/**
 * The engine as a promise. It works in a Web Worker, so that the pane never blocks; where none can be had (an old host,
 * a strict policy) it works in the page. Stopping ends the worker; the next question starts a new one.
 */
import type { PlannedClose } from '../app/close-summary';
import type { TableData } from '../workbook/table-data';
import type { SheetHead } from '../workbook/taken-sheets';
import type { CloseAnswer, CloseQuestion } from './protocol';

export interface EngineRequest {
  readonly throughDay: number;
  /** All sheets of the workbook: a close must not write over the user's. */
  readonly sheets?: readonly SheetHead[];
  /** Without it the close comes back without its plan. */
  readonly wantsPlan?: boolean;
  readonly onStage?: (stage: string) => void;
  readonly signal?: AbortSignal;
}

export interface EngineClient {
  /** Rejects with an AbortError when stopped, and with an EngineDefect when the engine threw. */
  run(tables: readonly TableData[], request: EngineRequest): Promise<PlannedClose>;
  dispose(): void;
}

/** As much of a Worker as is used. */
export interface WorkerLike {
  postMessage(message: CloseQuestion): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: CloseAnswer }) => void): void;
  addEventListener(type: 'error', listener: (event: { preventDefault(): void }) => void): void;
}

interface Pending {
  readonly question: CloseQuestion;
  readonly onStage: (stage: string) => void;
  readonly resolve: (close: PlannedClose) => void;
  readonly reject: (error: Error) => void;
}

const createWorker = (): WorkerLike => new Worker(new URL('./engine-worker.ts', import.meta.url));

export function createEngineClient(create: () => WorkerLike = createWorker): EngineClient {
  const pending = new Map<number, Pending>();
  let worker: WorkerLike | null = null;
  let works = true;
  let lastId = 0;

  const settle = (answer: CloseAnswer): void => {
    const waiting = pending.get(answer.id);
    if (waiting === undefined) return;
    if (answer.kind === 'stage') {
      waiting.onStage(answer.stage);
      return;
    }
    pending.delete(answer.id);
    if (answer.kind === 'done') waiting.resolve(answer.close);
    else waiting.reject(engineDefect(answer.message, answer.stack));
  };

  /** The worker's script cannot be loaded or has died: the page takes over. */
  const workInPage = (): void => {
    works = false;
    worker?.terminate();
    worker = null;
    for (const { question, reject } of pending.values()) answerInPage(question, settle).catch(reject);
  };

  const start = (): WorkerLike | null => {
    if (!works) return null;
    if (worker !== null) return worker;
    try {
      worker = create();
    } catch {
      works = false;
      return null;
    }
    worker.addEventListener('message', ({ data }) => settle(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      workInPage();
    });
    return worker;
  };

  const ask = (question: CloseQuestion, waiting: Omit<Pending, 'question'>): void => {
    pending.set(question.id, { question, ...waiting });
    const running = start();
    if (running === null) answerInPage(question, settle).catch(waiting.reject);
    else running.postMessage(question);
  };

  const stop = (id: number): void => {
    if (!pending.delete(id)) return;
    worker?.terminate();
    worker = null;
    // Others that were waiting behind it are asked again.
    for (const { question } of pending.values()) start()?.postMessage(question);
  };

  return {
    run: (tables, { throughDay, sheets = [], wantsPlan = false, signal, onStage = () => undefined }) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        lastId += 1;
        const id = lastId;
        signal?.addEventListener('abort', () => {
          stop(id);
          reject(signal.reason as Error);
        });
        ask({ id, tables, sheets, throughDay, wantsPlan }, { onStage, resolve, reject });
      }),
    dispose: () => {
      worker?.terminate();
      worker = null;
      pending.clear();
    },
  };
}

async function answerInPage(question: CloseQuestion, settle: (answer: CloseAnswer) => void): Promise<void> {
  const { answerClose } = await import('./answer-close');
  answerClose(question, settle);
}

/** A mistake in the engine; its stack is that of the worker. */
function engineDefect(message: string, stack: string): Error {
  const error = new Error(message);
  error.name = 'EngineDefect';
  if (stack !== '') error.stack = stack;
  return error;
}
