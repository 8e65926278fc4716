/**
 * Serves the workbench on this machine: the page with the emulated workbook, the built pane in a frame beside it, and
 * Microsoft's Office.js, unmodified, out of the development package.
 *
 *   /workbench/…   dist/workbench
 *   /addin/…       dist/addin
 *   /office-js/…   node_modules/@microsoft/office-js
 *   /host-bridge.js   hands the pane the objects that Excel's own window would have given it
 *
 * `npm start` runs this file; the browser tests call `startWorkbench`.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from './build-pages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const host = '127.0.0.1';
const defaultPort = 3000;

/** @type {Readonly<Record<string, string>>} */
const folders = {
  '/workbench/': join(root, 'dist/workbench'),
  '/addin/': join(root, 'dist/addin'),
  '/office-js/': join(root, 'node_modules/@microsoft/office-js'),
};

/** @type {Readonly<Record<string, string>>} */
const aliases = {
  '/workbench/': '/workbench/workbench.html',
  '/favicon.ico': '/addin/assets/icon-32.png',
};

/** @type {Readonly<Record<string, string>>} */
const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const officeTag = '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
const localOfficeTags = '<script src="/host-bridge.js"></script><script src="/office-js/dist/office.js"></script>';

/** Runs in the pane before Office.js, which looks for these two objects when it loads. */
const hostBridge = `
const { external, bridge } = window.parent.revrecHost;
Object.defineProperty(window, 'external', { value: external, configurable: true });
window._richApiNativeBridge = bridge;
`;

/**
 * The shipped page with one change: Office.js comes from this machine instead of Microsoft's network. The security
 * policy stays as shipped; both scripts are the page's own origin.
 * @param {string} page
 */
function withLocalOffice(page) {
  if (!page.includes(officeTag)) throw new Error('dist/addin/taskpane.html does not load Office.js as expected');
  return page.replace(officeTag, localOfficeTags);
}

/**
 * @param {string} path of the request; no served file has a name that needs decoding
 * @returns {string | undefined} the file it stands for, never outside the served folders
 */
function fileFor(path) {
  const prefix = Object.keys(folders).find((candidate) => path.startsWith(candidate));
  const folder = prefix === undefined ? undefined : folders[prefix];
  if (prefix === undefined || folder === undefined) return undefined;
  const file = normalize(join(folder, path.slice(prefix.length)));
  return file.startsWith(folder + sep) ? file : undefined;
}

/**
 * @param {string} path
 * @returns {Promise<{ type: string, body: string | Buffer } | undefined>} undefined when there is no such page
 */
async function answer(path) {
  if (path === '/host-bridge.js') return { type: contentTypes['.js'] ?? '', body: hostBridge };
  const file = fileFor(aliases[path] ?? path);
  const type = file === undefined ? undefined : contentTypes[extname(file)];
  if (file === undefined || type === undefined) return undefined;
  try {
    const body = await readFile(file);
    return { type, body: path === '/addin/taskpane.html' ? withLocalOffice(body.toString()) : body };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function respond(request, response) {
  const { pathname: path } = new URL(request.url ?? '/', `http://${host}`);
  if (path === '/') {
    response.writeHead(302, { location: '/workbench/' }).end();
    return;
  }
  const found = await answer(path);
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  if (found === undefined) {
    response.writeHead(404, { ...headers, 'content-type': 'text/plain' }).end(`Nothing is served at ${path}\n`);
  } else {
    response.writeHead(200, { ...headers, 'content-type': found.type }).end(found.body);
  }
}

/**
 * Starts serving; the pages must have been built.
 * @param {{ port?: number }} [options] port 0 takes any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address of the workbench, with a slash at its end
 * @throws {Error} when the port is taken
 */
export async function startWorkbench({ port = defaultPort } = {}) {
  const server = createServer((request, response) => {
    respond(request, response).catch((/** @type {unknown} */ error) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve(undefined);
    });
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host}:${String(actualPort)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/**
 * A convenience for someone at a terminal; where no browser can be opened, nothing happens.
 * @param {string} url
 */
function openBrowser(url) {
  if (!process.stdout.isTTY) return;
  /** @type {Readonly<Record<string, readonly [string, ...string[]]>>} */
  const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };
  const [command, ...leading] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...leading, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined);
  opener.unref();
}

async function main() {
  if (process.argv.includes('--build')) {
    console.log('Building the pane and the workbench…');
    buildPages();
  }
  const { url } = await startWorkbench();
  console.log(`The workbench is at ${url} (Ctrl+C stops it)`);
  openBrowser(url);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((/** @type {unknown} */ error) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    console.error(isTaken ? `Port ${String(defaultPort)} is in use: stop what runs there, then try again.` : error);
    process.exitCode = 1;
  });
}
