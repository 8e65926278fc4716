/**
 * `npm test`: sets up what is missing, then runs every check there is, and ends with one line, `N passed, N failed`.
 *
 *   set-up   npm packages, Chromium, LibreOffice
 *   checks   typecheck, lint, build, workbench build: each counts as one test
 *   tests    jest: unit and witness (LibreOffice) two at a time, then e2e (Chromium) one by one
 *
 * A skipped test counts as failed, and so does a run without tests. The exit code is 0 only when all passed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './setup/dependencies.mjs';
import { findChromium, findLibreOffice } from './setup/machine.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */

const root = fileURLToPath(new URL('..', import.meta.url));
const resultFolder = join(root, 'node_modules/.cache/test-results');
const stepLimitMilliseconds = 30 * 60_000;
const debianPackages = ['chromium', 'libreoffice-calc-nogui', 'fonts-liberation'];

/** @returns {string[]} what is not installed, in words */
function missingPrograms() {
  return [
    ...(findChromium() === undefined ? ['Chromium or Chrome (or set CHROMIUM to its path)'] : []),
    ...(findLibreOffice() === undefined ? ['LibreOffice Calc (or set SOFFICE to the path of soffice)'] : []),
  ];
}

/** @returns {boolean} whether Chromium and LibreOffice are there now */
function installPrograms() {
  if (missingPrograms().length === 0) return true;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log(`Installing ${debianPackages.join(', ')} (apt-get)…`);
    /** @type {import('node:child_process').SpawnSyncOptions} */
    const options = {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'inherit', 'inherit'],
    };
    spawnSync('apt-get', ['update'], options);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...debianPackages], options);
  }
  const missing = missingPrograms();
  if (missing.length === 0) return true;
  console.error(`The tests need, and did not find:\n${missing.map((program) => `  - ${program}`).join('\n')}`);
  console.error(`On Debian or Ubuntu: sudo apt-get install -y --no-install-recommends ${debianPackages.join(' ')}`);
  return false;
}

/**
 * @param {string} command
 * @param {readonly string[]} words
 * @param {'inherit' | 'pipe'} output
 * @returns {Promise<{ succeeded: boolean, text: string }>}
 */
function runCommand(command, words, output) {
  return new Promise((resolve) => {
    let text = '';
    const child = spawn(command, words, {
      cwd: root,
      env: { ...process.env, CI: 'true' },
      shell: process.platform === 'win32',
      stdio: ['ignore', output, output],
      timeout: stepLimitMilliseconds,
    });
    const collect = (/** @type {Buffer} */ piece) => (text += piece.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ succeeded: false, text: `${text}${error.message}\n` }));
    child.on('close', (code) => resolve({ succeeded: code === 0, text }));
  });
}

/**
 * @param {string} script of package.json
 * @returns {Promise<Tally>}
 */
async function check(script) {
  const start = Date.now();
  const { succeeded, text } = await runCommand('npm', ['run', '--silent', script], 'pipe');
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(`${succeeded ? 'passed' : 'FAILED'}  ${script} (${seconds} s)${succeeded ? '' : `\n${text}`}`);
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {readonly string[]} projects
 * @param {readonly string[]} options
 * @returns {Promise<Tally>}
 */
async function runJest(projects, options) {
  mkdirSync(resultFolder, { recursive: true });
  const resultFile = join(resultFolder, `${projects.join('-')}.json`);
  rmSync(resultFile, { force: true });
  const { succeeded } = await runCommand(
    process.execPath,
    [
      join(root, 'node_modules/jest/bin/jest.js'),
      ...['--config', 'package.json', '--ci', '--passWithNoTests', '--json', `--outputFile=${resultFile}`],
      ...['--selectProjects', ...projects, ...options],
    ],
    'inherit',
  );
  if (!existsSync(resultFile)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped > 0) console.log(`${skipped} skipped tests count as failed.`);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + skipped;
  return { passed: result.numPassedTests, failed: failed === 0 && !succeeded ? 1 : failed };
}

/** @returns {Promise<Tally>} */
async function runEverything() {
  if (!installDependencies(root) || !installPrograms()) return { passed: 0, failed: 1 };
  const checks = await Promise.all([
    check('typecheck').then(async (first) => [first, await check('lint')]),
    check('build').then(async (first) => [first, await check('build:workbench')]),
  ]);
  const tests = [await runJest(['unit', 'witness'], ['--maxWorkers=2']), await runJest(['e2e'], ['--runInBand'])];
  return [...checks.flat(), ...tests].reduce((sum, tally) => ({
    passed: sum.passed + tally.passed,
    failed: sum.failed + tally.failed,
  }));
}

const { passed, failed } = await runEverything();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
