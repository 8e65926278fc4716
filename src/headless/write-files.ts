/** Writes all files of a run, or none: each is complete under another name before the first gets its own. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

export function writeFiles(files: readonly OutputFile[]): void {
  const drafts = files.map(({ path }) => `${path}.${process.pid}.part`);
  try {
    files.forEach(({ path, content }, index) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(drafts[index]!, content);
    });
    files.forEach(({ path }, index) => renameSync(drafts[index]!, path));
  } finally {
    for (const draft of drafts) rmSync(draft, { force: true });
  }
}
