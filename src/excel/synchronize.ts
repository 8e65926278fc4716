/** A deadline round every request: on the web a request can hang for ever without an error. */
import { createHostError } from './host-error';

const DEADLINE_MS = 60_000;

/** Sends what is queued and waits for the answer, at most `deadline` milliseconds. */
export async function synchronize(context: Excel.RequestContext, deadline = DEADLINE_MS): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(createHostError('NoAnswer', ''));
    }, deadline);
  });
  try {
    await Promise.race([context.sync(), silence]);
  } finally {
    clearTimeout(timer);
  }
}
