/** Everything that needs neither a browser nor LibreOffice. */
import { project } from './jest.project.mjs';

export default {
  ...project,
  displayName: 'unit',
  testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(?:e2e|witness)/'],
};
