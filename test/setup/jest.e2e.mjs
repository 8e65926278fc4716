/** Tests that drive the built pane and the workbench in Chromium; the pages are built first when they are stale. */
import { project } from './jest.project.mjs';

export default {
  ...project,
  displayName: 'e2e',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  globalSetup: '<rootDir>/test/setup/build-pages.mjs',
};
