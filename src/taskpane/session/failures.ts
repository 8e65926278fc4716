/** Tells Excel's refusals, which have a sentence for people, from mistakes of ours, which have details to send. */
import { ENGINE_VERSION } from '../../app/engine-version';
import type { Failure } from './pane-views';

/** `doing`: `posting 2026-03`. */
export function failureOf(error: unknown, doing: string, hostWords: string): Failure {
  if (error instanceof Error && error.name === 'HostError') return { kind: 'host', sentence: error.message };
  const lines = [
    `RevRec ${ENGINE_VERSION}, ${doing}`,
    hostWords,
    error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error),
  ];
  return { kind: 'defect', details: lines.join('\n') };
}

/** The user stopped it. */
export function isAbort(error: unknown): boolean {
  // The browser's own error for it is no Error in every host.
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}
