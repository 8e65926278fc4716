/** Entry of the worker: the engine at work away from the pane. */
import { answerClose } from './answer-close';
import type { CloseQuestion } from './protocol';

self.addEventListener('message', (event: MessageEvent<CloseQuestion>) => {
  answerClose(event.data, (answer) => self.postMessage(answer));
});
