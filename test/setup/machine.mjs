/**
 * The two programs the tests need besides node: Chromium (drives the pane) and LibreOffice (recalculates our sheets).
 * Found by environment variable first, then on the PATH, then where installers usually put them.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {{ variable: string, names: readonly string[], places: readonly string[] }} Program */

/** @type {Program} */
const chromium = {
  variable: 'CHROMIUM',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  places: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** @type {Program} */
const libreOffice = {
  variable: 'SOFFICE',
  names: ['soffice', 'libreoffice'],
  places: [
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
  ],
};

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Program} program
 * @returns {string | undefined} the path of the executable
 */
function find({ variable, names, places }) {
  const chosen = process.env[variable];
  if (chosen !== undefined && chosen !== '') return isExecutable(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places];
  return candidates.find(isExecutable);
}

/** Path of Chromium or Chrome (`CHROMIUM` overrides), or undefined. */
export const findChromium = () => find(chromium);

/** Path of LibreOffice's soffice (`SOFFICE` overrides), or undefined. */
export const findLibreOffice = () => find(libreOffice);

/** Chromium refuses its sandbox to the superuser, which is what containers run as. */
export const chromiumArguments = () =>
  process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];
