/**
 * What all three jest projects have in common: TypeScript and React through swc, node as the default environment.
 * A test that needs a DOM says so in its first comment: `@jest-environment jsdom`.
 */

/** Packages that ship ES modules only; jest loads CommonJS, so these are compiled like our own files. */
const modulesOnly = [
  'hucre',
  // Below the workbench's grid:
  'cjk-regex',
  'collapse-white-space',
  'franc-min',
  'kdbush',
  'lodash-es',
  'n-gram',
  'nanoid',
  'quickselect',
  'rbush',
  'regexp-util',
  'trigram-utils',
  'unicode-regex',
];

/** @param {Record<string, unknown>} parser */
const compileWith = (parser) => [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

export const project = {
  rootDir: '../..',
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/test/setup/patience.mjs'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '\\.ts$': compileWith({ syntax: 'typescript' }),
    '\\.tsx$': compileWith({ syntax: 'typescript', tsx: true }),
    '\\.[cm]?js$': compileWith({ syntax: 'ecmascript' }),
  },
  // The innermost node_modules folder decides: a package may carry its own copy of one of these.
  transformIgnorePatterns: [`/node_modules/(?!.*/node_modules/)(?!(?:${modulesOnly.join('|')})/)`],
};
