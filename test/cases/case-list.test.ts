/** The list of worked examples in README.md and the folders beside it say the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const rows = [...readFileSync(join(__dirname, 'README.md'), 'utf8').matchAll(/^\| ([A-Z][A-Z0-9]*-[A-Z0-9-]+) \| (.+) \|$/gm)].map(
  ([, id = '', state = '']) => ({ id, state }),
);

test('each of the 86 examples is listed once', () => {
  expect(rows).toHaveLength(86);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(86);
});

test('each has a state, and a reason where it is not reproduced', () => {
  expect(rows.filter(({ state }) => !/^(?:reproduced$|not reproduced: .{30}|open: needs .)/.test(state))).toEqual([]);
});

test('what is reproduced has a folder, what is not has none', () => {
  const has = new Set(folders);
  expect(rows.filter(({ id, state }) => state === 'reproduced' && !has.has(id))).toEqual([]);
  expect(rows.filter(({ id, state }) => state.startsWith('not reproduced') && has.has(id))).toEqual([]);
});

test('each folder is an example of the list, a variant of one, or our own', () => {
  const isKnown = (folder: string) =>
    folder.startsWith('VEC-') ||
    rows.some(({ id }) => folder === id || folder.startsWith(`${id}-`) || id.replace(/[A-Z]$/, '') === folder.replace(/[A-Z]$/, ''));
  expect(folders.filter((folder) => !isKnown(folder))).toEqual([]);
});
