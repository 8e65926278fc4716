/**
 * Builds the pane (dist/addin) and the workbench page (dist/workbench), unless both are newer than every file they
 * come from.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['src', 'assets', 'manifest.xml', 'webpack.config.js', 'package-lock.json'];
const pages = ['dist/addin/taskpane.html', 'dist/workbench/workbench.html'];

/**
 * @param {string} path
 * @returns {number} the time, in milliseconds, of the newest file at or below the path
 */
function newestTime(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestTime(join(path, name))));
}

function pagesAreFresh() {
  if (!pages.every((page) => existsSync(join(root, page)))) return false;
  const builtTime = Math.min(...pages.map((page) => statSync(join(root, page)).mtimeMs));
  return sources.every((source) => newestTime(join(root, source)) <= builtTime);
}

/** @throws {Error} with webpack's output when a build fails */
export function buildPages() {
  if (pagesAreFresh()) return;
  for (const script of ['build', 'build:workbench']) {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (status !== 0) throw new Error(`npm run ${script} failed\n${stdout}${stderr}`);
  }
}
