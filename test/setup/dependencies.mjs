/** Installs the packages of package-lock.json when node_modules is missing or holds other versions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Compares the lock file with npm's own record of what it installed.
 * @param {string} root folder of package.json
 */
export function dependenciesAreCurrent(root) {
  const wanted = readLock(join(root, 'package-lock.json')) ?? {};
  const installed = readLock(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Packages for other systems are listed in the lock file but not installed.
    return found === undefined ? optional === true || devOptional === true : found.version === version;
  });
}

/**
 * @param {string} root folder of package.json
 * @returns {boolean} whether the packages are there now
 */
export function installDependencies(root) {
  if (dependenciesAreCurrent(root)) return true;
  console.log('Installing the packages of package-lock.json (npm ci)…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}
