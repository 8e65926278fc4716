import type { PlannedClose } from '../../src/app/close-summary';
import { sampleBook } from '../../src/sample/sample-book';
import { createEngineClient, type WorkerLike } from '../../src/worker/engine-client';
import type { CloseAnswer, CloseQuestion } from '../../src/worker/protocol';

const MARCH_2026_ENDS = 20_543;

/** A worker that answers when the test says so. */
function fakeWorkers() {
  const started: { asked: CloseQuestion[]; ended: boolean; answer: (answer: CloseAnswer) => void; fail: () => void }[] = [];
  const create = (): WorkerLike => {
    const listeners: { message: (event: { data: CloseAnswer }) => void; error: (event: { preventDefault(): void }) => void } = {
      message: () => undefined,
      error: () => undefined,
    };
    const worker = {
      asked: [] as CloseQuestion[],
      ended: false,
      answer: (data: CloseAnswer) => listeners.message({ data }),
      fail: () => listeners.error({ preventDefault: () => undefined }),
    };
    started.push(worker);
    return {
      postMessage: (question) => worker.asked.push(question),
      terminate: () => {
        worker.ended = true;
      },
      addEventListener: (type: 'message' | 'error', listener: never) => {
        listeners[type] = listener;
      },
    };
  };
  return { create, started };
}

const close = { summary: { month: '2026-03' }, plan: null } as unknown as PlannedClose;

test('the worker answers questions by their number, with stages on the way', async () => {
  const { create, started } = fakeWorkers();
  const client = createEngineClient(create);
  const stages: string[] = [];
  const first = client.run([], { throughDay: 1, onStage: (stage) => stages.push(stage) });
  const second = client.run([], { throughDay: 2, wantsPlan: true });
  const [worker] = started;
  expect(worker!.asked.map(({ id, throughDay, wantsPlan }) => [id, throughDay, wantsPlan])).toEqual([[1, 1, false], [2, 2, true]]);
  worker!.answer({ id: 1, kind: 'stage', stage: 'read' });
  worker!.answer({ id: 2, kind: 'done', close });
  worker!.answer({ id: 1, kind: 'failed', message: 'sum is off', stack: 'at step-5' });
  await expect(second).resolves.toBe(close);
  await expect(first).rejects.toMatchObject({ name: 'EngineDefect', message: 'sum is off', stack: 'at step-5' });
  expect(stages).toEqual(['read']);
  expect(started).toHaveLength(1);
});

test('stopping ends the worker; the next question, and those that waited, get a new one', async () => {
  const { create, started } = fakeWorkers();
  const client = createEngineClient(create);
  const stopper = new AbortController();
  const stopped = client.run([], { throughDay: 1, signal: stopper.signal });
  const waiting = client.run([], { throughDay: 2 });
  stopper.abort();
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  expect(started.map(({ ended }) => ended)).toEqual([true, false]);
  expect(started[1]!.asked.map(({ throughDay }) => throughDay)).toEqual([2]);
  started[1]!.answer({ id: 2, kind: 'done', close });
  await expect(waiting).resolves.toBe(close);
  await expect(client.run([], { throughDay: 3, signal: stopper.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('without a worker, or when it dies, the engine works in the page', async () => {
  const tables = sampleBook();
  const inPage = createEngineClient(() => {
    throw new Error('blocked by policy');
  });
  const { summary, plan } = await inPage.run(tables, { throughDay: MARCH_2026_ENDS, wantsPlan: true });
  expect(summary).toMatchObject({ blocked: false, month: '2026-03', run: 1 });
  expect(plan?.sheets.map(({ name }) => name)).toContain('Daily journal');

  const { create, started } = fakeWorkers();
  const client = createEngineClient(create);
  const answer = client.run(tables, { throughDay: MARCH_2026_ENDS });
  started[0]!.fail();
  const again = await answer;
  expect(again.summary.totals).toEqual(summary.totals);
  expect(again.plan).toBeNull();
  expect(started[0]!.ended).toBe(true);
});
