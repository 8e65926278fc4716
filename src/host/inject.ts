import type { ExcelHost } from './create-host';

/** The two objects a page needs before Microsoft's client loads in it. */
export type InjectedHost = Pick<ExcelHost, 'bridge' | 'external'>;

/** Gives a window the objects a native client would inject. To be done before office.js is loaded there. */
export function injectHost(target: object, host: InjectedHost): void {
  Object.defineProperty(target, 'external', { value: host.external, configurable: true });
  Object.defineProperty(target, '_richApiNativeBridge', { value: host.bridge, configurable: true, writable: true });
}

/**
 * Script for the pane's page inside the workbench (as its first inline script, or as an init script of a browser
 * test): takes the host from `parent.revrecHost`. It does nothing in a page that has no such parent.
 */
export const FRAME_SCRIPT = `(() => {
  const host = window.parent !== window ? window.parent.revrecHost : undefined;
  if (!host) return;
  Object.defineProperty(window, 'external', { value: host.external, configurable: true });
  Object.defineProperty(window, '_richApiNativeBridge', { value: host.bridge, configurable: true, writable: true });
})();`;
