/** Renders the pane in jsdom, with the few things that jsdom lacks. */
import { TextDecoder, TextEncoder } from 'node:util';
import { act, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { FluentProvider } from '@fluentui/react-components';
import { App } from '../../src/taskpane/App';
import { ENGLISH_SEPARATORS } from '../../src/taskpane/format/amount-words';
import type { PanePorts } from '../../src/taskpane/session/pane-ports';
import { PANE_THEMES } from '../../src/taskpane/theme/pane-theme';
import type { ThemePorts } from '../../src/taskpane/theme/use-theme-choice';

class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, TextEncoder, TextDecoder, ResizeObserver: NoResizeObserver });

let root: Root | null = null;

export async function render(element: ReactElement): Promise<void> {
  const container = document.createElement('div');
  document.body.replaceChildren(container);
  root = createRoot(container);
  await act(async () => {
    root?.render(<FluentProvider theme={PANE_THEMES.light}>{element}</FluentProvider>);
    await Promise.resolve();
  });
}

export const themePorts: ThemePorts = {
  readHostLook: () => null,
  readSystemLook: () => ({ forcedColors: false, prefersDark: false }),
  onLookChanged: () => () => undefined,
  readChoice: () => 'auto',
  saveChoice: () => undefined,
};

export async function renderPane(ports: PanePorts): Promise<void> {
  await render(<App ports={ports} themePorts={themePorts} separators={ENGLISH_SEPARATORS} />);
}

export async function unmount(): Promise<void> {
  await act(async () => {
    root?.unmount();
    await Promise.resolve();
  });
  root = null;
}

export const text = (): string => document.body.textContent ?? '';

/** Elements of a role by their accessible words. */
export function find(role: 'button' | 'tab' | 'link' | 'heading' | 'option', words: string | RegExp): HTMLElement {
  const selectors = { button: 'button', tab: '[role=tab]', link: 'a, button.fui-Link', heading: 'h1, h2, h3', option: '[role=option]' };
  const all = [...document.querySelectorAll<HTMLElement>(selectors[role])];
  const matches = (one: HTMLElement): boolean => {
    const said = one.getAttribute('aria-label') ?? one.textContent ?? '';
    return typeof words === 'string' ? said.trim() === words : words.test(said);
  };
  const found = all.find(matches);
  if (found === undefined) throw new Error(`No ${role} “${String(words)}” among ${all.map((one) => one.getAttribute('aria-label') ?? one.textContent).join(' | ')}`);
  return found;
}

export async function click(element: HTMLElement): Promise<void> {
  await act(async () => {
    element.click();
    await Promise.resolve();
  });
}

export async function press(key: string, target: Element = document.activeElement ?? document.body): Promise<void> {
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve, 30));
  });
}

/** Lets the pane work until it holds; fails after half a minute. */
export async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !holds(); ) {
    if (Date.now() > end) throw new Error(`It did not happen. ${text().slice(0, 1500)}`);
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
}
