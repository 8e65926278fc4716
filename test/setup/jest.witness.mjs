/** Tests that ask LibreOffice, a second spreadsheet program, to recalculate our workbooks. */
import { project } from './jest.project.mjs';

export default {
  ...project,
  displayName: 'witness',
  testMatch: ['<rootDir>/test/witness/**/*.test.ts'],
};
