/** The browser tests drive the built pages; the full run (test/run.mjs) has just built them, so there this is free. */
export { buildPages as default } from '../../src/workbench/build-pages.mjs';
