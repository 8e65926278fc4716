/** Answers one question; the same in the worker and, where none can be had, in the page. */
import { summarizeClose } from '../app/close-summary';
import { prepareClose } from '../app/prepare-close';
import type { CloseAnswer, CloseQuestion } from './protocol';

export function answerClose({ id, tables, sheets, throughDay, wantsPlan }: CloseQuestion, send: (answer: CloseAnswer) => void): void {
  try {
    const prepared = prepareClose(tables, {
      throughDay,
      sheets,
      onStage: (stage) => send({ id, kind: 'stage', stage }),
    });
    const { summary, plan } = summarizeClose(prepared, throughDay);
    send({ id, kind: 'done', close: { summary, plan: wantsPlan ? plan : null } });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    send({ id, kind: 'failed', message, stack: error instanceof Error ? (error.stack ?? '') : '' });
  }
}
