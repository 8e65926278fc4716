import { button, element } from './page-elements';

/** A message that stays until it is dismissed or replaced. */
export interface Notice {
  show(message: string): void;
  hide(): void;
}

export function createNotice(): Notice {
  const box = element('notice');
  const text = element('notice-text');
  const hide = (): void => {
    box.hidden = true;
  };
  button('close-notice').addEventListener('click', hide);
  return {
    hide,
    show(message) {
      text.textContent = message;
      box.hidden = false;
    },
  };
}
