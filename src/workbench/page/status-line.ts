import { element } from './page-elements';

export type StatusState = 'ready' | 'busy' | 'failed';

export interface StatusLine {
  set(state: StatusState, text: string): void;
}

/** Short work would only make the line flicker. */
const SHOW_BUSY_AFTER_MILLISECONDS = 150;

export function createStatusLine(): StatusLine {
  const line = element('status');
  const words = element('status-text');
  let timer: number | undefined;
  const show = (state: StatusState, text: string): void => {
    line.dataset.state = state;
    if (words.textContent !== text) words.textContent = text;
  };
  return {
    set(state, text) {
      window.clearTimeout(timer);
      timer = undefined;
      if (state !== 'busy' || line.dataset.state === 'busy') show(state, text);
      else timer = window.setTimeout(() => show(state, text), SHOW_BUSY_AFTER_MILLISECONDS);
    },
  };
}
